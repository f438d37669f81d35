//! Keeps the number of requests at once, and the requests and tokens a minute, within what a service allows. Wraps any provider.
//! Goes inside `retry`, so that every try is paced and every refusal seen.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::gate::Gate;
use super::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider};

/// What a service allows. `None` is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Requests at once; the provider's own slots unless given.
    pub slots: Option<usize>,
    /// Requests a minute.
    pub requests_per_minute: Option<u32>,
    /// Tokens a minute, of prompts and replies.
    pub tokens_per_minute: Option<u32>,
}

/// A provider that is asked no faster than its limits allow.
#[derive(Debug)]
pub struct Limited<P> {
    inner: P,
    gate: Gate,
    pace: Mutex<Pace>,
}

impl<P: Provider> Limited<P> {
    /// Holds `inner` to `limits`.
    pub fn new(inner: P, limits: Limits) -> Self {
        let slots = limits.slots.unwrap_or(inner.capabilities().slots);
        Self { inner, gate: Gate::new(slots), pace: Mutex::new(Pace::new(limits, Instant::now())) }
    }

    fn pace<T>(&self, change: impl FnOnce(&mut Pace) -> T) -> T {
        // A poisoned lock holds plain numbers, which are as good as before.
        change(&mut self.pace.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Waits for the turn of so many requests.
    async fn turn(&self, requests: usize, tokens: f64) {
        let wait = self.pace(|pace| pace.reserve(Instant::now(), requests as f64, tokens));
        tokio::time::sleep(wait).await;
        // While it waited another request may have been told to slow down.
        loop {
            let held = self.pace(|pace| pace.held(Instant::now()));
            if held.is_zero() {
                return;
            }
            tokio::time::sleep(held).await;
        }
    }

    /// Corrects the pace and the gate by what came of a request.
    fn learn(&self, request: &ChatRequest, result: &Result<ChatResponse, Error>) {
        let usage = result.as_ref().map_or_else(Error::usage, |reply| reply.usage);
        let used = f64::from(u32::try_from(usage.prompt_tokens + usage.completion_tokens).unwrap_or(u32::MAX));
        self.pace(|pace| {
            // A reply without usage is taken to have used what was expected.
            if used > 0.0 {
                pace.tokens.correct(expected_tokens(request) - used);
            }
            if let Err(error @ Error::RateLimited { .. }) = result {
                pace.hold(Instant::now(), error.retry_after().unwrap_or_default());
            }
        });
        match result {
            Ok(_) => self.gate.widen(),
            Err(Error::RateLimited { .. }) => self.gate.narrow(Instant::now()),
            Err(_) => {}
        }
    }
}

impl<P: Provider> Provider for Limited<P> {
    fn capabilities(&self) -> &Capabilities {
        self.inner.capabilities()
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let _pass = self.gate.enter().await;
        self.turn(1, expected_tokens(request)).await;
        let result = self.inner.chat(request, on_token).await;
        self.learn(request, &result);
        result
    }

    async fn chat_all(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
        let _pass = self.gate.enter().await;
        self.turn(requests.len(), requests.iter().map(expected_tokens).sum()).await;
        let results = self.inner.chat_all(requests).await;
        requests.iter().zip(&results).for_each(|(request, result)| self.learn(request, result));
        results
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        self.inner.count_tokens(texts).await
    }
}

/// What a request will use, roughly: four bytes a token, and the whole limit of the reply.
fn expected_tokens(request: &ChatRequest) -> f64 {
    let bytes: usize = match &request.input {
        Input::Chat(messages) => messages.iter().map(|message| message.content.len()).sum(),
        Input::Completion(text) => text.len(),
    };
    f64::from(u32::try_from(bytes / 4).unwrap_or(u32::MAX)) + f64::from(request.max_tokens)
}

/// The budgets of one service, and until when it wants no request at all.
#[derive(Debug)]
struct Pace {
    requests: Budget,
    tokens: Budget,
    held_until: Option<Instant>,
}

impl Pace {
    fn new(limits: Limits, now: Instant) -> Self {
        Self {
            requests: Budget::new(limits.requests_per_minute, now),
            tokens: Budget::new(limits.tokens_per_minute, now),
            held_until: None,
        }
    }

    /// Books requests and gives the time to wait for them.
    fn reserve(&mut self, now: Instant, requests: f64, tokens: f64) -> Duration {
        self.requests.take(now, requests).max(self.tokens.take(now, tokens)).max(self.held(now))
    }

    fn hold(&mut self, now: Instant, wait: Duration) {
        self.held_until = now.checked_add(wait).max(self.held_until);
    }

    fn held(&self, now: Instant) -> Duration {
        self.held_until.map(|until| until.saturating_duration_since(now)).unwrap_or_default()
    }
}

/// A bucket that fills evenly and holds a minute's worth; who takes more than it holds waits until that has come in.
#[derive(Debug)]
struct Budget {
    per_minute: Option<f64>,
    level: f64,
    at: Instant,
}

impl Budget {
    fn new(per_minute: Option<u32>, at: Instant) -> Self {
        let per_minute = per_minute.map(|limit| f64::from(limit.max(1)));
        Self { per_minute, level: per_minute.unwrap_or_default(), at }
    }

    fn take(&mut self, now: Instant, amount: f64) -> Duration {
        let Some(per_minute) = self.per_minute else { return Duration::ZERO };
        let per_second = per_minute / 60.0;
        self.level = (self.level + now.saturating_duration_since(self.at).as_secs_f64() * per_second).min(per_minute);
        self.at = now;
        // A request over the whole budget could never be paid for: it costs all there is.
        self.level -= amount.min(per_minute);
        Duration::try_from_secs_f64((-self.level).max(0.0) / per_second).unwrap_or(Duration::MAX)
    }

    /// Gives back what was taken too much, or takes what was taken too little.
    fn correct(&mut self, amount: f64) {
        if let Some(per_minute) = self.per_minute {
            self.level = (self.level + amount).min(per_minute);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes `amounts` one after the other, at the seconds given with them; `want` are the waits in seconds.
    fn check(per_minute: u32, takes: &[(u64, f64)], want: &[f64]) {
        let start = Instant::now();
        let mut budget = Budget::new(Some(per_minute), start);
        let take = |(at, amount): &(u64, f64)| budget.take(start + Duration::from_secs(*at), *amount);
        let waits: Vec<f64> = takes.iter().map(take).map(|wait| wait.as_secs_f64()).collect();
        let close = waits.len() == want.len() && waits.iter().zip(want).all(|(wait, want)| (wait - want).abs() < 0.5);
        assert!(close, "{per_minute} a minute, {takes:?} gave {waits:?}");
    }

    #[test]
    fn budgets() {
        check(2, &[(0, 1.0), (0, 1.0), (0, 1.0), (0, 1.0)], &[0.0, 0.0, 30.0, 60.0]);
        check(2, &[(0, 1.0), (0, 1.0), (30, 1.0), (90, 1.0)], &[0.0, 0.0, 0.0, 0.0]);
        check(6000, &[(0, 6000.0), (0, 100.0), (10, 900.0)], &[0.0, 1.0, 0.0]);
        check(100, &[(0, 1e9), (0, 1.0)], &[0.0, 1.0]);
    }

    #[test]
    fn no_limit_no_wait() {
        let now = Instant::now();
        let mut pace = Pace::new(Limits::default(), now);
        assert_eq!(pace.reserve(now, 1.0, 1e12), Duration::ZERO);
        pace.hold(now, Duration::from_secs(9));
        pace.hold(now, Duration::from_secs(3));
        assert_eq!(pace.reserve(now, 1.0, 1.0), Duration::from_secs(9));
    }
}
