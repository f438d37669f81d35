//! How long a text is for a model, in tokens.

use std::collections::BTreeMap;

/// Counts tokens. Implemented by the tokenizers that a provider has; closures work too.
pub trait ChunkSizer {
    /// The number of tokens of `text`.
    fn size(&self, text: &str) -> usize;
}

impl<F: Fn(&str) -> usize> ChunkSizer for F {
    fn size(&self, text: &str) -> usize {
        self(text)
    }
}

/// The `o200k_base` encoding of `OpenAI`'s models, near enough for most others. Its table is loaded at the first count, once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tiktoken;

impl ChunkSizer for Tiktoken {
    fn size(&self, text: &str) -> usize {
        tiktoken_rs::o200k_base_singleton().count_ordinary(text)
    }
}

/// A guess without a table: six tokens for five Han characters, kana or Hangul, one for four bytes of anything else.
#[derive(Clone, Copy, Debug, Default)]
pub struct Estimate;

impl ChunkSizer for Estimate {
    fn size(&self, text: &str) -> usize {
        let wide =
            |c: &char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
        let (mut count, mut bytes) = (0_usize, 0_usize);
        for c in text.chars().filter(wide) {
            count += 1;
            bytes += c.len_utf8();
        }
        (count * 6).div_ceil(5) + (text.len() - bytes).div_ceil(4)
    }
}

/// Counts that a model's own tokenizer gave beforehand; texts that it did not see are estimated.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    counts: BTreeMap<String, usize>,
}

impl FromIterator<(String, usize)> for Counted {
    fn from_iter<I: IntoIterator<Item = (String, usize)>>(counts: I) -> Self {
        Self { counts: counts.into_iter().collect() }
    }
}

impl ChunkSizer for Counted {
    fn size(&self, text: &str) -> usize {
        self.counts.get(text).copied().unwrap_or_else(|| Estimate.size(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_near_each_other() {
        for text in [
            "2022年全年税收达29.2342亿元,同比增长39.48%。",
            "Tax revenue rose 39.48 percent to 2.92342 billion yuan.",
            "海勃灣區聚焦辦好兩件大事",
        ] {
            let (exact, guess) = (Tiktoken.size(text), Estimate.size(text));
            assert!(guess * 2 >= exact && guess <= exact * 2, "{text}: {exact} {guess}");
        }
        assert_eq!((Tiktoken.size(""), Estimate.size("")), (0, 0));
    }

    #[test]
    fn a_count_beats_an_estimate() {
        let counted = Counted::from_iter([("税收".to_owned(), 1)]);
        assert_eq!((counted.size("税收"), counted.size("税收税")), (1, Estimate.size("税收税")));
    }
}
