//! `summarize review`: pending outputs side by side with the approved ones; a person accepts or rejects. Every step can be
//! scripted as well. Refuses to decide anything where CI is set.

use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use console::Term;

use self::case::Case;
use self::screen::Paint;
use super::snapshots::{self, FOLDER, Kind};
use super::{EXIT_FAILED, EXIT_FINE};
use crate::report::{self, Report};

mod case;
mod screen;
mod words;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Option<Action>,
    /// Folder of approved outputs
    #[arg(long = "in", value_name = "DIR", default_value = FOLDER, global = true)]
    folder: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List what waits
    List,
    /// Print what waits beside what is approved
    Show {
        /// Outputs by name; all where none is named
        #[arg(value_name = "NAME")]
        names: Vec<String>,
    },
    /// Approve outputs
    Accept {
        #[command(flatten)]
        which: Chosen,
        /// Why figures that do not match the source may stand; kept in the approved file
        #[arg(long, value_name = "WHY")]
        reason: Option<String>,
    },
    /// Throw pending outputs away; what is approved stays
    Reject {
        #[command(flatten)]
        which: Chosen,
    },
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct Chosen {
    /// Outputs by name
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// All that wait
    #[arg(long)]
    all: bool,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let folder = std::slice::from_ref(&args.folder);
    // A folder that is not there yet has nothing waiting in it.
    let waiting = if args.folder.exists() { snapshots::files(folder, Kind::Pending)? } else { Vec::new() };
    let paint = paint();
    match &args.action {
        Some(Action::List) => list(&args.folder, &waiting, out),
        Some(Action::Show { names }) => {
            for pending in choose(&args.folder, &waiting, names)? {
                out.write_all(Case::read(&name(&args.folder, pending), pending)?.screen(columns(), paint).as_bytes())?;
            }
            Ok(EXIT_FINE)
        }
        Some(Action::Accept { which, reason }) => {
            refuse_in_ci()?;
            accept(&args.folder, &choose(&args.folder, &waiting, &which.names)?, reason.as_deref(), out)
        }
        Some(Action::Reject { which }) => {
            refuse_in_ci()?;
            for pending in choose(&args.folder, &waiting, &which.names)? {
                std::fs::remove_file(pending)?;
                writeln!(out, "rejected {}", name(&args.folder, pending))?;
            }
            Ok(EXIT_FINE)
        }
        None => {
            refuse_in_ci()?;
            interview(&args.folder, &waiting, paint, out)
        }
    }
}

fn refuse_in_ci() -> anyhow::Result<()> {
    if snapshots::in_ci() {
        anyhow::bail!("CI is set: a person has to look at what changed, on a machine of their own");
    }
    Ok(())
}

/// Pipes get signs alone, and `NO_COLOR` no colours.
fn paint() -> Paint {
    match std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        _ if !std::io::stdout().is_terminal() => Paint::Plain,
        true => Paint::Underlines,
        false => Paint::Colours,
    }
}

/// Columns of the terminal; 100 where there is none.
fn columns() -> usize {
    Term::stdout().size_checked().map_or(100, |(_, columns)| usize::from(columns)).clamp(40, 240)
}

/// An output's name: its path below the folder, without endings.
fn name(folder: &Path, pending: &Path) -> String {
    let path = pending.strip_prefix(folder).unwrap_or(pending).to_string_lossy().replace('\\', "/");
    path.strip_suffix(".md.new").unwrap_or(&path).to_owned()
}

/// The pending outputs that are named; all where none is.
fn choose<'a>(folder: &Path, waiting: &'a [PathBuf], names: &[String]) -> anyhow::Result<Vec<&'a Path>> {
    if names.is_empty() {
        return Ok(waiting.iter().map(PathBuf::as_path).collect());
    }
    let mut chosen = Vec::new();
    for wanted in names {
        let bare = wanted.trim_end_matches(".new").trim_end_matches(".md");
        let hit =
            waiting.iter().find(|pending| name(folder, pending) == bare || pending.to_string_lossy().trim_end_matches(".md.new") == bare);
        match hit {
            Some(pending) => chosen.push(pending.as_path()),
            None => anyhow::bail!("`{wanted}` does not wait for review: see `summarize review list`"),
        }
    }
    Ok(chosen)
}

