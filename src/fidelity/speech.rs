//! What a language says around its figures: words of change, of bounds, of parts of a year. One table a language; every other module of
//! the checker asks here, so that a new language needs only data.
//!
//! Cues of a language with spaces are whole words in lower case; cues of one without are characters. A language without a table
//! has no cues: what is not known is never held against an output.

use super::fates::Fate;
use crate::text::Lang;

use cues::{Cues, Rates, cues, rates};
use per::Per;

pub(super) mod cues;
mod de;
mod en;
mod es;
mod fr;
mod it;
mod ja;
mod ko;
pub(super) mod per;
mod pt;
mod ru;
mod zh;

/// How a cue is found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// As a whole word: the language sets its words apart.
    Words,
    /// As characters: no spaces, or words that take their endings without one.
    Characters,
}

/// Where the word of change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Before its figure, or right behind it.
    VerbFirst,
    /// Behind its figure, at the end of the clause.
    VerbLast,
    /// Before its figure, or in part at the end of the clause: ist um 5 auf 20 gestiegen.
    Framed,
}

/// Words that bound the sentence rather than the figure: 最短, 跌破, 近三年来.
#[derive(Debug)]
pub(super) struct Bound {
    /// Just before the figure, or at its start.
    pub(super) lead: Cues,
    /// Just behind it, or at its end.
    pub(super) tail: Cues,
    /// Anywhere before it in the clause.
    pub(super) far: Cues,
}

impl Bound {
    const NONE: Self = Self { lead: cues![], tail: cues![], far: cues![] };
}

/// The cues of one language.
#[derive(Debug)]
pub(super) struct Speech {
    pub(super) cut: Cut,
    pub(super) order: Order,
    /// Growth and decline, before a figure.
    pub(super) up: Cues,
    pub(super) down: Cues,
    /// Growth and decline, right behind a figure.
    pub(super) up_after: Cues,
    pub(super) down_after: Cues,
    /// Growth and decline, only right before a figure.
    pub(super) up_before: Cues,
    pub(super) down_before: Cues,
    /// Whatever may speak of decline, however faintly: a sentence without any of them tells none.
    pub(super) faint_down: Cues,
    /// What stands before the value that a change starts from.
    pub(super) start: Cues,
    /// Those of them that mean "of" as well: a change starts there only where it goes on to a level.
    pub(super) start_of: Cues,
    /// What may stand before it with words between, where the clause goes on to where the change leads: 从上一代的.
    pub(super) way: Cues,
    /// What stands behind it.
    pub(super) start_after: Cues,
    /// What stands before the value that a change ends at, with or without a word of change before it.
    pub(super) level: Cues,
    pub(super) reached: Cues,
    /// What stands before the size of a change.
    pub(super) change: Cues,
    /// What the size of a change is called, whatever changes: growth, pace, 增幅.
    pub(super) pace: Cues,
    /// Two words of which the last tells no change behind the first: made up.
    pub(super) idle: &'static [(&'static str, &'static str)],
    /// What stands right behind the value that a change ends at, and behind the size of a change.
    pub(super) level_after: Cues,
    pub(super) change_after: Cues,
    /// Words that may stand between these and the figure.
    pub(super) hedges: Cues,
    /// Parts of a month, year or century: beside the date.
    pub(super) early: Cues,
    pub(super) mid: Cues,
    pub(super) late: Cues,
    /// By what a quantity is counted, before and behind it.
    pub(super) rate_leads: Rates,
    pub(super) rate_tails: Rates,
    /// What makes a tail of a rate a point in time: a year *ago*.
    pub(super) ago: Cues,
    /// A change reckoned from the same time a year before.
    pub(super) year_before: Cues,
    /// A change reckoned from the month, quarter or week before.
    pub(super) period_before: Cues,
    /// What sets a conversion beside its figure: (, or, equivalent to.
    pub(super) asides: Cues,
    /// The first half of the day: a time with one of these is no time of the afternoon.
    pub(super) morning: Cues,
    /// What is paid under a price cut (折), and words that say how much is taken off.
    pub(super) paid: Cues,
    pub(super) off: Cues,
    /// 100 % in words, and the base of "37 of every 100".
    pub(super) all: Cues,
    pub(super) every: Cues,
    /// Half as much, more than a half, and times of day, in words.
    pub(super) halved: Cues,
    pub(super) most: Cues,
    pub(super) noon: Cues,
    pub(super) midnight: Cues,
    /// Behind a fraction: a level, not a change.
    pub(super) compared: Cues,
    /// Behind a percentage: what it is a share of, where a change is told against it.
    pub(super) norms: Cues,
    /// Words of scale inside a figure; what numbers articles, roads and rooms rather than ranks.
    pub(super) scales: Cues,
    pub(super) numbered: Cues,
    /// What a text that means another currency by an open sign (元) says somewhere: the code and the characters.
    pub(super) currencies: &'static [(&'static str, Cues)],
    /// What a place in an order is a place of: 级, degree.
    pub(super) grades: Cues,
    /// That figures go to the items of a list by their order: 分别, respectively.
    pub(super) respectively: Cues,
    /// Words of estimate that may be no more than an article or a gesture: some, as low as.
    pub(super) articles: Cues,
    /// Names of a mark that stand for its number: 荣枯线 is 50.
    pub(super) marks: &'static [(Cues, i64)],
    /// What stands for the January in which a year began: 年初, seit Jahresbeginn.
    pub(super) new_year: Cues,
    /// Words that are a length of time by themselves, and how long: trimestre, decade, 半年.
    pub(super) lengths: &'static [(Cues, i64, &'static str)],
    /// Number words that name another thing as often, and bind to nothing by themselves: quarto is a room.
    pub(super) doubtful: Cues,
    /// Numbers of no exact size: 几十, dozens.
    pub(super) vague: Cues,
    /// What leads from a later time to an earlier one: "after", "following".
    pub(super) following: Cues,
    /// The day after one just named.
    pub(super) next_day: Cues,
    /// What becomes of those whom a figure counts: dead, hurt, sold, beaten.
    pub(super) fates: &'static [(Fate, Cues)],
    /// Words that say such a number, and that extraction reads no number in: decades, teenager.
    pub(super) unread: Cues,
    /// Half of a year without the word year, and the halves and quarters of a match.
    pub(super) half_year: Cues,
    /// Lengths of time that are so many days by custom: quinze jours is a fortnight.
    pub(super) weeks: &'static [(&'static str, i64)],
    /// Who won a match, so that a score may be told from either side.
    pub(super) losing: Cues,
    /// A comparison with the month, quarter or year before, which a translation may name.
    pub(super) previous: Cues,
    /// That a value is an old one: 去年, a year earlier.
    pub(super) earlier: Cues,
    /// Before a value that simply is, whatever changes beside it.
    pub(super) states: Cues,
    /// Between a whole and its part: including, 其中.
    pub(super) including: Cues,
    /// 24 hours without a number; one more thing named beside a count: two men *and a* woman.
    pub(super) day_and_night: Cues,
    pub(super) and_one: Cues,
    /// Behind a comma: goes on with the figure before.
    pub(super) appositions: Cues,
    /// Between two clauses or things of a list.
    pub(super) and: Cues,
    /// "4 of the 5".
    pub(super) of: Cues,
    /// What ends a noun: 的, of, in.
    pub(super) joints: Cues,
    /// Behind a count: no noun of its own.
    pub(super) loose: Cues,
    /// Before a full stop that ends no sentence.
    pub(super) abbreviations: Cues,
    /// Which half of something that is no quantity: the second half, the upper half.
    pub(super) halves: Cues,
    /// Before an "over" that means "more than"; after any other word it may be a preposition.
    pub(super) before_over: Cues,
    pub(super) over: Cues,
    /// That the writer reckoned.
    pub(super) reckoned: Cues,
    /// That one thing is held against another, or told by what another leaves: than, above, short of, the other, the rest.
    pub(super) gaps: Cues,
    /// Bounds of the sentence, by the approximator that they excuse.
    pub(super) over_bound: Bound,
    pub(super) under_bound: Bound,
    pub(super) most_bound: Bound,
    pub(super) about_bound: Bound,
}

