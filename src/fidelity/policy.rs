//! What a task asks of its output. The caller chooses; `judge` and `ledger` obey.

use crate::text::Span;

/// What the output is to the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Task {
    /// Every source figure must arrive.
    #[default]
    Translate,
    /// Nothing unsupported; what must be kept follows [`Keep`].
    Summarize,
}

impl Task {
    /// Its name in the machine interface.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Translate => "translate",
            Self::Summarize => "summarize",
        }
    }
}

/// Which source figures a summary must keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// None: only what is said must be right.
    #[default]
    None,
    /// The key figures: money, percentages and measures of the title and of each section's first sentences.
    Key,
    /// All of them.
    All,
    /// Those whose surface in the source is in the list.
    List(Vec<String>),
}

/// Whether a rounded figure passes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Any rounding is an error.
    Exact,
    /// A right rounding is a warning.
    #[default]
    Stated,
}

/// How strict a check is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Translation or summary.
    pub task: Task,
    /// What a summary must keep.
    pub keep: Keep,
    /// Whether rounding passes.
    pub rounding: Rounding,
    /// Spans that are not compared, in bytes of the source: photo credits, notices, what the caller knows to be no text.
    pub ignore: Vec<Span>,
}

impl Policy {
    /// The default policy of a task.
    pub fn of(task: Task) -> Self {
        Self { task, ..Self::default() }
    }
}
