//! Prompts as files: front matter and templates, embedded in the program and overridable by a user's folder.
//!
//! Knows nothing of providers or articles: `pipeline` fills in the variables and sends what comes out.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Environment, UndefinedBehavior};
use serde::{Deserialize, Serialize};

use crate::glossary::Glossary;
use crate::text::Lang;

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PromptId {
    /// The summary of one section.
    Summary,
    /// A summary of the whole article from the section summaries.
    Overview,
    /// The translation of one chunk or sentence.
    Translation,
    /// The same text with its wrong figures put right.
    Repair,
}

impl PromptId {
    /// Every prompt.
    pub const ALL: [Self; 4] = [Self::Summary, Self::Overview, Self::Translation, Self::Repair];

    /// Its id, which is its file's name without `.md`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Overview => "overview",
            Self::Translation => "translation",
            Self::Repair => "repair",
        }
    }

    const fn embedded(self) -> &'static str {
        match self {
            Self::Summary => include_str!("../prompts/summary.md"),
            Self::Overview => include_str!("../prompts/overview.md"),
            Self::Translation => include_str!("../prompts/translation.md"),
            Self::Repair => include_str!("../prompts/repair.md"),
        }
    }
}

/// Which of a prompt's templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Standing instructions of a chat.
    System,
    /// The message of a chat.
    User,
    /// The text that a base model continues.
    Completion,
}

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Completion => "completion",
        }
    }
}

/// Why a prompt file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The front matter is missing or no TOML.
    #[error("prompt `{name}`: {detail}")]
    FrontMatter {
        /// The prompt's name.
        name: String,
        /// What is wrong.
        detail: String,
    },
    /// A template does not parse or a variable has no value.
    #[error("prompt `{name}`")]
    Template {
        /// The prompt's name.
        name: String,
        /// What `MiniJinja` says, with the line.
        #[source]
        source: Box<minijinja::Error>,
    },
    /// The declared and the used variables differ.
    #[error("prompt `{name}` declares the variables {declared} but uses {used}")]
    Variables {
        /// The prompt's name.
        name: String,
        /// From the front matter.
        declared: String,
        /// From the templates.
        used: String,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatter {
    id: String,
    version: u32,
    variables: BTreeSet<String>,
}

/// One prompt.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// Raised with every change of meaning.
    pub version: u32,
    /// BLAKE3 of the file's content, the first 16 hexadecimal digits.
    pub hash: String,
    /// The variables that it needs.
    pub variables: BTreeSet<String>,
    templates: BTreeMap<&'static str, String>,
}

/// A sentence and its translation, as a base model is shown them before its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence, its figures anchored in the target language.
    pub source: String,
    /// Its translation.
    pub target: String,
}

/// The examples of one language pair: a file `examples/SOURCE-TARGET.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    example: Vec<Example>,
}

/// The language pairs that have examples.
const EXAMPLES: [((&str, &str), &str); 9] = [
    (("zh", "de"), include_str!("../prompts/examples/zh-de.toml")),
    (("zh", "en"), include_str!("../prompts/examples/zh-en.toml")),
    (("zh", "es"), include_str!("../prompts/examples/zh-es.toml")),
    (("zh", "fr"), include_str!("../prompts/examples/zh-fr.toml")),
    (("zh", "it"), include_str!("../prompts/examples/zh-it.toml")),
    (("zh", "ja"), include_str!("../prompts/examples/zh-ja.toml")),
    (("zh", "ko"), include_str!("../prompts/examples/zh-ko.toml")),
    (("zh", "pt"), include_str!("../prompts/examples/zh-pt.toml")),
    (("zh", "ru"), include_str!("../prompts/examples/zh-ru.toml")),
];

/// Common words of a language pair, which a base model is given in the target language, in place.
const TERMS: [((&str, &str), &str); 1] = [(("zh", "en"), include_str!("../prompts/terms/zh-en.csv"))];

