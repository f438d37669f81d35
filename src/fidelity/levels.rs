//! A change told as a level, a level told as a change: "rose to" for "rose by". `judge` asks for every pair that holds.

use super::around::{Role, tail};
use super::case::Case;
use super::ledger::{Note, Side};
use super::speech::cues::Cues;
use super::tie::Grade;
use super::{relate, speech};
use crate::figure::{Approx, Direction, Exact, Figure, Kind};

/// "Rose to" for "rose by".
pub(super) fn is_other_role(x: &Note, y: &Note) -> bool {
    x.role.zip(y.role).is_some_and(|(here, there)| here != there)
}

/// "Climbed 8 % to £1.94bn" where the change starts from that.
pub(super) fn is_start_for_end(case: &Case<'_>, (row, column): (usize, usize), (x, y): (&Note, &Note)) -> bool {
    let Some(figure) = case.output.figure(column) else { return false };
    let (speech, lang) = (case.output.speech(), case.output.lang);
    // "Rose by 45 to 54" where it rose from 45; but "une hausse de 5 % à 12" has a word that says either.
    let clear = |side: &Side<'_>, index: usize| {
        side.figure(index).is_some_and(|figure| !speech::ends(side.before(figure).trim_end(), side.speech().change, side.lang))
    };
    let ends = y.role == Some(Role::Level) || y.role == Some(Role::Change) && clear(case.source, row);
    let same = |other: &Figure| relate::tie(other, figure).grade == Grade::Exact;
    let elsewhere = || case.source.figures.iter().enumerate().any(|(other, figure)| other != row && same(figure));
    // "11.9 percent against 2.8" sets two changes side by side.
    let size = y.is_start && !x.is_start && x.role == Some(Role::Change) && figure.kind != Kind::Percent && clear(case.output, column);
    size && !elsewhere()
        || x.is_start && !y.is_start && ends && !speech::ends(case.output.before(figure).trim_end(), speech.start, lang) && !elsewhere()
}

/// "Fell by 29" where the source says that it is 29.
pub(super) fn is_state(case: &Case<'_>, row: usize, (x, y): (&Note, &Note)) -> bool {
    let Some(figure) = case.source.figure(row) else { return false };
    let still = x.role.is_none() && x.motion == Direction::None && y.role == Some(Role::Change) && figure.kind != Kind::Multiplier;
    still && {
        let (speech, lang) = (case.source.speech(), case.source.lang);
        let head = case.source.before(figure).trim_end();
        let clause = tail(head, 24).rsplit(['，', ',', '。', '；', '\n']).next().unwrap_or_default();
        speech::ends(head, speech.states, lang)
            && ![speech.up, speech.down].iter().any(|cues| speech::has(clause, cues, lang))
            && !clause.contains('幅')
    }
}

/// "Half as many" where the source speaks of a change by half, "70 percent of normal" for 偏少七成.
pub(super) fn is_level_for_change(case: &Case<'_>, (a, b): (&Figure, &Figure), (x, y): (&Note, &Note)) -> bool {
    if a.kind == Kind::Percent {
        let base = speech::begins(case.output.after(b).trim_start(), case.output.speech().norms, case.output.lang);
        return base && y.motion == Direction::None && x.motion != Direction::None && x.role != Some(Role::Level);
    }
    let level = || speech::begins(case.output.after(b).trim_start(), case.output.speech().compared, case.output.lang);
    let was_level = || speech::begins(case.source.after(a).trim_start(), case.source.speech().compared, case.source.lang);
    // Cut by half, there is half as much.
    let half = x.motion == Direction::Down && a.value.number() == Some(Exact::scaled(5, -1));
    a.kind == Kind::Fraction && !half && x.motion != Direction::None && y.motion == Direction::None && level() && !was_level()
}

/// "Up 112 %" where the source speaks of 112 % of a level: 恢复至2019年的112%.
pub(super) fn is_change_for_level(case: &Case<'_>, (a, b): (&Figure, &Figure), (x, y): (&Note, &Note)) -> bool {
    let (speech, lang) = (case.source.speech(), case.source.lang);
    let base = case.source.before(a).trim_end().strip_suffix('的').filter(|_| speech::in_characters(lang) && a.kind == Kind::Percent);
    let level = base.is_some_and(|base| ![speech.up, speech.down].iter().any(|cues| cues.are_in(tail(base, 6))));
    let word = speech::words(tail(case.output.before(b), 28)).rev().find(|word| !speech::is_one_of(word, case.output.speech().hedges));
    let moves = |word| [case.output.speech().up, case.output.speech().down].iter().any(|cues| speech::is_one_of(word, cues));
    let of = speech::begins(case.output.after(b).trim_start(), case.output.speech().of, case.output.lang);
    level && !of && x.role != Some(Role::Change) && y.role.is_none() && y.motion != Direction::None && word.is_some_and(moves)
}

/// "Cut to 86 %" where the source says that it was cut by so much: 压缩86%.
pub(super) fn is_reached_by_change(case: &Case<'_>, (a, b): (&Figure, &Figure), (x, y): (&Note, &Note)) -> bool {
    let (speech, lang) = (case.source.speech(), case.source.lang);
    // The last two characters, and no 增速 or 降幅, which are levels themselves; "down 37 %" needs no "by".
    let near = tail(case.source.before(a), 6);
    let still = || near.ends_with(['速', '幅', '率', '量', '额', '度']);
    let moves = |cues: &Cues| {
        if speech::in_characters(lang) { cues.are_in(near) } else { speech::ends(tail(case.source.before(a), 28).trim_end(), cues, lang) }
    };
    let beside = || !still() && [speech.up, speech.down].iter().any(moves);
    let bound = || case.output.speech().most_bound.far.close(case.output.before(b).trim_end());
    let bare = x.role.is_none() && x.motion != Direction::None && y.role == Some(Role::Level);
    let plain = speech::in_characters(lang) || matches!(a.approx, Approx::None | Approx::About);
    bare && plain && a.kind == Kind::Percent && beside() && !bound()
}
