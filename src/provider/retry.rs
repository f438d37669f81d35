//! Repeats requests that may succeed later. Wraps any provider; the pipeline is given the wrapped one.

use std::fmt;
use std::sync::Mutex;
use std::time::Duration;

use super::{Capabilities, ChatRequest, ChatResponse, Error, OnToken, Provider};

/// When to repeat, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How often a request is sent at most, the first time included.
    pub tries: u32,
    /// The wait before the second try; it doubles from try to try.
    pub first_wait: Duration,
    /// The longest wait of our own accord; a service may ask for a longer one.
    pub longest_wait: Duration,
    /// All waits of one request together.
    pub total_wait: Duration,
    /// Spreads the waits of requests that failed together.
    pub seed: u64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            tries: 5,
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_mins(1),
            total_wait: Duration::from_mins(5),
            seed: 0,
        }
    }
}

impl Policy {
    /// How long to wait after the failed try number `tried` (the first is 1), or `None` where the error is final: because it would
    /// come again, or because the tries or the time (`waited` so far) are used up.
    pub fn wait(&self, error: &Error, request: &ChatRequest, tried: u32, waited: Duration) -> Option<Duration> {
        if !error.is_transient() || tried >= self.tries {
            return None;
        }
        let doubled = self.first_wait.saturating_mul(2_u32.saturating_pow(tried.saturating_sub(1))).min(self.longest_wait);
        // Between half the wait and the whole of it, so that requests that failed together do not come back together.
        let own = doubled.div_f64(2.0).mul_f64(1.0 + self.jitter(request, tried));
        let wait = error.retry_after().unwrap_or_default().max(own);
        // A service that asks for more time than is left would refuse a try before that.
        (waited.saturating_add(wait) <= self.total_wait).then_some(wait)
    }

    /// A fraction below 1 that the seed, the request and the try decide: runs can be repeated.
    fn jitter(&self, request: &ChatRequest, tried: u32) -> f64 {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.seed.to_le_bytes()).update(&tried.to_le_bytes());
        hasher.update(serde_json::to_string(request).unwrap_or_default().as_bytes());
        let [first, second, ..] = hasher.finalize().as_bytes().to_owned();
        f64::from(u16::from_le_bytes([first, second])) / 65536.0
    }
}

/// What a caller may show while it waits: the error, the wait, and the number of the try that failed.
pub type OnWait = Box<dyn Fn(&Error, Duration, u32) + Send + Sync>;

/// A provider whose requests are repeated where that may help.
pub struct Retry<P> {
    inner: P,
    policy: Policy,
    on_wait: Option<OnWait>,
}

impl<P> Retry<P> {
    /// Repeats the requests of `inner` as `policy` says.
    pub fn new(inner: P, policy: Policy) -> Self {
        Self { inner, policy, on_wait: None }
    }

    /// Calls `on_wait` before each wait.
    #[must_use]
    pub fn on_wait(self, on_wait: OnWait) -> Self {
        Self { on_wait: Some(on_wait), ..self }
    }
}

impl<P: fmt::Debug> fmt::Debug for Retry<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retry").field("inner", &self.inner).field("policy", &self.policy).finish_non_exhaustive()
    }
}

impl<P: Provider> Provider for Retry<P> {
    fn capabilities(&self) -> &Capabilities {
        self.inner.capabilities()
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let screen = Screen::default();
        let mut waited = Duration::ZERO;
        let mut tried = 1;
        loop {
            let written = Mutex::new(String::new());
            let show = |text: &str| screen.write(&written, text, on_token);
            let result = self.inner.chat(request, on_token.map(|_| &show as OnToken<'_>)).await;
            let error = match result {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            let Some(wait) = self.policy.wait(&error, request, tried, waited) else { return Err(error) };
            if let Some(on_wait) = &self.on_wait {
                on_wait(&error, wait, tried);
            }
            tokio::time::sleep(wait).await;
            waited = waited.saturating_add(wait);
            tried += 1;
        }
    }

    async fn chat_all(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
        let mut results = self.inner.chat_all(requests).await;
        for (request, result) in requests.iter().zip(&mut results) {
            if result.as_ref().is_err_and(Error::is_transient) {
                *result = self.chat(request, None).await;
            }
        }
        results
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        self.inner.count_tokens(texts).await
    }
}

/// What of a reply the caller has seen, over all tries: a second try goes on where the first broke off, as long as it says the same.
#[derive(Default)]
struct Screen(Mutex<String>);

impl Screen {
    fn write(&self, written: &Mutex<String>, text: &str, on_token: Option<OnToken<'_>>) {
        let (Ok(mut shown), Ok(mut written), Some(on_token)) = (self.0.lock(), written.lock(), on_token) else { return };
        written.push_str(text);
        if let Some(news) = written.strip_prefix(shown.as_str()).filter(|news| !news.is_empty()) {
            on_token(news);
            shown.push_str(news);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::Input;

    fn request() -> ChatRequest {
        ChatRequest::new(Input::Completion(String::new()), 1)
    }

    fn limited(retry_after: Option<u64>) -> Error {
        Error::RateLimited {
            provider: String::new(),
            status: 429,
            message: String::new(),
            retry_after: retry_after.map(Duration::from_secs),
        }
    }

    #[test]
    fn waits_double_and_end() {
        let policy = Policy { tries: 20, ..Policy::default() };
        for (tried, most) in [(1, 1), (2, 2), (3, 4), (7, 60), (19, 60)] {
            let wait = policy.wait(&limited(None), &request(), tried, Duration::ZERO).unwrap();
            let most = Duration::from_secs(most);
            assert!(most / 2 <= wait && wait < most, "try {tried}: {wait:?}");
        }
        assert_eq!(policy.wait(&limited(None), &request(), 20, Duration::ZERO), None);
        assert_eq!(policy.wait(&limited(None), &request(), 1, Duration::from_mins(5)), None);
    }

    #[test]
    fn the_service_may_ask_for_more_but_not_for_ever() {
        let wait = |after| Policy::default().wait(&limited(Some(after)), &request(), 1, Duration::ZERO);
        assert_eq!(wait(200), Some(Duration::from_secs(200)));
        assert_eq!(wait(301), None);
        assert_eq!(wait(86_400), None);
    }

    #[test]
    fn what_cannot_succeed_is_not_repeated() {
        let message = String::new;
        for error in [
            Error::Unauthorized { provider: message(), status: 401, message: message() },
            Error::Quota { provider: message(), message: message() },
            Error::Rejected { provider: message(), status: 400, message: message() },
            Error::Context { prompt: 0, context: 0 },
            Error::Setup(message()),
        ] {
            assert_eq!(Policy::default().wait(&error, &request(), 1, Duration::ZERO), None, "{error}");
        }
    }

    #[test]
    fn waits_can_be_repeated_and_differ() {
        let wait = |seed, tried| Policy { seed, ..Policy::default() }.wait(&limited(None), &request(), tried, Duration::ZERO);
        assert_eq!(wait(1, 1), wait(1, 1));
        assert_ne!(wait(1, 1), wait(2, 1));
    }
}
