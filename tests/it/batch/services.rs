//! Batches by way of request files, batch services, and standard input.

use std::path::Path;

use serde_json::Value;

use super::{Batch, FAST};
use crate::support::model::{Fault, Model, article, figure_of};
use crate::support::{root, summarize};

#[test]
fn batch_services_are_paid_once_even_when_batches_expire() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(30, &model.url, &[]);
    let submit = || batch.run(&["batch", "submit", "run.jsonl"]);
    let (code, _, error) = submit();
    assert!(code == 0 && error.contains("30 requests in 1 files"), "{error}");
    let (code, _, error) = submit();
    assert!(code == 2 && error.contains("would be paid twice"), "{error}");
    let (code, _, error) = batch.run(&["batch", "run", "run.jsonl"]);
    assert!(code == 2 && error.contains("would be paid twice"), "{error}");
    assert_eq!(batch.run(&["batch", "collect", "run.jsonl"]).0, 3);
    let (code, out, error) = batch.run(&["batch", "collect", "run.jsonl", "--wait", "--poll", "0"]);
    assert!(
        code == 0 && out.contains("expired") && out.contains("replies           15 taken in") && out.contains("no reply          15"),
        "{out}{error}"
    );
    // A process that dies between starting a batch and noting it: the mark on the batch finds it again.
    let (code, _, error) = submit();
    assert!(code == 0 && error.contains("15 requests in 1 files"), "{error}");
    let notes = std::fs::read_to_string(batch.path("run.batches.jsonl")).unwrap();
    let lines: Vec<&str> = notes.lines().collect();
    std::fs::write(batch.path("run.batches.jsonl"), lines[..lines.len() - 1].join("\n") + "\n").unwrap();
    let (code, _, error) = submit();
    assert!(code == 2 && error.contains("1 batches are under way"), "{error}");
    assert_eq!(batch.run(&["batch", "collect", "run.jsonl", "--wait", "--poll", "0"]).0, 0);
    let (code, out, error) = batch.run(&["batch", "run", "run.jsonl"]);
    assert!(code == 0 && out.starts_with("fine                   30\n") && error.contains("0 requests sent"), "{out}{error}");
    assert!(model.answered().values().all(|count| *count == 1));
}

#[test]
fn request_files_are_answered_in_any_order_and_in_part() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(8, &model.url, &[]);
    let (code, out, error) = batch.run(&["batch", "export", "run.jsonl", "--openai", "-o", "requests"]);
    assert!(code == 0 && out.trim() == "requests/requests-0001.jsonl", "{out}{error}");
    let requests: Vec<Value> = std::fs::read_to_string(batch.path("requests/requests-0001.jsonl"))
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(requests.len(), 8);
    assert!(
        requests
            .iter()
            .all(|line| line["custom_id"].as_str().unwrap().len() == 40 && line["method"] == "POST" && line["body"]["model"] == "m")
    );
    let line = |request: &Value, finish: &str| {
        let text = format!(
            "Tax revenue reached {} yuan, up 5% year on year, and officials and residents are in much better spirits.",
            figure_of(&request["body"])
        );
        let body = serde_json::json!({ "choices": [{ "message": { "content": text }, "finish_reason": finish }], "usage": { "prompt_tokens": 1, "completion_tokens": 1 } });
        serde_json::json!({ "custom_id": request["custom_id"], "response": { "status_code": 200, "body": body } }).to_string() + "\n"
    };
    let mut replies: String = requests.iter().rev().take(5).map(|request| line(request, "stop")).collect();
    replies.push_str(&line(&requests[0], "length"));
    replies.push_str("{\"custom_id\": \"not ours\", \"response\": null}\n{\"custom_id\": \"torn");
    std::fs::write(batch.path("replies.jsonl"), replies).unwrap();
    let (code, out, error) = batch.run(&["batch", "import", "run.jsonl", "replies.jsonl"]);
    assert!(
        code == 0 && out.contains("5 taken in") && out.contains("no reply           1") && out.contains("no use             2"),
        "{out}{error}"
    );
    let (_, out, error) = batch.run(&["batch", "export", "run.jsonl", "--openai", "-o", "more"]);
    assert!(out.contains("more/") && error.contains("3 requests in 1 files; 5 jobs need nothing more"), "{error}");
    let (code, out, error) = batch.run(&["batch", "run", "run.jsonl"]);
    assert!(
        code == 0 && out.starts_with("fine                    8\n") && error.contains("3 requests sent, 5 answered by the cache"),
        "{out}{error}"
    );
}

