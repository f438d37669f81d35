//! What each language says: numerals, scale words, units, classifiers, approximators. Data only, one file a language.

use std::sync::LazyLock;

use super::cjk::table::Index;
use crate::text::Lang;

pub mod en;
pub(crate) mod zh;

static CHINESE: LazyLock<Index> = LazyLock::new(|| Index::new(&zh::TABLE));

/// The look-ups of a language without spaces.
pub(crate) fn index(_lang: &Lang) -> &'static Index {
    &CHINESE
}
