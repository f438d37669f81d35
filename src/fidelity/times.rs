//! Dates that agree as far as both say them, and still do not say the same; years beside a figure. `judge` asks for each pair.

use super::alignment::Fate;
use super::around::{Part, head, tail};
use super::calendar::{self, Stretch};
use super::case::Case;
use super::ledger::{Note, Side};
use super::message::Words;
use super::policy::Task;
use super::roll::Field;

use super::{Finding, Rule, Severity, speech, units};
use crate::figure::{Class, Date, Exact, Figure, Kind, Unit, Value};

/// What one of two dates says and the other does not, or says otherwise: early for late, a year that nobody gave.
pub(super) fn date_faults(case: &Case<'_>, words: &Words<'_>, row: usize, column: usize, (x, y): (&Note, &Note)) -> Option<Finding> {
    let (a, b) = (case.source.figure(row)?, case.output.figure(column)?);
    if let (Some(part), Some(other)) = (x.part, y.part)
        && part != other
    {
        return Some(words.pair(Rule::Date, Severity::Error, row, column));
    }
    let (left, right) = (calendar::spell(&a.value)?, calendar::spell(&b.value)?);
    // Late 2016 is 2016年後半.
    if x.part.is_some() && x.part == y.part && left.to.is_some() != right.to.is_some() && left.from.year == right.from.year {
        return None;
    }
    for field in Field::ALL {
        match (field.of(&left), field.of(&right)) {
            // The output says more than this date does: another date of the source must have said it.
            (None, Some(part)) if !case.source.roll().has_date(field, part) => {
                // 26日 as "July 26": a day whose month stands outside the passage is completed, and nothing here denies it. Machines
                // add years that are wrong.
                let completed = field == Field::Month && left.from.day.is_some() && !case.source.roll().tells(field);
                let message = words.completed(row, column);
                return Some(if completed { message } else { words.pair(Rule::Date, Severity::Error, row, column) });
            }
            (Some(part), None) if case.policy.task == Task::Translate && !case.output.roll().has_date(field, part) => {
                return Some(words.pair(Rule::Date, Severity::Warning, row, column));
            }
            _ => {}
        }
    }
    None
}

/// The season of 2016-17 as the year in which it ended.
pub(super) fn is_end_of_season(case: &Case<'_>, row: usize, column: usize) -> bool {
    let years = |side: &Side<'_>, index: usize| {
        let stretch = calendar::spell(&side.figure(index)?.value)?;
        stretch.from.month.is_none().then_some((stretch.from.year?, stretch.to.and_then(|to| to.year)))
    };
    // Both ends in full are a period: 2016-2017.
    let short = case.source.surface(row).len() <= "2016–17".len();
    short
        && matches!((years(case.source, row), years(case.output, column)), (Some((from, Some(to))), Some((said, None))) if to == from + 1 && said == to)
}

/// A year or month beside a figure that the source puts in another.
pub(super) fn other_time(case: &Case<'_>, words: &Words<'_>, row: usize, column: usize) -> Option<Finding> {
    let large = |figure: &&Figure| figure.class() == Class::Quantity && figure.value.number().is_some_and(|n| n > Exact::int(99));
    let figure = case.output.figure(column).filter(large)?;
    // The one date of the output's clause, right behind or before the figure.
    let near = |index: usize| {
        let between = case.output.between(column, index);
        let close = between.len() <= 24 && !between.contains([',', ';', '\n', '，', '。']) && !between.contains(". ");
        close.then(|| Time::of(case.output.figure(index)?).map(|time| (index, time))).flatten()
    };
    let (index, said) = [Some(column + 1), column.checked_sub(1)].into_iter().flatten().find_map(near)?;
    // A date that is wrong itself is told as that; "up from October" says when the change began.
    if case.output.note(index).is_some_and(|note| note.is_start)
        || matches!(case.outcome.fates.get(index), Some(Fate::Stands(_, tie)) if !tie.holds())
    {
        return None;
    }
    // Where the source has the number, its sentences have years or months, and none of them is it.
    let rows = case.source.with_value(&figure.value).map(|(at, ..)| at).chain([row]);
    let dates = rows.flat_map(|at| dates_around(case.source, at));
    let mut dates = dates.filter(|date| said.is_told_by(date)).peekable();
    (dates.peek().is_some() && dates.all(|date| !said.is_of(&date))).then(|| words.wrong_time(row, index))
}

/// The one year or month that a date is.
#[derive(Clone, Copy)]
enum Time {
    Year(i32),
    /// A month that has no year of its own.
    Month(u8),
}

impl Time {
    fn of(figure: &Figure) -> Option<Self> {
        let stretch = calendar::spell(&figure.value)?;
        let one = stretch.to.is_none() && !stretch.from.decade;
        let month = || stretch.from.month.filter(|_| stretch.from.day.is_none()).map(Self::Month);
        one.then(|| stretch.from.year.map(Self::Year).or_else(month))?
    }

