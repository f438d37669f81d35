//! Reference runs: the five seeds through the whole pipeline, with hand-made translations and summaries in the place of a
//! model's replies. What comes out is what a user of a good model sees.

use std::collections::BTreeMap;

use tally::document::Document;
use tally::fidelity::Task;
use tally::pipeline::{self, Options, Output, Status};
use tally::prompt::Prompts;
use tally::provider::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider, StopReason, Usage};
use tally::report::output::{self, Format};
use tally::text::Lang;

use crate::support::{root, seed, with_snapshots};

/// Answers each request for a section with that section of a hand-made text, found by its number.
pub struct Reference {
    capabilities: Capabilities,
    pub document: Document,
    /// Heading and text, section by section.
    sections: Vec<(String, String)>,
    title: String,
}

impl Reference {
    pub fn new(number: &str) -> Self {
        let document = Document::read(&std::fs::read(seed(number)).unwrap(), None, None).unwrap();
        let text = std::fs::read_to_string(root().join(format!("tests/fixtures/references/translation-{number}.en.md"))).unwrap();
        let capabilities = Capabilities {
            provider: "reference".to_owned(),
            model: "by hand".to_owned(),
            chat: true,
            context: Some(100_000),
            slots: 1,
            constrained: false,
        };
        let (title, sections) = sections(&text);
        Self { capabilities, document, sections, title }
    }

    /// Whether `text` is the translation of a section, and no title or heading.
    pub fn is_section(&self, text: &str) -> bool {
        self.sections.iter().any(|(_, section)| section == text)
    }

    pub fn reply(&self, request: &ChatRequest) -> Option<String> {
        let Input::Chat(messages) = &request.input else { return None };
        let asked = &messages.last()?.content;
        let (before, text) = asked.split_once("Text:\n")?;
        let named = before.lines().find_map(|line| line.strip_prefix("Section: "));
        let heading = |text: &str| self.document.sections.iter().position(|section| opening(&section.heading.text) == opening(text));
        if let Some(index) = named.and_then(heading) {
            return Some(self.sections.get(index)?.1.clone());
        }
        let first = self.document.sections.first()?.paragraphs.first()?;
        if text.starts_with(&opening(&first.text)) {
            return Some(self.sections.first()?.1.clone());
        }
        heading(text).map_or_else(|| Some(self.title.clone()), |index| Some(self.sections.get(index)?.0.clone()))
    }
}

/// The first characters of a text, few enough that no figure is anchored in them.
fn opening(text: &str) -> String {
    text.chars().take_while(|c| !c.is_ascii_digit()).take(8).collect()
}

/// Title and sections of a Markdown text: captions and byline stand in emphasis and belong to no section.
fn sections(text: &str) -> (String, Vec<(String, String)>) {
    let mut title = String::new();
    let mut sections = vec![(String::new(), String::new())];
    for block in text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        if let Some(heading) = block.strip_prefix("# ") {
            heading.clone_into(&mut title);
        } else if block.starts_with("##") {
            sections.push((block.trim_start_matches(['#', ' ']).to_owned(), String::new()));
        } else if !block.starts_with("By ")
            && !block.starts_with(['>', '!', '_', '['])
            && (!block.starts_with('*') || block.starts_with("**"))
        {
            let section = &mut sections.last_mut().unwrap().1;
            section.push_str(if section.is_empty() { "" } else { "\n\n" });
            section.push_str(&block.replace("**", ""));
        }
    }
    (title, sections)
}

impl Provider for Reference {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn chat(&self, request: &ChatRequest, _: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let text = self.reply(request).ok_or_else(|| Error::Setup("the reference has no such section".to_owned()))?;
        Ok(ChatResponse { text, stop: StopReason::Stop, usage: Usage::default(), model: "by hand".to_owned() })
    }

    async fn count_tokens(&self, _: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        Ok(None)
    }
}

/// `document` in English, a section at a time.
pub fn translated(document: &Document, model: &impl Provider, tries: u32) -> Output {
    let options = Options { max_chunk_tokens: Some(50_000), tries, ..Options::new(Task::Translate, Lang::parse("en").unwrap()) };
    let prompts = Prompts::new(&BTreeMap::new()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(pipeline::run(document, &options, &prompts, model, &|_| ())).unwrap()
}

fn translate(number: &str) {
    let reference = Reference::new(number);
    let made = translated(&reference.document, &reference, 0);
    let bad: Vec<_> = made.sections.iter().filter(|section| section.status == Status::Failed).collect();
    assert!(made.passes(), "{number}: {bad:#?}");
    with_snapshots("reference", || {
        insta::assert_snapshot!(format!("translation-{number}"), output::render(&made, &reference.document, Format::Markdown));
    });
}

#[test]
fn seed_000_is_translated_and_every_figure_matches() {
    translate("000");
}

#[test]
fn seed_001_is_translated_and_every_figure_matches() {
    translate("001");
}

#[test]
fn seed_002_is_translated_and_every_figure_matches() {
    translate("002");
}

#[test]
fn seed_003_is_translated_and_every_figure_matches() {
    translate("003");
}

#[test]
fn seed_004_is_translated_and_every_figure_matches() {
    translate("004");
}
