//! What the integration tests share.

pub mod model;
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
/// The seeds as (name without its ending, bytes), in order.
pub fn seeds() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let name = |file: &PathBuf| file.file_stem().unwrap().to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), std::fs::read(file).unwrap())).collect()
}

/// Runs `check` with snapshots in the folder of `suite`.
pub fn with_snapshots(suite: &str, check: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(suite));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(check);
}
