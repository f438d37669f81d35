//! Numbers of no exact size: dozens, hundreds of thousands, десятки людей. Called by `western::spelled`.

use crate::figure::Exact;
use crate::figure::western::lex::Shape;
use crate::figure::western::lexicon::Word;
use crate::figure::western::number::{Form, Number};
use crate::figure::western::reader::Reader;
use crate::figure::western::table::{Habit, Role, flag};

/// A dozen, a score; `quarantaine` and `cuarentena` are forty only of what an article counts, or as an age, and else a time apart.
pub(super) fn group_word(reader: &Reader<'_>, at: usize) -> Option<(&'static Word, usize)> {
    let (word, next) = reader.term(at, flag::GROUP)?;
    let before = at.checked_sub(1);
    let many = || reader.surface(next + 1).ends_with(['s', 'x', 'i', 'e']) && reader.shape(next + 1) == Shape::Word;
    let counted = || before.is_some_and(|before| reader.is(before, Role::A)) && reader.is(next, Role::Of) && many();
    // dans la quarantaine
    let age = || at > 1 && reader.is(at - 1, Role::The) && matches!(reader.surface(at - 2), "dans" | "Dans") && !reader.is(next, Role::Of);
    (word.cardinal != 40 || counted() || age()).then_some((word, next))
}

/// hundreds, tens of thousands, dozens (of), several hundred
pub(super) fn vague(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let (head, mut next) = reader.term(at, flag::VAGUE)?;
    // десятки людей: no `of` stands between.
    let bare = reader.lexicon.table.has(Habit::NoArticle);
    let several = head.role == Role::Several;
    let first = next;
    let mut value = Exact::int(head.cardinal.into());
    let mut seen = several;
    for _ in 0..3 {
        let of = next + usize::from(reader.is(next, Role::Of));
        let word = reader.word(of);
        let said = !reader.lexicon.table.has(Habit::DigitDecimals);
        if said && word.any(flag::SCALE) && of == next && word.scale >= if bare { 3 } else { 6 } {
            value = value.shift(word.scale.into());
        } else if word.any(flag::VAGUE) && !word.any(flag::ROLE) {
            value = value.mul(Exact::int(word.cardinal.into()))?;
        } else if several && word.any(flag::SCALE | flag::GROUP) {
            value = if word.any(flag::SCALE) { value.shift(word.scale.into()) } else { value.mul(Exact::int(word.cardinal.into()))? };
        } else {
            break;
        }
        (seen, next) = (true, of + 1);
    }
    // "dozens were injured", "hundreds gathered"; tens and scores need their `of`.
    let many = head.cardinal >= 12 && head.cardinal != 20;
    let counted = bare && reader.shape(next) == Shape::Word && !reader.word(next).any(flag::STOP);
    let plural = !several && (seen || many || counted || reader.is(next, Role::Of));
    (plural || several && next > first).then_some(Number::new(value, at, next, Form::Vague))
}
