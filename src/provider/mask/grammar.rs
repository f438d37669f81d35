//! The mask as a grammar in GBNF, llama.cpp's notation, for servers that hold a reply to one.
//!
//! A grammar cannot count what is spent, so a figure may come as often as it likes; and it cannot look ahead, so where a figure
//! goes on without a scale word, only digits are kept from following it. Both are for the check to find.

use std::collections::{BTreeMap, BTreeSet};

use super::Mask;
use super::number::{Digits, Form};
use super::runs::JOINTS;
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
        let forms = || self.numbers.iter().flat_map(|number| &number.forms);
        let digits = quoted(forms().flat_map(in_digits).collect());
        let held: BTreeSet<&str> = self.words.held().collect();
        if held.is_empty() || refused.contains(&Script::Latin) {
            return of_digits(&digits, &scripts);
        }
        of_digits_and_words(&digits, &forms().flat_map(in_words).collect::<BTreeSet<_>>(), &held, &scripts)
    }
}

/// Texts in which only digits are held.
fn of_digits(numbers: &str, scripts: &str) -> String {
    let word = format!("word ::= [^{DIGITS}{scripts}]");
    if numbers.is_empty() {
        return format!("root ::= word*\n{word}\n");
    }
    // A point or comma behind a number must not begin more of it.
    format!(
        "root ::= word* (number gap)* (number [.,]?)?\n{word}\nletter ::= [^.,{DIGITS}{scripts}]\ngap ::= letter word* | [.,] word word*\nnumber ::= {numbers}\n"
    )
}

/// Texts in which number words are held too: runs of letters, none of which is one of the words `held`, and what stands between.
fn of_digits_and_words(numbers: &str, in_words: &BTreeSet<String>, held: &BTreeSet<&str>, scripts: &str) -> String {
    let spoken = if in_words.is_empty() { "word".to_owned() } else { "(word | spoken)".to_owned() };
    let mut grammar = format!("root ::= mark* body?\nrest ::= (mark+ body?)?\nmark ::= [^{LATIN}{DIGITS}{scripts}]\n");
    if numbers.is_empty() {
        grammar += &format!("body ::= {spoken} rest\n");
    } else {
        grammar += &format!("body ::= {spoken} rest | number after\nnumber ::= {numbers}\nsign ::= [^.,{LATIN}{DIGITS}{scripts}]\n");
        grammar += &format!("after ::= (word rest | sign mark* body? | [.,] (mark+ body? | {spoken} rest)?)?\n");
    }
    if !in_words.is_empty() {
        grammar += &format!("spoken ::= {}\n", in_words.iter().cloned().collect::<Vec<_>>().join(" | "));
    }
    grammar + &words_but(held)
}

/// Words, or beginnings of words, that begin with a number word and are none.
const LONGER: &[&str] = &[
    "tena",
    "tend",
    "tene",
    "tens",
    "tent",
    "tenu",
    "dozens",
    "thirds",
    "fifths",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
];

/// Rules for a word that is none of `held`, letter by letter: each beginning of a held word has a rule of its own. A model that is
/// let write `seven` as the beginning of another word would write `sevenand`, so only [`LONGER`] words may go on from one.
fn words_but(held: &BTreeSet<&str>) -> String {
    let mut trie = Trie { held, next: BTreeMap::new() };
    held.iter().chain(LONGER).for_each(|word| trie.add(word));
    let rules: String = trie.next.keys().filter(|beginning| trie.leads_on(beginning)).map(|beginning| trie.rule(beginning)).collect();
    format!("latin ::= [{LATIN}]\n{rules}")
}

/// The beginnings of words, each with the letters that follow it in one of them.
struct Trie<'a> {
    held: &'a BTreeSet<&'a str>,
    next: BTreeMap<&'a str, BTreeSet<char>>,
}

impl<'a> Trie<'a> {
    fn add(&mut self, word: &'a str) {
        for (at, letter) in word.char_indices() {
            self.next.entry(word.get(..at).unwrap_or_default()).or_default().insert(letter);
        }
        self.next.entry(word).or_default();
    }

    /// Whether any word may go on from `beginning`: it is no number word, or it became one of the longer ones since.
    fn is_open(&self, beginning: &str) -> bool {
        let length =
            |words: &mut dyn Iterator<Item = &&str>| words.filter(|word| beginning.starts_with(**word)).map(|word| word.len()).max();
        length(&mut self.held.iter()) <= length(&mut LONGER.iter())
    }

