//! Batches as a user meets them: planned, killed, resumed, pestered by faults; nothing lost, nothing paid twice.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::Value;
use tally::batch::tally::{Tally, Wanted};
use tally::batch::{Outcome, Status};
use tally::provider::Usage;

use crate::support::model::{Fault, Model, TOKENS, article, figure_of};
use crate::support::summarize;

const FAST: Duration = Duration::from_millis(1);

/// A folder with `jobs` articles in a JSONL file and a plan for them.
struct Batch {
    folder: tempfile::TempDir,
}

impl Batch {
    fn new(jobs: u64, url: &str, more: &[&str]) -> Self {
        let batch = Self { folder: tempfile::tempdir().unwrap() };
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

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Exit code, standard output, standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = summarize(self.folder.path()).args(arguments).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
    }

    fn spawn(&self, arguments: &[&str]) -> Child {
        std::process::Command::new(env!("CARGO_BIN_EXE_summarize"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.folder.path())
            .current_dir(self.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
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
fn killed_again_and_again_it_loses_nothing_that_was_paid() {
    let model = Model::start(Duration::from_millis(8), |_, _| Fault::None);
    let jobs = 400;
    let batch = Batch::new(jobs, &model.url, &[]);
    // Jobs under way with four slots: a reply that has come waits for the disk while the next request goes out.
    let at_once = 10;
    let mut kills = 0_u32;
    let mut random = 7_u64;
    loop {
        let mut child = batch.spawn(&["batch", "run", "run.jsonl", "-j", "4"]);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let life = Duration::from_millis(15 + (random >> 33) % 120);
        let start = Instant::now();
        let ended = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break Some(status);
            }
            if start.elapsed() >= life && kills < 60 {
                break None;
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        if let Some(status) = ended {
            assert_eq!(status.code(), Some(0));
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
    }
    assert_eq!(batch.results().len(), usize::try_from(jobs).unwrap());
    assert_eq!((batch.row("fine"), batch.row("tokens")), (jobs, jobs * TOKENS.0));
    assert_eq!(batch.journal_lines(), usize::try_from(jobs).unwrap());
    let answered = model.answered();
    let paid: u32 = answered.values().sum();
    assert_eq!(answered.len(), usize::try_from(jobs).unwrap());
    // One pass, and for each kill at most what was in flight.
    assert!(kills >= 5 && paid <= 400 + kills * at_once, "{paid} replies paid, {kills} kills");
    eprintln!("{kills} kills, {paid} replies for {jobs} jobs");
}

#[test]
fn faults_of_every_kind_and_the_results_are_the_plan() {
    // Every third request meets a fault, and a storm of refusals blows in between.
    let model = Model::start(FAST, |number, _| match number {
        60..=100 => Fault::TooMany(0),
        _ => match number % 15 {
            3 => Fault::Broken,
            6 => Fault::Half,
            9 => Fault::Hang(Duration::from_millis(300)),
            12 => Fault::TooMany(0),
            _ => Fault::None,
        },
    });
    let batch = Batch::new(120, &model.url, &[]);
    for _ in 0..6 {
        let (code, out, error) = batch.run(&["batch", "run", "run.jsonl", "-j", "8", "--retries", "3", "--timeout", "5"]);
        assert!(code == 0 || code == 3, "{out}{error}");
        if code == 0 {
            break;
        }
    }
    let journal = std::fs::read_to_string(batch.path("run.journal")).unwrap();
    let bad: Vec<&str> = journal.lines().filter(|line| line.contains("\"error\"")).collect();
    assert_eq!((batch.row("fine"), batch.results().len()), (120, 120), "{bad:#?}");
    assert!(model.answered().values().all(|count| *count == 1), "a good reply was paid twice");
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
fn ctrl_c_finishes_what_is_under_way_and_says_how_to_go_on() {
    let model = Model::start(Duration::from_millis(20), |_, _| Fault::None);
    let batch = Batch::new(300, &model.url, &[]);
    let error = batch.path("stderr");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_summarize"))
        .args(["batch", "run", "run.jsonl", "-j", "4"])
        .env_clear()
        .env("HOME", batch.folder.path())
        .current_dir(batch.folder.path())
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&error).unwrap())
        .spawn()
        .unwrap();
    while model.answered().len() < 20 {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let said = std::fs::read_to_string(&error).unwrap();
    assert!(said.contains("To go on: ") && said.contains("batch run run.jsonl -j 4"), "{said}");
    assert_eq!(batch.journal_lines(), model.answered().len());
    assert_eq!(batch.run(&["batch", "run", "run.jsonl", "-q"]).0, 0);
    assert!(model.answered().values().all(|count| *count == 1));
}

#[test]
fn a_torn_journal_and_a_full_disk_leave_no_gap() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(12, &model.url, &[]);
    assert_eq!(batch.run(&["batch", "run", "run.jsonl"]).0, 0);
    let (journal, results) = (std::fs::read(batch.path("run.journal")).unwrap(), std::fs::read(batch.path("run.results.jsonl")).unwrap());
    for cut in (120..journal.len()).step_by(97) {
        std::fs::write(batch.path("run.journal"), &journal[..cut]).unwrap();
        std::fs::write(batch.path("run.results.jsonl"), [&results[..], b"half a line"].concat()).unwrap();
        let (code, out, error) = batch.run(&["batch", "run", "run.jsonl"]);
        assert!(code == 0 && out.starts_with("fine                   12\n"), "{cut}: {out}{error}");
        assert_eq!(batch.results().len(), 12);
    }
    assert!(model.answered().values().all(|count| *count == 1));
    std::fs::write(batch.path("run.journal"), "something else\n").unwrap();
    let (code, _, error) = batch.run(&["batch", "run", "run.jsonl"]);
    assert!(code == 2 && error.contains("is no journal"), "{error}");
    std::fs::remove_file(batch.path("run.journal")).unwrap();
    // A limit on the size of files stands for a full disk.
    let command = format!("ulimit -f 2; trap '' XFSZ; {} batch run run.jsonl --no-cache", env!("CARGO_BIN_EXE_summarize"));
    let output = std::process::Command::new("bash")
        .args(["-c", &command])
        .env("HOME", batch.folder.path())
        .current_dir(batch.folder.path())
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && error.contains("cannot write"), "{error}");
    let (code, out, error) = batch.run(&["batch", "run", "run.jsonl"]);
    assert!(code == 0 && out.starts_with("fine                   12\n"), "{out}{error}");
    assert_eq!(batch.results().len(), 12);
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
    let mut children: Vec<Child> =
        (0..3).map(|part| batch.spawn(&["batch", "run", "run.jsonl", "--shard", &format!("{part}/3")])).collect();
    assert!(children.iter_mut().all(|child| child.wait().unwrap().code() == Some(0)));
    assert_eq!((batch.row("jobs"), batch.row("fine")), (120, 120));
    let (_, out, _) = batch.run(&["batch", "results", "run.jsonl"]);
    assert_eq!(out.lines().count(), 120);
    assert!(batch.run(&["batch", "run", "run.jsonl"]).2.is_empty());
}

#[test]
fn batch_services_are_paid_once_even_when_batches_expire() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(30, &model.url, &[]);
    let submit = || batch.run(&["batch", "submit", "run.jsonl"]);
    let (code, _, error) = submit();
    assert!(code == 0 && error.contains("30 requests in 1 files"), "{error}");
    let (code, _, error) = submit();
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
    let output = summarize(folder.path()).args(arguments).write_stdin(lines).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!((output.status.code(), out.lines().count()), (Some(0), 20), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(out.lines().all(|line| serde_json::from_str::<Value>(line).unwrap()["status"] == "fine"));
}

/// A real NATS server with JetStream, where one is installed.
#[cfg(feature = "cluster")]
struct Nats {
    child: Child,
    folder: tempfile::TempDir,
    port: u16,
}

#[cfg(feature = "cluster")]
impl Nats {
    fn start() -> Option<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let child = Self::launch(port, folder.path());
        if child.is_none() {
            eprintln!("skipped: no nats-server (apt-get install nats-server)");
        }
        Some(Self { child: child?, folder, port })
    }

    fn launch(port: u16, folder: &Path) -> Option<Child> {
        let binary = ["/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server"]
            .into_iter()
            .find(|path| Path::new(path).exists())?;
        let mut command = std::process::Command::new(binary);
        command.args(["-a", "127.0.0.1", "-p", &port.to_string(), "-js", "-sd"]).arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().unwrap();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(child)
    }

    fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    /// Killed without warning, and started again over what is on the disk.
    fn crash(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.child = Self::launch(self.port, self.folder.path()).unwrap();
    }
}

#[cfg(feature = "cluster")]
impl Drop for Nats {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(feature = "cluster")]
fn wait_until(what: &str, most: Duration, done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < most, "waited too long for {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[cfg(feature = "cluster")]
#[test]
fn workers_and_the_queue_may_die_and_the_results_are_the_plan() {
    let Some(mut nats) = Nats::start() else { return };
    // One article is refused for good, one always fails.
    let model = Model::start(Duration::from_millis(30), |_, figure| match figure {
        "81,035" => Fault::Refuse,
        "81,042" => Fault::Cut,
        _ => Fault::None,
    });
    let batch = Batch::new(120, &model.url, &[]);
    let url = nats.url();
    let submit = || batch.run(&["batch", "submit", "run.jsonl", "--nats", &url, "--store", "store"]);
    let (code, _, error) = submit();
    assert!(code == 0 && error.contains("120 jobs queued"), "{error}");
    let (_, _, error) = submit();
    assert!(error.contains("0 jobs queued, 120 were in the queue"), "{error}");
    let worker = || batch.spawn(&["worker", "--nats", &url, "--store", "store", "-j", "4", "--lease", "3"]);
    let mut workers = [worker(), worker()];
    let results = || {
        std::fs::read_dir(batch.path("store"))
            .unwrap()
            .flat_map(|plan| std::fs::read_dir(plan.unwrap().path().join("results")))
            .flatten()
            .filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|end| end == "json"))
            .count()
    };
    wait_until("the first results", Duration::from_secs(60), || results() >= 20);
    workers[0].kill().unwrap();
    workers[0].wait().unwrap();
    wait_until("more results", Duration::from_secs(60), || results() >= 45);
    nats.crash();
    workers[0] = worker();
    wait_until("all results", Duration::from_secs(120), || results() == 118);
    wait_until("the dead letters", Duration::from_secs(60), || {
        batch.run(&["batch", "status", "run.jsonl", "--store", "store"]).1.matches("given up").count() == 2
    });
    for worker in &mut workers {
        worker.kill().unwrap();
        worker.wait().unwrap();
    }
    let (code, out, _) = batch.run(&["batch", "status", "run.jsonl", "--store", "store"]);
    assert!(
        code == 3 && out.contains("fine                  118") && out.contains("given up  a5  ") && out.contains("given up  a6  "),
        "{out}"
    );
    let (_, out, _) = batch.run(&["batch", "results", "run.jsonl", "--store", "store"]);
    let ids: std::collections::BTreeSet<String> =
        out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["custom_id"].to_string()).collect();
    assert_eq!((out.lines().count(), ids.len()), (118, 118));
    let paid: u32 = model.answered().values().sum();
    assert!(paid <= 118 + 8, "{paid} replies paid for 118 results");
    let (_, _, error) = submit();
    assert!(error.contains("0 jobs queued, 0 were in the queue, 118 have ended, 2 were given up"), "{error}");
    let revive = batch.run(&["batch", "submit", "run.jsonl", "--nats", &url, "--store", "store", "--retry-failed"]);
    assert!(revive.2.contains("2 jobs queued"), "{}", revive.2);
}

