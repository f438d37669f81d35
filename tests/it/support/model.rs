//! A model that translates the test articles as well as its faults let it, fast enough for a hundred thousand of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// 429 with a wait of so many seconds.
    TooMany(u32),
    /// 500.
    Broken,
    /// Nothing comes for so long, then the connection closes.
    Hang(Duration),
    /// Half a reply.
    Half,
    /// A reply that ends at the limit.
    Cut,
    /// The filter refuses.
    Refuse,
    /// A wrong figure.
    Wrong,
}

/// What the model was asked.
#[derive(Debug, Default)]
pub struct Log {
    /// Good replies by the figure that they were about.
    pub answered: BTreeMap<String, u32>,
    /// Requests, whatever became of them.
    pub requests: u64,
    /// Requests that are being answered now, and the most there have been.
    pub busy: u32,
    pub most: u32,
}

/// Decides what goes wrong with the request of this number, which is about this figure.
pub type Script = Arc<dyn Fn(u64, &str) -> Fault + Send + Sync>;

/// A running model.
#[derive(Clone)]
pub struct Model {
    pub url: String,
    pub log: Arc<Mutex<Log>>,
    script: Script,
    latency: Duration,
}

/// The article about a figure.
pub fn article(figure: u64) -> String {
    format!("税收达{figure}元，同比增长5%，干部群众的精神面貌为之一新。")
}

/// Tokens that every good reply costs.
pub const TOKENS: (u64, u64) = (100, 30);

impl Model {
    /// Starts a model on a runtime of its own, which lives as long as the test.
    pub fn start(latency: Duration, script: impl Fn(u64, &str) -> Fault + Send + Sync + 'static) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let model = Self { url, log: Arc::default(), script: Arc::new(script), latency };
        let shared = model.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::from_std(listener).unwrap();
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(shared.clone().serve(stream));
                }
            });
        });
        model
    }

    /// Good replies about each figure.
    pub fn answered(&self) -> BTreeMap<String, u32> {
        self.log.lock().unwrap().answered.clone()
    }

    async fn serve(self, mut stream: TcpStream) {
        let mut bytes = Vec::new();
        while let Some(body) = read(&mut stream, &mut bytes).await {
            let figure = figure_of(&body);
            let number = {
                let mut log = self.log.lock().unwrap();
                log.requests += 1;
                log.busy += 1;
                log.most = log.most.max(log.busy);
                log.requests
            };
            let fault = (self.script)(number, &figure);
            tokio::time::sleep(self.latency).await;
            let sent = self.answer(&mut stream, &figure, fault).await;
            let mut log = self.log.lock().unwrap();
            log.busy -= 1;
            if !sent {
                return;
            }
            if matches!(fault, Fault::None | Fault::Wrong) {
                *log.answered.entry(figure).or_default() += 1;
            }
        }
    }

    /// Whether the connection can go on.
    async fn answer(&self, stream: &mut TcpStream, figure: &str, fault: Fault) -> bool {
        let text = format!("Tax revenue reached {figure} yuan, up 5% year on year, and officials and residents are in much better spirits.");
        let (status, headers, body) = match fault {
            Fault::None => (200, String::new(), reply(&text, "stop")),
            Fault::Wrong => (200, String::new(), reply(&text.replace("5%", "50%"), "stop")),
            Fault::Cut => (200, String::new(), reply(&text, "length")),
            Fault::Refuse => (200, String::new(), reply("", "content_filter")),
            Fault::TooMany(seconds) => (429, format!("retry-after: {seconds}\r\n"), json!({"error": {"message": "slow down", "code": "rate_limit_exceeded"}})),
            Fault::Broken => (500, String::new(), json!({"error": {"message": "oops"}})),
            Fault::Hang(time) => {
                tokio::time::sleep(time).await;
                return false;
            }
            Fault::Half => (200, String::new(), reply(&text, "stop")),
        };
        let body = body.to_string();
        let head = format!("HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n{headers}content-length: {}\r\n\r\n", body.len());
        let body = if fault == Fault::Half { &body[..body.len() / 2] } else { &body };
        let sent = stream.write_all([head.as_bytes(), body.as_bytes()].concat().as_slice()).await.is_ok();
        sent && fault != Fault::Half
    }
}

fn reply(text: &str, finish: &str) -> Value {
    json!({
        "model": "m",
        "choices": [{ "message": { "role": "assistant", "content": text }, "finish_reason": finish }],
        "usage": { "prompt_tokens": TOKENS.0, "completion_tokens": TOKENS.1 },
    })
}

/// The figure that an article is about, as the prompt writes it.
pub fn figure_of(body: &Value) -> String {
    let messages = body["messages"].as_array().cloned().unwrap_or_default();
    let text = messages.last().and_then(|message| message["content"].as_str()).unwrap_or_default().to_owned();
    let text = text.rsplit("Text:").next().unwrap_or_default();
    text.split(" yuan").next().unwrap_or_default().rsplit(' ').next().unwrap_or_default().to_owned()
}

/// The body of the next request.
async fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<Value> {
    let mut buffer = [0; 16384];
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length: usize = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
            if bytes.len() >= end + 4 + length {
                let body = serde_json::from_slice(&bytes[end + 4..end + 4 + length]).unwrap_or_default();
                bytes.drain(..end + 4 + length);
                return Some(body);
            }
        }
        let count = stream.read(&mut buffer).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&buffer[..count]);
    }
}
