//! Comparison by figures for snapshot tests: two texts are the same when their figures are.
//!
//! [`same_figures`] is the plain call. With the feature `insta` there is `FiguresOnly` for insta's `Settings::set_comparator`.

use crate::figure::{self, Figure};
use crate::text::Lang;

/// Whether two texts carry the same figures, each as often as the other, in any order.
///
/// ```
/// use tally::regress::comparator::same_figures;
/// use tally::text::Lang;
///
/// let en = Lang::parse("en").unwrap();
/// let approved = "Tax revenue rose 39.48 percent to 2.92342 billion yuan.";
/// assert!(same_figures(approved, "At 2.92342 billion yuan, tax revenue was up 39.48 percent.", &en));
/// assert!(!same_figures(approved, "Tax revenue rose 39.84 percent to 2.92342 billion yuan.", &en));
/// ```
pub fn same_figures(reference: &str, test: &str, lang: &Lang) -> bool {
    let key = |figure: &Figure| (figure.value.to_string(), figure.unit.code, figure.approx, figure.direction);
    let keys = |text: &str| {
        let mut keys: Vec<_> = figure::extract(text, lang).iter().map(key).collect();
        keys.sort();
        keys
    };
    keys(reference) == keys(test)
}

/// Compares insta's snapshots by their figures alone: a new wording passes, a new figure does not.
///
/// ```
/// # #[cfg(feature = "insta")] {
/// use tally::regress::comparator::FiguresOnly;
/// use tally::text::Lang;
///
/// let mut settings = insta::Settings::clone_current();
/// settings.set_comparator(Box::new(FiguresOnly(Lang::parse("en").unwrap())));
/// settings.bind(|| {
///     let summary = "At 2.92342 billion yuan, tax revenue was up 39.48 percent.";
///     insta::assert_snapshot!(summary, @"Tax revenue rose 39.48 percent to 2.92342 billion yuan.");
/// });
/// # }
/// ```
#[cfg(any(test, feature = "insta"))]
#[derive(Clone, Debug)]
pub struct FiguresOnly(
    /// The language of the texts.
    pub Lang,
);

#[cfg(any(test, feature = "insta"))]
impl insta::Comparator for FiguresOnly {
    fn matches(&self, reference: &insta::Snapshot, test: &insta::Snapshot) -> bool {
        match (reference.as_text(), test.as_text()) {
            (Some(reference), Some(test)) => same_figures(&reference.to_string(), &test.to_string(), &self.0),
            // Bytes have no figures: they are the same or not.
            _ => reference.contents() == test.contents(),
        }
    }

    fn dyn_clone(&self) -> Box<dyn insta::Comparator> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insta_compares_by_figures() {
        let mut settings = insta::Settings::clone_current();
        settings.set_comparator(Box::new(FiguresOnly(Lang::parse("en").unwrap())));
        settings.bind(|| {
            insta::assert_snapshot!("Up 39.48 percent, tax revenue came to 2.92342 billion yuan.", @"Tax revenue rose 39.48 percent to 2.92342 billion yuan.");
        });
    }

    #[test]
    fn wording_may_differ_and_figures_may_not() {
        let en = Lang::parse("en").unwrap();
        let text = "Tax revenue rose 39.48 percent to 2.92342 billion yuan in 2022.";
        for (other, want) in [
            ("In 2022, tax revenue came to 2.92342 billion yuan, up 39.48 percent.", true),
            ("In 2022, tax revenue came to 2.92342 billion yuan, up 39.84 percent.", false),
            ("In 2022, tax revenue came to 2.92342 billion yuan.", false),
            ("In 2022, tax revenue came to 2.92342 billion yuan, down 39.48 percent.", false),
        ] {
            assert_eq!(same_figures(text, other, &en), want, "{other}");
        }
    }
}
