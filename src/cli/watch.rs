//! `--watch`: does a thing again whenever a file that it depends on changes. Looks at the files a few times a second, which works
//! on every file system and in every container.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_millis(200);

/// Length and time of change of each file; an editor that writes in several steps changes them several times.
type Look = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

fn look(paths: &[PathBuf]) -> Look {
    let mut look = Look::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
            entries.for_each(|entry| note(&entry.path(), &mut look));
        } else {
            note(path, &mut look);
        }
    }
    look
}

fn note(path: &Path, look: &mut Look) {
    // A file that is away for a moment, as while an editor replaces it, counts as empty.
    let seen = std::fs::metadata(path).map_or((0, None), |meta| (meta.len(), meta.modified().ok()));
    look.insert(path.to_owned(), seen);
}

/// Runs `once`, then again after every change of `paths`, until Ctrl-C. A failure is shown and waited out: the next change may
/// mend it.
pub(super) fn run(paths: impl Fn() -> Vec<PathBuf>, mut once: impl FnMut() -> anyhow::Result<u8>) -> anyhow::Result<u8> {
    super::block_on(async {
        loop {
            let mut seen = look(&paths());
            match tokio::task::block_in_place(&mut once) {
                Ok(_) => {}
                Err(error) if super::is_broken_pipe(&error) => return Err(error),
                Err(error) => super::warn(&format!("error: {error:#}")),
            }
            super::warn("watching for changes; Ctrl-C ends it");
            let before = seen.clone();
            // Runs again when something differs from before and has been still for one look.
            loop {
                tokio::time::sleep(EVERY).await;
                let now = look(&paths());
                let still = now == seen;
                seen = now;
                if still && seen != before {
                    break;
                }
            }
        }
    })
}
