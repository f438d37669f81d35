//! One figure, one spelling: where the same words of the source are written in two ways, the later place gets a warning.
//! Names are kept alike by the glossary.

use std::collections::BTreeMap;

use super::{Remark, SectionOutput};
use crate::fidelity::{Relation, Severity};
use crate::figure::{Class, Kind};

/// Adds a warning to each part that writes a figure in another way than the first part that has it.
pub(super) fn warn_of_second_spellings<'a>(parts: impl Iterator<Item = &'a mut SectionOutput>) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for part in parts {
        let mut found = Vec::new();
        // Dates are shortened where the year is known; a rounded figure is another one.
        for figure in part.figures.iter().filter(|figure| figure.class == Class::Quantity && figure.relation == Relation::Exact) {
            if !figure.written.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let known = first.entry(figure.source.clone()).or_insert_with(|| figure.written.clone());
            if !alike(known, &figure.written, figure.kind) {
                found.push(Remark {
                    rule: "figure-inconsistent",
                    severity: Severity::Warning,
                    source: Some((figure.source.clone(), figure.span)),
                    output: None,
                    message: format!("{} is written `{}` here and `{known}` before", figure.source, figure.written),
                });
            }
        }
        part.findings.extend(found);
    }
}

/// Whether a reader sees no difference: capitals, the space or hyphen between number and unit, a unit said once, and the nouns of a
/// count, which differ as what is counted does.
fn alike(one: &str, other: &str, kind: Kind) -> bool {
    let plain = |written: &str| {
        // A hedge before it is of the sentence; capitals may be a currency.
        let written = written.trim_start_matches(|c: char| c.is_lowercase() || c.is_whitespace());
        let written = written.to_lowercase().replace(['\u{a0}', '\u{202f}', '-'], " ");
        let number = written.split(' ').next().unwrap_or_default().to_owned();
        if kind == Kind::Count { number } else { written }
    };
    let (one, other) = (plain(one), plain(other));
    one == other || kind != Kind::Count && (one.starts_with(&other) || other.starts_with(&one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::KeyFigure;
    use crate::text::Span;

    fn part(written: &str, source: &str, kind: Kind, relation: Relation) -> SectionOutput {
        let figure = KeyFigure {
            written: written.to_owned(),
            source: source.to_owned(),
            span: Span::new(0, 1),
            relation,
            class: Class::Quantity,
            kind,
        };
        SectionOutput { figures: vec![figure], ..SectionOutput::empty(String::new(), "") }
    }

    #[test]
    fn a_second_spelling_is_told() {
        for (before, after, kind, relation, warned) in [
            ("2.92342 billion yuan", "2.92342-billion yuan", Kind::Money, Relation::Exact, false),
            ("2.92342 billion yuan", "2.92342 billion", Kind::Money, Relation::Exact, false),
            ("2.92342 billion yuan", "2,923.42 million yuan", Kind::Money, Relation::Exact, true),
            ("2.92342 billion yuan", "CNY 2.92342 billion", Kind::Money, Relation::Exact, true),
            ("2.92342 billion yuan", "2.92 billion yuan", Kind::Money, Relation::Rounded, false),
            ("20,865 yuan", "as high as 20,865 yuan", Kind::Money, Relation::Exact, false),
            ("12 leagues", "12 departments", Kind::Count, Relation::Exact, false),
            ("30,000 people", "30 thousand people", Kind::Count, Relation::Exact, true),
        ] {
            let mut parts = [part(before, "x", kind, Relation::Exact), part(after, "x", kind, relation)];
            warn_of_second_spellings(parts.iter_mut());
            let [first, second] = &parts;
            assert_eq!((first.findings.len(), second.findings.len()), (0, usize::from(warned)), "{after}");
        }
    }
}
