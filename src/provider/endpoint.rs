//! Where a service is, how it is reached, and with which key. Used by `openai` and `llama_server`; the only place that holds a key.

use std::fmt;
use std::sync::Once;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Response, Url};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

use super::Error;
use super::failure::{self, Asked};
pub use super::key::Key;
use super::vendor::{self, Vendor, Vendors};

/// The most that is read of one reply, in bytes.
const BODY_LIMIT: usize = 64 << 20;

/// How long to wait for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For the connection.
    pub connect: Duration,
    /// Between two pieces of a stream, once it has begun.
    pub idle: Duration,
    /// For a whole reply.
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), idle: Duration::from_mins(2), total: Duration::from_mins(10) }
    }
}

/// A service, as a user names it.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// The base URL, with or without `/v1`; the vendor's own where it is `None`.
    pub base_url: Option<String>,
    /// The vendor's name; found by the URL's host where it is `None`.
    pub vendor: Option<String>,
    /// The model's name.
    pub model: String,
    /// Where the key comes from.
    pub key: Key,
    /// How long to wait.
    pub timeouts: Timeouts,
    /// Whether the model takes chats; else it only continues texts.
    pub chat: bool,
    /// Tokens of prompt and reply together, if known.
    pub context: Option<u32>,
    /// Requests that it serves at once.
    pub slots: usize,
}

impl Endpoint {
    /// The service at `base_url`, with a model that takes chats and all else by default.
    pub fn new(base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            base_url: Some(base_url.into()),
            vendor: None,
            model: model.into(),
            key: Key::default(),
            timeouts: Timeouts::default(),
            chat: true,
            context: None,
            slots: 4,
        }
    }
}

/// A service that can be asked.
pub(super) struct Connection {
    client: Client,
    base: Url,
    key: Option<SecretString>,
    /// The vendor, with its rules for the model.
    pub(super) vendor: Vendor,
    /// How errors call the service.
    pub(super) name: String,
    pub(super) timeouts: Timeouts,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("base", &shown(&self.base))
            .field("vendor", &self.vendor.name)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

impl Connection {
    /// Prepares to ask; sends nothing yet.
    pub(super) fn new(endpoint: &Endpoint, vendors: &Vendors) -> Result<Self, Error> {
        let named = endpoint.vendor.as_deref().map(|name| vendors.named(name)).transpose()?;
        let given = endpoint.base_url.as_deref().or_else(|| named.and_then(|vendor| vendor.base_url.as_deref()));
        let given = given.ok_or_else(|| Error::Setup("no base URL: give one, or a vendor that has its own".to_owned()))?;
        let url = read_url(given)?;
        let vendor = named.map_or_else(|| vendors.serving(&url), Ok)?.for_model(&endpoint.model);
        let base = with_path(url, vendor.base_path.as_deref().unwrap_or("/v1"));
        let local = vendor::is_local(&base);
        let key = endpoint.key.read(&vendor, local)?;
        let client = client(&base, headers(&vendor, key.as_ref())?, endpoint.timeouts)?;
        let known = named.is_some() || !vendor.hosts.is_empty() || vendor.local_port.is_some();
        let name = if known { vendor.name.clone() } else { base.authority().to_owned() };
        Ok(Self { client, base, key, vendor, name, timeouts: endpoint.timeouts })
    }

    /// Who is asked, for errors.
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked { service: &self.name, quota_codes: &self.vendor.quota_codes }
    }

    /// The address of `path` under the base URL.
    pub(super) fn url(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
        url
    }

    /// Gets `url`; the reply's head has come when this returns.
    pub(super) async fn get(&self, url: Url) -> Result<Response, Error> {
        self.client.get(url.clone()).send().await.map_err(|error| self.unreachable(&url, &error))
    }

    /// Posts `body` to `url`; the reply's head has come when this returns.
    pub(super) async fn post(&self, url: Url, body: &Value) -> Result<Response, Error> {
        self.client.post(url.clone()).json(body).send().await.map_err(|error| self.unreachable(&url, &error))
    }

    /// Posts bytes of a `kind`; the reply's head has come when this returns.
    pub(super) async fn post_bytes(&self, url: Url, kind: &str, bytes: Vec<u8>) -> Result<Response, Error> {
        let request = self.client.post(url.clone()).header(reqwest::header::CONTENT_TYPE, kind).body(bytes);
        request.send().await.map_err(|error| self.unreachable(&url, &error))
    }

