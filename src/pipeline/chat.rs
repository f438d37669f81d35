//! The strategy for chat models: a chunk at a time, checked and repaired, then an overview of the whole.

use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};

use super::judge::{Against, Judged};
use super::{Event, Mend, Parts, Repair, Run, SectionOutput, SourceText, Status, held, key_figures, remarks};
use crate::anchor;
use crate::chunk::{self, ChunkConfig, ChunkSizer as _, Counted, Estimate, sentences};
use crate::document::Section;
use crate::fidelity::{Severity, Task};
use crate::figure;
use crate::glossary;
use crate::prompt::{Part, PromptId};
use crate::provider::{ChatMessage, ChatRequest, Error, Input, Provider, Role, Usage};
use crate::text::Span;

/// Tokens kept free for instructions, figure table and title.
const OVERHEAD: usize = 700;
/// Tokens of a chunk where the model's context is not known.
const UNKNOWN_CONTEXT: usize = 4096;
/// A reply longer than this is worth cutting up, whatever the context: quality falls and a cut reply costs more.
const MAX_CHUNK: usize = 2500;
/// Room for a summary: some ten sentences.
const SUMMARY_TOKENS: u32 = 800;
/// How often a chunk whose reply was cut may be halved.
const HALVINGS: u32 = 3;

pub(super) async fn run<P: Provider>(run: &Run<'_, P>) -> Result<Parts, super::Error> {
    let plans = plans(run).await?;
    run.tell(Event::Planned { steps: plans.iter().map(|plan| plan.chunks.len()).sum() });
    let title = heading(run, run.document.title.as_ref().map_or("", |title| title.text.as_str())).await?;
    let slots = run.provider.capabilities().slots.max(1);
    // Gathered first: a closure inside the stream would keep the run from being spawned.
    let sections: Vec<_> = plans.iter().map(|plan| section(run, plan)).collect();
    let sections: Vec<_> = stream::iter(sections).buffered(slots).collect().await;
    let sections = sections.into_iter().collect::<Result<Vec<_>, _>>()?;
    let overview = match run.options.task {
        Task::Summarize if sections.len() > 1 => overview(run, &sections, &title).await?,
        Task::Summarize | Task::Translate => None,
    };
    Ok(Parts { title, overview, sections })
}

/// A section and the spans of its text that one request each is for.
struct Plan<'a> {
    heading: &'a str,
    source: SourceText<'a>,
    chunks: Vec<Span>,
}

async fn plans<'a, P: Provider>(run: &Run<'a, P>) -> Result<Vec<Plan<'a>>, super::Error> {
    let paragraphs: Vec<&str> =
        run.document.sections.iter().flat_map(|section| &section.paragraphs).map(|paragraph| paragraph.text.as_str()).collect();
    let counts = run.provider.count_tokens(&paragraphs).await?.unwrap_or_default();
    let counted: Counted = paragraphs.iter().map(|text| (*text).to_owned()).zip(counts).collect();
    let config = ChunkConfig { max_tokens: run.options.max_chunk_tokens.unwrap_or_else(|| budget(run)) };
    let chunks = chunk::chunks(run.document, &config, &counted);
    let plan = |(index, section): (usize, &'a Section)| {
        let mut start = 0;
        let spans = chunks.iter().filter(|chunk| chunk.section == index).map(|chunk| {
            let span = Span::new(start, start + chunk.passage.text.len());
            start = span.end + chunk.ends.separator().len();
            span
        });
        Plan { heading: &section.heading.text, source: SourceText::of(section), chunks: spans.collect() }
    };
    Ok(run.document.sections.iter().enumerate().map(plan).collect())
}

/// Prompt, text and reply share the context. A translation is about as long as its source, in tokens; twice with room.
fn budget<P: Provider>(run: &Run<'_, P>) -> usize {
    let context = run.provider.capabilities().context.map_or(UNKNOWN_CONTEXT, |context| context as usize);
    let parts = match run.options.task {
        Task::Translate => 3,
        Task::Summarize => 2,
    };
    (context.saturating_sub(OVERHEAD) / parts).clamp(64, MAX_CHUNK)
}

async fn section<P: Provider>(run: &Run<'_, P>, plan: &Plan<'_>) -> Result<SectionOutput, super::Error> {
    let mut section = SectionOutput::empty(heading(run, plan.heading).await?, plan.heading);
    if plan.chunks.is_empty() {
        section.status = Status::Skipped;
    }
    for chunk in &plan.chunks {
        let text = Text { heading: plan.heading, source: &plan.source, span: *chunk };
        for piece in chunk_pieces(run, text, HALVINGS).await? {
            append(run.options.task, &mut section, &plan.source, piece);
        }
        run.tell(Event::Step);
    }
    run.tell(Event::Section { heading: section.source_heading.clone(), status: section.status });
    Ok(section)
}

