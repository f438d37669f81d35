//! What an approved output was asked to be: the settings that decide the requests, and so the recordings.

use serde::{Deserialize, Serialize};

use crate::figure::render::Style;
use crate::pipeline::Options;
use crate::pipeline::named::Named;
use crate::text::Lang;

/// The settings of a job, as the front matter keeps them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// `summarize` or `translate`.
    pub task: String,
    /// The output's language.
    pub lang: String,
    /// The source's language, where its letters mislead; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source_lang: String,
    /// `short`, `medium` or `long`.
    #[serde(default = "medium", skip_serializing_if = "is_medium")]
    pub length: String,
    /// `exact` or `news`.
    #[serde(default = "exact", skip_serializing_if = "is_exact")]
    pub number_style: String,
    /// `word` or `code`.
    #[serde(default = "word", skip_serializing_if = "is_word")]
    pub currency: String,
    /// `kept` or `both`.
    #[serde(default = "kept", skip_serializing_if = "is_kept")]
    pub units: String,
    /// `stated` or `exact`.
    #[serde(default = "stated", skip_serializing_if = "is_stated")]
    pub rounding: String,
    /// How often a text that failed its check is asked again.
    #[serde(default = "tries")]
    pub tries: u32,
    /// Tokens of source in one request; absent for what the model's context leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_chunk_tokens: Option<usize>,
    /// Seed of the sampler.
    #[serde(default = "seed")]
    pub seed: u32,
}

fn value<T: Named>(key: &str, name: &str) -> Result<T, String> {
    T::named(name).ok_or_else(|| format!("`{name}` is no {key}: use {}", T::all()))
}

impl Job {
    /// The job of `options`; `source_lang` where the user gave one.
    pub fn of(options: &Options, source_lang: Option<&Lang>) -> Self {
        Self {
            task: options.task.name().to_owned(),
            lang: options.lang.tag().to_owned(),
            source_lang: source_lang.map_or_else(String::new, |lang| lang.tag().to_owned()),
            length: options.length.name().to_owned(),
            number_style: options.style.numbers.name().to_owned(),
            currency: options.style.money.name().to_owned(),
            units: options.style.units.name().to_owned(),
            rounding: options.rounding.name().to_owned(),
            tries: options.tries,
            max_chunk_tokens: options.max_chunk_tokens,
            seed: options.seed,
        }
    }

    /// Its options, or what is wrong with them.
    pub fn options(&self) -> Result<Options, String> {
        let lang = Lang::parse(&self.lang).map_err(|error| error.to_string())?;
        self.source_lang()?;
        Ok(Options {
            length: value("length", &self.length)?,
            style: Style {
                numbers: value("number_style", &self.number_style)?,
                money: value("currency", &self.currency)?,
                units: value("units", &self.units)?,
                ..Style::default()
            },
            rounding: value("rounding", &self.rounding)?,
            tries: self.tries,
            max_chunk_tokens: self.max_chunk_tokens,
            seed: self.seed,
            ..Options::new(value("task", &self.task)?, lang)
        })
    }

    /// The language that the user gave for the source.
    pub fn source_lang(&self) -> Result<Option<Lang>, String> {
        if self.source_lang.is_empty() {
            return Ok(None);
        }
        Lang::parse(&self.source_lang).map(Some).map_err(|error| error.to_string())
    }
}

fn medium() -> String {
    "medium".to_owned()
}

fn is_medium(length: &str) -> bool {
    length == "medium"
}

fn exact() -> String {
    "exact".to_owned()
}

fn is_exact(style: &str) -> bool {
    style == "exact"
}

fn word() -> String {
    "word".to_owned()
}

fn is_word(currency: &str) -> bool {
    currency == "word"
}

fn kept() -> String {
    "kept".to_owned()
}

fn is_kept(units: &str) -> bool {
    units == "kept"
}

fn stated() -> String {
    "stated".to_owned()
}

fn is_stated(rounding: &str) -> bool {
    rounding == "stated"
}

const fn tries() -> u32 {
    4
}

const fn seed() -> u32 {
    1
}