    /// Whether `date` tells a time of this sort: a year, a month or several.
    fn is_told_by(self, date: &Stretch) -> bool {
        match self {
            Self::Year(_) => date.from.year.is_some() && date.to.is_none() && !date.from.decade,
            Self::Month(_) => date.from.month.is_some(),
        }
    }

    /// Whether it is what `date` says, or has it in it.
    fn is_of(self, date: &Stretch) -> bool {
        match self {
            Self::Year(year) => date.from.year == Some(year),
            Self::Month(month) => date.from.month == Some(month) && date.to.is_none_or(|to| to.month.is_none_or(|to| to == month)),
        }
    }
}

/// Whether two times stand at the same place of the clock's face, and the earlier one does not say that it is the morning.
pub(super) fn is_clock_face(case: &Case<'_>, row: usize, column: usize) -> bool {
    let time = |side: &Side<'_>, index: usize| {
        let stretch = calendar::spell(&side.figure(index)?.value)?;
        (stretch.to.is_none()).then_some((stretch.from.hour?, stretch.from.minute.unwrap_or(0)))
    };
    let (Some(a), Some(b)) = (time(case.source, row), time(case.output, column)) else { return false };
    // Noon is no midnight.
    let named = |side: &Side<'_>, index: usize| !side.surface(index).contains(|c: char| c.is_numeric());
    if a.0 % 12 == 0 && (named(case.source, row) || named(case.output, column)) {
        return false;
    }
    let morning = |side: &Side<'_>, index: usize| {
        let Some(figure) = side.figure(index) else { return true };
        let said = [tail(side.before(figure), 12), side.surface(index), head(side.after(figure), 20)].concat();
        let (cues, lang) = (side.speech().morning, side.lang);
        let lower = said.to_ascii_lowercase();
        // "At 9 a.m.": its points part it into letters.
        let byte = |at: Option<usize>| at.and_then(|at| lower.as_bytes().get(at)).copied();
        let dotted = |(at, cue): (usize, &str)| byte(at.checked_sub(1)) == Some(b' ') && byte(Some(at + cue.len())) == Some(b'.');
        cues.is_empty() || speech::has(&said, cues, lang) || cues.places(&lower).any(dotted)
    };
    a.1 == b.1 && (a.0 + 12 == b.0 && !morning(case.source, row) || b.0 + 12 == a.0 && !morning(case.output, column))
}

/// The month or year before one that the source compares with the one before it: 月減15% as "from October".
pub(super) fn is_period_before(case: &Case<'_>, column: usize) -> bool {
    let row = case.outcome.near(case.source, case.output, column);
    let Some(figure) = case.output.figure(column) else { return false };
    if is_span_before(case.output, figure) {
        return speech::has(case.source.sentence(row), case.source.speech().previous, case.source.lang);
    }
    let Some(said) = calendar::spell(&figure.value) else { return false };
    let near = case.source.figures.iter().skip(row.saturating_sub(6)).take(13);
    let before = |date: Stretch| is_before(&said, &date);
    let compared = || speech::has(case.source.sentence(row), case.source.speech().previous, case.source.lang);
    near.into_iter().filter_map(|figure| calendar::spell(&figure.value)).any(before) && compared()
}

/// 10月……环比 as "from September": the month before the one that the source names.
pub(super) fn is_month_before(case: &Case<'_>, row: usize, column: usize) -> bool {
    let date = |side: &Side<'_>, index: usize| side.figure(index).and_then(|figure| calendar::spell(&figure.value));
    let (Some(here), Some(said)) = (date(case.source, row), date(case.output, column)) else { return false };
    let compared = || speech::has(case.source.sentence(row), case.source.speech().previous, case.source.lang);
    let start = || case.output.note(column).is_some_and(|note| note.is_start);
    // 较6月加快
    let against = || case.output.figure(column).is_some_and(|figure| case.output.before(figure).ends_with(['较', '較', '比']));
    is_before(&said, &here) && (start() || against()) && compared()
}

/// By the end of March is in the first quarter.
pub(super) fn is_end_of_period(case: &Case<'_>, row: usize, column: usize) -> bool {
    let date = |side: &Side<'_>, index: usize| side.figure(index).and_then(|figure| calendar::spell(&figure.value));
    let (Some(whole), Some(said), Some(figure)) = (date(case.source, row), date(case.output, column), case.output.figure(column)) else {
        return false;
    };
    let last = whole.to.is_some_and(|to| to.month.is_some() && to.month == said.from.month) && said.to.is_none() && said.from.day.is_none();
    let late = case.output.note(column).is_some_and(|note| note.part == Some(Part::Late));
    let by = || speech::words(tail(case.output.before(figure), 24)).rev().take(4).any(|word| word == "by");
    last && late && by()
}

