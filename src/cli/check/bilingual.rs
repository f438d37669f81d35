//! `summarize check --bilingual FILE`: every segment of an XLIFF or TMX file against its translation.

use std::io::Write;
use std::path::Path;

use anyhow::Context as _;

use super::findings::{Named, render};
use super::{Args, Format, TaskName, side, verdict};
use crate::document::bilingual::{Segment, segments};
use crate::fidelity::{self, Severity};
use crate::report::{Item, Report};
use crate::text::Lang;

pub(super) fn run(args: &Args, path: &Path, out: &mut dyn Write) -> anyhow::Result<u8> {
    let reports = args.report.open()?;
    let named = || format!("`{}`", path.display());
    let bytes = super::super::read_bytes(&path.to_string_lossy())?;
    let segments = segments(&decode(&bytes).with_context(named)?).with_context(named)?;
    let (mut errors, mut untranslated, mut items) = (0, 0, Vec::new());
    for segment in &segments {
        if segment.target.trim().is_empty() {
            untranslated += 1;
            continue;
        }
        let source_lang = lang(args.source_lang.as_ref(), &segment.source_lang, &segment.source);
        let target_lang = lang(args.target_lang.as_ref(), &segment.target_lang, &segment.target);
        let check = fidelity::check(&segment.source, &source_lang, &segment.target, &target_lang, &args.policy(TaskName::Translate));
        errors += check.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        if reports.wanted() {
            let (left, right) = (side("", &source_lang, &segment.source), side("", &target_lang, &segment.target));
            items.push(Item::of_check(
                &format!("{}:{} {}", path.display(), segment.line, segment.id),
                args.task.into(),
                left,
                right,
                &check,
            ));
        }
        match args.format {
            _ if reports.take_stdout() => {}
            Format::Json => {
                let id = serde_json::Value::String(segment.id.clone());
                serde_json::to_writer(&mut *out, &verdict(id, &segment.source, &segment.target, &check))?;
                writeln!(out)?;
            }
            Format::Text if check.findings.is_empty() => {}
            Format::Text => describe(path, segment, &check, out)?,
        }
    }
    let summary = format!("{} segments, {untranslated} not translated yet, {errors} errors", segments.len());
    if args.format == Format::Text && !reports.take_stdout() {
        writeln!(out, "{summary}")?;
    } else {
        super::super::warn(&summary);
    }
    reports.write(&Report::new(items), out)?;
    Ok(if errors == 0 { super::super::EXIT_FINE } else { super::super::EXIT_FAILED })
}

/// The language that the user says, or the file. Converters write `en-US` over Chinese texts: letters that no such language has
/// overrule the file.
fn lang(given: Option<&Lang>, tag: &str, text: &str) -> Lang {
    let seen = Lang::detect(text);
    let said = Lang::parse(tag).ok().filter(|said| said.is_cjk() || said.primary() == "ko" || !(seen.is_cjk() || seen.primary() == "ko"));
    given.cloned().or(said).unwrap_or(seen)
}

fn describe(path: &Path, segment: &Segment, check: &fidelity::Check, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}:{}: segment {}", path.display(), segment.line, segment.id)?;
    let found = render(Named { name: "source", text: &segment.source }, Named { name: "target", text: &segment.target }, check);
    Ok(writeln!(out, "{found}")?)
}

/// Translation tools write UTF-8 or UTF-16, the latter with a byte order mark.
fn decode(bytes: &[u8]) -> anyhow::Result<String> {
    let (encoding, skip) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(skip..).unwrap_or_default());
    Ok(text.context("this is neither UTF-8 nor UTF-16: save it as UTF-8")?.into_owned())
}
