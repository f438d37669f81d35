//! What each guard around a model gives: figures wrong, dropped and invented, sentences kept, chrF, tokens and time, with nothing
//! but the model first, then with one guard more at a time.
//!
//!     cargo bench --bench anchoring -- MODEL.gguf [SENTENCES [GUARD]]            the embedded engine
//!     cargo bench --bench anchoring -- http://127.0.0.1:8080 [SENTENCES [GUARD]] a running llama.cpp server
//!
//! With a guard named (`mask`, `repair`), only its row is made; `speed` instead of one compares how fast replies are written.
//! The sentences and their references are `tests/fixtures/anchoring/sentences.tsv`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use tally::anchor::allowed_renderings;
use tally::document::Document;
use tally::fidelity::{self, Policy, Rule, Severity, Task};
use tally::figure::{self, Class};
use tally::pipeline::{self, Event, Guards, Options};
use tally::prompt::Prompts;
use tally::provider::any::AnyProvider;
use tally::provider::embedded::{self, Embedded};
use tally::provider::llama_server::{self, LlamaServer};
use tally::provider::vendor::Vendors;
use tally::provider::{ChatRequest, Input, Provider};
use tally::text::Lang;

const SENTENCES: &str = include_str!("../tests/fixtures/anchoring/sentences.tsv");

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// A way to run, by its name: guards, and how many candidates may follow the first.
const WAYS: [(&str, Guards, u32); 5] = [
    ("plain", Guards { anchors: false, mask: false, patch: false }, 0),
    ("anchored", Guards { anchors: true, mask: false, patch: false }, 0),
    ("+ candidates", Guards { anchors: true, mask: false, patch: false }, 4),
    ("+ mask", Guards { anchors: true, mask: true, patch: false }, 4),
    ("+ repair", Guards { anchors: true, mask: true, patch: true }, 4),
];

/// What one way gave, over all sentences.
#[derive(Debug, Default)]
struct Tally {
    figures: usize,
    wrong: usize,
    dropped: usize,
    invented: usize,
    sentences: usize,
    kept: usize,
    /// Errors in what was given out as good: the promise is none.
    passed_off: usize,
    chrf: f64,
    tokens: u64,
    requests: u64,
    seconds: f64,
}

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let Some(model) = arguments.next() else {
        eprintln!("name a GGUF file or the address of a llama.cpp server; see the head of benches/anchoring.rs");
        return Ok(());
    };
    let limit: usize = arguments.next().map_or(Ok(usize::MAX), |text| text.parse())?;
    let guard = arguments.next().unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let provider = runtime.block_on(connect(&model))?;
    let rows: Vec<(&str, &str)> = SENTENCES.lines().skip(1).filter_map(row).take(limit).collect();
    println!("{} sentences, {model}\n", rows.len());
    if guard == "speed" {
        return runtime.block_on(speed(&provider, &rows));
    }
    println!("| way | figures wrong | dropped | invented | sentences kept | errors passed off | chrF | requests | tokens | seconds |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (name, guards, tries) in WAYS.into_iter().filter(|(name, ..)| name.contains(&guard)) {
        let tally = runtime.block_on(measure(&provider, &rows, guards, tries))?;
        println!("{}", line(name, &tally));
    }
    Ok(())
}

fn row(line: &str) -> Option<(&str, &str)> {
    let mut columns = line.split('\t').skip(1);
    Some((columns.next()?, columns.next()?))
}

async fn connect(model: &str) -> Outcome<AnyProvider> {
    if model.starts_with("http") {
        let server = LlamaServer::connect(model, &llama_server::Options::default(), &Vendors::default()).await?;
        return Ok(AnyProvider::LlamaServer(server));
    }
    Ok(AnyProvider::Embedded(Embedded::load(Path::new(model), model, &embedded::Options::default())?))
}

async fn measure(provider: &AnyProvider, rows: &[(&str, &str)], guards: Guards, tries: u32) -> Outcome<Tally> {
    let (zh, en) = (Lang::parse("zh")?, Lang::parse("en")?);
    let options = Options { guards, tries, ..Options::new(Task::Translate, en.clone()) };
    let prompts = Prompts::new(&BTreeMap::new())?;
    let mut tally = Tally::default();
    let begun = Instant::now();
    for (source, reference) in rows {
        let document = Document::read(source.as_bytes(), None, Some(zh.clone()))?;
        let pieces = Mutex::new(Vec::new());
        let note = |event| {
            if let (Event::Piece { text, .. }, Ok(mut pieces)) = (event, pieces.lock()) {
                pieces.push(text);
            }
        };
        let output = pipeline::run(&document, &options, &prompts, provider, &note).await?;
        let raw = pieces.into_inner().unwrap_or_default().join(", ");
        tally.add_raw(source, &raw, reference, [&zh, &en]);
        tally.tokens += output.usage.completion_tokens;
        tally.requests += output.requests;
        if output.passes() {
            tally.kept += 1;
            let text = output.sections.first().map_or("", |section| section.text.as_str());
            tally.passed_off += usize::from(!fidelity::check(source, &zh, text, &en, &Policy::of(Task::Translate)).passes());
        }
    }
    tally.seconds = begun.elapsed().as_secs_f64();
    Ok(tally)
}

