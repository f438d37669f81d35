//! Against a small server that does what a table says.

use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use sha2::{Digest as _, Sha256};

use super::*;
use crate::model::cache::hex;

/// What the server does.
#[derive(Clone, Copy, Debug, Default)]
struct Script {
    /// Bytes after which the first transfer breaks off.
    breaks_at: Option<usize>,
    /// Whether it can go on in the middle.
    no_ranges: bool,
    /// Whether it publishes a checksum, and a right one.
    checksum: Published,
    /// A status in place of an answer.
    status: Option<u16>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Published {
    #[default]
    Right,
    Wrong,
    None,
}

fn content() -> Vec<u8> {
    b"GGUF".iter().copied().chain((0..100_000_u32).map(|i| u8::try_from(i % 251).unwrap())).collect()
}

/// Serves `script` on a free port; gives the address and the requests as they come.
fn serve(script: Script) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let log = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&log);
    std::thread::spawn(move || {
        let mut whole = script.breaks_at.is_none();
        for stream in listener.incoming().flatten() {
            let answered = answer(stream, script, whole, &seen);
            whole |= answered == Some("GET");
        }
    });
    (address, log)
}

fn answer(mut stream: TcpStream, script: Script, whole: bool, log: &Mutex<Vec<String>>) -> Option<&'static str> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let first = lines.next()?;
    let range = lines.filter_map(|line| line.to_ascii_lowercase().strip_prefix("range: bytes=").map(str::to_owned)).last();
    let method = if first.starts_with("HEAD") { "HEAD" } else { "GET" };
    log.lock().unwrap().push(format!("{method} {}", range.clone().unwrap_or_default()));
    if let Some(status) = script.status {
        write!(stream, "HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").ok()?;
        return Some(method);
    }
    let content = content();
    let sum = match script.checksum {
        Published::Right => hex(&Sha256::digest(&content)),
        Published::Wrong => "0".repeat(64),
        Published::None => "some-tag".to_owned(),
    };
    let from = range.and_then(|range| range.trim_end_matches('-').parse().ok()).filter(|_| !script.no_ranges).unwrap_or(0_usize);
    let body = &content[from..];
    let status = if from > 0 { "206 Partial Content" } else { "200 OK" };
    let total = content.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nx-linked-etag: \"{sum}\"\r\nx-linked-size: {total}\r\ncontent-length: {}\r\ncontent-range: bytes {from}-{}/{total}\r\nconnection: close\r\n\r\n",
        body.len(),
        total - 1,
    )
    .ok()?;
    if method == "GET" {
        let end = if whole { body.len() } else { script.breaks_at.unwrap_or(body.len()) };
        stream.write_all(&body[..end]).ok()?;
    }
    Some(method)
}

/// Fetches from `script`'s server; gives the outcome and the requests.
async fn fetched(cache: &Cache, script: Script) -> (Result<Cached, Error>, Vec<String>) {
    let (address, log) = serve(script);
    let url = Place::parse("me/repo/tiny.gguf").unwrap().url(&address);
    let result = fetch(cache, &url, "tiny.gguf", None, &Settings::default(), &|_| ()).await;
    let requests = log.lock().unwrap().clone();
    (result, requests)
}

#[tokio::test]
async fn fetches_resumes_and_checks() {
    let cases: &[(Script, bool, &[&str])] = &[
        (Script::default(), true, &["HEAD ", "GET "]),
        (Script { breaks_at: Some(5000), ..Script::default() }, true, &["HEAD ", "GET ", "GET 5000-"]),
        (Script { breaks_at: Some(5000), no_ranges: true, ..Script::default() }, true, &["HEAD ", "GET ", "GET 5000-"]),
        (Script { checksum: Published::None, ..Script::default() }, true, &["HEAD ", "GET "]),
        (Script { checksum: Published::Wrong, ..Script::default() }, false, &["HEAD ", "GET "]),
        (Script { status: Some(404), ..Script::default() }, false, &["HEAD "]),
        (Script { status: Some(401), ..Script::default() }, false, &["HEAD "]),
    ];
    for (script, good, requests) in cases {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path());
        let (result, seen) = fetched(&cache, *script).await;
        assert_eq!(result.is_ok(), *good, "{script:?}: {result:?}");
        assert_eq!(seen, *requests, "{script:?}");
        if let Ok(model) = result {
            assert_eq!(std::fs::read(&model.path).unwrap(), content(), "{script:?}");
            assert_eq!(model.sha256, Some(hex(&Sha256::digest(content()))));
        } else {
            assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "{script:?} leaves nothing");
        }
    }
}

#[tokio::test]
async fn a_second_pull_goes_on_where_the_first_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::at(folder.path());
    let sum = hex(&Sha256::digest(content()));
    std::fs::write(part_path(&cache, "tiny.gguf", &sum), &content()[..70_000]).unwrap();
    let (result, requests) = fetched(&cache, Script::default()).await;
    assert_eq!(std::fs::read(result.unwrap().path).unwrap(), content());
    assert_eq!(requests, ["HEAD ", "GET 70000-"]);
}

#[tokio::test]
async fn says_what_helps_when_nobody_answers() {
    let folder = tempfile::tempdir().unwrap();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{closed}/x.gguf");
    let error = fetch(&Cache::at(folder.path()), &url, "x.gguf", None, &Settings::default(), &|_| ()).await.unwrap_err();
    assert!(error.to_string().contains("--mirror"), "{error}");
}

#[test]
fn reads_places() {
    let cases = [
        ("me/repo/a.gguf", Some("https://h/me/repo/resolve/main/a.gguf")),
        ("me/repo/q4/a.gguf", Some("https://h/me/repo/resolve/main/q4/a.gguf")),
        ("me/repo", None),
        ("me/repo/", None),
        ("me/repo/readme.md", None),
        ("me/../a.gguf", None),
        ("me/repo/a b.gguf", None),
        ("me/repo/a.gguf?x=1", None),
    ];
    for (text, url) in cases {
        assert_eq!(Place::parse(text).map(|place| place.url("https://h/")).as_deref(), url, "{text}");
    }
}
