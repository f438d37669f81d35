//! Comparison by figures for insta's snapshots: two texts are the same when their figures are.

use crate::figure::{self, Figure};
use crate::text::Lang;

/// Whether two texts carry the same figures, each as often as the other, in any order.
///
/// For insta: `settings.set_comparator(..)` with a `Comparator` whose `matches` calls this on the two contents.
pub fn same_figures(reference: &str, test: &str, lang: &Lang) -> bool {
    let key = |figure: &Figure| (figure.value.to_string(), figure.unit.code, figure.approx, figure.direction);
    let keys = |text: &str| {
        let mut keys: Vec<_> = figure::extract(text, lang).iter().map(key).collect();
        keys.sort();
        keys
    };
    keys(reference) == keys(test)
}

#[cfg(test)]
mod tests {
    use super::*;

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
