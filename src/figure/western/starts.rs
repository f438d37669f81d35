//! What can start a figure: asked of every word of a language when its table is compiled, and of every token.

use super::lexicon::{Lexicon, Word};
use super::table::{Habit, Role, flag};
use crate::figure::{Dimension, Unit};

/// What a token must be to start a figure.
pub(super) const STARTS: u64 = flag::CARDINAL
    | flag::SCALE
    | flag::ORDINAL
    | flag::ORDINAL_SCALE
    | flag::DENOMINATOR
    | flag::GROUP
    | flag::VAGUE
    | flag::MONTH
    | flag::WEEKDAY
    | flag::DECADE
    | flag::MONEY_FIRST
    | flag::DOLLAR
    | flag::LABEL
    | flag::NUMBERED
    | flag::CODED
    | flag::PART
    | flag::DECADE
    | flag::MULTIPLIER;

/// What an article may stand before as the number one.
pub(super) const MEASURED: u64 = flag::UNIT | flag::SYMBOL | flag::MONEY | flag::SHORT_SCALE | flag::PLURAL;

/// Whether a word can start a figure or a set phrase where no number stands by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Starts {
    #[default]
    Never,
    /// Only with the words behind it.
    InPhrase,
    Always,
}

/// What of this holds for a word.
pub(super) fn may_start(name: &str, word: &Word, lexicon: &Lexicon) -> Starts {
    // A degree and a half: in other languages without an article too.
    let bare = !lexicon.table.has(Habit::DigitDecimals);
    let long = |unit: &Unit| matches!(unit.dimension, Dimension::Time | Dimension::Power);
    let time = || bare || lexicon.units.get(usize::from(word.unit)).is_some_and(long);
    let alone = word.any(STARTS)
        || role_starts(word.role)
        // A year-long project, the decade since; grado e mezzo.
        || word.any(flag::UNIT) && (!lexicon.table.has(Habit::DigitDecimals) || name.len() > 2 && time())
        || PAST.contains(&name)
        || word.role == Role::Recent;
    match () {
        () if alone => Starts::Always,
        () if word.reach & STARTS != 0 => Starts::InPhrase,
        () => Starts::Never,
    }
}

/// Whether a grammar word can start a figure.
pub(super) fn role_starts(role: Role) -> bool {
    use Role::{A, Age, First, Lacking, Midnight, Minus, Noon, Point, Several, Top};
    matches!(role, A | First | Top | Noon | Midnight | Minus | Point | Several | Age | Lacking)
}

/// Before a decade or century that is over or ahead.
pub(super) const PAST: [&str; 5] = ["past", "last", "previous", "next", "coming"];
