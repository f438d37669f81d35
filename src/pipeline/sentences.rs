//! The strategy for base models: choose the sentences that carry a section, translate them clause by clause (`candidates`), and
//! leave out, with a note, what cannot be verified.

use super::candidates::{self, Tried};
use super::clauses::{Joints, capitalised, leans_on, pieces};
use super::judge::{Against, Judged};
use super::{Event, Parts, Repair, Run, SectionOutput, SourceText, Status, Strategy, choose, key_figures, remarks};
use crate::chunk;
use crate::document::Section;
use crate::fidelity::Task;
use crate::figure::{self, Figure};
use crate::glossary::Glossary;
use crate::provider::Provider;
use crate::text::Span;

/// Clauses up to this many characters go to the model together: a small model is faithful clause by clause only.
const PIECE: usize = 20;

/// Sentences that are translated together: enough to fill an engine, few enough to see it go on.
const TOGETHER: usize = 8;

pub(super) async fn run<P: Provider>(run: &Run<'_, P>, strategy: Strategy) -> Result<Parts, super::Error> {
    let plans: Vec<Plan<'_>> = run.document.sections.iter().map(|section| Plan::new(run, section, strategy)).collect();
    run.tell(Event::Planned { steps: plans.iter().map(|plan| plan.wanted.min(plan.ranked.len())).sum() });
    // Titles and headings stay as the source has them: they are slogans, nothing in them can be verified, and a base model makes
    // them up.
    let title = run.document.title.as_ref().map_or_else(String::new, |title| title.text.clone());
    let mut sections = Vec::new();
    for plan in &plans {
        let section = match strategy {
            Strategy::Extract => extracted(run, plan),
            Strategy::Sentences | Strategy::Chat => translated(run, plan).await?,
        };
        run.tell(Event::Section { heading: section.source_heading.clone(), status: section.status });
        sections.push(section);
    }
    Ok(Parts { title, overview: None, sections })
}

/// A section's sentences and the order in which they are worth having.
struct Plan<'a> {
    section: &'a Section,
    source: SourceText<'a>,
    sentences: Vec<Span>,
    /// Indices of sentences, the most wanted first.
    ranked: Vec<usize>,
    /// How many of them are to be had.
    wanted: usize,
}

impl<'a> Plan<'a> {
    fn new<P>(run: &Run<'a, P>, section: &'a Section, strategy: Strategy) -> Self {
        let source = SourceText::of(section);
        let sentences = chunk::sentences(&source.text, &run.document.lang);
        let (ranked, wanted) = match run.options.task {
            Task::Translate => ((0..sentences.len()).collect(), sentences.len()),
            Task::Summarize => {
                let figures = figure::extract(&source.text, &run.document.lang);
                let wanted = run.options.length.sentences();
                let ranked = choose::rank(&source.text, &sentences, &figures);
                if strategy == Strategy::Sentences {
                    figures_only(&source.text, ranked, wanted, &sentences, &figures)
                } else {
                    (ranked, wanted)
                }
            }
        };
        Self { section, source, sentences, ranked, wanted }
    }

    fn sentence(&self, index: usize) -> Option<Span> {
        let span = *self.sentences.get(index)?;
        let text = span.of(&self.source.text);
        let start = span.start + (text.len() - text.trim_start().len());
        let trimmed = Span::new(start, start + text.trim().len());
        (!trimmed.is_empty()).then_some(trimmed)
    }
}

/// The sentences with figures where there are any, else one: nothing in a slogan can be verified, and a small model makes most
/// of it up.
fn figures_only(text: &str, ranked: Vec<usize>, wanted: usize, sentences: &[Span], figures: &[Figure]) -> (Vec<usize>, usize) {
    let telling = |span: &Span| figures.iter().any(|figure| choose::tells(text, figure) && span.contains(figure.span));
    let bearing: Vec<usize> = ranked.iter().copied().filter(|index| sentences.get(*index).is_some_and(telling)).collect();
    if bearing.is_empty() { (ranked, wanted.min(1)) } else { (bearing, wanted) }
}