/// A text to be summarised or translated in one request.
#[derive(Clone, Copy)]
struct Text<'a> {
    heading: &'a str,
    source: &'a SourceText<'a>,
    span: Span,
}

impl<'a> Text<'a> {
    fn words(self) -> &'a str {
        self.span.of(&self.source.text)
    }
}

/// What came of one request.
struct Piece {
    source: Span,
    judged: Result<Judged, Error>,
    repairs: Vec<Repair>,
}

/// One request; where its reply was cut, one for each half.
async fn chunk_pieces<P: Provider>(run: &Run<'_, P>, text: Text<'_>, halvings: u32) -> Result<Vec<Piece>, super::Error> {
    let piece = chunk(run, text).await?;
    if let Ok(judged) = &piece.judged {
        run.tell(Event::Piece { source: text.words().to_owned(), text: judged.text.clone(), good: judged.good() });
    }
    let cut = matches!(piece.judged, Err(Error::Cut { .. } | Error::Context { .. }));
    let halves = halve(run, text).filter(|_| cut && halvings > 0);
    let Some((first, second)) = halves else { return Ok(vec![piece]) };
    let mut pieces = Box::pin(chunk_pieces(run, Text { span: first, ..text }, halvings - 1)).await?;
    pieces.extend(Box::pin(chunk_pieces(run, Text { span: second, ..text }, halvings - 1)).await?);
    Ok(pieces)
}

/// The two halves of a text, cut between sentences; `None` for a single sentence.
fn halve<P>(run: &Run<'_, P>, text: Text<'_>) -> Option<(Span, Span)> {
    let middle = sentences(text.words(), &run.document.lang)
        .into_iter()
        .map(|span| span.start)
        .find(|start| *start * 2 >= text.words().len() && *start > 0)?;
    let at = text.span.start + middle;
    Some((Span::new(text.span.start, at), Span::new(at, text.span.end)))
}

/// Asks, checks, asks again for what failed, then mends by hand or leaves out.
async fn chunk<P: Provider>(run: &Run<'_, P>, text: Text<'_>) -> Result<Piece, super::Error> {
    let policy = run.options.policy(run.options.task);
    let source_lang = &run.document.lang;
    let against = Against { source: text.words(), source_lang, lang: &run.options.lang, policy: &policy, glossary: &run.options.glossary };
    let mut piece = Piece { source: text.span, judged: Err(Error::Setup(String::new())), repairs: Vec::new() };
    let mut request = first_request(run, text)?;
    for attempt in 0..=run.options.tries {
        request.seed = run.options.seed.wrapping_add(attempt);
        let (judged, usage) = match run.ask(&request).await {
            Ok(response) => (against.judge(&response.text), response.usage),
            Err(error) if piece.judged.is_err() => {
                let again = matches!(error, Error::Empty { .. });
                piece.judged = Err(error);
                if again {
                    continue;
                }
                return Ok(piece);
            }
            Err(_) => break,
        };
        let done = judged.perfect() || judged.good() && attempt > 0;
        if !done {
            run.tell(Event::Retry { reason: judged.problem() });
            request = repair_request(run, text, &judged)?;
        }
        let better = piece.judged.as_ref().map_or(true, |best| judged.cost() < best.cost());
        if let (true, Ok(before)) = (better, &piece.judged) {
            piece.repairs.push(before.repaired(Mend::Asked, &judged.text, usage));
        }
        if better {
            piece.judged = Ok(judged);
        }
        if done {
            return Ok(piece);
        }
    }
    piece.judged = piece.judged.map(|judged| mend(run, &against, judged, &mut piece.repairs));
    Ok(piece)
}

/// The last resort without another request: right figures where they are certain, then, in a summary, without the sentences
/// that still fail.
fn mend<P>(run: &Run<'_, P>, against: &Against<'_>, judged: Judged, repairs: &mut Vec<Repair>) -> Judged {
    let patched = if run.options.guards.patch { against.patch(&judged) } else { judged.clone() };
    let mut best = judged;
    if patched.cost() < best.cost() {
        repairs.push(best.repaired(Mend::Patched, &patched.text, Usage::default()));
        best = patched;
    }
    if run.options.task == Task::Summarize && !best.check.passes() {
        let kept = against.judge(&without_failures(run, &best));
        repairs.push(best.repaired(Mend::LeftOut, &kept.text, Usage::default()));
        best = kept;
    }
    best
}

