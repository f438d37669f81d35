//! What each language says: numerals, scale words, units, classifiers, approximators. Data only, one file a language.

pub mod en;
