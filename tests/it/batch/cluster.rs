//! Batches on many workers with a real NATS server. Without one installed these tests say so and pass.

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tally::batch::queue::{self, Server, Terms};

use super::{Batch, Running};
use crate::support::model::{Fault, Model, TOKENS, article};

/// A real NATS server with a queue on disk, where one is installed.
pub(super) struct Nats {
    child: Child,
    folder: tempfile::TempDir,
    pub(super) port: u16,
    more: Vec<String>,
}

impl Nats {
    pub(super) fn start() -> Option<Self> {
        Self::with(tempfile::tempdir().unwrap(), &[])
    }

    /// A server with its files in `folder` and `more` arguments.
    pub(super) fn with(folder: tempfile::TempDir, more: &[&str]) -> Option<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let more: Vec<String> = more.iter().map(|&word| word.to_owned()).collect();
        let child = Self::launch(port, folder.path(), &more);
        if child.is_none() {
            eprintln!("skipped: no nats-server (apt-get install nats-server)");
        }
        Some(Self { child: child?, folder, port, more })
    }

    fn launch(port: u16, folder: &Path, more: &[String]) -> Option<Child> {
        let places = ["/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server"];
        let binary = places.into_iter().find(|path| Path::new(path).exists())?;
        let mut command = std::process::Command::new(binary);
        command.args(["-a", "127.0.0.1", "-p", &port.to_string(), "-js", "-sd"]).arg(folder).args(more);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(child)
    }

    pub(super) fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    /// Killed without warning, and started again over what is on the disk.
    fn crash(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.child = Self::launch(self.port, self.folder.path(), &self.more).unwrap();
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(super) fn wait_until(what: &str, most: Duration, done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < most, "waited too long for {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

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
    wait_until("the first results", Duration::from_mins(1), || results() >= 20);
    workers[0].kill().unwrap();
    workers[0].wait().unwrap();
    wait_until("more results", Duration::from_mins(1), || results() >= 45);
    nats.crash();
    workers[0] = worker();
    wait_until("all results", Duration::from_mins(2), || results() == 118);
    wait_until("the dead letters", Duration::from_mins(1), || {
        batch.run(&["batch", "status", "run.jsonl", "--store", "store"]).1.matches("given up").count() == 2
    });
    // What the server that was killed holds on to is cleared away.
    wait_until("an empty queue", Duration::from_mins(1), || submit().2.contains("0 jobs queued") && queued(&url) == 0);
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
    wait_until("the jobs", Duration::from_mins(1), || metrics().contains("tally_jobs_total{status=\"fine\"} 40\n"));
    assert!(model.log.lock().unwrap().most <= 3);
    assert!(metrics().contains(&format!("tally_tokens_paid_total{{kind=\"prompt\"}} {}\n", 40 * TOKENS.0)), "{}", metrics());
    assert!(std::process::Command::new("kill").args(["-TERM", &worker.id().to_string()]).status().unwrap().success());
    assert_eq!(worker.wait().unwrap().code(), Some(0));
}

/// Jobs in the queue, those at work included.
fn queued(url: &str) -> u64 {
    let server = Server { url: url.to_owned(), ..Server::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let context = queue::connect(&server, Terms::default()).await.unwrap();
        context.get_stream("tally-jobs").await.unwrap().cached_info().state.messages
    })
}

impl Batch {
    fn submit(&self, url: &str, more: &[&str]) -> String {
        let (code, _, error) = self.run(&[&["batch", "submit", "run.jsonl", "--nats", url, "--store", "store"], more].concat());
        assert_eq!(code, 0, "{error}");
        error
    }

    pub(super) fn worker(&self, url: &str, more: &[&str]) -> Running {
        self.spawn(&[&["worker", "--nats", url, "--store", "store"], more].concat())
    }

    pub(super) fn cluster_status(&self) -> String {
        self.run(&["batch", "status", "run.jsonl", "--store", "store"]).1
    }
}

#[test]
fn a_job_that_brings_workers_down_is_given_up_and_no_other() {
    let Some(nats) = Nats::start() else { return };
    // The worker that asks about this figure hangs, and is killed for it.
    let model = Model::start(
        Duration::from_millis(5),
        |_, figure| if figure == "81,014" { Fault::Hang(Duration::from_mins(1)) } else { Fault::None },
    );
    let batch = Batch::new(12, &model.url, &[]);
    let url = nats.url();
    batch.submit(&url, &[]);
    let terms = ["-j", "4", "--lease", "1", "--deliveries", "3"];
    for _ in 0..3 {
        let before = model.log.lock().unwrap().hung;
        let worker = batch.worker(&url, &terms);
        wait_until("the job that hangs", Duration::from_mins(1), || model.log.lock().unwrap().hung > before);
        // The jobs beside it come to their ends: else they too would have been begun for nothing.
        std::thread::sleep(Duration::from_secs(2));
        drop(worker);
    }
    let worker = batch.worker(&url, &terms);
    wait_until("the end", Duration::from_mins(1), || queued(&url) == 0);
    drop(worker);
    let status = batch.cluster_status();
    assert!(status.contains("fine                   11") && status.contains("given up  a2  3 workers began it"), "{status}");
    assert_eq!(status.matches("given up").count(), 1, "{status}");
    assert_eq!(model.log.lock().unwrap().hung, 3);
}

