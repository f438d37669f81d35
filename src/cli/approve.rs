//! `summarize approve`: makes an output, or takes one that stands already, and puts it before an editor as `NAME.md.new`.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::article::{ProviderArgs, load_glossary, load_prompts, options};
use super::check::TaskName;
use super::progress::Progress;
use super::snapshots::{self, FOLDER};
use super::style::StyleArgs;
use super::{EXIT_FAILED, EXIT_FINE, connect};
use crate::config::Config;
use crate::document::Document;
use crate::fidelity::Task;
use crate::pipeline::{self, Options};
use crate::regress::{self, Approved, BY_HAND, FrontMatter, Job, SCHEMA};
use crate::text::Lang;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Articles
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Summary or translation
    #[arg(long, value_enum, default_value_t = TaskName::Summarize)]
    task: TaskName,
    /// Target language (BCP 47) [default: en]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Language of the articles, where their letters mislead
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    #[command(flatten)]
    style: StyleArgs,
    /// Take this text, written by hand or elsewhere, instead of asking a model; with one FILE
    #[arg(long, value_name = "FILE", conflicts_with_all = ["record", "replay"])]
    text: Option<PathBuf>,
    /// Folder of approved outputs
    #[arg(long, value_name = "DIR", default_value = FOLDER)]
    to: PathBuf,
    /// What to call the output [default: the article's name, the language and the task]
    #[arg(long)]
    name: Option<String>,
    /// No progress
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    provider: ProviderArgs,
}

impl Args {
    fn config(&self) -> anyhow::Result<Config> {
        let mut flags = self.provider.flags();
        flags.extend(self.style.flags());
        flags.extend(self.lang.clone().map(|lang| ("lang", lang)));
        let mut config = super::settings(flags)?;
        if config.record.is_none() && config.replay.is_none() {
            // What is approved must be made again without a model, so it is always recorded: a folder for each model.
            let model = config.model.as_deref().unwrap_or("default");
            let name: String = model.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' }).collect();
            config.record = Some(self.to.parent().unwrap_or(Path::new("")).join("recordings").join(name.trim_matches('.')));
        }
        Ok(config)
    }

    /// Where the output of `file` will stand once it is approved.
    fn place(&self, file: &Path, options: &Options) -> anyhow::Result<PathBuf> {
        let stem = file.file_stem().and_then(|stem| stem.to_str()).filter(|_| file.is_file());
        let stem = stem
            .with_context(|| format!("cannot read `{}`: an approved output needs a source file to be checked against", file.display()))?;
        let task = if options.task == Task::Translate { ".translation" } else { "" };
        let name = self.name.clone().unwrap_or_else(|| format!("{stem}.{}{task}", options.lang));
        if name.is_empty() || name.contains(['/', '\\']) || name.starts_with('.') {
            anyhow::bail!("`{name}` is no name for a file: choose one with letters and digits for --name");
        }
        Ok(self.to.join(format!("{name}.md")))
    }
}

/// An article on its way to approval.
struct Draft {
    file: PathBuf,
    place: PathBuf,
    bytes: Vec<u8>,
    document: Document,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    if args.files.len() > 1 && (args.name.is_some() || args.text.is_some()) {
        anyhow::bail!("--name and --text take one article: run `summarize approve` once for each file");
    }
    let config = args.config()?;
    let options = Options { glossary: load_glossary(config.glossary.as_deref(), &config.lang)?, ..options(&config, args.task.into()) };
    let read = |file: &PathBuf| {
        let place = args.place(file, &options)?;
        let bytes = super::read_bytes(&file.to_string_lossy())?;
        let document = Document::read(&bytes, None, args.source_lang.clone()).with_context(|| format!("`{}`", file.display()))?;
        Ok(Draft { file: file.clone(), place, bytes, document })
    };
    let drafts = args.files.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    match &args.text {
        Some(text) => by_hand(args, &config, &options, &drafts, text, out),
        None => by_model(args, &config, &options, &drafts, out),
    }
}