fn list(folder: &Path, waiting: &[PathBuf], out: &mut dyn Write) -> anyhow::Result<u8> {
    for pending in waiting {
        let name = name(folder, pending);
        match Case::read(&name, pending) {
            Ok(case) => writeln!(out, "{name}: {}", case.summary())?,
            Err(error) => writeln!(out, "{name}: broken: {error:#}")?,
        }
    }
    if waiting.is_empty() {
        super::warn(&format!("nothing waits in `{}`", folder.display()));
    }
    Ok(EXIT_FINE)
}

/// Accepts what tallies; the rest needs a reason.
fn accept(folder: &Path, chosen: &[&Path], reason: Option<&str>, out: &mut dyn Write) -> anyhow::Result<u8> {
    let mut worst = EXIT_FINE;
    for pending in chosen {
        let name = name(folder, pending);
        let case = Case::read(&name, pending)?;
        if case.errors().is_empty() || reason.is_some() {
            case.accept(reason)?;
            writeln!(out, "accepted {name}")?;
        } else {
            worst = EXIT_FAILED;
            writeln!(out, "not accepted {name}: {} (reject it, or say why it may stand with --reason)", case.summary())?;
            for message in case.errors() {
                writeln!(out, "  {message}")?;
            }
        }
    }
    Ok(worst)
}

/// Asks about one pending output after the other.
fn interview(folder: &Path, waiting: &[PathBuf], paint: Paint, out: &mut dyn Write) -> anyhow::Result<u8> {
    if waiting.is_empty() {
        super::warn(&format!("nothing waits in `{}`", folder.display()));
        return Ok(EXIT_FINE);
    }
    let term = Term::stdout();
    if !term.is_term() || !std::io::stdin().is_terminal() {
        anyhow::bail!("this is no terminal: use `summarize review list`, `show`, `accept` and `reject`");
    }
    for (index, pending) in waiting.iter().enumerate() {
        let case = Case::read(&name(folder, pending), pending)?;
        out.write_all(case.screen(columns(), paint).as_bytes())?;
        loop {
            write!(out, "{} of {}  [a]ccept  [r]eject  [s]kip  [o]pen report  [q]uit ", index + 1, waiting.len())?;
            out.flush()?;
            let key = term.read_char()?;
            writeln!(out, "{key}")?;
            match key {
                'a' if !case.errors().is_empty() => {
                    write!(out, "why may figures stand that do not match the source? (nothing: not accepted) ")?;
                    out.flush()?;
                    let reason = term.read_line()?;
                    if reason.trim().is_empty() {
                        continue;
                    }
                    case.accept(Some(reason.trim()))?;
                }
                'a' => case.accept(None)?,
                'r' => std::fs::remove_file(pending)?,
                's' => {}
                'o' => {
                    open_report(&case, out)?;
                    continue;
                }
                'q' => return Ok(EXIT_FINE),
                _ => continue,
            }
            break;
        }
    }
    Ok(EXIT_FINE)
}

/// Writes the report to a file that stays, and asks the desktop to show it.
fn open_report(case: &Case, out: &mut dyn Write) -> anyhow::Result<()> {
    let page = report::render(report::Format::Html, &Report::new(vec![case.item()]));
    let mut file = tempfile::Builder::new().prefix("summarize-review-").suffix(".html").tempfile()?;
    file.write_all(page.as_bytes())?;
    let (_, path) = file.keep()?;
    writeln!(out, "{}", path.display())?;
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let quiet = std::process::Stdio::null;
    // Without a desktop the path above is all there is to show.
    let _ = std::process::Command::new(opener).arg(&path).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
    Ok(())
}
