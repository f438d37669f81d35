//! The machine interface: `figures --jsonl` and `check --jsonl`, requests and replies line by line.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{root, summarize};

/// The exit code, the replies and the errors of `args` for these bytes on standard input.
fn replies(args: &[&str], input: impl Into<Vec<u8>>) -> (i32, Vec<Value>, String) {
    let folder = tempfile::tempdir().unwrap();
    let done = summarize(folder.path()).args(args).write_stdin(input).output().unwrap();
    let lines = String::from_utf8(done.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (done.status.code().unwrap(), lines, String::from_utf8(done.stderr).unwrap())
}

/// The requests and replies of a section of docs/machine.md.
fn documented(verb: &str) -> (String, Vec<Value>) {
    let page = std::fs::read_to_string(root().join("docs/machine.md")).unwrap();
    let section = page.split("\n## ").find(|section| section.starts_with(&format!("`summarize {verb} --jsonl`"))).unwrap();
    let lines = |mark: &str| section.lines().filter_map(|line| line.strip_prefix(mark).map(str::to_owned)).collect::<Vec<_>>();
    (lines("> ").join("\n"), lines("< ").iter().map(|line| serde_json::from_str(line).unwrap()).collect())
}

#[test]
fn the_documented_requests_get_the_documented_replies() {
    for verb in ["figures", "check"] {
        let (requests, wanted) = documented(verb);
        assert!(!wanted.is_empty());
        assert_eq!(replies(&[verb, "--jsonl"], requests), (0, wanted, String::new()));
    }
}

#[test]
fn every_rule_is_documented() {
    let page = std::fs::read_to_string(root().join("docs/machine.md")).unwrap();
    let rules = tally::fidelity::Rule::ALL.iter().map(|rule| rule.id());
    let missing: Vec<&str> = rules.filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_request_is_answered_in_order() {
    let text = json!({"id": 7, "lang": "zh-Hans", "text": "😀增长2.064万亿元"});
    let (code, lines, _) = replies(&["figures", "--jsonl"], format!("{text}\n\n{{\"id\": \"b\", \"text\": \"none\"}}"));
    assert_eq!(code, 0);
    let figure = json!({
        "text": "2.064万亿元", "start": 3, "end": 11, "class": "quantity", "kind": "money",
        "value": "2064000000000", "unit": "CNY", "approx": "", "direction": "up"
    });
    assert_eq!(lines, [json!({"id": 7, "figures": [figure]}), json!({"id": "b", "figures": []})]);
}

#[test]
fn a_program_may_wait_for_each_reply_before_it_asks_again() {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("summarize"))
        .args(["check", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut ask, mut hear) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
    for (output, verdict) in [("29 people came.", "pass"), ("28 people came.", "fail")] {
        let pair = json!({"id": output, "source_lang": "zh-Hans", "target_lang": "en", "task": "translate", "source": "来了29人。", "output": output});
        writeln!(ask, "{pair}").unwrap();
        let reply: Value = serde_json::from_str(&hear.next().unwrap().unwrap()).unwrap();
        assert_eq!((&reply["id"], &reply["verdict"]), (&json!(output), &json!(verdict)));
    }
    drop(ask);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_line_that_is_no_request_is_named_and_what_came_before_is_answered() {
    let good = r#"{"id": 1, "lang": "en", "text": "29 people"}"#;
    for bad in [&b"{\"id\": 2}"[..], b"not json", b"{\"id\": 2, \"text\": \"\xff\"}"] {
        let (code, lines, error) = replies(&["figures", "--jsonl"], [good.as_bytes(), b"\n", bad, b"\n"].concat());
        assert_eq!((code, lines.len()), (2, 1), "{error}");
        assert!(error.contains("line 2 of standard input"), "{error}");
    }
}
