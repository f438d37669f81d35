//! `summarize sections`: an article's structure, as a page to read or as JSON.

use std::io::Write;

use serde::Serialize;

use crate::document::{Document, Format, Passage};
use crate::text::{CharIndex, LineIndex};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The article; `-` for standard input
    file: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = super::figures::Format::Text)]
    format: super::figures::Format,
}

/// The structure of an article, as the machine interface writes it; offsets in Unicode scalar values of the decoded text.
#[derive(Debug, Serialize)]
struct Structure<'a> {
    title: &'a str,
    byline: &'a str,
    date: &'a str,
    origin: &'a str,
    sections: Vec<SectionRow<'a>>,
    captions: Vec<&'a str>,
    boilerplate: Vec<&'a str>,
    joins: Vec<[&'a str; 2]>,
    encoding: &'a str,
    format: &'a str,
    lang: &'a str,
}

#[derive(Debug, Serialize)]
struct SectionRow<'a> {
    heading: &'a str,
    level: u8,
    start: usize,
    paragraphs: Vec<ParagraphRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ParagraphRow<'a> {
    start: usize,
    text: &'a str,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    use anyhow::Context as _;
    let document = Document::read(&super::read_bytes(&args.file)?, None, None).with_context(|| format!("cannot read `{}`", args.file))?;
    match args.format {
        super::figures::Format::Json => {
            serde_json::to_writer(&mut *out, &structure(&document))?;
            writeln!(out)?;
        }
        super::figures::Format::Text => print_text(&document, out)?,
    }
    Ok(super::EXIT_FINE)
}

const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Plain => "plain",
        Format::Markdown => "markdown",
        Format::Html => "html",
    }
}

fn text_of(passage: Option<&Passage>) -> &str {
    passage.map_or("", |passage| passage.text.as_str())
}

fn texts_of(passages: &[Passage]) -> Vec<&str> {
    passages.iter().map(|passage| passage.text.as_str()).collect()
}

fn structure(document: &Document) -> Structure<'_> {
    let index = CharIndex::new(&document.source);
    let start = |passage: &Passage| index.char_offset(passage.start());
    Structure {
        title: text_of(document.title.as_ref()),
        byline: text_of(document.byline.as_ref()),
        date: text_of(document.date.as_ref()),
        origin: text_of(document.origin.as_ref()),
        sections: document
            .sections
            .iter()
            .map(|section| SectionRow {
                heading: &section.heading.text,
                level: section.level,
                start: section.start().map_or(0, start),
                paragraphs: section.paragraphs.iter().map(|p| ParagraphRow { start: start(p), text: &p.text }).collect(),
            })
            .collect(),
        captions: texts_of(&document.captions),
        boilerplate: texts_of(&document.boilerplate),
        joins: document.joins.iter().map(|join| [join.tail.as_str(), join.head.as_str()]).collect(),
        encoding: document.encoding,
        format: format_name(document.format),
        lang: document.lang.tag(),
    }
}

/// Characters of a paragraph that the page shows from its start and from its end.
const SHOWN: (usize, usize) = (32, 16);

/// The start and the end of a long text, with its length.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= SHOWN.0 + SHOWN.1 + 4 {
        return text.to_owned();
    }
    let first: String = text.chars().take(SHOWN.0).collect();
    let last: String = text.chars().skip(count - SHOWN.1).collect();
    format!("{first} … {last} ({count} characters)")
}

/// A page to read: each part with the line of the file where it begins.
fn print_text(document: &Document, out: &mut dyn Write) -> std::io::Result<()> {
    let lines = LineIndex::new(&document.source);
    let mut row = |mark: &str, passage: &Passage, text: &str| {
        let (line, _) = lines.line_column(passage.start());
        writeln!(out, "{line:>5}  {mark}{text}")
    };
    for passage in [&document.title, &document.byline, &document.date, &document.origin].into_iter().flatten() {
        row("", passage, &passage.text)?;
    }
    for section in &document.sections {
        if !section.heading.is_empty() {
            let mark = format!("{} ", "#".repeat(usize::from(section.level) + 1));
            row(&mark, &section.heading, &section.heading.text)?;
        }
        for paragraph in &section.paragraphs {
            row("  ", paragraph, &shortened(&paragraph.text))?;
        }
    }
    for (mark, passages) in [("caption: ", &document.captions), ("set aside: ", &document.boilerplate)] {
        for passage in passages {
            row(mark, passage, &shortened(&passage.text))?;
        }
    }
    for join in &document.joins {
        writeln!(out, "       mended: {} | {}", join.tail, join.head)?;
    }
    let paragraphs: usize = document.sections.iter().map(|section| section.paragraphs.len()).sum();
    writeln!(
        out,
        "\n{} sections, {paragraphs} paragraphs, {} captions, {} mended; {} {}, {}",
        document.sections.len(),
        document.captions.len(),
        document.joins.len(),
        document.encoding,
        format_name(document.format),
        document.lang,
    )
}
