//! The flags that say how an output is written; the main job, `approve` and `batch plan` share them.

use std::collections::BTreeMap;

/// How an output is written. Each flag is a setting: see `summarize config show`.
#[derive(Debug, clap::Args)]
pub(super) struct StyleArgs {
    /// Length of a summary: short, medium or long [default: medium]
    #[arg(long, value_name = "LENGTH")]
    length: Option<String>,
    /// How figures are written: exact or news [default: exact]
    #[arg(long, value_name = "STYLE")]
    number_style: Option<String>,
    /// How money names its currency: word (2.5 billion yuan) or code (CNY 2.5 billion) [default: word]
    #[arg(long, value_name = "STYLE")]
    currency: Option<String>,
    /// Units such as mu, jin or miles: kept, or both (500 mu (about 33.3 hectares)) [default: kept]
    #[arg(long, value_name = "WHICH")]
    units: Option<String>,
    /// Whether a rightly rounded figure passes: stated or exact [default: stated]
    #[arg(long, value_name = "POLICY")]
    rounding: Option<String>,
    /// Terms that the output must write so (CSV or TSV: source,target, or source,en,de for several languages)
    #[arg(long, value_name = "FILE")]
    glossary: Option<String>,
}

impl StyleArgs {
    /// The settings that these flags give.
    pub(super) fn flags(&self) -> BTreeMap<&'static str, String> {
        let flags = [
            ("length", &self.length),
            ("number_style", &self.number_style),
            ("currency", &self.currency),
            ("units", &self.units),
            ("rounding", &self.rounding),
            ("glossary", &self.glossary),
        ];
        flags.into_iter().filter_map(|(key, value)| Some((key, value.clone()?))).collect()
    }
}