#[cfg(feature = "cluster")]
#[test]
fn a_worker_takes_no_more_than_it_has_room_for_and_counts_what_it_does() {
    let Some(nats) = Nats::start() else { return };
    let model = Model::start(Duration::from_millis(40), |_, _| Fault::None);
    let batch = Batch::new(40, &model.url, &[]);
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert_eq!(batch.run(&["batch", "submit", "run.jsonl", "--nats", &nats.url(), "--store", "store"]).0, 0);
    let address = format!("127.0.0.1:{port}");
    let mut worker = batch.spawn(&["worker", "--nats", &nats.url(), "--store", "store", "-j", "3", "--metrics-addr", &address]);
    let metrics = || {
        use std::io::{Read as _, Write as _};
        let mut text = String::new();
        let Ok(mut stream) = std::net::TcpStream::connect(&address) else { return text };
        stream.write_all(b"GET /metrics HTTP/1.1\r\n\r\n").unwrap();
        let _ = stream.read_to_string(&mut text);
        text
    };
    wait_until("the jobs", Duration::from_secs(60), || metrics().contains("tally_jobs_total{status=\"fine\"} 40\n"));
    assert!(model.log.lock().unwrap().most <= 3);
    assert!(metrics().contains(&format!("tally_tokens_paid_total{{kind=\"prompt\"}} {}\n", 40 * TOKENS.0)), "{}", metrics());
    assert!(std::process::Command::new("kill").args(["-TERM", &worker.id().to_string()]).status().unwrap().success());
    assert_eq!(worker.wait().unwrap().code(), Some(0));
}

