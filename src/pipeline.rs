//! One article through one model: chunk, anchor, ask, check, repair, stitch.
//!
//! [`run`] chooses the strategy that fits the model. Chat models get a section at a time; base models, which only continue a
//! text, get single sentences; a summary in the article's own language by a base model is cut from the article itself.
//! Whatever the strategy, nothing leaves here as good that `fidelity` has not passed against the source.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::anchor::{self, Anchored};
use crate::document::Document;
use crate::fidelity::{Check, Policy, Rounding, Severity, Task};
use crate::figure::{Figure, render::Style};
use crate::glossary::Glossary;
use crate::prompt::{self, Prompts};
use crate::provider::{self, Provider, Script, Usage};
use crate::text::Lang;

use judge::Judged;
use source::SourceText;

pub use outcome::{KeyFigure, Mend, Output, Remark, Repair, SectionOutput, Status, Strategy};

mod candidates;
mod chat;
pub mod choose;
mod clauses;
mod consistency;
mod held;
mod judge;
pub mod named;
mod outcome;
pub mod quality;
mod sentences;
mod source;
#[cfg(test)]
mod tests;

/// How long a summary is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// One sentence a section.
    Short,
    /// Two sentences a section.
    #[default]
    Medium,
    /// Four sentences a section.
    Long,
}

impl Length {
    /// Sentences for a section.
    pub const fn sentences(self) -> usize {
        match self {
            Self::Short => 1,
            Self::Medium => 2,
            Self::Long => 4,
        }
    }
}

/// What is to be done, and within which limits.
#[derive(Clone, Debug)]
pub struct Options {
    /// Summary or translation.
    pub task: Task,
    /// Into which language.
    pub lang: Lang,
    /// How long a summary is.
    pub length: Length,
    /// How figures are written.
    pub style: Style,
    /// Whether a rounded figure passes.
    pub rounding: Rounding,
    /// How often a failed text is asked again.
    pub tries: u32,
    /// How many tokens a chunk may have; `None` follows from the model's context.
    pub max_chunk_tokens: Option<usize>,
    /// Seed of the sampler.
    pub seed: u32,
    /// Terms that the output must write in one way.
    pub glossary: Glossary,
    /// How replies arrive.
    pub delivery: Delivery,
    /// What stands around the model.
    pub guards: Guards,
}

/// What keeps figures right, besides the check itself and asking again. All of it by default; a benchmark takes it away piece by
/// piece to see what each gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// Figures, names and terms are written in the target language before the model sees the text.
    pub anchors: bool,
    /// Decoding can write no figure but the chunk's, where the engine can be held to it.
    pub mask: bool,
    /// Figures whose right text is certain are put right without another request.
    pub patch: bool,
}

impl Default for Guards {
    fn default() -> Self {
        Self { anchors: true, mask: true, patch: true }
    }
}

/// How replies arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// Each at once, when it is whole.
    #[default]
    Whole,
    /// Piece by piece, where someone watches: [`Event::Token`] tells of each.
    Streamed,
}

impl Options {
    /// The defaults of a task.
    pub fn new(task: Task, lang: Lang) -> Self {
        Self {
            task,
            lang,
            length: Length::default(),
            style: Style::default(),
            rounding: Rounding::default(),
            tries: 4,
            max_chunk_tokens: None,
            seed: 1,
            glossary: Glossary::default(),
            delivery: Delivery::default(),
            guards: Guards::default(),
        }
    }

    fn policy(&self, task: Task) -> Policy {
        Policy { rounding: self.rounding, ..Policy::of(task) }
    }
}

/// What happens while an article is worked on.
#[derive(Clone, Debug)]
pub enum Event {
    /// So many steps lie ahead.
    Planned {
        /// Requests, if all goes well.
        steps: usize,
    },
    /// The next piece of a reply, not yet checked.
    Token(String),
    /// One step is done.
    Step,
    /// The best text for a piece of the source, before what failed is left out.
    Piece {
        /// The piece.
        source: String,
        /// The text.
        text: String,
        /// Whether it passed every check.
        good: bool,
    },
    /// A section is done.
    Section {
        /// Its heading in the source.
        heading: String,
        /// What became of it.
        status: Status,
    },
    /// A text failed its check and is asked again.
    Retry {
        /// What was wrong.
        reason: String,
    },
}

