//! Dates in brackets beside the word for them: 昨（17）日, 上（6）月, 去（113）年. Called by `cjk::parse`.

use super::digits::arabic;
use super::scan::Scan;
use super::table::Class;
use crate::figure::found::Found;
use crate::figure::{Date, Kind};

/// The date whose number in brackets begins at `at`.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let opened = scan.class(at) == Class::Arabic && scan.before(at) == '(' && at > 1;
    (opened && "今昨明前后本上去翌当隔".contains(scan.before(at - 1))).then_some(())?;
    let number = arabic(scan, at);
    let whole = number.low?.to_i64().filter(|_| scan.at(number.end) == ')')?;
    let part = u8::try_from(whole).ok();
    let (kind, date) = match scan.at(number.end + 1) {
        '日' => (Kind::Date, Date { day: part.filter(|day| (1..32).contains(day)), ..Date::default() }),
        '月' => (Kind::Date, Date { month: part.filter(|month| (1..13).contains(month)), ..Date::default() }),
        '年' => (Kind::Year, Date { year: year(whole), ..Date::default() }),
        _ => return None,
    };
    (date != Date::default()).then(|| Found::dated(at, number.end + 2, kind, date))
}

/// A year of our calendar, or of the Republic.
fn year(number: i64) -> Option<i32> {
    let years = i32::try_from(number).ok()?;
    match years {
        1900..2100 => Some(years),
        80..200 => Some(years + 1911),
        _ => None,
    }
}
