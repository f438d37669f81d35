//! Decades that have no plural ending: années 70, anni Novanta, 70er Jahre, 90-е годы.

use super::{decade, tens_of};
use crate::figure::western::found::{Found, plain, year_at};
use crate::figure::western::lex::Shape;
use crate::figure::western::measure;
use crate::figure::western::reader::Reader;
use crate::figure::western::spelled;
use crate::figure::western::table::{Habit, Role, flag};

/// années 70, años 80, 70er Jahre, 90-е годы.
pub(in crate::figure::western) fn named_decade(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(spelled) = spelled_decade(reader, at) {
        return Some(spelled);
    }
    let tens = plain(reader, at, &[2, 4]).filter(|tens| tens % 10 == 0 && (*tens < 100 || (1000..2100).contains(tens)))?;
    let year = if tens < 100 { tens_of(tens) } else { i32::try_from(tens).ok()? };
    if let Some(start) = of_decades(reader, at).filter(|_| tens < 1000 || !counts_years(reader, at)) {
        return Some(decade(reader, start, at + 1, year));
    }
    // 2000-х, and 19 achtziger in two pairs
    let own = reader.past_hyphen(at + 1);
    let lead = at.checked_sub(1).is_some_and(|before| reader.word(before).any(flag::STOP | flag::ROLE | flag::FILLER));
    let lone = (lead || at > 0 && reader.closes(own + 1)) && tens >= 20;
    if (tens >= 1000 || lone)
        && reader.glued(own)
        && matches!(reader.surface(own), "х" | "е" | "ые" | "ых")
        && !reader.is(own + 1, Role::Decades)
    {
        return Some(decade(reader, at, own + 1, year));
    }
    let suffix = reader.past_hyphen(at + 1);
    let german = reader.glued(suffix) && matches!(reader.surface(suffix), "er" | "ern" | "iger" | "х" | "е" | "ые" | "ых");
    let next = reader.past_hyphen(suffix + 1);
    // a 50er-Zone
    let years = reader.is(next, Role::Decades) || matches!(reader.surface(next), "Jahre" | "Jahren");
    let compound = reader.hyphen(suffix + 1) && !years;
    (!compound && german && (years || matches!(reader.surface(suffix), "er" | "ern" | "iger")))
        .then(|| decade(reader, at, if years { next + 1 } else { suffix + 1 }, year))
}

/// `en los años 2000 a 2019`, `in den Jahren 2020 und 2021`: single years, of which another follows; German names no decade without an ending.
fn counts_years(reader: &Reader<'_>, at: usize) -> bool {
    let joint = matches!(reader.word(at + 1).role, Role::And | Role::To | Role::Or) || reader.dash(at + 1);
    joint && year_at(reader, at + 2).is_some_and(|year| year % 10 != 0) || reader.lexicon.table.has(Habit::OrdinalPoint)
}

/// Where the decade whose number stands at `at` starts: after `années`, `anni '`, `década de los`, or after another decade and `and`.
fn of_decades(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let mark = |at: usize| matches!(reader.shape(at), Shape::Sign('\'' | '’' | '‘'));
    let before = at.checked_sub(1)?;
    let before = if mark(before) { before.checked_sub(1)? } else { before };
    if reader.is(before, Role::Decades) {
        return Some(before);
    }
    // la década de 1990, la década de los noventa
    let named = (2..4).find_map(|back| at.checked_sub(back).filter(|start| reader.role(*start, Role::Decades) == Some(at)));
    if named.is_some() {
        return named;
    }
    if let Some(start) = plural_article(reader, at) {
        return Some(start);
    }
    let joined = reader.is(before, Role::And) || reader.sign(before, ',') || reader.dash(before);
    let first = before.checked_sub(1).filter(|_| joined)?;
    let lead = (1..5).find_map(|back| first.checked_sub(back).filter(|at| reader.role(*at, Role::Decades).is_some()))?;
    let decade = reader.role(lead, Role::Decades).is_some_and(|after| after + usize::from(mark(after)) <= first);
    decade.then_some(at)
}

/// `a finales de los noventa`, `en los 90`: the plural article alone, where a date can stand and nothing is counted.
fn plural_article(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let article = at.checked_sub(1).filter(|article| reader.surface(*article) == "los" && reader.is(*article, Role::The))?;
    let lead = article.checked_sub(1)?;
    let late = reader.is(lead, Role::Of)
        && lead.checked_sub(1).is_some_and(|part| matches!(reader.word(part).role, Role::Early | Role::Mid | Role::Late));
    let ends = reader.closes(at + 1) || reader.word(at + 1).any(flag::STOP);
    ((late || reader.is(lead, Role::In)) && ends).then_some(article)
}

/// anni Novanta, los años noventa, années quatre-vingt-dix: after an article, which tells them from ninety years.
fn spelled_decade(reader: &Reader<'_>, at: usize) -> Option<Found> {
    (reader.shape(at) == Shape::Word).then_some(())?;
    let start = of_decades(reader, at)?;
    let tens = spelled::small(reader, at).filter(|tens| tens.whole().is_some_and(|tens| tens % 10 == 0 && (20..100).contains(&tens)))?;
    let article = start == at || start.checked_sub(1).is_none_or(|before| reader.word(before).any(flag::STOP | flag::FILLER | flag::ROLE));
    let counted = measure::after(reader, tens.next, false).is_some();
    (article && !counted)
        .then(|| decade(reader, start, tens.next, 1900 + i32::try_from(tens.whole().unwrap_or_default()).unwrap_or_default()))
}
