//! Quantities: prefix, number, unit, bound and direction; ranges, fractions and ordinals. Called by `affix::step`.

use self::around::{bound_after, bound_before, direction};
use self::fraction::fraction;
use self::more::{change, half, hundredths, in_tens, tenths};
use self::otherwise::others;
use self::range::{hits, pair, range};
use super::eojeol;
use super::numeral::{self, Number, Style, number};
use super::scan::{Scan, is_hangul, is_letter};
use super::table::{Part, Suffix, Tail};
use super::wanted::{is_inside, is_wanted};
use crate::figure::found::Found;
use crate::figure::unit::Dimension;
use crate::figure::{Approx, Exact, Kind, Reading, Unit, Value};

mod around;
mod fraction;
mod more;
mod otherwise;
mod range;
mod share;

/// A number with what its suffix makes of it.
#[derive(Clone, Copy, Debug)]
struct Side {
    number: Number,
    start: usize,
    end: usize,
    value: Option<Exact>,
    kind: Kind,
    unit: Unit,
    /// A unit, counter or sign was read.
    named: bool,
    over: bool,
    place: i32,
}

/// The quantity that starts at `at`; nothing before `floor` belongs to it.
pub(super) fn read(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    if let Some(word) = word(scan, at) {
        return Some(word);
    }
    if let Some(ordinal) = prefixed_ordinal(scan, at) {
        return Some(ordinal);
    }
    if let Some(share) = share::share(scan, at).or_else(|| share::half_of_unit(scan, at)) {
        return Some(share);
    }
    if let Some(pair) = neighbours(scan, at) {
        return Some(pair);
    }
    let left = several(scan, at).or_else(|| side(scan, at))?;
    if let Some(pair) = pair(scan, &left).or_else(|| hits(scan, &left)) {
        return Some(pair);
    }
    if let Some(listed) = listed(scan, &left) {
        return Some(listed);
    }
    let (range, last) = match range(scan, &left) {
        Some((value, right)) => (Some(value), right),
        None => (None, left),
    };
    finish(scan, &left, last, range, floor)
}

/// The 一 of 一、二塁: the word of order stands behind the last of a list.
fn listed(scan: &Scan<'_>, left: &Side) -> Option<Found> {
    let open = !left.named && matches!(scan.at(left.end), '、' | '・');
    let next = open.then(|| side(scan, left.end + 1))??;
    let ordered = matches!(next.kind, Kind::Ordinal | Kind::Rank) && next.value > left.value;
    ordered.then(|| Some(Found::new(left.start, left.end, next.kind, Value::Number(left.value?))))?
}

fn finish(scan: &Scan<'_>, left: &Side, last: Side, range: Option<Value>, floor: usize) -> Option<Found> {
    let (before, start) = bound_before(scan, left.start, floor);
    let (after, end) = match bound_after(scan, last.end) {
        // 18歳から29歳まで, 3명에서 5명까지
        (Approx::AtMost, end) if range.is_some() && matches!(scan.before(end), 'で' | '지') => (Approx::None, end),
        bound => bound,
    };
    let negative = left.number.value.is_some_and(|value| value < Exact::ZERO);
    let bounded = before != Approx::None || after != Approx::None || left.over || negative;
    // 一勝二敗: right behind another figure.
    let behind = !scan.index.table.spaced && floor > 0 && floor == left.number.start;
    let wanted = is_wanted(scan, &left.number, left.named || last.named, bounded || range.is_some() || behind);
    if !wanted || one_article(scan, &last, bounded || range.is_some()) {
        return None;
    }
    let value = match (range, last.value) {
        (Some(range), _) => range,
        (None, Some(value)) => Value::Number(value),
        (None, None) => Value::Text(scan.chars.get(left.number.start..left.number.end)?.iter().collect::<String>().into()),
    };
    let mut found = Found::new(start, end.max(last.end), last.kind, value);
    found.figure.unit = last.unit;
    let bounds = [after, before].into_iter().find(|approx| !matches!(approx, Approx::None | Approx::About));
    found.figure.approx = match bounds {
        Some(bound) => bound,
        None if left.over || last.over => Approx::Over,
        None => [before, after].into_iter().find(|approx| *approx != Approx::None).unwrap_or_default(),
    };
    found.figure.place = last.place;
    if !matches!(last.kind, Kind::Duration | Kind::Age | Kind::Ordinal | Kind::Rank) {
        found.figure.direction = direction(scan, start, found.end);
    }
    if let Some(minute) = minute_of_match(scan, left, &last) {
        let length = Reading { kind: Kind::Duration, value: Value::Number(last.value?.mul(Exact::int(60))?), unit: Unit::by_code("s")? };
        (found.figure.kind, found.figure.value, found.figure.unit) = (Kind::Ordinal, Value::Number(minute), Unit::NONE);
        found.figure.also.push(length);
    }
    let others = others(scan, start, &last, &found.figure.value);
    found.figure.also.extend(others);
    Some(found)
}