impl Speech {
    /// A language of which nothing is known.
    const SILENT: Self = Self {
        cut: Cut::Words,
        order: Order::VerbFirst,
        up: cues![],
        down: cues![],
        up_after: cues![],
        down_after: cues![],
        up_before: cues![],
        down_before: cues![],
        faint_down: cues![],
        start: cues![],
        start_of: cues![],
        way: cues![],
        start_after: cues![],
        level: cues![],
        reached: cues![],
        change: cues![],
        pace: cues![],
        idle: &[],
        level_after: cues![],
        change_after: cues![],
        hedges: cues![],
        early: cues![],
        mid: cues![],
        late: cues![],
        rate_leads: rates![],
        rate_tails: rates![],
        ago: cues![],
        year_before: cues![],
        period_before: cues![],
        asides: cues!["("],
        morning: cues![],
        paid: cues![],
        off: cues![],
        all: cues![],
        every: cues![],
        halved: cues![],
        most: cues![],
        noon: cues![],
        midnight: cues![],
        compared: cues![],
        norms: cues![],
        scales: cues![],
        numbered: cues![],
        currencies: &[],
        grades: cues![],
        respectively: cues![],
        articles: cues![],
        marks: &[],
        vague: cues![],
        unread: cues![],
        fates: &[],
        next_day: cues![],
        following: cues![],
        new_year: cues![],
        doubtful: cues![],
        lengths: &[],
        half_year: cues![],
        weeks: &[],
        losing: cues![],
        previous: cues![],
        earlier: cues![],
        states: cues![],
        including: cues![],
        day_and_night: cues![],
        and_one: cues![],
        appositions: cues![],
        and: cues![],
        of: cues![],
        joints: cues![],
        loose: cues![],
        abbreviations: cues![],
        halves: cues![],
        before_over: cues![],
        over: cues![],
        reckoned: cues![],
        gaps: cues![],
        over_bound: Bound::NONE,
        under_bound: Bound::NONE,
        most_bound: Bound::NONE,
        about_bound: Bound::NONE,
    };
}