/// Puts a text that stands already before the editor.
fn by_hand(args: &Args, config: &Config, options: &Options, drafts: &[Draft], text: &Path, out: &mut dyn Write) -> anyhow::Result<u8> {
    let content =
        String::from_utf8(super::read_bytes(&text.to_string_lossy())?).with_context(|| format!("`{}` is not UTF-8", text.display()))?;
    // An approved file may be approved again, as when its source changed.
    let body = Approved::parse(&content).map_or(content, |approved| approved.body);
    let mut worst = EXIT_FINE;
    for draft in drafts {
        let matter = matter(args, config, options, draft)?;
        worst = worst.max(propose(draft, options, matter, &body, out)?);
    }
    Ok(worst)
}

fn by_model(args: &Args, config: &Config, options: &Options, drafts: &[Draft], out: &mut dyn Write) -> anyhow::Result<u8> {
    let prompts = load_prompts(config.prompts.as_deref())?;
    let progress = Progress::new(args.quiet);
    let mut worst = EXIT_FINE;
    super::block_on(async {
        let provider = connect::connect(config, &progress).await?;
        for draft in drafts {
            progress.say(format!("{}", draft.file.display()));
            let output = pipeline::run(&draft.document, options, &prompts, &provider, &|event| progress.on_event(event)).await;
            let output = output.with_context(|| format!("`{}`", draft.file.display()))?;
            progress.finish();
            if let Some(stopped) = output.stopped {
                return Err(anyhow::Error::new(stopped).context(format!("`{}` was not done to its end", draft.file.display())));
            }
            let mut matter = matter(args, config, options, draft)?;
            matter.provider.clone_from(&output.provider);
            matter.model.clone_from(&output.model);
            let folder = config.record.as_ref().or(config.replay.as_ref());
            matter.recordings = folder.map(|folder| snapshots::relative(&draft.place, folder)).transpose()?.unwrap_or_default();
            matter.prompts = regress::prompt_hashes(&prompts, options.task);
            worst = worst.max(propose(draft, options, matter, &regress::body(&output), out)?);
        }
        Ok(())
    })?;
    Ok(worst)
}

/// The front matter of a text that somebody wrote.
fn matter(args: &Args, config: &Config, options: &Options, draft: &Draft) -> anyhow::Result<FrontMatter> {
    let glossary = config.glossary.as_deref().map(|file| snapshots::relative(&draft.place, file)).transpose()?;
    Ok(FrontMatter {
        schema: SCHEMA.to_owned(),
        source: snapshots::relative(&draft.place, &draft.file)?,
        source_hash: regress::hash(&draft.bytes),
        provider: BY_HAND.to_owned(),
        model: String::new(),
        recordings: String::new(),
        glossary: glossary.unwrap_or_default(),
        job: Job::of(options, args.source_lang.as_ref()),
        accepted: Vec::new(),
        prompts: std::collections::BTreeMap::new(),
        figures: Vec::new(),
    })
}

/// Writes the pending file, never over an approved one. Fails where a figure does not match, so that nobody is surprised later.
fn propose(draft: &Draft, options: &Options, mut matter: FrontMatter, body: &str, out: &mut dyn Write) -> anyhow::Result<u8> {
    let check = regress::check(&draft.document, body, options);
    matter.figures = regress::ledger(&draft.document.source, body, &check);
    let known = snapshots::read(&draft.place).ok();
    if let Some(known) = &known {
        matter.accepted.clone_from(&known.matter.accepted);
    }
    let new = Approved { matter, body: body.trim_matches('\n').to_owned() };
    let errors = check.findings.iter().filter(|finding| finding.severity == crate::fidelity::Severity::Error);
    let errors: Vec<_> = errors.filter(|finding| !new.accepts(finding, &draft.document.source, body)).collect();
    if known.is_some_and(|known| known == new) {
        writeln!(out, "{}: approved already, and nothing changed", draft.place.display())?;
        return Ok(EXIT_FINE);
    }
    let pending = snapshots::pending(&draft.place);
    snapshots::write(&pending, &new.render())?;
    writeln!(out, "{}: {} figures; accept it with `summarize review`", pending.display(), check.output.len())?;
    for finding in &errors {
        writeln!(out, "  error[{}]: {}", finding.rule.id(), finding.message)?;
    }
    Ok(if errors.is_empty() { EXIT_FINE } else { EXIT_FAILED })
}
