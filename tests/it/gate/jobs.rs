//! Approved outputs with recordings, as many as wanted: the seeds under other titles, summarised by a model that copies figures.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use tally::document::Document;
use tally::fidelity::Task;
use tally::pipeline::{self, Options};
use tally::prompt::Prompts;
use tally::provider::replay::{self, Recorder};
use tally::provider::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider, StopReason, Usage};
use tally::regress::{self, Approved, FrontMatter, Job, SCHEMA};
use tally::text::Lang;
use tempfile::TempDir;

use crate::support::seed;

/// Says the first figure that its prompt lists.
struct Copyist(Capabilities);

impl Provider for Copyist {
    fn capabilities(&self) -> &Capabilities {
        &self.0
    }

    async fn chat(&self, request: &ChatRequest, _: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let Input::Chat(messages) = &request.input else { panic!("a chat model was asked to continue a text") };
        let asked = &messages.last().unwrap().content;
        let listed = asked.split_once("Figures, as they must be written:\n").map_or("", |(_, rest)| rest);
        let figure = listed.lines().next().and_then(|line| line.split_once(" → ")).map(|(_, figure)| figure);
        let text =
            figure.map_or_else(|| "This part tells of the work of the zone.".to_owned(), |figure| format!("This part gives {figure}."));
        Ok(ChatResponse { text, stop: StopReason::Stop, usage: Usage::default(), model: "copyist".to_owned() })
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        Ok(Some(texts.iter().map(|text| text.chars().count()).collect()))
    }
}

/// A folder with `articles`, `recordings` and `count` files in `approved`.
pub fn make(count: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["articles", "approved"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    let capabilities = Capabilities {
        provider: "copyist".to_owned(),
        model: "copyist".to_owned(),
        chat: true,
        context: Some(8192),
        slots: 1,
        constrained: false,
    };
    let recorder = Recorder::new(Copyist(capabilities), folder.path().join("recordings")).unwrap();
    let articles: Vec<String> =
        super::SEEDS.iter().map(|number| String::from_utf8_lossy(&std::fs::read(seed(number)).unwrap()).into_owned()).collect();
    let prompts = Prompts::new(&BTreeMap::new()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for index in 0..count {
        let article = format!("高新区见闻之{index}\n\n{}", articles[index % articles.len()]);
        std::fs::write(folder.path().join(format!("articles/{index}.txt")), &article).unwrap();
        let approved = runtime.block_on(approve(&article, index, &prompts, &recorder));
        std::fs::write(folder.path().join(format!("approved/{index:04}.md")), approved.render()).unwrap();
    }
    folder
}

async fn approve(article: &str, index: usize, prompts: &Prompts, recorder: &Recorder<Copyist>) -> Approved {
    let document = Document::read(article.as_bytes(), None, None).unwrap();
    let lang = Lang::parse("en").unwrap();
    let options = Options::new(Task::Summarize, lang.clone());
    let output = pipeline::run(&document, &options, prompts, recorder, &|_| {}).await.unwrap();
    let body = regress::body(&output);
    let check = regress::check(&document, &body, &options);
    let matter = FrontMatter {
        schema: SCHEMA.to_owned(),
        source: format!("../articles/{index}.txt"),
        source_hash: regress::hash(article.as_bytes()),
        provider: output.provider.clone(),
        model: output.model.clone(),
        recordings: "../recordings".to_owned(),
        glossary: String::new(),
        job: Job::of(&options, None),
        accepted: Vec::new(),
        prompts: regress::prompt_hashes(prompts, Task::Summarize),
        figures: regress::ledger(&document.source, &body, &check),
    };
    Approved { matter, body }
}

/// Changes the words of every recorded reply, as a model that changed its mind would.
pub fn rewrite(recordings: &Path, from: &str, to: &str) {
    for entry in std::fs::read_dir(recordings).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let Ok(mut recording) = serde_json::from_str::<Value>(&text.replace(from, to)) else { continue };
        let Some(model) = recording["model"].as_str().filter(|_| recording.get("request").is_some()) else { continue };
        // The overview is asked for with the summaries in its prompt: its request, and so its key, change with them.
        let request: ChatRequest = serde_json::from_value(recording["request"].clone()).unwrap();
        let key = replay::key(model, &request).unwrap();
        recording["key"] = Value::String(key.clone());
        std::fs::remove_file(&path).unwrap();
        std::fs::write(recordings.join(format!("{}.json", &key[..16])), serde_json::to_string_pretty(&recording).unwrap()).unwrap();
    }
}
