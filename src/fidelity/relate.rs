//! The ladder of relations between two figures: exact, scaled, rounded, converted, conflict. `align` asks for pairs, never for texts.

use self::shares::shares;
use super::around::head;
use super::tie::{Grade, Tie};
use super::units::{Fit, convert, fit};
use super::views::{View, views};
use super::{Rule, calendar};
use crate::figure::{Approx, Dimension, Exact, Figure, Kind, Unit, Value};

mod shares;

/// The best tie over every reading of both.
pub(super) fn tie(source: &Figure, output: &Figure) -> Tie {
    let pairs = views(source).flat_map(|a| views(output).map(move |b| (a, b)));
    let best = pairs.map(|(a, b)| tie_views(a, b)).min_by_key(|tie| tie.reading()).unwrap_or(Tie::new(Grade::Off(Rule::Altered), 9));
    // The 100th anniversary rounds no 103 years.
    let rounded_place = best.grade == Grade::Rounded && (is_order(source.kind) || is_order(output.kind));
    if rounded_place { Tie { grade: Grade::Off(Rule::Ordinal), ..best } } else { best }
}

/// Whether `output` may be exact or rounded, told at a glance: most figures of a text are neither, and are not weighed any further.
pub(super) fn may_round(source: &Figure, output: &Figure) -> bool {
    let plain = |figure: &Figure| figure.also.is_empty() && !matches!(figure.kind, Kind::Multiplier | Kind::Label);
    match (&source.value, &output.value) {
        (Value::Number(x), Value::Number(y)) if plain(source) && source.kind == output.kind && source.unit == output.unit => {
            x == y || !output.also.is_empty() || y.last_place().is_some_and(|place| x.last_place().is_none_or(|last| last < place))
        }
        _ => true,
    }
}

fn tie_views(a: View<'_>, b: View<'_>) -> Tie {
    let dated = |view: View<'_>| matches!(view.value, Value::Date(_) | Value::DateRange(..));
    if dated(a) || dated(b) {
        return dates(a, b);
    }
    if let (Value::Text(left), Value::Text(right)) = (a.value, b.value) {
        let same = plain(left).eq(plain(right)) || is_translated(left, right) || is_last_part(left, right);
        return Tie::new(if same { Grade::Exact } else { Grade::Off(Rule::Altered) }, 0);
    }
    let labels = u8::from(a.kind == Kind::Label) + u8::from(b.kind == Kind::Label);
    if labels > 0 {
        return label(a, b, labels);
    }
    numbers(a, b)
}

/// Letters and digits alone: `5+2`, `G-1817` and `G1817` compare by them, with the signs that tell numbers apart.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '.' | '/')).flat_map(char::to_lowercase)
}

/// Whether two names have the same numbers, and a word each (Formel-1 and Formula 1) or letters on one side alone: the name before the
/// number may stand outside the label (GPT-4 and 4).
fn is_translated(left: &str, right: &str) -> bool {
    let worded = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 3);
    let bare = |text: &str| !text.contains(char::is_alphabetic);
    // The numbers first: the first of them nearly always settles the matter.
    parts(left).eq(parts(right))
        && parts(left).next().is_some()
        && (bare(left)
            || bare(right)
            || worded(left) && worded(right)
            || spelt_apart(left, right)
            || super::series::abbreviate_alike(left, right))
}

/// Whether one code is what follows a hyphen of the other: Gamma-XR72 and XR72. A number alone (SARS-CoV-2, 2) is none.
fn is_last_part(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    let code = short.contains(char::is_alphabetic) && short.contains(|c: char| c.is_ascii_digit());
    code && long.strip_suffix(short).is_some_and(|name| name.ends_with(['-', '‐', '‑']))
}

/// Whether one name is in Cyrillic letters and the other in Latin ones (ГАЗ-3110, GAZ-3110), or both are seasons (SS19, PE19).
fn spelt_apart(left: &str, right: &str) -> bool {
    let cyrillic = |text: &str| text.contains(|c: char| ('А'..='я').contains(&c));
    let season = |text: &str| text.get(..2).is_some_and(|head| SEASONS.contains(&head));
    cyrillic(left) != cyrillic(right) || season(left) && season(right)
}

