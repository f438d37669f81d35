//! What each language says: numerals, scale words, units, classifiers, approximators. Data only, one file a language.
//!
//! A language is registered here and nowhere else: a row of `WESTERN`, or an index for the grammars without spaces.

use std::sync::LazyLock;

use super::affix::table::Index as Affixes;
use super::cjk::table::Index;
use super::render::speech::Speech;
use super::western::table::Table;
use crate::text::Lang;

pub mod de;
pub mod en;
pub mod es;
pub mod fr;
mod international;
pub mod it;
mod ja;
mod ko;
pub mod pt;
pub mod ru;
pub(crate) mod zh;

/// The languages of the western grammar by primary tag; the first serves those without a file of their own.
pub(crate) const WESTERN: [(&str, &Table); 7] = [
    ("en", &en::TABLE),
    ("de", &de::TABLE),
    ("fr", &fr::TABLE),
    ("es", &es::TABLE),
    ("pt", &pt::TABLE),
    ("it", &it::TABLE),
    ("ru", &ru::TABLE),
];

static CHINESE: LazyLock<Index> = LazyLock::new(|| Index::new(&zh::TABLE));

static JAPANESE: LazyLock<Affixes> = LazyLock::new(|| Affixes::new(&ja::TABLE));
static KOREAN: LazyLock<Affixes> = LazyLock::new(|| Affixes::new(&ko::TABLE));

/// How figures are written in the languages that are a table; English and Chinese have renderers of their own.
pub(crate) fn speech(lang: &Lang) -> Option<&'static Speech> {
    Some(match lang.primary() {
        "de" => &de::SPEECH,
        "es" => &es::SPEECH,
        "fr" => &fr::SPEECH,
        "it" => &it::SPEECH,
        "ja" => &ja::SPEECH,
        "ko" => &ko::SPEECH,
        "pt" => &pt::SPEECH,
        "ru" => &ru::SPEECH,
        _ => return None,
    })
}

/// The look-ups of Japanese or Korean.
pub(crate) fn affix_index(lang: &Lang) -> &'static Affixes {
    if lang.primary() == "ko" { &KOREAN } else { &JAPANESE }
}

/// The look-ups of a language without spaces.
pub(crate) fn index(_lang: &Lang) -> &'static Index {
    &CHINESE
}