/// Why an article has no output.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The article has no text to work on.
    #[error("the article has no paragraphs, only a title, captions or legal notices")]
    NothingToDo,
    /// A prompt cannot be rendered.
    #[error(transparent)]
    Prompt(#[from] prompt::Error),
    /// The provider failed in a way that the next request would too.
    #[error(transparent)]
    Provider(#[from] provider::Error),
}

/// What every step needs.
pub(crate) struct Run<'a, P> {
    document: &'a Document,
    options: &'a Options,
    prompts: &'a Prompts,
    provider: &'a P,
    on_event: &'a (dyn Fn(Event) + Send + Sync),
    spent: Mutex<Spent>,
    /// The user's terms, then common words of the language pair, for base models to copy.
    terms: Glossary,
}

/// What the requests of a run cost, and the failure that ended them.
#[derive(Clone, Debug, Default)]
struct Spent {
    usage: Usage,
    requests: u64,
    replies: u64,
    stopped: Option<provider::Error>,
    /// The last request that failed, for whatever reason.
    failed: Option<provider::Error>,
}

impl<P: Provider> Run<'_, P> {
    /// Sends one request and keeps count of what it cost. After a failure that every other request would share, nothing is
    /// sent any more: each further request gives that failure.
    async fn ask(&self, request: &provider::ChatRequest) -> Result<provider::ChatResponse, provider::Error> {
        if let Some(stopped) = self.spent().stopped {
            return Err(stopped);
        }
        let watch = |piece: &str| self.tell(Event::Token(piece.to_owned()));
        let on_token: Option<provider::OnToken<'_>> = (self.options.delivery == Delivery::Streamed).then_some(&watch);
        let result = self.provider.chat(request, on_token).await;
        self.count(&result);
        result
    }

    /// Sends several requests together; who watches sees each reply when all are whole.
    async fn ask_all(&self, requests: &[provider::ChatRequest]) -> Vec<Result<provider::ChatResponse, provider::Error>> {
        if let [request] = requests {
            return vec![self.ask(request).await];
        }
        if let Some(stopped) = self.spent().stopped {
            return requests.iter().map(|_| Err(stopped.clone())).collect();
        }
        let results = self.provider.chat_all(requests).await;
        for result in &results {
            self.count(result);
            if let (Ok(reply), Delivery::Streamed) = (result, self.options.delivery) {
                self.tell(Event::Token(reply.text.clone()));
            }
        }
        results
    }

    fn count(&self, result: &Result<provider::ChatResponse, provider::Error>) {
        let usage = result.as_ref().map_or_else(provider::Error::usage, |response| response.usage);
        let Ok(mut spent) = self.spent.lock() else { return };
        spent.usage += usage;
        spent.requests += 1;
        match result {
            Ok(_) => spent.replies += 1,
            Err(error) => {
                spent.stopped = Some(error).filter(|error| !error.is_about_one_request()).cloned();
                spent.failed = Some(error.clone());
            }
        }
    }
}

impl<P> Run<'_, P> {
    fn spent(&self) -> Spent {
        self.spent.lock().map(|spent| spent.clone()).unwrap_or_default()
    }

    /// `text` with its figures in the target language, unless anchors are switched off.
    fn anchored(&self, text: &str, figures: &[Figure]) -> Anchored {
        if !self.options.guards.anchors {
            return Anchored { text: text.to_owned(), anchors: Vec::new() };
        }
        anchor::anchor(text, figures, &self.document.lang, &self.options.lang, self.options.style)
    }

    fn tell(&self, event: Event) {
        (self.on_event)(event);
    }
}

