//! Batches as a user meets them: planned, killed, resumed, pestered by faults; nothing lost, nothing paid twice.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::support::model::{Fault, Model, TOKENS, article};
use crate::support::summarize;

#[cfg(feature = "cluster")]
mod access;
#[cfg(feature = "cluster")]
mod cluster;
mod faults;
mod scale;
mod services;

const FAST: Duration = Duration::from_millis(1);

/// A process that does not outlive its test, however that ends.
struct Running(Child);

impl std::ops::Deref for Running {
    type Target = Child;

    fn deref(&self) -> &Child {
        &self.0
    }
}

impl std::ops::DerefMut for Running {
    fn deref_mut(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.kill();
        let _ = self.wait();
    }
}

/// A folder with `jobs` articles in a JSONL file and a plan for them.
struct Batch {
    folder: tempfile::TempDir,
    env: Vec<(String, String)>,
}

impl Batch {
    fn new(jobs: u64, url: &str, more: &[&str]) -> Self {
        let batch = Self { folder: tempfile::tempdir().unwrap(), env: Vec::new() };
        let lines: String = (0..jobs)
            .map(|number| serde_json::json!({ "custom_id": format!("a{number}"), "text": article(81_000 + number * 7) }).to_string() + "\n")
            .collect();
        std::fs::write(batch.path("in.jsonl"), lines).unwrap();
        let plan =
            ["batch", "plan", "in.jsonl", "--task", "translate", "--base-url", url, "--model", "m", "--tries", "0", "-o", "run.jsonl"];
        let (code, _, error) = batch.run(&[&plan[..], more].concat());
        assert_eq!(code, 0, "{error}");
        batch
    }

    /// The same with more variables in the environment of its commands.
    #[cfg(feature = "cluster")]
    fn with_env(self, env: &[(&str, &str)]) -> Self {
        Self { env: env.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect(), ..self }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Exit code, standard output, standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = summarize(self.folder.path()).args(arguments).envs(self.env.clone()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
    }

    fn spawn(&self, arguments: &[&str]) -> Running {
        let child = std::process::Command::new(env!("CARGO_BIN_EXE_summarize"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.folder.path())
            .envs(self.env.clone())
            .current_dir(self.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Running(child)
    }

    /// The results by `custom_id`; panics where one stands twice.
    fn results(&self) -> BTreeMap<String, Value> {
        let (_, out, _) = self.run(&["batch", "results", "run.jsonl"]);
        let mut results = BTreeMap::new();
        for line in out.lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            assert!(results.insert(value["custom_id"].as_str().unwrap().to_owned(), value).is_none(), "twice: {line}");
        }
        results
    }

    fn row(&self, name: &str) -> u64 {
        let (_, out, _) = self.run(&["batch", "status", "run.jsonl"]);
        let row = out.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name} in {out}"));
        row.split_whitespace().next().unwrap().parse().unwrap()
    }

    fn journal_lines(&self) -> usize {
        std::fs::read_to_string(self.path("run.journal")).map_or(0, |text| text.lines().count().saturating_sub(1))
    }
}

#[test]
fn a_batch_runs_to_its_end_and_a_second_run_does_nothing() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(40, &model.url, &[]);
    let (code, out, error) = batch.run(&["batch", "run", "run.jsonl"]);
    assert_eq!(code, 0, "{error}");
    assert!(out.starts_with("fine                   40\n"), "{out}");
    assert!(out.contains(&format!("{} in, {} out", 40 * TOKENS.0, 40 * TOKENS.1)), "{out}");
    let results = batch.results();
    assert_eq!(results.len(), 40);
    assert!(results["a3"]["output"].to_string().contains("81,021 yuan"), "{}", results["a3"]);
    let (code, again, _) = batch.run(&["batch", "run", "run.jsonl"]);
    assert_eq!((code, again), (0, out));
    assert!(model.answered().values().all(|count| *count == 1));
    // A plan of the same work finds the paid replies.
    let other = batch.run(&[
        "batch",
        "plan",
        "in.jsonl",
        "--task",
        "translate",
        "--base-url",
        &model.url,
        "--model",
        "m",
        "--tries",
        "0",
        "-o",
        "two.jsonl",
    ]);
    assert_eq!(other.0, 0, "{}", other.2);
    let (code, _, error) = batch.run(&["batch", "run", "two.jsonl", "-o", "out"]);
    assert!(code == 0 && error.contains("0 requests sent, 40 answered by the cache"), "{error}");
    assert_eq!(std::fs::read_dir(batch.path("out")).unwrap().count(), 40);
    assert!(std::fs::read_to_string(batch.path("out/a3.en.md")).unwrap().contains("81,021 yuan"));
}

