//! Batches that are killed, torn, refused, cut off and short of room.

use std::process::Stdio;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use tally::batch::tally::{Tally, Wanted};
use tally::batch::{Outcome, Status};
use tally::provider::Usage;

use super::{Batch, FAST};
use crate::support::model::{Fault, Model, TOKENS};

#[test]
fn killed_again_and_again_it_loses_nothing_that_was_paid() {
    kill(8, 400);
}

#[test]
#[ignore = "a minute: fifty kills"]
fn killed_fifty_times_it_loses_nothing_that_was_paid() {
    kill(50, 3000);
}

/// Kills a run of so many jobs `times` times at random points, then lets it end.
fn kill(times: u32, jobs: u64) {
    let model = Model::start(Duration::from_millis(8), |_, _| Fault::None);
    let batch = Batch::new(jobs, &model.url, &[]);
    // Jobs under way with four slots: a reply that has come waits for the disk while the next request goes out.
    let at_once = 10;
    let (mut kills, mut random) = (0_u32, 7_u64);
    loop {
        let mut child = batch.spawn(&["batch", "run", "run.jsonl", "-j", "4"]);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let life = Duration::from_millis(15 + (random >> 33) % 120);
        let start = Instant::now();
        let ended = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break Some(status);
            }
            if start.elapsed() >= life && kills < times {
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
    let count = usize::try_from(jobs).unwrap();
    assert_eq!(batch.results().len(), count);
    assert_eq!((batch.row("fine"), batch.row("tokens")), (jobs, jobs * TOKENS.0));
    assert_eq!(batch.journal_lines(), count);
    let answered = model.answered();
    let paid: u32 = answered.values().sum();
    assert_eq!(answered.len(), count);
    // One pass, and for each kill at most what was in flight.
    assert!(kills == times && u64::from(paid) <= jobs + u64::from(kills * at_once), "{paid} replies paid, {kills} kills");
    eprintln!("{kills} kills, {paid} replies paid for {jobs} jobs");
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
    let head = journal.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for cut in (head..journal.len()).step_by(97) {
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
    std::fs::remove_file(batch.path("run.results.jsonl")).unwrap();
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

/// A command on a disk of so many kilobytes, which is mounted at `disk` and copied to `saved` before it goes.
#[cfg(target_os = "linux")]
fn on_a_small_disk(batch: &Batch, kilobytes: u32, command: &str) -> Option<std::process::Output> {
    std::fs::create_dir_all(batch.path("disk")).unwrap();
    let script = format!(
        "mount -t tmpfs -o size={kilobytes}k none disk && cp -r saved/. disk && {{ {command}; code=$?; cp -r disk/. saved; exit $code; }}"
    );
    std::fs::create_dir_all(batch.path("saved")).unwrap();
    let folder = batch.folder.path();
    let mut unshare = std::process::Command::new("unshare");
    let output = unshare.args(["-rm", "sh", "-c", &script]).current_dir(folder).env("HOME", folder).output().ok()?;
    let error = String::from_utf8_lossy(&output.stderr);
    (!error.contains("unshare:") && !error.contains("mount:")).then_some(output)
}

/// The cache is on the full disk too, so that only the journal holds what was paid.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_stops_the_run_and_nothing_is_torn() {
    let model = Model::start(FAST, |_, _| Fault::None);
    let batch = Batch::new(300, &model.url, &[]);
    std::fs::create_dir_all(batch.path("saved")).unwrap();
    for name in ["run.jsonl", "in.jsonl"] {
        std::fs::rename(batch.path(name), batch.path("saved").join(name)).unwrap();
    }
    let command = format!("TALLY_CACHE=disk/cache {} batch run disk/run.jsonl", env!("CARGO_BIN_EXE_summarize"));
    let Some(output) = on_a_small_disk(&batch, 300, &command) else {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    };
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && error.contains("cannot write"), "{error}");
    let first = model.answered().len();
    assert!(first > 10 && first < 290, "{first}");
    let output = on_a_small_disk(&batch, 30_000, &command).unwrap();
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.code() == Some(0) && out.starts_with("fine                  300\n"),
        "{out}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let twice = model.answered().values().filter(|count| **count > 1).count();
    assert!(twice <= 20, "{twice} replies paid twice: more than were in flight");
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