static SILENT: Speech = Speech::SILENT;

/// The cues of `lang`; a language without a table has none.
pub(super) fn of(lang: &Lang) -> &'static Speech {
    match lang.primary() {
        "en" => &en::SPEECH,
        "zh" | "yue" | "cmn" => &zh::SPEECH,
        "de" => &de::SPEECH,
        "es" => &es::SPEECH,
        "fr" => &fr::SPEECH,
        "it" => &it::SPEECH,
        "ja" => &ja::SPEECH,
        "ko" => &ko::SPEECH,
        "pt" => &pt::SPEECH,
        "ru" => &ru::SPEECH,
        _ => &SILENT,
    }
}

/// Whether the language has a table.
pub(super) fn is_known(lang: &Lang) -> bool {
    !std::ptr::eq(of(lang), &raw const SILENT)
}

/// Whether the cues of `lang` are characters rather than words.
pub(super) fn in_characters(lang: &Lang) -> bool {
    of(lang).cut == Cut::Characters
}

/// Whether `text` has one of `cues`: as a word where the language has spaces.
pub(super) fn has(text: &str, cues: Cues, lang: &Lang) -> bool {
    !cues.is_empty() && (!in_characters(lang) && words(text).any(|word| is_one_of(word, cues)) || has_phrase(text, cues, lang))
}

/// Whether `text` has one of `cues` that no single word is: all of them in a language without spaces.
pub(super) fn has_phrase(text: &str, cues: Cues, lang: &Lang) -> bool {
    if in_characters(lang) {
        return cues.are_in(text);
    }
    cues.have_phrases() && word_starts(text).any(|rest| begins(rest, cues, lang))
}

/// The rest of `text` from each of its words on that begin one of `cues`.
fn starts_of<'a>(text: &'a str, cues: Cues, lang: &Lang) -> impl Iterator<Item = &'a str> {
    word_starts(if cues.is_empty() { "" } else { text }).filter(move |rest| begins(rest, cues, lang))
}

/// The rest of `text` from each of its words on.
fn word_starts(text: &str) -> impl Iterator<Item = &str> {
    let first =
        |(at, c): &(usize, char)| c.is_alphanumeric() && !text.get(..*at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    text.char_indices().filter(first).filter_map(|(at, _)| text.get(at..))
}

/// The words of a text with spaces.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether two words are the same but for their case.
#[inline]
pub(super) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && (a.eq_ignore_ascii_case(b) || !a.is_ascii() && same_lowered(a, b))
}

fn same_lowered(a: &str, b: &str) -> bool {
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// Whether `word` is one of `cues`.
pub(super) fn is_one_of(word: &str, cues: Cues) -> bool {
    cues.may_be(word).any(|cue| same(word, cue))
}

/// `text` from its last word that is one of `cues`; all of it where none is.
pub(super) fn from_last<'a>(text: &'a str, cues: Cues, lang: &Lang) -> &'a str {
    starts_of(text, cues, lang).last().unwrap_or(text)
}

/// `text` up to its first word that is one of `cues`; all of it where none is.
pub(super) fn before_first<'a>(text: &'a str, cues: Cues, lang: &Lang) -> &'a str {
    let cut = starts_of(text, cues, lang).next().map(|rest| text.len() - rest.len());
    cut.and_then(|cut| text.get(..cut)).unwrap_or(text)
}

/// Whether `text` ends with one of `cues`, a word where the language has spaces.
pub(super) fn ends(text: &str, cues: Cues, lang: &Lang) -> bool {
    cues.may_end(text).any(|cue| ends_with(text, cue, lang))
}

/// Whether `text` ends with `cue`.
pub(super) fn ends_with(text: &str, cue: &str, lang: &Lang) -> bool {
    let Some(at) = text.len().checked_sub(cue.len()) else { return false };
    let alike = text.get(at..).is_some_and(|tail| same(tail, cue));
    alike && (in_characters(lang) || !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric))
}

/// Whether `text` begins with one of `cues`, as a word where the language has spaces.
pub(super) fn begins(text: &str, cues: Cues, lang: &Lang) -> bool {
    cues.may_begin(text).any(|cue| begins_with(text, cue, lang))
}

/// Whether `text` begins with one of `cues` behind spaces and commas.
pub(super) fn begins_any(text: &str, cues: Cues, lang: &Lang) -> bool {
    let text = text.trim_start_matches([' ', ',', '，']);
    cues.may_begin(text).any(|cue| if cue.starts_with(char::is_alphabetic) { begins_with(text, cue, lang) } else { text.starts_with(cue) })
}

/// Whether `text` begins with `cue`.
pub(super) fn begins_with(text: &str, cue: &str, lang: &Lang) -> bool {
    let Some(head) = text.get(..cue.len()) else { return false };
    same(head, cue) && (in_characters(lang) || !text.get(cue.len()..).unwrap_or_default().starts_with(char::is_alphanumeric))
}
