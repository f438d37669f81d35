//! Small spellings of the page: values as a reader likes them, hashes as a policy names them.

use crate::figure::Kind;
use crate::report::Entry;

/// A value as a reader likes it: digits in groups, a length of time in words.
pub(super) fn shown(entry: &Entry) -> String {
    const TIMES: [(&str, &str); 7] = [
        (" a", " years"),
        (" mo", " months"),
        (" wk", " weeks"),
        (" d", " days"),
        (" h", " hours"),
        (" min", " minutes"),
        (" s", " seconds"),
    ];
    let timed = || TIMES.iter().find_map(|(code, word)| Some(format!("{}{word}", entry.value.strip_suffix(code)?)));
    match entry.kind {
        Kind::Duration | Kind::Age => grouped(&timed().unwrap_or_else(|| entry.value.clone())),
        Kind::Date => yearless(&entry.value).unwrap_or_else(|| entry.value.clone()),
        Kind::Time | Kind::Year | Kind::YearRange | Kind::Label => entry.value.clone(),
        _ => grouped(&entry.value),
    }
}

/// A day of no year, `--01-09`, as "9 January"; `None` for other dates.
fn yearless(value: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let (month, day) = value.strip_prefix("--")?.split_once('-')?;
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{} {month}", day.parse::<u8>().ok()?))
}

/// Whole numbers of more than four digits in groups of three.
fn grouped(value: &str) -> String {
    let mut shown = String::with_capacity(value.len() * 4 / 3);
    let mut rest = value;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (head, tail) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let digits = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = tail.split_at_checked(digits).unwrap_or((tail, ""));
        shown.push_str(head);
        for (at, digit) in number.chars().enumerate() {
            if digits > 4 && at > 0 && (digits - at) % 3 == 0 && (!head.ends_with('.') || head.ends_with("..")) {
                shown.push(',');
            }
            shown.push(digit);
        }
        rest = after;
    }
    shown + rest
}

/// Base64 (RFC 4648 section 4) with padding, as a policy names a hash.
pub(super) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |bits: u32| char::from(ALPHABET.get(bits as usize & 63).copied().unwrap_or(b'A'));
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        let digits = [18, 12, 6, 0].map(|shift| digit(bits >> shift));
        text.extend(digits.iter().take(chunk.len() + 1));
        text.extend(std::iter::repeat_n('=', 3 - chunk.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, grouped, yearless};

    #[test]
    fn days_of_no_year_have_the_name_of_their_month() {
        for (value, want) in [
            ("--01-09", Some("9 January")),
            ("--12-31", Some("31 December")),
            ("--13-01", None),
            ("2022-07-01", None),
            ("--07-01..--07-03", None),
        ] {
            assert_eq!(yearless(value).as_deref(), want, "{value}");
        }
    }

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (text, want) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), want);
        }
    }

    #[test]
    fn long_numbers_are_grouped() {
        for (value, want) in [
            ("2923420000 CNY", "2,923,420,000 CNY"),
            ("2022", "2022"),
            ("12345..67890", "12,345..67,890"),
            ("0.123456", "0.123456"),
            ("2022-07-01", "2022-07-01"),
            ("", ""),
        ] {
            assert_eq!(grouped(value), want);
        }
    }
}
