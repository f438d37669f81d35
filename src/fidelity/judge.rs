//! From the alignment to findings: what each pair, each figure left over and each swap means under the policy.

use super::align::{Alignment, Fate};
use super::attribution;
use super::calendar::{self, Stretch};
use super::candidates::turned;
use super::derive::{self, How, Proof};
use super::ledger::{Duty, Note, Side};
use super::message::Words;
use super::policy::{Keep, Policy, Rounding, Task};
use super::relate::{self, Grade, Hedge, Tie};
use super::{Finding, Rule, Severity};
use crate::figure::{Approx, Class, Date, Direction, Exact, Figure, Kind, Value};
use crate::text::Span;

/// Everything that the rules look at.
pub(super) struct Case<'a> {
    pub(super) source: &'a Side<'a>,
    pub(super) output: &'a Side<'a>,
    pub(super) outcome: &'a Alignment,
    pub(super) policy: &'a Policy,
}

/// Every finding, in order of the source, then of the output.
pub(super) fn judge(case: &Case<'_>) -> Vec<Finding> {
    let words = Words { source: case.source, output: case.output };
    let mut findings = Vec::new();
    for (row, column, tie) in case.outcome.pairs() {
        pair(case, &words, row, column, tie, &mut findings);
    }
    let swaps = attribution::swaps(case.source, case.output, case.outcome, case.policy.task);
    for swap in &swaps {
        findings.push(words.swap(swap.first, swap.second));
        findings.push(words.swap(swap.second, swap.first));
    }
    let swapped: Vec<usize> = swaps.iter().flat_map(|swap| [swap.first.1, swap.second.1]).collect();
    for (row, column, _) in case.outcome.pairs().filter(|(_, column, tie)| tie.holds() && !swapped.contains(column)) {
        if let Some(other) = attribution::misplaced(case.source, case.output, case.outcome, (row, column)) {
            findings.push(words.conflict(Rule::Attribution, other, column));
        }
    }
    for row in 0..case.source.figures.len() {
        findings.extend(missing(case, &words, row));
    }
    for (column, fate) in case.outcome.fates.iter().enumerate() {
        findings.extend(extra(case, &words, column, fate));
    }
    findings.sort_by_key(|finding| (finding.source.is_none(), finding.source.or(finding.output), finding.rule));
    findings
}

fn pair(case: &Case<'_>, words: &Words<'_>, row: usize, column: usize, tie: Tie, findings: &mut Vec<Finding>) {
    let (Some(a), Some(b)) = (case.source.figure(row), case.output.figure(column)) else { return };
    let (Some(x), Some(y)) = (case.source.note(row), case.output.note(column)) else { return };
    match tie.grade {
        Grade::Off(_) if price_cut(case, row, column) => return,
        Grade::Off(rule) => {
            findings.push(words.conflict(rule, row, column));
            return;
        }
        Grade::Rounded => {
            let severity = if case.policy.rounding == Rounding::Exact { Severity::Error } else { Severity::Warning };
            findings.push(words.pair(Rule::Rounded, severity, row, column));
        }
        Grade::Converted => findings.push(words.pair(Rule::Derived, Severity::Warning, row, column)),
        Grade::Exact if off_price(case, row, column).is_some() => {
            findings.push(words.conflict(Rule::Altered, row, column));
            return;
        }
        Grade::Exact => {}
    }
    match relate::hedge(a, b, tie.grade) {
        Hedge::Kept => {}
        Hedge::Lost | Hedge::Softened => findings.push(words.pair(Rule::Approximation, Severity::Warning, row, column)),
        Hedge::Added if hedged_around(case.source, row, b.approx) => {}
        Hedge::Reversed if hedged_around(case.source, row, b.approx) => {
            findings.push(words.pair(Rule::Approximation, Severity::Warning, row, column));
        }
        Hedge::Added if maybe_preposition(case.output, column) => {
            findings.push(words.pair(Rule::Approximation, Severity::Warning, row, column));
        }
        Hedge::Added | Hedge::Reversed => findings.push(words.pair(Rule::Approximation, Severity::Error, row, column)),
    }
    if a.kind == Kind::Fraction && x.motion != Direction::None && y.motion == Direction::None && is_comparison(case.output, b) {
        findings.push(words.pair(Rule::Attribution, Severity::Error, row, column));
    }
    if let (Some(period), Some(other)) = (x.rate, y.rate)
        && period != other
    {
        findings.push(words.pair(Rule::Unit, Severity::Error, row, column));
    }
    if (turned(x.motion, y.motion) || against_all(case, column, y.motion)) && tells_change(a) {
        findings.push(words.pair(Rule::Direction, Severity::Error, row, column));
    }
    if let (Some(role), Some(other)) = (x.role, y.role)
        && role != other
        && tells_change(a)
    {
        findings.push(words.pair(Rule::Attribution, Severity::Error, row, column));
    }
    findings.extend(date_faults(case, words, row, column, (x, y)));
    if let Some(finding) = other_year(case, words, row, column) {
        findings.push(finding);
    }
}

