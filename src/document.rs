//! An article as a reader sees it: title, byline, date, sections, captions and boilerplate told apart.
//!
//! [`Document::read`] decodes the bytes (UTF-8, GB18030, Big5), reads plain text, Markdown or HTML, and repairs the layout:
//! a paragraph that a page break or a photo caption cut in two is joined again. Every piece of text keeps where it stood in
//! the decoded source, so a finding can point at the file. Pure: the caller reads the file.

use crate::text::{Lang, Span};

/// How the bytes were spelled.
pub mod encoding;
/// HTML pages.
pub mod html;
/// Which block is what, and which blocks belong together.
pub mod layout;
/// Markdown.
pub mod markdown;
/// Plain text.
pub mod plain;

/// The format of a source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Blocks between blank lines.
    Plain,
    /// CommonMark.
    Markdown,
    /// An HTML page.
    Html,
}

/// Text taken from one or more places of the source, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The text, its pieces joined.
    pub text: String,
    /// Where each piece came from: the byte offset in `text` at which it begins, and its span in [`Document::source`].
    pub pieces: Vec<Piece>,
}

/// One piece of a [`Passage`]. Its text and its source have the same length, byte for byte, unless the source spells a
/// character otherwise (an HTML entity): then the piece covers that character alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Byte offset in the passage's text.
    pub at: usize,
    /// Bytes of the source.
    pub source: Span,
}

impl Passage {
    /// The span of the source that the bytes `span` of this passage came from: from the first to the last, whatever lies between.
    pub fn source_span(&self, span: Span) -> Option<Span> {
        let start = self.source_offset(span.start)?;
        let end = self.source_offset(span.end.checked_sub(1)?)?;
        Some(Span::new(start, end + 1))
    }

    fn source_offset(&self, at: usize) -> Option<usize> {
        let piece = self.pieces.get(self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?)?;
        Some((piece.source.start + (at - piece.at)).min(piece.source.end.saturating_sub(1)))
    }

    /// Where it begins in the source.
    pub fn start(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.source.start)
    }
}

/// A heading and the paragraphs under it; the first section of an article may have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Empty text before the first heading.
    pub heading: Passage,
    /// Depth of the heading, from 1.
    pub level: u8,
    /// Its paragraphs.
    pub paragraphs: Vec<Passage>,
}

/// Two blocks that were one paragraph in the original: the tail of the first, the head of the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The last sentence part before the break.
    pub tail: String,
    /// The first sentence part after it.
    pub head: String,
}

/// An article.
#[derive(Clone, Debug)]
pub struct Document {
    /// The decoded text, to which every offset refers.
    pub source: String,
    /// How the bytes were spelled (`UTF-8`, `GB18030`, `Big5`).
    pub encoding: &'static str,
    /// How the text was read.
    pub format: Format,
    /// Its language.
    pub lang: Lang,
    /// The headline, all its lines joined by a space.
    pub title: Option<Passage>,
    /// Who wrote it, as printed.
    pub byline: Option<Passage>,
    /// When, as printed.
    pub date: Option<Passage>,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Photo captions.
    pub captions: Vec<Passage>,
    /// Navigation, legal notices, photo credits.
    pub boilerplate: Vec<Passage>,
    /// Where a broken paragraph was mended.
    pub joins: Vec<Join>,
}

/// Why bytes are no article.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// Nothing, or white space alone.
    #[error("the text is empty")]
    Empty,
    /// Not text at all.
    #[error("this is no text but {0}: give a text, Markdown or HTML file")]
    Binary(&'static str),
    /// No known encoding fits.
    #[error("the text is neither UTF-8 nor GB18030 nor Big5: convert it to UTF-8 first")]
    Encoding,
}

impl Document {
    /// Reads an article from the bytes of a file. `format`: `None` looks at the text itself; `lang`: `None` at its letters.
    pub fn read(bytes: &[u8], format: Option<Format>, lang: Option<Lang>) -> Result<Self, Error> {
        let _ = (bytes, format, lang);
        Err(Error::Empty)
    }
}