/// 후반 27분: the 72nd minute of a match, as other languages count it.
fn minute_of_match(scan: &Scan<'_>, left: &Side, last: &Side) -> Option<Exact> {
    let half = |word: &&str| left.start.checked_sub(word.chars().count()).is_some_and(|at| scan.has(at, word));
    let told = last.unit.code == "min" && ["後半", "후반", "후반 "].iter().any(half);
    last.value.filter(|_| told)?.add(Exact::int(45))
}

/// 一つの, 한 사람: one with a counter is an article unless something stresses it.
fn one_article(scan: &Scan<'_>, side: &Side, bounded: bool) -> bool {
    let spelled = matches!(side.number.style, Style::Single | Style::Native);
    let counts = matches!(side.kind, Kind::Count | Kind::Duration) && side.named;
    let stressed = bounded || scan.is_whole(side.start, side.end);
    spelled && side.value == Some(Exact::ONE) && counts && !stressed && side.unit.dimension != Dimension::Money
}

fn word(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if let Some(span) = days(scan, at) {
        return Some(span);
    }
    let (end, (top, bottom)) = scan.index.words.at(scan.chars, at).or_else(|| bounded_half(scan, at))?;
    let value = Value::Number(Exact::ratio(top.into(), bottom.into())?);
    let kind = if top < bottom { Kind::Fraction } else { Kind::Multiplier };
    let (approx, end) = bound_after(scan, end);
    let mut found = Found::new(at, end, kind, value);
    // 過半数, 과반: more than half
    found.figure.approx = if matches!(scan.at(at), '過' | '과') { Approx::Over } else { approx };
    found.figure.direction = direction(scan, at, end);
    Some(found)
}

/// 반 이상, 반이 넘는: a half that a bound tells from the other words of its sound.
fn bounded_half(scan: &Scan<'_>, at: usize) -> Option<(usize, (i64, i64))> {
    let alone = scan.index.table.spaced && scan.at(at) == '반' && !is_hangul(scan.before(at));
    (alone && matches!(bound_after(scan, at + 1).0, Approx::Over | Approx::Under | Approx::About)).then_some((at + 1, (1, 2)))
}

/// 사흘, 보름: a number of days in one word.
fn days(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (end, days) = scan.index.days.at(scan.chars, at)?;
    let alone = !is_hangul(scan.before(at));
    let ends = scan.is_open(end) || scan.index.particles.at(scan.chars, end).is_some() || scan.index.after.at(scan.chars, end).is_some();
    (alone && ends || scan.at(end) == '간').then_some(())?;
    let (approx, last) = bound_after(scan, end + usize::from(scan.at(end) == '간'));
    let (before, start) = bound_before(scan, at, 0);
    let mut found = Found::new(start, last, Kind::Duration, Value::Number(Exact::int(days.into())));
    found.figure.unit = Unit::by_code("d")?;
    found.figure.approx = if approx == Approx::None { before } else { approx };
    Some(found)
}