/// A label carries its number whatever the unit; a label against a real quantity is odd.
fn label(a: View<'_>, b: View<'_>, labels: u8) -> Tie {
    let (same, part) = match (a.value, b.value) {
        (Value::Text(text), other) | (other, Value::Text(text)) => {
            let (text, number) = (head(text, NAME), other.to_string());
            let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).eq(number.bytes().filter(u8::is_ascii_digit));
            let whole = plain(text).eq(plain(&number)) || digits(text);
            (whole || parts(text).any(|part| part == number), !whole)
        }
        (left, right) => (left == right, false),
    };
    let counts = |view: View<'_>| matches!(view.unit.dimension, Dimension::None | Dimension::Count);
    let odd = match labels {
        // One of the numbers of 5+2 alone.
        2 if part => 4,
        2 => 0,
        // 六次全会 is the 6th plenum.
        _ if is_order(a.kind) || is_order(b.kind) => 1,
        // "Over 500 companies" is no Fortune 500.
        _ if counts(a) && counts(b) && [a, b].iter().all(|view| view.kind == Kind::Label || view.approx == Approx::None) => 3,
        // A slogan's number is no length of time and no sum of money.
        _ => 6,
    };
    let ordinal = [a.kind, b.kind].iter().any(|kind| matches!(kind, Kind::Ordinal | Kind::Rank)) || labels == 2;
    let rule = if ordinal { Rule::Ordinal } else { Rule::Altered };
    Tie::new(if same { Grade::Exact } else { Grade::Off(rule) }, odd)
}

/// So many bytes of a label are compared with a number: more than any name has.
const NAME: usize = 200;

/// The numbers in a label's spelling: 8 and 6 of `8+6`.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty())
}

fn dates(a: View<'_>, b: View<'_>) -> Tie {
    match (calendar::spell(a.value), calendar::spell(b.value)) {
        (Some(left), Some(right)) => {
            let (same, odd) = calendar::compare(&left, &right);
            let rule = if calendar::lost_end(&left, &right) { Rule::Range } else { Rule::Date };
            Tie::new(if same { Grade::Exact } else { Grade::Off(rule) }, odd)
        }
        (Some(date), None) if is_season(b, &date) => Tie::new(Grade::Exact, 2),
        (None, Some(date)) if is_season(a, &date) => Tie::new(Grade::Exact, 2),
        // A year may be read as a bare number or a label (2022), and a day as an ordinal (the 11th).
        (Some(date), None) => bare_date(date, b),
        (None, Some(date)) => bare_date(date, a),
        (None, None) => Tie::new(Grade::Off(Rule::Date), 9),
    }
}

/// Whether a label is a season of fashion by the year of `date`: SS19, PE19, FW20.
fn is_season(label: View<'_>, date: &calendar::Stretch) -> bool {
    let Value::Text(text) = label.value else { return false };
    let year = text.split_at_checked(2).filter(|(season, year)| SEASONS.contains(season) && year.len() == 2);
    year.is_some_and(|(_, year)| year.parse().ok().map(|year: i32| 2000 + year) == date.only_year())
}

/// What the seasons of fashion are called in English, French, Italian, Spanish, Portuguese and German.
const SEASONS: [&str; 11] = ["SS", "AW", "FW", "PE", "AH", "AI", "PV", "OI", "FS", "HW", "PS"];

fn bare_date(date: calendar::Stretch, other: View<'_>) -> Tie {
    let number = other.value.number().and_then(Exact::to_i64);
    let year = date.only_year().map(i64::from);
    let day = date.only_day().map(i64::from);
    let named = other.unit.dimension == Dimension::Count && number.is_some_and(|n| (1900..2100).contains(&n));
    if year.is_some() && year == number && (named || other.unit.is_none() || other.kind == Kind::Label) {
        return Tie::new(Grade::Exact, 3);
    }
    if day.is_some() && day == number && matches!(other.kind, Kind::Ordinal | Kind::Rank) {
        return Tie::new(Grade::Exact, 2);
    }
    Tie::new(Grade::Off(Rule::Date), 8)
}

