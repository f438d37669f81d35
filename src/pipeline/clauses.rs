//! Sentences in clauses, as a small model takes them, and what is cleared away before it sees one. Pure; called by `sentences`.

use crate::chunk;
use crate::text::{Lang, Span};

/// Pieces shorter than this are joined with what follows.
const HEAD: usize = 8;

/// A clause without the marks around it: what joins clauses is written when they are joined.
pub(super) fn clause(text: &str) -> &str {
    text.trim().trim_end_matches([',', '，', ';', '；', '.', '。', '、', ':', '：']).trim_end()
}

/// Classifiers that say nothing of what is counted: the noun behind them does.
const MUTE: &str = "个個家项項件处處座条條所名位种種款";

/// `text` without the mute classifiers between a number and a noun: a small model takes 家 in 90家研发平台 for companies.
pub(super) fn without_classifiers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let counts = out.ends_with(|last: char| last.is_ascii_digit() || matches!(last, '余' | '餘' | '多'));
        if MUTE.contains(c) && counts && letters.peek().is_some_and(|next| next.is_alphabetic() || *next == ' ') {
            out.push(' ');
        } else {
            out.push(c);
        }
    }
    out
}

/// `text` with a year at the head of a Chinese clause as `lang` opens a sentence with it: `2019年农民收入` is `In 2019, 农民收入`. A
/// small model takes the year for a count of what follows it.
pub(super) fn with_years_opened(text: &str, lang: &Lang) -> String {
    let (before, behind) = match lang.primary() {
        "en" => ("In ", ", "),
        "de" => ("Im Jahr ", " "),
        "fr" | "es" => ("En ", ", "),
        "pt" => ("Em ", ", "),
        "it" => ("Nel ", ", "),
        "ru" => ("В ", " году "),
        _ => return text.to_owned(),
    };
    let opened = |clause: &str| year_first(clause).map(|(year, rest)| [before, year, behind, rest].concat());
    text.split_inclusive([',', '，', ';', '；']).map(|clause| opened(clause).unwrap_or_else(|| clause.to_owned())).collect()
}

/// The year alone that a clause begins with, and what the clause goes on to say of it.
fn year_first(clause: &str) -> Option<(&str, &str)> {
    let (year, rest) = clause.trim_start().split_once('年')?;
    let alone = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    // 2019年底, 2019年以来, 2019年7月 and 2019年度 are other times.
    let other = ['初', '底', '末', '中', '前', '后', '内', '以', '来', '度', '至', '到', '起', '间', '的'];
    let said = rest.trim_start_matches(['，', ',', ' ']);
    let goes_on = said.len() < rest.len() || (said.starts_with(char::is_alphabetic) && !said.starts_with(other));
    (alone && goes_on).then_some((year, said))
}

/// Openings of a Chinese clause that say something of what the clause before it names.
const LEANING: [&str; 8] = ["其中", "占", "同比", "环比", "環比", "较", "較", "比"];

/// Whether `piece` speaks of a piece right before it that is missing.
pub(super) fn leans_on(text: &str, piece: Span, missing: &[Span]) -> bool {
    let opening = piece.of(text).trim_start();
    LEANING.iter().any(|word| opening.starts_with(word)) && missing.iter().any(|lost| lost.end == piece.start)
}

/// A sentence in pieces of at most `max` characters, cut at clause marks: whole where it fits or has none.
pub(super) fn pieces(text: &str, sentence: Span, max: usize) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    for clause in chunk::sentence::clauses(text, sentence) {
        match pieces.last_mut() {
            // A head such as 今年 says too little alone.
            Some(last) if last.of(text).chars().count() < HEAD || Span::new(last.start, clause.end).of(text).chars().count() <= max => {
                last.end = clause.end;
            }
            _ => pieces.push(clause),
        }
    }
    pieces
}

/// What a language writes between clauses, between sentences, and at the end of one.
pub(super) struct Joints {
    pub(super) clause: &'static str,
    pub(super) sentence: &'static str,
    stop: char,
}

impl Joints {
    pub(super) fn of(lang: &Lang) -> Self {
        match lang.primary() {
            "ja" => Self { clause: "、", sentence: "", stop: '。' },
            _ if lang.is_chinese() => Self { clause: "，", sentence: "", stop: '。' },
            _ => Self { clause: ", ", sentence: " ", stop: '.' },
        }
    }

    /// Ends a sentence that was made of clauses.
    pub(super) fn close_sentence(&self, text: &mut String) {
        if !text.ends_with(['.', '!', '?', '…', '。', '！', '？', '”', '"', '」']) {
            text.push(self.stop);
        }
    }
}

/// With a capital, as a sentence begins, where that takes no more bytes: places in the text stay what they are.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    if first.len() + letters.as_str().len() == text.len() { first + letters.as_str() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classifiers_go_where_a_noun_follows() {
        for (text, want) in [
            ("建成90家研发平台", "建成90 研发平台"),
            ("139个 projects", "139  projects"),
            ("引进300余名干部", "引进300余 干部"),
            ("共90家", "共90家"),
            ("28个,", "28个,"),
            ("大家都来", "大家都来"),
        ] {
            assert_eq!(without_classifiers(text), want);
        }
    }

    #[test]
    fn years_that_open_a_clause_are_said_as_the_language_does() {
        for (text, want) in [
            ("2019年农民收入20,865 yuan", "In 2019, 农民收入20,865 yuan"),
            ("产值110亿元，2019年，农民增收", "产值110亿元，In 2019, 农民增收"),
            ("2019年 farmers收入", "In 2019, farmers收入"),
            ("2019年 5 million", "In 2019, 5 million"),
            ("2019年底建成", "2019年底建成"),
            ("2019年7月建成,2020年的税收", "2019年7月建成,2020年的税收"),
            ("2019年", "2019年"),
        ] {
            assert_eq!(with_years_opened(text, &Lang::parse("en").unwrap()), want);
        }
        for (tag, want) in [("ru", "В 2019 году 税收"), ("it", "Nel 2019, 税收"), ("ja", "2019年税收")] {
            assert_eq!(with_years_opened("2019年税收", &Lang::parse(tag).unwrap()), want);
        }
    }

    #[test]
    fn sentences_begin_and_end_as_the_language_has_it() {
        for (tag, text, want) in [("en", "up 5%", "Up 5%."), ("ja", "5%増", "5%増。"), ("ru", "рост 5%", "Рост 5%.")] {
            let mut sentence = capitalised(text);
            Joints::of(&Lang::parse(tag).unwrap()).close_sentence(&mut sentence);
            assert_eq!(sentence, want);
        }
    }

    #[test]
    fn pieces_end_at_clause_marks_and_lose_nothing() {
        let text = "全市企业达1,286家,实现产值38亿元,同比增长6%；农业稳定。";
        let span = Span::new(0, text.len());
        for (max, want) in [
            (100, vec![text]),
            (14, vec!["全市企业达1,286家,", "实现产值38亿元,", "同比增长6%；农业稳定。"]),
            (1, vec!["全市企业达1,286家,", "实现产值38亿元,", "同比增长6%；农业稳定。"]),
        ] {
            let got: Vec<&str> = pieces(text, span, max).into_iter().map(|span| span.of(text)).collect();
            assert_eq!(got, want);
        }
    }
}
