//! Where sentences and clauses end. Chunks are cut here; extractive choice and coverage count by it.

use crate::text::{Lang, Span};

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "gov", "sen", "rep", "rev", "hon", "st", "sgt", "capt", "lt", "col", "vs", "etc", "eg", "ie",
    "e.g", "i.e", "cf", "al", "approx", "ca", "inc", "ltd", "co", "corp", "bros", "dept", "est", "fig", "figs", "no", "nos", "vol", "ch",
    "sec", "pp", "p", "ed", "eds", "jr", "sr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
    "tue", "wed", "thu", "fri", "sat", "sun", "u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "ph.d", "bzw", "z.b", "d.h", "u.a", "usw", "mme",
    "mlle", "sra",
];
/// Abbreviations that may end a sentence as well: a capital after them starts a new one.
const MAY_END: &[&str] = &["etc", "inc", "ltd", "co", "corp", "jr", "sr", "u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "ph.d", "al", "usw"];
/// The same in single languages, where other languages have words of these letters.
const ABBREVIATIONS_OF: &[(&str, &[&str])] = &[
    ("de", &["mio", "mrd", "tsd", "nr", "art", "abs", "inkl", "ggf", "zzgl", "vgl", "str", "hl", "dipl", "ing"]),
    ("es", &["sr", "dra", "ud", "uds", "núm", "art", "pág", "d"]),
    ("fr", &["art", "env", "av", "bd", "cie"]),
    ("it", &["sig", "dott", "on", "art", "pag"]),
    ("pt", &["sr", "dra", "art", "pág", "av"]),
    ("ru", &["им", "ул", "св", "акад", "проф", "стр", "пр"]),
];
/// Marks that close a sentence with the mark that ended it.
const CLOSERS: &[char] = &['”', '’', '"', '\'', ')', '）', '】', '」', '』', '》', '〉', ']', '›', '»'];

/// Verbs after the name of who said what is quoted.
const SPEECH: &[&str] = &[
    "说", "說", "道", "表示", "指出", "强调", "強調", "称", "稱", "问", "問", "回答", "介绍", "介紹", "坦言", "感慨", "认为", "認為",
    "补充", "補充",
];
/// The name and office of a speaker are no longer, in characters.
const LONGEST_SPEAKER: usize = 60;

/// The sentences of `text`, each with its closing quotes and the white space behind it. Joined, they are the text.
pub fn sentences(text: &str, lang: &Lang) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + c.len_utf8();
        let end = match c {
            '\n' | '\r' => Some(next),
            _ => sentence_end(text, at, lang),
        };
        at = next;
        if let Some(end) = end {
            let end = end + blanks(text, end);
            spans.push(Span::new(start, end));
            (start, at) = (end, end);
        }
    }
    if start < text.len() {
        spans.push(Span::new(start, text.len()));
    }
    // White space before the first sentence belongs to it.
    if let [first, second, ..] = spans.as_mut_slice()
        && first.of(text).trim().is_empty()
    {
        second.start = first.start;
        spans.remove(0);
    }
    spans
}

/// How many bytes of white space stand at `at`.
fn blanks(text: &str, at: usize) -> usize {
    text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len())
}

/// Where the sentence ends that the mark at `at` ends, closing marks included; none if it goes on.
fn sentence_end(text: &str, at: usize, lang: &Lang) -> Option<usize> {
    let rest = text.get(at..)?;
    let run = rest.len() - rest.trim_start_matches(is_mark).len();
    if run == 0 {
        return None;
    }
    let after = rest.get(run..)?;
    let closers = after.len() - after.trim_start_matches(CLOSERS).len();
    let end = at + run + closers;
    let next = text.get(end..)?;
    let marks = rest.get(..run)?;
    let ends = if marks.contains(['。', '！', '？', '｡']) {
        // A quote that ends with a mark may stand within the sentence that quotes it: “好。”他说
        closers == 0 || !goes_on_after_quote(next)
    } else if marks.contains(['…', '⋯']) || marks.starts_with("..") {
        ellipsis_ends(next, lang)
    } else {
        western_ends(text, at, marks, next, closers, lang)
    };
    ends.then_some(end)
}