/// Summarises or translates `document` with `provider`.
pub async fn run<P: Provider>(
    document: &Document,
    options: &Options,
    prompts: &Prompts,
    provider: &P,
    on_event: &(dyn Fn(Event) + Send + Sync),
) -> Result<Output, Error> {
    if document.sections.iter().all(|section| section.paragraphs.is_empty()) {
        return Err(Error::NothingToDo);
    }
    let common = prompts.terms(&document.lang, &options.lang);
    let terms = common.map_or_else(|| options.glossary.clone(), |common| options.glossary.with(common));
    let run = Run { document, options, prompts, provider, on_event, spent: Mutex::default(), terms };
    let capabilities = provider.capabilities();
    let same_language = document.lang.primary() == options.lang.primary();
    let strategy = match (capabilities.chat, same_language, options.task) {
        (true, _, _) => Strategy::Chat,
        (false, true, Task::Summarize) => Strategy::Extract,
        (false, _, _) => Strategy::Sentences,
    };
    let mut parts = match strategy {
        Strategy::Chat => chat::run(&run).await?,
        Strategy::Sentences | Strategy::Extract => sentences::run(&run, strategy).await?,
    };
    consistency::warn_of_second_spellings(parts.overview.iter_mut().chain(&mut parts.sections));
    let spent = run.spent();
    // A service that never sent anything that can be read has failed; a model that refused has answered.
    let broken = || spent.failed.clone().filter(|error| spent.replies == 0 && matches!(error, provider::Error::Malformed { .. }));
    let failed = spent.stopped.clone().or_else(broken);
    if let Some(failed) = failed.filter(|_| parts.sections.iter().all(|section| section.text.is_empty())) {
        return Err(failed.into());
    }
    Ok(Output {
        task: options.task,
        source_lang: document.lang.clone(),
        lang: options.lang.clone(),
        provider: capabilities.provider.clone(),
        model: capabilities.model.clone(),
        strategy,
        title: parts.title,
        source_title: document.title.as_ref().map(|title| title.text.clone()).unwrap_or_default(),
        overview: parts.overview,
        sections: parts.sections,
        usage: spent.usage,
        requests: spent.requests,
        stopped: spent.stopped,
    })
}

/// What a strategy gives back.
struct Parts {
    title: String,
    overview: Option<SectionOutput>,
    sections: Vec<SectionOutput>,
}

/// The findings of `check`, their places resolved. `from` and `base`: where the checked source begins in the section's
/// source, and the checked output in the section's text.
fn remarks(judged: &Judged, source: &SourceText<'_>, from: usize, base: usize) -> Vec<Remark> {
    let terms = judged.missing_terms.iter().map(|term| Remark {
        rule: "term-missing",
        severity: Severity::Warning,
        source: None,
        output: None,
        message: format!("{} should be written {}", term.source, term.target),
    });
    figure_remarks(&judged.check, source, from, &judged.text, base).into_iter().chain(terms).collect()
}

fn figure_remarks(check: &Check, source: &SourceText<'_>, from: usize, output: &str, base: usize) -> Vec<Remark> {
    let remark = |finding: &crate::fidelity::Finding| Remark {
        rule: finding.rule.id(),
        severity: finding.severity,
        source: finding.source.and_then(|span| source.quote(span.shift(from))),
        output: finding.output.map(|span| (span.of(output).to_owned(), span.shift(base))),
        message: finding.message.clone(),
    };
    check.findings.iter().map(remark).collect()
}

/// The aligned figures of `check`, in order of the output. `from`: where the checked source begins in the section's source.
fn key_figures(check: &Check, source: &SourceText<'_>, from: usize, output: &str) -> Vec<KeyFigure> {
    let mut figures: BTreeMap<usize, KeyFigure> = BTreeMap::new();
    for pair in &check.matches {
        let (Some(origin), Some(written)) = (check.source.get(pair.source), check.output.get(pair.output)) else { continue };
        let Some((words, span)) = source.quote(origin.span.shift(from)) else { continue };
        let figure = KeyFigure {
            written: written.surface(output).to_owned(),
            source: words,
            span,
            relation: pair.relation,
            class: origin.class(),
            kind: origin.kind,
        };
        figures.insert(pair.output, figure);
    }
    figures.into_values().collect()
}

/// Scripts that an engine which can be held to it must not write: those that the target language does not use.
fn refused_scripts(lang: &Lang) -> Vec<Script> {
    if lang.is_cjk() || lang.primary() == "ko" { Vec::new() } else { vec![Script::EastAsian] }
}
