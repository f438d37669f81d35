//! Holds a reply to the figures that it may spell: which tokens may come next, given the text so far.
//!
//! Every number of the reply (digits with their separators) must be a number of an allowed figure, and where the figure goes on
//! with a scale word or a percent sign, the number must go on so too: with `2.92342 billion yuan` allowed, `29.2`, `2.92342 million`
//! and `2.92342 yuan` are all refused, while `RMB 2.92342 billion` is fine. A figure may be written as often as it is listed: small
//! models that run in circles repeat figures. Words are free. Pure; the text is read once a token, and each candidate adds little.

use super::FigureUse;

mod grammar;

/// Scale words of Western languages; they stand after a space or a hyphen.
const SCALE_WORDS: &[&str] = &["hundred", "thousand", "million", "billion", "trillion"];

/// Scale characters of Chinese and Japanese; they follow the digits.
const SCALE_CHARACTERS: &[char] = &['十', '百', '千', '万', '萬', '亿', '億', '兆'];

/// Ways to spell a per cent sign.
const PERCENT: &[&str] = &["%", " %", " percent", " per cent", "-percent"];

/// Ways to spell percentage points.
const POINTS: &[&str] = &[" percentage point", "-percentage-point", " percentage-point", " pp"];

/// The figures that a reply may spell.
#[derive(Clone, Debug)]
pub struct Mask {
    numbers: Vec<Number>,
}

/// A number of an allowed figure.
#[derive(Clone, Debug)]
struct Number {
    /// Digits and separators, as the figure has them.
    digits: String,
    /// The same without commas.
    plain: String,
    /// How the text must go on after it; empty where it is free but for scales.
    next: Vec<String>,
    /// Whether letters stand right after the digits: `14th`, `4K`.
    glued: bool,
}

impl Mask {
    /// A mask for `allowed`, such as `2.92342 billion yuan`, `39.48%`, `1 July 2022`. A figure without a digit allows none: the
    /// list `[""]` refuses every digit.
    pub fn new(allowed: &[String]) -> Self {
        let numbers = allowed.iter().flat_map(|figure| {
            let figure = fold(figure);
            runs(&figure)
                .into_iter()
                .map(|run| Number {
                    plain: run.digits.replace(',', ""),
                    digits: run.digits.to_owned(),
                    next: continuation(run.after),
                    glued: run.after.starts_with(|c: char| c.is_ascii_alphabetic()),
                })
                .collect::<Vec<_>>()
        });
        Self { numbers: numbers.collect() }
    }

    /// The state after `text`, from which candidates are judged.
    pub fn after<'m>(&'m self, text: &str) -> State<'m> {
        let text = fold(text);
        let found = runs(&text);
        // The last number may go on; those before it are spent.
        let (last, spent) = found.split_last().map_or((None, [].as_slice()), |(last, spent)| (Some(last), spent));
        let mut left: Vec<&Number> = self.numbers.iter().collect();
        for run in spent {
            if let Some(at) = left.iter().position(|number| number.is(run.digits)) {
                left.remove(at);
            }
        }
        let tail = last.map_or("", |run| text.split_at(text.len() - run.digits.len() - run.after.len()).1);
        State { left, tail: tail.to_owned() }
    }

    /// Whether `piece` may follow `text`.
    pub fn permits(&self, text: &str, piece: &str) -> bool {
        self.after(text).permits(piece)
    }
}

/// What a reply may still spell.
#[derive(Debug)]
pub struct State<'m> {
    /// The numbers that are left, with the last one of the text among them.
    left: Vec<&'m Number>,
    /// The text from its last number on.
    tail: String,
}

impl State<'_> {
    /// Whether `piece` may come next.
    pub fn permits(&self, piece: &str) -> bool {
        // Far behind the last number, words without digits are free.
        let far = self.tail.chars().nth(WORD).is_some();
        ((self.tail.is_empty() || far) && !piece.contains(is_digit)) || self.left_after(piece).is_some()
    }

    /// Whether the reply may end here: not in the middle of a figure, and where all are `required`, not before the last.
    pub fn permits_end(&self, required: FigureUse) -> bool {
        self.left_after("\n").is_some_and(|left| required == FigureUse::Optional || left == 0)
    }

    /// How many numbers `piece` would leave; `None` where it is not allowed.
    fn left_after(&self, piece: &str) -> Option<usize> {
        let text = [self.tail.as_str(), &fold(piece)].concat();
        let mut left = self.left.clone();
        for run in runs(&text) {
            let at = left.iter().position(|number| number.permits(&run))?;
            left.remove(at);
        }
        Some(left.len())
    }
}

/// No scale word with what stands around it is longer, in characters.
const WORD: usize = 48;

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

impl Number {
    /// Whether the digits are these.
    fn is(&self, digits: &str) -> bool {
        self.digits == digits || self.plain == digits
    }

    /// Whether `run` is this number, or may become it.
    fn permits(&self, run: &Run<'_>) -> bool {
        let open = matches!(run.after, "" | "." | ",");
        (self.is(run.digits) && self.goes_on(run.after)) || (open && self.begins_with(run))
    }

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
        [&self.digits, &self.plain].iter().any(|form| form.strip_prefix(run.digits).is_some_and(|rest| rest.starts_with(run.after)))
    }
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
    if let Some(scale) = SCALE_WORDS.iter().find(|scale| word.starts_with(**scale)) {
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
        || SCALE_WORDS.iter().any(|scale| word.starts_with(scale))
        || word.starts_with(SCALE_CHARACTERS)
}

/// A number in a text, and all that follows it.
#[derive(Debug, PartialEq, Eq)]
struct Run<'a> {
    digits: &'a str,
    after: &'a str,
}

/// The numbers of `text`: digits, with a point or comma only between two of them.
fn runs(text: &str) -> Vec<Run<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (_, number) = rest.split_at(start);
        let (digits, after) = number.split_at(length(number));
        found.push(Run { digits, after });
        rest = after;
    }
    found
}

/// How many bytes of `text`, which begins with a digit, are one number.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find(|&at| !digit(at) && !(matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1))).unwrap_or(bytes.len())
}

/// Full-width digits, signs and separators as ASCII.
fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' | '．' | '，' | '％' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests;
