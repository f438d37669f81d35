//! The words by which options are called in settings, plans and approved outputs: one table an option.

use crate::fidelity::{Rounding, Task};
use crate::figure::render::{MoneyStyle, NumberStyle, Units};

use super::Length;

/// An option whose values have names.
pub trait Named: Copy + PartialEq + Default + 'static {
    /// Every value by its name.
    const NAMES: &'static [(&'static str, Self)];

    /// The name of this value.
    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| *name)
    }

    /// The value of this name.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// All names, for messages: `short, medium or long`.
    fn all() -> String {
        let names: Vec<&str> = Self::NAMES.iter().map(|(name, _)| *name).collect();
        match names.as_slice() {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            _ => names.concat(),
        }
    }
}

impl Named for Task {
    const NAMES: &'static [(&'static str, Self)] = &[("summarize", Self::Summarize), ("translate", Self::Translate)];
}

impl Named for Length {
    const NAMES: &'static [(&'static str, Self)] = &[("short", Self::Short), ("medium", Self::Medium), ("long", Self::Long)];
}

impl Named for NumberStyle {
    const NAMES: &'static [(&'static str, Self)] = &[("exact", Self::Exact), ("news", Self::News)];
}

impl Named for MoneyStyle {
    const NAMES: &'static [(&'static str, Self)] = &[("word", Self::Word), ("code", Self::Code)];
}

impl Named for Units {
    const NAMES: &'static [(&'static str, Self)] = &[("kept", Self::Kept), ("both", Self::Both)];
}

impl Named for Rounding {
    const NAMES: &'static [(&'static str, Self)] = &[("stated", Self::Stated), ("exact", Self::Exact)];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_belong_together() {
        assert_eq!(
            (Length::named("long"), Length::Long.name(), Length::all()),
            (Some(Length::Long), "long", "short, medium or long".to_owned())
        );
        assert_eq!(Units::named("miles"), None);
    }
}
