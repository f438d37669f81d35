//! Where results of a batch go: a file each, or a line each.

use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::plan::Job;
use super::{Error, Outcome, Place};

/// Where results go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sink {
    /// A line each of one JSONL file.
    Lines(PathBuf),
    /// A file each, whole or not at all.
    Folder {
        /// The folder.
        path: PathBuf,
        /// The files' ending.
        ending: String,
    },
}

impl Sink {
    /// The file or the folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::Lines(path) | Self::Folder { path, .. } => path,
        }
    }

    fn with_path(&self, path: PathBuf) -> Self {
        match self {
            Self::Lines(_) => Self::Lines(path),
            Self::Folder { ending, .. } => Self::Folder { path, ending: ending.clone() },
        }
    }

    /// As it is called in `folder`: without the folder's path where it lies under it, so that both can move together.
    #[must_use]
    pub fn from(&self, folder: &Path) -> Self {
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let path = whole(self.path());
        self.with_path(path.strip_prefix(whole(folder)).unwrap_or(&path).to_owned())
    }

    /// The other way: as it is called from here.
    #[must_use]
    pub fn under(&self, folder: &Path) -> Self {
        self.with_path(folder.join(self.path()))
    }

    /// Whether both are the same place, however it is called.
    pub fn is(&self, other: &Self) -> bool {
        self.from(Path::new("/")) == other.from(Path::new("/"))
    }

    /// The file of results, where there is one.
    pub fn lines(&self) -> Option<&Path> {
        match self {
            Self::Lines(path) => Some(path),
            Self::Folder { .. } => None,
        }
    }

    /// Where the result of `job` is, if it is a file of its own.
    pub fn file(&self, job: &Job) -> Option<PathBuf> {
        match self {
            Self::Lines(_) => None,
            Self::Folder { path, ending } => Some(path.join(file_name(job, ending))),
        }
    }

    /// Writes a result into its file, or makes its line for the journal to write.
    pub fn put(&self, job: &Job, outcome: &mut Outcome, rendered: String) -> Result<Option<String>, Error> {
        match self {
            Self::Lines(_) => Ok(Some(line(job, outcome, &rendered))),
            Self::Folder { path, ending } => {
                let file = file_name(job, ending);
                let target = path.join(&file);
                write(&target, rendered.as_bytes()).map_err(Error::file("write", &target))?;
                outcome.place = Some(Place::File { file });
                Ok(None)
            }
        }
    }
}

/// A line of the results file; an output that is JSON stands in it as JSON.
pub fn line(job: &Job, outcome: &Outcome, rendered: &str) -> String {
    let output = serde_json::from_str(rendered).unwrap_or_else(|_| Value::from(rendered));
    json!({ "custom_id": job.id, "lang": job.lang, "key": job.key, "status": outcome.status.name(), "output": output }).to_string()
}

/// Writes a file whole or not at all, its folder with it.
pub fn write(target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut pending = tempfile::Builder::new().prefix(".summarize-").tempfile_in(folder)?;
    pending.write_all(bytes)?;
    pending.as_file().sync_all()?;
    #[cfg(unix)]
    pending.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    pending.persist(target)?;
    sync_folder(folder)
}

/// Makes sure that files which are new in `folder` are found there after a power cut.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { std::fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// `a/b.txt` into English is `a/b.en.md`. A name that must be changed to be a safe file name has its job's key in it, so that no two
/// are the same.
fn file_name(job: &Job, ending: &str) -> String {
    let path = Path::new(&job.id);
    let normal: PathBuf = path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
    let text = normal.to_string_lossy();
    let text: String = text.chars().map(|c| if c.is_control() || "\\:*?\"<>|".contains(c) { '_' } else { c }).take(80).collect();
    let known = [".txt", ".md", ".markdown", ".html", ".htm", ".text"].into_iter().find_map(|end| text.strip_suffix(end)).unwrap_or(&text);
    // Two articles that differ in their ending only would meet.
    let unchanged = text == job.id && (known == text || text.ends_with(".txt"));
    let mark = if unchanged { String::new() } else { format!("-{}", job.key.chars().take(12).collect::<String>()) };
    format!("{known}{mark}.{}.{ending}", job.lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::input::Input;

    #[test]
    fn file_names() {
        for (id, want) in [
            ("a.txt", "a.en.md"),
            ("sub/a.txt", "sub/a.en.md"),
            ("doc-1", "doc-1.en.md"),
            ("a.md", "a-0123456789ab.en.md"),
            ("/etc/a.txt", "etc/a-0123456789ab.en.md"),
            ("../../a.txt", "a-0123456789ab.en.md"),
            ("a:b", "a_b-0123456789ab.en.md"),
            ("..", "-0123456789ab.en.md"),
        ] {
            let job = Job {
                key: "0123456789abcdef".to_owned(),
                id: id.to_owned(),
                lang: "en".to_owned(),
                source_lang: None,
                content: String::new(),
                size: 0,
                input: Input::File { file: String::new() },
            };
            assert_eq!(file_name(&job, "md"), want, "{id}");
        }
    }
}
