//! Names that hold numbers: 110番, 5개년계획, and the addresses of the net. Called by `affix::step`.

use super::scan::Scan;
use super::table::Part;
use crate::figure::found::Found;
use crate::figure::{Exact, Kind, Value};

/// The name that starts at `at`.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (end, value) = match scan.index.labels.at(scan.chars, at) {
        Some((end, value)) => (end, Exact::parse(value).map_or_else(|| Value::Text(value.into()), Value::Number)),
        None => generation(scan, at)
            .or_else(|| telephone(scan, at))
            .or_else(|| address(scan, at))
            .map(|(end, text)| (end, Value::Text(text.into())))?,
    };
    Some(Found::new(at, end, Kind::Label, value))
}

/// 5G, 4G: a generation of telephones, and no thousand millions.
fn generation(scan: &Scan<'_>, at: usize) -> Option<(usize, String)> {
    let alone = !scan.before(at).is_ascii_alphanumeric() && scan.before(at) != '.' && !scan.at(at + 2).is_ascii_alphanumeric();
    (alone && matches!(scan.at(at), '2'..='6') && scan.at(at + 1) == 'G').then(|| (at + 2, scan.at(at).to_string()))
}

/// 03-1234-5678, 090・1234・5678, 0800 555 111, 859-292-3680: at least three groups of digits, the first of which begins with nought or has
/// three digits of ten.
fn telephone(scan: &Scan<'_>, at: usize) -> Option<(usize, String)> {
    let ten = scan.at(at + 3) == '-' && scan.at(at + 7) == '-' && scan.at(at).is_ascii_digit() && !scan.at(at + 12).is_ascii_digit();
    let open = (scan.at(at) == '0' || ten) && !scan.before(at).is_ascii_alphanumeric() && !matches!(scan.before(at), '.' | ',' | '-');
    // +81 090-1234-5678: behind the number of a country the groups are told one by one.
    let abroad = (at.saturating_sub(5)..at).any(|at| scan.at(at) == '+');
    let (mut text, mut end, mut groups) = (String::new(), at, 0);
    while open && !abroad && groups < 4 {
        let from = text.len();
        while scan.at(end).is_ascii_digit() && text.len() < from + 5 {
            text.push(scan.at(end));
            end += 1;
        }
        groups += 1;
        if !matches!(scan.at(end), ' ' | '-' | '・') || !scan.at(end + 1).is_ascii_digit() {
            break;
        }
        text.extend(Some('-').filter(|_| scan.at(end) != ' '));
        end += 1;
    }
    (groups >= 3 && (9..=15).contains(&text.len()) && !scan.at(end).is_ascii_digit()).then_some((end, text))
}

/// 192.168.0.1, 一九二点一六八点〇点一: four numbers of one to three digits each.
fn address(scan: &Scan<'_>, at: usize) -> Option<(usize, String)> {
    let joint = |c: char| c == '.' || scan.index.points.has(c);
    if !(at + 1..at + 4).any(|at| joint(scan.at(at))) || joint(scan.before(at)) || digit(scan, at.wrapping_sub(1)).is_some() {
        return None;
    }
    let (mut text, mut end) = (String::new(), at);
    for nth in 0..4 {
        if nth > 0 {
            joint(scan.at(end)).then(|| text.push('.'))?;
            end += 1;
        }
        let from = text.len();
        while let Some((next, value)) = digit(scan, end).filter(|_| text.len() < from + 3) {
            text.push(value);
            end = next;
        }
        (text.len() > from).then_some(())?;
    }
    (!joint(scan.at(end)) && digit(scan, end).is_none()).then_some((end, text))
}

/// One digit at `at`, with the place after it.
fn digit(scan: &Scan<'_>, at: usize) -> Option<(usize, char)> {
    if scan.at(at).is_ascii_digit() {
        return Some((at + 1, scan.at(at)));
    }
    match scan.index.parts.at(scan.chars, at) {
        Some((end, Part::Digit(value))) => Some((end, char::from(b'0' + value))),
        _ => None,
    }
}
