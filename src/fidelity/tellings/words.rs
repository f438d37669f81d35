//! The words of a text that say what its figures are of: no words of grammar, of change and of bounds, and none of the figures themselves.

use std::collections::BTreeSet;

use crate::fidelity::breaks::Breaks;
use crate::fidelity::ledger::Side;
use crate::fidelity::{dictionary, speech, subjects};
use crate::figure::{Figure, Kind};
use crate::text::{Lang, Span};

/// One meaning of a word of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// Where it begins, and where it is known to go on to.
    pub(super) span: Span,
    /// The number of its meaning or of its spelling.
    pub(super) key: u32,
    /// Whether it may be a name: it is written as names are, or found in a dictionary.
    pub(super) capital: bool,
    /// Whether it is what a figure counts, in its span.
    pub(super) counted: bool,
}

/// The words of `side`, in order, in meanings that a text in `other` may share.
pub(super) fn terms(side: &Side<'_>, other: &Lang) -> Vec<Term> {
    let ends = [0].into_iter().chain(side.figures.iter().map(|figure| noun(side, figure)));
    let starts = side.figures.iter().map(|figure| figure.span.start).chain([side.text.len()]);
    let gaps = ends.zip(starts).filter(|(from, to)| from < to).map(|(from, to)| Span::new(from, to));
    let spaced = !speech::in_characters(side.lang);
    let mut terms: Vec<Term> = gaps.flat_map(|gap| if spaced { words(side, gap) } else { characters(side, gap, other) }).collect();
    terms.sort_by_key(|term| (term.span.start, term.key));
    let mut figures = side.figures.iter().peekable();
    for term in &mut terms {
        while figures.next_if(|figure| figure.span.end <= term.span.start).is_some() {}
        term.counted = figures.peek().is_some_and(|figure| figure.span.start <= term.span.start);
    }
    terms
}

/// Where the noun of a count begins that stands in its span: 78,908 *cases*; elsewhere where the figure ends.
fn noun(side: &Side<'_>, figure: &Figure) -> usize {
    let surface = figure.span.of(side.text);
    let counts = figure.kind == Kind::Count && !figure.unit.is_none() && !speech::in_characters(side.lang);
    let last = surface.rfind(' ').filter(|_| counts && surface.ends_with(char::is_alphabetic));
    last.map_or(figure.span.end, |blank| figure.span.start + blank)
}

