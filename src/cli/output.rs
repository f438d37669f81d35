//! Where results go: standard output, or a file that is written whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// A place for results. Opened before any work is paid for, so that a wrong path fails at once.
#[derive(Debug)]
pub(super) enum Target {
    /// Standard output.
    Stdout,
    /// A file: the new content waits beside it and takes its place when it is complete.
    File { path: PathBuf, pending: tempfile::NamedTempFile },
}

impl Target {
    pub(super) fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else { return Ok(Self::Stdout) };
        if path.is_dir() {
            anyhow::bail!("`{}` is a folder: name a file for --output", path.display());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let pending = tempfile::Builder::new()
            .prefix(".summarize-")
            .tempfile_in(folder)
            .with_context(|| format!("cannot write to `{}`", path.display()))?;
        Ok(Self::File { path: path.to_owned(), pending })
    }

    /// Writes `text` and, for a file, puts it in its place.
    pub(super) fn write(self, text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
        match self {
            Self::Stdout => Ok(out.write_all(text.as_bytes()).and_then(|()| out.flush())?),
            Self::File { path, mut pending } => {
                let failed = || format!("cannot write `{}`", path.display());
                pending.write_all(text.as_bytes()).and_then(|()| pending.as_file().sync_all()).with_context(failed)?;
                share(&pending).with_context(failed)?;
                pending.persist(&path).map_err(|error| error.error).with_context(failed)?;
                Ok(())
            }
        }
    }
}

/// Temporary files are private; a result is readable as any new file of the user is.
#[cfg(unix)]
fn share(pending: &tempfile::NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    pending.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_pending: &tempfile::NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