/// All prompts of a run.
#[derive(Clone, Debug)]
pub struct Prompts {
    prompts: BTreeMap<PromptId, Prompt>,
    examples: BTreeMap<(&'static str, &'static str), Vec<Example>>,
    terms: BTreeMap<(&'static str, &'static str), Glossary>,
}

impl Prompts {
    /// The prompts embedded in the program, with `overrides` (file content by prompt) in their place.
    pub fn new(overrides: &BTreeMap<PromptId, String>) -> Result<Self, Error> {
        let load = |id: PromptId| Ok((id, parse(id, overrides.get(&id).map_or(id.embedded(), String::as_str))?));
        let prompts = PromptId::ALL.into_iter().map(load).collect::<Result<_, Error>>()?;
        let examples = EXAMPLES.into_iter().map(|(pair, content)| Ok((pair, parse_examples(content)?))).collect::<Result<_, Error>>()?;
        let terms = TERMS.into_iter().map(|(pair, content)| Ok((pair, parse_terms(content, pair.1)?))).collect::<Result<_, Error>>()?;
        Ok(Self { prompts, examples, terms })
    }

    /// One prompt; every id is there by construction.
    pub fn get(&self, id: PromptId) -> Option<&Prompt> {
        self.prompts.get(&id)
    }

    /// Renders one template of a prompt. A variable without a value is an error; a value that it does not use is not.
    pub fn render(&self, id: PromptId, part: Part, variables: &impl Serialize) -> Result<String, Error> {
        let template = self.prompts.get(&id).and_then(|prompt| prompt.templates.get(part.name())).map_or("", String::as_str);
        let rendered = environment().render_str(template, minijinja::value::Serde(variables)).map_err(|error| template_error(id, error))?;
        Ok(rendered.trim_end().to_owned())
    }

    /// The examples from one language into another; empty where there are none.
    pub fn examples(&self, source: &Lang, target: &Lang) -> &[Example] {
        let pair = (source.primary(), target.primary());
        self.examples.iter().find(|(key, _)| **key == pair).map_or(&[], |(_, examples)| examples)
    }

    /// Common words from one language into another; `None` where there are none.
    pub fn terms(&self, source: &Lang, target: &Lang) -> Option<&Glossary> {
        let pair = (source.primary(), target.primary());
        self.terms.iter().find(|(key, _)| **key == pair).map(|(_, terms)| terms)
    }

    /// The hash of one prompt, for keys and snapshots.
    pub fn hash(&self, id: PromptId) -> &str {
        self.prompts.get(&id).map_or("", |prompt| &prompt.hash)
    }
}

fn parse_examples(content: &str) -> Result<Vec<Example>, Error> {
    let examples: Examples =
        toml::from_str(content).map_err(|error| Error::FrontMatter { name: "examples".to_owned(), detail: error.message().to_owned() })?;
    Ok(examples.example)
}

fn parse_terms(content: &str, target: &str) -> Result<Glossary, Error> {
    let error = |detail: String| Error::FrontMatter { name: "terms".to_owned(), detail };
    let target = Lang::parse(target).map_err(|unknown| error(unknown.to_string()))?;
    Glossary::parse(content, &target).map_err(|wrong| error(wrong.to_string()))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
}

fn parse(id: PromptId, content: &str) -> Result<Prompt, Error> {
    let content = content.replace("\r\n", "\n");
    let front = |detail: &str| Error::FrontMatter { name: id.name().to_owned(), detail: detail.to_owned() };
    let rest = content.strip_prefix("+++\n").ok_or_else(|| front("it must begin with TOML front matter between `+++` lines"))?;
    let (matter, body) = rest.split_once("\n+++\n").ok_or_else(|| front("the front matter has no closing `+++` line"))?;
    let matter: FrontMatter = toml::from_str(matter).map_err(|error| front(error.message()))?;
    if matter.id != id.name() {
        return Err(front(&format!("its id is `{}`", matter.id)));
    }
    let templates = split_parts(body);
    for part in [Part::System, Part::User, Part::Completion] {
        if !templates.contains_key(part.name()) {
            return Err(front(&format!("it has no `=== {}` template", part.name())));
        }
    }
    check_variables(id, &matter.variables, &templates)?;
    let hash = blake3::hash(content.as_bytes()).to_hex().chars().take(16).collect();
    Ok(Prompt { version: matter.version, hash, variables: matter.variables, templates })
}

