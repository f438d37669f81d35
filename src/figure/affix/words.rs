//! Words by their first letter: one look tells whether any of a list may begin at a place. Called by every parser of `affix`.

use std::collections::BTreeMap;

/// A list of words and what each says, in rows by the first letter, the longest word of a row first.
#[derive(Debug)]
pub(crate) struct Words<T> {
    /// Open addressing with at least three empty slots for each row, so that a letter is found or missed at the first look.
    slots: Box<[Slot<T>]>,
    /// The letters that the words end with.
    lasts: Letters,
}

/// The row of a letter; NUL and no words where the slot is empty.
#[derive(Clone, Debug)]
struct Slot<T> {
    letter: char,
    row: Vec<(Box<[char]>, T)>,
}

impl<T: Copy> Words<T> {
    pub(crate) fn of<'a>(lists: impl Iterator<Item = (T, &'a str)>) -> Self {
        let mut rows: BTreeMap<char, Vec<(Box<[char]>, T)>> = BTreeMap::new();
        for (value, list) in lists {
            for word in list.split('|').filter(|word| !word.is_empty()) {
                let chars: Box<[char]> = word.chars().collect();
                if let Some(first) = chars.first() {
                    rows.entry(*first).or_default().push((chars, value));
                }
            }
        }
        let lasts = Letters::of(rows.values().flatten().filter_map(|(word, _)| word.last().copied()));
        let mut slots = vec![Slot { letter: '\0', row: Vec::new() }; (rows.len() * 4).next_power_of_two()];
        for (letter, mut row) in rows {
            row.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
            let free = probe(letter, slots.len()).find(|slot| slots.get(*slot).is_some_and(|slot| slot.letter == '\0'));
            if let Some(slot) = free.and_then(|slot| slots.get_mut(slot)) {
                *slot = Slot { letter, row };
            }
        }
        Self { slots: slots.into_boxed_slice(), lasts }
    }

    /// The words that begin with `letter`.
    #[inline]
    fn row(&self, letter: char) -> Option<&[(Box<[char]>, T)]> {
        let slots = probe(letter, self.slots.len()).map_while(|slot| self.slots.get(slot));
        let slot = slots.take_while(|slot| slot.letter != '\0').find(|slot| slot.letter == letter)?;
        Some(&slot.row)
    }

    /// Whether a word may begin with `letter`.
    #[inline]
    pub(crate) fn may_begin(&self, letter: char) -> bool {
        self.row(letter).is_some()
    }

    /// The longest word at `at`, over single blanks inside it: the place after it and what it says.
    #[inline]
    pub(crate) fn at(&self, chars: &[char], at: usize) -> Option<(usize, T)> {
        let row = self.row(*chars.get(at)?)?;
        row.iter().find_map(|(word, value)| Some((follow(chars, at, word)?, *value)))
    }

    /// The longest word at `at` without a blank inside it.
    pub(crate) fn at_once(&self, chars: &[char], at: usize) -> Option<(usize, T)> {
        let row = self.row(*chars.get(at)?)?;
        row.iter().find_map(|(word, value)| chars.get(at..)?.starts_with(word).then_some((at + word.len(), *value)))
    }

    /// The longest word that ends right before `at`, within reach.
    pub(crate) fn before(&self, chars: &[char], at: usize) -> Option<(usize, T)> {
        chars.get(at.checked_sub(1)?).filter(|letter| self.lasts.has(**letter))?;
        (at.saturating_sub(12)..at).find_map(|start| self.at(chars, start).filter(|(end, _)| *end == at).map(|(_, value)| (start, value)))
    }
}

impl<T> Words<T> {
    /// The first letters of the words.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = char> {
        self.slots.iter().map(|slot| slot.letter).filter(|letter| *letter != '\0')
    }

    /// The last letters of the words.
    pub(crate) fn lasts(&self) -> impl Iterator<Item = char> {
        self.slots.iter().flat_map(|slot| &slot.row).filter_map(|(word, _)| word.last().copied())
    }
}

/// A set of letters of the basic plane, a bit each.
#[derive(Debug, Default)]
pub(crate) struct Letters(Box<[u64]>);

impl Letters {
    pub(crate) fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut bits = vec![0; 0x1_0000 / 64];
        for letter in letters {
            if let Some(word) = bits.get_mut(letter as usize / 64) {
                *word |= 1_u64 << (letter as usize % 64);
            }
        }
        Self(bits.into_boxed_slice())
    }

    /// Whether `letter` is in the set.
    #[inline]
    pub(crate) fn has(&self, letter: char) -> bool {
        self.0.get(letter as usize / 64).is_some_and(|word| word >> (letter as usize % 64) & 1 != 0)
    }
}

/// The slots of a letter, from its own on; `length` is a power of two.
fn probe(letter: char, length: usize) -> impl Iterator<Item = usize> {
    let own = (letter as usize).wrapping_mul(0x9e37_79b1) >> 7;
    (own..own + length).map(move |slot| slot & (length - 1))
}

fn follow(chars: &[char], at: usize, word: &[char]) -> Option<usize> {
    let mut at = at;
    for (nth, c) in word.iter().enumerate() {
        // パナマ・バルボア: the middle point is a blank
        if nth > 0 && matches!(chars.get(at), Some(' ' | '・')) && chars.get(at) != Some(c) {
            at += 1;
        }
        if chars.get(at) != Some(c) {
            return None;
        }
        at += 1;
    }
    Some(at)
}