/// What is paid under 折 where the output says how much is taken off: 八折 is 20 % off.
fn off_price(case: &Case<'_>, row: usize, column: usize) -> Option<Exact> {
    let (a, b) = (case.source.figure(row)?, case.output.figure(column)?);
    let after = case.output.text.get(b.span.end..)?.trim_start();
    let off = ["off", "discount", "reduction", "cheaper"].iter().any(|word| after.starts_with(word))
        || case.output.surface(column).ends_with("off");
    (off && case.source.surface(row).contains('折')).then(|| a.value.number()).flatten()
}

/// Whether the output takes off what 折 leaves out.
fn price_cut(case: &Case<'_>, row: usize, column: usize) -> bool {
    let said = case.output.figure(column).and_then(|figure| figure.value.number());
    off_price(case, row, column).and_then(|paid| Exact::int(100).sub(paid)).is_some_and(|cut| Some(cut) == said)
}

/// Whether the source says the same number elsewhere, and only with the opposite direction.
fn against_all(case: &Case<'_>, column: usize, motion: Direction) -> bool {
    let Some(figure) = case.output.figure(column).filter(|_| motion != Direction::None) else { return false };
    let same = |(other, _): &(&Figure, &Note)| other.value == figure.value && relate::tie(other, figure).grade == Grade::Exact;
    let directions = case.source.figures.iter().zip(&case.source.notes).filter(same).map(|(_, note)| note.motion);
    let mut opposite = false;
    for other in directions {
        if other == motion {
            return false;
        }
        opposite |= turned(other, motion);
    }
    opposite
}

/// "half as many", "half the number": a level, where the source may speak of a change.
fn is_comparison(output: &Side<'_>, figure: &Figure) -> bool {
    let after = output.text.get(figure.span.end..).unwrap_or_default().trim_start();
    ["as many", "as much", "as large", "as high", "the ", "of the"].iter().any(|words| after.starts_with(words))
}

/// Whether the source hedges the figure in a way that belongs to the sentence: 最短, 跌破, 近三年来, 五年期以上.
fn hedged_around(source: &Side<'_>, row: usize, approx: Approx) -> bool {
    let Some(figure) = source.figure(row) else { return false };
    let clause = |c: char| matches!(c, '，' | ',' | '。' | '；' | '\n');
    let before: String =
        source.text.get(..figure.span.start).unwrap_or_default().chars().rev().take_while(|c| !clause(*c)).take(5).collect();
    let after: String = source.text.get(figure.span.end..).unwrap_or_default().chars().take(3).collect();
    let surface = source.surface(row);
    let (lead, tail): (&[&str], &[&str]) = match approx {
        Approx::Over | Approx::AtLeast => {
            (&["逾", "超", "破", "高", "不", "最", "少", "低", "满", "滿", "上"], &["余", "餘", "多", "以上", "来", "來", "起"])
        }
        Approx::Under => (&["近", "不", "破", "低"], &["以下", "以内", "以內", "内", "內"]),
        Approx::AtMost => (&["近", "不", "低", "限", "高", "达", "達", "多", "至"], &["以下", "以内", "以內", "内", "內"]),
        _ => (&["近", "约", "約", "概", "大", "差"], &["左右", "上下", "余", "餘", "多", "来", "來"]),
    };
    let words: String = source
        .text
        .get(..figure.span.start)
        .unwrap_or_default()
        .chars()
        .rev()
        .take_while(|c| !clause(*c))
        .take(18)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let far: &[&str] = match approx {
        Approx::Over | Approx::AtLeast => &["最短", "最少", "最低", "至少", "超过", "超過", "不少于"],
        Approx::Under | Approx::AtMost => &["接近", "差不多", "至多", "最多", "最高", "最长", "不到", "不超过"],
        _ => &["大概", "大约", "差不多"],
    };
    far.iter().any(|word| words.contains(word))
        || lead.iter().any(|word| before.contains(word) || surface.starts_with(word))
        || tail.iter().any(|word| after.contains(word) || surface.ends_with(word))
}

