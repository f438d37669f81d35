//! What a batch works on: files, folders, globs, and JSONL files with a `custom_id` a line. Read by `plan`; read again by `job`.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Error;

/// Endings that a folder's articles have.
const ENDINGS: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "text"];
/// Endings of files that hold an article a line.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// Where the content of a job is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Input {
    /// The `text` of a line of a JSONL file.
    Line {
        /// The file: absolute, or relative to the plan's folder.
        file: String,
        /// Where the line begins, in bytes.
        offset: u64,
        /// How long it is, in bytes.
        bytes: u64,
    },
    /// A whole file.
    File {
        /// The file: absolute, or relative to the plan's folder.
        file: String,
    },
}

/// A line of a JSONL input.
#[derive(Debug, Deserialize)]
pub struct Line {
    /// The user's name for it.
    #[serde(alias = "id")]
    pub custom_id: String,
    /// The article.
    pub text: String,
    /// Its language (BCP 47).
    #[serde(default, alias = "source_lang")]
    pub lang: Option<String>,
}

impl Input {
    /// The file's name.
    pub fn name(&self) -> &str {
        match self {
            Self::Line { file, .. } | Self::File { file } => file,
        }
    }

    /// The content.
    pub fn read(&self, folder: &Path) -> Result<Vec<u8>, String> {
        let path = folder.join(self.name());
        let failed = |error: std::io::Error| format!("cannot read `{}`: {error}", path.display());
        match self {
            Self::File { .. } => std::fs::read(&path).map_err(failed),
            Self::Line { offset, bytes, .. } => {
                let mut file = File::open(&path).map_err(failed)?;
                file.seek(SeekFrom::Start(*offset)).map_err(failed)?;
                let mut line = Vec::new();
                file.take(*bytes).read_to_end(&mut line).map_err(failed)?;
                let line: Line = serde_json::from_slice(&line)
                    .map_err(|_| format!("`{}` has changed since the plan was made: make a new plan for it", path.display()))?;
                Ok(line.text.into_bytes())
            }
        }
    }
}

/// An article that was found.
#[derive(Debug)]
pub struct Found {
    /// The name that the user knows it by.
    pub id: String,
    /// Its language, where the input says.
    pub lang: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it is.
    pub input: Input,
}

/// Calls `each` with every article that `inputs` name, in their order; a folder's and a glob's in the order of names.
/// `folder` is where the plan will stand.
pub fn find(inputs: &[String], folder: &Path, each: &mut dyn FnMut(Found) -> Result<(), Error>) -> Result<(), Error> {
    for input in inputs {
        let path = Path::new(input);
        if path.is_dir() {
            let mut files = Vec::new();
            walk(path, &mut files, &mut BTreeSet::new())?;
            for file in files {
                // Within one folder the short name tells articles apart; among several it might not.
                let short = file.strip_prefix(path).ok().filter(|_| inputs.len() == 1);
                let id = short.unwrap_or(&file).to_string_lossy().into_owned();
                one(&file, id, folder, each)?;
            }
        } else if path.exists() {
            one(path, input.clone(), folder, each)?;
        } else {
            let pattern =
                glob::glob(input).map_err(|error| Error::Input(format!("`{input}` is no file, no folder and no glob: {error}")))?;
            let mut files: Vec<PathBuf> = pattern.filter_map(Result::ok).filter(|path| path.is_file()).collect();
            files.sort();
            if files.is_empty() {
                return Err(Error::Input(format!("`{input}` is no file and no folder, and as a glob it finds nothing")));
            }
            for file in files {
                let id = file.to_string_lossy().into_owned();
                one(&file, id, folder, each)?;
            }
        }
    }
    Ok(())
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| endings.contains(&ending.to_lowercase().as_str()))
}

/// The articles under a folder, in the order of names; hidden files are left alone, and a folder that a link leads back to.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, seen: &mut BTreeSet<PathBuf>) -> Result<(), Error> {
    if !seen.insert(folder.canonicalize().map_err(Error::file("read", folder))?) {
        return Ok(());
    }
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(Error::file("read", folder))?;
    let mut paths: Vec<PathBuf> = entries.iter().map(std::fs::DirEntry::path).collect();
    paths.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, files, seen)?;
        } else if ends(&path, &ENDINGS) || ends(&path, &LINES) {
            files.push(path);
        }
    }
    Ok(())
}

fn one(path: &Path, id: String, folder: &Path, each: &mut dyn FnMut(Found) -> Result<(), Error>) -> Result<(), Error> {
    let file = stored(path, folder).map_err(Error::file("read", path))?;
    if ends(path, &LINES) {
        return lines(path, &file, each);
    }
    let bytes = std::fs::read(path).map_err(Error::file("read", path))?;
    each(Found { id, lang: None, bytes, input: Input::File { file } })
}

/// How a plan in `folder` names a file: relative where the file lies under it, so that both can move together.
fn stored(path: &Path, folder: &Path) -> std::io::Result<String> {
    let path = path.canonicalize()?;
    let folder = folder.canonicalize()?;
    let name = path.strip_prefix(&folder).unwrap_or(&path).to_str();
    name.map(str::to_owned).ok_or_else(|| std::io::Error::other("its name is no UTF-8, which a plan cannot hold: rename it"))
}

fn lines(path: &Path, file: &str, each: &mut dyn FnMut(Found) -> Result<(), Error>) -> Result<(), Error> {
    let mut reader = BufReader::new(File::open(path).map_err(Error::file("read", path))?);
    let (mut offset, mut text) = (0, Vec::new());
    for number in 1_u64.. {
        text.clear();
        let bytes = reader.read_until(b'\n', &mut text).map_err(Error::file("read", path))? as u64;
        if bytes == 0 {
            break;
        }
        if !text.trim_ascii().is_empty() {
            let line: Line = serde_json::from_slice(&text).map_err(|error| {
                Error::Input(format!("line {number} of `{}` is not {{\"custom_id\": .., \"text\": ..}}: {error}", path.display()))
            })?;
            let input = Input::Line { file: file.to_owned(), offset, bytes };
            each(Found { id: line.custom_id, lang: line.lang, bytes: line.text.into_bytes(), input })?;
        }
        offset += bytes;
    }
    Ok(())
}
