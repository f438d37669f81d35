//! Numbers that differ by custom alone and are right all the same, and the few that agree and are wrong: prices cut by 折, scores told from
//! the other side, growth by so many times. `judge` asks for each pair.

use super::alignment::Fate;
use super::around::{Role, head, tail};
use super::case::Case;
use super::ledger::{Note, Side};
use super::policy::Task;
use super::speech::cues::{Cues, cues};
use super::views::views;
use super::{fates, speech, times, units};
use crate::figure::{Approx, Direction, Exact, Figure, Kind, Value};

/// Numbers that differ by custom alone.
pub(super) fn is_excused(case: &Case<'_>, row: usize, column: usize) -> bool {
    is_vague(case, row, column)
        || is_told_by_size(case, row, column)
        || is_price_cut(case, row, column)
        || times::is_clock_face(case, row, column)
        || times::is_customary(case, row, column)
        || is_other_side(case, row, column)
        || is_told_decline(case, row, column)
        || is_beyond_target(case, row, column)
        || is_age_by_tens(case, row, column)
        || times::is_month_before(case, row, column)
        || times::is_end_of_season(case, row, column)
        || times::is_end_of_period(case, row, column)
        || is_dozen_or_so(case, row, column)
        || is_bound_of_range(case, row, column)
        || is_each_way(case, row, column)
        || times::is_since_new_year(case, column)
        || has_unit_of_neighbour(case, row, column)
        || is_but_the_named(case, row, column)
}

/// "A four-day week but paid for five", "200 and 400 metres": a number without a unit has that of the figure beside it, which the other
/// text repeats.
fn has_unit_of_neighbour(case: &Case<'_>, row: usize, column: usize) -> bool {
    let (Some(a), Some(b)) = (case.source.figure(row), case.output.figure(column)) else { return false };
    // The neighbour is told rightly itself, unit and all: in six days and five halls for five days and six halls it is not.
    let named = |side: &Side<'_>, index: usize| side.figure(index).is_some_and(|figure| views(figure).any(|view| !view.unit.is_none()));
    let held = |column: usize| match case.outcome.fates.get(column) {
        Some(Fate::Stands(row, tie)) => tie.holds() && named(case.source, *row) && named(case.output, column),
        _ => false,
    };
    let told = |row: usize| case.outcome.heirs.get(row).copied().flatten().is_some_and(held);
    let bare = |figure: &Figure| figure.kind == Kind::Count && figure.unit.is_none();
    let same = views(a).any(|x| views(b).any(|y| x.value == y.value));
    same && (bare(a) && is_beside_unit(case.source, row, b, told) || bare(b) && is_beside_unit(case.output, column, a, held))
}

/// Whether a figure beside the one at `index`, in its sentence and told rightly, has a unit of `figure`.
fn is_beside_unit(side: &Side<'_>, index: usize, figure: &Figure, told: impl Fn(usize) -> bool) -> bool {
    let near = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
    let sentence = |index: usize| side.note(index).map(|note| note.place.sentence);
    let has = |other: &Figure| views(figure).any(|view| !view.unit.is_none() && views(other).any(|unit| unit.unit == view.unit));
    near.into_iter().any(|other| sentence(other) == sentence(index) && told(other) && side.figure(other).is_some_and(has))
}

/// 正代ら４人, "Shodai and three others": who is named is counted, or is not.
fn is_but_the_named(case: &Case<'_>, row: usize, column: usize) -> bool {
    let (Some(a), Some(b)) = (case.source.figure(row), case.output.figure(column)) else { return false };
    let (Some(all), Some(rest)) = (a.value.number(), b.value.number()) else { return false };
    let others = case.output.surface(column).ends_with("others") || head(case.output.after(b), 8).trim_start().starts_with("other");
    let named = case.source.before(a).trim_end().ends_with(['ら', '等', '등']) || case.source.before(a).ends_with("など");
    rest.add(Exact::ONE) == Some(all) && others && named
}

/// 完成目标的103.7%, 3.7 percent more than the target.
fn is_beyond_target(case: &Case<'_>, row: usize, column: usize) -> bool {
    let percent = |side: &Side<'_>, index: usize| {
        side.figure(index).filter(|figure| figure.kind == Kind::Percent).and_then(|figure| figure.value.number())
    };
    let (Some(x), Some(y), Some(figure)) = (percent(case.source, row), percent(case.output, column), case.output.figure(column)) else {
        return false;
    };
    let (speech, after) = (case.output.speech(), head(case.output.after(figure), 24).to_lowercase());
    x.sub(Exact::int(100)) == Some(y) && speech.over_bound.far.open(after.trim_start())
}