/// One verified piece of output and where it came from.
struct Piece {
    /// Index of the sentence, then the piece's place in it.
    order: (usize, usize),
    source: Span,
    judged: Judged,
    repairs: Vec<Repair>,
}

/// Translates sentences, those that are wanted still together, until there are enough.
async fn translated<P: Provider>(run: &Run<'_, P>, plan: &Plan<'_>) -> Result<SectionOutput, super::Error> {
    let mut done: Vec<Piece> = Vec::new();
    let mut lost: Vec<(usize, Span)> = Vec::new();
    let mut had = 0;
    let mut left = plan.ranked.iter().filter_map(|index| Some((*index, plan.sentence(*index)?)));
    // A summary may look for a sentence in place of a lost one, but not for ever.
    let mut tries = if run.options.task == Task::Summarize { plan.wanted * 2 } else { plan.wanted };
    while had < plan.wanted && tries > 0 {
        let sentences: Vec<Sentence> = left
            .by_ref()
            .take(tries.min(plan.wanted - had).min(TOGETHER))
            .map(|(index, span)| Sentence::new(run, plan, index, span))
            .collect();
        if sentences.is_empty() {
            break;
        }
        tries -= sentences.len();
        for (sentence, tried) in translate(run, plan, sentences).await? {
            let (pieces, missing) = sentence.sift(run, plan, tried);
            had += usize::from(!pieces.is_empty());
            run.tell(Event::Step);
            match (pieces.is_empty(), run.options.task) {
                (true, Task::Summarize) => lost.push((sentence.index, sentence.span)),
                _ => lost.extend(missing.into_iter().map(|missing| (sentence.index, missing))),
            }
            done.extend(pieces);
        }
    }
    done.sort_by_key(|piece| piece.order);
    Ok(stitch(run, plan, &done, &lost))
}

/// A sentence and the pieces of it that are translated.
struct Sentence {
    index: usize,
    span: Span,
    pieces: Vec<Span>,
}

/// The sentences, each with what came of its pieces.
async fn translate<P: Provider>(
    run: &Run<'_, P>,
    plan: &Plan<'_>,
    sentences: Vec<Sentence>,
) -> Result<Vec<(Sentence, Vec<Tried>)>, super::Error> {
    let texts: Vec<&str> = sentences.iter().flat_map(|sentence| &sentence.pieces).map(|piece| piece.of(&plan.source.text)).collect();
    let mut tried = candidates::translate(run, &texts).await?.into_iter();
    Ok(sentences
        .into_iter()
        .map(|sentence| {
            let tried = tried.by_ref().take(sentence.pieces.len()).collect();
            (sentence, tried)
        })
        .collect())
}

impl Sentence {
    fn new<P>(run: &Run<'_, P>, plan: &Plan<'_>, index: usize, span: Span) -> Self {
        Self { index, span, pieces: wanted_pieces(run, plan, span) }
    }

    /// The pieces that passed, and those that did not. A summary takes no piece that leans on a lost one.
    fn sift<P>(&self, run: &Run<'_, P>, plan: &Plan<'_>, tried: Vec<Tried>) -> (Vec<Piece>, Vec<Span>) {
        let (mut done, mut missing) = (Vec::new(), Vec::new());
        // Where a name of the glossary is missing, a small model mostly put another one: a summary can do without that.
        let fit = |judged: &Judged| judged.good() && (run.options.task == Task::Translate || judged.missing_terms.is_empty());
        for ((place, source), Tried { best, repairs }) in self.pieces.iter().copied().enumerate().zip(tried) {
            match best.filter(fit) {
                Some(judged) => done.push(Piece { order: (self.index, place), source, judged, repairs }),
                None => missing.push(source),
            }
        }
        if run.options.task == Task::Summarize {
            done.retain(|piece: &Piece| !leans_on(&plan.source.text, piece.source, &missing));
        }
        (done, missing)
    }
}