#[test]
fn each_way_to_end_is_counted_and_can_be_asked_again() {
    let model = Model::start(FAST, |number, figure| match figure {
        "81,000" if number < 50 => Fault::Wrong,
        "81,007" if number < 50 => Fault::Refuse,
        "81,014" if number < 50 => Fault::Cut,
        _ => Fault::None,
    });
    let batch = Batch::new(5, &model.url, &[]);
    let (code, out, error) = batch.run(&["batch", "run", "run.jsonl"]);
    assert_eq!(code, 3, "{error}");
    let rows: Vec<&str> = out.lines().take(5).collect();
    let want = [
        "fine                    2",
        "figures failed          1",
        "refused                 1",
        "failed                  1",
        "skipped                 0",
    ];
    assert_eq!(rows, want, "{out}");
    let (_, list, _) = batch.run(&["batch", "status", "run.jsonl", "--list", "refused"]);
    assert!(list.starts_with("a1\ten\t"), "{list}");
    model.log.lock().unwrap().requests = 100;
    let (code, out, error) = batch.run(&["batch", "run", "run.jsonl", "--retry-failed"]);
    assert!(code == 1 && out.starts_with("fine                    4\n"), "{out}{error}");
    let (code, out, error) = batch.run(&["batch", "run", "run.jsonl", "--only-failing"]);
    assert!(code == 0 && out.starts_with("fine                    5\n"), "{out}{error}");
    assert_eq!(batch.results().len(), 5);
    assert_eq!(batch.results()["a0"]["status"], "fine");
}

#[test]
fn what_cannot_be_is_said_before_anything_is_paid() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(6, &model.url, &[]);
    let plan = |more: &[&str]| {
        let arguments = ["batch", "plan", "in.jsonl", "--task", "translate", "--base-url", "http://127.0.0.1:9", "--model", "m"];
        batch.run(&[&arguments[..], more].concat())
    };
    for (more, want) in [
        (&["-o", "run.jsonl"][..], "a plan never changes"),
        (&["in.jsonl", "-o", "x.jsonl"], "two inputs have the name `a0`"),
        (&["nowhere*.txt", "-o", "x.jsonl"], "finds nothing"),
        (&["--max-tokens", "100", "-o", "x.jsonl"], "more than --max-tokens 100"),
        (&["--max-cost", "1", "-o", "x.jsonl"], "needs a price"),
        (&[], "--output"),
    ] {
        let (code, _, error) = plan(more);
        assert!(code == 2 && error.contains(want), "{more:?}: {error}");
        assert!(!batch.path("x.jsonl").exists());
    }
    let (code, out, _) = plan(&["--dry-run"]);
    assert!(code == 0 && out.contains("=== a5 -> en: 1 requests") && out.contains("81,035 yuan") && out.contains("unpriced"), "{out}");
    for (arguments, want) in [
        (&["batch", "run", "in.jsonl"][..], "is no plan"),
        (&["batch", "run", "run.jsonl", "--model", "other"], "the plan says model `m`"),
        (&["batch", "run", "run.jsonl", "--shard", "4/4"], "I from 0 to N-1"),
        (&["batch", "run", "run.jsonl", "--max-cost", "1"], "needs a price"),
    ] {
        let (code, _, error) = batch.run(arguments);
        assert!(code == 2 && error.contains(want), "{arguments:?}: {error}");
    }
    let text = std::fs::read_to_string(batch.path("run.jsonl")).unwrap();
    std::fs::write(batch.path("changed.jsonl"), text.replace("\"a1\"", "\"b1\"")).unwrap();
    let (code, _, error) = batch.run(&["batch", "run", "changed.jsonl"]);
    assert!(code == 2 && error.contains("was changed after it was made"), "{error}");
    assert_eq!(model.log.lock().unwrap().requests, 0);
    std::fs::write(batch.path("in.jsonl"), std::fs::read_to_string(batch.path("in.jsonl")).unwrap().replace("81007", "99999")).unwrap();
    let (code, out, _) = batch.run(&["batch", "run", "run.jsonl"]);
    assert!(code == 3 && out.contains("failed                  1"), "{out}");
    assert!(std::fs::read_to_string(batch.path("run.journal")).unwrap().contains("has changed since the plan was made"));
}

#[test]
fn limits_stop_in_time() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(50, &model.url, &[]);
    let (code, _, error) = batch.run(&["batch", "run", "run.jsonl", "--max-tokens", "4000"]);
    assert!(code == 3 && error.contains("the limit --max-tokens 4000 is reached"), "{error}");
    let paid = model.answered().len() as u64 * (TOKENS.0 + TOKENS.1);
    assert!(paid > 2000 && paid <= 4000, "{paid}");
    assert_eq!(batch.row("failed"), 0);
    assert_eq!(batch.run(&["batch", "run", "run.jsonl"]).0, 0);
    assert!(model.answered().values().all(|count| *count == 1));
}

#[test]
fn a_provider_that_is_down_stops_the_run_and_the_same_command_goes_on() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(60, &model.url, &[]);
    let (code, _, error) = batch.run(&["batch", "run", "run.jsonl", "--base-url", "http://127.0.0.1:9", "--retries", "0"]);
    assert!(code == 3 && error.contains("every other job would meet this") && error.contains("To go on"), "{error}");
    assert!(batch.row("not done") > 20);
    assert_eq!(batch.run(&["batch", "run", "run.jsonl"]).0, 0);
}

