//! What the rules look at: both sides, who stands for whom, and the policy. `judge` and the rules that it asks read it.

use super::alignment::Alignment;
use super::ledger::Side;
use super::policy::Policy;

/// Everything that the rules look at.
pub(super) struct Case<'a> {
    pub(super) source: &'a Side<'a>,
    pub(super) output: &'a Side<'a>,
    pub(super) outcome: &'a Alignment,
    pub(super) policy: &'a Policy,
}