const fn is_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '…' | '⋯' | '.' | '!' | '?')
}

/// Whether what follows a quoted sentence belongs to the sentence around it: a comma, a particle that cannot begin one, or who
/// said it.
fn goes_on_after_quote(next: &str) -> bool {
    if next.starts_with(['，', ',', '、', '；', '。', '的', '等', '和', '与', '與', '及', '：', ':']) {
        return true;
    }
    let to = next.char_indices().take(LONGEST_SPEAKER).find(|(_, c)| is_mark(*c) || matches!(c, '，' | ',' | '“')).map(|(at, _)| at);
    to.and_then(|to| next.get(..to)).is_some_and(|speaker| SPEECH.iter().any(|verb| speaker.ends_with(verb)))
}

/// An ellipsis ends a sentence at the end of the text or before a capital; in Chinese, before anything but a mark or particle.
fn ellipsis_ends(next: &str, lang: &Lang) -> bool {
    if lang.is_cjk() {
        return !next.starts_with(['，', ',', '、', '；', '的', '等', '和', '与', '與', '及']);
    }
    next.is_empty() || (next.starts_with(char::is_whitespace) && starts_sentence(next))
}

fn starts_sentence(next: &str) -> bool {
    let first = next.chars().find(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '\'' | '‘' | '(' | '[' | '«' | '¿' | '¡'));
    first.is_none_or(|c| c.is_uppercase() || c.is_numeric() || !c.is_alphabetic() || is_wide(c))
}

const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether ".", "!" or "?" at `at` ends a sentence.
fn western_ends(text: &str, at: usize, marks: &str, next: &str, closers: usize, lang: &Lang) -> bool {
    if next.is_empty() {
        return true;
    }
    let spaced = next.starts_with(char::is_whitespace);
    if !marks.starts_with('.') {
        // A half-width mark in Chinese text stands without a space behind it.
        return if lang.is_cjk() { closers == 0 || !goes_on_after_quote(next) } else { spaced && (closers == 0 || starts_sentence(next)) };
    }
    let before = text.get(..at).unwrap_or_default();
    if lang.is_cjk() && before.chars().next_back().is_some_and(is_wide) {
        return spaced || next.chars().next().is_some_and(is_wide);
    }
    spaced && starts_sentence(next) && !is_abbreviation(before, next, lang)
}

/// Whether the word before a full stop is an abbreviation, an initial, the number of a list item or a German ordinal (3. Mai).
fn is_abbreviation(before: &str, next: &str, lang: &Lang) -> bool {
    let from = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || *c == '.').last().map_or(before.len(), |(at, _)| at);
    let word = before.get(from..).unwrap_or_default();
    let lower = word.to_lowercase();
    let own = ABBREVIATIONS_OF.iter().find(|(tag, _)| *tag == lang.primary()).map_or(&[][..], |(_, words)| words);
    if own.contains(&lower.as_str()) {
        return true;
    }
    if ABBREVIATIONS.contains(&lower.as_str()) {
        let number = next.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let capital = next.trim_start().starts_with(char::is_uppercase);
        // "No. 5" is a number, "He said no." a sentence.
        let must_count = matches!(lower.as_str(), "no" | "p" | "ch" | "sec");
        let ends_as_well = capital && MAY_END.contains(&lower.as_str());
        return if must_count { number } else { !ends_as_well };
    }
    let ordinal = lang.primary() == "de" && matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit());
    let initial = word.chars().count() == 1 && word.chars().all(|c| c.is_uppercase() && c != 'I');
    let item = word.len() <= 3
        && !word.is_empty()
        && word.bytes().all(|b| b.is_ascii_digit())
        && before.get(..from).unwrap_or_default().trim().is_empty();
    initial || item || ordinal
}