#[test]
fn parts_of_a_plan_make_the_whole() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(60, &model.url, &["--lang", "en,en-GB"]);
    let mut children: Vec<Running> =
        (0..3).map(|part| batch.spawn(&["batch", "run", "run.jsonl", "--shard", &format!("{part}/3")])).collect();
    assert!(children.iter_mut().all(|child| child.wait().unwrap().code() == Some(0)));
    assert_eq!((batch.row("jobs"), batch.row("fine")), (120, 120));
    let (_, out, _) = batch.run(&["batch", "results", "run.jsonl"]);
    assert_eq!(out.lines().count(), 120);
    assert!(batch.run(&["batch", "run", "run.jsonl"]).2.is_empty());
}

#[test]
fn the_price_list_is_dated_and_can_be_overridden() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(2, &model.url, &[]);
    std::fs::write(
        batch.path("prices.toml"),
        "currency = \"EUR\"\n[[price]]\nmodel = \"m\"\ninput = \"1\"\noutput = \"10\"\nread = \"2026-11\"\n",
    )
    .unwrap();
    let (code, out, error) = batch.run(&["batch", "run", "run.jsonl", "--prices", "prices.toml"]);
    assert!(code == 0 && out.contains("0.0008 EUR"), "{out}{error}");
    let (_, out, _) = batch.run(&["batch", "plan", "in.jsonl", "--model", "m", "--base-url", "x", "--prices", "prices.toml", "--estimate"]);
    assert!(out.contains("prices of 2026-11") && out.contains("EUR"), "{out}");
    assert!(Path::new(&batch.path("run.journal")).exists());
}

#[test]
fn nothing_is_written_over_and_no_two_runs_do_the_same() {
    let model = Model::start(Duration::from_millis(30), |_, _| Fault::None);
    let batch = Batch::new(40, &model.url, &[]);
    let before = std::fs::read(batch.path("run.jsonl")).unwrap();
    for output in ["run.jsonl", "in.jsonl"] {
        let (code, _, error) = batch.run(&["batch", "run", "run.jsonl", "-o", output]);
        assert!(code == 2 && error.contains("no journal speaks of it"), "{error}");
    }
    assert_eq!(std::fs::read(batch.path("run.jsonl")).unwrap(), before);
    let mut whole = batch.spawn(&["batch", "run", "run.jsonl", "-j", "2", "-o", "out.jsonl"]);
    while batch.journal_lines() < 4 {
        std::thread::sleep(Duration::from_millis(5));
    }
    for more in [&[][..], &["--shard", "0/2"]] {
        let (code, _, error) = batch.run(&[&["batch", "run", "run.jsonl"], more].concat());
        assert!(code == 2 && error.contains("another run is working"), "{error}");
    }
    assert_eq!(whole.wait().unwrap().code(), Some(0));
    let (code, _, error) = batch.run(&["batch", "run", "run.jsonl", "-o", "other"]);
    assert!(code == 2 && error.contains("name that with --output"), "{error}");
    // Without the option results go, and are looked for, where they were.
    assert_eq!((batch.run(&["batch", "run", "run.jsonl"]).0, batch.results().len()), (0, 40));
    assert!(model.answered().values().all(|count| *count == 1));
}

#[test]
fn results_may_be_files_and_a_bad_one_is_better_than_none() {
    let model = Model::start(FAST, |number, figure| match (figure, number) {
        ("81,007", 0..50) => Fault::Wrong,
        ("81,007", _) => Fault::Refuse,
        _ => Fault::None,
    });
    let batch = Batch::new(3, &model.url, &[]);
    assert_eq!(batch.run(&["batch", "run", "run.jsonl", "-o", "out", "--format", "text"]).0, 1);
    let results = batch.results();
    assert_eq!((results["a1"]["status"].as_str(), results["a1"]["file"].as_str()), (Some("figures_failed"), Some("./out/a1.en.txt")));
    let text = std::fs::read_to_string(batch.path("out/a1.en.txt")).unwrap();
    model.log.lock().unwrap().requests = 100;
    let (code, out, _) = batch.run(&["batch", "run", "run.jsonl", "--only-failing"]);
    assert!(code == 1 && out.contains("figures failed          1") && out.contains("refused                 0"), "{out}");
    assert_eq!(std::fs::read_to_string(batch.path("out/a1.en.txt")).unwrap(), text);
    assert_eq!(batch.results().len(), 3);
}

#[cfg(unix)]
#[test]
fn a_folder_is_read_once_whatever_links_lead_back_to_it() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(1, &model.url, &[]);
    std::fs::create_dir_all(batch.path("news/sub")).unwrap();
    std::fs::write(batch.path("news/sub/a.txt"), article(81_000)).unwrap();
    std::os::unix::fs::symlink(batch.path("news"), batch.path("news/sub/loop")).unwrap();
    let (code, _, error) = batch.run(&["batch", "plan", "news", "--base-url", &model.url, "--model", "m", "-o", "news.jsonl"]);
    assert!(code == 0 && error.contains("1 jobs planned"), "{error}");
}
