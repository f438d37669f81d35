//! Files of a model hub (the protocol of huggingface.co, which its mirrors speak) or of any web server: resumable, checked.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;

use futures_util::StreamExt as _;
use reqwest::header::{AUTHORIZATION, CONTENT_RANGE, ETAG, HeaderMap, LOCATION, RANGE};
use reqwest::{Client, Response, StatusCode};
use secrecy::ExposeSecret as _;

use super::{Error, OnProgress, Progress, Settings, check, flush};
use crate::model::cache::{Cache, Cached, sha256_of};

/// How often a broken transfer is taken up again.
const ATTEMPTS: u32 = 5;

/// How long nothing may come.
const SILENCE: Duration = Duration::from_mins(1);

/// A file of a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    repository: String,
    path: String,
}

impl Place {
    /// Reads `OWNER/REPO/FILE`, where FILE may lie in folders.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
        let parts: Vec<&str> = text.split('/').collect();
        let [owner, repository, path @ ..] = parts.as_slice() else { return None };
        let sound = text.chars().all(plain) && parts.iter().all(|part| !part.is_empty() && !part.starts_with('.'));
        let named = path.last().is_some_and(|file| file.ends_with(".gguf"));
        (sound && named).then(|| Self { repository: format!("{owner}/{repository}"), path: path.join("/") })
    }

    /// The file's own name.
    pub(super) fn file(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Its address at `hub`.
    pub(super) fn url(&self, hub: &str) -> String {
        format!("{}/{}/resolve/main/{}", hub.trim_end_matches('/'), self.repository, self.path)
    }
}

/// What the server says of a file before it is fetched.
#[derive(Debug, Default, PartialEq, Eq)]
struct Facts {
    /// Tells one content from another, so that a part is never continued with something else.
    tag: String,
    /// SHA-256, where the hub tells it.
    sha256: Option<String>,
    size: Option<u64>,
}

/// Fetches `url` into the cache as `file`; `sha256` where it is known beforehand.
pub(super) async fn fetch(
    cache: &Cache,
    url: &str,
    file: &str,
    sha256: Option<&str>,
    settings: &Settings,
    on_progress: OnProgress<'_>,
) -> Result<Cached, Error> {
    cache.make_folder()?;
    let asker = client(reqwest::redirect::Policy::none(), url)?;
    let facts = facts(head(&asker, url, settings).await?.headers());
    let expected = sha256.map(str::to_owned).or_else(|| facts.sha256.clone());
    let part = part_path(cache, file, expected.as_deref().unwrap_or(&facts.tag));
    let fetcher = client(reqwest::redirect::Policy::limited(10), url)?;
    let mut attempt = 1;
    while let Err((error, again)) = transfer(&fetcher, url, &part, &facts, settings, on_progress).await {
        if !again || attempt == ATTEMPTS {
            return Err(error);
        }
        tokio::time::sleep(Duration::from_millis(500) * attempt).await;
        attempt += 1;
    }
    let found = sha256_of(&part)?;
    if let Some(expected) = &expected
        && let Err(error) = check(url, expected, &found)
    {
        let _ = std::fs::remove_file(&part);
        return Err(error);
    }
    let installed = cache.install(&part, file, &found);
    if installed.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    installed
}

/// Where the beginning of a file waits for its rest.
fn part_path(cache: &Cache, file: &str, tag: &str) -> PathBuf {
    let tag: String = tag.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    cache.folder().join(format!(".{file}.{tag}.part"))
}

