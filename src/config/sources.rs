//! What settings come from: flags, environment, `.env`, files. The only part of `config` that reads anything.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::{Error, SETTINGS, Setting, resolve};
use crate::provider::vendor::Vendors;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The command line.
    Flag,
    /// The environment.
    Environment(String),
    /// The file `.env`.
    DotEnv(String),
    /// `tally.toml` of the project, or the user's `config.toml`.
    File(PathBuf),
    /// The table above.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("flag"),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::DotEnv(name) => write!(f, ".env {name}"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A settings file, read.
#[derive(Clone, Debug, Default)]
pub struct SettingsFile {
    /// Where it stands.
    pub path: PathBuf,
    /// Its values.
    pub values: BTreeMap<String, String>,
}

/// Everything that settings come from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// By setting.
    pub flags: BTreeMap<&'static str, String>,
    /// By variable.
    pub environment: BTreeMap<String, String>,
    /// By variable, from `.env`.
    pub dot_env: BTreeMap<String, String>,
    /// The project's file, then the user's.
    pub files: Vec<SettingsFile>,
    /// The services that are known, the user's own among them.
    pub vendors: Vendors,
}

impl Sources {
    /// Reads the environment, `.env` and `tally.toml` of `folder`, and the user's file.
    pub fn load(flags: BTreeMap<&'static str, String>, folder: &Path) -> Result<Self, Error> {
        let environment: BTreeMap<String, String> =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?))).collect();
        let dot_env = read_dot_env(&folder.join(".env"))?;
        let paths = std::iter::once(folder.join("tally.toml")).chain(user_file(&environment));
        let files = paths.map(|path| read_file(&path)).collect::<Result<Vec<_>, _>>()?;
        let mut sources = Self { flags, environment, dot_env, files: files.into_iter().flatten().collect(), vendors: Vendors::default() };
        if let Some(path) = Some(resolve(&sources).get("vendors")).filter(|path| !path.is_empty()).map(PathBuf::from) {
            let text = std::fs::read_to_string(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
            sources.vendors = Vendors::load(Some(&text)).map_err(|error| Error::File { path, detail: error.to_string() })?;
        }
        Ok(sources)
    }

    /// A variable of the environment, else of `.env`, unless it is empty.
    fn variable(&self, name: &str) -> Option<(String, Origin)> {
        let filled = |values: &BTreeMap<String, String>| values.get(name).filter(|value| !value.is_empty()).cloned();
        let environment = filled(&self.environment).map(|value| (value, Origin::Environment(name.to_owned())));
        environment.or_else(|| filled(&self.dot_env).map(|value| (value, Origin::DotEnv(name.to_owned()))))
    }

    /// The key of the service that is asked for, from the variable that its vendor names.
    pub(super) fn vendor_key(&self, vendor: &str, base_url: &str) -> Option<(String, Origin)> {
        let vendor = match (vendor, base_url) {
            ("", "") => return None,
            ("", url) => self.vendors.serving(&url.parse().ok()?).ok()?,
            (name, _) => self.vendors.named(name).ok()?,
        };
        self.variable(vendor.key_env.as_deref()?)
    }

    pub(super) fn find(&self, setting: &'static Setting) -> (String, Origin) {
        if let Some(value) = self.flags.get(setting.key) {
            return (value.clone(), Origin::Flag);
        }
        let file = || self.files.iter().find_map(|file| Some((file.values.get(setting.key)?.clone(), Origin::File(file.path.clone()))));
        self.variable(setting.env).or_else(file).unwrap_or_else(|| (setting.default.to_owned(), Origin::Default))
    }
}

/// `$XDG_CONFIG_HOME/tally/config.toml` or `~/.config/tally/config.toml`.
fn user_file(environment: &BTreeMap<String, String>) -> Option<PathBuf> {
    let folder = match environment.get("XDG_CONFIG_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(environment.get("HOME")?).join(".config"),
    };
    Some(folder.join("tally").join("config.toml"))
}

fn read(path: &Path) -> Result<Option<String>, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

fn read_dot_env(path: &Path) -> Result<BTreeMap<String, String>, Error> {
    let Some(text) = read(path)? else { return Ok(BTreeMap::new()) };
    // dotenvy's own message quotes the line, which may hold a key.
    let bad = |_| Error::File { path: path.to_owned(), detail: "a line is not NAME=value".to_owned() };
    dotenvy::from_read_iter(text.as_bytes()).collect::<Result<_, _>>().map_err(bad)
}

fn read_file(path: &Path) -> Result<Option<SettingsFile>, Error> {
    let Some(text) = read(path)? else { return Ok(None) };
    let bad = |detail: String| Error::File { path: path.to_owned(), detail };
    let table: toml::Table = toml::from_str(&text).map_err(|error| bad(error.to_string().trim_end().to_owned()))?;
    let mut values = BTreeMap::new();
    for (key, value) in table {
        let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) else {
            return Err(bad(format!("`{key}` is no setting: see `summarize config show` for all of them")));
        };
        if setting.secret {
            return Err(bad(format!("`{key}` does not belong in a file that is shared: set {} or `key_cmd`", setting.env)));
        }
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            other => return Err(bad(format!("`{key}` must be a text or a whole number, not {}", other.type_str()))),
        };
        values.insert(key, value);
    }
    Ok(Some(SettingsFile { path: path.to_owned(), values }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_file_says_what_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tally.toml");
        for (text, want) in [
            ("api_key = \"x\"", "does not belong"),
            ("colour = 1", "is no setting"),
            ("lang = [", "tally.toml"),
            ("lang = 1.5", "must be a text"),
        ] {
            std::fs::write(&path, text).unwrap();
            let error = read_file(&path).unwrap_err().to_string();
            assert!(error.contains(want), "{error}");
        }
    }
}
