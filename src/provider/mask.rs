//! Holds a reply to the figures that it may spell: which tokens may come next, given the text so far.
//!
//! Every number of the reply (digits with their separators, and number words where those are held too) must be a number of an
//! allowed figure, and where the figure goes on with a scale word or a percent sign, the number must go on so too: with `2.92342
//! billion yuan` allowed, `29.2`, `2.92342 million` and `2.92342 yuan` are all refused, while `RMB 2.92342 billion` is fine. A
//! figure may be written as often as it is listed: small models that run in circles repeat figures. Other words are free. Pure;
//! the text is read once a token, and each candidate adds little.

use super::FigureUse;
use number::Number;
use runs::Words;

mod grammar;
mod number;
mod runs;

/// The figures that a reply may spell.
#[derive(Clone, Debug)]
pub struct Mask {
    numbers: Vec<Number>,
    words: Words,
}

impl Mask {
    /// A mask for `allowed`: each figure with its spellings, such as `2.92342 billion yuan`, `39.48%`, `1 July 2022`, or `5` and
    /// `five`. A figure without a number allows none: the list `[[""]]` refuses every digit. `free`: number words that may be
    /// written besides; all, where it is `None`.
    pub fn new(allowed: &[Vec<String>], free: Option<&[String]>) -> Self {
        let words = free.map_or(Words::All, |free| Words::Only(free.to_vec()));
        let numbers = allowed.iter().flat_map(|spellings| Number::of(spellings, &words)).collect();
        Self { numbers, words }
    }

    /// The state after `text`, from which candidates are judged.
    pub fn after<'m>(&'m self, text: &str) -> State<'m> {
        let text = fold(text);
        let mut found = runs::runs(&text, &self.words);
        // The last number may go on, unless it lies far back; those before it are spent.
        let last = found.pop_if(|run| run.after.chars().nth(WORD).is_none());
        let mut left: Vec<&Number> = self.numbers.iter().collect();
        for run in &found {
            if let Some(at) = left.iter().position(|number| number.is(run)) {
                left.remove(at);
            }
        }
        let from = last.map_or_else(|| text.len() - last_word(&text).len(), |run| run.start);
        State { left, words: &self.words, tail: text.get(from..).unwrap_or_default().to_owned() }
    }

    /// Whether `piece` may follow `text`.
    pub fn permits(&self, text: &str, piece: &str) -> bool {
        self.after(text).permits(piece)
    }
}

/// The number words of `text` that a mask can hold a reply to.
pub fn number_words(text: &str) -> impl Iterator<Item = String> {
    runs::number_words_in(text)
}

/// What a reply may still spell.
#[derive(Debug)]
pub struct State<'m> {
    /// The numbers that are left, with the last one of the text among them.
    left: Vec<&'m Number>,
    words: &'m Words,
    /// The text from its last number on, or where that lies far back, its last word.
    tail: String,
}

impl State<'_> {
    /// Whether `piece` may come next.
    pub fn permits(&self, piece: &str) -> bool {
        self.left_after(piece).is_some()
    }

    /// Whether the reply may end here: not in the middle of a figure, and where all are `required`, not before the last.
    pub fn permits_end(&self, required: FigureUse) -> bool {
        self.left_after("\n").is_some_and(|left| required == FigureUse::Optional || left == 0)
    }

    /// How many numbers that must be written `piece` would leave; `None` where it is not allowed.
    fn left_after(&self, piece: &str) -> Option<usize> {
        let text = [self.tail.as_str(), &fold(piece)].concat();
        let mut left = self.left.clone();
        for run in runs::runs(&text, self.words) {
            let at = left.iter().position(|number| number.permits(&run))?;
            left.remove(at);
        }
        Some(left.iter().filter(|number| number.must_stand).count())
    }
}

/// No scale word with what stands around it is longer, in characters.
const WORD: usize = 48;

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
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
