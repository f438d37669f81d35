//! One job of a batch through the pipeline: what came of it, and what is to be written. Used by `run` and by workers.

use std::sync::{Mutex, PoisonError};

use super::plan::{Job, Recipe};
use super::{Outcome, Status};
use crate::document::Document;
use crate::pipeline::{self, Output};
use crate::prompt::Prompts;
use crate::provider::{self, Capabilities, ChatRequest, ChatResponse, OnToken, Provider, Usage};
use crate::text::Lang;

/// How an output is written down.
pub type Render = Box<dyn Fn(&Output, &Document) -> String + Send + Sync>;

/// Everything that jobs share.
pub struct Worker<P> {
    /// Who is asked.
    pub provider: P,
    /// With which prompts.
    pub prompts: Prompts,
    /// With which options.
    pub recipe: Recipe,
    /// How an output is written down.
    pub render: Render,
}

impl<P> std::fmt::Debug for Worker<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker").field("recipe", &self.recipe).finish_non_exhaustive()
    }
}

/// What came of a job.
#[derive(Debug)]
pub struct Done {
    /// The line for the journal.
    pub outcome: Outcome,
    /// The output, where there is one.
    pub rendered: Option<String>,
    /// The failure that kept the job from its end.
    pub failure: Option<provider::Error>,
}

/// Whether a failure would befall every other job too, so that going on only does harm.
pub fn is_fatal(error: &provider::Error) -> bool {
    use provider::Error as E;
    matches!(error, E::Unauthorized { .. } | E::Quota { .. } | E::Setup(_) | E::NotRecorded { .. })
}

impl<P: Provider> Worker<P> {
    /// Does `job`, whose content is `document`. `attempt` is how often it has ended before; `seed` is added to the recipe's.
    pub async fn work(&self, job: &Job, document: Result<Document, String>, attempt: u32, seed: u32) -> Done {
        let outcome = |status, error| job.ended(status, attempt, error);
        let ready = document.and_then(|document| {
            let lang = Lang::parse(&job.lang).map_err(|error| error.to_string())?;
            let mut options = self.recipe.options(lang).map_err(|error| error.to_string())?;
            options.seed = options.seed.wrapping_add(seed);
            Ok((document, options))
        });
        let (document, options) = match ready {
            Ok(ready) => ready,
            Err(error) => return Done { outcome: outcome(Status::Failed, error), rendered: None, failure: None },
        };
        let watched = Watched { inner: &self.provider, seen: Mutex::default() };
        let result = pipeline::run(&document, &options, &self.prompts, &watched, &|_| ()).await;
        let seen = watched.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let outcome = |status, error| Outcome { usage: seen.usage, requests: seen.requests, ..outcome(status, error) };
        match result {
            Ok(output) if output.stopped.is_none() => {
                let status = status(&output, &seen, attempt);
                let failed = matches!(status, Status::Failed | Status::Refused);
                let failure = seen.passing.filter(|_| failed);
                let error = if failed { seen.last } else { String::new() };
                let outcome = Outcome {
                    figures: output.checked() as u64,
                    wrong: output.errors() as u64,
                    again: failure.is_some(),
                    ..outcome(status, error)
                };
                // Half an article would be taken for a whole one.
                Done { rendered: (!failed).then(|| (self.render)(&output, &document)), outcome, failure }
            }
            Ok(Output { stopped: Some(error), .. }) | Err(pipeline::Error::Provider(error)) => {
                let status = if matches!(error, provider::Error::Refused { .. }) { Status::Refused } else { Status::Failed };
                let outcome = Outcome { again: error.is_transient(), ..outcome(status, error.to_string()) };
                Done { outcome, rendered: None, failure: Some(error) }
            }
            Err(error @ pipeline::Error::NothingToDo) => {
                Done { outcome: outcome(Status::Skipped, error.to_string()), rendered: None, failure: None }
            }
            Err(error) => Done { outcome: outcome(Status::Failed, error.to_string()), rendered: None, failure: None },
            Ok(_) => Done { outcome: outcome(Status::Failed, String::new()), rendered: None, failure: None },
        }
    }
}

/// How often a job is taken up again for the sake of a request that failed for a passing reason and that it could do without: a
/// heading left as it was, a repair not tried.
const AGAIN: u32 = 2;

/// How an output that was worked out to its end is counted.
fn status(output: &Output, seen: &Seen, attempt: u32) -> Status {
    if seen.passing.is_some() && (attempt < AGAIN || !output.passes()) {
        // What was answered is in the cache: the next run asks only what is missing.
        Status::Failed
    } else if output.passes() {
        Status::Fine
    } else if output.errors() > 0 {
        Status::FiguresFailed
    } else if seen.refused {
        Status::Refused
    } else if seen.last.is_empty() {
        Status::FiguresFailed
    } else {
        Status::Failed
    }
}

/// What one job asked and was told.
#[derive(Debug, Default)]
struct Seen {
    usage: Usage,
    requests: u64,
    refused: bool,
    /// The last failure of a request for a passing reason.
    passing: Option<provider::Error>,
    /// The last failure of a request.
    last: String,
}

/// A provider that is watched while one job asks it.
struct Watched<'a, P> {
    inner: &'a P,
    seen: Mutex<Seen>,
}

impl<P> Watched<'_, P> {
    fn see(&self, result: &Result<ChatResponse, provider::Error>) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.requests += 1;
        seen.usage += result.as_ref().map_or_else(provider::Error::usage, |reply| reply.usage);
        if let Err(error) = result {
            seen.refused |= matches!(error, provider::Error::Refused { .. });
            if error.is_transient() {
                seen.passing = Some(error.clone());
            }
            seen.last = error.to_string();
        }
    }
}

impl<P: Provider> Provider for Watched<'_, P> {
    fn capabilities(&self) -> &Capabilities {
        self.inner.capabilities()
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, provider::Error> {
        let result = self.inner.chat(request, on_token).await;
        self.see(&result);
        result
    }

    async fn chat_all(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, provider::Error>> {
        let results = self.inner.chat_all(requests).await;
        results.iter().for_each(|result| self.see(result));
        results
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, provider::Error> {
        self.inner.count_tokens(texts).await
    }
}
