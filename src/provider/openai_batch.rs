//! The half-price route of services that speak `OpenAI`'s protocol: request files, batches over them, files of replies.
//!
//! Here only the protocol; what stands in the files is `batch`'s business.

use std::io::Write;
use std::time::Duration;

use serde_json::{Value, json};

use super::openai::{OpenAi, body};
use super::reply::Draft;
use super::{ChatRequest, ChatResponse, Error, Input};

/// How long a request file may take on its way.
const UPLOAD: Duration = Duration::from_hours(1);

/// Where a batch of the service stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its id.
    pub id: String,
    /// The service's word for it.
    pub status: String,
    /// The file of replies, once there is one.
    pub output_file: Option<String>,
    /// The file of requests that failed.
    pub error_file: Option<String>,
    /// What the caller wrote on it.
    pub mark: String,
    /// Why it failed, if it did.
    pub error: String,
}

impl Batch {
    /// Whether nothing more will come.
    pub fn has_ended(&self) -> bool {
        matches!(self.status.as_str(), "completed" | "failed" | "expired" | "cancelled")
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
        Some(Self {
            id: text("id")?,
            status: text("status")?,
            output_file: text("output_file_id"),
            error_file: text("error_file_id"),
            mark: value.pointer("/metadata/tally").and_then(Value::as_str).unwrap_or_default().to_owned(),
            error: value.pointer("/errors/data/0/message").and_then(Value::as_str).unwrap_or_default().to_owned(),
        })
    }
}

impl OpenAi {
    /// The line of a request file for `request`.
    pub fn batch_line(&self, custom_id: &str, request: &ChatRequest) -> Value {
        let url = match request.input {
            Input::Chat(_) => "/v1/chat/completions",
            Input::Completion(_) => "/v1/completions",
        };
        let body = body(&self.connection().vendor, &self.known().model, request, false);
        json!({ "custom_id": custom_id, "method": "POST", "url": url, "body": body })
    }

    /// The reply to `request` in a line of a file of replies, judged as a direct reply would be.
    pub fn read_batch_line(&self, request: &ChatRequest, line: &Value) -> Result<ChatResponse, Error> {
        let status = line.pointer("/response/status_code").and_then(Value::as_u64).unwrap_or(200);
        let body = line.pointer("/response/body").filter(|body| !body.is_null());
        let asked = self.connection().asked();
        let Some(body) = body.filter(|_| status < 300) else {
            let said = line.get("error").filter(|error| !error.is_null()).or(body).cloned().unwrap_or_default();
            return Err(self.connection().malformed(format!("the batch has no reply for this request (status {status}): {said}")));
        };
        let mut draft = Draft::default();
        draft.add(asked, &self.connection().vendor.reasoning_fields, body)?;
        draft.finish(asked, request, &self.known().model)
    }

    /// Sends a request file; gives its id.
    pub async fn upload(&self, name: &str, content: &[u8]) -> Result<String, Error> {
        let boundary = format!("tally-{}", blake3::hash(content).to_hex());
        let mut form = Vec::with_capacity(content.len() + 1024);
        form.extend(format!("--{boundary}\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n").bytes());
        form.extend(
            format!("--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: application/jsonl\r\n\r\n").bytes(),
        );
        form.extend(content);
        form.extend(format!("\r\n--{boundary}--\r\n").bytes());
        let connection = self.connection();
        let kind = format!("multipart/form-data; boundary={boundary}");
        let sent = async { connection.json(connection.post_bytes(connection.url("/files"), &kind, form).await?).await };
        let value = self.within(UPLOAD, sent).await?;
        value.get("id").and_then(Value::as_str).map(str::to_owned).ok_or_else(|| connection.malformed("a file without an id"))
    }

    /// Starts a batch over a request file, with `mark` on it.
    pub async fn start_batch(&self, file: &str, mark: &str) -> Result<Batch, Error> {
        let connection = self.connection();
        let body = json!({
            "input_file_id": file,
            "endpoint": "/v1/chat/completions",
            "completion_window": "24h",
            "metadata": { "tally": mark },
        });
        let begun = async { connection.json(connection.post(connection.url("/batches"), &body).await?).await };
        self.batch_of(&self.within(connection.timeouts.total, begun).await?)
    }

    /// Looks where a batch stands.
    pub async fn batch(&self, id: &str) -> Result<Batch, Error> {
        let connection = self.connection();
        let seen = async { connection.json(connection.get(connection.url(&format!("/batches/{id}"))).await?).await };
        self.batch_of(&self.within(connection.timeouts.total, seen).await?)
    }

    /// The batch with `mark`.
    pub async fn find_batch(&self, mark: &str) -> Result<Option<Batch>, Error> {
        let connection = self.connection();
        let mut after: Option<String> = None;
        loop {
            let mut url = connection.url("/batches");
            url.query_pairs_mut().append_pair("limit", "100").extend_pairs(after.iter().map(|id| ("after", id)));
            let listed = async { connection.json(connection.get(url).await?).await };
            let value = self.within(connection.timeouts.total, listed).await?;
            let rows = value.get("data").and_then(Value::as_array).cloned().unwrap_or_default();
            let batches: Vec<Batch> = rows.iter().filter_map(Batch::read).collect();
            after = batches.last().map(|batch| batch.id.clone());
            if let Some(found) = batches.into_iter().find(|batch| batch.mark == mark) {
                return Ok(Some(found));
            }
            if after.is_none() || value.get("has_more").and_then(Value::as_bool) != Some(true) {
                return Ok(None);
            }
        }
    }

    /// What `act` gives, if it comes in time.
    async fn within<T>(&self, time: Duration, act: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        tokio::time::timeout(time, act).await.unwrap_or_else(|_| Err(self.connection().timed_out(time)))
    }

    fn batch_of(&self, value: &Value) -> Result<Batch, Error> {
        Batch::read(value).ok_or_else(|| self.connection().malformed("a batch without id or status"))
    }

    /// Writes a file of the service to `target` as it comes.
    pub async fn download(&self, file: &str, target: &mut impl Write) -> Result<(), Error> {
        let connection = self.connection();
        let idle = connection.timeouts.idle;
        let mut response = self.within(idle, connection.get(connection.url(&format!("/files/{file}/content")))).await?;
        if !response.status().is_success() {
            return Err(connection.refusal(response).await);
        }
        while let Some(piece) = self.within(idle, async { response.chunk().await.map_err(|error| connection.broken(&error)) }).await? {
            target.write_all(&piece).map_err(|error| Error::Setup(format!("cannot write what was fetched: {error}")))?;
        }
        Ok(())
    }
}
