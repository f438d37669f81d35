//! "Over", "about" and "nearly" that belong to the sentence rather than to its figure. `judge` asks before it blames an approximator.

use super::around::{Role, head, tail};
use super::case::Case;
use super::ledger::Side;
use super::speech::{self, Bound, Order};
use crate::figure::{Approx, Direction, Figure, Kind};

/// Whether the source hedges the figure in a way that belongs to the sentence: 最短, 近三年来, 五年期以上.
pub(super) fn hedged_around(source: &Side<'_>, row: usize, approx: Approx) -> bool {
    // "More than 500 waited about 40 minutes": what is hedged itself is hedged by nothing else.
    let loose = |figure: &&Figure| figure.approx != Approx::About || approx == Approx::About;
    let Some(figure) = source.figure(row).filter(loose) else { return false };
    let Bound { lead, tail: behind, far } = bound(source, approx);
    let clause = |c: char| matches!(c, '，' | ',' | '。' | '；' | '\n');
    let words = tail(source.before(figure), 54).rsplit(clause).next().unwrap_or_default();
    let (near, after, surface) = (tail(words, 15), head(past_aside(source.after(figure)), 9), source.surface(row));
    // 不得超过 is no 超过.
    let denied = |at: usize| words.get(..at).is_some_and(|head| head.ends_with(['不', '得', '未', '没', '勿']));
    // 百亿元级 is tens of billions.
    let class = || approx == Approx::Over && surface.ends_with('元') && after.starts_with(['级', '級']);
    if speech::in_characters(source.lang) {
        class()
            || far.places(words).any(|(at, _)| !denied(at))
            || lead.are_in(near)
            || lead.open(surface)
            || behind.are_in(after)
            || behind.close(surface)
    } else {
        far.are_in(&words.to_ascii_lowercase())
    }
}

/// What follows a conversion in brackets: 300公里（180英里）以上.
fn past_aside(text: &str) -> &str {
    let opened = text.trim_start().starts_with(['(', '（']);
    let end = head(text, 54).find([')', '）']).filter(|_| opened);
    end.and_then(|end| text.get(end..)).map_or(text, |rest| rest.trim_start_matches([')', '）', ' ']))
}

/// Whether the source tells how far something reached, which "as high as" and "up to" tell as well: 6メートルに達する, atteignait 6,47.
pub(super) fn reaches(source: &Side<'_>, row: usize, approx: Approx) -> bool {
    let Some(figure) = source.figure(row).filter(|_| approx == Approx::AtMost) else { return false };
    let reached = source.speech().reached;
    match source.speech().order {
        Order::VerbLast => reached.open(source.after(figure).trim_start()),
        _ => speech::words(tail(source.before(figure), 24)).rev().take(3).any(|word| speech::is_one_of(word, reached)),
    }
}

/// Whether the figure stands beside the same quantity in another unit that has the hedge: cerca de 20 km (15 mi).
pub(super) fn hedged_beside(source: &Side<'_>, row: usize, approx: Approx) -> bool {
    let Some(figure) = source.figure(row) else { return false };
    let beside = [row.checked_sub(1), Some(row + 1)].into_iter().flatten();
    beside.into_iter().any(|other| {
        let conversion = source.figure(other).is_some_and(|mate| {
            let near = |approx: Approx| matches!(approx, Approx::About | Approx::Under);
            let alike = mate.approx == approx || near(mate.approx) && near(approx);
            alike && mate.unit != figure.unit && mate.unit.dimension == figure.unit.dimension
        });
        let aside = |text: &str| text.trim_start().starts_with(['(', '（']) && text.chars().count() <= 3;
        // About 10 metres long, 50 centimetres wide and 1 tonne in weight.
        let listed = approx == Approx::About && other < row && source.figure(other).is_some_and(|mate| mate.approx == approx) && {
            let between = source.between(other, row);
            between.len() <= 36 && between.contains([',', '，', '、']) && !between.contains(['.', '。', ';', '；'])
        };
        conversion && aside(source.between(row, other)) || listed
    })
}

/// Whether a sum stands in brackets behind the same in another currency, which many write with an "about": 670.9 billion yen ($4.5 billion).
pub(super) fn is_converted_sum(source: &Side<'_>, row: usize) -> bool {
    let sum = |index: usize| source.figure(index).filter(|figure| figure.kind == Kind::Money).map(|figure| figure.unit.code);
    let before = row.checked_sub(1);
    let other = before.and_then(sum).zip(sum(row)).is_some_and(|(from, to)| from != to);
    other && before.is_some_and(|before| matches!(source.between(before, row).trim(), "(" | "（" | ", or" | "or"))
}

