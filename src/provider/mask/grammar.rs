//! The mask as a grammar in GBNF, llama.cpp's notation, for servers that hold a reply to one.
//!
//! A grammar cannot count what is spent, so a figure may come as often as it likes; and it cannot look ahead, so where a figure
//! goes on without a scale word, only digits are kept from following it. Both are for the check to find.

use std::collections::BTreeSet;

use super::Mask;
use super::number::{Digits, Form};
use crate::provider::Script;

/// Chinese characters, kana, hangul and the punctuation of East Asia, as [`Script::EastAsian`] has them.
const EAST_ASIAN: &str =
    "\\u1100-\\u11ff\\u2e80-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\U00020000-\\U0003ffff";
/// Latin letters, as [`Script::Latin`] has them.
const LATIN: &str = "A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff";
/// Digits that no text but a figure's may have.
const DIGITS: &str = "0-9\\uff10-\\uff19";

impl Mask {
    /// A grammar of texts that spell no number but those allowed and have no letter of the `refused` scripts.
    pub fn grammar(&self, refused: &[Script]) -> String {
        let scripts: String = refused.iter().map(|script| if *script == Script::EastAsian { EAST_ASIAN } else { LATIN }).collect();
        let numbers: BTreeSet<String> = self.numbers.iter().flat_map(|number| &number.forms).flat_map(spellings).collect();
        let word = format!("word ::= [^{DIGITS}{scripts}]");
        if numbers.is_empty() {
            return format!("root ::= word*\n{word}\n");
        }
        let numbers: Vec<String> = numbers.iter().map(|spelling| format!("\"{}\"", spelling.replace('"', "\\\""))).collect();
        // A point or comma behind a number must not begin more of it.
        format!(
            "root ::= word* (number gap)* (number [.,]?)?\n{word}\nletter ::= [^.,{DIGITS}{scripts}]\ngap ::= letter word* | [.,] word word*\nnumber ::= {}\n",
            numbers.join(" | ")
        )
    }
}

/// The number as it may be written, with the scale word that it goes on with; words are not held.
fn spellings(form: &Form) -> Vec<String> {
    let Form::Digits(Digits { digits, plain, next, .. }) = form else { return Vec::new() };
    let digits = BTreeSet::from([digits, plain]);
    let next = if next.is_empty() { &[String::new()][..] } else { next };
    digits.into_iter().flat_map(|digits| next.iter().map(move |next| format!("{digits}{next}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grammar(allowed: &[&str], refused: &[Script]) -> String {
        Mask::new(&allowed.iter().map(|&figure| vec![figure.to_owned()]).collect::<Vec<_>>(), None).grammar(refused)
    }

    #[test]
    fn numbers_stand_with_what_they_go_on_with() {
        let number = |allowed: &[&str]| grammar(allowed, &[]).lines().last().unwrap().to_owned();
        assert_eq!(number(&["2.92342 billion yuan"]), r#"number ::= "2.92342 billion" | "2.92342-billion""#);
        assert_eq!(number(&["18,600 hectares", "2022"]), r#"number ::= "18,600" | "18600" | "2022""#);
        assert_eq!(number(&["5 万元"]), r#"number ::= "5万""#);
    }

    #[test]
    fn refused_scripts_are_in_no_word() {
        let grammar = grammar(&[""], &[Script::EastAsian]);
        assert!(grammar.starts_with("root ::= word*\nword ::= [^0-9") && grammar.contains("\\u2e80"), "{grammar}");
    }
}