/// The text without the sentences in which a figure failed.
fn without_failures<P>(run: &Run<'_, P>, judged: &Judged) -> String {
    let errors: Vec<Span> =
        judged.check.findings.iter().filter(|finding| finding.severity == Severity::Error).filter_map(|finding| finding.output).collect();
    let sentences = sentences(&judged.text, &run.options.lang);
    let keep = sentences.iter().filter(|sentence| !errors.iter().any(|error| sentence.overlaps(*error)));
    keep.map(|sentence| sentence.of(&judged.text)).collect::<String>().trim().to_owned()
}

/// What a reader must know of how a text was put right; a right second reply needs no word.
fn notes(repairs: &[Repair]) -> impl Iterator<Item = &'static str> {
    repairs.iter().filter_map(|repair| match repair.how {
        Mend::Asked => None,
        Mend::Patched => Some("figures put right from the source"),
        Mend::LeftOut => Some("a sentence was left out, because its figures could not be verified"),
    })
}

/// Adds what came of one request to its section.
fn append(task: Task, section: &mut SectionOutput, source: &SourceText<'_>, piece: Piece) {
    let left_out = piece.repairs.iter().any(|repair| repair.how == Mend::LeftOut);
    section.notes.extend(notes(&piece.repairs).map(str::to_owned));
    section.repairs.extend(piece.repairs);
    let judged = match piece.judged {
        Ok(judged) => judged,
        Err(error) => {
            section.notes.push(format!("not done: {error}"));
            section.status = Status::Failed;
            return;
        }
    };
    if let Some(fault) = judged.faults.first() {
        section.notes.push(format!("not shown: {}", fault.message()));
        section.status = Status::Failed;
        return;
    }
    if !section.text.is_empty() {
        section.text.push_str(if task == Task::Translate { "\n\n" } else { " " });
    }
    let base = section.text.len();
    section.text.push_str(&judged.text);
    section.findings.extend(remarks(&judged, source, piece.source.start, base));
    section.figures.extend(key_figures(&judged.check, source, piece.source.start, &judged.text));
    if !judged.check.passes() {
        section.status = Status::Failed;
    } else if left_out && section.status == Status::Good {
        section.status = Status::Partial;
    }
}

fn first_request<P: Provider>(run: &Run<'_, P>, text: Text<'_>) -> Result<ChatRequest, super::Error> {
    let (source_lang, lang) = (&run.document.lang, &run.options.lang);
    let figures = figure::extract(text.words(), source_lang);
    let anchored = run.anchored(text.words(), &figures);
    let glossary = &run.options.glossary;
    let id = match run.options.task {
        Task::Summarize => PromptId::Summary,
        Task::Translate => PromptId::Translation,
    };
    let variables = json!({
        "source_language": source_lang.english_name(),
        "target_language": lang.english_name(),
        "title": run.document.title.as_ref().map_or("", |title| title.text.as_str()),
        "heading": text.heading,
        "text": glossary.anchor(&anchored.text),
        "figures": anchor::figure_table(&anchored),
        "sentences": run.options.length.sentences() + 1,
        "terms": glossary::table(&glossary.matching(text.words())),
        "examples": [],
    });
    let mut request = request(run, id, &variables, text.words())?;
    if is_held(run) {
        held::hold(run, &mut request, [text.words(), &anchored.text], &figures, &anchored);
    }
    Ok(request)
}

/// Whether the engine can be held to figures and the guards want it.
fn is_held<P: Provider>(run: &Run<'_, P>) -> bool {
    run.options.guards.mask && run.provider.capabilities().constrained
}

/// The same text again with what was wrong with it; with a text that cannot be mended, the first request again.
fn repair_request<P: Provider>(run: &Run<'_, P>, text: Text<'_>, judged: &Judged) -> Result<ChatRequest, super::Error> {
    if !judged.faults.is_empty() {
        return first_request(run, text);
    }
    let errors = judged.check.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let terms = judged.missing_terms.iter().map(|term| format!("- write {} as {}", term.source, term.target));
    let problems: Vec<String> = errors.map(|finding| format!("- {}", finding.message)).chain(terms).collect();
    let variables = json!({
        "target_language": run.options.lang.english_name(),
        "text": text.words(),
        "output": judged.text,
        "problems": problems.join("\n"),
    });
    let mut request = request(run, PromptId::Repair, &variables, text.words())?;
    if is_held(run) {
        let figures = figure::extract(text.words(), &run.document.lang);
        let anchored = run.anchored(text.words(), &figures);
        held::hold(run, &mut request, [text.words(), &anchored.text], &figures, &anchored);
    }
    Ok(request)
}

