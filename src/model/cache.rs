//! The folder of model files: what is in it, and how a file gets in whole.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::Error;
use super::known::{KNOWN, known};

/// The folder of model files.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

/// A model file in the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cached {
    /// What the user calls it.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Its size, in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal, as it was when it came.
    pub sha256: Option<String>,
}

impl Cache {
    /// The cache of this user: `TALLY_CACHE`, else `XDG_CACHE_HOME/tally`, else `~/.cache/tally`, and there `models`. `variable`
    /// looks an environment variable up.
    ///
    /// # Errors
    /// [`Error::NoCache`] where none of them is set.
    pub fn of_user(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty()).map(PathBuf::from);
        let root = set("TALLY_CACHE")
            .or_else(|| set("XDG_CACHE_HOME").map(|path| path.join("tally")))
            .or_else(|| set("HOME").or_else(|| set("USERPROFILE")).map(|path| path.join(".cache").join("tally")));
        root.map(|root| Self::at(root.join("models"))).ok_or(Error::NoCache)
    }

    /// A cache in `folder`.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder; it may not be there yet.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Every model file, by name.
    pub fn list(&self) -> Vec<Cached> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut models: Vec<Cached> = entries.filter_map(|entry| cached(&entry.path())).collect();
        models.sort_by(|a, b| a.name.cmp(&b.name));
        models
    }

    /// The model called `name`, or the GGUF file at the path `name`.
    ///
    /// # Errors
    /// [`Error::Missing`] for a known model that is not here, [`Error::Unknown`] for others.
    pub fn find(&self, name: &str) -> Result<Cached, Error> {
        if let Some(model) = self.list().into_iter().find(|model| model.name == name) {
            return Ok(model);
        }
        if known(name).is_some() {
            return Err(Error::Missing(name.to_owned()));
        }
        let path = Path::new(name);
        if !path.is_file() {
            return Err(Error::Unknown(name.to_owned()));
        }
        check_magic(path)?;
        let bytes = std::fs::metadata(path).map_err(|error| Error::file(path, &error))?.len();
        Ok(Cached { name: stem(path), path: path.to_path_buf(), bytes, sha256: None })
    }

    /// Removes the model called `name`, and gives back what was freed, in bytes.
    ///
    /// # Errors
    /// As [`Cache::find`], and where the file cannot be removed.
    pub fn remove(&self, name: &str) -> Result<u64, Error> {
        let model = self.list().into_iter().find(|model| model.name == name);
        let model =
            model.ok_or_else(|| known(name).map_or_else(|| Error::Unknown(name.to_owned()), |_| Error::Missing(name.to_owned())))?;
        std::fs::remove_file(&model.path).map_err(|error| Error::file(&model.path, &error))?;
        let _ = std::fs::remove_file(sidecar(&model.path));
        Ok(model.bytes)
    }

    /// A new file in the cache, which vanishes unless it is [installed](Self::install).
    pub(super) fn draft(&self) -> Result<tempfile::NamedTempFile, Error> {
        self.make_folder()?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".pull-");
        // Temporary files are for their owner alone; models may be for all who may use the folder.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        builder.tempfile_in(&self.folder).map_err(|error| Error::file(&self.folder, &error))
    }

    /// Makes the folder.
    pub(super) fn make_folder(&self) -> Result<(), Error> {
        std::fs::create_dir_all(&self.folder).map_err(|error| Error::file(&self.folder, &error))
    }

    /// Puts a finished file in its place as `file`, with its checksum beside it.
    pub(super) fn install(&self, draft: &Path, file: &str, sha256: &str) -> Result<Cached, Error> {
        check_magic(draft)?;
        let path = self.folder.join(file);
        // The old checksum goes first: beside a new file, after a crash, it would be a lie.
        let _ = std::fs::remove_file(sidecar(&path));
        std::fs::rename(draft, &path).map_err(|error| Error::file(&path, &error))?;
        std::fs::write(sidecar(&path), format!("{sha256}  {file}\n")).map_err(|error| Error::file(sidecar(&path), &error))?;
        cached(&path).ok_or_else(|| Error::NotGguf(path.clone()))
    }
}

