//! How long a service asks to wait, in any of the forms that headers give it. Pure; called by `failure`.

use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

/// Reads the wait from `headers`; `now` is used where they do not say what time it is at the service.
///
/// `retry-after-ms` before `retry-after` (seconds, or a date as in RFC 9110) before the reset of the limit that is used up.
pub(super) fn from_headers(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let header = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let milliseconds =
        header("retry-after-ms").and_then(|text| text.parse::<f64>().ok()).and_then(|ms| Duration::try_from_secs_f64(ms / 1000.0).ok());
    let now = header("date").and_then(http_date).unwrap_or(now);
    let asked = || header("retry-after").and_then(|text| seconds(text).or_else(|| http_date(text).map(|date| until(date, now))));
    milliseconds.or_else(asked).or_else(|| {
        let used_up = header("x-ratelimit-remaining-requests") == Some("0");
        let order = if used_up { ["requests", "tokens"] } else { ["tokens", "requests"] };
        let reset = order.iter().find_map(|what| header(&format!("x-ratelimit-reset-{what}")));
        reset.or_else(|| header("x-ratelimit-reset")).and_then(|text| duration(text).or_else(|| moment(text).map(|at| until(at, now))))
    })
}

/// Reads `6m0s`, `1.5s`, `20ms`, `1h2m`, or a bare number of seconds.
pub(super) fn duration(text: &str) -> Option<Duration> {
    if let Some(bare) = seconds(text) {
        return Some(bare);
    }
    let mut total = Duration::ZERO;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (number, tail) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit() && c != '.')?);
        let (unit, tail) = tail.split_at(tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len()));
        let factor = match unit {
            "ms" => 0.001,
            "s" => 1.0,
            "m" => 60.0,
            "h" => 3600.0,
            "d" => 86400.0,
            _ => return None,
        };
        total = total.checked_add(Duration::try_from_secs_f64(number.parse::<f64>().ok()? * factor).ok()?)?;
        rest = tail;
    }
    (!text.trim().is_empty()).then_some(total)
}

/// A number of seconds. Greater numbers than a year are moments, not durations.
fn seconds(text: &str) -> Option<Duration> {
    let number = text.trim().parse::<f64>().ok().filter(|number| *number < 31_536_000.0)?;
    Duration::try_from_secs_f64(number).ok()
}

/// A Unix time in seconds or milliseconds.
fn moment(text: &str) -> Option<SystemTime> {
    let number = text.parse::<u64>().ok()?;
    let milliseconds = if number > 100_000_000_000 { number } else { number.checked_mul(1000)? };
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds))
}

fn until(date: SystemTime, now: SystemTime) -> Duration {
    date.duration_since(now).unwrap_or_default()
}

/// Reads the one form of date that RFC 9110 lets servers send: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<SystemTime> {
    let (_, rest) = text.split_once(", ")?;
    let parts: Vec<&str> = rest.split([' ', ':']).collect();
    let [day, month, year, hour, minute, second, "GMT"] = parts.as_slice() else { return None };
    let month =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].iter().position(|name| name == month)?;
    let number = |text: &str| text.parse::<u16>().ok().map(u64::from);
    let days = days_since_1970(number(year)?, u64::try_from(month).ok()? + 1, number(day)?)?;
    let seconds = days * 86400 + number(hour)? * 3600 + number(minute)? * 60 + number(second)?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

/// Days from 1970-01-01 to a date of the Gregorian calendar: years counted from March, so that a leap day ends one.
fn days_since_1970(year: u64, month: u64, day: u64) -> Option<u64> {
    if !(1970..=9999).contains(&year) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    (year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1).checked_sub(719_468)
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderName, HeaderValue};

    use super::*;

    fn check(headers: &[(&'static str, &'static str)], want: Option<u64>) {
        let map = headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect();
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        assert_eq!(from_headers(&map, now), want.map(Duration::from_millis), "{headers:?}");
    }

    #[test]
    fn headers() {
        check(&[], None);
        check(&[("retry-after", "7")], Some(7000));
        check(&[("retry-after", "0.5")], Some(500));
        check(&[("retry-after", "-1")], None);
        check(&[("retry-after", "soon")], None);
        check(&[("retry-after-ms", "1500"), ("retry-after", "7")], Some(1500));
        check(&[("retry-after", "Sun, 09 Sep 2001 01:46:50 GMT")], Some(10_000));
        check(&[("retry-after", "Sun, 09 Sep 2001 01:46:30 GMT")], Some(0));
        check(&[("retry-after", "Thu, 29 Feb 2024 12:00:30 GMT"), ("date", "Thu, 29 Feb 2024 12:00:00 GMT")], Some(30_000));
        check(&[("x-ratelimit-reset-tokens", "6m0s")], Some(360_000));
        check(&[("x-ratelimit-reset-requests", "20ms"), ("x-ratelimit-reset-tokens", "1m30.5s")], Some(90_500));
        check(
            &[("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "2s"), ("x-ratelimit-reset-tokens", "1m")],
            Some(2000),
        );
        check(&[("x-ratelimit-reset", "1000000003000")], Some(3000));
        check(&[("x-ratelimit-reset", "1000000004")], Some(4000));
        check(&[("x-ratelimit-reset-tokens", "1 fortnight")], None);
    }

    #[test]
    fn dates() {
        assert_eq!(days_since_1970(1970, 1, 1), Some(0));
        assert_eq!(days_since_1970(2000, 3, 1), Some(11_017));
        assert_eq!(http_date("Sun, 06 Nov 1994 08:49:37 GMT"), SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(784_111_777)));
        assert_eq!(http_date("Sun, 06 Nov 99999999999999999999 08:49:37 GMT"), None);
    }
}