#[test]
fn a_worker_reads_lines_and_writes_lines() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let folder = tempfile::tempdir().unwrap();
    let lines: String = (0..20)
        .map(|number| serde_json::json!({ "custom_id": number.to_string(), "text": article(81_000 + number) }).to_string() + "\n")
        .collect();
    let arguments = ["worker", "--stdin", "--task", "translate", "--lang", "en", "--base-url", &model.url, "--model", "m"];
    let worker = |lines: String| {
        let output = summarize(folder.path()).args(arguments).write_stdin(lines).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, out, error) = worker(lines);
    assert_eq!((code, out.lines().count()), (Some(0), 20), "{error}");
    assert!(out.lines().all(|line| serde_json::from_str::<Value>(line).unwrap()["status"] == "fine"));
    // A line that is none costs itself only.
    let (code, out, error) =
        worker(format!("{{\"custom_id\": \"b\"}}\n\n{}\nnothing\n", serde_json::json!({ "custom_id": "g", "text": article(81_500) })));
    let mut rows: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    rows.sort_by_key(|row| row["custom_id"].to_string());
    let ends: Vec<(&str, &str)> = rows.iter().map(|row| (row["custom_id"].as_str().unwrap(), row["status"].as_str().unwrap())).collect();
    assert_eq!((code, ends), (Some(3), vec![("", "failed"), ("b", "failed"), ("g", "fine")]), "{out}{error}");
    assert!(rows[0]["error"].as_str().unwrap().starts_with("line 4 is not"), "{out}");
}

/// The examples for Kubernetes, GNU parallel and Spark do what they say, with the test's model in place of a service.
#[test]
fn the_examples_work() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let example = |name: &str| std::fs::read_to_string(root().join("examples/cluster").join(name)).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_summarize"));

    let batch = Batch::new(30, &model.url, &[]);
    let manifest = example("indexed-job.yaml");
    let command = manifest.lines().find_map(|line| line.trim().strip_prefix("command: ")).unwrap();
    let words: Vec<String> = serde_json::from_str(command).unwrap();
    let count: u32 = manifest.lines().find_map(|line| line.trim().strip_prefix("completions: ")).unwrap().parse().unwrap();
    for index in 0..count {
        let word = |word: &String| word.replace("/run/plan.jsonl", "run.jsonl").replace("$(JOB_COMPLETION_INDEX)", &index.to_string());
        let words: Vec<String> = words[1..].iter().map(word).collect();
        assert_eq!(batch.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).0, 0, "{words:?}");
    }
    assert_eq!((words[0].as_str(), batch.row("fine")), ("summarize", 30));

    let path = std::env::join_paths([program.parent().unwrap(), Path::new("/usr/bin"), Path::new("/bin")]).unwrap();
    if Path::new("/usr/bin/parallel").exists() {
        let batch = Batch::new(30, &model.url, &[]);
        let mut script = std::process::Command::new("sh");
        script.arg(root().join("examples/cluster/parallel.sh")).args(["run.jsonl", "4"]).current_dir(batch.path("."));
        let output = script.env("HOME", batch.path(".")).env("PATH", &path).output().unwrap();
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(out.contains("fine                   30"), "{out}{}", String::from_utf8_lossy(&output.stderr));
    }

    let spark = example("spark_pipe.py");
    let command = spark.lines().find_map(|line| line.strip_prefix("COMMAND = \"")?.strip_suffix('"')).unwrap();
    let words: Vec<&str> = command.split(' ').filter(|word| !["--vendor", "openai"].contains(word)).skip(1).collect();
    let line = serde_json::json!({ "custom_id": "s", "text": article(81_900) }).to_string();
    let output = summarize(&batch.path(".")).args(words).args(["--base-url", &model.url]).write_stdin(line).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"status\":\"fine\""), "{}", String::from_utf8_lossy(&output.stderr));
}