fn request<P: Provider>(run: &Run<'_, P>, id: PromptId, variables: &Value, source: &str) -> Result<ChatRequest, super::Error> {
    let message = |role, part| Ok::<_, super::Error>(ChatMessage { role, content: run.prompts.render(id, part, variables)? });
    Ok(ChatRequest {
        seed: run.options.seed,
        refused_scripts: super::refused_scripts(&run.options.lang),
        ..ChatRequest::new(
            Input::Chat(vec![message(Role::System, Part::System)?, message(Role::User, Part::User)?]),
            reply_tokens(run.options.task, source),
        )
    })
}

/// Room for the reply: twice what a translation needs, so that only a runaway is cut.
fn reply_tokens(task: Task, source: &str) -> u32 {
    match task {
        Task::Summarize => SUMMARY_TOKENS,
        Task::Translate => u32::try_from(Estimate.size(source) * 2 + 200).unwrap_or(u32::MAX),
    }
}

/// A heading or title in the target language; the source's own words where no version of it passes.
async fn heading<P: Provider>(run: &Run<'_, P>, heading: &str) -> Result<String, super::Error> {
    if heading.is_empty() || run.document.lang.primary() == run.options.lang.primary() {
        return Ok(heading.to_owned());
    }
    let policy = run.options.policy(Task::Translate);
    let against = Against {
        source: heading,
        source_lang: &run.document.lang,
        lang: &run.options.lang,
        policy: &policy,
        glossary: &run.options.glossary,
    };
    let figures = figure::extract(heading, &run.document.lang);
    let anchored = run.anchored(heading, &figures);
    let variables = json!({
        "source_language": run.document.lang.english_name(),
        "target_language": run.options.lang.english_name(),
        "title": "", "heading": "", "text": run.options.glossary.anchor(&anchored.text), "figures": "", "terms": "", "examples": [],
    });
    let mut request = request(run, PromptId::Translation, &variables, heading)?;
    if is_held(run) {
        held::hold(run, &mut request, [heading, &anchored.text], &figures, &anchored);
    }
    let Ok(response) = run.ask(&request).await else { return Ok(heading.to_owned()) };
    let judged = against.judge(response.text.lines().next().unwrap_or_default().trim_start_matches(['#', ' ']));
    Ok(if judged.good() { judged.text } else { heading.to_owned() })
}

/// A summary of the whole from the section summaries, checked against the source itself. None rather than a wrong one.
async fn overview<P: Provider>(run: &Run<'_, P>, sections: &[SectionOutput], title: &str) -> Result<Option<SectionOutput>, super::Error> {
    let summaries: Vec<String> = sections.iter().filter(|section| !section.text.is_empty()).map(|section| section.text.clone()).collect();
    if summaries.len() < 2 {
        return Ok(None);
    }
    let source = SourceText::join(run.document.sections.iter().flat_map(|section| &section.paragraphs));
    let variables = json!({
        "target_language": run.options.lang.english_name(),
        "title": title,
        "sentences": run.options.length.sentences() + 1,
        "summaries": summaries.join("\n\n"),
    });
    let mut request = request(run, PromptId::Overview, &variables, &summaries.join(" "))?;
    if is_held(run) {
        let figures = sections.iter().flat_map(|section| &section.figures).map(|figure| vec![figure.written.clone()]);
        request.allowed_figures = std::iter::once(vec![String::new()]).chain(figures).collect();
    }
    let policy = run.options.policy(Task::Summarize);
    let against = Against {
        source: &source.text,
        source_lang: &run.document.lang,
        lang: &run.options.lang,
        policy: &policy,
        glossary: &run.options.glossary,
    };
    let Ok(response) = run.ask(&request).await else { return Ok(None) };
    let mut repairs = Vec::new();
    let judged = mend(run, &against, against.judge(&response.text), &mut repairs);
    if !judged.good() {
        return Ok(None);
    }
    let piece = Piece { source: Span::new(0, source.text.len()), judged: Ok(judged), repairs };
    let mut overview = SectionOutput::empty(String::new(), "");
    append(Task::Summarize, &mut overview, &source, piece);
    Ok(Some(overview))
}
