//! Where a figure stands, in every way that a report may have to say it: bytes, characters, line and column.

use crate::text::{CharIndex, Span};

/// A stretch of a text and its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// In bytes.
    pub span: Span,
    /// The words.
    pub text: String,
    /// In Unicode scalar values, end exclusive.
    pub chars: Span,
    /// The line that it begins in, from 1.
    pub line: usize,
    /// The column that it begins at, from 1, in scalar values.
    pub column: usize,
    /// The line that it ends in.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
}

/// Finds places in one text.
pub(super) struct Locator<'a> {
    text: &'a str,
    chars: CharIndex<'a>,
    lines: Vec<usize>,
}

impl<'a> Locator<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, chars: CharIndex::new(text), lines }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        let (line, column) = self.line_column(span.start);
        let (end_line, end_column) = self.line_column(span.end);
        Place { span, text: span.of(self.text).to_owned(), chars: self.chars.char_span(span), line, column, end_line, end_column }
    }

    /// Like [`crate::text::LineIndex`], but a long line costs nothing: a text may have all its figures in one.
    fn line_column(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        (line, self.chars.char_offset(offset).saturating_sub(self.chars.char_offset(start)) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LineIndex;

    #[test]
    fn columns_are_those_of_the_line_index() {
        let text = "一二\n三x\n\n四".repeat(30);
        let (ours, theirs) = (Locator::new(&text), LineIndex::new(&text));
        for (at, _) in text.char_indices() {
            assert_eq!(ours.line_column(at), theirs.line_column(at), "{at}");
        }
    }
}
