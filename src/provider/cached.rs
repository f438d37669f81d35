//! A provider that is asked only for what the cache does not hold. The outermost wrapper: a reply from the cache waits for no slot.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::cache::{Cache, Scope};
use super::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider, Usage};

/// What a [`Cached`] provider did so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Requests that were sent and answered, well or badly.
    pub asked: u64,
    /// What they cost.
    pub paid: Usage,
    /// Requests that the cache answered.
    pub hits: u64,
    /// Why the cache could not be used, if it could not.
    pub trouble: Option<String>,
    /// What the requests under way may cost at most, in the unit of each budget.
    reserved: Vec<u128>,
}

impl Account {
    fn add(&mut self, result: &Result<ChatResponse, Error>) {
        self.asked += 1;
        self.paid += result.as_ref().map_or_else(Error::usage, |reply| reply.usage);
    }
}

/// A limit that the caller sets himself, in tokens or in money. No request is sent that might go over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Its name in messages, such as `--max-cost 5`.
    pub name: String,
    /// How much may be spent.
    pub limit: u128,
    /// What a token of a prompt counts.
    pub prompt: u64,
    /// What a token of a reply counts.
    pub completion: u64,
}

impl Budget {
    fn cost(&self, usage: Usage) -> u128 {
        u128::from(usage.prompt_tokens) * u128::from(self.prompt) + u128::from(usage.completion_tokens) * u128::from(self.completion)
    }
}

/// The most that a request can use: no tokenizer makes more than a token of two bytes, and no reply is longer than its limit.
fn most(request: &ChatRequest) -> Usage {
    let bytes: usize = match &request.input {
        Input::Chat(messages) => messages.iter().map(|message| message.content.len() + 16).sum(),
        Input::Completion(text) => text.len(),
    };
    Usage { prompt_tokens: bytes as u64 / 2, cached_tokens: 0, completion_tokens: request.max_tokens.into() }
}

/// A provider whose good replies are kept.
#[derive(Debug)]
pub struct Cached<P> {
    inner: P,
    cache: Option<Arc<Cache>>,
    scope: Scope,
    budgets: Vec<Budget>,
    settled: tokio::sync::Notify,
    account: Mutex<Account>,
    /// The same request at the same time is sent once: the others wait for its reply.
    flights: Mutex<BTreeMap<String, Arc<tokio::sync::Mutex<()>>>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<P: Provider> Cached<P> {
    /// Keeps the replies of `inner`, which is asked at `endpoint`, in `cache`; without one it only keeps the account.
    pub fn new(inner: P, endpoint: &str, cache: Option<Arc<Cache>>) -> Self {
        let known = inner.capabilities();
        let scope = Scope { provider: known.provider.clone(), endpoint: endpoint.to_owned(), model: known.model.clone() };
        Self {
            inner,
            cache,
            scope,
            budgets: Vec::new(),
            settled: tokio::sync::Notify::new(),
            account: Mutex::default(),
            flights: Mutex::default(),
        }
    }

    /// Spends no more than `budgets` allow.
    #[must_use]
    pub fn with_budgets(self, budgets: Vec<Budget>) -> Self {
        Self { account: Mutex::new(Account { reserved: vec![0; budgets.len()], ..Account::default() }), budgets, ..self }
    }

    /// Sets aside what `request` may cost, once every budget has that much left; an error if none of the requests under way can
    /// turn out cheap enough.
    async fn reserve(&self, request: &ChatRequest) -> Result<(), Error> {
        loop {
            let settled = self.settled.notified();
            if self.try_reserve(most(request))? {
                return Ok(());
            }
            // The clock is for a notice that came just before this one listened.
            let _ = tokio::time::timeout(Duration::from_secs(1), settled).await;
        }
    }

    /// Whether there was room; an error if there will be none.
    fn try_reserve(&self, most: Usage) -> Result<bool, Error> {
        let mut account = lock(&self.account);
        for (budget, reserved) in self.budgets.iter().zip(&account.reserved) {
            let spent = budget.cost(account.paid) + budget.cost(most);
            if spent > budget.limit {
                return Err(Error::Setup(format!("the limit {} is reached: raise it to go on", budget.name)));
            }
            if spent + reserved > budget.limit {
                return Ok(false);
            }
        }
        for (budget, reserved) in self.budgets.iter().zip(&mut account.reserved) {
            *reserved += budget.cost(most);
        }
        Ok(true)
    }

    /// What was asked and paid so far.
    pub fn account(&self) -> Account {
        lock(&self.account).clone()
    }

    /// The provider that is asked.
    pub fn inner(&self) -> &P {
        &self.inner
    }

    /// What makes its replies' keys.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    async fn ask(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        self.reserve(request).await?;
        let result = self.inner.chat(request, on_token).await;
        let most = most(request);
        let mut account = lock(&self.account);
        for (budget, reserved) in self.budgets.iter().zip(&mut account.reserved) {
            *reserved -= budget.cost(most);
        }
        account.add(&result);
        drop(account);
        self.settled.notify_waiters();
        result
    }