/// Whether "over" may be a preposition ("power over 79 items", "the past five years") rather than "more than".
fn maybe_preposition(output: &Side<'_>, column: usize) -> bool {
    let Some(figure) = output.figure(column) else { return false };
    let surface = output.surface(column).to_ascii_lowercase();
    // "aged 60 and over two haircuts"
    let head = output.text.get(..figure.span.start).unwrap_or_default().trim_end();
    let bound = head.strip_suffix(" and").is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    if surface.starts_with("past ") || bound {
        return true;
    }
    let before = output.text.get(..figure.span.start).unwrap_or_default().trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let verbs = [
        "of", "to", "at", "with", "has", "have", "had", "is", "are", "was", "were", "by", "and", "from", "for", "than", "reached",
        "totaled", "some", "a", "the", "now", "about",
    ];
    surface.starts_with("over ") && !verbs.contains(&word) && !before.ends_with([',', ';', '.', ':', '('])
}

/// Whether a figure can rise or fall.
const fn tells_change(figure: &Figure) -> bool {
    matches!(
        figure.kind,
        Kind::Money
            | Kind::Percent
            | Kind::PercentagePoint
            | Kind::Count
            | Kind::Measure
            | Kind::Multiplier
            | Kind::Fraction
            | Kind::Duration
    )
}

/// One part of a date.
type Field<'f> = &'f dyn Fn(&Stretch) -> Option<i32>;

