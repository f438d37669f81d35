//! What two versions of a text have in common, word by word, so that a reviewer sees at once what changed.

use crate::cli::check::findings::columns;
use crate::report::Verdict;

/// Longer texts are not compared word by word: the table would be memory, and so much that changed is read anyway.
const MOST: usize = 1 << 20;

/// A character on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) c: char,
    /// Of the figure that it belongs to.
    pub(super) verdict: Option<Verdict>,
    /// Whether the other text has other words here.
    pub(super) changed: bool,
}

impl Cell {
    pub(super) const fn new(c: char, verdict: Option<Verdict>) -> Self {
        Self { c, verdict, changed: false }
    }

    /// A character of no figure.
    pub(super) const fn plain(c: char) -> Self {
        Self::new(c, None)
    }
}

/// Marks in both paragraphs the words that the other does not have.
pub(super) fn mark_changes(left: &mut [Cell], right: &mut [Cell]) {
    let (a, b) = (words(left), words(right));
    let same = common(&a, &b);
    let kept = |side: fn(&(usize, usize)) -> usize| same.iter().map(side).collect::<Vec<_>>();
    mark(left, &a, &kept(|pair| pair.0));
    mark(right, &b, &kept(|pair| pair.1));
}

/// Words as texts: runs of letters and digits, with the points and commas inside numbers; every other character, and every wide
/// one, is a word of its own.
fn words(cells: &[Cell]) -> Vec<String> {
    let digit = |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(|cell| cell.c.is_ascii_digit());
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for (at, cell) in cells.iter().enumerate() {
        let inner = matches!(cell.c, '.' | ',') && digit(at.checked_sub(1)) && digit(Some(at + 1));
        let inside = inner || cell.c.is_alphanumeric() && columns(cell.c) == 1;
        match words.last_mut().filter(|_| open && inside) {
            Some(word) => word.push(cell.c),
            None => words.push(cell.c.to_string()),
        }
        open = inside;
    }
    words
}

fn mark(cells: &mut [Cell], words: &[String], kept: &[usize]) {
    let lengths =
        words.iter().enumerate().flat_map(|(at, word)| std::iter::repeat_n(kept.binary_search(&at).is_err(), word.chars().count()));
    for (cell, changed) in cells.iter_mut().zip(lengths) {
        cell.changed = changed;
    }
}

/// The longest common subsequence of two lists, as pairs of indices.
pub(super) fn common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (left, right) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let middle = |side: &[T]| side.len() - tail;
    let (left, right) = (left.get(..middle(left)).unwrap_or_default(), right.get(..middle(right)).unwrap_or_default());
    let inner = if left.len() * right.len() > MOST { Vec::new() } else { longest(left, right) };
    let ends = (0..tail).map(|at| (a.len() - tail + at, b.len() - tail + at));
    (0..head).map(|at| (at, at)).chain(inner.into_iter().map(|(x, y)| (x + head, y + head))).chain(ends).collect()
}

/// By dynamic programming: `rows[i][j]` is the length of what `a[i..]` and `b[j..]` share.
fn longest<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let mut rows = vec![vec![0_u32; b.len() + 1]];
    for x in a.iter().rev() {
        let below = rows.last().map_or(&[][..], Vec::as_slice);
        let (mut row, mut best) = (vec![0], 0);
        for (y, pair) in b.iter().zip(below.windows(2)).rev() {
            let (down, diagonal) = (pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0));
            best = if x == y { diagonal + 1 } else { best.max(down) };
            row.push(best);
        }
        row.reverse();
        rows.push(row);
    }
    rows.reverse();
    let at = |i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let (mut pairs, mut i, mut j) = (Vec::new(), 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(i + 1, j) >= at(i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_words_are_marked() {
        let marked =
            |cells: &[Cell]| cells.iter().map(|cell| if cell.changed { '^' } else { ' ' }).collect::<String>().trim_end().to_owned();
        for (old, new, left, right) in [
            ("up 39 percent", "up 39 percent", "", ""),
            ("up 39.48 percent", "up 39.84 percent", "   ^^^^^", "   ^^^^^"),
            ("rose in May", "rose", "    ^^^^^^^", ""),
            ("", "all new", "", "^^^^^^^"),
            ("增长三成", "下降三成", "^^", "^^"),
        ] {
            let cells = |text: &str| text.chars().map(Cell::plain).collect::<Vec<_>>();
            let (mut a, mut b) = (cells(old), cells(new));
            mark_changes(&mut a, &mut b);
            assert_eq!((marked(&a), marked(&b)), (left.to_owned(), right.to_owned()), "{old} -> {new}");
        }
    }

    #[test]
    fn what_is_common_keeps_its_order() {
        for (a, b, want) in [("abcd", "acbd", 3), ("", "abc", 0), ("xaybzc", "abc", 3), ("abc", "cba", 1)] {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let pairs = common(&a, &b);
            assert_eq!(pairs.len(), want, "{a:?} {b:?}");
            assert!(pairs.iter().all(|(x, y)| a[*x] == b[*y]) && pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }
    }
}