    /// Reads a whole reply; the key is taken out should the service have sent it back.
    pub(super) async fn text(&self, mut response: Response) -> Result<String, Error> {
        let mut bytes = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|error| self.broken(&error))? {
            bytes.extend_from_slice(&piece);
            if bytes.len() > BODY_LIMIT {
                return Err(self.malformed("more than 64 MiB"));
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        // A byte order mark is no JSON, and some servers send one.
        Ok(self.redact(text.strip_prefix('\u{feff}').unwrap_or(&text)))
    }

    /// Reads a whole reply that is JSON, or the error that came in its place.
    pub(super) async fn json(&self, response: Response) -> Result<Value, Error> {
        if !response.status().is_success() {
            return Err(self.refusal(response).await);
        }
        let text = self.text(response).await?;
        serde_json::from_str(&text).map_err(|_| self.no_json(&text))
    }

    /// Something that is no JSON.
    pub(super) fn no_json(&self, text: &str) -> Error {
        self.malformed(format!("{} instead of JSON: check the base URL", failure::excerpt(text)))
    }

    /// The error for a reply whose status is not 2xx.
    pub(super) async fn refusal(&self, response: Response) -> Error {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let url = shown(response.url());
        let body = self.text(response).await.unwrap_or_default();
        match failure::of_reply(self.asked(), status, &headers, &body) {
            Error::Rejected { provider, status: status @ (300..400 | 404 | 405), message } => Error::Rejected {
                provider,
                status,
                message: format!("{message} (asked at {url}: check the base URL and the model's name)"),
            },
            error => error,
        }
    }

    /// `text` without the key. Shorter keys than eight characters are no secrets but stand-ins, such as `none`.
    pub(super) fn redact(&self, text: &str) -> String {
        match self.key.as_ref().map(SecretString::expose_secret).filter(|key| key.len() >= 8) {
            Some(key) if text.contains(key) => text.replace(key, "[key]"),
            _ => text.to_owned(),
        }
    }

    /// Something that is no reply.
    pub(super) fn malformed(&self, detail: impl Into<String>) -> Error {
        Error::Malformed { provider: self.name.clone(), detail: detail.into() }
    }

    /// The connection broke in mid-reply.
    pub(super) fn broken(&self, error: &reqwest::Error) -> Error {
        self.malformed(format!("the connection broke before the reply was complete ({})", self.redact(&root_cause(error))))
    }

    /// Nothing came for `after`.
    pub(super) fn timed_out(&self, after: Duration) -> Error {
        Error::Timeout { provider: self.name.clone(), after }
    }

    fn unreachable(&self, url: &Url, error: &reqwest::Error) -> Error {
        let late = error.is_timeout().then(|| format!("no connection within {} s", self.timeouts.connect.as_secs_f32()));
        let detail = late.unwrap_or_else(|| self.redact(&root_cause(error)));
        Error::Unreachable { url: shown(url), detail }
    }
}

/// The innermost cause: the outer ones only say that a request was sent.
fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

/// Reads a base URL; without a scheme it is `http` on this machine and `https` elsewhere.
fn read_url(text: &str) -> Result<Url, Error> {
    let text = text.trim();
    let wrong = |what: &str| Error::Setup(format!("the base URL {what}: give one such as https://api.example.com/v1"));
    let parse = |text: &str| Url::parse(text).map_err(|error| wrong(&format!("`{text}` cannot be read ({error})")));
    let url = if text.contains("://") {
        parse(text)?
    } else {
        let plain = parse(&format!("http://{text}"))?;
        if vendor::is_local(&plain) { plain } else { parse(&format!("https://{text}"))? }
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("holds a name or a password, which would be shown; keys come from a variable or a key_cmd"));
    }
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(wrong(&format!("`{text}` is none of http or https")));
    }
    Ok(url)
}

