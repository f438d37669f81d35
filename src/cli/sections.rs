//! `summarize sections`: an article's structure.

use std::io::Write;

use serde::Serialize;

use crate::document::{Document, Passage};
use crate::text::CharIndex;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The article; `-` for standard input
    file: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = super::figures::Format::Text)]
    format: super::figures::Format,
}

/// The structure of an article, as the machine interface writes it.
#[derive(Debug, Serialize)]
struct Structure<'a> {
    title: &'a str,
    byline: &'a str,
    date: &'a str,
    sections: Vec<SectionRow<'a>>,
    captions: Vec<&'a str>,
    boilerplate: Vec<&'a str>,
    joins: Vec<[&'a str; 2]>,
}

#[derive(Debug, Serialize)]
struct SectionRow<'a> {
    heading: &'a str,
    start: usize,
    paragraphs: Vec<ParagraphRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ParagraphRow<'a> {
    start: usize,
    text: &'a str,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let document = Document::read(&super::read_bytes(&args.file)?, None, None)?;
    let structure = structure(&document);
    match args.format {
        super::figures::Format::Json => serde_json::to_writer(&mut *out, &structure)?,
        super::figures::Format::Text => print_text(&structure, out)?,
    }
    writeln!(out)?;
    Ok(super::EXIT_FINE)
}

fn print_text(structure: &Structure<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{}\n{}\n{}", structure.title, structure.byline, structure.date)?;
    for section in &structure.sections {
        writeln!(out, "\n## {}", section.heading)?;
        for paragraph in &section.paragraphs {
            writeln!(out, "{}", paragraph.text)?;
        }
    }
    Ok(())
}

fn structure(document: &Document) -> Structure<'_> {
    let index = CharIndex::new(&document.source);
    fn of(passage: Option<&Passage>) -> &str {
        passage.map_or("", |passage| passage.text.as_str())
    }
    let start = |passage: &Passage| index.char_offset(passage.start());
    Structure {
        title: of(document.title.as_ref()),
        byline: of(document.byline.as_ref()),
        date: of(document.date.as_ref()),
        sections: document
            .sections
            .iter()
            .map(|section| SectionRow {
                heading: &section.heading.text,
                start: if section.heading.pieces.is_empty() {
                    section.paragraphs.first().map_or(0, start)
                } else {
                    start(&section.heading)
                },
                paragraphs: section.paragraphs.iter().map(|p| ParagraphRow { start: start(p), text: &p.text }).collect(),
            })
            .collect(),
        captions: document.captions.iter().map(|p| p.text.as_str()).collect(),
        boilerplate: document.boilerplate.iter().map(|p| p.text.as_str()).collect(),
        joins: document.joins.iter().map(|join| [join.tail.as_str(), join.head.as_str()]).collect(),
    }
}