fn split_parts(body: &str) -> BTreeMap<&'static str, String> {
    let mut templates = BTreeMap::new();
    let mut current = None;
    for line in body.split_inclusive('\n') {
        let marker = line.strip_prefix("=== ").map(str::trim);
        let part = [Part::System, Part::User, Part::Completion].into_iter().find(|part| Some(part.name()) == marker);
        match (part, current) {
            (Some(part), _) => {
                current = Some(part.name());
                templates.insert(part.name(), String::new());
            }
            (None, Some(name)) => templates.entry(name).or_default().push_str(line),
            (None, None) => {}
        }
    }
    templates
}

fn check_variables(id: PromptId, declared: &BTreeSet<String>, templates: &BTreeMap<&'static str, String>) -> Result<(), Error> {
    let environment = environment();
    let mut used = BTreeSet::new();
    for template in templates.values() {
        let template = environment.template_from_str(template).map_err(|error| template_error(id, error))?;
        used.extend(template.undeclared_variables(false));
    }
    if used == *declared {
        return Ok(());
    }
    let list = |names: &BTreeSet<String>| format!("{names:?}");
    Err(Error::Variables { name: id.name().to_owned(), declared: list(declared), used: list(&used) })
}

fn template_error(id: PromptId, error: minijinja::Error) -> Error {
    Error::Template { name: id.name().to_owned(), source: Box::new(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(content: &str) -> Result<Prompts, Error> {
        Prompts::new(&BTreeMap::from([(PromptId::Repair, content.to_owned())]))
    }

    const GOOD: &str =
        "+++\nid = \"repair\"\nversion = 2\nvariables = [\"text\"]\n+++\n=== system\nS\n=== user\n{{ text }}\n=== completion\nC\n";

    #[test]
    fn embedded_prompts_are_sound_and_a_folder_overrides_them() {
        let plain = Prompts::new(&BTreeMap::new()).unwrap();
        let ours = with(GOOD).unwrap();
        assert_ne!(plain.hash(PromptId::Repair), ours.hash(PromptId::Repair));
        assert_eq!(plain.hash(PromptId::Summary), ours.hash(PromptId::Summary));
        let text = ours.render(PromptId::Repair, Part::User, &BTreeMap::from([("text", "<b>&")])).unwrap();
        assert_eq!(text, "<b>&");
    }

    #[test]
    fn a_bad_file_says_what_is_wrong() {
        for (content, want) in [
            ("", "must begin with TOML"),
            ("+++\nid = 1\n", "no closing"),
            ("+++\nid = 1\n+++\n", "invalid type"),
            (&GOOD.replace("\"repair\"", "\"other\""), "its id is `other`"),
            (&GOOD.replace("=== user", "=== person"), "no `=== user` template"),
            (&GOOD.replace("{{ text }}", "{{ words }}"), "declares the variables {\"text\"} but uses {\"words\"}"),
            (&GOOD.replace("{{ text }}", "{{ text"), "prompt `repair`"),
        ] {
            let error = with(content).unwrap_err().to_string();
            assert!(error.contains(want), "{error} / {want}");
        }
    }

    #[test]
    fn a_missing_value_is_an_error() {
        let prompts = Prompts::new(&BTreeMap::new()).unwrap();
        assert!(prompts.render(PromptId::Overview, Part::User, &BTreeMap::from([("title", "x")])).is_err());
    }
}