fn numbers(a: View<'_>, b: View<'_>) -> Tie {
    let kinds = kind_gap(a, b);
    if let Some(tie) = shares(a, b) {
        return tie;
    }
    if let Some(tie) = bare_degrees(a, b) {
        return tie;
    }
    match fit(a, b) {
        // "A second time" is no 2 %.
        Fit::Same(_) if is_order(a.kind) != is_order(b.kind) && (is_scaled(a) || is_scaled(b)) => Tie::new(Grade::Off(Rule::Altered), 9),
        // "More than doubled" rounds no 2.3 days.
        Fit::Same(_) if times_measure(a, b) || times_measure(b, a) => Tie::new(Grade::Off(Rule::Altered), 9),
        Fit::Same(odd) => {
            let grade = values(a, b, a.value, b.value);
            Tie::new(grade, odd.saturating_add(kinds))
        }
        Fit::Convertible => converted(a, b),
        Fit::PercentPoint => {
            let same = values(a, b, a.value, b.value) <= Grade::Rounded;
            Tie::new(Grade::Off(if same { Rule::PercentPoint } else { Rule::Altered }), if same { 1 } else { 7 })
        }
        Fit::Different => {
            let same = values(a, b, a.value, b.value) == Grade::Exact;
            Tie::new(Grade::Off(if same { Rule::Unit } else { Rule::Altered }), if same { 2 } else { 9 })
        }
    }
}

/// Whether the one says how many times as much, and the other how much of a measure.
fn times_measure(times: View<'_>, other: View<'_>) -> bool {
    let measured =
        matches!(other.unit.dimension, Dimension::Time | Dimension::Money | Dimension::Length | Dimension::Area | Dimension::Mass);
    times.kind == Kind::Multiplier && other.kind != Kind::Multiplier && measured
}

/// Two temperatures whose scale nothing names, of which one is the other in Fahrenheit: 80 degrees, 27 Grad.
fn bare_degrees(a: View<'_>, b: View<'_>) -> Option<Tie> {
    let bare = [a, b].iter().all(|view| view.unit.code == "deg") && a.value != b.value;
    let (fahrenheit, celsius) = Unit::by_code("degF").zip(Unit::by_code("Cel")).filter(|_| bare)?;
    let orders = [(fahrenheit, celsius), (celsius, fahrenheit)].into_iter();
    let mut ties = orders.map(|(from, to)| converted(View { unit: from, ..a }, View { unit: to, ..b }));
    ties.find(|tie| tie.grade == Grade::Converted)
}

/// Whether a quantity has a unit that no place in an order has.
const fn is_scaled(view: View<'_>) -> bool {
    matches!(view.unit.dimension, Dimension::Percent | Dimension::PercentagePoint | Dimension::Money)
}

pub(super) const fn is_order(kind: Kind) -> bool {
    matches!(kind, Kind::Ordinal | Kind::Rank)
}

/// 成立103周年 is the 103rd anniversary.
fn is_anniversary(view: View<'_>) -> bool {
    view.kind == Kind::Duration && view.unit.code == "a" && view.value.number().is_some_and(|n| n > Exact::int(2))
}

fn kind_gap(a: View<'_>, b: View<'_>) -> u8 {
    if a.kind == b.kind {
        0
    } else if is_order(a.kind) == is_order(b.kind) || is_anniversary(a) || is_anniversary(b) {
        1
    } else if a.kind == Kind::Duration || b.kind == Kind::Duration {
        5
    } else {
        2
    }
}

/// The grade of two values in one unit.
fn values(a: View<'_>, b: View<'_>, left: &Value, right: &Value) -> Grade {
    match (left, right) {
        (Value::Number(x), Value::Number(y)) => number_grade(*x, *y, a, b),
        (Value::Range(lo, hi), Value::Range(lo2, hi2)) => range_grade((*lo, *hi), (*lo2, *hi2)),
        // Rounds 1 to 3 are the first three rounds.
        (Value::Range(lo, hi), Value::Number(n)) | (Value::Number(n), Value::Range(lo, hi))
            if *lo == Exact::ONE && hi == n && (is_order(a.kind) || is_order(b.kind)) =>
        {
            Grade::Exact
        }
        (Value::Range(lo, hi), Value::Number(n)) | (Value::Number(n), Value::Range(lo, hi)) => {
            // One end, or a number between: a range that lost an end.
            Grade::Off(if lo <= n && n <= hi { Rule::Range } else { Rule::Altered })
        }
        (Value::Pair(x, y), Value::Pair(x2, y2)) if x == x2 && y == y2 => Grade::Exact,
        (Value::Pair(x, y), Value::Pair(x2, y2)) if a.kind == Kind::Ratio && same_shares((*x, *y), (*x2, *y2)) => Grade::Exact,
        (Value::Pair(x, y), Value::Pair(x2, y2)) if x == y2 && y == x2 => Grade::Off(Rule::Attribution),
        (Value::Pair(x, y), Value::Range(x2, y2)) | (Value::Range(x2, y2), Value::Pair(x, y)) if x == x2 && y == y2 => Grade::Exact,
        (left, right) if left == right => Grade::Exact,
        _ => Grade::Off(Rule::Altered),
    }
}

