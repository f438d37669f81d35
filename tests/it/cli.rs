//! The command as a user meets it: bad input, wrong flags, no model, full disks, closed pipes. Each has a message that says what
//! to do, the documented exit code, and leaves nothing half-written.

use std::path::Path;

use crate::support::{root, seed, summarize};

/// Runs `arguments` in an empty folder with `article` in `article.txt`; exit code, standard output, standard error.
fn run(article: &[u8], arguments: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("article.txt"), article).unwrap();
    run_in(folder.path(), arguments)
}

fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = summarize(folder).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn bad_input_says_what_to_do() {
    let text = "2022年全年税收达29.2342亿元。".as_bytes();
    for (article, arguments, code, want) in [
        (text, &["missing.txt"][..], 2, "cannot read `missing.txt`"),
        (b"", &["article.txt"][..], 2, "the text is empty"),
        (b"  \n\n ", &["article.txt"][..], 2, "the text is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", &["article.txt"][..], 2, "this is no text"),
        (b"PK\x03\x04\0\0\0\0", &["article.txt"][..], 2, "this is no text"),
        (text, &["article.txt", "--lang", "english-please"][..], 2, "BCP 47"),
        (text, &["article.txt", "--lang", "x"][..], 2, "BCP 47"),
        (text, &["article.txt", "--length", "endless"][..], 2, "use short, medium or long"),
        (text, &["article.txt", "--tries", "many"][..], 2, "use a whole number"),
        (text, &["article.txt", "--no-such-flag"][..], 2, "unexpected argument"),
        (text, &["article.txt", "--prompts", "nowhere"][..], 2, "the prompts folder `nowhere` does not exist"),
        (text, &["article.txt", "article.txt", "-o", "x.txt"][..], 2, "--output takes one article"),
        (text, &["article.txt", "-o", "no/such/folder/x.txt"][..], 2, "cannot write to `no/such/folder/x.txt`"),
        (text, &["article.txt", "-o", "."][..], 2, "is a folder"),
        (text, &["article.txt"][..], 2, "Three ways out"),
        (text, &["article.txt", "--replay", "nowhere"][..], 2, "nowhere"),
        (text, &["article.txt", "--base-url", "http://127.0.0.1:9", "--retries", "0"][..], 2, "--model"),
        (text, &["article.txt", "--base-url", "http://127.0.0.1:9", "--model", "m", "--retries", "0"][..], 3, "cannot reach"),
        (text, &["translate"][..], 2, "no article given"),
        (text, &["check", "article.txt"][..], 2, "required"),
        (text, &["figures", "missing.txt"][..], 2, "cannot read `missing.txt`"),
        (text, &["sections", "missing.txt"][..], 2, "cannot read `missing.txt`"),
    ] {
        let (got, out, error) = run(article, arguments);
        assert_eq!(got, code, "{arguments:?}: {error}");
        assert!(error.contains(want), "{arguments:?}: wanted {want:?} in {error}");
        assert!(out.is_empty(), "{arguments:?} printed {out}");
    }
}

#[test]
fn a_failed_run_leaves_a_good_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("article.txt"), "2022年全年税收达29.2342亿元。").unwrap();
    std::fs::write(folder.path().join("out.md"), "good").unwrap();
    let arguments = ["article.txt", "--base-url", "http://127.0.0.1:9", "--model", "m", "--retries", "0", "-o", "out.md"];
    assert_eq!(run_in(folder.path(), &arguments).0, 3);
    assert_eq!(std::fs::read_to_string(folder.path().join("out.md")).unwrap(), "good");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let command = format!("{} figures {} | head -n 1", env!("CARGO_BIN_EXE_summarize"), seed("001").display());
    let output = std::process::Command::new("bash").args(["-c", &format!("set -o pipefail; {command}")]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_full_disk_is_reported() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let command = format!("{} figures {} > /dev/full", env!("CARGO_BIN_EXE_summarize"), seed("001").display());
    let output = std::process::Command::new("bash").args(["-c", &command]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("No space left"), "{output:?}");
}

#[test]
fn every_verb_has_help_with_an_example() {
    let folder = tempfile::tempdir().unwrap();
    let (code, help, _) = run_in(folder.path(), &["--help"]);
    assert_eq!(code, 0);
    let verbs: Vec<&str> = help
        .split("Commands:")
        .nth(1)
        .unwrap()
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(verbs.contains(&"translate") && verbs.contains(&"check"), "{verbs:?}");
    for verb in verbs.into_iter().filter(|verb| *verb != "help") {
        let (code, help, _) = run_in(folder.path(), &[verb, "--help"]);
        assert_eq!(code, 0);
        assert!(help.contains("Example"), "{verb} has no example:\n{help}");
    }
}

#[test]
fn settings_are_shown_with_their_origin_and_without_secrets() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tally.toml"), "lang = \"fr\"\n").unwrap();
    std::fs::write(folder.path().join(".env"), "TALLY_API_KEY=sk-very-secret\n").unwrap();
    let (code, out, _) = run_in(folder.path(), &["config", "show"]);
    assert_eq!(code, 0);
    assert!(out.lines().any(|line| line.starts_with("lang ") && line.contains("fr") && line.contains("tally.toml")), "{out}");
    assert!(!out.contains("very-secret") && out.contains("********"), "{out}");
}

#[test]
fn completions_are_printed_for_every_shell() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, out, _) = run_in(folder.path(), &["completions", shell]);
        assert!(code == 0 && out.contains("summarize"), "{shell}");
    }
}

#[test]
fn the_readme_names_commands_that_exist() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let makefile = std::fs::read_to_string(root().join("Makefile")).unwrap();
    for target in ["demo", "test"] {
        assert!(readme.contains(&format!("make {target}")) && makefile.contains(&format!("\n{target}:")), "make {target}");
    }
}
