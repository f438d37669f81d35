//! The lexer: words, numbers and signs of one paragraph, each word looked up once. Called by `western::extract`.

use super::compound;
use super::letter::{self, is_letter};
use super::lexicon::{Hash, Lexicon};
use super::table::{Habit, Role};
use super::vulgar::vulgar;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits with their separators.
    Number,
    /// A vulgar fraction: numerator and denominator.
    Vulgar(u8, u8),
    /// Any other character.
    Sign(char),
    /// Beyond the text, and what must not be read (addresses).
    End,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First byte in the whole text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is.
    pub shape: Shape,
    /// The word's index in the lexicon.
    pub word: u16,
    /// Whether a blank stands before it.
    pub spaced: bool,
    /// Whether it is the first of its line.
    pub line_start: bool,
    /// Whether a straight quotation mark is open before it.
    pub quoted: bool,
}

impl Token {
    /// What stands beyond the text.
    pub(super) const END: Self = Self { start: 0, end: 0, shape: Shape::End, word: 0, spaced: true, line_start: true, quoted: false };
}

/// Appends the tokens of `text`, which starts at byte `base` of the whole, to `tokens`.
pub(super) fn tokens(text: &str, base: usize, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let (mut at, mut spaced, mut line_start, mut quoted, mut after_number) = (0, true, true, false, false);
    while let Some(rest) = text.get(at..) {
        if rest.as_bytes().first() == Some(&b' ') {
            (spaced, at) = (true, at + 1);
            continue;
        }
        if let Some((len, word)) = simple_word(rest, lexicon) {
            tokens.push(Token { start: base + at, end: base + at + len, shape: Shape::Word, word, spaced, line_start, quoted });
            (at, spaced, line_start, after_number) = (at + len, false, false, false);
            continue;
        }
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() || matches!(first, '*' | '_' | '\u{200b}' | '\u{feff}') {
            spaced |= first.is_whitespace();
            line_start |= first == '\n';
            at += first.len_utf8();
            continue;
        }
        // "No.1", "so ....2023": the point ends what stands before it.
        let after_word = !spaced
            && tokens.last().is_some_and(|last| {
                (last.shape == Shape::Word || last.shape == Shape::Sign(lexicon.table.decimal)) && last.end == base + at
            });
        let signed = tokens.last().is_some_and(|last| matches!(last.shape, Shape::Sign('-' | '−' | '+')));
        let (len, shape, word) = if after_word && first == lexicon.table.decimal {
            (1, Shape::Sign(first), 0)
        } else {
            token(rest, first, spaced || signed, lexicon)
        };
        let word = if len == 1 && first == 'A' && !after_number { article(rest, lexicon).unwrap_or(word) } else { word };
        if shape == Shape::Word && word == 0 && lexicon.table.has(Habit::Compounds) {
            let whole = rest.get(..len).unwrap_or_default();
            if let Some(parts) = compound::parts(whole, lexicon) {
                let mut start = base + at;
                for (len, word) in parts {
                    tokens.push(Token { start, end: start + len, shape, word, spaced, line_start, quoted });
                    (start, spaced, line_start) = (start + len, false, false);
                }
                at += len;
                after_number = false;
                continue;
            }
        }
        tokens.push(Token { start: base + at, end: base + at + len, shape, word, spaced, line_start, quoted });
        // 9" after a number is a mark of inches, not a quotation mark.
        quoted ^= first == '"' && (quoted || spaced || !after_number);
        (at, spaced, line_start) = (at + len, false, false);
        after_number = matches!(shape, Shape::Number | Shape::Vulgar(..));
    }
}

/// A word of ASCII letters alone, with its index, where nothing stands behind it that could go on with it: nearly every word.
#[inline]
fn simple_word(rest: &str, lexicon: &Lexicon) -> Option<(usize, u16)> {
    let (mut len, mut hash) = (0, Hash::default());
    let mut bytes = rest.bytes();
    let behind = loop {
        match bytes.next() {
            Some(letter) if (letter | 0x20).is_ascii_lowercase() => (len, hash) = (len + 1, hash.with(letter)),
            behind => break behind,
        }
    };
    let ends = match behind {
        None | Some(b' ' | b',' | b'\n' | b';' | b')' | b'"') => true,
        Some(b'.') => matches!(bytes.next(), None | Some(b' ' | b'\n')),
        Some(b'-') => mail_len(rest, len).is_none(),
        _ => false,
    };
    if len == 0 || !ends || len == 1 && matches!(rest.as_bytes(), [b'A', b' ', ..]) {
        return None;
    }
    let word = lexicon.find_hashed(rest.get(..len)?, hash);
    (word != 0 || !lexicon.table.has(Habit::Compounds)).then_some((len, word))
}