/// Whether an output figure is the January for which a sentence of the source about here says 年初.
pub(super) fn is_since_new_year(case: &Case<'_>, column: usize) -> bool {
    let row = case.outcome.near(case.source, case.output, column);
    is_january(case.output, column) && begins_year(case.source, row)
}

/// The same the other way about: "since January" as 年初来, 올해 들어.
pub(super) fn was_since_new_year(case: &Case<'_>, row: usize) -> bool {
    let heir = |other: usize| case.outcome.heirs.get(other).copied().flatten();
    let beside = (row.saturating_sub(2)..row + 3).find_map(heir);
    is_january(case.source, row) && beside.is_some_and(|column| begins_year(case.output, column))
}

/// Whether a figure is January of no year.
fn is_january(side: &Side<'_>, index: usize) -> bool {
    let january = Value::Date(Date { month: Some(1), ..Date::default() });
    side.figure(index).is_some_and(|figure| figure.value == january)
}

/// Whether the sentences about a figure tell of the beginning of the year.
fn begins_year(side: &Side<'_>, index: usize) -> bool {
    (index.saturating_sub(2)..index + 3).any(|index| speech::has(side.sentence(index), side.speech().new_year, side.lang))
}

/// Three months earlier: the length of a quarter.
fn is_span_before(side: &Side<'_>, figure: &Figure) -> bool {
    let Some((months, number)) = Unit::by_code("mo").zip(figure.value.number()) else { return false };
    let length = || units::convert(number, figure.unit, months).and_then(Exact::to_i64);
    figure.kind == Kind::Duration
        && speech::begins(side.after(figure).trim_start(), side.speech().ago, side.lang)
        && matches!(length(), Some(1 | 3 | 6 | 12))
}

/// The same the other way about: "from the first quarter" as 环比.
pub(super) fn was_period_before(case: &Case<'_>, row: usize) -> bool {
    let Some(said) = case.source.figure(row).and_then(|figure| calendar::spell(&figure.value)) else { return false };
    let heir = |other: usize| case.outcome.heirs.get(other).copied().flatten();
    let beside = [row.checked_sub(1), row.checked_sub(2), Some(row + 1)].into_iter().flatten().find_map(heir);
    let compared = |column: usize| speech::has(case.output.sentence(column), case.output.speech().previous, case.output.lang);
    let near = case.source.figures.iter().skip(row.saturating_sub(6)).take(13);
    let before = near.into_iter().filter_map(|figure| calendar::spell(&figure.value)).any(|date| is_before(&said, &date));
    before && beside.is_some_and(compared)
}

/// Whether a month, quarter or year is the one before another.
fn is_before(said: &Stretch, date: &Stretch) -> bool {
    match (said.only_year(), said.from.month, date.from.year, date.from.month) {
        (Some(year), _, Some(now), _) => year + 1 == now,
        (None, Some(month), _, Some(now)) if said.to.is_none() && said.from.day.is_none() => month % 12 + 1 == now,
        (None, Some(month), _, Some(now)) => {
            let quarter =
                |stretch: &Stretch| stretch.to.and_then(|to| to.month).zip(stretch.from.month).is_some_and(|(to, from)| to == from + 2);
            quarter(said) && quarter(date) && (month + 2) % 12 + 1 == now
        }
        _ => false,
    }
}

/// A length of time by custom: quinze jours, two weeks.
pub(super) fn is_customary(case: &Case<'_>, row: usize, column: usize) -> bool {
    let custom = |side: &Side<'_>, index: usize| {
        let surface = side.surface(index).to_lowercase();
        side.speech().weeks.iter().find(|(cue, _)| surface.contains(cue)).map(|(_, days)| *days)
    };
    let days = |side: &Side<'_>, index: usize| {
        let figure = side.figure(index).filter(|figure| figure.kind == Kind::Duration)?;
        let days = Unit::by_code("d")?;
        units::convert(figure.value.number()?, figure.unit, days)?.to_i64()
    };
    let is = |custom: Option<i64>, days: Option<i64>| custom.is_some() && custom == days;
    is(custom(case.source, row), days(case.output, column)) || is(custom(case.output, column), days(case.source, row))
}

/// The dates of the sentence of a source figure.
fn dates_around<'a>(source: &'a Side<'_>, row: usize) -> impl Iterator<Item = Stretch> + 'a {
    let near = row.saturating_sub(12)..(row + 13).min(source.figures.len());
    near.filter(move |other| !source.between(row, *other).contains(['。', '！', '？', '\n']) && !source.between(row, *other).contains(". "))
        .filter_map(|other| calendar::spell(&source.figure(other)?.value))
}
