//! `--report FORMAT[=FILE]`: the reports of a run, opened before any work is done, written when it is over.

use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;

use super::output::Target;
use crate::report::{self, Format, Report};

/// Flags that `check`, `translate` and the main job share.
#[derive(Debug, Default, clap::Args)]
pub(super) struct ReportArgs {
    /// Write a report: html, json, junit, sarif, github or markdown. With FILE into that file, else to standard output in place
    /// of the result. May be given several times
    #[arg(long = "report", value_name = "FORMAT[=FILE]")]
    reports: Vec<Wanted>,
}

/// One report and where it goes.
#[derive(Clone, Debug)]
struct Wanted {
    format: Format,
    file: Option<PathBuf>,
}

impl FromStr for Wanted {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, file) = text.split_once('=').map_or((text, None), |(format, file)| (format, Some(file)));
        let format = format.parse().map_err(|error: report::FormatError| error.to_string())?;
        match file {
            Some("") => Err(format!("name a file after `{text}`")),
            Some("-") | None => Ok(Self { format, file: None }),
            Some(file) => Ok(Self { format, file: Some(PathBuf::from(file)) }),
        }
    }
}

/// Opened reports.
#[derive(Debug)]
pub(super) struct Reports(Vec<(Format, Target)>);

impl ReportArgs {
    /// Opens every file, so that a wrong path fails before any work is paid for.
    pub(super) fn open(&self) -> anyhow::Result<Reports> {
        if self.reports.iter().filter(|wanted| wanted.file.is_none()).count() > 1 {
            anyhow::bail!("only one report can go to standard output: name a file for the others, as in `--report html=report.html`");
        }
        let open = |wanted: &Wanted| Ok((wanted.format, Target::open(wanted.file.as_deref())?));
        Ok(Reports(self.reports.iter().map(open).collect::<anyhow::Result<Vec<_>>>()?))
    }
}

impl Reports {
    /// Whether any report is wanted.
    pub(super) fn wanted(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether a report takes the place of the result on standard output.
    pub(super) fn take_stdout(&self) -> bool {
        self.0.iter().any(|(_, target)| matches!(target, Target::Stdout))
    }

    /// Writes every report.
    pub(super) fn write(self, report: &Report, out: &mut dyn Write) -> anyhow::Result<()> {
        for (format, target) in self.0 {
            target.write(&report::render(format, report), out)?;
        }
        Ok(())
    }
}