fn outcome(job: usize, status: Status, attempt: u32) -> Outcome {
    let usage = Usage { prompt_tokens: job as u64, cached_tokens: 0, completion_tokens: 1 };
    Outcome {
        key: blake3_of(job),
        id: job.to_string(),
        status,
        attempt,
        again: false,
        usage,
        requests: 1,
        figures: 0,
        wrong: 0,
        error: String::new(),
        place: None,
    }
}

fn blake3_of(job: usize) -> String {
    tally::batch::plan::hex(job.to_string().as_bytes())
}

proptest! {
    /// However much of a journal is there, what is left to do and then done gives the same report.
    #[test]
    fn resuming_from_any_prefix_gives_the_same_report(statuses in prop::collection::vec(0_usize..5, 1..60), cuts in prop::collection::vec(0.0_f64..1.0, 1..6)) {
        let plan: Vec<String> = (0..statuses.len()).map(blake3_of).collect();
        let totals = |tally: &Tally| tally.totals(plan.iter().map(String::as_str));
        // What becomes of a job depends on the job alone: its replies are in the cache or asked with the same seed.
        let ends = |tally: &Tally| -> Vec<Outcome> {
            let wanted = |job: &usize| tally.wants(&plan[*job], Wanted::Missing);
            (0..plan.len()).filter(wanted).map(|job| outcome(job, Status::ALL[statuses[job]], 0)).collect()
        };
        let replay = |lines: &[Outcome]| {
            let mut tally = Tally::default();
            lines.iter().for_each(|line| tally.add(line));
            tally
        };
        let whole = ends(&Tally::default());
        let want = totals(&replay(&whole));
        let mut lines = whole;
        for cut in cuts {
            lines.truncate((lines.len() as f64 * cut) as usize);
            let rest = ends(&replay(&lines));
            prop_assert!(rest.iter().all(|new| lines.iter().all(|old| old.key != new.key)));
            lines.extend(rest);
            prop_assert_eq!(&totals(&replay(&lines)), &want);
        }
        prop_assert_eq!(lines.len(), plan.len());
    }
}

