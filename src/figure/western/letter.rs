//! Letters and capitals. Called by the lexer and the lexicon for every letter beyond ASCII, of which nearly all are told without a table.

/// The letters of Western Europe and Russia.
#[inline]
pub(super) const fn is_plain(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'à'..='ö' | 'ø'..='ÿ' | 'À'..='Ö' | 'Ø'..='ß' | 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')
}

/// Any letter but the raised ones of ordinals (1º), which stand for no word.
#[inline]
pub(super) fn is_letter(c: char) -> bool {
    is_plain(c) || c.is_alphabetic() && !matches!(c, 'º' | 'ª')
}

/// Whether a letter is a capital.
#[inline]
pub(super) fn is_capital(c: char) -> bool {
    match c {
        'а'..='я' | 'ё' | 'ß'..='ö' | 'ø'..='ÿ' => false,
        _ => c.is_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_without_a_table_is_told_rightly() {
        for c in '\0'..'\u{3000}' {
            assert_eq!(is_letter(c), c.is_alphabetic() && !matches!(c, 'º' | 'ª'), "{c}");
            assert_eq!(is_capital(c), c.is_uppercase(), "{c}");
        }
    }
}