#[inline]
fn token(rest: &str, first: char, spaced: bool, lexicon: &Lexicon) -> (usize, Shape, u16) {
    let sign = || lexicon.table.signs.iter().any(|(sign, ..)| *sign == first);
    if first.is_ascii_alphabetic() || letter::is_plain(first) || (!first.is_ascii() && is_letter(first) && !sign()) {
        if rest.as_bytes().get(1) == Some(&b'.')
            && let Some((len, word)) = abbreviation(rest, lexicon)
        {
            return (len, Shape::Word, word);
        }
        let len = if lexicon.table.has(Habit::Elision) { elided_len(rest) } else { word_len(rest) };
        let linked = matches!(rest.as_bytes().get(len), Some(b':' | b'.' | b'@' | b'-' | b'_' | b'0'..=b'9'));
        if let Some(address) = linked.then(|| address_len(rest, len)).flatten() {
            return (address, Shape::End, 0);
        }
        return (len, Shape::Word, rest.get(..len).map_or(0, |word| look_up(word, lexicon)));
    }
    if digit(first).is_some() {
        let len = number_len(rest, lexicon.table.decimal, lexicon.table.group);
        return match mail_len(rest, len) {
            Some(len) => (len, Shape::End, 0),
            None => (len, Shape::Number, 0),
        };
    }
    let point = first == lexicon.table.decimal || first == lexicon.table.group && first == '.' && spaced;
    if point && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) {
        return (1 + digits_len(rest.get(1..).unwrap_or_default()), Shape::Number, 0);
    }
    match vulgar(first) {
        Some((top, bottom)) => (first.len_utf8(), Shape::Vulgar(top, bottom), 0),
        None => (first.len_utf8(), Shape::Sign(first), 0),
    }
}

/// `A quarter of them`: a capital A before a small word is the article, and no ampere.
fn article(rest: &str, lexicon: &Lexicon) -> Option<u16> {
    let before_word = matches!(rest.as_bytes(), [_, b' ', b'a'..=b'z', ..]);
    let word = before_word.then(|| lexicon.find("a"))?;
    (lexicon.word(word).role == Role::A).then_some(word)
}

/// `U.S.`, `A.D.`, `P.M.`: capitals with points are one word, known by its letters.
fn abbreviation(rest: &str, lexicon: &Lexicon) -> Option<(usize, u16)> {
    let mut letters = [0_u8; 4];
    let mut count = 0;
    let mut pairs = rest.as_bytes().chunks_exact(2);
    while let Some([letter @ b'A'..=b'Z', b'.']) = pairs.next() {
        *letters.get_mut(count)? = *letter;
        count += 1;
    }
    let len = count * 2;
    let ends = !rest.as_bytes().get(len).is_some_and(u8::is_ascii_alphanumeric);
    let name = std::str::from_utf8(letters.get(..count)?).ok()?;
    (count >= 2 && ends).then(|| (len, lexicon.find(name)))
}

fn look_up(word: &str, lexicon: &Lexicon) -> u16 {
    let found = lexicon.find(word);
    if found != 0 || word.len() < 3 || !word.ends_with(['s', 'S']) {
        return found;
    }
    let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).or_else(|| word.strip_suffix("'S"));
    stem.map_or(0, |stem| lexicon.find(stem))
}

