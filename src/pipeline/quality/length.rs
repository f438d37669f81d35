//! Whether a translation is as long as translations are.
//!
//! The bounds come from 442 machine translations of Chinese news sentences into English (WMT 2023) and the hand-made references: for
//! texts of 30 characters and more, the ratio of [`weight`] lies between 0.77 and 1.69 for 98 of 100, and the two below 0.65
//! had left words out.

use super::Fault;
use super::script::is_han;
use crate::text::Lang;

/// Any translation of a text of a few words and more has at least this share of its weight.
const SHORTEST: f64 = 0.3;
/// From this weight on, chance evens out.
const LONG: f64 = 40.0;
/// The same for a long text, into a language of words; writing without spaces is denser.
const SHORTEST_WORDS: f64 = 0.66;
const SHORTEST_DENSE: f64 = 0.42;
/// Nothing is longer, but for a few words.
const LONGEST: f64 = 3.0;
const FEW: f64 = 20.0;

/// Too short or too long: as a whole, or one paragraph where there are as many as in the source.
pub(super) fn fault(source: &str, reply: &str, lang: &Lang) -> Option<Fault> {
    let whole = of(weight(source), weight(reply), lang);
    whole.or_else(|| {
        let paragraphs = |text: &str| text.split("\n\n").map(weight).collect::<Vec<f64>>();
        let (wanted, got) = (paragraphs(source), paragraphs(reply));
        let alike = wanted.len() == got.len() && wanted.len() > 1;
        wanted
            .iter()
            .zip(&got)
            .filter(|_| alike)
            .find_map(|(wanted, got)| of(*wanted, *got, lang).filter(|fault| *fault == Fault::TooShort))
    })
}

fn of(wanted: f64, got: f64, lang: &Lang) -> Option<Fault> {
    let dense = lang.is_cjk() || lang.primary() == "ko";
    let least = match wanted {
        ..8.0 => 0.0,
        ..LONG => SHORTEST,
        _ if dense => SHORTEST_DENSE,
        _ => SHORTEST_WORDS,
    };
    if got < wanted * least {
        return Some(Fault::TooShort);
    }
    (got > (wanted * LONGEST).max(FEW)).then_some(Fault::TooLong)
}

/// About how many words: one for each Han, kana or hangul character's worth of meaning, one for each three letters else.
#[expect(clippy::cast_precision_loss, reason = "texts are far shorter than 2^52 characters")]
fn weight(text: &str) -> f64 {
    let (mut dense, mut letters) = (0_usize, 0_usize);
    for c in text.chars() {
        if is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}') {
            dense += 1;
        } else if c.is_alphanumeric() {
            letters += 1;
        }
    }
    dense as f64 + letters as f64 / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        let en = Lang::parse("en").unwrap();
        let long = "全面加强民族团结进步创建工作,搬迁农牧民入驻率达100%。累计投入资金建设了各类公共服务设施,群众的生活条件得到明显改善。";
        let whole = "The zone has strengthened its work for national unity and progress in every way, and all of the relocated farmers and herders have moved in. It has invested in public facilities of all kinds, and living conditions have improved markedly.";
        let half = "The zone has strengthened its work for national unity and progress in every way.";
        for (source, reply, want) in [
            (long.to_owned(), whole.to_owned(), None),
            (long.to_owned(), half.to_owned(), Some(Fault::TooShort)),
            (format!("{long}\n\n{long}"), format!("{whole}\n\n{half}"), Some(Fault::TooShort)),
            (long.to_owned(), whole.repeat(4), Some(Fault::TooLong)),
            ("税收增长".to_owned(), "up".to_owned(), None),
        ] {
            assert_eq!(fault(&source, &reply, &en), want, "{reply}");
        }
    }
}
