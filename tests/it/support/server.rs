//! A server that answers by script, down to hangs, cut streams and resets, and remembers what it was asked.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// How one request is answered. The last step of a script answers all further requests.
#[derive(Clone, Debug)]
pub enum Step {
    /// A whole reply.
    Reply { status: u16, headers: Vec<(&'static str, String)>, body: String },
    /// A stream of events, then the end that is named.
    Stream(Vec<String>, End),
    /// Nothing, for ever.
    Hang,
    /// The connection is closed without a reply.
    Close,
}

/// How a stream ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// As the protocol wants it.
    Proper,
    /// The connection closes in the middle.
    Cut,
    /// Nothing more comes.
    Hang,
}

/// A request that came.
#[derive(Clone, Debug)]
pub struct Received {
    pub path: String,
    pub head: String,
    pub body: Value,
}

/// A running scripted server; it ends with its runtime.
#[derive(Debug)]
pub struct Server {
    pub url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    pub async fn start(script: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&received);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, script.clone(), Arc::clone(&seen)));
            }
        });
        Self { url, received }
    }

    /// What it was asked so far.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

/// Serves one connection: one request, one answer.
async fn serve(mut stream: TcpStream, script: Vec<Step>, seen: Arc<Mutex<Vec<Received>>>) {
    let Some(request) = read(&mut stream).await else { return };
    let step = {
        let mut seen = seen.lock().unwrap();
        seen.push(request);
        script.get(seen.len() - 1).or(script.last()).cloned()
    };
    match step {
        Some(Step::Reply { status, headers, body }) => {
            let mut head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n", body.len());
            for (name, value) in headers {
                head.push_str(&[name, ": ", &value, "\r\n"].concat());
            }
            head.push_str("\r\n");
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(body.as_bytes()).await;
        }
        Some(Step::Stream(pieces, end)) => send_stream(&mut stream, pieces, end).await,
        Some(Step::Hang) => std::future::pending().await,
        Some(Step::Close) | None => {}
    }
}

async fn send_stream(stream: &mut TcpStream, pieces: Vec<String>, end: End) {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n";
    let _ = stream.write_all(head.as_bytes()).await;
    for piece in pieces {
        let _ = stream.write_all(format!("{:x}\r\n{piece}\r\n", piece.len()).as_bytes()).await;
        let _ = stream.flush().await;
    }
    match end {
        End::Proper => drop(stream.write_all(b"0\r\n\r\n").await),
        End::Cut => {}
        End::Hang => std::future::pending().await,
    }
}

async fn read(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ").map(|length| length.parse().unwrap()));
        if body.len() >= length.unwrap_or(0) {
            let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
            return Some(Received { path, head: head.to_owned(), body: serde_json::from_str(body).unwrap_or_default() });
        }
    }
}

/// A reply with a status and a body.
pub fn reply(status: u16, body: impl Into<String>) -> Step {
    Step::Reply { status, headers: vec![("content-type", "application/json".to_owned())], body: body.into() }
}

/// A reply with a status and an error in the usual form.
pub fn error(status: u16, code: &str, message: &str) -> Step {
    reply(status, json!({ "error": { "message": message, "code": code, "type": code } }).to_string())
}

/// A good reply.
pub fn good(text: &str) -> Step {
    ended(text, "stop")
}

/// A reply that ended for a reason.
pub fn ended(text: &str, finish_reason: &str) -> Step {
    let body = json!({
        "model": "m-1",
        "choices": [{ "message": { "role": "assistant", "content": text }, "finish_reason": finish_reason }],
        "usage": { "prompt_tokens": 20, "completion_tokens": 5, "prompt_tokens_details": { "cached_tokens": 8 } },
    });
    reply(200, body.to_string())
}

/// The piece of a stream that adds `text`.
pub fn piece(text: &str) -> String {
    format!("data: {}\n\n", json!({ "choices": [{ "delta": { "content": text }, "finish_reason": null }] }))
}

/// The pieces that end a stream, the usage among them.
pub fn last_pieces() -> Vec<String> {
    vec![
        format!("data: {}\n\n", json!({ "choices": [{ "delta": {}, "finish_reason": "stop" }] })),
        format!("data: {}\n\n", json!({ "choices": [], "usage": { "prompt_tokens": 20, "completion_tokens": 5 } })),
        "data: [DONE]\n\n".to_owned(),
    ]
}

/// A stream of these texts with a proper end.
pub fn stream(texts: &[&str]) -> Step {
    Step::Stream(texts.iter().map(|text| piece(text)).chain(last_pieces()).collect(), End::Proper)
}

/// Short enough for a test, long enough for a slow machine.
pub const SHORT: Duration = Duration::from_millis(400);