/// Memory of a process at its highest, in kilobytes.
fn peak_kb(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

/// Jobs, seconds for the run, peak memory in MB, seconds for a run that finds nothing to do.
fn measure(jobs: u64, extra: &[&str]) -> (u64, f64, u64, f64) {
    let model = Model::start(Duration::ZERO, |_, _| Fault::None);
    let batch = Batch::new(jobs, &model.url, &[]);
    let start = Instant::now();
    let mut child = batch.spawn(&[&["batch", "run", "run.jsonl", "-j", "64"], extra].concat());
    let mut peak = 0;
    let status = loop {
        peak = peak_kb(child.id()).unwrap_or(0).max(peak);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(status.code(), Some(0));
    let start = Instant::now();
    assert_eq!(batch.run(&["batch", "run", "run.jsonl"]).0, 0);
    (jobs, seconds, peak / 1024, start.elapsed().as_secs_f64())
}

#[test]
#[ignore = "minutes: the figures of docs/batch.md (scripts/bench-batch)"]
fn scale() {
    println!("jobs | seconds | ms a job | peak MB | resume of the finished journal, s");
    for jobs in [1_000, 10_000, 100_000] {
        let (jobs, seconds, peak, resume) = measure(jobs, &[]);
        println!("{jobs} | {seconds:.1} | {:.3} | {peak} | {resume:.2}", seconds * 1000.0 / jobs as f64);
        assert!(peak < 300 && resume < 5.0);
    }
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