/// The clauses of the sentence at `span`, each with its mark: cut after commas, semicolons and colons that part no figure.
pub fn clauses(text: &str, span: Span) -> Vec<Span> {
    let mut clauses = Vec::new();
    let sentence = span.of(text);
    let mut start = span.start;
    let mut before = ' ';
    let mut chars = sentence.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let figure = matches!(c, ',' | ':' | '、') && before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        if matches!(c, '，' | ',' | '、' | '；' | ';' | '：' | ':') && !figure {
            let mut end = span.start + at + c.len_utf8();
            while let Some((_, closer)) = chars.next_if(|(_, next)| CLOSERS.contains(next) || next.is_whitespace()) {
                end += closer.len_utf8();
            }
            clauses.push(Span::new(start, end));
            start = end;
        }
        before = c;
    }
    if start < span.end {
        clauses.push(Span::new(start, span.end));
    }
    clauses
}

/// Whether `c` belongs to the figure before it: a scale word or a unit sign.
pub(super) const fn is_scale(c: char) -> bool {
    matches!(c, '万' | '亿' | '萬' | '億' | '千' | '百' | '十' | '兆' | '元' | '％' | '‰' | '年' | '月' | '日' | '个' | '個')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn cut(lang: &str, want: &[&str]) {
        let text = want.concat();
        let found: Vec<&str> = sentences(&text, &Lang::parse(lang).unwrap()).into_iter().map(|span| span.of(&text)).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn chinese_sentences() {
        cut("zh", &["税收达29.2342亿元。", "同比增长39.48%。"]);
        cut("zh", &["“我们把好钢用在刀刃上。”任新福说。", "改革落地。"]);
        cut("zh", &["“老百姓真的很贴心!”王丽娟赞叹道。", "好!"]);
        cut("zh", &["如何管好企业?", "坚持党建引领。"]);
        cut("zh", &["举办知识竞赛……", "为了庆祝,开展活动。"]);
        cut("zh", &["同时有效满足国内军民两用市场;进一步提升。"]);
        cut("zh-Hant", &["達標率83.6%。", "PM2.5、PM10污染治理縱深推進。"]);
    }

    #[test]
    fn english_sentences() {
        cut("en", &["Mr. Smith met Dr. J. Lee on Aug. 3, 2023. ", "They agreed."]);
        cut("en", &["It rose 3.5 percent, i.e. 2.1 million. ", "Prices fell!"]);
        cut("en", &["\"It came at night.\" ", "He left."]);
        cut("en", &["\"Why?\" he asked. ", "No one knew."]);
        cut("en", &["Well... maybe not. ", "Then it rained... ", "It stopped."]);
        cut("en", &["It is made by Acme Inc. ", "The firm grew."]);
        cut("en", &["See No. 5 for more. ", "He said no. ", "She agreed."]);
        cut("en", &["The U.S. economy grew. ", "So did trade."]);
    }

    #[test]
    fn sentences_of_other_languages() {
        cut("de", &["Am 3. Mai 2023 kostete es 86,4 Mio. Euro. ", "Das war viel."]);
        cut("de", &["Der 14. Fünfjahresplan begann 2021. ", "Er endet 2025."]);
        cut("fr", &["M. Dupont a versé 3,5 millions d'euros. ", "Il part."]);
        cut("es", &["El Sr. García pagó 1.286 euros. ", "Se fue."]);
        cut("ru", &["В 2022 г. рост составил 5 тыс. человек. ", "Музей им. Пушкина закрыт."]);
        cut("ja", &["売上高は12億円だった。", "前年比3%増。"]);
    }

    #[test]
    fn clauses_part_no_figure() {
        let text = "达1,200万元,增长3%；共29家: a";
        let found: Vec<&str> = clauses(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["达1,200万元,", "增长3%；", "共29家: ", "a"]);
    }

    proptest! {
        #[test]
        fn sentences_joined_are_the_text(text in "\\PC{0,80}|[。！”“.?! A-Ca-c1\n…]{0,80}", zh in any::<bool>()) {
            let lang = Lang::parse(if zh { "zh" } else { "en" }).unwrap();
            let spans = sentences(&text, &lang);
            prop_assert_eq!(spans.iter().map(|span| span.of(&text)).collect::<String>(), text.clone());
            prop_assert!(spans.iter().all(|span| !span.is_empty()));
            let whole = Span::new(0, text.len());
            prop_assert_eq!(clauses(&text, whole).iter().map(|span| span.of(&text)).collect::<String>(), text);
        }
    }
}