fn date_faults(case: &Case<'_>, words: &Words<'_>, row: usize, column: usize, (x, y): (&Note, &Note)) -> Option<Finding> {
    let (a, b) = (case.source.figure(row)?, case.output.figure(column)?);
    if let (Some(part), Some(other)) = (x.part, y.part)
        && part != other
    {
        return Some(words.pair(Rule::Date, Severity::Error, row, column));
    }
    let (left, right) = (calendar::spell(&a.value)?, calendar::spell(&b.value)?);
    let year = |stretch: &Stretch| stretch.from.year;
    let month = |stretch: &Stretch| stretch.from.month.map(i32::from);
    let day = |stretch: &Stretch| stretch.from.day.map(i32::from);
    let known = |side: &Side<'_>, field: Field<'_>, wanted: Option<i32>| {
        side.figures.iter().filter_map(|figure| calendar::spell(&figure.value)).any(|stretch| field(&stretch) == wanted)
    };
    let fields: [Field<'_>; 3] = [&year, &month, &day];
    for field in fields {
        match (field(&left), field(&right)) {
            // The output says more than this date does: another date of the source must have said it.
            (None, wanted @ Some(_)) if !known(case.source, field, wanted) => {
                return Some(words.pair(Rule::Date, Severity::Error, row, column));
            }
            (wanted @ Some(_), None) if case.policy.task == Task::Translate && !known(case.output, field, wanted) => {
                return Some(words.pair(Rule::Date, Severity::Warning, row, column));
            }
            _ => {}
        }
    }
    None
}

/// A year beside a figure that the source puts in another year.
fn other_year(case: &Case<'_>, words: &Words<'_>, row: usize, column: usize) -> Option<Finding> {
    let figure = case
        .output
        .figure(column)
        .filter(|figure| figure.class() == Class::Quantity && figure.value.number().is_some_and(|n| n > Exact::int(99)))?;
    // The one year of the output's clause, right behind or before the figure.
    let near = |index: usize| {
        let other = case.output.figure(index)?;
        let between = if index > column {
            case.output.text.get(figure.span.end..other.span.start)?
        } else {
            case.output.text.get(other.span.end..figure.span.start)?
        };
        let close = between.len() <= 24 && !between.contains([',', ';', '\n', '，', '。']) && !between.contains(". ");
        close.then(|| year_of(other).map(|year| (index, year))).flatten()
    };
    let (index, said) = [Some(column + 1), column.checked_sub(1)].into_iter().flatten().find_map(near)?;
    // Where the source has the number, its sentences have years, and none of them is it.
    let same = |(_, other): &(usize, &Figure)| other.value == figure.value;
    let mut years = case.source.figures.iter().enumerate().filter(same).flat_map(|(at, _)| years_around(case.source, at)).peekable();
    (years.peek().is_some() && years.all(|year| year != said)).then(|| words.wrong_year(row, index))
}

/// The years of the sentence that a source figure stands in.
fn years_around<'a>(source: &'a Side<'_>, row: usize) -> impl Iterator<Item = i32> + 'a {
    let sentence = source.note(row).map(|note| note.place.sentence);
    let near = row.saturating_sub(12)..(row + 13).min(source.figures.len());
    near.filter(move |other| source.note(*other).map(|note| note.place.sentence) == sentence)
        .filter_map(|other| source.figure(other))
        .filter_map(year_of)
}

/// The year of a date that is one.
fn year_of(figure: &Figure) -> Option<i32> {
    let stretch = calendar::spell(&figure.value)?;
    stretch.from.year.filter(|_| stretch.to.is_none() && !stretch.from.decade)
}

/// What it means that a source figure has no heir.
fn missing(case: &Case<'_>, words: &Words<'_>, row: usize) -> Option<Finding> {
    if case.outcome.heirs.get(row)?.is_some() || case.outcome.covered.contains(&row) || used(case.outcome, row) {
        return None;
    }
    let (figure, note) = (case.source.figure(row)?, case.source.note(row)?);
    let wanted = match case.policy.task {
        Task::Translate => note.duty == Duty::Must && !said_in_words(case, row, figure),
        Task::Summarize => note.duty != Duty::Exempt && kept(case, row, figure),
    };
    wanted.then(|| words.dropped(row))
}

fn used(outcome: &Alignment, row: usize) -> bool {
    outcome.fates.iter().any(|fate| {
        matches!(fate, Fate::Repeats(other) if *other == row) || matches!(fate, Fate::Derived(Proof { from, .. }) if from.contains(&row))
    })
}

/// 100 % may be said as "all", a whole hundred times over.
fn said_in_words(case: &Case<'_>, row: usize, figure: &Figure) -> bool {
    if figure.kind != Kind::Percent || figure.value != Value::Number(Exact::int(100)) {
        return false;
    }
    let sentence = case.source.note(row).map(|note| note.place.sentence);
    let heir = |index: usize| case.outcome.heirs.get(index).copied().flatten();
    let near = row.saturating_sub(8)..row + 9;
    let same = near.filter(|other| case.source.note(*other).map(|note| note.place.sentence) == sentence);
    // The output sentences that stand for this one; without one, all between the neighbours.
    let spans: Vec<Span> = same.filter_map(heir).filter_map(|column| case.output.figure(column)).map(|figure| figure.span).collect();
    let bounds = spans.iter().map(|span| span.start).min().zip(spans.iter().map(|span| span.end).max());
    let (from, to) = if let Some((start, end)) = bounds {
        (sentence_start(case.output.text, start), sentence_end(case.output.text, end))
    } else {
        let span = |index: usize| heir(index).and_then(|column| case.output.figure(column)).map(|figure| figure.span);
        let from = (0..row).rev().take(8).find_map(span).map_or(0, |span| span.end);
        (from, (row + 1..row + 9).find_map(span).map_or(case.output.text.len(), |span| span.start))
    };
    let all = ["all", "every", "each", "entire", "entirely", "fully", "full", "universal", "whole", "complete", "completely"];
    let between = case.output.text.get(from..to).unwrap_or_default().to_lowercase();
    between.split(|c: char| !c.is_alphanumeric()).any(|word| all.contains(&word))
}

fn sentence_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind(['\n', ';']).max(before.rfind(". ")).map_or(0, |at| at + 1)
}

