//! Number words that run together: zweiundvierzigtausend, ventitremila. Called by the lexer for words that no table holds.

use super::lexicon::{Lexicon, Word};
use super::table::{Role, flag};

/// What may begin a compound.
pub(super) const HEAD: u64 = flag::CARDINAL | flag::SCALE | flag::PART;
/// What may go on.
const TAIL: u64 = HEAD | flag::ORDINAL | flag::ORDINAL_SCALE | flag::DENOMINATOR;
/// The longest number word that is worth cutting, in bytes.
const LONGEST: usize = 96;

/// The parts of `word`, each with its length and its index in the lexicon, where it is made of number words alone.
pub(super) fn parts(word: &str, lexicon: &Lexicon) -> Option<Vec<(usize, u16)>> {
    if !lexicon.may_be_compound(word) {
        return None;
    }
    let lower = word.to_lowercase();
    // Offsets must hold for the word as it is written.
    if lower.len() != word.len() || word.len() > LONGEST {
        return None;
    }
    let mut found = Vec::new();
    cut(&lower, lexicon, &mut found).then_some(found)
}

/// What may close a compound that is no number alone: dreitägig, zwölfstöckig, трёхлетний, полпроцента, trentenne.
fn closes(word: &Word) -> bool {
    let role = matches!(word.role, Role::Fold | Role::Times | Role::Old | Role::Clock | Role::Parts | Role::Percent | Role::PercentPoint);
    role || word.any(flag::UNIT | flag::MONEY | flag::NOUN)
}

/// Takes the longest part that lets the rest be cut as well. Parts are few and the word is short, so the search is small.
fn cut(rest: &str, lexicon: &Lexicon, found: &mut Vec<(usize, u16)>) -> bool {
    if rest.is_empty() {
        return found.len() > 1;
    }
    if found.len() > 16 {
        return false;
    }
    let ends = rest.char_indices().skip(2).map(|(at, _)| at).chain([rest.len()]).filter(|at| *at <= 28);
    for end in ends.collect::<Vec<_>>().into_iter().rev() {
        let (Some(part), Some(more)) = (rest.get(..end), rest.get(end..)) else { continue };
        let (first, last) = (found.is_empty(), more.is_empty());
        let fits = |index: &u16| {
            let word = lexicon.word(*index);
            let fits = word.any(if first { HEAD } else { TAIL }) || !first && (word.role == Role::And && !last || last && closes(word));
            *index > 0 && fits && !(last && word.role == Role::And)
        };
        // A form of compounds alone may be spelt as another word: nov- of ventinovenne, and November.
        let whole = Some(lexicon.find(part)).filter(fits);
        let Some(index) = whole.or_else(|| Some(lexicon.find(&format!("{part}-"))).filter(fits)) else { continue };
        found.push((end, index));
        if cut(more, lexicon, found) {
            return true;
        }
        found.pop();
    }
    false
}