impl Tally {
    /// Counts what stands in a text whatever became of it.
    fn add_raw(&mut self, source: &str, raw: &str, reference: &str, [zh, en]: [&Lang; 2]) {
        self.sentences += 1;
        self.figures += figure::extract(source, zh).iter().filter(|figure| figure.class() != Class::Label).count();
        let check = fidelity::check(source, zh, raw, en, &Policy::of(Task::Translate));
        for finding in check.findings.iter().filter(|finding| finding.severity == Severity::Error) {
            match finding.rule {
                Rule::Dropped => self.dropped += 1,
                Rule::Invented => self.invented += 1,
                _ => self.wrong += 1,
            }
        }
        self.chrf += chrf(raw, reference);
    }
}

fn line(name: &str, tally: &Tally) -> String {
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    format!(
        "| {name} | {:.1} % | {:.1} % | {:.1} % | {:.1} % | {} | {:.1} | {} | {} | {:.0} |",
        share(tally.wrong, tally.figures),
        share(tally.dropped, tally.figures),
        share(tally.invented, tally.figures),
        share(tally.kept, tally.sentences),
        tally.passed_off,
        100.0 * tally.chrf / tally.sentences.max(1) as f64,
        tally.requests,
        tally.tokens,
        tally.seconds,
    )
}

/// Whether the engine has read the prompts before the clock starts.
#[derive(Clone, Copy, PartialEq)]
enum Prompt {
    Read,
    New,
}

/// Sentences that go to the engine together.
const TOGETHER: usize = 8;

/// Tokens a second without the mask and with it, and with it and the time for prompts one by one and together: medians over
/// groups of sentences, each of which is written in all four ways in turn, so that what else the machine does falls on all.
async fn speed(provider: &AnyProvider, rows: &[(&str, &str)]) -> Outcome<()> {
    let mut rates = [const { Vec::<f64>::new() }; 4];
    for group in rows.chunks_exact(TOGETHER) {
        let held = group.iter().map(|(source, _)| masked(source)).collect::<Outcome<Vec<_>>>()?;
        let unheld = |request: &ChatRequest| ChatRequest { allowed_figures: Vec::new(), number_words: None, ..request.clone() };
        let free: Vec<ChatRequest> = held.iter().map(unheld).collect();
        let ways = [(&free, 1, Prompt::Read), (&held, 1, Prompt::Read), (&held, 1, Prompt::New), (&held, TOGETHER, Prompt::New)];
        for (index, (requests, size, prompt)) in ways.into_iter().enumerate() {
            let (mut tokens, mut seconds) = (0, 0.0);
            for part in requests.chunks(size) {
                if prompt == Prompt::Read {
                    provider
                        .chat_all(&part.iter().map(|request| ChatRequest { max_tokens: 1, ..request.clone() }).collect::<Vec<_>>())
                        .await;
                }
                let begun = Instant::now();
                for (reply, request) in provider.chat_all(part).await.into_iter().zip(part) {
                    let written = reply?.usage.completion_tokens;
                    // What ends a reply before its limit was computed like a token.
                    tokens += written + u64::from(written < u64::from(request.max_tokens));
                }
                seconds += begun.elapsed().as_secs_f64();
            }
            rates.get_mut(index).ok_or("four ways")?.push(tokens as f64 / seconds);
        }
    }
    println!("| way | tokens a second |\n|---|---:|");
    for (name, mut rates) in ["free", "masked", "masked, with prompts", "masked, with prompts, together"].into_iter().zip(rates) {
        rates.sort_unstable_by(f64::total_cmp);
        println!("| {name} | {:.1} |", rates.get(rates.len() / 2).ok_or("too few sentences: give 8 or more")?);
    }
    Ok(())
}

/// A request that is held to the figures of `source`.
fn masked(source: &str) -> Outcome<ChatRequest> {
    let (zh, en) = (Lang::parse("zh")?, Lang::parse("en")?);
    let figures = figure::extract(source, &zh);
    Ok(ChatRequest {
        allowed_figures: figures.iter().map(|figure| allowed_renderings(figure, figure.surface(source), &en)).collect(),
        number_words: Some(Vec::new()),
        ..ChatRequest::new(Input::Completion(format!("Chinese: {source}\nEnglish:")), 32)
    })
}

/// Longest character n-gram, and the weight of recall, of chrF (Popović 2015).
const ORDER: usize = 6;
const BETA: f64 = 2.0;

/// chrF of one sentence: the F-score of its character n-grams without spaces, averaged over their lengths.
fn chrf(output: &str, reference: &str) -> f64 {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (output, reference) = (letters(output), letters(reference));
    let count = |letters: &[char], order| {
        let mut counts: BTreeMap<Vec<char>, usize> = BTreeMap::new();
        for gram in letters.windows(order) {
            *counts.entry(gram.to_vec()).or_default() += 1;
        }
        counts
    };
    let score = |order| {
        let (ours, theirs) = (count(&output, order), count(&reference, order));
        let same: usize = ours.iter().map(|(gram, n)| (*n).min(theirs.get(gram).copied().unwrap_or_default())).sum();
        let (all_ours, all_theirs): (usize, usize) = (ours.values().sum(), theirs.values().sum());
        let (precision, recall) = (same as f64 / all_ours.max(1) as f64, same as f64 / all_theirs.max(1) as f64);
        let weight = BETA * BETA;
        if same == 0 { 0.0 } else { (1.0 + weight) * precision * recall / (weight * precision + recall) }
    };
    (1..=ORDER).map(score).sum::<f64>() / ORDER as f64
}