/// Whether the sentence hedges the figure the other way too: 差不多就是8000多元.
pub(super) fn hedged_twice(source: &Side<'_>, row: usize, approx: Approx) -> bool {
    let Some(figure) = source.figure(row) else { return false };
    // 최소 70명, 대부분 65세 미만: the bound of another figure
    let clause = |c: char| matches!(c, '，' | ',' | '。' | '；' | '\n') || c.is_ascii_digit();
    let words = tail(source.before(figure), 54).rsplit(clause).next().unwrap_or_default();
    let denied = |at: usize| words.get(..at).is_some_and(|head| head.ends_with(['不', '得', '未', '没', '勿']));
    speech::in_characters(source.lang) && bound(source, approx).far.places(words).any(|(at, _)| !denied(at))
}

fn bound(source: &Side<'_>, approx: Approx) -> &'static Bound {
    let speech = source.speech();
    match approx {
        Approx::Over | Approx::AtLeast => &speech.over_bound,
        Approx::Under => &speech.under_bound,
        Approx::AtMost => &speech.most_bound,
        Approx::About | Approx::None => &speech.about_bound,
    }
}

/// Whether the output bounds the figure from the other side, a few words before it: up to 7 % as 至少处以营业额7%.
pub(super) fn bounds_otherwise(case: &Case<'_>, row: usize, column: usize) -> bool {
    let (Some(a), Some(b)) = (case.source.figure(row), case.output.figure(column)) else { return false };
    let speech = case.output.speech();
    let far = match a.approx {
        Approx::Under | Approx::AtMost => speech.over_bound.far,
        Approx::Over | Approx::AtLeast => speech.most_bound.far,
        Approx::About | Approx::None => return false,
    };
    let clause = |c: char| matches!(c, '，' | ',' | '。' | '；' | '\n' | '.') || c.is_ascii_digit();
    let words = tail(case.output.before(b), 40).rsplit(clause).next().unwrap_or_default().to_lowercase();
    far.places(&words)
        .any(|(at, _)| speech::in_characters(case.output.lang) || !words.get(..at).is_some_and(|head| head.ends_with(char::is_alphabetic)))
}

/// Whether a reversed bound is one in form alone: 近三年来 is "over the past three years", 跌破5000点 is "below 5,000".
pub(super) fn turned_in_form(source: &Side<'_>, row: usize) -> bool {
    let (Some(figure), Some(note)) = (source.figure(row), source.note(row)) else { return false };
    let around = speech::in_characters(source.lang) && figure.kind == Kind::Duration && figure.approx == Approx::Under;
    let size = matches!(figure.kind, Kind::Percent | Kind::PercentagePoint);
    around || note.motion == Direction::Down && !size && matches!(figure.approx, Approx::Over | Approx::AtLeast)
}

/// "Some 770 million": little more than an article before a large number.
pub(super) fn says_some(output: &Side<'_>, column: usize) -> bool {
    speech::begins(output.surface(column), output.speech().articles, output.lang)
}

/// Whether "fino a" or "hasta" only marks where a change ends that the other text tells as one too: raddoppiate fino a 1,05 milioni is
/// doubled to 1.05 million.
pub(super) fn marks_end_of_change(case: &Case<'_>, row: usize, column: usize) -> bool {
    let marked = |side: &Side<'_>, index: usize| {
        let most = side.figure(index).is_some_and(|figure| figure.approx == Approx::AtMost);
        most && speech::begins(side.surface(index), side.speech().level, side.lang)
    };
    let reached = |side: &Side<'_>, index: usize| {
        let led = side.figure(index).is_some_and(|figure| speech::ends(side.before(figure).trim_end(), side.speech().level, side.lang));
        led || side.note(index).is_some_and(|note| note.role == Some(Role::Level))
    };
    marked(case.output, column) && reached(case.source, row) || marked(case.source, row) && reached(case.output, column)
}

/// Whether "over" may be a preposition ("power over 79 items", "the past five years") rather than "more than".
pub(super) fn maybe_preposition(output: &Side<'_>, column: usize) -> bool {
    let Some(figure) = output.figure(column) else { return false };
    // Below the level of four years ago.
    if figure.kind == Kind::Duration && speech::begins(output.after(figure).trim_start(), output.speech().ago, output.lang) {
        return true;
    }
    let surface = output.surface(column);
    let before = output.before(figure).trim_end();
    // "aged 60 and over two haircuts"
    let bound = before.strip_suffix(" and").is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    if bound || speech::begins_with(surface, "past", output.lang) {
        return true;
    }
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let speech = output.speech();
    speech::begins(surface, speech.over, output.lang)
        && !speech::is_one_of(word, speech.before_over)
        && !before.ends_with([',', ';', '.', ':', '('])
}
