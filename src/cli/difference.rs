//! A difference in words, with the lines of the source that it is about; `verify` and `review` print it.

use std::fmt::Write as _;

use super::check::findings::quote;
use crate::regress::Difference;
use crate::text::LineIndex;

/// Its message after `which`, the words of the source, then what to do.
pub(super) fn describe(difference: &Difference, which: &str, (source, lines): (&str, &LineIndex<'_>)) -> String {
    let mut text = format!("  {}[{}]: {which}{}\n", difference.severity.name(), difference.id(), difference.message);
    if let Some(span) = difference.source {
        text.extend(quote(source, lines, span).lines().map(|line| format!("  {line}\n")));
    } else if difference.line > 0 {
        let _ = writeln!(text, "    {source}:{}", difference.line);
    }
    let _ = writeln!(text, "    fix: {}", difference.fix);
    text
}
