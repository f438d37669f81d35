//! Which source figures without an heir are missed: all in a translation, in a summary those that its policy keeps. `judge` asks.

use super::alignment::Fate;
use super::around::{head, tail};
use super::case::Case;
use super::duty::Duty;
use super::ledger::{Note, SENTENCE, Side};
use super::policy::{Keep, Task};
use super::speech::Speech;
use super::speech::cues::Cues;
use super::speech::per::Per;
use super::tie::Grade;
use super::{excuses, relate, speech, times, units};
use crate::figure::{Approx, Class, Date, Dimension, Exact, Figure, Kind, Unit, Value};
use crate::text::Span;

/// The source figures that had to arrive and did not.
pub(super) fn missed(case: &Case<'_>) -> Vec<usize> {
    let used = case.outcome.used();
    let missing = case.outcome.missing(case.source).into_iter();
    missing.filter(|row| !used.contains(row) && is_missed(case, *row)).collect()
}

/// Whether a source figure that nothing stands for had to arrive.
fn is_missed(case: &Case<'_>, row: usize) -> bool {
    let (Some(figure), Some(note)) = (case.source.figure(row), case.source.note(row)) else { return false };
    match case.policy.task {
        Task::Translate => {
            let before = || times::was_period_before(case, row) || times::was_since_new_year(case, row);
            let again =
                || excuses::is_age_again(case.source, row) || case.source.is_all_of_it(row) || is_kept_in_other_unit(case, row, figure);
            note.duty == Duty::Must && !said_in_words(case, row, figure) && !before() && !again()
        }
        Task::Summarize => note.duty != Duty::Exempt && is_kept(case, row, figure),
    }
}

/// 161 feet (49 metres): the same quantity in two units, of which the output keeps one.
fn is_kept_in_other_unit(case: &Case<'_>, row: usize, figure: &Figure) -> bool {
    let beside = [row.checked_sub(1), Some(row + 1)].into_iter().flatten();
    let mut kept = beside.filter(|other| case.outcome.heirs.get(*other).copied().flatten().is_some());
    kept.any(|other| {
        let same = case.source.figure(other).is_some_and(|other| relate::tie(other, figure).grade == Grade::Converted);
        same && speech::begins_any(case.source.between(row, other), case.source.speech().asides, case.source.lang)
    })
}

/// 100 % may be said as "all", 24 hours as "around the clock".
fn said_in_words(case: &Case<'_>, row: usize, figure: &Figure) -> bool {
    let speech = case.output.speech();
    let number = figure.value.number();
    if is_in_code(case.source, case.output, figure) || is_in_name(case.source, case.output, figure) {
        return true;
    }
    if figure.kind == Kind::Ordinal && is_in_brackets(case, row, number) || is_one_of_rate(case.output, figure) {
        return true;
    }
    if is_day_after(case.source, row) && speech::has(said_for(case, row), speech.next_day, case.output.lang) {
        return true;
    }
    if figure.kind == Kind::Percent && number == Some(Exact::int(100)) {
        return speech::has(said_for(case, row), speech.all, case.output.lang);
    }
    if is_more_than_half(figure, case.source) {
        return speech::has(said_for(case, row), speech.most, case.output.lang);
    }
    if let Some((names, _)) = speech.marks.iter().find(|(_, mark)| number == Some(Exact::int(*mark)))
        && speech::has(said_for(case, row), names, case.output.lang)
    {
        return true;
    }
    if let Some(words) = words_of_hour(figure, speech) {
        return speech::has(said_for(case, row), words, case.output.lang);
    }
    if is_part_of_year(figure) {
        return speech::has(said_for(case, row), speech.half_year, case.output.lang);
    }
    // Half the country: 半个国家.
    if figure.kind == Kind::Fraction && number == Some(Exact::scaled(5, -1)) {
        return speech::has(said_for(case, row), speech.halved, case.output.lang);
    }
    if words_of_length(figure, speech).is_some_and(|names| speech::has(said_for(case, row), names, case.output.lang)) {
        return true;
    }
    // Hundreds of homes, 수백 채, 几十年: told as vaguely, where the other language reads no number.
    if is_vague(case.source, row, figure) {
        let words = if speech::in_characters(case.output.lang) { speech.vague } else { speech.unread };
        return speech::has(said_for(case, row), words, case.output.lang);
    }
    if is_day_and_night(figure) {
        let said = said_for(case, row).to_lowercase();
        return speech.day_and_night.are_in(&said);
    }
    false
}