/// The file as a model, where its name says that it is one.
fn cached(path: &Path) -> Option<Cached> {
    let file = path.file_name()?.to_str()?;
    if path.extension()? != "gguf" || file.starts_with('.') {
        return None;
    }
    let name = KNOWN.iter().find(|known| known.file == file).map_or_else(|| stem(path), |known| known.name.to_owned());
    let bytes = std::fs::metadata(path).ok()?.len();
    let sha256 = std::fs::read_to_string(sidecar(path)).ok().and_then(|line| line.split_whitespace().next().map(str::to_owned));
    Some(Cached { name, path: path.to_path_buf(), bytes, sha256 })
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn sidecar(path: &Path) -> PathBuf {
    path.with_added_extension("sha256")
}

/// Looks at the first four bytes.
pub(super) fn check_magic(path: &Path) -> Result<(), Error> {
    let mut magic = [0_u8; 4];
    let mut file = std::fs::File::open(path).map_err(|error| Error::file(path, &error))?;
    if file.read_exact(&mut magic).is_ok() && magic == *b"GGUF" { Ok(()) } else { Err(Error::NotGguf(path.to_path_buf())) }
}

/// SHA-256 of a file, in hexadecimal.
pub(super) fn sha256_of(path: &Path) -> Result<String, Error> {
    let failed = |error: std::io::Error| Error::file(path, &error);
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0_u8; 1 << 20];
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => return Ok(hex(&hasher.finalize())),
            read => hasher.update(buffer.get(..read).unwrap_or_default()),
        }
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_for(variables: &[(&str, &str)]) -> Option<String> {
        let look = |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Cache::of_user(look).ok().map(|cache| cache.folder().display().to_string())
    }

    #[test]
    fn the_folder_follows_the_environment() {
        let cases: &[(&[(&str, &str)], Option<&str>)] = &[
            (&[("TALLY_CACHE", "/t"), ("XDG_CACHE_HOME", "/x"), ("HOME", "/h")], Some("/t/models")),
            (&[("TALLY_CACHE", " "), ("XDG_CACHE_HOME", "/x"), ("HOME", "/h")], Some("/x/tally/models")),
            (&[("HOME", "/h")], Some("/h/.cache/tally/models")),
            (&[], None),
        ];
        for (variables, expected) in cases {
            assert_eq!(folder_for(variables).as_deref(), *expected, "{variables:?}");
        }
    }

    #[test]
    fn a_file_lands_whole_is_listed_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("models"));
        assert!(cache.list().is_empty());
        assert!(matches!(cache.find("gemma-3-270m"), Err(Error::Missing(_))));
        assert!(matches!(cache.find("nothing"), Err(Error::Unknown(_))));

        let draft = cache.draft().unwrap();
        std::fs::write(draft.path(), b"GGUF tiny").unwrap();
        let model = cache.install(draft.path(), "gemma-3-270m-q4_k_m.gguf", "abc").unwrap();
        assert_eq!((model.name.as_str(), model.bytes, model.sha256.as_deref()), ("gemma-3-270m", 9, Some("abc")));
        assert_eq!(cache.list(), std::slice::from_ref(&model));
        assert_eq!(cache.find("gemma-3-270m").unwrap(), model);
        assert_eq!(cache.find(model.path.to_str().unwrap()).unwrap().name, "gemma-3-270m-q4_k_m", "a path works too");

        let bad = cache.draft().unwrap();
        std::fs::write(bad.path(), b"<html>").unwrap();
        assert!(matches!(cache.install(bad.path(), "bad.gguf", "abc"), Err(Error::NotGguf(_))));
        drop(bad);

        assert_eq!(cache.remove("gemma-3-270m").unwrap(), 9);
        assert!(std::fs::read_dir(cache.folder()).unwrap().next().is_none(), "nothing is left behind");
    }

    #[test]
    fn hashes_files() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), b"abc").unwrap();
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_of(file.path()).unwrap(), known);
    }
}
