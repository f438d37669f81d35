//! Holds a reply to the figures that it may spell: which tokens may come next, given the text so far.
//!
//! Every number of the reply (digits with their separators) must be a number of an allowed figure, and where the figure goes on
//! with a scale word or a percent sign, the number must go on so too: with `2.92342 billion yuan` allowed, `29.2`, `2.92342 million`
//! and `2.92342 yuan` are all refused, while `RMB 2.92342 billion` is fine. Words are free. Pure, and it looks only at the end of
//! the text, so a token costs the same however long the reply is.

/// How much of the text before a token is looked at, in characters: longer than any figure.
const WINDOW: usize = 64;

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
                })
                .collect::<Vec<_>>()
        });
        Self { numbers: numbers.collect() }
    }

    /// Whether `piece` may follow `text`.
    pub fn permits(&self, text: &str, piece: &str) -> bool {
        let start = text.char_indices().rev().nth(WINDOW).map_or(0, |(at, _)| at);
        let window = fold(&[text.get(start..).unwrap_or_default(), piece].concat());
        // A number that the window cuts was judged when it was written.
        let cut = start > 0 && window.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        runs(&window).iter().skip(usize::from(cut)).all(|run| self.permits_run(run))
    }

    /// Whether the reply may end after `text`: not in the middle of a figure.
    pub fn permits_end(&self, text: &str) -> bool {
        self.permits(text, "\n")
    }

    fn permits_run(&self, run: &Run<'_>) -> bool {
        let open = matches!(run.after, "" | "." | ",");
        self.numbers.iter().any(|number| {
            let is = number.digits == run.digits || number.plain == run.digits;
            (is && number.goes_on(run.after)) || (open && number.begins_with(run))
        })
    }
}

impl Number {
    /// Whether the text after the number is right as far as it is written.
    fn goes_on(&self, after: &str) -> bool {
        if self.next.is_empty() {
            return !begins_scale(after);
        }
        self.next.iter().any(|next| match after.strip_prefix(next.as_str()) {
            Some(rest) => !rest.starts_with(SCALE_CHARACTERS),
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
mod tests {
    use super::*;

    fn mask(allowed: &[&str]) -> Mask {
        Mask::new(&allowed.iter().map(|&text| text.to_owned()).collect::<Vec<_>>())
    }

    /// Judges `text|piece` lines: `+` permitted, `-` refused.
    fn judge(allowed: &[&str], lines: &[&str]) {
        let mask = mask(allowed);
        for line in lines {
            let (sign, rest) = line.split_at(1);
            let (text, piece) = rest.split_once('|').unwrap();
            assert_eq!(mask.permits(text, piece), sign == "+", "{line:?} under {allowed:?}");
        }
    }

    #[test]
    fn numbers_are_those_allowed() {
        judge(
            &["2.92342 billion yuan", "39.48%", "1 July 2022", "18,600 hectares"],
            &[
                "+in |2", "+in 2|.", "+in 2.|9", "+in 2.92342| billion", "+in 2.9234|2", "-in 2.9|3", "-in |29", "-in 2.92|342342",
                "+in |202", "-in |2023", "+in 2022|,", "+in 2022,| up", "+on |1", "+on 1| July", "-on |11", "-on 1|1", "-about |4",
                "+18|,", "+18|600", "+18,600| hectares", "-18,600|,", "-18,6| hectares", "-in 20| or", "+grew |３", "-grew |７",
                "+in 2022|.", "-in 2022|.5", "+no digits| here", "+亿 39|.48", "-39|. It", "-39.|4 ",
            ],
        );
    }

    #[test]
    fn a_comma_that_ends_a_clause_is_none_of_the_number() {
        judge(&["18,600", "18"], &["+at 18|,", "+at 18|, and", "+at 18|,6", "-at 18|,5", "+at 18|."]);
    }

    #[test]
    fn scales_and_percents_stay_with_their_numbers() {
        judge(
            &["2.92342 billion yuan", "39.48%", "17.3 percentage points", "2022", "30万亩", "5 万亿元"],
            &[
                "+2.92342| billion", "+2.92342|-billion", "-2.92342| million", "-2.92342| yuan", "-2.92342|\n", "+2.92342| ",
                "+2.92342| b", "-2.92342| m", "+2.92342 billion| RMB", "+39.48|%", "+39.48| percent", "+39.48 per|cent", "-39.48| yuan",
                "-39.48| percentage points of", "+17.3| percentage", "-17.3|%", "-17.3| percent ", "-2022|%", "-2022| million",
                "+2022| the", "+30|万", "-30|亿", "-30万|亿", "+30万|亩", "+5|万", "+5万|亿", "-5万|元",
            ],
        );
    }

    #[test]
    fn a_reply_ends_on_a_whole_figure() {
        let cases = [("in 2022", true), ("in 202", false), ("of 2.92342", false), ("of 2.92342 billion", true), ("none", true), ("2.", false)];
        let mask = mask(&["2022", "2.92342 billion yuan"]);
        for (text, expected) in cases {
            assert_eq!(mask.permits_end(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_list_without_digits_refuses_every_digit() {
        judge(&[""], &["-in |2", "-in |the 1", "+in| the"]);
    }

    #[test]
    fn a_number_cut_by_the_window_was_judged_before() {
        let long = format!("5{}", "x".repeat(80));
        judge(&["7"], &[&format!("+{long}|7"), &format!("-{long}|5")]);
        let across = "9".repeat(90);
        assert!(mask(&["7"]).permits(&across, " and"));
    }
}
