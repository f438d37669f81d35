//! Which figures a request may write, in which spellings, for engines that can be held to them. Called by `chat` and `sentences`.

use super::Run;
use crate::anchor::{Anchored, allowed_renderings};
use crate::fidelity::{self, Rule, Task};
use crate::figure::{Figure, Value};
use crate::provider::{ChatRequest, FigureUse, mask};
use crate::text::Span;

/// Holds `request` to the `figures` of `source`, as they stand in `anchored`; `shown` is the whole text that the model sees.
pub(super) fn hold<P>(run: &Run<'_, P>, request: &mut ChatRequest, [source, shown]: [&str; 2], figures: &[Figure], anchored: &Anchored) {
    let words = holds_words(run, source, figures);
    let must = if words && request.figure_use == FigureUse::Required { must_stand(run, source) } else { Vec::new() };
    let mut allowed = Vec::new();
    let mut free: Vec<String> = mask::number_words(shown).collect();
    for (index, figure) in figures.iter().enumerate() {
        let anchor = anchored.anchors.iter().find(|anchor| anchor.figure == index);
        let written = anchor.map_or_else(|| ascii(figure.surface(source)), |anchor| anchor.rendering.clone());
        let spellings = if words { spellings(run, source, figure) } else { Vec::new() };
        let in_words = spellings.iter().filter(|spelling| !has_digit(spelling)).cloned();
        if has_digit(&written) {
            allowed.push(std::iter::once(written).chain(in_words).collect());
        } else if must.iter().any(|span| span.overlaps(figure.span)) && !spellings.is_empty() {
            // 五年 stands there in words: five years or 5 years, but one of them.
            allowed.push(spellings);
        } else {
            free.extend(in_words.flat_map(|spelling| mask::number_words(&spelling).collect::<Vec<_>>()));
        }
    }
    if allowed.is_empty() {
        // An empty list would allow all.
        allowed.push(vec![String::new()]);
    }
    free.sort();
    free.dedup();
    request.allowed_figures = allowed;
    request.number_words = words.then_some(free);
}

/// Whether number words can be held too: in English, where every figure in words is a number whose spellings are known.
/// 前三季度 is said in too many ways.
fn holds_words<P>(run: &Run<'_, P>, source: &str, figures: &[Figure]) -> bool {
    let known = |figure: &Figure| has_digit(figure.surface(source)) || matches!(figure.value, Value::Number(_));
    run.options.lang.primary() == "en" && run.document.lang.primary() != "en" && figures.iter().all(known)
}

/// The spellings of a number; a date's are those of its anchor alone.
fn spellings<P>(run: &Run<'_, P>, source: &str, figure: &Figure) -> Vec<String> {
    match figure.value {
        Value::Number(_) => allowed_renderings(figure, figure.surface(source), &run.options.lang),
        _ => Vec::new(),
    }
}

/// Where the figures stand that a translation must have: those that the check would miss.
fn must_stand<P>(run: &Run<'_, P>, source: &str) -> Vec<Span> {
    let check = fidelity::check(source, &run.document.lang, "", &run.options.lang, &run.options.policy(Task::Translate));
    check.findings.iter().filter(|finding| finding.rule == Rule::Dropped).filter_map(|finding| finding.source).collect()
}

fn ascii(surface: &str) -> String {
    surface.chars().filter(char::is_ascii).collect()
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}