    /// Asks for those of `requests` that the cache does not hold, together.
    async fn ask_missing(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
        let known = |request| self.cache.as_ref().and_then(|cache| self.look(cache, &self.scope.key(request)));
        let found: Vec<Option<ChatResponse>> = requests.iter().map(known).collect();
        let missing: Vec<ChatRequest> = requests.iter().zip(&found).filter(|(_, found)| found.is_none()).map(|(r, _)| r.clone()).collect();
        let asked = if missing.is_empty() { Vec::new() } else { self.inner.chat_all(&missing).await };
        for (request, result) in missing.iter().zip(&asked) {
            lock(&self.account).add(result);
            if let (Some(cache), Ok(reply)) = (&self.cache, result) {
                cache.put(&self.scope.key(request), reply).await.unwrap_or_else(|error| self.note(&error));
            }
        }
        let mut asked = asked.into_iter();
        found.into_iter().filter_map(|found| found.map(Ok).or_else(|| asked.next())).collect()
    }

    /// A reply from the cache. A cache in trouble is none, and says so once at the end.
    fn look(&self, cache: &Cache, key: &str) -> Option<ChatResponse> {
        let found = cache.get(key).unwrap_or_else(|error| {
            self.note(&error);
            None
        });
        lock(&self.account).hits += u64::from(found.is_some());
        found
    }

    fn note(&self, error: &super::cache::Error) {
        let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
        lock(&self.account).trouble = Some(format!("{error}{cause}"));
    }
}

impl<P: Provider> Provider for Cached<P> {
    fn capabilities(&self) -> &Capabilities {
        self.inner.capabilities()
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let Some(cache) = &self.cache else { return self.ask(request, on_token).await };
        let key = self.scope.key(request);
        let flight = Arc::clone(lock(&self.flights).entry(key.clone()).or_default());
        let turn = flight.lock().await;
        let result = if let Some(reply) = self.look(cache, &key) {
            if let Some(show) = on_token {
                show(&reply.text);
            }
            Ok(reply)
        } else {
            let result = self.ask(request, on_token).await;
            if let Ok(reply) = &result {
                cache.put(&key, reply).await.unwrap_or_else(|error| self.note(&error));
            }
            result
        };
        drop(turn);
        let mut flights = lock(&self.flights);
        // The table's own and ours: nobody else waits.
        if Arc::strong_count(&flight) <= 2 {
            flights.remove(&key);
        }
        result
    }

    async fn chat_all(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
        // What may be spent is known request by request only.
        if self.budgets.is_empty() { self.ask_missing(requests).await } else { super::one_by_one(self, requests).await }
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        self.inner.count_tokens(texts).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::StopReason;
    use crate::provider::cache::Limits;

    /// Says the prompt again, and notes what it was asked.
    struct Echo(Capabilities, Mutex<Vec<String>>);

    impl Provider for Echo {
        fn capabilities(&self) -> &Capabilities {
            &self.0
        }

        async fn chat(&self, request: &ChatRequest, _: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
            let Input::Completion(text) = &request.input else { return Err(Error::Setup("a chat".to_owned())) };
            lock(&self.1).push(text.clone());
            if text == "broken" {
                return Err(Error::Quota { provider: "echo".to_owned(), message: String::new() });
            }
            let usage = Usage { prompt_tokens: 10, cached_tokens: 0, completion_tokens: 5 };
            Ok(ChatResponse { text: text.clone(), stop: StopReason::Stop, usage, model: "m".to_owned() })
        }

        async fn count_tokens(&self, _: &[&str]) -> Result<Option<Vec<usize>>, Error> {
            Ok(None)
        }
    }

    fn request(text: &str) -> ChatRequest {
        ChatRequest::new(Input::Completion(text.to_owned()), 9)
    }

    #[tokio::test]
    async fn of_several_requests_only_the_unknown_are_sent() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Arc::new(Cache::new(folder.path(), Limits { bytes: 1 << 20, age: Duration::from_hours(1) }));
        let capabilities =
            Capabilities { provider: "echo".into(), model: "m".into(), chat: false, context: None, slots: 1, constrained: false };
        let cached = Cached::new(Echo(capabilities, Mutex::default()), "", Some(cache));
        let all = async |texts: &[&str]| {
            let replies = cached.chat_all(&texts.iter().map(|text| request(text)).collect::<Vec<_>>()).await;
            replies.into_iter().map(|reply| reply.map_or_else(|_| "error".to_owned(), |reply| reply.text)).collect::<Vec<_>>()
        };
        assert_eq!(all(&["b", "d"]).await, ["b", "d"]);
        assert_eq!(all(&["a", "b", "c", "d"]).await, ["a", "b", "c", "d"]);
        assert_eq!(all(&["broken", "b", "e"]).await, ["error", "b", "error"], "the failure befalls what is sent behind it");
        assert_eq!(*lock(&cached.inner().1), ["b", "d", "a", "c", "broken"]);
        let account = cached.account();
        assert_eq!((account.asked, account.hits, account.paid.completion_tokens), (6, 3, 20));
    }
}
