//! Dates and periods side by side: which parts agree, which contradict, which are missing.

use crate::figure::{Date, Exact, Value};

/// A date, or a period from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The first, or the only one.
    pub(super) from: Date,
    /// The last, where it is a period.
    pub(super) to: Option<Date>,
}

impl Stretch {
    /// The year, where nothing else is said.
    pub(super) fn only_year(&self) -> Option<i32> {
        let Date { year, .. } = self.from;
        (self.to.is_none() && self.from == Date { year, ..Date::default() }).then_some(year).flatten()
    }

    /// The day of the week, where nothing else is said.
    pub(super) fn only_weekday(&self) -> Option<u8> {
        let Date { weekday, .. } = self.from;
        (self.to.is_none() && self.from == Date { weekday, ..Date::default() }).then_some(weekday).flatten()
    }

    /// The day of the month, where nothing else is said.
    pub(super) fn only_day(&self) -> Option<u8> {
        let Date { day, .. } = self.from;
        (self.to.is_none() && self.from == Date { day, ..Date::default() }).then_some(day).flatten()
    }
}

/// A value as a stretch of the calendar; quarters, halves and centuries become the months and years that they are.
pub(super) fn spell(value: &Value) -> Option<Stretch> {
    match value {
        Value::Date(date) => Some(widen(*date)),
        Value::DateRange(from, to) => {
            let (first, last) = (widen(*from), widen(*to));
            let (mut start, end) = (first.from, last.to.unwrap_or(last.from));
            // 2022年1月至9月: what the end leaves out, the start says, and the reverse.
            if end.year == start.year || end.year.is_none() {
                start.year = start.year.or(end.year);
            }
            let end = Date { year: end.year.or(start.year), month: end.month.or(start.month.filter(|_| end.day.is_some())), ..end };
            Some(Stretch { from: start, to: Some(end) })
        }
        // Two years with a dash between may be read as numbers.
        Value::Range(a, b) | Value::Pair(a, b) => {
            let year = |n: &Exact| n.to_i64().and_then(|n| i32::try_from(n).ok()).filter(|n| (1000..2200).contains(n));
            let date = |year| Date { year: Some(year), ..Date::default() };
            Some(Stretch { from: date(year(a)?), to: Some(date(year(b)?)) })
        }
        _ => None,
    }
}

fn widen(date: Date) -> Stretch {
    let months = match (date.quarter, date.half) {
        (Some(quarter), _) => Some((quarter.saturating_mul(3).saturating_sub(2), quarter.saturating_mul(3))),
        (_, Some(half)) => Some((half.saturating_mul(6).saturating_sub(5), half.saturating_mul(6))),
        _ => None,
    };
    if let Some((first, last)) = months {
        let bare = Date { quarter: None, half: None, ..date };
        return Stretch { from: Date { month: Some(first), ..bare }, to: Some(Date { month: Some(last), ..bare }) };
    }
    if let (true, Some(century)) = (date.century, date.year) {
        let first = century.saturating_sub(1).saturating_mul(100);
        let year = |year| Date { year: Some(year), century: false, decade: true, ..date };
        return Stretch { from: year(first), to: Some(year(first.saturating_add(90))) };
    }
    Stretch { from: date, to: None }
}

/// Whether nothing contradicts, and how many parts one says and the other does not.
pub(super) fn compare(a: &Stretch, b: &Stretch) -> (bool, u8) {
    let (start, gap) = compare_dates(&a.from, &b.from);
    match (a.to, b.to) {
        (None, None) => (start, gap),
        (Some(x), Some(y)) => {
            let (end, more) = compare_dates(&x, &y);
            (start && end, gap.max(more))
        }
        // The 1700s as a decade of the century's first years, or the century itself.
        (Some(last), None) | (None, Some(last)) if a.from.decade && a.from == b.from && is_century(&a.from, &last) => (true, 2),
        _ => (false, 4),
    }
}

/// Whether these are the first and the last decade of a century.
fn is_century(first: &Date, last: &Date) -> bool {
    first.year.zip(last.year).is_some_and(|(first, last)| last - first == 90)
}

/// Whether a period keeps one end and loses or changes the other: 1至11月 as January to October, or as November.
pub(super) fn lost_end(a: &Stretch, b: &Stretch) -> bool {
    let same = |x: &Date, y: &Date| compare_dates(x, y).0;
    match (a.to, b.to) {
        (Some(x), Some(y)) => same(&a.from, &b.from) != same(&x, &y),
        (Some(x), None) => same(&a.from, &b.from) || same(&x, &b.from),
        (None, Some(y)) => same(&a.from, &b.from) || same(&a.from, &y),
        (None, None) => false,
    }
}

fn compare_dates(a: &Date, b: &Date) -> (bool, u8) {
    let mut gap = 0;
    let mut shared = 0_u8;
    let mut agree = a.decade == b.decade || a.year.is_none() || b.year.is_none();
    // 24:00 is midnight.
    let hour = |date: &Date| date.hour.map(|hour| i64::from(hour % 24));
    // Weekday and second add to a date; they are compared only where both are said.
    for (x, y) in [
        (a.year.map(i64::from), b.year.map(i64::from)),
        (a.month.map(i64::from), b.month.map(i64::from)),
        (a.day.map(i64::from), b.day.map(i64::from)),
        (hour(a), hour(b)),
    ] {
        match (x, y) {
            (Some(x), Some(y)) => {
                agree &= x == y;
                shared += 1;
            }
            (None, None) => {}
            _ => gap += 1,
        }
    }
    let minute = |date: &Date| date.minute.unwrap_or(0);
    agree &= a.hour.is_none() || b.hour.is_none() || minute(a) == minute(b);
    if let (Some(x), Some(y)) = (a.weekday, b.weekday) {
        agree &= x == y;
        shared += 1;
    }
    (agree && shared > 0, gap)
}

/// Whether `part` says nothing that `whole` does not say: 2022 or July 1 of 2022-07-01, either end of a period.
pub(super) fn within(part: &Stretch, whole: &Stretch) -> bool {
    let inside = |small: &Date, big: &Date| {
        let field = |x: Option<i64>, y: Option<i64>| x.is_none() || x == y;
        field(small.year.map(i64::from), big.year.map(i64::from))
            && field(small.month.map(i64::from), big.month.map(i64::from))
            && field(small.day.map(i64::from), big.day.map(i64::from))
            && field(small.weekday.map(i64::from), big.weekday.map(i64::from).or(small.weekday.map(i64::from)))
            && field(small.hour.map(i64::from), big.hour.map(i64::from))
            && (small.hour.is_none() || small.minute.unwrap_or(0) == big.minute.unwrap_or(0))
            && (small.decade == big.decade || small.year.is_none())
    };
    let ends = [Some(whole.from), whole.to];
    match part.to {
        None => ends.iter().flatten().any(|end| inside(&part.from, end)),
        Some(to) => whole.to.is_some_and(|end| inside(&part.from, &whole.from) && inside(&to, &end)),
    }
}
