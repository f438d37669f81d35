//! What the ends of a block say: closed or cut off, one sentence or more, balanced or not.

/// Ends of sentences and of what may stand alone, in any script.
const FINAL: &[char] = &['。', '！', '？', '…', '!', '?', '.', ';', '；', ':', '：', '｡', '⋯', '—', '～', '~'];
/// Marks after which a sentence goes on.
const COMMAS: &[char] = &[',', '，', '、'];
/// Marks that may follow the end of a sentence and still belong to it.
const CLOSERS: &[char] = &['”', '’', '"', '\'', ')', '）', '】', '」', '』', '》', '〉', ']', '*', '_'];
/// Pairs that a whole thought opens and closes.
const PAIRS: &[(char, char)] = &[('“', '”'), ('‘', '’'), ('(', ')'), ('（', '）'), ('「', '」'), ('『', '』'), ('《', '》'), ('【', '】')];
/// How much of a sentence a join shows, in characters.
const LONGEST_PART: usize = 80;

/// Whether `c` is white space to the eye: Unicode white space, zero-width characters, byte order marks.
pub(in super::super) const fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\0'..='\u{1f}')
}

/// Whether `c` leaves ink on the page.
pub(in super::super) const fn is_ink(c: char) -> bool {
    !is_blank(c)
}

/// Whether `c` is written without spaces around it: Han, kana and full-width marks.
pub(in super::super) const fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// How many columns `text` takes on a terminal.
pub(in super::super) fn width(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_cjk(c) || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—'))).sum()
}

/// What joins two lines of one paragraph: a space, unless a script without spaces meets at the break.
pub(in super::super) fn joint(before: &str, after: &str) -> &'static str {
    let wide = |c: Option<char>| c.is_some_and(|c| is_cjk(c) || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—'));
    let (last, first) = (before.chars().next_back(), after.chars().next());
    if last == Some('-') && first.is_some_and(char::is_lowercase) {
        // A word cut at the margin. Whether it has a hyphen elsewhere only a dictionary knows, so the hyphen stays.
        return "";
    }
    let cjk_text = before.chars().rev().take(8).chain(after.chars().take(8)).any(is_cjk);
    if cjk_text && (wide(last) || wide(first) || last.is_some_and(char::is_numeric)) { "" } else { " " }
}

/// The text without the closing quotes and brackets at its end.
fn without_closers(text: &str) -> &str {
    text.trim_end_matches(|c| CLOSERS.contains(&c) || is_blank(c))
}

/// Whether the last sentence of `text` is complete.
pub(in super::super) fn ends_closed(text: &str) -> bool {
    without_closers(text).ends_with(FINAL)
}

/// Whether `text` ends at a full stop, question or exclamation mark; a colon or semicolon is not enough.
pub(super) fn ends_sentence(text: &str) -> bool {
    without_closers(text).ends_with(['。', '！', '？', '!', '?', '.', '…', '｡', '⋯'])
}

/// Whether `text` breaks off after a comma.
pub(super) fn ends_with_comma(text: &str) -> bool {
    text.ends_with(COMMAS)
}

/// Whether every quote and bracket that `text` opens is closed, and none closes that it did not open.
pub(super) fn is_balanced(text: &str) -> bool {
    let (mut depths, mut straight) = ([0_i32; PAIRS.len()], 0);
    let mut before = ' ';
    for c in text.chars() {
        straight += usize::from(c == '"');
        for (depth, (open, close)) in depths.iter_mut().zip(PAIRS) {
            // An apostrophe is no closing quote, and neither is the bracket of "1)".
            let closes = c == *close && !(c == '’' && *depth == 0) && !(c == ')' && *depth == 0 && before.is_ascii_alphanumeric());
            *depth += i32::from(c == *open) - i32::from(closes);
        }
        before = c;
    }
    straight % 2 == 0 && depths.iter().all(|depth| *depth == 0)
}

/// Whether `text` is one sentence: the only end of a sentence outside quotes and brackets is its own.
pub(super) fn is_one_sentence(text: &str) -> bool {
    let body = without_closers(text);
    let mut depth = 0_i32;
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        if PAIRS.iter().any(|(open, _)| *open == c) {
            depth += 1;
        } else if PAIRS.iter().any(|(_, close)| *close == c) {
            depth -= 1;
        }
        let last = chars.peek().is_none();
        let ends =
            matches!(c, '。' | '！' | '？' | '｡') || (matches!(c, '.' | '!' | '?') && chars.peek().is_some_and(|next| is_blank(*next)));
        if ends && depth <= 0 && !last {
            return false;
        }
    }
    true
}

/// The last sentence of `text`, or as much of its end as a reader needs to see.
pub(super) fn last_part(text: &str) -> &str {
    let from = text.char_indices().rev().nth(LONGEST_PART - 1).map_or(0, |(at, _)| at);
    let window = text.get(from..).unwrap_or_default();
    let cut = window
        .rfind(['。', '！', '？', '；', '!', '?'])
        .and_then(|at| window.get(at..))
        .map_or(window, |rest| rest.trim_start_matches(|c| FINAL.contains(&c) || CLOSERS.contains(&c) || is_blank(c)));
    let whole = from == 0 || cut.len() < window.len();
    let clause = cut.find(COMMAS).filter(|_| !whole).and_then(|at| cut.get(at..)).map_or(cut, |rest| rest.trim_start_matches(COMMAS));
    if clause.is_empty() { window } else { clause }
}

/// The first sentence of `text` with its mark, or as much of it as a reader needs to see.
pub(super) fn first_part(text: &str) -> &str {
    let to = text.char_indices().nth(LONGEST_PART).map_or(text.len(), |(at, _)| at);
    let window = text.get(..to).unwrap_or_default();
    match window.char_indices().find(|(_, c)| matches!(c, '。' | '！' | '？' | '；')) {
        Some((at, c)) => {
            let rest = window.get(at + c.len_utf8()..).unwrap_or_default();
            let closers = rest.len() - rest.trim_start_matches(CLOSERS).len();
            window.get(..at + c.len_utf8() + closers).unwrap_or(window)
        }
        None => window,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted_outside_quotes() {
        for (text, want) in [
            ("牧民变股民,资产变股权。", true),
            ("两区党风政风持续好转。 王鑫 摄", false),
            ("近日,他说:“好。”大家都笑了。", true),
            ("好。大家都笑了。", false),
            ("Output rose 3.5 percent in May.", true),
            ("Output rose. Prices fell.", false),
        ] {
            assert_eq!(is_one_sentence(text), want, "{text}");
        }
    }

    #[test]
    fn quotes_must_close() {
        for (text, want) in
            [("制度先行重塑“筋骨”", true), ("高新区“审", false), ("量”,全面", false), ("the firm’s 1) plan", true), ("\"a", false)]
        {
            assert_eq!(is_balanced(text), want, "{text}");
        }
    }

    #[test]
    fn joins_show_the_broken_sentence_alone() {
        assert_eq!(last_part("高新区大发展。“好!”先后"), "先后");
        assert_eq!(first_part("被列为基地。高新区所辖"), "被列为基地。");
        assert_eq!(last_part(&"长".repeat(500)).chars().count(), LONGEST_PART);
    }

    #[test]
    fn lines_are_joined_as_their_script_does() {
        for (before, after, want) in [
            ("支持建", "立工业", ""),
            ("of the", "city", " "),
            ("达", "29%", ""),
            ("达29", "万元", ""),
            ("采用 open", "source 软件", " "),
            ("said “yes”", "and", " "),
            ("its work-", "force", ""),
        ] {
            assert_eq!(joint(before, after), want, "{before}|{after}");
        }
    }
}
