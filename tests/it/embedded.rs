//! The main job with the engine in the binary, on real articles. Runs where `TALLY_TEST_BASE_MODEL` names the weights, as
//! `make test` does.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use tally::fidelity::{self, Policy, Task};
use tally::text::Lang;

use crate::support::seed;

/// The whole process may take this many KiB: the model's file is mapped, its context is small.
const MOST_MEMORY: u64 = 3 << 19;

fn weights() -> Option<PathBuf> {
    std::env::var_os("TALLY_TEST_BASE_MODEL").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Runs the command on a seed; exit code, standard output, standard error, and the most memory that it held, in KiB.
fn run(weights: &std::path::Path, arguments: &[&str]) -> (i32, String, String, u64) {
    let folder = tempfile::tempdir().unwrap();
    let (out, log) = (folder.path().join("out"), folder.path().join("log"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_summarize"));
    command.env_clear().env("HOME", folder.path()).current_dir(folder.path()).stdin(Stdio::null());
    command.stdout(std::fs::File::create(&out).unwrap()).stderr(std::fs::File::create(&log).unwrap());
    let mut child = command.args(arguments).arg("--model").arg(weights).spawn().unwrap();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut most = 0;
    let code = loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = peak.unwrap_or(0).max(most);
        if let Some(status) = child.try_wait().unwrap() {
            break status.code().unwrap();
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    };
    (code, std::fs::read_to_string(out).unwrap(), std::fs::read_to_string(log).unwrap(), most)
}

#[test]
fn seed_002_is_summarised_by_the_model_in_the_binary() {
    let Some(weights) = weights() else { return };
    let article = seed("002");
    let (code, out, log, memory) = run(&weights, &[article.to_str().unwrap(), "--lang", "en", "--format", "markdown"]);
    assert_eq!(code, 0, "{log}");
    assert!(out.contains("figures were checked") || out.contains("figures checked"), "{out}");
    assert!(memory < MOST_MEMORY, "{memory} KiB");
    // The command's word is not taken for it.
    let source = std::fs::read_to_string(&article).unwrap();
    let text = out.split("## Key figures").next().unwrap();
    let check = fidelity::check(&source, &Lang::parse("zh").unwrap(), text, &Lang::parse("en").unwrap(), &Policy::of(Task::Summarize));
    assert!(check.passes(), "{:#?}", check.findings);
}