/// "41 of the cases" for 41 % of them: a share that lost its sign, where the output's sentence speaks of no other.
pub(super) fn is_without_percent(case: &Case<'_>, row: usize, column: usize) -> bool {
    let share = case.source.figure(row).is_some_and(|figure| figure.kind == Kind::Percent);
    let bare =
        case.output.figure(column).is_some_and(|figure| figure.kind == Kind::Count && figure.unit.is_none() && figure.also.is_empty());
    let Some(figure) = case.output.figure(column).filter(|_| share && bare) else { return false };
    let of = speech::begins(case.output.after(figure).trim_start(), case.output.speech().of, case.output.lang);
    let told =
        |text: &str| text.contains(['%', '％', '成']) || text.contains("percent") || text.contains("per cent") || text.contains("分之");
    of && !told(case.output.sentence(column))
}

/// 四十五六岁 is "in his mid-forties".
pub(super) fn is_age_by_tens(case: &Case<'_>, row: usize, column: usize) -> bool {
    // 피해자는 40대로: a count of things, or of years.
    let korean = |side: &Side<'_>, index: usize| side.surface(index).ends_with('대');
    let age = |side: &Side<'_>, index: usize| {
        side.figure(index).filter(|figure| is_age(figure) || korean(side, index)).map(|figure| figure.value.clone())
    };
    let tens = |side: &Side<'_>, index: usize| is_tens(side.surface(index)) || korean(side, index);
    let within = |told: Option<Value>, decade: Option<Value>, whole: bool| {
        let (Some(told), Some(Value::Number(decade))) = (told, decade) else { return false };
        let Some(end) = decade.add(Exact::int(10)) else { return false };
        let inside = |years: Exact| years >= decade && years < end;
        match told {
            Value::Number(years) => inside(years) && !whole,
            // 50-60岁 and 50至59岁 are the fifties.
            Value::Range(low, high) if low == decade && (high == end || high.add(Exact::ONE) == Some(end)) => true,
            Value::Range(low, high) => inside(low) && inside(high) && !whole,
            _ => false,
        }
    };
    let (a, b) = (age(case.source, row), age(case.output, column));
    tens(case.output, column) && within(a.clone(), b.clone(), false) || tens(case.source, row) && within(b, a, true)
}

/// Âgé de 91 ans, le nonagénaire: the tens of an age that the sentence gives in full.
pub(super) fn is_age_again(side: &Side<'_>, row: usize) -> bool {
    let years = |index: usize| side.figure(index).filter(|figure| is_age(figure)).and_then(|figure| figure.value.number());
    let spelt = !side.surface(row).contains(|c: char| c.is_ascii_digit());
    let Some(tens) = years(row).filter(|tens| spelt && tens.shift(-1).is_integer()) else { return false };
    let inside = |age: Exact| age > tens && tens.add(Exact::int(10)).is_some_and(|end| age < end);
    (row.saturating_sub(3)..row + 4).filter(|other| *other != row).filter_map(years).any(inside)
}

/// 10대, in their teens, told as one age: "ten-year-olds".
pub(super) fn is_age_for_tens(case: &Case<'_>, row: usize, column: usize) -> bool {
    let exact = case.output.figure(column).is_some_and(|figure| figure.kind == Kind::Age && figure.approx == Approx::None);
    let tens = || case.source.surface(row).trim_end_matches(['초', '중', '후', '반']).ends_with(['代', '대']);
    let years = case.source.figure(row).is_some_and(|figure| figure.kind == Kind::Age);
    exact && years && tens() && !is_tens(case.output.surface(column))
}

/// An age, or years that may be one: l'octogénaire.
fn is_age(figure: &Figure) -> bool {
    figure.kind == Kind::Age || figure.kind == Kind::Duration && figure.unit.code == "a"
}

/// 40s, forties.
fn is_tens(surface: &str) -> bool {
    surface.ends_with("ties") || surface.strip_suffix('s').is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
}

