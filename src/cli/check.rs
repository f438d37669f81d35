//! `summarize check`: every figure of an output against its source.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use self::findings::{Named, render};
use super::report::{ReportArgs, Reports};
use super::watch;
use crate::fidelity::{self, Check, Keep, Policy, Rounding, Task};
use crate::report::{self, Item, Report};
use crate::text::{CharIndex, Lang, Span};

mod bilingual;
pub(super) mod findings;

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a person
    Text,
    /// One JSON object
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The source text
    #[arg(required_unless_present_any = ["jsonl", "bilingual"], conflicts_with_all = ["jsonl", "bilingual"])]
    source: Option<String>,
    /// The translation or summary of it
    #[arg(required_unless_present_any = ["jsonl", "bilingual"], conflicts_with_all = ["jsonl", "bilingual"])]
    output: Option<String>,
    /// What the output is: a translation must carry every figure, a summary may leave some out
    #[arg(long, value_enum, default_value_t = TaskName::Translate)]
    task: TaskName,
    /// Language of the source (BCP 47)
    #[arg(long)]
    source_lang: Option<Lang>,
    /// Language of the output (BCP 47)
    #[arg(long)]
    target_lang: Option<Lang>,
    /// Which source figures a summary must keep: none, key (money, percentages and measures that lead), all, or a list by comma
    /// as the source writes them
    #[arg(long, value_name = "none|key|all|LIST", default_value = "none", value_parser = parse_keep)]
    keep: Keep,
    /// Whether a rightly rounded figure passes with a warning (stated) or fails (exact)
    #[arg(long, value_enum, default_value_t = RoundingName::Stated)]
    rounding: RoundingName,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Read lines {"id", "source", "output", "task", ...} from standard input, write one line for each.
    /// A filter: the verdicts stand in the data, and the exit code is 0 whatever they are
    #[arg(long)]
    jsonl: bool,
    /// Check every segment of a file of a translation tool: XLIFF 1.2 or 2.x, or TMX
    #[arg(long, value_name = "FILE", conflicts_with_all = ["jsonl", "task"])]
    bilingual: Option<PathBuf>,
    /// Check again whenever the source or the output changes
    #[arg(long, conflicts_with = "jsonl")]
    watch: bool,
    #[command(flatten)]
    report: ReportArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum TaskName {
    Translate,
    Summarize,
}