/// K1100, page.html#section7: part of a code that `other` has letter for letter, though it may read no figure in it.
fn is_in_code(side: &Side<'_>, other: &Side<'_>, figure: &Figure) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'#' | b'.');
    let before = tail(side.before(figure), CODE).bytes().rev().take_while(is_part).count();
    let after = side.after(figure).bytes().take(CODE).take_while(is_part).count();
    let Some(code) = side.text.get(figure.span.start - before..figure.span.end + after) else { return false };
    let code = code.trim_matches(['-', '_', '#', '.']);
    let mixed = code.starts_with(|c: char| c.is_ascii_alphabetic()) || code.split(['-', '.']).filter(|part| is_mixed(part)).count() > 1;
    mixed && is_mixed(code) && !code.contains(' ') && other.text.contains(code)
}

/// So many bytes to each side a code reaches at most.
const CODE: usize = 200;

/// The 八重 of 八重山支店: characters with the next one that `other` has as they stand, between two languages that write them.
fn is_in_name(side: &Side<'_>, other: &Side<'_>, figure: &Figure) -> bool {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let written = |side: &Side<'_>| side.lang.is_chinese() || side.lang.primary() == "ja";
    let surface = figure.span.of(side.text);
    let next = side.after(figure).chars().next().filter(|next| han(*next));
    let named = |next: char| surface.chars().all(han) && other.text.contains(&format!("{surface}{next}"));
    written(side) && written(other) && side.lang.primary() != other.lang.primary() && next.is_some_and(named)
}