fn word_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(bytes.len());
    if bytes.get(at).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
        return at;
    }
    while let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        let inside = matches!(c, '\'' | '’') && rest.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        if !is_letter(c) && !inside {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// The length of a word in a language that drops vowels: `d'euros` is two words, and the first keeps its apostrophe.
fn elided_len(rest: &str) -> usize {
    let len = word_len(rest);
    let whole = rest.get(..len).unwrap_or_default();
    let mark = whole.char_indices().find(|(_, c)| matches!(c, '\'' | '’'));
    mark.map_or(len, |(at, mark)| at + mark.len_utf8())
}

/// The length of a web or mail address that starts with a word of `len` bytes; it holds no figures.
fn address_len(rest: &str, len: usize) -> Option<usize> {
    let after = rest.get(len..)?;
    let web = after.starts_with("://") || (after.starts_with('.') && rest.get(..len).is_some_and(|word| word.eq_ignore_ascii_case("www")));
    if web {
        return Some(rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '"' | '”')).unwrap_or(rest.len()));
    }
    mail_len(rest, len)
}

/// The length of a mail address whose first part of `len` bytes is followed by `@` or by a dotted name and `@`.
fn mail_len(rest: &str, len: usize) -> Option<usize> {
    let after = rest.get(len..)?;
    let name = after.bytes().take(40).position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')))?;
    if !after.get(name..)?.starts_with('@') || !after.get(name + 1..)?.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let host = after.get(name + 1..)?;
    let end = host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
    Some(len + name + 1 + end)
}

/// The value of a decimal digit of any script that English texts use.
fn digit(c: char) -> Option<u8> {
    let base = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(base)).ok()
}

fn digits_len(text: &str) -> usize {
    text.find(|c| digit(c).is_none()).unwrap_or(text.len())
}

/// How many digits `text` starts with, at most 4 counted.
fn run(text: &str) -> usize {
    text.chars().take(4).take_while(|c| digit(*c).is_some()).count()
}

/// The length of digits, their groups and a decimal part.
fn number_len(rest: &str, decimal: char, group: char) -> usize {
    if decimal == ','
        && let Some(len) = indian_len(rest)
    {
        return len;
    }
    let mut at = digits_len(rest);
    let lead = rest.get(..at).map_or(0, |digits| digits.chars().count());
    let mut grouped = None;
    while let Some(mark) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        let next = rest.get(at + mark.len_utf8()..).unwrap_or_default();
        let mark_kind = if matches!(mark, '，' | '٬') { group } else { mark };
        let is_group = mark_kind == group || matches!(mark, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
        let fits = run(next) == 3 || (mark_kind == group && run(next) == 2 && indian(next, group));
        if !(is_group && lead <= 3 && fits && grouped.is_none_or(|seen| seen == mark) && (mark != ' ' || spaced_group(rest, next, decimal)))
        {
            break;
        }
        grouped = Some(mark);
        at += mark.len_utf8() + digits_len(next);
    }
    let tail = rest.get(at..).unwrap_or_default();
    at + decimal_len(tail, decimal, group, (grouped, lead, rest.starts_with('0')))
}

/// The length of `12,34,567.89`, whose groups tell it where commas part decimals.
fn indian_len(rest: &str) -> Option<usize> {
    let lead = run(rest);
    let after = rest.get(lead..).and_then(|rest| rest.strip_prefix(',')).filter(|after| (1..3).contains(&lead) && indian(after, ','))?;
    let groups = after.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(after.len());
    let decimals = after.get(groups..).and_then(|tail| tail.strip_prefix('.')).map_or(0, |digits| digits_len(digits) + 1);
    (run(after) == 2).then_some(lead + 1 + groups + if decimals > 1 { decimals } else { 0 })
}

/// Whether two digits after a comma go on as Indian groups do: 12,34,567.
fn indian(next: &str, group: char) -> bool {
    let mut rest = next;
    for _ in 0..6 {
        let (len, count) = (digits_len(rest), run(rest));
        let after = rest.get(len..).unwrap_or_default();
        match count {
            2 if after.starts_with(group) => rest = after.get(group.len_utf8()..).unwrap_or_default(),
            3 => return rest.len() < next.len(),
            _ => return false,
        }
    }
    false
}

/// A plain blank groups only where nothing else could be meant: no leading nought, and no word glued to the last group.
fn spaced_group(rest: &str, next: &str, decimal: char) -> bool {
    let after = next.get(digits_len(next)..).unwrap_or_default();
    let glued = after.starts_with(|c: char| {
        c.is_alphanumeric() && (decimal != ',' || c.is_numeric()) || matches!(c, '-' | '/' | ':' | '–') || c == ',' && decimal != ','
    });
    !rest.starts_with('0') && !glued
}

