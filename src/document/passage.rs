//! Text that knows where it stood in the source. Every reader builds passages; chunks are cut out of them.

use crate::text::Span;

/// Text taken from one or more places of the source, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The text, its pieces joined.
    pub text: String,
    /// Where each piece came from: the byte offset in `text` at which it begins, and its span in
    /// [`Document::source`](super::Document::source). The first begins at 0, each ends where the next begins.
    pub pieces: Vec<Piece>,
}

/// One piece of a [`Passage`]: the same bytes as its source, unless the source spells them otherwise (an HTML entity, a line
/// break that stands for a space): then the piece covers that character alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Byte offset in the passage's text.
    pub at: usize,
    /// Bytes of the source.
    pub source: Span,
}

impl Passage {
    /// The passage that is the bytes `span` of `source`.
    pub fn of(source: &str, span: Span) -> Self {
        let mut passage = Self::default();
        passage.push(source, span);
        passage
    }

    /// Whether it holds no text.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends the bytes `span` of `source`.
    pub fn push(&mut self, source: &str, span: Span) {
        let text = span.of(source);
        if text.is_empty() {
            return;
        }
        let length = self.text.len();
        match self.pieces.last_mut() {
            // A piece of one byte may be a respelled line break, which must stay a piece of its own.
            Some(last) if last.source.end == span.start && last.source.len() > 1 && length - last.at == last.source.len() => {
                last.source.end = span.end;
            }
            _ => self.pieces.push(Piece { at: length, source: span }),
        }
        self.text.push_str(text);
    }

    /// Appends `text`, which the source spells as `span`.
    pub fn push_as(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), source: span });
            self.text.push_str(text);
        }
    }

    /// Appends `other` after `separator`, which stands for whatever the source has in between.
    pub fn append(&mut self, separator: &str, other: &Self) {
        let end = self.end();
        self.push_as(separator, Span::new(end, other.start().max(end)));
        let shift = self.text.len();
        self.pieces.extend(other.pieces.iter().map(|piece| Piece { at: piece.at + shift, source: piece.source }));
        self.text.push_str(&other.text);
    }

    /// The bytes `span` of it, as a passage.
    #[must_use]
    pub fn part(&self, span: Span) -> Self {
        let first = self.pieces.partition_point(|piece| piece.at <= span.start).saturating_sub(1);
        let mut part = Self { text: span.of(&self.text).to_owned(), pieces: Vec::new() };
        if part.is_empty() {
            return part;
        }
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            if piece.at >= span.end {
                break;
            }
            let (start, end) = (piece.at.max(span.start), self.piece_end(index).min(span.end));
            let source = if self.piece_end(index) - piece.at == piece.source.len() {
                Span::new(piece.source.start + (start - piece.at), piece.source.start + (end - piece.at))
            } else {
                piece.source
            };
            part.pieces.push(Piece { at: start - span.start, source });
        }
        part
    }

    /// It without the characters at both ends that `drop` names.
    #[must_use]
    pub fn trimmed(&self, drop: impl Fn(char) -> bool) -> Self {
        let start = self.text.find(|c| !drop(c)).unwrap_or(self.text.len());
        let end = self.text.trim_end_matches(&drop).len();
        if start == 0 && end == self.text.len() { self.clone() } else { self.part(Span::new(start, end)) }
    }

    /// The span of the source that the bytes `span` of this passage came from: from the first to the last, whatever lies between.
    pub fn source_span(&self, span: Span) -> Option<Span> {
        let part = self.part(span);
        Some(Span::new(part.pieces.first()?.source.start, part.pieces.last()?.source.end))
    }

    /// Where it begins in the source.
    pub fn start(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.source.start)
    }

    /// Where it ends in the source.
    pub fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.source.end)
    }

    /// The text of each piece beside its source.
    pub fn spelled(&self) -> impl Iterator<Item = (&str, Span)> {
        self.pieces.iter().enumerate().map(|(index, piece)| (Span::new(piece.at, self.piece_end(index)).of(&self.text), piece.source))
    }

    fn piece_end(&self, index: usize) -> usize {
        self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (String, Passage) {
        let source = "一二\n三 a&mdash;b 四".to_owned();
        let mut passage = Passage::of(&source, Span::new(0, 6));
        passage.push_as(" ", Span::new(6, 7));
        passage.push(&source, Span::new(7, 12));
        passage.push_as("—", Span::new(12, 19));
        passage.push(&source, Span::new(19, 24));
        (source, passage)
    }

    #[test]
    fn every_part_points_at_its_source() {
        let (source, passage) = sample();
        assert_eq!(passage.text, "一二 三 a—b 四");
        for (start, end, want) in [(0, 3, "一"), (3, 10, "二\n三"), (7, 12, "三 a"), (12, 15, "&mdash;"), (11, 16, "a&mdash;b")] {
            let span = Span::new(start, end);
            assert_eq!(passage.source_span(span).unwrap().of(&source), want);
            assert_eq!(passage.part(span).text, span.of(&passage.text));
        }
        assert_eq!(passage.source_span(Span::new(2, 2)), None);
    }

    #[test]
    fn appending_keeps_both_sources() {
        let (source, passage) = sample();
        let mut both = passage.part(Span::new(0, 6));
        both.append("\n\n", &passage.part(Span::new(7, 10)));
        assert_eq!(both.text, "一二\n\n三");
        assert_eq!(both.source_span(Span::new(8, 11)).unwrap().of(&source), "三");
        assert_eq!((both.start(), both.end()), (0, 10));
    }
}
