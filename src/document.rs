//! An article as a reader sees it: title, byline, date, sections, captions and boilerplate told apart.
//!
//! [`Document::read`] decodes the bytes (UTF-8, GB18030, Big5), reads plain text, Markdown or HTML, and repairs the layout:
//! a paragraph that a page break or a photo caption cut in two is joined again. Every piece of text keeps where it stood in
//! the decoded source, so a finding can point at the file. Pure: the caller reads the file.

use crate::text::Lang;

pub mod bilingual;
mod encoding;
mod html;
mod layout;
mod markdown;
mod passage;
mod plain;

pub use passage::{Passage, Piece};

/// The format of a source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Blocks between blank lines.
    Plain,
    /// `CommonMark`.
    Markdown,
    /// An HTML page.
    Html,
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

impl Section {
    /// The passage it begins with: its heading, or its first paragraph where it has none.
    pub fn start(&self) -> Option<&Passage> {
        std::iter::once(&self.heading).chain(&self.paragraphs).find(|passage| !passage.is_empty())
    }
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
    /// Where it was taken from and who edited it, as printed beside the date.
    pub origin: Option<Passage>,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Photo captions.
    pub captions: Vec<Passage>,
    /// Navigation, legal notices, photo credits, names of image files.
    pub boilerplate: Vec<Passage>,
    /// Where a broken paragraph was mended.
    pub joins: Vec<Join>,
}

/// Why bytes are no article.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// Nothing, or white space alone.
    #[error("the text is empty: give a file with an article in it")]
    Empty,
    /// Not text at all; the text says what it looks like and what to do.
    #[error("this is no text but {0}")]
    Binary(&'static str),
    /// No known encoding fits.
    #[error("the text is neither UTF-8 nor GB18030 nor Big5: convert it to UTF-8 first")]
    Encoding,
}

impl Document {
    /// Reads an article from the bytes of a file. `format`: `None` looks at the text itself; `lang`: `None` at its letters.
    pub fn read(bytes: &[u8], format: Option<Format>, lang: Option<Lang>) -> Result<Self, Error> {
        let (source, encoding) = encoding::decode(bytes)?;
        if !source.contains(layout::is_ink) {
            return Err(Error::Empty);
        }
        let format = format.unwrap_or_else(|| Format::detect(&source));
        let lang = lang.unwrap_or_else(|| Lang::detect(&source));
        let blocks = match format {
            Format::Plain => plain::blocks(&source),
            Format::Markdown => markdown::blocks(&source),
            Format::Html => html::blocks(&source),
        };
        let article = layout::arrange(blocks);
        Ok(Self {
            source,
            encoding,
            format,
            lang,
            title: article.title,
            byline: article.byline,
            date: article.date,
            origin: article.origin,
            sections: article.sections,
            captions: article.captions,
            boilerplate: article.boilerplate,
            joins: article.joins,
        })
    }
}

/// How much of a text [`Format::detect`] looks at, in bytes.
const DETECT_BYTES: usize = 64 * 1024;

impl Format {
    /// The format that a text looks like: tags make it HTML, headings by `#` or front matter Markdown; else it is plain.
    pub fn detect(source: &str) -> Self {
        let mut end = DETECT_BYTES.min(source.len());
        while !source.is_char_boundary(end) {
            end -= 1;
        }
        let head = source.get(..end).unwrap_or_default();
        if html::looks_like(head) {
            Self::Html
        } else if markdown::looks_like(head) {
            Self::Markdown
        } else {
            Self::Plain
        }
    }
}