impl From<TaskName> for Task {
    fn from(name: TaskName) -> Self {
        match name {
            TaskName::Translate => Self::Translate,
            TaskName::Summarize => Self::Summarize,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RoundingName {
    Exact,
    Stated,
}

impl From<RoundingName> for Rounding {
    fn from(name: RoundingName) -> Self {
        match name {
            RoundingName::Exact => Self::Exact,
            RoundingName::Stated => Self::Stated,
        }
    }
}

fn parse_keep(text: &str) -> Result<Keep, String> {
    let list = || text.split([',', '，']).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect();
    Ok(match text.trim() {
        "none" => Keep::None,
        "key" => Keep::Key,
        "all" => Keep::All,
        "" => return Err("say none, key, all, or the figures by comma as the source writes them".to_owned()),
        _ => Keep::List(list()),
    })
}

impl Args {
    fn policy(&self, task: TaskName) -> Policy {
        Policy { keep: self.keep.clone(), rounding: self.rounding.into(), ..Policy::of(task.into()) }
    }
}

#[derive(Debug, Deserialize)]
struct Request {
    id: serde_json::Value,
    source_lang: Option<String>,
    target_lang: Option<String>,
    task: TaskName,
    source: String,
    output: String,
}

#[derive(Debug, Serialize)]
struct Verdict<'a> {
    id: serde_json::Value,
    verdict: &'static str,
    findings: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    rule: &'static str,
    severity: &'static str,
    source: Option<Place<'a>>,
    output: Option<Place<'a>>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    if args.watch {
        let names = [args.source.clone().map(PathBuf::from), args.output.clone().map(PathBuf::from), args.bilingual.clone()];
        let files: Vec<PathBuf> = names.into_iter().flatten().collect();
        if files.iter().any(|file| file.as_os_str() == "-") {
            anyhow::bail!("--watch needs files: standard input cannot be read twice");
        }
        return watch::run(|| files.clone(), || once(args, out));
    }
    once(args, out)
}

fn once(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    if let Some(path) = &args.bilingual {
        return bilingual::run(args, path, out);
    }
    let reports = args.report.open()?;
    if args.jsonl {
        return stream(args, reports, out);
    }
    let read = |path: &Option<String>| -> anyhow::Result<String> {
        let path = path.as_deref().unwrap_or("-");
        String::from_utf8(super::read_bytes(path)?).with_context(|| format!("`{path}` is not UTF-8"))
    };
    let (source, output) = (read(&args.source)?, read(&args.output)?);
    let source_lang = args.source_lang.clone().unwrap_or_else(|| Lang::detect(&source));
    let target_lang = args.target_lang.clone().unwrap_or_else(|| Lang::detect(&output));
    let check = fidelity::check(&source, &source_lang, &output, &target_lang, &args.policy(args.task));
    match args.format {
        _ if reports.take_stdout() => {}
        Format::Json => {
            serde_json::to_writer(&mut *out, &verdict(serde_json::Value::Null, &source, &output, &check))?;
            writeln!(out)?;
        }
        Format::Text => {
            let name = |path: &Option<String>, standard: &'static str| {
                path.clone().filter(|path| path != "-").unwrap_or_else(|| standard.to_owned())
            };
            let (left, right) = (name(&args.source, "source"), name(&args.output, "output"));
            let named = |name, text| Named { name, text };
            out.write_all(render(named(&left, &source), named(&right, &output), &check).as_bytes())?;
        }
    }
    if reports.wanted() {
        let file = |path: &Option<String>| path.clone().filter(|path| path != "-").unwrap_or_default();
        let (left, right) = (file(&args.source), file(&args.output));
        let (left, right) = (side(&left, &source_lang, &source), side(&right, &target_lang, &output));
        let name = if right.file.is_empty() { "standard input" } else { right.file };
        reports.write(&Report::new(vec![Item::of_check(name, args.task.into(), left, right, &check)]), out)?;
    }
    Ok(if check.passes() { super::EXIT_FINE } else { super::EXIT_FAILED })
}

const fn side<'a>(file: &'a str, lang: &'a Lang, text: &'a str) -> report::Named<'a> {
    report::Named { file, lang, text }
}

fn stream(args: &Args, reports: Reports, out: &mut dyn Write) -> anyhow::Result<u8> {
    let mut items = Vec::new();
    super::jsonl::answer(out, |request: Request, out| {
        let lang =
            |tag: &Option<String>, text: &str| tag.as_deref().and_then(|tag| Lang::parse(tag).ok()).unwrap_or_else(|| Lang::detect(text));
        let source_lang = lang(&request.source_lang, &request.source);
        let target_lang = lang(&request.target_lang, &request.output);
        let policy = args.policy(request.task);
        let check = fidelity::check(&request.source, &source_lang, &request.output, &target_lang, &policy);
        if reports.wanted() {
            let name = request.id.as_str().map_or_else(|| request.id.to_string(), str::to_owned);
            let (left, right) = (side("", &source_lang, &request.source), side("", &target_lang, &request.output));
            items.push(Item::of_check(&name, request.task.into(), left, right, &check));
        }
        if !reports.take_stdout() {
            serde_json::to_writer(&mut *out, &verdict(request.id, &request.source, &request.output, &check))?;
            out.push(b'\n');
        }
        Ok(())
    })?;
    reports.write(&Report::new(items), out)?;
    out.flush()?;
    Ok(super::EXIT_FINE)
}

fn verdict<'a>(id: serde_json::Value, source: &'a str, output: &'a str, check: &'a Check) -> Verdict<'a> {
    let (source_index, output_index) = (CharIndex::new(source), CharIndex::new(output));
    let place = |text: &'a str, index: &CharIndex<'_>, span: Option<Span>| {
        span.map(|span| {
            let chars = index.char_span(span);
            Place { text: span.of(text), start: chars.start, end: chars.end }
        })
    };
    let rows = check.findings.iter().map(|finding| Row {
        rule: finding.rule.id(),
        severity: finding.severity.name(),
        source: place(source, &source_index, finding.source),
        output: place(output, &output_index, finding.output),
        message: &finding.message,
        fix: finding.fix.as_deref(),
    });
    Verdict { id, verdict: if check.passes() { "pass" } else { "fail" }, findings: rows.collect() }
}