/// 七三分成, a 70-30 split: one ratio said in parts of a hundred. No other reduction is free, for 2:1 and 4:2 are two results of a match.
fn same_shares(a: (Exact, Exact), b: (Exact, Exact)) -> bool {
    let of_hundred = |(x, y): (Exact, Exact)| x.add(y) == Some(Exact::int(100));
    (of_hundred(a) || of_hundred(b)) && a.0.mul(b.1) == a.1.mul(b.0)
}

fn number_grade(x: Exact, y: Exact, a: View<'_>, b: View<'_>) -> Grade {
    if x == y {
        return Grade::Exact;
    }
    if is_order(a.kind) || is_order(b.kind) {
        return Grade::Off(Rule::Ordinal);
    }
    // "Over 60" rounds no bound of 65 years of age.
    if a.kind == Kind::Age && matches!(b.kind, Kind::Age | Kind::Count) && !matches!(a.approx, Approx::None | Approx::About) {
        return Grade::Off(Rule::Altered);
    }
    // A small count is not rounded without a word that says so.
    if b.kind == Kind::Count && b.approx == Approx::None && x.abs() < Exact::int(10_000) {
        return Grade::Off(if power_of_ten(x, y) { Rule::Scale } else { Rule::Altered });
    }
    // 12.0 and 12.0 billion are written to the tenth: no rounding of 12.2.
    let precise = b.place < 0 || b.place % 3 != 0;
    if rounds_to(x, y, b.approx) && (!precise || x.last_place().is_none_or(|last| last < b.place)) && (!precise || rounded_at(x, y, b)) {
        return Grade::Rounded;
    }
    Grade::Off(if power_of_ten(x, y) { Rule::Scale } else { Rule::Altered })
}

/// Whether `y` is `x` with fewer digits: rounded to the nearest, or cut off under "over", raised under "nearly".
pub(super) fn rounds_to(x: Exact, y: Exact, approx: Approx) -> bool {
    let Some(place) = y.last_place() else { return false };
    if x.last_place().is_some_and(|last| last >= place) || y.is_zero() {
        return false;
    }
    let step = Exact::scaled(1, place);
    let Some(gap) = x.sub(y) else { return false };
    // A rounding that loses more than a twentieth is another number; "more than 100" may be 116, and no 190.
    let most = if matches!(approx, Approx::Over | Approx::AtLeast) { 6 } else { 20 };
    if gap.abs().mul(Exact::int(most)).is_none_or(|gap| gap > x.abs()) {
        return false;
    }
    match approx {
        Approx::Over | Approx::AtLeast => !gap.is_negative() && gap < step,
        Approx::Under | Approx::AtMost => gap.is_negative() && gap.abs() < step,
        Approx::None | Approx::About => x.round_to(place) == Some(y),
    }
}

/// 28 minutes are "less than half an hour", 110 "nearly two hours": a length of time rounded in other units under a word that says so.
pub(super) fn nearly(x: Exact, y: Exact, approx: Approx) -> bool {
    let Some(gap) = y.sub(x) else { return false };
    let near = gap.abs().mul(Exact::int(10)).is_some_and(|gap| gap <= x.abs());
    match approx {
        Approx::Under | Approx::AtMost => near && !gap.is_negative(),
        Approx::Over | Approx::AtLeast => near && gap.is_negative(),
        Approx::About => near,
        Approx::None => false,
    }
}

fn rounded_at(x: Exact, y: Exact, b: View<'_>) -> bool {
    b.approx != Approx::None || x.round_to(b.place) == Some(y)
}

fn power_of_ten(x: Exact, y: Exact) -> bool {
    let power = |n: Exact| n.last_place();
    let (Some(p), Some(q)) = (power(x), power(y)) else { return false };
    x.shift(q.saturating_sub(p)) == y
}

