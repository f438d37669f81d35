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
    /// A figure is missing, which nobody can mend.
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
    /// Requests that were let hang.
    pub hung: u32,
    /// Whether faults come at once, whatever the latency.
    pub quick_faults: bool,
    /// The files and the batches of the Batch API.
    files: Vec<String>,
    batches: Vec<Batch>,
}

/// A batch of the Batch API.
#[derive(Clone, Debug)]
struct Batch {
    input: usize,
    mark: String,
    looks: u32,
    output: Option<(usize, usize)>,
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
        while let Some((line, body)) = read(&mut stream, &mut bytes).await {
            if line.contains("/files") || line.contains("/batches") {
                let (status, body) = self.batch_api(&line, &body);
                let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                let _ = stream.write_all(head.as_bytes()).await;
                continue;
            }
            let body: Value = serde_json::from_slice(&body).unwrap_or_default();
            let figure = figure_of(&body);
            let number = {
                let mut log = self.log.lock().unwrap();
                log.requests += 1;
                log.busy += 1;
                log.most = log.most.max(log.busy);
                log.requests
            };
            let fault = (self.script)(number, &figure);
            let quick = {
                let mut log = self.log.lock().unwrap();
                log.hung += u32::from(matches!(fault, Fault::Hang(_)));
                log.quick_faults && fault != Fault::None
            };
            tokio::time::sleep(if quick { Duration::ZERO } else { self.latency }).await;
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

    /// The Batch API: a batch is done at the second look; the first batch of all expires when half of it is answered.
    fn batch_api(&self, line: &str, body: &[u8]) -> (u16, String) {
        let mut log = self.log.lock().unwrap();
        let mut words = line.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let parts: Vec<&str> = path.split('?').next().unwrap_or_default().trim_start_matches('/').split('/').collect();
        match (method, &parts[1..]) {
            ("POST", ["files"]) => {
                let text = String::from_utf8_lossy(body);
                let content =
                    text.rsplit("application/jsonl\r\n\r\n").next().unwrap_or_default().rsplit_once("\r\n--").unwrap().0.to_owned();
                assert!(text.contains("name=\"purpose\"\r\n\r\nbatch"), "{text}");
                log.files.push(content);
                (200, json!({ "id": format!("file-{}", log.files.len() - 1) }).to_string())
            }
            ("POST", ["batches"]) => {
                let body: Value = serde_json::from_slice(body).unwrap();
                let input = number(body["input_file_id"].as_str().unwrap());
                log.batches.push(Batch { input, mark: body["metadata"]["tally"].as_str().unwrap().to_owned(), looks: 0, output: None });
                let id = log.batches.len() - 1;
                (200, row(id, &log.batches[id], "validating"))
            }
            ("GET", ["batches"]) => {
                let rows: Vec<String> = log.batches.iter().enumerate().map(|(id, batch)| row(id, batch, "in_progress")).collect();
                (200, format!("{{\"data\":[{}]}}", rows.join(",")))
            }
            ("GET", ["batches", id]) => {
                let id = number(id);
                log.batches[id].looks += 1;
                if log.batches[id].looks == 2 {
                    let requests: Vec<String> = log.files[log.batches[id].input].lines().map(str::to_owned).collect();
                    let answered = if id == 0 { requests.len() / 2 } else { requests.len() };
                    let mut replies = Vec::new();
                    let mut errors = Vec::new();
                    for (place, line) in requests.iter().enumerate() {
                        let request: Value = serde_json::from_str(line).unwrap();
                        let figure = figure_of(&request["body"]);
                        if place < answered {
                            let text = format!(
                                "Tax revenue reached {figure} yuan, up 5% year on year, and officials and residents are in much better spirits."
                            );
                            let response = json!({ "status_code": 200, "body": reply(&text, "stop") });
                            replies
                                .push(json!({ "custom_id": request["custom_id"], "response": response, "error": null }).to_string() + "\n");
                            *log.answered.entry(figure).or_default() += 1;
                        } else {
                            let error = json!({ "code": "batch_expired", "message": "not in time" });
                            errors.push(json!({ "custom_id": request["custom_id"], "response": null, "error": error }).to_string() + "\n");
                        }
                    }
                    replies.reverse();
                    log.files.push(replies.concat());
                    log.files.push(errors.concat());
                    log.batches[id].output = Some((log.files.len() - 2, log.files.len() - 1));
                }
                let status = match (&log.batches[id].output, id) {
                    (None, _) => "in_progress",
                    (Some(_), 0) => "expired",
                    (Some(_), _) => "completed",
                };
                (200, row(id, &log.batches[id], status))
            }
            ("GET", ["files", id, "content"]) => (200, log.files[number(id)].clone()),
            other => (404, format!("{{\"error\":{{\"message\":\"no {other:?}\"}}}}")),
        }
    }

    /// Whether the connection can go on.
    async fn answer(&self, stream: &mut TcpStream, figure: &str, fault: Fault) -> bool {
        let text =
            format!("Tax revenue reached {figure} yuan, up 5% year on year, and officials and residents are in much better spirits.");
        let (status, headers, body) = match fault {
            Fault::None | Fault::Half => (200, String::new(), reply(&text, "stop")),
            Fault::Wrong => (200, String::new(), reply(&text.replace(", up 5% year on year", ""), "stop")),
            Fault::Cut => (200, String::new(), reply(&text, "length")),
            Fault::Refuse => (200, String::new(), reply("", "content_filter")),
            Fault::TooMany(seconds) => {
                (429, format!("retry-after: {seconds}\r\n"), json!({"error": {"message": "slow down", "code": "rate_limit_exceeded"}}))
            }
            Fault::Broken => (500, String::new(), json!({"error": {"message": "oops"}})),
            Fault::Hang(time) => {
                tokio::time::sleep(time).await;
                return false;
            }
        };
        let body = body.to_string();
        let head = format!("HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n{headers}content-length: {}\r\n\r\n", body.len());
        let body = if fault == Fault::Half { &body[..body.len() / 2] } else { &body };
        let sent = stream.write_all([head.as_bytes(), body.as_bytes()].concat().as_slice()).await.is_ok();
        sent && fault != Fault::Half
    }
}

fn number(id: &str) -> usize {
    id.rsplit('-').next().unwrap().parse().unwrap()
}

fn row(id: usize, batch: &Batch, status: &str) -> String {
    let file = |number: Option<usize>| number.map(|number| format!("file-{number}"));
    json!({
        "id": format!("batch-{id}"),
        "status": status,
        "output_file_id": file(batch.output.map(|(output, _)| output)),
        "error_file_id": file(batch.output.map(|(_, error)| error)),
        "metadata": { "tally": batch.mark },
    })
    .to_string()
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

/// The first line and the body of the next request.
async fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<(String, Vec<u8>)> {
    let mut buffer = vec![0; 16384];
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let first = String::from_utf8_lossy(&bytes[..end]).lines().next().unwrap_or_default().to_owned();
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length: usize = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
            if bytes.len() >= end + 4 + length {
                let body = bytes[end + 4..end + 4 + length].to_vec();
                bytes.drain(..end + 4 + length);
                return Some((first, body));
            }
        }
        let count = stream.read(&mut buffer).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&buffer[..count]);
    }
}
