//! What a check runs against: the passages of a section as one text that knows where it stands in the article.

use crate::document::{Passage, Section};
use crate::text::Span;

/// The text of a section, and where each byte of it stands in the source.
#[derive(Clone, Debug)]
pub(crate) struct SourceText<'a> {
    pub(super) text: String,
    /// Each passage, and where it begins in the text.
    pub(super) passages: Vec<(usize, &'a Passage)>,
}

impl<'a> SourceText<'a> {
    /// Passages joined by blank lines.
    pub(super) fn join(passages: impl IntoIterator<Item = &'a Passage>) -> Self {
        let mut joined = Self { text: String::new(), passages: Vec::new() };
        for passage in passages {
            if !joined.text.is_empty() {
                joined.text.push_str("\n\n");
            }
            joined.passages.push((joined.text.len(), passage));
            joined.text.push_str(&passage.text);
        }
        joined
    }

    pub(super) fn of(section: &'a Section) -> Self {
        Self::join(&section.paragraphs)
    }

    /// The words of `span`, and where they stand in the document's source.
    pub(super) fn quote(&self, span: Span) -> Option<(String, Span)> {
        Some((span.of(&self.text).to_owned(), self.source_span(span)?))
    }

    /// Where `span` of this text stands in the document's source.
    pub(super) fn source_span(&self, span: Span) -> Option<Span> {
        let index = self.passages.partition_point(|(at, _)| *at <= span.start).checked_sub(1)?;
        let (at, passage) = self.passages.get(index)?;
        passage.source_span(Span::new(span.start - at, span.end.checked_sub(*at)?.min(passage.text.len())))
    }
}