/// 第3, 제3회: the ordinal, with the noun that it orders.
fn prefixed_ordinal(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !scan.index.ordinal_prefix.has(scan.at(at)) {
        return None;
    }
    let body = scan.skip(at + 1);
    let number = numeral::unsigned(scan, body).filter(|number| number.end > at + 1)?;
    // 이제 오래, 국제 사법: the end of a word, or "my", before another; 제한 limits.
    let apart = is_hangul(scan.before(at)) || body > at + 1 || number.style == Style::Native;
    if scan.index.table.spaced && apart && number.style != Style::Arabic {
        return None;
    }
    let end = match scan.index.suffixes.at(scan.chars, scan.skip(number.end)) {
        Some((end, Suffix::Count(_) | Suffix::Tail(Tail::Ordinal | Tail::Rank))) => end,
        _ => number.end,
    };
    // 제17조: the article of a law, no trillion.
    let article = scan.index.table.spaced && scan.before(number.end) == '조' && number.scale == 12;
    let value = if article { number.value?.shift(-12) } else { number.value? };
    Some(Found::new(at, end, Kind::Ordinal, Value::Number(value)))
}

/// 数百人, 수천만 원: several of a scale, with what they count.
fn several(scan: &Scan<'_>, at: usize) -> Option<Side> {
    let number = numeral::vague(scan, at)?;
    let side = suffix(scan, plain(number, at), 0);
    let counted = side.named || !scan.index.table.spaced && "のもに".contains(scan.at(side.end));
    counted.then_some(Side { over: true, ..side })
}

/// 두세 명, 서너 개: one number or the next.
fn neighbours(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (end, low) = scan.index.pairs.at(scan.chars, at)?;
    let low = Exact::int(low.into());
    let high = low.add(Exact::ONE)?;
    let number = Number { start: at, end, value: Some(high), place: 0, style: Style::Scaled, scale: 0, plain: false };
    let side = suffix(scan, plain(number, at), 0);
    let mut found = Found::new(at, side.end, side.kind, Value::Range(low, high));
    (found.figure.unit, found.figure.place) = (side.unit, side.place);
    (side.named && !is_inside(scan, at) && eojeol::ends(scan, side.end)).then_some(found)
}

/// A number of which nothing but its value is known yet.
const fn plain(number: Number, start: usize) -> Side {
    let (end, value, place) = (number.end, number.value, number.place);
    Side { number, start, end, value, kind: Kind::Count, unit: Unit::NONE, named: false, over: false, place }
}

/// A number at `at`, with a currency before it or a unit after it.
fn side(scan: &Scan<'_>, at: usize) -> Option<Side> {
    let money = scan
        .index
        .money_before
        .at(scan.chars, at)
        .filter(|_| !(scan.at(at).is_ascii_alphabetic() && scan.before(at).is_ascii_alphabetic()));
    let body = money.map_or(at, |(end, _)| scan.skip(end));
    let number = number(scan, body).or_else(|| numeral::sound(scan, body))?;
    let mut side = plain(number, at);
    if let Some(average) = average(scan, &side) {
        return Some(average);
    }
    if let Some((_, unit)) = money {
        (side.kind, side.unit, side.named) = (Kind::Money, unit, true);
    }
    if let Some(fraction) = fraction(scan, &side) {
        // カップ1と1/2
        let turned = turned_alone(scan, Side { named: false, ..fraction });
        return Some(if fraction.unit.is_none() && turned.named { turned } else { fraction });
    }
    Some(suffix(scan, side, 0))
}

/// 打率・252, 타율 .314: a batting average, whose point stands first.
fn average(scan: &Scan<'_>, side: &Side) -> Option<Side> {
    let point = side.start.checked_sub(1).filter(|point| matches!(scan.at(*point), '・' | '.') && !scan.before(*point).is_ascii_digit())?;
    let three = side.number.style == Style::Arabic && side.number.place == 0 && side.number.end == side.number.start + 3;
    let told = (point.saturating_sub(3)..point).any(|at| matches!(scan.at(at), '率' | '율'));
    let value = side.value.filter(|_| three && told)?.shift(-3);
    Some(Side { value: Some(value), kind: Kind::Fraction, named: true, place: -3, start: point, ..*side })
}