/// Gives `url` the path that requests go under: a pasted address of the endpoint itself is cut back, a missing `/v1` is added.
fn with_path(mut url: Url, standard: &str) -> Url {
    let path = url.path().trim_end_matches('/').to_owned();
    let path = ["/chat/completions", "/completions", "/models"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(&path);
    let path = if standard.starts_with(path) { standard } else { path };
    url.set_path(path);
    url.set_fragment(None);
    url
}

fn headers(vendor: &Vendor, key: Option<&SecretString>) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    let name = |name: &str| {
        HeaderName::try_from(name).map_err(|_| Error::Setup(format!("`{name}` is no name of a header: see the table of vendors")))
    };
    for (header, value) in &vendor.headers {
        let value = HeaderValue::try_from(value).map_err(|_| Error::Setup(format!("the value of the header `{header}` cannot be sent")))?;
        headers.insert(name(header)?, value);
    }
    if let Some(key) = key {
        let header = vendor.key_header.as_deref().unwrap_or("authorization");
        let text = if header.eq_ignore_ascii_case("authorization") {
            format!("Bearer {}", key.expose_secret())
        } else {
            key.expose_secret().to_owned()
        };
        let mut value = HeaderValue::try_from(text)
            .map_err(|_| Error::Setup("the key holds characters that no header can carry: copy it again".to_owned()))?;
        value.set_sensitive(true);
        headers.insert(name(header)?, value);
    }
    Ok(headers)
}

/// Tells rustls its ciphers, without which no client can be built; an earlier choice of the process is as good.
pub(crate) fn choose_ciphers() {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
}

fn client(base: &Url, headers: HeaderMap, timeouts: Timeouts) -> Result<Client, Error> {
    choose_ciphers();
    let mut builder = Client::builder()
        .user_agent(concat!("tally/", env!("CARGO_PKG_VERSION")))
        .default_headers(headers)
        .connect_timeout(timeouts.connect)
        // A redirect would turn the POST into a GET, or take the article to another host.
        .redirect(reqwest::redirect::Policy::none());
    if vendor::is_local(base) {
        builder = builder.no_proxy();
    }
    if base.scheme() == "http" {
        // No certificates are read for plain HTTP: machines without any still reach their own server.
        builder = builder.tls_certs_only([]);
    }
    builder.build().map_err(|error| Error::Setup(format!("cannot prepare the connection: {}", root_cause(&error))))
}

/// A URL as errors show it: without its query, where some services want the key.
fn shown(url: &Url) -> String {
    let mut url = url.clone();
    url.set_query(None);
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(url: &str) -> String {
        let mut endpoint = Endpoint::new(url, "m");
        endpoint.key = Key::None;
        Connection::new(&endpoint, &Vendors::load(None).unwrap())
            .map_or_else(|error| error.to_string(), |connection| connection.base.to_string())
    }

    #[test]
    fn base_urls() {
        for (url, want) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
            ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1"),
            ("localhost:11434", "http://localhost:11434/v1"),
            ("api.openai.com", "https://api.openai.com/v1"),
            ("https://api.openai.com/v1/chat/completions", "https://api.openai.com/v1"),
            ("https://openrouter.ai/api", "https://openrouter.ai/api/v1"),
            ("https://openrouter.ai", "https://openrouter.ai/api/v1"),
            ("https://generativelanguage.googleapis.com", "https://generativelanguage.googleapis.com/v1beta/openai"),
            ("https://llm.example.com/team/v2", "https://llm.example.com/team/v2"),
            ("https://west.openai.azure.com/?api-version=preview", "https://west.openai.azure.com/openai/v1?api-version=preview"),
        ] {
            assert_eq!(base(url), want, "{url}");
        }
        for (url, want) in [
            ("ftp://example.com", "none of http"),
            ("https://user:hunter22@example.com", "holds a name"),
            ("http://", "cannot be read"),
            ("", "cannot be read"),
        ] {
            let error = base(url);
            assert!(error.contains(want) && !error.contains("hunter22"), "{url}: {error}");
        }
    }

    #[test]
    fn the_key_is_never_shown() {
        let mut endpoint = Endpoint::new("http://127.0.0.1:9", "m");
        endpoint.key = Key::Given(SecretString::from("sk-very-secret"));
        let connection = Connection::new(&endpoint, &Vendors::load(None).unwrap()).unwrap();
        for shown in [format!("{endpoint:?}"), format!("{connection:?}"), connection.redact("you sent sk-very-secret")] {
            assert!(!shown.contains("very-secret"), "{shown}");
        }
    }
}