fn range_grade(a: (Exact, Exact), b: (Exact, Exact)) -> Grade {
    if a == b {
        return Grade::Exact;
    }
    if rounds_to(a.0, b.0, Approx::None) && rounds_to(a.1, b.1, Approx::None) {
        return Grade::Rounded;
    }
    if a.0 != b.0 && a.1 != b.1 && power_of_ten(a.0, b.0) && power_of_ten(a.1, b.1) {
        return Grade::Off(Rule::Scale);
    }
    Grade::Off(Rule::Range)
}

/// The grade of two measures of one dimension in different units.
fn converted(a: View<'_>, b: View<'_>) -> Tie {
    let grade = |x: Exact, y: Exact| -> Grade {
        if x == y {
            return Grade::Off(Rule::Unit);
        }
        let Some(want) = convert(x, a.unit, b.unit) else { return Grade::Off(Rule::Unit) };
        if want == y {
            return if a.unit.dimension == Dimension::Time { Grade::Exact } else { Grade::Converted };
        }
        if a.unit.dimension == Dimension::Time && nearly(want, y, b.approx) {
            return Grade::Rounded;
        }
        // Rounded as far as either of them is written, or near where one of the two is told as about.
        let wrong = if a.unit.dimension == Dimension::Time { Rule::Altered } else { Rule::Unit };
        let about = [a, b].iter().any(|view| view.approx == Approx::About);
        let round = digits(y) <= digits(x).max(2);
        let near = within(want, y, if about && digits(x).max(digits(y)) <= 2 { 14 } else { 25 });
        // 300 kilos are told as 650 pounds, which come to 295.
        let back = || round && within(want, y, 50) && convert(y, b.unit, a.unit).is_some_and(|want| is_nearest(want, x));
        let written = || if a.unit.dimension == Dimension::Time { is_nearest(want, y) } else { is_written_for(want, y) || back() };
        let rounded = near && (about || written()) || rounds_to(want, y, b.approx);
        if rounded { Grade::Converted } else { Grade::Off(wrong) }
    };
    let tie = match (a.value, b.value) {
        (Value::Number(x), Value::Number(y)) => grade(*x, *y),
        (Value::Range(lo, hi), Value::Range(lo2, hi2)) => grade(*lo, *lo2).max(grade(*hi, *hi2)),
        _ => Grade::Off(Rule::Unit),
    };
    Tie::new(tie, 1)
}

/// Whether `said` stands for a length that comes to `want` in its unit, as a conversion is written: 6 ft 4 in as 1.93 m.
pub(super) fn is_converted(want: Exact, said: Exact) -> bool {
    let half = Exact::scaled(5, said.last_place().unwrap_or(0) - 1);
    let nearest = || want.sub(said).is_some_and(|gap| gap.abs() <= half);
    digits(said) > 1 && within(want, said, 50) && (nearest() || is_written_for(want, said))
}

/// Whether a writer puts `y` for a measure that comes to `want`: rounded, cut off, or to the nearest five of the last place (3 inches are
/// 7.5 cm).
fn is_written_for(want: Exact, y: Exact) -> bool {
    let place = y.last_place().unwrap_or(0);
    let cut = || want.sub(y).is_some_and(|gap| !gap.is_negative() && gap < Exact::scaled(1, place));
    let fives = || y.mul(Exact::int(2)).zip(want.mul(Exact::int(2))).is_some_and(|(y, want)| want.round_to(place + 1) == Some(y));
    is_nearest(want, y) || cut() || fives()
}

/// Whether `y` differs from `want` by its `part`th at most.
fn within(want: Exact, y: Exact, part: i64) -> bool {
    want.sub(y).and_then(|gap| gap.abs().mul(Exact::int(part))).is_some_and(|gap| gap <= want.abs())
}

/// How many digits of a number count: two of 650.
fn digits(n: Exact) -> usize {
    let whole = n.abs().shift(-n.last_place().unwrap_or(0));
    whole.to_i64().map_or(usize::MAX, |whole| whole.to_string().len())
}

/// Whether `y` is `want` rounded as far as `y` is written.
fn is_nearest(want: Exact, y: Exact) -> bool {
    want.round_to(y.last_place().unwrap_or(0)) == Some(y)
}
