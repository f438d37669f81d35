//! The prompts that the seeds are asked with, as snapshots: the longest of each task, for chat models and for base models.

use std::collections::BTreeMap;
use std::sync::Mutex;

use tally::document::Document;
use tally::fidelity::Task;
use tally::pipeline::{self, Options};
use tally::prompt::Prompts;
use tally::provider::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider, Usage};
use tally::text::Lang;

use crate::support::{seeds, with_snapshots};

/// A model that refuses everything, and remembers what it was asked.
struct Silent {
    capabilities: Capabilities,
    asked: Mutex<Vec<ChatRequest>>,
}

impl Provider for Silent {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn chat(&self, request: &ChatRequest, _: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        self.asked.lock().unwrap().push(request.clone());
        Err(Error::Refused { provider: "silent".to_owned(), message: "no".to_owned(), usage: Usage::default() })
    }

    async fn count_tokens(&self, _: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        Ok(None)
    }
}

/// All that a model is asked about `document`.
fn asked(document: &Document, task: Task, chat: bool) -> Vec<String> {
    let capabilities =
        Capabilities { provider: "silent".to_owned(), model: "silent".to_owned(), chat, context: Some(4096), slots: 1, constrained: false };
    let model = Silent { capabilities, asked: Mutex::default() };
    let options = Options { tries: 0, ..Options::new(task, Lang::parse("en").unwrap()) };
    let prompts = Prompts::new(&BTreeMap::new()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(pipeline::run(document, &options, &prompts, &model, &|_| ())).unwrap();
    let text = |request: &ChatRequest| match &request.input {
        Input::Chat(messages) => messages.iter().map(|message| message.content.as_str()).collect::<Vec<_>>().join("\n----\n"),
        Input::Completion(text) => text.clone(),
    };
    model.asked.lock().unwrap().iter().map(text).collect()
}

#[test]
fn seeds_have_their_prompts() {
    for (name, bytes) in seeds() {
        let document = Document::read(&bytes, None, None).unwrap();
        for (task, chat, way) in
            [(Task::Summarize, true, "chat-summary"), (Task::Translate, true, "chat-translation"), (Task::Summarize, false, "base-summary")]
        {
            let all = asked(&document, task, chat);
            assert!(all.iter().all(|prompt| !prompt.contains("{{") && !prompt.contains("{%")), "{name} {way}");
            // The first request with a text in it: titles come before, and bear no figures.
            let first = all.iter().max_by_key(|prompt| prompt.len()).unwrap();
            with_snapshots("prompts", || insta::assert_snapshot!(format!("{way}-{}", &name[..3]), first));
        }
    }
}
