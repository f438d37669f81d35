//! A number that a reply may write: its spellings, and how the text may go on behind each.

use super::fold;
use super::runs::{Kind, Run, SCALE_CHARACTERS, Words, runs};
use crate::figure::render::words::SCALES;

/// Ways to spell a per cent sign.
const PERCENT: &[&str] = &["%", " %", " percent", " per cent", "-percent"];

/// Ways to spell percentage points.
const POINTS: &[&str] = &[" percentage point", "-percentage-point", " percentage-point", " pp"];

/// A number of an allowed figure.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) forms: Vec<Form>,
    /// Whether every spelling of its figure has a number; `one` and `twice` are words like others.
    pub(super) must_stand: bool,
}

/// One way to write a number.
#[derive(Clone, Debug)]
pub(super) enum Form {
    Digits(Digits),
    /// Number words with one space between two: `twenty five`.
    Words(String),
}

/// A number in digits.
#[derive(Clone, Debug)]
pub(super) struct Digits {
    /// Digits and separators, as the figure has them.
    pub(super) digits: String,
    /// The same without commas.
    pub(super) plain: String,
    /// How the text must go on after it; empty where it is free but for scales.
    pub(super) next: Vec<String>,
    /// Whether letters stand right after the digits: `14th`, `4K`.
    glued: bool,
}

impl Number {
    /// The numbers of a figure. Several, as in a date, stand each for itself; only a single one has other spellings.
    pub(super) fn of(spellings: &[String], words: &Words) -> Vec<Self> {
        let mut read: Vec<Vec<Form>> = spellings.iter().map(|spelling| forms(&fold(spelling), words)).collect();
        let several = read.first().is_some_and(|first| first.len() > 1);
        if several {
            return read.swap_remove(0).into_iter().map(|form| Self { forms: vec![form], must_stand: true }).collect();
        }
        let must_stand = read.iter().all(|forms| !forms.is_empty());
        let forms: Vec<Form> = read.into_iter().filter(|forms| forms.len() == 1).flatten().collect();
        if forms.is_empty() { Vec::new() } else { vec![Self { forms, must_stand }] }
    }

    /// Whether `run` is this number.
    pub(super) fn is(&self, run: &Run<'_>) -> bool {
        self.forms.iter().any(|form| form.is(run))
    }

    /// Whether `run` is this number, or may become it.
    pub(super) fn permits(&self, run: &Run<'_>) -> bool {
        self.forms.iter().any(|form| match form {
            Form::Digits(digits) => (form.is(run) && digits.goes_on(run.after)) || digits.begins_with(run),
            Form::Words(_) => form.is(run) || form.begins_with(run),
        })
    }
}

impl Form {
    fn of(run: &Run<'_>) -> Self {
        match run.kind {
            Kind::Words => Self::Words(run.number.to_string()),
            Kind::Digits => Self::Digits(Digits {
                plain: run.number.replace(',', ""),
                digits: run.number.to_string(),
                next: continuation(run.after),
                glued: run.after.starts_with(|c: char| c.is_ascii_alphabetic()),
            }),
        }
    }

    fn is(&self, run: &Run<'_>) -> bool {
        match (self, run.kind) {
            (Self::Digits(digits), Kind::Digits) => digits.digits == run.number || digits.plain == run.number,
            (Self::Words(words), Kind::Words) => *words == run.number,
            _ => false,
        }
    }

    /// Whether number words that may still come make `run`, which the text ends with, this.
    fn begins_with(&self, run: &Run<'_>) -> bool {
        let (Self::Words(words), Kind::Words) = (self, run.kind) else { return false };
        let Some(rest) = words.strip_prefix(run.number.as_ref()) else { return false };
        // `six` may become `sixty`; once a space or a hyphen stands, only another word can follow.
        run.after.is_empty() || (rest.starts_with(' ') && (run.after == "-" || " and ".starts_with(run.after)))
    }
}

impl Digits {
    /// Whether the text after the number is right as far as it is written.
    fn goes_on(&self, after: &str) -> bool {
        if self.next.is_empty() {
            return !begins_scale(after) && (self.glued || !after.starts_with(|c: char| c.is_ascii_alphabetic()));
        }
        self.next.iter().any(|next| match after.strip_prefix(next.as_str()) {
            // `万` must not become `万亿`, nor `percent` `percentage points`.
            Some(rest) => !rest.starts_with(SCALE_CHARACTERS) && !(next.ends_with("percent") && rest.starts_with("age")),
            None => next.starts_with(after),
        })
    }

    /// Whether this number may still come of `run`, which the text ends with.
    fn begins_with(&self, run: &Run<'_>) -> bool {
        let open = run.kind == Kind::Digits && matches!(run.after, "" | "." | ",");
        let begins = |form: &String| form.strip_prefix(run.number.as_ref()).is_some_and(|rest| rest.starts_with(run.after));
        open && [&self.digits, &self.plain].into_iter().any(begins)
    }
}

fn forms(spelling: &str, words: &Words) -> Vec<Form> {
    runs(spelling, words).iter().map(Form::of).collect()
}

/// How the text must go on after a number that `after` follows in its figure.
fn continuation(after: &str) -> Vec<String> {
    let owned = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    let word = after.trim_start_matches([' ', '-', '\u{a0}']);
    if word.starts_with("percentage point") || word.starts_with("percentage-point") {
        return owned(POINTS);
    }
    if word.starts_with('%') || word.starts_with("percent") || word.starts_with("per cent") {
        return owned(PERCENT);
    }
    if let Some(scale) = SCALES.iter().find(|scale| word.starts_with(**scale)) {
        return vec![format!(" {scale}"), format!("-{scale}")];
    }
    let scale: String = word.chars().take_while(|c| SCALE_CHARACTERS.contains(c)).collect();
    if scale.is_empty() { Vec::new() } else { vec![scale] }
}

/// Whether `after`, which follows a whole number, makes it another one.
fn begins_scale(after: &str) -> bool {
    let word = after.trim_start_matches([' ', '-', '\u{a0}']);
    word.starts_with(['%', '％'])
        || word.starts_with("percent")
        || word.starts_with("per cent")
        || SCALES.iter().any(|scale| word.starts_with(scale))
        || word.starts_with(SCALE_CHARACTERS)
}
