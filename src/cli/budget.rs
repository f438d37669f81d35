//! The flags that limit what a run may spend; the main job and `batch run` share them.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::batch::price::{self, Price};
use crate::provider::cached::Budget;

/// What a run may spend.
#[derive(Debug, clap::Args)]
pub(super) struct BudgetArgs {
    /// Send nothing that might bring this run's cost over an amount
    #[arg(long, value_name = "AMOUNT")]
    max_cost: Option<String>,
    /// Send nothing that might bring this run over so many tokens
    #[arg(long, value_name = "N")]
    max_tokens: Option<u64>,
    /// Prices that go before the built-in ones
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
}

impl BudgetArgs {
    /// What `model` costs, if that is known.
    pub(super) fn price(&self, model: &str) -> anyhow::Result<Option<Price>> {
        Ok(Price::of(model, self.prices.as_deref())?)
    }

    /// The limits that these flags set for `model`.
    pub(super) fn budgets(&self, model: &str) -> anyhow::Result<Vec<Budget>> {
        let tokens =
            self.max_tokens.map(|limit| Budget { name: format!("--max-tokens {limit}"), limit: limit.into(), prompt: 1, completion: 1 });
        let Some(text) = &self.max_cost else { return Ok(tokens.into_iter().collect()) };
        let limit = price::parse_amount(text).with_context(|| format!("`{text}` is no amount: write it as 2.50"))?;
        let price = self.price(model)?.with_context(|| format!("--max-cost needs a price of `{model}`: give one with --prices FILE"))?;
        let cost = Budget { name: format!("--max-cost {text}"), limit, prompt: price.input, completion: price.output };
        Ok(tokens.into_iter().chain([cost]).collect())
    }
}
