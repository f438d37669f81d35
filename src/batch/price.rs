//! What tokens cost: a dated table that ships with the program, under the user's own. A model without a row is unpriced, never free.

use std::path::Path;

use serde::Deserialize;

use super::Error;
use crate::provider::Usage;

const BUILT_IN: &str = include_str!("prices.toml");
/// Money is counted in units of a millionth of a millionth, which is a price a million tokens with six places, a token.
const SCALE: u128 = 1_000_000_000_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    currency: String,
    #[serde(default)]
    price: Vec<Row>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    model: String,
    input: String,
    #[serde(default)]
    cached_input: Option<String>,
    output: String,
    read: String,
}

/// What a model's tokens cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The currency (ISO 4217).
    pub currency: String,
    /// When the price was read.
    pub read: String,
    /// A prompt token, in millionths of a millionth.
    pub input: u64,
    /// A prompt token that the service had in its cache.
    pub cached_input: u64,
    /// A token of a reply.
    pub output: u64,
}

impl Price {
    /// The price of `model` in the user's table, else in the built-in one.
    pub fn of(model: &str, user: Option<&Path>) -> Result<Option<Self>, Error> {
        if let Some(path) = user {
            let text = std::fs::read_to_string(path).map_err(Error::file("read", path))?;
            let found = find(&text, model).map_err(|detail| Error::Input(format!("`{}`: {detail}", path.display())))?;
            if found.is_some() {
                return Ok(found);
            }
        }
        find(BUILT_IN, model).map_err(Error::Input)
    }

    /// What `usage` costs, in millionths of a millionth.
    pub fn cost(&self, usage: Usage) -> u128 {
        let cached = usage.cached_tokens.min(usage.prompt_tokens);
        let product = |tokens: u64, price: u64| u128::from(tokens) * u128::from(price);
        product(usage.prompt_tokens - cached, self.input)
            + product(cached, self.cached_input)
            + product(usage.completion_tokens, self.output)
    }

    /// An amount for a reader, to the hundredth of a cent.
    pub fn show(&self, cost: u128) -> String {
        let parts = cost.div_ceil(SCALE / 10_000);
        format!("{}.{:04} {}", parts / 10_000, parts % 10_000, self.currency)
    }
}

/// An amount of money as a user writes it, in millionths of a millionth.
pub fn parse_amount(text: &str) -> Option<u128> {
    decimal(text).map(|millionths| u128::from(millionths) * 1_000_000)
}

/// A decimal number in millionths.
fn decimal(text: &str) -> Option<u64> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > 6 || !digits(whole) || !digits(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<6}").parse().ok()
}

fn find(text: &str, model: &str) -> Result<Option<Price>, String> {
    let table: Table = toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
    let Some(row) = table.price.iter().find(|row| names(&row.model, model)) else { return Ok(None) };
    let number = |text: &str| decimal(text).ok_or_else(|| format!("`{text}` is no price of {}: write it as \"0.15\"", row.model));
    let input = number(&row.input)?;
    Ok(Some(Price {
        currency: table.currency.clone(),
        read: row.read.clone(),
        input,
        cached_input: row.cached_input.as_deref().map(number).transpose()?.unwrap_or(input),
        output: number(&row.output)?,
    }))
}

/// Whether a row's name stands for `model`: the same, or with a date after it.
fn names(row: &str, model: &str) -> bool {
    model.strip_prefix(row).is_some_and(|rest| rest.is_empty() || rest.starts_with("-20") || rest.starts_with('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices() {
        let usage = Usage { prompt_tokens: 1_000_000, cached_tokens: 0, completion_tokens: 1_000_000 };
        let cost = |model: &str, usage| Price::of(model, None).unwrap().map(|price| price.show(price.cost(usage)));
        for (model, want) in
            [("gpt-4o-mini", Some("0.7500 USD")), ("gpt-4o-mini-2024-07-18", Some("0.7500 USD")), ("gpt-4o-audio", None), ("my-own", None)]
        {
            assert_eq!(cost(model, usage).as_deref(), want, "{model}");
        }
        let cached = Usage { cached_tokens: 1_000_000, ..usage };
        assert_eq!(cost("gpt-4o", cached).as_deref(), Some("11.2500 USD"));
        assert_eq!(cost("gpt-4o-mini", Usage { prompt_tokens: 1, ..Usage::default() }).as_deref(), Some("0.0001 USD"));
    }

    #[test]
    fn amounts() {
        for (text, want) in [("5", Some(5 * SCALE)), ("0.5", Some(SCALE / 2)), ("0.0000001", None), ("-1", None), ("", None), ("1e3", None)]
        {
            assert_eq!(parse_amount(text), want, "{text}");
        }
    }

    #[test]
    fn the_users_table_goes_first() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "currency = \"EUR\"\n[[price]]\nmodel = \"gpt-4o\"\ninput = \"1\"\noutput = \"2\"\nread = \"today\"\n")
            .unwrap();
        assert_eq!(Price::of("gpt-4o", Some(file.path())).unwrap().unwrap().currency, "EUR");
        assert_eq!(Price::of("gpt-4.1", Some(file.path())).unwrap().unwrap().currency, "USD");
    }
}
