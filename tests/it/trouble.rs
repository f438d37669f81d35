//! The main job against a service in trouble, through the command itself: each trouble has its message and exit code, a good file
//! stays as it was, and what was paid for is not paid again.

use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::support::server::{End, Server, Step, ended, error, good, piece, reply};

/// Short, with one figure and no heading: one request for it, and none for an overview.
const ARTICLE: &str = "2022年全年税收达29.2342亿元。\n";
const SUMMARY: &str = "Tax revenue in 2022 was 2.92342 billion yuan.";

struct Run {
    child: Child,
    folder: tempfile::TempDir,
}

/// Starts `summarize article.txt -o out.md` against a service.
fn start(url: &str, more: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("article.txt"), ARTICLE).unwrap();
    std::fs::write(folder.path().join("out.md"), "good").unwrap();
    let child = again(folder.path(), url, more);
    Run { child, folder }
}

fn again(folder: &Path, url: &str, more: &[&str]) -> Child {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_summarize"));
    command.env_clear().env("HOME", folder).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.args(["article.txt", "-o", "out.md", "--tries", "1", "--model", "m", "--base-url", url]).args(more);
    command.spawn().unwrap()
}

/// Exit code and standard error, and what `out.md` holds in the end.
async fn end(mut run: Run) -> (i32, String, String, tempfile::TempDir) {
    let ended = tokio::task::spawn_blocking(move || {
        let (mut said, mut printed) = (String::new(), String::new());
        run.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        run.child.stdout.take().unwrap().read_to_string(&mut printed).unwrap();
        assert_eq!(printed, "", "with -o nothing goes to standard output");
        let code = run.child.wait().unwrap().code().unwrap();
        let file = std::fs::read_to_string(run.folder.path().join("out.md")).unwrap();
        (code, said, file, run.folder)
    });
    ended.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_good_reply_is_written_and_asked_for_once() {
    let server = Server::start(vec![good(SUMMARY)]).await;
    let (code, said, file, folder) = end(start(&server.url, &[])).await;
    assert!(code == 0 && file.contains(SUMMARY), "{code} {said} {file}");
    let asked = server.received().len();
    let child = again(folder.path(), &server.url, &[]);
    assert_eq!(end(Run { child, folder }).await.0, 0);
    assert_eq!(server.received().len(), asked, "the second run is answered by the cache");
}

#[tokio::test(flavor = "multi_thread")]
async fn troubles_have_their_messages_and_leave_the_file() {
    let busy = |after: Option<&str>| {
        let headers = after.map(|after| ("retry-after", after.to_owned())).into_iter().collect();
        Step::Reply { status: 429, headers, body: r#"{"error":{"message":"slow down","code":"rate_limit"}}"#.to_owned() }
    };
    let cut = || Step::Stream(vec![piece("Tax revenue")], End::Cut);
    for (name, step, more, want) in [
        ("key", error(401, "invalid_api_key", "no such key"), &[][..], "does not accept the key"),
        ("busy", busy(None), &["--retries", "0"][..], "asks to slow down"),
        ("busy for long", busy(Some("4000")), &["--retries", "3"][..], "asks to slow down"),
        ("broken", error(500, "", "boom"), &["--retries", "0"][..], "failed (500)"),
        ("silent", Step::Hang, &["--retries", "0", "--timeout", "1"][..], "sent nothing for 5 s"),
        ("closed", Step::Close, &["--retries", "0"][..], "cannot reach"),
        ("a cut stream", cut(), &["--retries", "0"][..], "no usable reply"),
        ("a page", reply(200, "<html>Log in</html>"), &["--retries", "0"][..], "no usable reply"),
        ("an error in a 200", reply(200, r#"{"error":{"message":"out of memory","code":500}}"#), &["--retries", "0"][..], "out of memory"),
        ("no such model", error(404, "model_not_found", "no model m"), &[][..], "no model m"),
    ] {
        let server = Server::start(vec![step]).await;
        let (code, said, file, _folder) = end(start(&server.url, more)).await;
        assert_eq!(code, 3, "{name}: {said}");
        assert!(said.contains(want), "{name}: wanted {want:?} in {said}");
        assert_eq!(file, "good", "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passing_trouble_passes() {
    let busy = Step::Reply { status: 429, headers: vec![("retry-after", "1".to_owned())], body: String::new() };
    let server = Server::start(vec![busy, good(SUMMARY)]).await;
    let (code, said, file, _folder) = end(start(&server.url, &[])).await;
    assert!(code == 0 && file.contains(SUMMARY), "{code} {said} {file}");
    assert!(said.contains("try 1 failed"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_that_do_not_hold_are_never_passed_off_as_good() {
    for (name, step) in [
        ("an empty reply", good("")),
        ("a cut reply", ended("Tax revenue in 2022 was", "length")),
        ("a refusal", ended("", "content_filter")),
        ("a full context", error(400, "context_length_exceeded", "too long")),
        ("commentary", good("Sure! Here is the summary: I am an AI and cannot tell.")),
    ] {
        let server = Server::start(vec![step]).await;
        let (code, said, file, _folder) = end(start(&server.url, &[])).await;
        assert_eq!((code, file.as_str()), (1, "good"), "{name}: {said}");
        assert!(said.contains("nothing to write"), "{name}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_figure_is_put_right() {
    let server = Server::start(vec![good("Tax revenue in 2022 was 29.2342 billion yuan.")]).await;
    let (code, said, file, _folder) = end(start(&server.url, &[])).await;
    assert!(code == 0 && file.contains(SUMMARY) && !file.contains("29.2342 billion"), "{code} {said} {file}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_ends_a_run_at_once() {
    let server = Server::start(vec![Step::Hang]).await;
    let run = start(&server.url, &[]);
    while server.received().is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let begun = Instant::now();
    let sent = std::process::Command::new("kill").args(["-INT", &run.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let (code, said, file, folder) = end(run).await;
    assert_eq!((code, file.as_str()), (130, "good"), "{said}");
    assert!(said.contains("interrupted") && begun.elapsed() < Duration::from_secs(10), "{said}");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("tmp")), "{left:?}");
}
