//! Where approved outputs stand: `NAME.md` once approved, `NAME.md.new` while it waits for a person. `verify`, `approve` and
//! `review` share this.

use std::path::{Component, Path, PathBuf};

use anyhow::Context as _;

use super::output::Target;
use crate::regress::Approved;

/// Where approved outputs are kept unless the user says otherwise.
pub(super) const FOLDER: &str = "snapshots/approved";

/// Whether a CI service runs us: nothing may be written then. `CI=false` and an empty `CI` are none.
pub(super) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.to_ascii_lowercase().as_str(), "" | "0" | "false" | "no"))
}

/// Which files of a folder are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `NAME.md`
    Approved,
    /// `NAME.md.new`
    Pending,
}

impl Kind {
    fn holds(self, name: &str) -> bool {
        match self {
            Self::Approved => name.ends_with(".md") && !name.eq_ignore_ascii_case("readme.md"),
            Self::Pending => name.ends_with(".md.new"),
        }
    }
}

/// The files that `paths` name: files as they are, folders with all below them, in order of their names.
pub(super) fn files(paths: &[PathBuf], kind: Kind) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, kind, &mut found)?;
        } else if path.exists() {
            found.push(path.clone());
        } else {
            anyhow::bail!("`{}` does not exist: make approved outputs with `summarize approve FILE --lang en`", path.display());
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn walk(folder: &Path, kind: Kind, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let cannot = || format!("cannot read the folder `{}`", folder.display());
    for entry in std::fs::read_dir(folder).with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        let path = entry.path();
        let kind_of = entry.file_type().with_context(cannot)?;
        // A link to a folder may lead back here.
        if kind_of.is_dir() {
            walk(&path, kind, found)?;
        } else if entry.file_name().to_str().is_some_and(|name| kind.holds(name)) && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads an approved or pending file.
pub(super) fn read(path: &Path) -> anyhow::Result<Approved> {
    let named = || format!("`{}`", path.display());
    let text = std::fs::read_to_string(path).with_context(named)?;
    Approved::parse(&text).with_context(named)
}

/// `NAME.md.new` beside `NAME.md`.
pub(super) fn pending(approved: &Path) -> PathBuf {
    let mut name = approved.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// `NAME.md` of `NAME.md.new`.
pub(super) fn approved(pending: &Path) -> PathBuf {
    pending.with_extension("")
}

/// Writes a file whole or not at all, and its folder if need be.
pub(super) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    }
    Target::open(Some(path))?.write(text, &mut std::io::sink())
}

/// A path that an approved file names, as seen from where the program runs.
pub(super) fn resolve(approved: &Path, path: &str) -> PathBuf {
    tidy(&approved.parent().unwrap_or(Path::new("")).join(path))
}

/// The glossary of an approved file, if its job had one.
pub(super) fn glossary(path: &Path, approved: &Approved) -> Option<PathBuf> {
    let glossary = &approved.matter.glossary;
    (!glossary.is_empty()).then(|| resolve(path, glossary))
}

/// A path without `.` and, where the folder before it is plain, without `..`.
fn tidy(path: &Path) -> PathBuf {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            (part, _) => parts.push(part),
        }
    }
    parts.iter().collect()
}

/// `target` as seen from the folder of `approved`, with `/` between its parts: the same on every machine.
pub(super) fn relative(approved: &Path, target: &Path) -> anyhow::Result<String> {
    let absolute = |path: &Path| Ok::<_, anyhow::Error>(tidy(&std::env::current_dir()?.join(path)));
    let (from, to) = (absolute(approved.parent().unwrap_or(Path::new("")))?, absolute(target)?);
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(shared).map(|_| "..".to_owned());
    let down = to.iter().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    Ok(up.chain(down).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_the_approved_file() {
        for (approved, target, want) in [
            ("snapshots/approved/a.md", "seeds/a.txt", "../../seeds/a.txt"),
            ("a.md", "a.txt", "a.txt"),
            ("x/a.md", "x/y/a.txt", "y/a.txt"),
        ] {
            let path = relative(Path::new(approved), Path::new(target)).unwrap();
            assert_eq!(path, want);
            assert_eq!(resolve(Path::new(approved), &path), Path::new(target));
        }
    }
}
