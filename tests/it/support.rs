//! What the integration tests share.

pub mod server;

use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// One of the articles in `seeds/`, by its number.
pub fn seed(number: &str) -> PathBuf {
    let found = std::fs::read_dir(root().join("seeds")).unwrap().map(|entry| entry.unwrap().path());
    found.into_iter().find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(number)).unwrap()
}

/// The command, in a folder and an environment of its own: no settings, no keys, no weights, no proxy.
pub fn summarize(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("summarize").unwrap();
    command.env_clear().current_dir(folder);
    command.env("HOME", folder).env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}