    /// Whether there is a word to write from `beginning` on.
    fn leads_on(&self, beginning: &str) -> bool {
        self.is_open(beginning) || self.letters(beginning).any(|letter| self.leads_on(&format!("{beginning}{letter}")))
    }

    fn letters(&self, beginning: &str) -> impl Iterator<Item = char> {
        self.next.get(beginning).into_iter().flatten().copied()
    }

    fn rule(&self, beginning: &str) -> String {
        let both = |letter: char| [letter, letter.to_ascii_uppercase()];
        let mut ways = Vec::new();
        if self.is_open(beginning) {
            ways.push(format!("{} latin*", other_than(&self.letters(beginning).flat_map(both).collect::<String>())));
        }
        for letter in self.letters(beginning).filter(|letter| self.leads_on(&format!("{beginning}{letter}"))) {
            ways.push(format!("[{letter}{}] word{beginning}{letter}", letter.to_ascii_uppercase()));
        }
        if self.is_open(beginning) && !beginning.is_empty() {
            ways.push("\"\"".to_owned());
        }
        format!("word{beginning} ::= {}\n", ways.join(" | "))
    }
}

/// A class of all Latin letters but these; a class of GBNF takes nothing away, so its ASCII letters are listed.
fn other_than(letters: &str) -> String {
    let rest: String = ('A'..='Z').chain('a'..='z').filter(|letter| !letters.contains(*letter)).collect();
    format!("[{rest}{}]", LATIN.trim_start_matches("A-Za-z"))
}

fn quoted(spellings: BTreeSet<String>) -> String {
    let quoted: Vec<String> = spellings.iter().map(|spelling| format!("\"{}\"", spelling.replace('"', "\\\""))).collect();
    quoted.join(" | ")
}

/// The number as it may be written in digits, with the scale word that it goes on with.
fn in_digits(form: &Form) -> Vec<String> {
    let Form::Digits(Digits { digits, plain, next, .. }) = form else { return Vec::new() };
    let digits = BTreeSet::from([digits, plain]);
    let next = if next.is_empty() { &[String::new()][..] } else { next };
    digits.into_iter().flat_map(|digits| next.iter().map(move |next| format!("{digits}{next}"))).collect()
}

/// The number as it may be written in words: with small letters or a capital, and any joint between two.
fn in_words(form: &Form) -> Option<String> {
    let Form::Words(words) = form else { return None };
    let joints: Vec<String> = JOINTS.iter().map(|joint| format!("\"{joint}\"")).collect();
    let word = |word: &str| {
        let first = word.chars().next().unwrap_or_default();
        format!("[{first}{}] \"{}\"", first.to_ascii_uppercase(), word.get(first.len_utf8()..).unwrap_or_default())
    };
    Some(words.split(' ').map(word).collect::<Vec<_>>().join(&format!(" ({}) ", joints.join(" | "))))
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

    #[test]
    fn number_words_are_held_letter_by_letter() {
        let allowed = [vec!["25".to_owned(), "twenty-five".to_owned()]];
        let grammar = Mask::new(&allowed, Some(&["six".to_owned()])).grammar(&[]);
        let rule = |name: &str| grammar.lines().find_map(|line| line.strip_prefix(&format!("{name} ::= "))).unwrap_or_default().to_owned();
        assert_eq!(rule("number"), "\"25\"");
        assert_eq!(rule("spoken"), "[tT] \"wenty\" (\" and \" | \" \" | \"-\") [fF] \"ive\"");
        assert!(rule("wordte").ends_with("[nN] wordten | \"\""), "te is a word: {}", rule("wordte"));
        assert!(rule("wordten").starts_with("[aA] wordtena") && !rule("wordten").contains("\"\""), "ten is held: {}", rule("wordten"));
        assert!(!rule("wordtent").contains("[hH]"), "tenth is held: {}", rule("wordtent"));
        assert!(rule("wordsix").ends_with("| \"\""), "six is free: {}", rule("wordsix"));
        assert!(rule("wordseve").ends_with("latin* | \"\""), "no word goes on from seven: {}", rule("wordseve"));
        assert!(rule("wordhundred").ends_with("[sS] wordhundreds"), "{}", rule("wordhundred"));
    }
}