/// What the words right after a number make of it.
fn suffix(scan: &Scan<'_>, side: Side, depth: u8) -> Side {
    let at = scan.skip(side.end);
    let Some((end, suffix)) = scan.index.suffixes.at(scan.chars, at) else { return turned_alone(scan, side) };
    // 20부터: the word of a range is longer than the counter in it.
    // 3位の: a place in an order, and no estimate (位の) of one.
    let longer = |word: Option<usize>| word.is_some_and(|last| last > end) && !matches!(suffix, Suffix::Tail(Tail::Rank));
    if longer(scan.index.ranges.at(scan.chars, at).map(|(last, _)| last))
        || longer(scan.index.after.at(scan.chars, at).map(|(last, _)| last))
    {
        return side;
    }
    // 10 A social: a Latin symbol must end where a word ends.
    if scan.at(at).is_ascii_alphabetic() && scan.at(end).is_ascii_alphabetic() {
        return side;
    }
    // 세 기자: the first syllable of another word is no counter.
    let counts = matches!(suffix, Suffix::Count(_) | Suffix::Measure(_));
    if counts && scan.index.table.spaced && side.number.style != Style::Arabic && !eojeol::ends(scan, end) {
        return side;
    }
    let next = Side { end, named: true, ..side };
    match suffix {
        Suffix::Tail(tail) => self::tail(scan, side, next, tail, depth),
        // 2.6리바운드, 5도움: a measure of one syllable ends its word.
        Suffix::Measure(unit)
            if scan.index.table.spaced && unit.dimension != Dimension::Time && end == at + 1 && !eojeol::ends(scan, end) =>
        {
            turned_alone(scan, side)
        }
        Suffix::Measure(unit) => {
            let unit = turned(scan, &side, unit).unwrap_or(unit);
            if unit.code == "lb" && side.value.is_some_and(|value| value >= Exact::int(100_000)) && side.number.scale > 0 {
                return Side { unit: Unit::money("GBP"), kind: Kind::Money, ..next };
            }
            let kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
            half(scan, Side { unit, kind: if unit.dimension == Dimension::PercentagePoint { Kind::PercentagePoint } else { kind }, ..next })
        }
        Suffix::Money(unit, power) if side.kind != Kind::Money => {
            let value = side.value.map(|value| value.shift(power.into()));
            change(scan, Side { unit, kind: Kind::Money, value, place: side.place + i32::from(power), ..next })
        }
        Suffix::Money(..) => next,
        Suffix::Count(unit) if side.kind == Kind::Count => half(scan, Side { unit, ..next }),
        Suffix::Count(_) => side,
    }
}

