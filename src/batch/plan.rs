//! The plan of a batch: a JSONL file that is written once. First line: the recipe; then a line a job; last line: count and hash.
//!
//! A job's key is the hash of all that its result depends on, so the same work has the same key in every plan and on every machine.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::input::Input;
use super::{Error, Outcome, Status};
use crate::document::Document;
use crate::figure::render::Style;
use crate::glossary::Glossary;
use crate::pipeline::named::Named;
use crate::pipeline::{Delivery, Guards, Options};
use crate::prompt::{PromptId, Prompts};
use crate::provider::Usage;
use crate::text::Lang;

/// The format of plans; raised when an older program could not read a newer one's.
const SCHEMA: &str = "tally.plan.v1";

/// All that results depend on besides the articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// `summarize` or `translate`.
    pub task: String,
    /// The provider's name.
    pub provider: String,
    /// The model's name.
    pub model: String,
    /// The service's row in the table of vendors, where one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// `short`, `medium` or `long`.
    pub length: String,
    /// `exact` or `news`.
    pub number_style: String,
    /// `code`; empty for words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub currency: String,
    /// `both`; empty for those of the source alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub units: String,
    /// `exact` or `stated`.
    pub rounding: String,
    /// How often a failed text is asked again.
    pub tries: u32,
    /// Tokens of a chunk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_chunk_tokens: Option<usize>,
    /// Seed of the sampler.
    pub seed: u32,
    /// Version and hash of each prompt.
    pub prompts: BTreeMap<String, String>,
    /// The glossary, as it stands in its file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub glossary: String,
}

/// The version and the hash of each prompt.
pub fn prompt_marks(prompts: &Prompts) -> BTreeMap<String, String> {
    let mark = |id: PromptId| {
        let version = prompts.get(id).map_or(0, |prompt| prompt.version);
        (id.name().to_owned(), format!("{version}:{}", prompts.hash(id)))
    };
    PromptId::ALL.into_iter().map(mark).collect()
}

/// Who is to be asked.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    /// The provider's name.
    pub provider: &'a str,
    /// The model's name.
    pub model: &'a str,
    /// The service's row in the table of vendors, where one was named.
    pub vendor: Option<&'a str>,
}

impl Recipe {
    /// The recipe of `options` with these prompts, this glossary and this model.
    pub fn new(options: &Options, prompts: &Prompts, glossary: &str, model: Model<'_>) -> Self {
        let Model { provider, model, vendor } = model;
        Self {
            task: options.task.name().to_owned(),
            provider: provider.to_owned(),
            model: model.to_owned(),
            vendor: vendor.map(str::to_owned),
            length: options.length.name().to_owned(),
            number_style: options.style.numbers.name().to_owned(),
            currency: other_than_default(options.style.money),
            units: other_than_default(options.style.units),
            rounding: options.rounding.name().to_owned(),
            tries: options.tries,
            max_chunk_tokens: options.max_chunk_tokens,
            seed: options.seed,
            prompts: prompt_marks(prompts),
            glossary: glossary.to_owned(),
        }
    }

    /// The pipeline's options for a job into `lang`.
    pub fn options(&self, lang: Lang) -> Result<Options, Error> {
        Ok(Options {
            task: value("task", &self.task)?,
            glossary: Glossary::parse(&self.glossary, &lang).map_err(|error| Error::Input(format!("the plan's glossary: {error}")))?,
            lang,
            length: value("length", &self.length)?,
            style: Style {
                numbers: value("number style", &self.number_style)?,
                money: value("currency", &self.currency)?,
                units: value("units", &self.units)?,
                ..Style::default()
            },
            rounding: value("rounding", &self.rounding)?,
            tries: self.tries,
            max_chunk_tokens: self.max_chunk_tokens,
            seed: self.seed,
            delivery: Delivery::Whole,
            guards: Guards::default(),
        })
    }

    fn hash(&self) -> String {
        hex(&serde_json::to_vec(self).unwrap_or_default())
    }
}

/// The name of an option that plans did not always have; empty for its default, so that the keys of older plans stay.
fn other_than_default<T: Named>(value: T) -> String {
    if value == T::default() { String::new() } else { value.name().to_owned() }
}

/// The option called `name`; its default where the plan has none.
fn value<T: Named>(what: &str, name: &str) -> Result<T, Error> {
    let found = if name.is_empty() { Some(T::default()) } else { T::named(name) };
    found.ok_or_else(|| Error::Input(format!("the plan's {what} `{name}` is none that this program knows: make a new plan")))
}