/// Puts the pieces together.
fn stitch<P>(run: &Run<'_, P>, plan: &Plan<'_>, done: &[Piece], lost: &[(usize, Span)]) -> SectionOutput {
    let mut section = SectionOutput::empty(plan.section.heading.text.clone(), &plan.section.heading.text);
    section.status = status(run.options.task, plan, done, lost);
    let joints = Joints::of(&run.options.lang);
    let mut before: Option<&Piece> = None;
    for piece in done {
        let same_sentence = before.is_some_and(|before| before.order.0 == piece.order.0);
        match before {
            None => {}
            Some(_) if same_sentence => section.text.push_str(joints.clause),
            Some(_) => {
                joints.close_sentence(&mut section.text);
                section.text.push_str(if starts_paragraph(plan, piece.source) { "\n\n" } else { joints.sentence });
            }
        }
        before = Some(piece);
        let base = section.text.len();
        let text = &piece.judged.text;
        section.text.push_str(&if same_sentence { text.clone() } else { capitalised(text) });
        section.repairs.extend_from_slice(&piece.repairs);
        section.findings.extend(remarks(&piece.judged, &plan.source, piece.source.start, base));
        section.figures.extend(key_figures(&piece.judged.check, &plan.source, piece.source.start, text));
    }
    if before.is_some() {
        joints.close_sentence(&mut section.text);
    }
    for (_, span) in lost {
        let words = span.of(&plan.source.text);
        section.notes.push(format!("left out, because no version of it could be verified: {words}"));
    }
    section
}

fn status(task: Task, plan: &Plan<'_>, done: &[Piece], lost: &[(usize, Span)]) -> Status {
    match task {
        _ if plan.sentences.is_empty() => Status::Skipped,
        _ if done.is_empty() => Status::Failed,
        // A translation must carry every sentence; a summary may do without some.
        Task::Translate if !lost.is_empty() => Status::Failed,
        Task::Summarize if !lost.is_empty() => Status::Partial,
        Task::Translate | Task::Summarize => Status::Good,
    }
}

/// Whether a translation begins a paragraph where this piece of the source does.
fn starts_paragraph(plan: &Plan<'_>, source: Span) -> bool {
    plan.source.passages.iter().any(|(at, _)| *at == source.start) && source.start > 0
}

/// The chosen sentences, word for word.
fn extracted<P>(run: &Run<'_, P>, plan: &Plan<'_>) -> SectionOutput {
    let lang = &run.document.lang;
    let policy = run.options.policy(Task::Translate);
    let no_terms = Glossary::default();
    let mut chosen: Vec<usize> = plan.ranked.iter().copied().take(plan.wanted).collect();
    chosen.sort_unstable();
    let pieces: Vec<Piece> = chosen
        .into_iter()
        .filter_map(|index| {
            run.tell(Event::Step);
            let source = plan.sentence(index)?;
            let text = source.of(&plan.source.text);
            let judged = Against { source: text, source_lang: lang, lang, policy: &policy, glossary: &no_terms }.judge(text);
            Some(Piece { order: (index, 0), source, judged, repairs: Vec::new() })
        })
        .collect();
    stitch(run, plan, &pieces, &[])
}

/// The pieces of a sentence that are translated: in a summary, where some bear figures, those alone. A small model is at its
/// weakest with the slogans around them.
fn wanted_pieces<P>(run: &Run<'_, P>, plan: &Plan<'_>, sentence: Span) -> Vec<Span> {
    let pieces = pieces(&plan.source.text, sentence, PIECE);
    let bears_figure = |piece: &Span| {
        let text = piece.of(&plan.source.text);
        figure::extract(text, &run.document.lang).iter().any(|figure| choose::tells(text, figure))
    };
    if run.options.task == Task::Summarize && pieces.iter().any(bears_figure) {
        pieces.into_iter().filter(bears_figure).collect()
    } else {
        pieces
    }
}
