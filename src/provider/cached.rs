//! A provider that is asked only for what the cache does not hold. The outermost wrapper: a reply from the cache waits for no slot.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::cache::{Cache, Scope};
use super::{Capabilities, ChatRequest, ChatResponse, Error, OnToken, Provider, Usage};

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
}

/// A provider whose good replies are kept.
#[derive(Debug)]
pub struct Cached<P> {
    inner: P,
    cache: Option<Arc<Cache>>,
    scope: Scope,
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
        Self { inner, cache, scope, account: Mutex::default(), flights: Mutex::default() }
    }

    /// What was asked and paid so far.
    pub fn account(&self) -> Account {
        lock(&self.account).clone()
    }

    /// What makes its replies' keys.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    async fn ask(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let result = self.inner.chat(request, on_token).await;
        let mut account = lock(&self.account);
        account.asked += 1;
        account.paid += result.as_ref().map_or_else(Error::usage, |reply| reply.usage);
        result
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

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        self.inner.count_tokens(texts).await
    }
}
