//! Numbers as they are said: digits one by one, kana by sound, decimals in words.

use super::{Number, Style, add_up, arabic};
use crate::figure::Exact;
use crate::figure::affix::scan::Scan;
use crate::figure::affix::table::Part;
use crate::figure::affix::words::Words;

/// A run of kana that spells a number from end to end: にじゅうさん.
pub(in crate::figure::affix) fn sound(scan: &Scan<'_>, at: usize) -> Option<Number> {
    if let Some(digits) = sound_digits(scan, at) {
        return Some(digits);
    }
    // ませんし: the syllables of another word.
    let apart = |sum: &super::Sum| {
        let goes_on = is_kana(scan.at(sum.end)) && scan.index.suffixes.at(scan.chars, sum.end).is_none();
        !is_kana(scan.before(at)) && (!goes_on || scan.index.particles.at(scan.chars, sum.end).is_some())
    };
    let spells = |sum: &super::Sum| sum.parts >= 2 && sum.scaled && apart(sum);
    let sum = add_up(scan, at, &scan.index.sounds).filter(|sum| spells(sum) || scan.is_whole(at, sum.end))?;
    let value = sum.total.add(sum.section)?.add(sum.digit.unwrap_or(Exact::ZERO))?;
    Some(Number { start: at, end: sum.end, value: Some(value), place: 0, style: Style::Scaled, scale: 0, plain: false })
}

/// Letters of the syllabary of Japanese words.
const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

/// にさんよんよん: at least four digits by sound, between blanks.
fn sound_digits(scan: &Scan<'_>, at: usize) -> Option<Number> {
    let open = scan.is_open(at.wrapping_sub(1));
    let digits = open.then(|| positional(scan, at, &scan.index.sounds))?.filter(|digits| scan.is_open(digits.end))?;
    let count = digits.value?.to_i64().map_or(9, |value| value.to_string().len());
    (count >= 4).then_some(Number { style: Style::Scaled, ..digits })
}

/// Two or more digits in characters, one by one: 二〇二五, 이공이오.
pub(super) fn positional(scan: &Scan<'_>, at: usize, words: &Words<Part>) -> Option<Number> {
    let (mut text, mut end) = (String::new(), at);
    while let Some((next, Part::Digit(value))) = words.at(scan.chars, end).filter(|_| !scan.at(end).is_ascii_digit() && !copula(scan, end))
    {
        text.push(char::from(b'0' + value));
        end = next;
    }
    let scale = matches!(words.at(scan.chars, end), Some((_, Part::Small(_) | Part::Big(_))));
    (text.len() >= 2 && !scale).then(|| {
        let number = Number { start: at, end, value: Exact::parse(&text), place: 0, style: Style::Digits, scale: 0, plain: false };
        decimals(scan, number)
    })
}

/// The 이 of 이다, which is "is" after a number and no two.
fn copula(scan: &Scan<'_>, at: usize) -> bool {
    scan.index.table.spaced && scan.at(at) == '이' && "다고며었라지네므든면니나".contains(scan.at(at + 1)) && scan.before(at) != ' '
}

/// `五十二点一八`, `일 점 오`, and a scale after it.
pub(super) fn decimals(scan: &Scan<'_>, number: Number) -> Number {
    spoken(scan, &number).unwrap_or(number)
}

fn spoken(scan: &Scan<'_>, number: &Number) -> Option<Number> {
    let point = scan.skip(number.end);
    if !scan.index.points.has(scan.at(point)) || number.place < 0 {
        return None;
    }
    let (mut at, mut text) = (scan.skip(point + 1), String::from("0."));
    // 육 점 일 오: said with a blank between all.
    let apart = scan.index.table.spaced && at > point + 1 && point > number.end;
    loop {
        if number.style == Style::Arabic && scan.at(at).is_ascii_digit() && text.len() == 2 {
            let (end, ..) = arabic(scan, at)?;
            text.extend(scan.chars.get(at..end)?);
            at = end;
            break;
        }
        match scan.index.parts.at(scan.chars, at) {
            Some((end, Part::Digit(value))) if !copula(scan, at) => {
                text.push(char::from(b'0' + value));
                at = end;
                let more = matches!(scan.index.parts.at(scan.chars, end + 1), Some((_, Part::Digit(_))));
                at += usize::from(apart && more && scan.at(end) == ' ');
            }
            _ => break,
        }
    }
    let places = i32::try_from(text.len()).ok()? - 2;
    if places < 1 {
        return None;
    }
    let value = number.value?.add(Exact::parse(&text)?)?;
    let style = if number.style == Style::Arabic { Style::Arabic } else { Style::Scaled };
    let mut whole = Number { value: Some(value), end: at, place: -places, style, ..*number };
    while let Some((end, Part::Big(power) | Part::Small(power))) = scan.index.parts.at(scan.chars, whole.end) {
        whole = Number {
            value: whole.value.map(|value| value.shift(power.into())),
            end,
            place: whole.place + i32::from(power),
            scale: power.into(),
            ..whole
        };
    }
    Some(whole)
}