fn client(redirect: reqwest::redirect::Policy, url: &str) -> Result<Client, Error> {
    static PROVIDER: Once = Once::new();
    // It fails where one is installed already, which is as good.
    PROVIDER.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
    Client::builder()
        .user_agent(concat!("tally/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(20))
        .read_timeout(SILENCE)
        .redirect(redirect)
        .build()
        .map_err(|error| fetch_error(url, &error))
}

/// Asks for a file's headers. The hub's own answer is a redirect, and it alone has the checksum.
async fn head(client: &Client, url: &str, settings: &Settings) -> Result<Response, Error> {
    let mut request = client.head(url);
    if let Some(token) = &settings.token {
        request = request.header(AUTHORIZATION, format!("Bearer {}", token.expose_secret()));
    }
    let response = request.send().await.map_err(|error| fetch_error(url, &error))?;
    // Renamed repositories: the same host answers with a path.
    let moved = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()).filter(|to| to.starts_with('/')).map(str::to_owned);
    if let (true, Some(path)) = (response.status().is_redirection(), moved)
        && let Ok(next) = response.url().join(&path)
    {
        return client.head(next).send().await.map_err(|error| fetch_error(url, &error));
    }
    if response.status().is_success() || response.status().is_redirection() {
        Ok(response)
    } else {
        Err(status_error(url, response.status()))
    }
}

fn facts(headers: &HeaderMap) -> Facts {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let tag = text("x-linked-etag").or_else(|| text(ETAG.as_str())).unwrap_or_default();
    let tag = tag.trim_start_matches("W/").trim_matches('"').to_owned();
    let sha256 = (tag.len() == 64 && tag.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| tag.to_ascii_lowercase());
    let size = text("x-linked-size").or_else(|| text("content-length")).and_then(|size| size.parse().ok());
    Facts { tag, sha256, size }
}

/// Fetches what `part` still lacks. The error says whether a second try may help.
async fn transfer(
    client: &Client,
    url: &str,
    part: &Path,
    facts: &Facts,
    settings: &Settings,
    on_progress: OnProgress<'_>,
) -> Result<(), (Error, bool)> {
    let here = std::fs::metadata(part).map_or(0, |meta| meta.len());
    if facts.size.is_some_and(|size| here == size) && here > 0 {
        return Ok(());
    }
    let mut request = client.get(url);
    if let Some(token) = &settings.token {
        request = request.header(AUTHORIZATION, format!("Bearer {}", token.expose_secret()));
    }
    if here > 0 {
        request = request.header(RANGE, format!("bytes={here}-"));
    }
    let response = request.send().await.map_err(|error| (fetch_error(url, &error), true))?;
    let status = response.status();
    if status == StatusCode::RANGE_NOT_SATISFIABLE {
        // What is here is longer than the file: it is of another one.
        let _ = std::fs::remove_file(part);
        return Err((status_error(url, status), true));
    }
    if !status.is_success() {
        return Err((status_error(url, status), status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS));
    }
    let (file, done) = open(part, here, &response).map_err(|error| (Error::file(part, &error), false))?;
    receive(response, file, part, done, (url, facts.size), on_progress).await
}

/// Opens `part` to go on at `here` where the server does, else to begin anew.
fn open(part: &Path, here: u64, response: &Response) -> std::io::Result<(File, u64)> {
    let range = response.headers().get(CONTENT_RANGE).and_then(|range| range.to_str().ok()).unwrap_or_default();
    if response.status() == StatusCode::PARTIAL_CONTENT && range.starts_with(&format!("bytes {here}-")) {
        return Ok((OpenOptions::new().append(true).open(part)?, here));
    }
    Ok((File::create(part)?, 0))
}

async fn receive(
    response: Response,
    mut file: File,
    part: &Path,
    mut done: u64,
    (url, size): (&str, Option<u64>),
    on_progress: OnProgress<'_>,
) -> Result<(), (Error, bool)> {
    let total = size.or_else(|| response.content_length().map(|rest| rest + done));
    let mut body = response.bytes_stream();
    while let Some(bytes) = body.next().await {
        let bytes = bytes.map_err(|error| (fetch_error(url, &error), true))?;
        file.write_all(&bytes).map_err(|error| (Error::file(part, &error), false))?;
        done += bytes.len() as u64;
        on_progress(Progress::Bytes { done, total });
    }
    flush(&mut file, part).map_err(|error| (error, false))?;
    if total.is_some_and(|total| done < total) {
        let detail = "the connection ended early; pull again to go on where it stopped".to_owned();
        return Err((Error::Fetch { url: url.to_owned(), detail }, true));
    }
    Ok(())
}

fn fetch_error(url: &str, error: &reqwest::Error) -> Error {
    let mut detail = String::new();
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
    while let Some(error) = cause {
        detail = error.to_string();
        cause = error.source();
    }
    if detail.is_empty() {
        detail = error.to_string();
    }
    if error.is_timeout() {
        detail = format!("nothing came for {} s", SILENCE.as_secs());
    }
    Error::Fetch { url: url.to_owned(), detail: format!("{detail}; check the network, or name a mirror with --mirror") }
}

fn status_error(url: &str, status: StatusCode) -> Error {
    let advice = match status.as_u16() {
        401 | 403 => "it needs a token: accept the model's terms at the hub and set HF_TOKEN",
        404 => "there is no such file: check owner, repository and file name",
        429 => "the server asks to slow down: try later, or name a mirror with --mirror",
        _ => "try later, or name a mirror with --mirror",
    };
    Error::Fetch { url: url.to_owned(), detail: format!("{status}; {advice}") }
}

#[cfg(test)]
mod tests;