fn tail(scan: &Scan<'_>, side: Side, next: Side, tail: Tail, depth: u8) -> Side {
    match tail {
        Tail::Percent => Side { kind: Kind::Percent, unit: Unit::PERCENT, ..points(scan, next) },
        Tail::Point if side.kind == Kind::Count => Side { kind: Kind::PercentagePoint, unit: Unit::POINT, ..next },
        Tail::Tenths => tenths(scan, &side, next),
        Tail::Times => Side { kind: Kind::Multiplier, ..next },
        Tail::Ordinal => Side { kind: Kind::Ordinal, ..next },
        Tail::Rank => Side { kind: Kind::Rank, ..next },
        Tail::InTens => in_tens(&side, next),
        Tail::Age => Side { kind: Kind::Age, unit: Unit::by_code("a").unwrap_or(Unit::NONE), ..next },
        // 百対: pairs, where no second number follows
        Tail::Versus if numeral::unsigned(scan, scan.skip(next.end)).is_none() => next,
        Tail::Dozen => Side { value: side.value.and_then(|value| value.mul(Exact::int(12))), named: true, ..next },
        Tail::Year => school_year(scan, &next).unwrap_or_else(|| timed(scan, next, "a")),
        Tail::Day => timed(scan, next, "d"),
        // 두 분: minutes take the numbers of Chinese, so that these are people.
        Tail::Minute if side.number.style == Style::Native && !scan.is_whole(side.start, next.end) => {
            Side { unit: Unit::count("person"), ..next }
        }
        Tail::Minute => timed(scan, next, "min"),
        Tail::Second => hundredths(scan, timed(scan, next, "s")),
        // 30分の遅れ
        Tail::Fraction => timed(scan, Side { end: scan.skip(side.end) + 1, ..next }, "min"),
        Tail::Over if depth == 0 && matches!(scan.index.parts.at(scan.chars, next.end), Some((_, Part::Big(_)))) => {
            let Some((end, Part::Big(power))) = scan.index.parts.at(scan.chars, next.end) else { return side };
            let value = side.value.map(|value| value.shift(power.into()));
            suffix(scan, Side { value, end, over: true, named: true, place: side.place + i32::from(power), ..side }, 1)
        }
        Tail::Over if depth == 0 => {
            let more = suffix(scan, Side { named: side.named, over: true, ..next }, 1);
            // 余 before nothing is no bound.
            if more.end > next.end || !is_letter(scan.at(next.end)) { more } else { side }
        }
        _ => side,
    }
}

/// 中学3年, 高校2年: a class of a school, which the school before it tells from so many years.
fn school_year(scan: &Scan<'_>, side: &Side) -> Option<Side> {
    let school = SCHOOLS.iter().find(|school| ends_with(scan, side.start, school))?;
    let few = side.value.is_some_and(|value| value <= Exact::int(6)) && side.place == 0 && scan.at(side.end) != '間';
    few.then(|| Side { start: side.start - school.chars().count(), kind: Kind::Ordinal, ..*side })
}

const SCHOOLS: [&str; 6] = ["中学", "高校", "小学", "大学", "中学校", "小学校"];

fn timed(scan: &Scan<'_>, side: Side, code: &str) -> Side {
    Unit::by_code(code).map_or(side, |unit| half(scan, Side { unit, kind: Kind::Duration, ..side }))
}

/// %ポイント: percentage points.
fn points(scan: &Scan<'_>, percent: Side) -> Side {
    match scan.index.suffixes.at(scan.chars, scan.skip(percent.end)) {
        Some((end, Suffix::Tail(Tail::Point))) => Side { end, ..percent },
        _ => percent,
    }
}

/// 時速60キロ, 摂氏20度: a word before the number that makes another unit of the one after it.
fn turned(scan: &Scan<'_>, side: &Side, unit: Unit) -> Option<Unit> {
    let end = (side.start.saturating_sub(2)..=side.start).rev().find(|at| *at == 0 || scan.before(*at) != ' ')?;
    scan.index.turned.before(scan.chars, end)?;
    scan.index
        .table
        .turned
        .iter()
        .find(|(before, from, _)| *from == unit.code && ends_with(scan, end, before))
        .and_then(|(.., to)| Unit::by_code(to))
}

fn ends_with(scan: &Scan<'_>, end: usize, words: &str) -> bool {
    words.split('|').any(|word| {
        let length = word.chars().count();
        end >= length && scan.has(end - length, word)
    })
}

/// 섭씨 20.3: the scale of temperature stands before, and nothing after.
fn turned_alone(scan: &Scan<'_>, side: Side) -> Side {
    let before = |unit: Unit| turned(scan, &side, unit);
    let unit = if side.named { None } else { before(Unit::NONE).or_else(|| before(Unit::by_code("deg")?)) };
    // 진도 7.5: an intensity is a whole number, so that this is the magnitude.
    let unit = unit.map(|unit| if unit.code == "shindo" && side.place < 0 { Unit::by_code("magnitude").unwrap_or(unit) } else { unit });
    unit.map_or(side, |unit| Side { unit, kind: Kind::Measure, named: true, ..side })
}
