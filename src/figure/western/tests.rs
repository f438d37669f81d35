//! Laws of the grammar: no input makes it panic, and the lexicons have room.

use super::extract;
use crate::text::Lang;

#[test]
fn no_input_recurses_or_panics() {
    for piece in [
        "two and ",
        "one over ",
        "a hundred and ",
        "1 million ",
        "$",
        "-",
        "1,",
        "½ ",
        "\"5 ",
        "of a ",
        "一",
        "first ",
        "１",
        "°",
        "1:",
        "2.000.00٣£",
    ] {
        let text = piece.repeat(2000);
        for figure in extract(&text, &Lang::parse("en").unwrap()) {
            assert!(text.get(figure.span.start..figure.span.end).is_some(), "{piece}");
        }
    }
}

/// The table of slots must hold every word of every language with room to spare.
#[test]
fn every_lexicon_fits() {
    for (tag, table) in crate::figure::lang::WESTERN {
        let lexicon = super::compile::lexicon(table);
        assert!(lexicon.load() < 0.75, "{tag} fills {:.2} of the slots", lexicon.load());
    }
}