fn sentence_end(text: &str, at: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    let end = [after.find(['\n', ';']), after.find(". ")].into_iter().flatten().min();
    at + end.unwrap_or(after.len())
}

/// Whether a summary has to keep a figure.
fn kept(case: &Case<'_>, row: usize, figure: &Figure) -> bool {
    match &case.policy.keep {
        Keep::None => only_point(case),
        Keep::All => figure.class() != Class::Label,
        Keep::Key => {
            let key = matches!(figure.kind, Kind::Money | Kind::Percent | Kind::PercentagePoint | Kind::Measure);
            key && leads(case, figure)
        }
        Keep::List(list) => list.iter().any(|wanted| case.source.surface(row).contains(wanted.as_str())),
    }
}

/// Whether the figures are the only point of the passage, and the summary has none of them.
fn only_point(case: &Case<'_>) -> bool {
    let must = |(figure, note): &(&Figure, &Note)| figure.class() == Class::Quantity && note.duty == Duty::Must;
    let quantities = case.source.figures.iter().zip(&case.source.notes).filter(must).count();
    let long = case.source.text.chars().count() > 120;
    let none = case.outcome.fates.iter().all(|fate| *fate == Fate::Alone);
    (1..=2).contains(&quantities) && !long && none && case.output.figures.is_empty()
}

/// Whether a figure stands in the title or in the first sentences of a section.
fn leads(case: &Case<'_>, figure: &Figure) -> bool {
    let before = case.source.text.get(..figure.span.start).unwrap_or_default();
    let paragraph = before.rsplit('\n').next().unwrap_or_default();
    let sentences = paragraph.matches(['。', '！', '？']).count() + paragraph.matches(". ").count();
    sentences < 2
}

/// What it means that an output figure stands for no source figure.
fn extra(case: &Case<'_>, words: &Words<'_>, column: usize, fate: &Fate) -> Option<Finding> {
    let (figure, note) = (case.output.figure(column)?, case.output.note(column)?);
    match fate {
        Fate::Derived(proof) if proof.holds => Some(words.derived(column, proof, Severity::Warning)),
        Fate::Derived(proof) => Some(words.derived(column, proof, Severity::Error)),
        Fate::Alone if note.duty == Duty::Must && !is_idiom(figure, case.output) && !is_base(case.output, figure) => {
            let reckoned = case.policy.task == Task::Summarize && derive::has_cue(case.output, column) && figure.class() == Class::Quantity;
            if reckoned {
                let proof = Proof { how: How::Sum, from: Vec::new(), holds: false };
                return Some(words.derived(column, &proof, Severity::Error));
            }
            Some(words.invented(column))
        }
        _ => None,
    }
}

/// The hundred of "37 of every 100": a base, no figure.
fn is_base(output: &Side<'_>, figure: &Figure) -> bool {
    let hundred = figure.value == Value::Number(Exact::int(100)) || figure.value == Value::Number(Exact::int(1000));
    let before = output.text.get(..figure.span.start).unwrap_or_default().trim_end();
    hundred && ["every", "out of", "per", "in", "each"].iter().any(|word| before.ends_with(word))
}

/// Words such as "one", "first", "single" or "both" that count nothing.
fn is_idiom(figure: &Figure, output: &Side<'_>) -> bool {
    let surface = figure.span.of(output.text);
    let before = output
        .text
        .get(..figure.span.start)
        .and_then(|text| text.split_whitespace().next_back())
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    let small = match &figure.value {
        // "The second half" of anything.
        Value::Date(date) => *date == Date { half: date.half, ..Date::default() },
        value => value.number().and_then(Exact::to_i64).is_some_and(|n| (0..=2).contains(&n)),
    };
    let spelt = !surface.contains(|c: char| c.is_ascii_digit());
    // "The second half of the essay".
    let half = figure.kind == Kind::Fraction
        && before.is_some_and(|word| ["first", "second", "latter", "other", "better", "top", "bottom"].contains(&word));
    half || small && spelt
}
