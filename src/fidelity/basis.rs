//! What a change is reckoned from: the same time a year before, or the period right before. `judge` asks for each pair that holds.

use super::calendar;
use super::ledger::Side;
use super::speech::cues::{Cues, cues};
use super::speech::{self, Order};

/// What a change is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// 同比, year on year.
    Year,
    /// 环比, month on month, from the previous quarter.
    Period,
}

impl Basis {
    /// In words, behind "from".
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Year => "a year before",
            Self::Period => "the period before",
        }
    }
}

/// Several bases or figures told together: 同比和环比分别, 环比均.
static TOGETHER: Cues = cues!["分别", "分別", "均", "都", "双双", "雙雙", "それぞれ", "ともに", "각각", "모두"];

/// So many words stand at most between a basis and the figure behind it: year-on-year growth of more than 5 %.
const BETWEEN: usize = 5;

/// What the words around a figure say that its change is reckoned from, where they say one thing.
pub(super) fn basis(side: &Side<'_>, index: usize) -> Option<Basis> {
    let speech = side.speech();
    let (before, behind) = side.around(index)?.sides();
    let behind = behind.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    if TOGETHER.are_in(before) {
        return None;
    }
    if speech::in_characters(side.lang) || speech.order == Order::VerbLast {
        return named(side, before).or_else(|| named(side, behind))?.ok();
    }
    let (own, rest) = first_phrase(side, behind);
    // "5 percent both year on year and month on month"
    if [speech.year_before, speech.period_before].iter().any(|cues| speech::begins(rest, cues, side.lang)) {
        return None;
    }
    named(side, own)
        .or_else(|| from_month(side, index).then_some(Ok(Basis::Period)))
        .or_else(|| named(side, last_phrase(side, before)))?
        .ok()
}

/// "Rose 0.7 percent in May from April": the change starts from a month without a year.
fn from_month(side: &Side<'_>, index: usize) -> bool {
    let near = (index + 1..index + 3).filter(|next| side.note(*next).is_some_and(|note| note.is_start));
    let month =
        |next: usize| calendar::spell(&side.figure(next)?.value).filter(|date| date.to.is_none() && date.from.year.is_none())?.from.month;
    let close = |next: usize| side.between(index, next).len() <= PHRASE && !side.between(index, next).contains([',', ';', '.', '，', '。']);
    near.into_iter().any(|next| month(next).is_some() && close(next))
}

/// So many bytes stand at most between a change and the month that it starts from.
const PHRASE: usize = 32;

/// A word that leads to something else.
fn parts(side: &Side<'_>, word: &str) -> bool {
    speech::is_one_of(word, side.speech().and)
}

/// What stands behind a figure up to the word that leads to something else, and what follows that.
fn first_phrase<'a>(side: &Side<'_>, behind: &'a str) -> (&'a str, &'a str) {
    let Some(word) = speech::words(behind).find(|word| parts(side, word)) else { return (behind, "") };
    let at = behind.match_indices(word).find(|(at, _)| !behind.get(..*at).is_some_and(|head| head.ends_with(char::is_alphanumeric)));
    at.and_then(|(at, word)| Some((behind.get(..at)?, behind.get(at + word.len()..)?.trim_start()))).unwrap_or((behind, ""))
}

/// The last words of what stands before a figure, behind whatever goes with the figure before it.
fn last_phrase<'a>(side: &Side<'_>, before: &'a str) -> &'a str {
    let mut start = before.len();
    for word in speech::words(before).rev().take_while(|word| !parts(side, word)).take(BETWEEN + 3) {
        start = before.get(..start).and_then(|rest| rest.rfind(word)).unwrap_or(start);
    }
    let phrase = before.get(start..).unwrap_or_default();
    phrase.rsplit(',').next().unwrap_or_default()
}

/// The one basis that `text` names; `Err` where it names both.
fn named(side: &Side<'_>, text: &str) -> Option<Result<Basis, ()>> {
    let has = |cues: Cues| speech::has(text, cues, side.lang);
    match (has(side.speech().year_before), has(side.speech().period_before)) {
        (true, false) => Some(Ok(Basis::Year)),
        (false, true) => Some(Ok(Basis::Period)),
        (true, true) => Some(Err(())),
        (false, false) => None,
    }
}