#[test]
fn a_long_job_keeps_its_lease_and_a_provider_that_is_down_costs_no_job() {
    let Some(nats) = Nats::start() else { return };
    // Down for the first requests, then slow: each job takes three times its lease.
    let model = Model::start(Duration::from_secs(3), |number, _| if number <= 10 { Fault::Broken } else { Fault::None });
    model.log.lock().unwrap().quick_faults = true;
    let batch = Batch::new(6, &model.url, &[]);
    let url = nats.url();
    batch.submit(&url, &[]);
    let terms = ["-j", "3", "--lease", "1", "--deliveries", "3", "--retries", "0"];
    let workers = [batch.worker(&url, &terms), batch.worker(&url, &terms)];
    wait_until("the end", Duration::from_mins(2), || queued(&url) == 0);
    drop(workers);
    let status = batch.cluster_status();
    assert!(status.contains("fine                    6") && !status.contains("given up"), "{status}");
    assert!(model.answered().values().all(|count| *count == 1), "{:?}", model.answered());
}

#[test]
fn a_full_queue_holds_the_submitter_back() {
    let Some(nats) = Nats::start() else { return };
    let model = Model::start(Duration::ZERO, |_, _| Fault::None);
    let batch = Batch::new(1, &model.url, &[]);
    // Long names make large messages: more than the queue's megabyte.
    let row = |number: u64| {
        serde_json::json!({ "custom_id": format!("{number}{}", "x".repeat(4000)), "text": article(81_000 + number) }).to_string() + "\n"
    };
    std::fs::write(batch.path("long.jsonl"), (0..400).map(row).collect::<String>()).unwrap();
    let plan = [
        "batch",
        "plan",
        "long.jsonl",
        "--task",
        "translate",
        "--base-url",
        &model.url,
        "--model",
        "m",
        "--tries",
        "0",
        "-o",
        "long-run.jsonl",
    ];
    assert_eq!(batch.run(&plan).0, 0);
    let url = nats.url();
    let mut submit = batch.spawn(&["batch", "submit", "long-run.jsonl", "--nats", &url, "--store", "store", "--queue-mb", "1"]);
    wait_until("the store", Duration::from_secs(30), || batch.path("store").exists());
    std::thread::sleep(Duration::from_secs(4));
    let before = queued(&url);
    assert!(submit.try_wait().unwrap().is_none() && before > 150 && before < 399, "{before}");
    let worker = batch.worker(&url, &["-j", "8"]);
    assert_eq!(submit.wait().unwrap().code(), Some(0));
    wait_until("the end", Duration::from_mins(1), || queued(&url) == 0);
    drop(worker);
    let (_, out, _) = batch.run(&["batch", "results", "long-run.jsonl", "--store", "store"]);
    assert_eq!(out.lines().count(), 400);
    assert!(model.answered().values().all(|count| *count == 1));
}

/// Two machines, each a network of its own, reach the queue and the model by a wire each; one wire is cut in mid-job.
#[test]
#[ignore = "needs root to make networks: cargo test --features cluster -- --ignored one_machine_is_cut_off"]
fn one_machine_is_cut_off_in_mid_job_and_all_is_finished() {
    let ip = |arguments: &str| {
        assert!(std::process::Command::new("ip").args(arguments.split(' ')).status().unwrap().success(), "ip {arguments}");
    };
    let Some(nats) = Nats::start() else { return };
    let model = Model::start(Duration::from_millis(1500), |_, _| Fault::None);
    let batch = Batch::new(24, &model.url, &[]);
    // The model and the queue listen on this machine's loopback: each network reaches them through a relay at its end of the wire.
    let port = model.url.rsplit(':').next().unwrap().parse().unwrap();
    batch.submit(&nats.url(), &[]);
    let machine = |number: u32| {
        let (name, here) = (format!("tally{number}"), format!("10.213.{number}.1"));
        let _ = std::process::Command::new("ip").args(["netns", "del", &name]).stderr(Stdio::null()).status();
        ip(&format!("netns add {name}"));
        ip(&format!("link add {name} type veth peer name end netns {name}"));
        ip(&format!("addr add {here}/24 dev {name}"));
        ip(&format!("link set {name} up"));
        ip(&format!("-n {name} addr add 10.213.{number}.2/24 dev end"));
        ip(&format!("-n {name} link set end up"));
        let (queue, model) = (relay(&here, nats.port), relay(&here, port));
        let mut worker = std::process::Command::new("ip");
        worker.args(["netns", "exec", &name, env!("CARGO_BIN_EXE_summarize"), "worker", "--store", "store", "-j", "2", "--lease", "4"]);
        worker.args(["--nats", &format!("nats://{queue}"), "--base-url", &format!("http://{model}"), "--timeout", "10"]);
        Running(worker.env("HOME", batch.folder.path()).current_dir(batch.folder.path()).stderr(Stdio::null()).spawn().unwrap())
    };
    let workers = [machine(1), machine(2)];
    wait_until("both at work", Duration::from_mins(1), || model.log.lock().unwrap().busy >= 4 && model.answered().len() >= 4);
    ip("link set tally1 down");
    wait_until("the end", Duration::from_mins(2), || batch.cluster_status().contains("fine                   24"));
    drop(workers);
    ["tally1", "tally2"].into_iter().for_each(|name| ip(&format!("netns del {name}")));
    let answered = model.answered();
    let paid: u32 = answered.values().sum();
    assert!(answered.len() == 24 && paid <= 24 + 2, "{paid} replies paid: more than what was in flight");
    eprintln!("24 jobs, one of two machines cut off: {paid} replies paid");
}

/// A port at `address` that leads to `port` of this machine's loopback.
fn relay(address: &str, port: u16) -> std::net::SocketAddr {
    let listener = std::net::TcpListener::bind((address, 0)).unwrap();
    let at = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for here in listener.incoming().map_while(Result::ok) {
            let there = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
            for (mut from, mut to) in [(here.try_clone().unwrap(), there.try_clone().unwrap()), (there, here)] {
                std::thread::spawn(move || {
                    let _ = std::io::copy(&mut from, &mut to);
                    let _ = to.shutdown(std::net::Shutdown::Both);
                });
            }
        }
    });
    at
}