/// Both letters and digits.
fn is_mixed(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && text.contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether a day is the one after a day that was named shortly before: from May 3 to the 4th.
fn is_day_after(side: &Side<'_>, index: usize) -> bool {
    let day = |index: usize| match side.figure(index).map(|figure| &figure.value) {
        Some(Value::Date(date)) => date.day,
        _ => None,
    };
    let next = |before: u8, day: u8| day == before + 1 || day == 1 && (28..=31).contains(&before);
    let Some(own) = day(index) else { return false };
    (index.saturating_sub(4)..index).rev().find_map(day).is_some_and(|before| next(before, own))
}

/// Whether a figure is the one that the other side counts by: 1 mu, where so much is paid per mu.
fn is_one_of_rate(other: &Side<'_>, figure: &Figure) -> bool {
    let per = Per::of_measure(figure.unit.code).filter(|_| figure.value == Value::Number(Exact::ONE));
    per.is_some_and(|per| (0..other.figures.len()).any(|index| other.rate(index) == Some(per)))
}

/// Hundreds, decades: a number of no exact size; two decades are twenty years.
fn is_vague(side: &Side<'_>, index: usize, figure: &Figure) -> bool {
    let exact = figure.kind == Kind::Duration && figure.approx == Approx::None;
    !exact && speech::has(side.surface(index), side.speech().vague, side.lang)
}

/// 24 hours, which may be said as "around the clock".
fn is_day_and_night(figure: &Figure) -> bool {
    figure.kind == Kind::Duration && figure.unit.code == "h" && figure.value.number() == Some(Exact::int(24))
}

/// A half or quarter of a year that nothing names: it may be that of a match.
fn is_part_of_year(figure: &Figure) -> bool {
    let Value::Date(date) = &figure.value else { return false };
    (date.half.is_some() || date.quarter.is_some()) && *date == Date { half: date.half, quarter: date.quarter, ..Date::default() }
}

/// 过半数 is a majority.
fn is_more_than_half(figure: &Figure, side: &Side<'_>) -> bool {
    let half = figure.kind == Kind::Fraction && figure.value.number() == Some(Exact::scaled(5, -1));
    let most = || side.speech().most.are_in(figure.span.of(side.text));
    half && (matches!(figure.approx, Approx::Over | Approx::AtLeast) || most())
}

/// What the language of `speech` may call a length of time: 三个月 is a quarter, ten years a decade.
fn words_of_length(figure: &Figure, speech: &Speech) -> Option<Cues> {
    let told = (figure.kind, &figure.value, figure.unit);
    // 1日 is the first of a month or one day.
    let readings = std::iter::once(told).chain(figure.also.iter().map(|other| (other.kind, &other.value, other.unit)));
    let (number, own) = readings
        .filter(|(kind, _, unit)| matches!(kind, Kind::Duration | Kind::Age) && unit.dimension == Dimension::Time)
        .find_map(|(_, value, unit)| Some((value.number()?, unit)))?;
    let is = |length: &i64, code: &str| {
        let unit = Unit::by_code(code).filter(|unit| unit.code == own.code || code != "h" && code != "d");
        unit.and_then(|unit| units::convert(number, own, unit)) == Some(Exact::int(*length))
    };
    speech.lengths.iter().find(|(_, length, code)| is(length, code)).map(|(names, ..)| *names)
}

/// What the language of `speech` may call a time: noon, 午夜.
fn words_of_hour(figure: &Figure, speech: &Speech) -> Option<Cues> {
    let Value::Date(Date { hour: Some(hour), minute: None | Some(0), .. }) = &figure.value else { return None };
    match hour {
        12 => Some(speech.noon),
        0 | 24 => Some(speech.midnight),
        _ => None,
    }
}

/// 第十七条第二款 as Article 17(2).
fn is_in_brackets(case: &Case<'_>, row: usize, number: Option<Exact>) -> bool {
    let heir = row.checked_sub(1).and_then(|before| case.outcome.heirs.get(before).copied().flatten());
    heir.zip(number).is_some_and(|(heir, number)| case.output.surface(heir).ends_with(&format!("({number})")))
}

/// What the output says for the sentence of a source figure.
fn said_for<'a>(case: &Case<'a>, row: usize) -> &'a str {
    counterpart(case.source, case.output, row, |row| case.outcome.heirs.get(row).copied().flatten())
}

/// What the source says for the sentence of an output figure.
fn told_by<'a>(case: &Case<'a>, column: usize) -> &'a str {
    counterpart(case.output, case.source, column, |column| match case.outcome.fates.get(column)? {
        Fate::Stands(row, _) | Fate::Repeats(row) => Some(*row),
        _ => None,
    })
}

/// The sentences of `other` that stand for the one around a figure of `side`; without any, all between its neighbours. `partner` gives
/// the figure of `other` that belongs to one of `side`.
fn counterpart<'a>(side: &Side<'_>, other: &Side<'a>, index: usize, partner: impl Fn(usize) -> Option<usize>) -> &'a str {
    let span = |index: usize| partner(index).and_then(|index| other.figure(index)).map(|figure| figure.span);
    let sentence = side.note(index).map(|note| note.place.sentence);
    let near = index.saturating_sub(8)..index + 9;
    let same = near.filter(|other| side.note(*other).map(|note| note.place.sentence) == sentence);
    let spans: Vec<Span> = same.filter_map(span).collect();
    let bounds = spans.iter().map(|span| span.start).min().zip(spans.iter().map(|span| span.end).max());
    if let Some((start, end)) = bounds {
        return other.text.get(sentence_start(other.text, start)..sentence_end(other.text, end)).unwrap_or_default();
    }
    let before = (0..index).rev().take(8).find_map(span).map(|span| span.end);
    let after = (index + 1..index + 9).find_map(span).map(|span| span.start);
    // Without a neighbour on either side, what stands about as far on in the other text.
    let guess = index * other.text.len() / side.figures.len().max(1);
    let from = before.unwrap_or_else(|| after.unwrap_or(guess).saturating_sub(SENTENCE));
    let to = after.unwrap_or_else(|| before.unwrap_or(guess) + SENTENCE);
    other.text.get(other.text.floor_char_boundary(from)..other.text.ceil_char_boundary(to)).unwrap_or_default()
}