/// A negative share told as a decline: -2.1%, shrank by 2.1 percent.
fn is_told_decline(case: &Case<'_>, row: usize, column: usize) -> bool {
    let number = |side: &Side<'_>, index: usize| side.figure(index).and_then(|figure| figure.value.number());
    let falls = |side: &Side<'_>, index: usize| side.note(index).is_some_and(|note| note.motion == Direction::Down);
    let (Some(x), Some(y)) = (number(case.source, row), number(case.output, column)) else { return false };
    let (positive, index) = if x.is_negative() { (case.output, column) } else { (case.source, row) };
    let told = falls(positive, index) || speech::has(positive.sentence(index), positive.speech().down, positive.lang);
    let share = case.source.figure(row).is_some_and(|figure| matches!(figure.kind, Kind::Percent | Kind::PercentagePoint));
    let same = share && case.source.figure(row).map(|figure| figure.unit) == case.output.figure(column).map(|figure| figure.unit);
    same && x.is_negative() != y.is_negative() && x.abs() == y.abs() && told
}

/// A score told from the other side: 以2比3落败, lost 3-2.
fn is_other_side(case: &Case<'_>, row: usize, column: usize) -> bool {
    let score = |side: &Side<'_>, index: usize| match side.figure(index) {
        Some(Figure { kind: Kind::Score | Kind::Ratio, value: Value::Pair(home, away), .. }) => Some((*home, *away)),
        _ => None,
    };
    let (Some((a, b)), Some((x, y))) = (score(case.source, row), score(case.output, column)) else { return false };
    let told = |side: &Side<'_>, index: usize| speech::has(side.sentence(index), side.speech().losing, side.lang);
    (a, b) == (y, x)
        && !is_one_winner(case, row, column)
        && (told(case.source, row) && told(case.output, column) || is_named_the_other_way(case, row, (a, b)))
}

/// Whether both texts tell the score of one side: both of who won, or of the same name as winner and loser.
fn is_one_winner(case: &Case<'_>, row: usize, column: usize) -> bool {
    let first = |side: &Side<'_>, index: usize| side.note(index).and_then(|note| note.holders.first().copied());
    let same = || first(case.source, row).is_some_and(|name| first(case.output, column) == Some(name));
    fates::both_won(case, row, column) || fates::clash(case, row, column).is_some() && same()
}

/// 师生比1:14 is a student-teacher ratio of 14 to 1: each language names the two in its own order.
fn is_named_the_other_way(case: &Case<'_>, row: usize, (a, b): (Exact, Exact)) -> bool {
    let Some(figure) = case.source.figure(row) else { return false };
    let clause = tail(case.source.before(figure), 36).rsplit(['，', ',', '。', '；']).next().unwrap_or_default();
    let names =
        |(head, rest): (&str, &str)| !head.ends_with(['同', '环', '環', '占', '对', '對']) && !rest.starts_with(['例', '分', '赛', '賽']);
    let named = clause.rsplit_once('比').is_some_and(names);
    figure.kind == Kind::Ratio && [a, b].contains(&Exact::ONE) && named
}

/// 34万 in a summary as "hundreds of thousands": a number told by its size alone.
fn is_told_by_size(case: &Case<'_>, row: usize, column: usize) -> bool {
    let (Some(a), Some(b)) = (case.source.figure(row), case.output.figure(column)) else { return false };
    let (Some(exact), Some(size)) = (a.value.number(), b.value.number()) else { return false };
    let vague = speech::has(case.output.surface(column), case.output.speech().vague, case.output.lang);
    let inside = exact >= size && exact < size.shift(1);
    case.policy.task == Task::Summarize && vague && inside && !units::units_clash(a, b)
}

/// 几十 as "dozens": numbers of no exact size, and of about the same.
fn is_vague(case: &Case<'_>, row: usize, column: usize) -> bool {
    let vague = |side: &Side<'_>, index: usize| speech::has(side.surface(index), side.speech().vague, side.lang);
    let number = |side: &Side<'_>, index: usize| side.figure(index).and_then(|figure| figure.value.number());
    let near = |(x, y): (Exact, Exact)| y.mul(Exact::int(3)).is_some_and(|y| x <= y) && x.mul(Exact::int(3)).is_some_and(|x| y <= x);
    let money =
        case.source.figure(row).zip(case.output.figure(column)).is_some_and(|(a, b)| a.kind == Kind::Money && units::units_clash(a, b));
    let sizes = number(case.source, row).zip(number(case.output, column));
    vague(case.source, row) && vague(case.output, column) && !money && sizes.is_some_and(near)
}

/// A summary may say of 140 to 160 that they are up to 160, or at least 140.
fn is_bound_of_range(case: &Case<'_>, row: usize, column: usize) -> bool {
    let (Some(a), Some(b)) = (case.source.figure(row), case.output.figure(column)) else { return false };
    let (Value::Range(low, high), Some(end)) = (&a.value, b.value.number()) else { return false };
    let bound = match b.approx {
        Approx::AtMost => end == *high,
        Approx::AtLeast => end == *low,
        _ => false,
    };
    bound && case.policy.task == Task::Summarize
}