/// The words that stand inside sentences as only names are written.
pub(super) fn names(side: &Side<'_>) -> BTreeSet<u32> {
    if !has_names(side.lang) {
        return BTreeSet::new();
    }
    let breaks = Breaks::of(side.text, side.lang);
    let inside = |at: usize| breaks.sentence_start(at) + OPENING < at;
    let capital = |at: usize| side.text.get(at..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let hits = subjects::hits(side.text, side.lang, &[Span::new(0, side.text.len())]).into_iter();
    // Letters among characters, and codes, are names wherever they stand.
    let foreign = speech::in_characters(side.lang);
    let code = |at: usize| side.text.get(at..).is_some_and(|rest| rest.chars().take(2).filter(|c| c.is_uppercase()).count() == 2);
    let named = |at: usize| capital(at) && (foreign || inside(at) || code(at));
    hits.filter(|hit| named(hit.at)).map(|hit| hit.subject).collect()
}

/// Whether capitals tell names from other words; in German all nouns have them.
fn has_names(lang: &Lang) -> bool {
    lang.primary() != "de"
}

/// A name at the head of a sentence may stand behind so many bytes of quotes.
const OPENING: usize = 3;

/// The words of a part of a text that sets them apart.
fn words(side: &Side<'_>, part: Span) -> Vec<Term> {
    let (speech, lang) = (side.speech(), side.lang);
    let stop = stop_words::lookup(lang.primary()).unwrap_or_default();
    let grammar = [
        speech.up,
        speech.down,
        speech.up_after,
        speech.down_after,
        speech.change,
        speech.level,
        speech.reached,
        speech.pace,
        speech.hedges,
        speech.start,
        speech.states,
        speech.earlier,
        speech.reckoned,
        speech.including,
    ];
    let idle = |word: &str| stop.iter().any(|stop| speech::same(stop, word)) || grammar.iter().any(|cues| speech::is_one_of(word, cues));
    let read = |hit: subjects::Hit| {
        let rest = side.text.get(hit.at..part.end)?;
        let word = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next()?;
        let span = Span::new(hit.at, hit.at + word.len());
        (!idle(word)).then_some(Term {
            span,
            key: hit.subject,
            capital: has_names(lang) && word.starts_with(char::is_uppercase),
            counted: false,
        })
    };
    subjects::hits(side.text, lang, &[part]).into_iter().filter_map(read).collect()
}

/// The words of a part of a text without blanks: those of the lexicon, with those of the dictionary or every two characters.
fn characters(side: &Side<'_>, part: Span, other: &Lang) -> Vec<Term> {
    let (speech, text) = (side.speech(), part.of(side.text));
    let grammar = [
        speech.up,
        speech.down,
        speech.up_after,
        speech.down_after,
        speech.change,
        speech.level,
        speech.reached,
        speech.pace,
        speech.year_before,
        speech.period_before,
        speech.states,
        speech.including,
        speech.reckoned,
        speech.joints,
        speech.new_year,
        speech.earlier,
    ];
    let cues = grammar.into_iter().chain(speech.lengths.iter().map(|(cues, ..)| *cues));
    let mut idle: Vec<Span> = cues.flat_map(|cues| cues.places(text)).map(|(at, cue)| Span::new(at, at + cue.len())).collect();
    idle.sort_unstable_by_key(|span| span.end);
    let free = |term: &Term| {
        // Cues are short: those that end behind the word's beginning, up to the first that begins behind its end.
        let from = idle.partition_point(|cue| cue.end + part.start <= term.span.start);
        !idle.iter().skip(from).take(CUES).any(|cue| cue.start + part.start < term.span.end)
    };
    let hits = subjects::hits(side.text, side.lang, &[part]).into_iter().map(|hit| {
        let first = side.text.get(hit.at..).and_then(|rest| rest.chars().next());
        let span = Span::new(hit.at, hit.at + first.map_or(0, char::len_utf8));
        Term { span, key: hit.subject, capital: first.is_some_and(char::is_uppercase), counted: false }
    });
    let mut terms: Vec<Term> = hits.chain(pairs(text, part.start)).filter(free).collect();
    if is_in_dictionary(side.lang, other) {
        terms.extend(meanings(text, part.start).filter(free));
    }
    terms
}

/// The keys of every two characters of a text without blanks.
pub(super) fn pairs_of(side: &Side<'_>) -> BTreeSet<u32> {
    let characters = speech::in_characters(side.lang);
    if characters { pairs(side.text, 0).map(|term| term.key).collect() } else { BTreeSet::new() }
}

/// So many cues may begin before a word and end behind its beginning, or stand in it.
const CUES: usize = 4;

/// Whether the dictionary knows the words of a text in `lang` in the `other` language.
pub(super) fn is_in_dictionary(lang: &Lang, other: &Lang) -> bool {
    lang.is_chinese() && other.primary() == "en"
}

/// What the words of a Chinese text, which begins at byte `from`, may be in English, one or many.
fn meanings(text: &str, from: usize) -> impl Iterator<Item = Term> + '_ {
    dictionary::words(text).flat_map(move |word| {
        let keys = word.meanings.split(' ').flat_map(|meaning| [subjects::spelling(meaning), subjects::spelling(&format!("{meaning}s"))]);
        keys.map(move |key| Term { span: Span::new(from + word.start, from + word.end), key, capital: true, counted: false })
    })
}

/// Every two characters side by side, as the words of a language without blanks.
fn pairs(text: &str, from: usize) -> impl Iterator<Item = Term> + '_ {
    let letter = |c: char| c.is_alphabetic() && !c.is_ascii();
    let two = text.char_indices().zip(text.char_indices().skip(1)).filter(move |((_, a), (_, b))| letter(*a) && letter(*b));
    two.filter_map(move |((at, _), (next, b))| {
        let end = next + b.len_utf8();
        let key = subjects::spelling(text.get(at..end)?);
        Some(Term { span: Span::new(from + at, from + end), key, capital: false, counted: false })
    })
}
