//! The flags that limit what a run or a plan may cost; the main job, `batch run` and `batch plan` share them.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::batch::price::{self, Price};
use crate::provider::cached::Budget;

/// What a run or a plan may cost.
#[derive(Debug, clap::Args)]
pub(super) struct BudgetArgs {
    /// Refuse what might bring the cost over an amount: a run stops before the request, a plan is not written
    #[arg(long, value_name = "AMOUNT")]
    max_cost: Option<String>,
    /// Refuse what might need more tokens, prompts and replies together
    #[arg(long, value_name = "N")]
    pub(super) max_tokens: Option<u64>,
    /// Prices that go before the built-in ones
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
}

/// A limit on the cost, at the price of one model.
pub(super) struct CostLimit {
    /// As the user wrote it.
    pub(super) text: String,
    /// In millionths of a millionth of the price's currency.
    pub(super) amount: u128,
    pub(super) price: Price,
}

impl BudgetArgs {
    /// Whether there is a limit at all.
    pub(super) const fn is_set(&self) -> bool {
        self.max_cost.is_some() || self.max_tokens.is_some()
    }

    /// What `model` costs, if that is known.
    pub(super) fn price(&self, model: &str) -> anyhow::Result<Option<Price>> {
        Ok(Price::of(model, self.prices.as_deref())?)
    }

    /// The limit on the cost; an error where `model` has no price.
    pub(super) fn cost_limit(&self, model: &str) -> anyhow::Result<Option<CostLimit>> {
        let Some(text) = self.max_cost.clone() else { return Ok(None) };
        let amount = price::parse_amount(&text).with_context(|| format!("`{text}` is no amount: write it as 2.50"))?;
        let price = self.price(model)?.with_context(|| format!("--max-cost needs a price of `{model}`: give one with --prices FILE"))?;
        Ok(Some(CostLimit { text, amount, price }))
    }

    /// The limits that these flags set for a run with `model`.
    pub(super) fn budgets(&self, model: &str) -> anyhow::Result<Vec<Budget>> {
        let tokens = self.max_tokens.map(|limit| (format!("--max-tokens {limit}"), limit.into(), 1, 1));
        let cost = self.cost_limit(model)?.map(|limit| {
            let CostLimit { text, amount, price } = limit;
            (format!("--max-cost {text}"), amount, price.input, price.output)
        });
        let limits = tokens.into_iter().chain(cost);
        Ok(limits.map(|(name, limit, prompt, completion)| Budget { name, limit, prompt, completion }).collect())
    }
}