/// 双向六车道 has three lanes in each direction.
fn is_each_way(case: &Case<'_>, row: usize, column: usize) -> bool {
    let (Some(a), Some(b)) = (case.source.figure(row), case.output.figure(column)) else { return false };
    let (Some(both), Some(one)) = (a.value.number(), b.value.number()) else { return false };
    let after = head(case.output.after(b), 40).to_lowercase();
    one.add(one) == Some(both)
        && BOTH_WAYS.close(case.source.before(a))
        && EACH_WAY.are_in(after.split(['.', ';']).next().unwrap_or_default())
}

static BOTH_WAYS: Cues = cues!["双向", "雙向", "往返"];
static EACH_WAY: Cues = cues!["each direction", "each way", "either direction", "both directions"];

/// 十余处 is "a dozen or so".
fn is_dozen_or_so(case: &Case<'_>, row: usize, column: usize) -> bool {
    let told = |side: &Side<'_>, index: usize, number: i64, hedges: &[Approx]| {
        side.figure(index).is_some_and(|figure| figure.value == Value::Number(Exact::int(number)) && hedges.contains(&figure.approx))
    };
    told(case.source, row, 10, &[Approx::Over])
        && told(case.output, column, 12, &[Approx::About, Approx::Over])
        && case.output.is_spelt(column)
}

/// Whether the output takes off what 折 leaves out.
fn is_price_cut(case: &Case<'_>, row: usize, column: usize) -> bool {
    let said = case.output.figure(column).and_then(|figure| figure.value.number());
    paid_for_off(case, row, column).and_then(|paid| Exact::int(100).sub(paid)).is_some_and(|cut| Some(cut) == said)
}

/// Whether the output takes off what is paid.
pub(super) fn is_paid_for_off(case: &Case<'_>, row: usize, column: usize) -> bool {
    paid_for_off(case, row, column).is_some() && !is_price_cut(case, row, column)
}

/// What is paid under 折 where the output says how much is taken off: 八折 is 20 % off.
fn paid_for_off(case: &Case<'_>, row: usize, column: usize) -> Option<Exact> {
    let (a, b) = (case.source.figure(row)?, case.output.figure(column)?);
    if !case.source.speech().paid.are_in(case.source.surface(row)) {
        return None;
    }
    let (speech, lang) = (case.output.speech(), case.output.lang);
    // "Discounts of 50%, 25% and 12%"
    let (before, after) = (tail(case.output.before(b), 40).rsplit(['.', ';', '。', '；']).next()?, head(case.output.after(b), 32));
    let clause = after.split([',', '.', ';', '，', '。']).next().unwrap_or_default();
    let off = speech::has(clause, speech.off, lang)
        || speech::has(before, speech.off, lang)
        || speech::ends(case.output.surface(column), speech.off, lang);
    if off { a.value.number() } else { None }
}

/// 增长了两倍 is tripled, and "doubled" is 增长了一倍.
pub(super) fn is_once_too_few(case: &Case<'_>, (row, x): (usize, &Note), (column, y): (usize, &Note)) -> bool {
    let grown = |side: &Side<'_>, index: usize, note: &Note| note.role == Some(Role::Change) && side.surface(index).ends_with('倍');
    let verb = |side: &Side<'_>, index: usize| side.surface(index).bytes().all(|byte| byte.is_ascii_alphabetic());
    let times = |side: &Side<'_>, index: usize| side.figure(index).is_some_and(|figure| figure.kind == Kind::Multiplier);
    // 是老馆的3倍, and no 比老馆大3倍.
    let before =
        |side: &Side<'_>, index: usize, last: &[char]| side.figure(index).is_some_and(|figure| side.before(figure).ends_with(last));
    let base = |side: &Side<'_>, index: usize| before(side, index, &['的']);
    let beyond = |side: &Side<'_>, index: usize| before(side, index, &['大', '多', '高', '长', '重', '快', '增', '加', '了']);
    times(case.source, row)
        && times(case.output, column)
        && (grown(case.source, row, x) && verb(case.output, column)
            || verb(case.source, row) && grown(case.output, column, y)
            || base(case.source, row) && beyond(case.output, column)
            || beyond(case.source, row) && base(case.output, column))
        && case.source.figure(row).map(|figure| &figure.value) == case.output.figure(column).map(|figure| &figure.value)
}