fn decimal_len(tail: &str, decimal: char, group: char, before: (Option<char>, usize, bool)) -> usize {
    let (grouped, lead, zero) = before;
    let mut chars = tail.chars();
    let (Some(mark), Some(next)) = (chars.next(), chars.next()) else { return 0 };
    if digit(next).is_none() {
        return 0;
    }
    let digits = tail.get(mark.len_utf8()..).unwrap_or_default();
    let len = mark.len_utf8() + digits_len(digits);
    if mark == '٫' {
        return len;
    }
    let after = tail.get(len..).unwrap_or_default();
    if mark == decimal && grouped != Some(decimal) {
        // 1.234.567: the other convention's groups, and 1.111,11.
        let more = after.chars().next();
        if run(digits) == 3 && lead <= 3 && more == Some(decimal) && grouped.is_none() {
            let groups = dotted_groups(tail, decimal);
            return groups.unwrap_or(len);
        }
        if run(digits) == 3 && more == Some(group) && matches!(run(after.get(1..).unwrap_or_default()), 1 | 2) {
            return len + 1 + digits_len(after.get(1..).unwrap_or_default());
        }
        return len;
    }
    // 1,3 for 1.3: one or two digits, and nothing that makes a list of it.
    let short = matches!(run(digits), 1 | 2) || lead == 1 && zero || lead > 3 && group == '.';
    let lone =
        short && grouped.is_none() && (!after.starts_with(group) || group == '.' && (zero || is_no_month(digits)) && ends_sentence(after));
    if mark == group && lone { len } else { 0 }
}

/// Whether `digits` begin with a number above twelve: 18.30. is no day of a month.
fn is_no_month(digits: &str) -> bool {
    digits.get(..2).and_then(|two| two.parse::<u8>().ok()).is_some_and(|two| two > 12)
}

/// `0.11.`: a full stop, and no further part.
fn ends_sentence(after: &str) -> bool {
    !after.chars().nth(1).is_some_and(|c| digit(c).is_some())
}

/// `.234.567`: groups of three set off by points, all the way.
fn dotted_groups(tail: &str, decimal: char) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = tail.get(at..).and_then(|rest| rest.strip_prefix(decimal)) {
        match run(next) {
            3 => at += decimal.len_utf8() + digits_len(next),
            0 => break,
            _ => return None,
        }
    }
    Some(at)
}

/// The decimal string of a number token: ASCII digits and at most one point.
pub(super) fn plain_digits(surface: &str, decimal: char, group: char) -> String {
    if surface.contains(['٫', '٬']) {
        let keep = |c: char| digit(c).map(|value| char::from(b'0' + value)).or((c == '٫').then_some('.'));
        return surface.chars().filter_map(keep).collect();
    }
    if let Some(decimals) = surface.strip_prefix(group).filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit())) {
        return format!("0.{decimals}");
    }
    let points = surface.matches(decimal).count();
    if points > 1 && surface.rfind(group) > surface.rfind(decimal) {
        let keep = |c: char| digit(c).map(|value| char::from(b'0' + value)).or((c == group).then_some('.'));
        return surface.chars().filter_map(keep).collect();
    }
    let comma_decimal = points == 1 && surface.rfind(group) > surface.rfind(decimal) && surface.contains(group)
        || points == 0 && lone_group(surface, group);
    let point = if comma_decimal { group } else { decimal };
    let keep = |c: char| digit(c).map(|value| char::from(b'0' + value)).or((c == point && (points < 2 || comma_decimal)).then_some('.'));
    surface.chars().filter_map(keep).collect()
}

/// `1,3`: a single comma that groups nothing.
fn lone_group(surface: &str, group: char) -> bool {
    let mut parts = surface.split(group);
    let (_, last) = (parts.next(), parts.next());
    parts.next().is_none()
        && last.is_some_and(|last| {
            last.len() < 3 || group == '.' && surface.find(group) > Some(3) || surface.starts_with('0') && surface.find(group) == Some(1)
        })
}