/// The first 40 hexadecimal digits of the BLAKE3 hash.
pub fn hex(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(40).collect()
}

/// One article into one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Hash of content, recipe and languages.
    pub key: String,
    /// The name that the user knows it by: the path or the `custom_id`.
    pub id: String,
    /// Target language.
    pub lang: String,
    /// Language of the article, where its letters mislead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_lang: Option<String>,
    /// Hash of the content.
    pub content: String,
    /// Bytes of the content.
    pub size: u64,
    /// Where the content is.
    pub input: Input,
}

impl Job {
    /// The article, if it still is the one that was planned. `folder` is where the plan's relative paths begin.
    pub fn document(&self, folder: &Path) -> Result<Document, String> {
        self.read(&self.input.read(folder)?)
    }

    /// The article in `bytes`, if it is the one that was planned.
    pub fn read(&self, bytes: &[u8]) -> Result<Document, String> {
        if hex(bytes) != self.content {
            return Err(format!("{} has changed since the plan was made: make a new plan for it", self.input.name()));
        }
        let lang = self.source_lang.as_deref().map(Lang::parse).transpose().map_err(|error| error.to_string())?;
        Document::read(bytes, None, lang).map_err(|error| error.to_string())
    }

    /// Its end before any reply: nothing paid, nothing checked, no output. `attempt` is how often it had ended before.
    pub fn ended(&self, status: Status, attempt: u32, error: String) -> Outcome {
        Outcome {
            key: self.key.clone(),
            id: self.id.clone(),
            status,
            attempt,
            again: false,
            usage: Usage::default(),
            requests: 0,
            figures: 0,
            wrong: 0,
            error,
            place: None,
        }
    }

    /// Which of `count` equal parts of the plan the job falls into.
    pub fn shard(&self, count: u64) -> u64 {
        u64::from_str_radix(self.key.get(..15).unwrap_or_default(), 16).unwrap_or_default() % count.max(1)
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    schema: String,
    program: String,
    /// Where the service was when the plan was made. No part of the recipe: another address may serve the same model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base_url: Option<String>,
    recipe: Recipe,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tail {
    jobs: u64,
    hash: String,
}

/// A plan that is being written: whole or not at all.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    recipe: String,
    pending: BufWriter<tempfile::NamedTempFile>,
    hasher: blake3::Hasher,
    jobs: u64,
    ids: BTreeSet<(String, String)>,
    copies: BTreeMap<String, u32>,
}

impl Draft {
    /// Begins a plan at `path`, which must not exist: plans do not change.
    pub fn new(path: &Path, recipe: &Recipe, base_url: Option<&str>) -> Result<Self, Error> {
        if path.exists() {
            return Err(Error::Input(format!(
                "`{}` exists, and a plan never changes: choose another name, or remove it with its journal",
                path.display()
            )));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let pending = tempfile::Builder::new().prefix(".plan-").tempfile_in(folder).map_err(Error::file("write", path))?;
        let mut draft = Self {
            path: path.to_owned(),
            recipe: recipe.hash(),
            pending: BufWriter::new(pending),
            hasher: blake3::Hasher::new(),
            jobs: 0,
            ids: BTreeSet::new(),
            copies: BTreeMap::new(),
        };
        let head = Head {
            schema: SCHEMA.to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            base_url: base_url.map(str::to_owned),
            recipe: recipe.clone(),
        };
        draft.line(&head)?;
        Ok(draft)
    }

    fn line(&mut self, value: &impl Serialize) -> Result<(), Error> {
        let mut line = serde_json::to_vec(value).unwrap_or_default();
        line.push(b'\n');
        self.hasher.update(&line);
        self.pending.write_all(&line).map_err(Error::file("write", &self.path))
    }

    /// Adds the article `bytes` into `lang`. The same article twice is two jobs; the second finds the first one's replies.
    pub fn add(&mut self, id: &str, lang: &Lang, source_lang: Option<&Lang>, bytes: &[u8], input: Input) -> Result<Job, Error> {
        if !self.ids.insert((id.to_owned(), lang.tag().to_owned())) {
            return Err(Error::Input(format!("two inputs have the name `{id}`: every custom_id and every path may stand once")));
        }
        let content = hex(bytes);
        let source = source_lang.map(|lang| lang.tag().to_owned());
        let base = format!("tally.job.v1\n{}\n{content}\n{}\n{}", self.recipe, source.as_deref().unwrap_or_default(), lang.tag());
        let copy = self.copies.entry(hex(base.as_bytes())).or_default();
        let key = if *copy == 0 { hex(base.as_bytes()) } else { hex(format!("{base}\n{copy}").as_bytes()) };
        *copy += 1;
        let job =
            Job { key, id: id.to_owned(), lang: lang.tag().to_owned(), source_lang: source, content, size: bytes.len() as u64, input };
        self.line(&job)?;
        self.jobs += 1;
        Ok(job)
    }

    /// Puts the plan in its place; gives the number of its jobs.
    pub fn finish(mut self) -> Result<u64, Error> {
        if self.jobs == 0 {
            return Err(Error::Input(
                "no article found in the inputs: give files, folders, globs, or JSONL lines with custom_id and text".to_owned(),
            ));
        }
        let tail = Tail { jobs: self.jobs, hash: self.hasher.finalize().to_hex().to_string() };
        self.line(&tail)?;
        let failed = |source| Error::File { what: "write", path: self.path.clone(), source };
        let pending = self.pending.into_inner().map_err(|error| failed(error.into_error()))?;
        pending.as_file().sync_all().map_err(failed)?;
        #[cfg(unix)]
        pending.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644)).map_err(failed)?;
        pending.persist_noclobber(&self.path).map_err(|error| failed(error.error))?;
        Ok(self.jobs)
    }
}

