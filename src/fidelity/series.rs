//! Codes of one series: GPT-4 and GPT-5, F-35 and F-16. The letters tell which name is meant, so that another number is a slip and no
//! paraphrase. `slips` and `judge` ask.

use super::ledger::Side;
use crate::figure::Kind;

/// How many figures to each side may be the one that is meant.
const REACH: usize = 64;

/// Whether two labels are codes with the same letters and other digits, and no source figure near has the output's digits.
pub(super) fn is_misnumbered(source: &Side<'_>, row: usize, output: &Side<'_>, column: usize) -> bool {
    same_letters(source, row, output, column) && !near(source, row).any(|other| is_numbered(source, other, output.surface(column)))
}

/// The source figure whose code an output figure without a partner writes with another number.
pub(super) fn misnumbered(source: &Side<'_>, output: &Side<'_>, column: usize) -> Option<usize> {
    let middle = column * source.figures.len() / output.figures.len().max(1);
    let row = near(source, middle).find(|row| same_letters(source, *row, output, column))?;
    is_misnumbered(source, row, output, column).then_some(row)
}

fn near(source: &Side<'_>, row: usize) -> std::ops::Range<usize> {
    row.saturating_sub(REACH)..(row + REACH).min(source.figures.len())
}

fn same_letters(source: &Side<'_>, row: usize, output: &Side<'_>, column: usize) -> bool {
    let is_label = |side: &Side<'_>, index: usize| side.figure(index).is_some_and(|figure| figure.kind == Kind::Label);
    let letters = |code: &str| code.bytes().filter(u8::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect::<Vec<u8>>();
    is_label(source, row) && is_label(output, column) && {
        let written = output.surface(column);
        // 120p is a price.
        written.contains(|c: char| c.is_ascii_uppercase())
            && (letters(written) == letters(source.surface(row)) || abbreviate_alike(source.surface(row), written))
    }
}

/// Whether a source figure has the digits of `code`.
fn is_numbered(source: &Side<'_>, row: usize, code: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    digits(source.surface(row)) == digits(code)
}

/// Whether two names are abbreviations of one in two languages: ACE2 and ECA2, ICD-10 and CIM-10. One letter may differ.
pub(super) fn abbreviate_alike(left: &str, right: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<Vec<char>>();
    let (left, mut other) = (letters(left), letters(right));
    let capitals = (3..8).contains(&left.len()) && left.len() == other.len() && left.iter().chain(&other).all(char::is_ascii_uppercase);
    capitals
        && left.iter().filter(|letter| other.iter().position(|own| own == *letter).map(|at| other.swap_remove(at)).is_none()).count() < 2
}