/// Whether the source says the output's 100 % as "all", or the mark of 50 as 荣枯线.
pub(super) fn was_said_in_words(case: &Case<'_>, column: usize, figure: &Figure) -> bool {
    let sentence = || told_by(case, column);
    let (speech, lang) = (case.source.speech(), case.source.lang);
    if is_in_code(case.output, case.source, figure) || is_in_name(case.output, case.source, figure) {
        return true;
    }
    if let Some(words) = words_of_hour(figure, speech) {
        return speech::has(sentence(), words, lang);
    }
    if is_more_than_half(figure, case.output) && speech::has(sentence(), speech.most, lang) {
        return true;
    }
    if is_part_of_year(figure) {
        return speech::has(sentence(), speech.half_year, lang);
    }
    if words_of_length(figure, speech).is_some_and(|names| speech::has(sentence(), names, lang)) {
        return true;
    }
    if is_vague(case.output, column, figure) {
        return [speech.vague, speech.unread].iter().any(|words| speech::has(sentence(), words, lang));
    }
    if times::is_since_new_year(case, column) || is_day_and_night(figure) && speech.day_and_night.are_in(&sentence().to_lowercase()) {
        return true;
    }
    if is_day_after(case.output, column) && speech::has(sentence(), speech.next_day, lang) || is_one_of_rate(case.source, figure) {
        return true;
    }
    let Some(number) = figure.value.number() else { return false };
    if figure.kind == Kind::Fraction && number == Exact::scaled(5, -1) && speech::has(sentence(), speech.halved, lang) {
        return true;
    }
    let whole = figure.kind == Kind::Percent && number == Exact::int(100);
    let marked = speech.marks.iter().find(|(_, mark)| Exact::int(*mark) == number);
    whole && speech::has(sentence(), speech.all, lang) || marked.is_some_and(|(names, _)| speech::has(sentence(), names, lang))
}

fn sentence_start(text: &str, at: usize) -> usize {
    let before = tail(text.get(..at).unwrap_or_default(), SENTENCE);
    let stops = before.rfind(['\n', ';']).map(|at| at + 1).max(before.rfind(". ").map(|at| at + 1));
    at - before.len() + stops.max(before.rfind('。').map(|at| at + '。'.len_utf8())).unwrap_or_default()
}

fn sentence_end(text: &str, at: usize) -> usize {
    let after = head(text.get(at..).unwrap_or_default(), SENTENCE);
    let end = [after.find(['\n', ';', '。']), after.find(". ")].into_iter().flatten().min();
    at + end.unwrap_or(after.len())
}

/// Whether a summary has to keep a figure.
fn is_kept(case: &Case<'_>, row: usize, figure: &Figure) -> bool {
    match &case.policy.keep {
        Keep::None => is_only_point(case),
        Keep::All => figure.class() != Class::Label,
        Keep::Key => {
            let key = matches!(figure.kind, Kind::Money | Kind::Percent | Kind::PercentagePoint | Kind::Measure);
            key && leads(case, figure)
        }
        Keep::List(list) => list.iter().any(|wanted| case.source.surface(row).contains(wanted.as_str())),
    }
}

/// Whether the figures are the only point of the passage, and the summary has none of them.
fn is_only_point(case: &Case<'_>) -> bool {
    if !case.output.figures.is_empty() || case.source.text.chars().nth(120).is_some() {
        return false;
    }
    let must = |(figure, note): &(&Figure, &Note)| figure.class() == Class::Quantity && note.duty == Duty::Must;
    let quantities = case.source.figures.iter().zip(&case.source.notes).filter(must).count();
    (1..=2).contains(&quantities)
}

/// Whether a figure stands in the title or in the first sentences of a section.
fn leads(case: &Case<'_>, figure: &Figure) -> bool {
    let paragraph = case.source.before(figure).rsplit('\n').next().unwrap_or_default();
    let sentences = paragraph.matches(['。', '！', '？']).count() + paragraph.matches(". ").count();
    sentences < 2
}
