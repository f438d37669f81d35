//! Short lists of words that a parser asks for beside a number. `Scan` looks through them.

use crate::figure::sieve::Sieve;

/// Words set off by blanks.
#[derive(Debug)]
pub(crate) struct Words {
    /// As they are written.
    pub(super) list: &'static str,
    /// Their first characters.
    pub(super) firsts: Sieve,
    /// Their last characters.
    pub(super) lasts: Sieve,
}

/// A list of words, made by the compiler.
macro_rules! words {
    ($list:expr) => {
        const { &$crate::figure::cjk::words::Words::of($list) }
    };
}

pub(crate) use words;

impl Words {
    /// For `words!`.
    pub(crate) const fn of(list: &'static str) -> Self {
        let (mut firsts, mut lasts) = (Sieve::NONE, Sieve::NONE);
        // The three bytes passed last: a character has no more.
        let (mut rest, mut opens, mut passed) = (list.as_bytes(), true, [0; 3]);
        while let [byte, behind @ ..] = rest {
            if *byte == b' ' {
                lasts = lasts.with_last(&passed);
            } else {
                firsts = if opens { firsts.with_first(rest) } else { firsts };
                let [_, middle, last] = passed;
                passed = [middle, last, *byte];
            }
            (opens, rest) = (*byte == b' ', behind);
        }
        Self { list, firsts, lasts: lasts.with_last(&passed) }
    }
}
