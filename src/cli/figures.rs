//! `summarize figures`: a ledger of every figure of a text.

use std::io::Write;

use anyhow::Context as _;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::figure::{self, Figure};
use crate::text::{CharIndex, Lang};

/// How a ledger is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table
    Text,
    /// One JSON object
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text; `-` for standard input
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    file: Option<String>,
    /// Its language (BCP 47); guessed from its letters if not given
    #[arg(long)]
    lang: Option<Lang>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Read lines {"id","lang","text"} from standard input, write one line for each
    #[arg(long)]
    jsonl: bool,
}

/// One text to read, a line of `--jsonl`.
#[derive(Debug, Deserialize)]
struct Request {
    id: serde_json::Value,
    #[serde(default)]
    lang: Option<String>,
    text: String,
}

/// The ledger of one text, as the machine interface writes it.
#[derive(Debug, Serialize)]
struct Ledger<'a> {
    id: serde_json::Value,
    figures: Vec<Row<'a>>,
}

/// One figure of the machine interface. Offsets are Unicode scalar values, end exclusive.
#[derive(Debug, Serialize)]
struct Row<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    class: &'static str,
    kind: &'static str,
    value: String,
    unit: &'static str,
    approx: &'static str,
    direction: &'static str,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    if args.jsonl {
        return stream(out);
    }
    let path = args.file.as_deref().unwrap_or("-");
    let text = String::from_utf8(super::read_bytes(path)?).context("the text is not UTF-8")?;
    let lang = args.lang.clone().unwrap_or_else(|| Lang::detect(&text));
    let figures = figure::extract(&text, &lang);
    match args.format {
        Format::Json => {
            serde_json::to_writer(&mut *out, &ledger(path.into(), &text, &figures))?;
            writeln!(out)?;
        }
        Format::Text => {
            for row in rows(&text, &figures) {
                writeln!(
                    out,
                    "{:>6}  {:<9} {:<16} {:<10} {:<8} {:<5} {}",
                    row.start, row.kind, row.value, row.unit, row.approx, row.direction, row.text
                )?;
            }
        }
    }
    Ok(super::EXIT_FINE)
}

fn stream(out: &mut dyn Write) -> anyhow::Result<u8> {
    super::jsonl::answer(out, |request: Request, out| {
        let lang = request.lang.as_deref().and_then(|tag| Lang::parse(tag).ok()).unwrap_or_else(|| Lang::detect(&request.text));
        let figures = figure::extract(&request.text, &lang);
        serde_json::to_writer(&mut *out, &ledger(request.id, &request.text, &figures))?;
        out.push(b'\n');
        Ok(())
    })?;
    Ok(super::EXIT_FINE)
}

fn ledger<'a>(id: serde_json::Value, text: &'a str, figures: &[Figure]) -> Ledger<'a> {
    Ledger { id, figures: rows(text, figures) }
}

fn rows<'a>(text: &'a str, figures: &[Figure]) -> Vec<Row<'a>> {
    let index = CharIndex::new(text);
    let row = |figure: &Figure| {
        let span = index.char_span(figure.span);
        Row {
            text: figure.surface(text),
            start: span.start,
            end: span.end,
            class: figure.class().name(),
            kind: figure.kind.name(),
            value: figure.value.to_string(),
            unit: figure.unit.code,
            approx: figure.approx.name(),
            direction: figure.direction.name(),
        }
    };
    figures.iter().map(row).collect()
}
