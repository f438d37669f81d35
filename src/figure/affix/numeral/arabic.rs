//! Numbers in Arabic digits: groups, decimals, vulgar fractions, powers and the letters of thousands. Called by `numeral`.

use crate::figure::Exact;
use crate::figure::affix::scan::Scan;
use crate::figure::western::vulgar::vulgar;

/// Digits with groups and decimals: the place after them, the value and the power of the last digit.
pub(super) fn arabic(scan: &Scan<'_>, at: usize) -> Option<(usize, Exact, i32)> {
    if let Some(blanks) = blank_groups(scan, at) {
        return Some(blanks);
    }
    let digits = |from: usize| (from..scan.chars.len()).find(|at| !scan.at(*at).is_ascii_digit()).unwrap_or(scan.chars.len());
    let mut end = digits(at);
    let lead = end - at;
    while scan.at(end) == ',' && digits(end + 1) == end + 4 && lead <= 3 {
        end += 4;
    }
    if let Some(last) = pointed_groups(scan, at, end) {
        end = last;
    }
    let whole = end;
    if scan.at(end) == '.' && scan.at(end + 1).is_ascii_digit() {
        end = digits(end + 1);
    }
    let place = if end > whole { -i32::try_from(end - whole - 1).ok()? } else { 0 };
    let mut value = value_of(scan.chars.get(at..end)?, place)?;
    // 14½
    if let Some((top, bottom)) = vulgar(scan.at(end)).filter(|_| end == whole) {
        return Some((end + 1, value.add(Exact::ratio(top.into(), bottom.into())?)?, -1));
    }
    let mut place = place;
    // 1.2e6
    if matches!(scan.at(end), 'e' | 'E') {
        let sign = usize::from(matches!(scan.at(end + 1), '+' | '-'));
        let last = digits(end + 1 + sign);
        let power: Option<i32> = scan.chars.get(end + 1 + sign..last).and_then(|power| power.iter().collect::<String>().parse().ok());
        if let Some(power) = power.filter(|power| *power < 200) {
            let power = if scan.at(end + 1) == '-' { -power } else { power };
            (value, place, end) = (value.shift(power), place + power, last);
        }
    }
    // 100K, 3M
    let power = match scan.at(end) {
        'k' | 'K' => 3,
        'M' => 6,
        'G' | 'B' => 9,
        _ => 0,
    };
    if power > 0 && !scan.at(end + 1).is_ascii_alphanumeric() && scan.at(end + 1) != '/' {
        return Some((end + 1, value.shift(power), place + power));
    }
    // 2.5 M as the end of the text
    if scan.at(end) == ' ' && matches!(scan.at(end + 1), 'k' | 'K' | 'M' | 'G') && scan.at(end + 2) == '\0' {
        let power = if scan.at(end + 1) == 'M' {
            6
        } else if scan.at(end + 1) == 'G' {
            9
        } else {
            3
        };
        return Some((end + 2, value.shift(power), place + power));
    }
    Some((end, value, place))
}

/// No number is all of a text that is longer.
const WHOLE: usize = 80;

/// ６、５４４: groups after the comma of running text, where the number is all there is.
fn pointed_groups(scan: &Scan<'_>, at: usize, end: usize) -> Option<usize> {
    let three = |at: usize| (at..at + 3).all(|at| scan.at(at).is_ascii_digit()) && !scan.at(at + 3).is_ascii_digit();
    let mut last = end;
    while last < at + WHOLE && scan.at(last) == '、' && three(last + 1) {
        last += 4;
    }
    (last > end && end - at <= 3 && scan.is_whole(at, last)).then_some(last)
}

/// 1 234 567.89: at least two groups after blanks, or 116 123.
fn blank_groups(scan: &Scan<'_>, at: usize) -> Option<(usize, Exact, i32)> {
    let digits = |from: usize| (from..from + 9).find(|at| !scan.at(*at).is_ascii_digit()).unwrap_or(from);
    let mut end = digits(at);
    let mut groups = 0;
    while end - at <= 40 && scan.at(end) == ' ' && digits(end + 1) == end + 4 {
        (end, groups) = (end + 4, groups + 1);
    }
    let line = groups == 1 && digits(at) == at + 3;
    if groups < 2 && !line || digits(at) - at > 3 {
        return None;
    }
    let whole = end;
    if scan.at(end) == '.' && scan.at(end + 1).is_ascii_digit() {
        end = digits(end + 1);
    }
    let place = if end > whole { -i32::try_from(end - whole - 1).ok()? } else { 0 };
    Some((end, value_of(scan.chars.get(at..end)?, place)?, place))
}

/// The value of digits and the marks between them, the last of which is worth `10^place`.
fn value_of(chars: &[char], place: i32) -> Option<Exact> {
    let digits = || chars.iter().filter_map(|c| c.to_digit(10));
    if chars.len() > 18 {
        let number = Exact::parse(&digits().filter_map(|digit| char::from_digit(digit, 10)).collect::<String>())?;
        return Some(number.shift(place));
    }
    Some(Exact::scaled(digits().fold(0, |number, digit| number * 10 + i128::from(digit)), place))
}
