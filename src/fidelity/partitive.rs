//! Two figures of which one is part of the other: 4 of the 5, the 3rd battalion of the 12th regiment. `attribution` asks.

use super::ledger::Side;
use super::speech;

/// "4 of the 5", with `most` words between: a part of the whole, whatever the order in the source.
pub(super) fn of_the_other(output: &Side<'_>, j: usize, l: usize, most: usize) -> bool {
    let (Some(a), Some(b)) = (output.figure(j.min(l)), output.figure(j.max(l))) else { return false };
    let between = output.text.get(a.span.end..b.span.start).unwrap_or_default();
    let (cues, lang) = (output.speech().of, output.lang);
    if speech::in_characters(lang) {
        // 三场战争，其中两场
        let told = between.rsplit_once(['，', ',']).map_or(between, |(_, last)| if among(last) { last } else { between });
        return between.len() <= 36 && told.len() <= 24 && cues.are_in(told) && !told.contains(['，', ',']);
    }
    // "All 57 of the poor households, out of 312"
    let between =
        between.rsplit_once(',').map(|(_, last)| last).filter(|last| speech::ends(last.trim_end(), cues, lang)).unwrap_or(between);
    if !speech::begins(between.trim_start(), cues, lang) {
        return false;
    }
    let bare = !a.span.of(output.text).contains(' ');
    let few = speech::words(between).nth(most).is_none();
    let plain = !between.contains([',', ';', '(']) && !between.contains(|c: char| c.is_ascii_digit());
    bare && plain && few
}

/// Whether a clause opens with what is among the things just counted.
fn among(clause: &str) -> bool {
    clause.trim_start().starts_with("其中")
}

/// "The 327th Regiment of the 101st Division", which Chinese, Japanese and Korean say the other way round.
pub(super) fn is_turned_round(source: &Side<'_>, output: &Side<'_>, rows: (usize, usize), columns: (usize, usize)) -> bool {
    let (side, (first, last)) = match (speech::in_characters(source.lang), speech::in_characters(output.lang)) {
        (false, true) => (source, rows),
        (true, false) => (output, columns),
        _ => return false,
    };
    let between = side.between(first, last).trim_end();
    let whole = between.rsplit_once(' ').map_or("", |(rest, article)| if article.len() <= 3 { rest } else { "" });
    let joined = [between, whole].iter().any(|text| speech::ends(text, side.speech().of, side.lang));
    let parted = || between.contains([',', ';', '.', ':']) || speech::has(between, side.speech().and, side.lang);
    // "15 mu with a planting area of 34.42 mu"
    let aside = || speech::begins(between.trim_start(), side.speech().joints, side.lang);
    let few = speech::words(between).nth(5).is_none();
    joined && few && !parted() && (!aside() || speech::begins(between.trim_start(), side.speech().of, side.lang))
}

/// "157 of 137": the part cannot be more than the whole.
pub(super) fn part_above_whole(output: &Side<'_>, j: usize, l: usize) -> bool {
    let number = |index: usize| output.figure(index).and_then(|figure| figure.value.number());
    !speech::in_characters(output.lang)
        && of_the_other(output, j, l, 4)
        && number(j.min(l)).zip(number(j.max(l))).is_some_and(|(part, whole)| part > whole)
}