/// A plan that can be worked off.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Where it stands.
    pub path: PathBuf,
    /// All that results depend on besides the articles.
    pub recipe: Recipe,
    /// Where the service was when the plan was made.
    pub base_url: Option<String>,
    /// How many jobs it has.
    pub jobs: u64,
    /// The hash of head and jobs: journals name it.
    pub hash: String,
}

impl Plan {
    /// Opens a plan; one that is cut off or changed is refused.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let wrong = |what: &str| Error::Input(format!("`{}` {what}", path.display()));
        let mut file = File::open(path).map_err(Error::file("read", path))?;
        let tail: Tail = last_line(&mut file)
            .map_err(Error::file("read", path))?
            .and_then(|line| serde_json::from_str(&line).ok())
            .ok_or_else(|| wrong("is no plan, or only a part of one: make it with `summarize batch plan`"))?;
        file.rewind().map_err(Error::file("read", path))?;
        let mut first = String::new();
        BufReader::new(&file).read_line(&mut first).map_err(Error::file("read", path))?;
        let head: Head = serde_json::from_str(&first).map_err(|error| wrong(&format!("is no plan of this program's version ({error})")))?;
        if head.schema != SCHEMA {
            return Err(wrong(&format!("is a plan of another version ({}): make a new one", head.schema)));
        }
        let plan = Self { path: path.to_owned(), recipe: head.recipe, base_url: head.base_url, jobs: tail.jobs, hash: tail.hash };
        if plan.hashed()? != plan.hash {
            return Err(wrong("was changed after it was made, and a plan never changes: make a new one"));
        }
        Ok(plan)
    }

    fn hashed(&self) -> Result<String, Error> {
        let mut reader = BufReader::with_capacity(1 << 20, File::open(&self.path).map_err(Error::file("read", &self.path))?);
        let (mut hasher, mut line) = (blake3::Hasher::new(), Vec::new());
        for _ in 0..=self.jobs {
            line.clear();
            reader.read_until(b'\n', &mut line).map_err(Error::file("read", &self.path))?;
            hasher.update(&line);
        }
        Ok(hasher.finalize().to_hex().to_string())
    }

    /// Where its relative paths begin.
    pub fn folder(&self) -> &Path {
        self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// The jobs in order, one at a time: a plan need not fit into memory.
    pub fn jobs(&self) -> Result<impl Iterator<Item = Result<Job, Error>> + Send + use<>, Error> {
        let path = self.path.clone();
        let lines = BufReader::with_capacity(1 << 16, File::open(&self.path).map_err(Error::file("read", &self.path))?).lines();
        let count = usize::try_from(self.jobs).unwrap_or(usize::MAX);
        Ok(lines.skip(1).take(count).map(move |line| {
            let line = line.map_err(Error::file("read", &path))?;
            serde_json::from_str(&line).map_err(|error| Error::Input(format!("`{}` has a line that is no job: {error}", path.display())))
        }))
    }
}

/// The last line of a file, without reading the rest.
fn last_line(file: &mut File) -> std::io::Result<Option<String>> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(4096)))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    let text = String::from_utf8_lossy(&end);
    Ok(text.strip_suffix('\n').and_then(|text| text.rsplit('\n').next()).map(str::to_owned))
}
