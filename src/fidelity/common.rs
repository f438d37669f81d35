//! Which subjects two texts may have in common. Figures are compared by the subjects near them, so that a word which the other text does
//! not have says nothing; most words of a text are such, and `context` weighs none of them.

use super::opposites;
use super::subjects::{self, Hit};

/// A set of subjects by some of their bits: what is not in it is certainly not in the text.
struct Sieve([u64; 64]);

impl Sieve {
    fn of(hits: &[Hit]) -> Self {
        let mut sieve = Self([0; 64]);
        hits.iter().map(|hit| hit.subject).chain(opposites::subjects()).for_each(|subject| sieve.add(subject));
        sieve
    }

    fn add(&mut self, subject: u32) {
        if let Some(bits) = self.0.get_mut(subject as usize / 64 % 64) {
            *bits |= 1 << (subject % 64);
        }
    }

    fn may_have(&self, subject: u32) -> bool {
        self.0.get(subject as usize / 64 % 64).is_some_and(|bits| bits & 1 << (subject % 64) != 0)
    }
}

/// Leaves out the words that the other text does not have. What speaks of opposites says something even alone, a loss for a profit,
/// and so does a name: France for Germany.
pub(super) fn keep_common(source: &mut Vec<Hit>, output: &mut Vec<Hit>) {
    let here = Sieve::of(source);
    output.retain(|hit| here.may_have(hit.subject) || subjects::is_name(hit.subject));
    let there = Sieve::of(output);
    source.retain(|hit| there.may_have(hit.subject) || subjects::is_name(hit.subject));
}
