//! The pipeline against a scripted model that misbehaves in every known way: each is caught, mended or reported, never passed.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::*;
use crate::provider::{Capabilities, ChatRequest, ChatResponse, Error as Trouble, Input, OnToken, StopReason};

/// A model that says what it is told to, in order, and remembers what it was asked.
struct Scripted {
    capabilities: Capabilities,
    replies: Mutex<Vec<Result<String, Trouble>>>,
    asked: Mutex<Vec<ChatRequest>>,
}

impl Scripted {
    fn new(chat: bool, replies: Vec<Result<String, Trouble>>) -> Self {
        let capabilities =
            Capabilities { provider: "scripted".into(), model: "script".into(), chat, context: Some(4096), slots: 1, constrained: false };
        let replies = Mutex::new(replies.into_iter().rev().collect());
        Self { capabilities, replies, asked: Mutex::default() }
    }

    fn prompt(&self, index: usize) -> String {
        match &self.asked.lock().unwrap()[index].input {
            Input::Chat(messages) => messages.iter().map(|message| message.content.as_str()).collect::<Vec<_>>().join("\n"),
            Input::Completion(text) => text.clone(),
        }
    }
}

impl Provider for Scripted {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn chat(&self, request: &ChatRequest, _: Option<OnToken<'_>>) -> Result<ChatResponse, Trouble> {
        self.asked.lock().unwrap().push(request.clone());
        let reply = self.replies.lock().unwrap().pop().unwrap_or_else(|| Err(empty()));
        let usage = Usage { prompt_tokens: 10, cached_tokens: 0, completion_tokens: 5 };
        reply.map(|text| ChatResponse { text, stop: StopReason::Stop, usage, model: "script".into() })
    }

    async fn count_tokens(&self, _: &[&str]) -> Result<Option<Vec<usize>>, Trouble> {
        Ok(None)
    }
}

fn empty() -> Trouble {
    Trouble::Empty { provider: "scripted".into(), thinking: false, usage: Usage::default() }
}

fn refused() -> Trouble {
    Trouble::Refused { provider: "scripted".into(), message: "no".into(), usage: Usage::default() }
}

fn unauthorized() -> Trouble {
    Trouble::Unauthorized { provider: "scripted".into(), status: 401, message: "no".into() }
}

fn says(text: &str) -> Result<String, Trouble> {
    Ok(text.to_owned())
}

const ARTICLE: &str = "2022年全年税收达29.2342亿元,同比增长39.48%,占全盟总收入的37%。干部职工的精神面貌更加鲜明。";
const GOOD: &str = "Tax revenue in 2022 reached 2.92342 billion yuan, up 39.48 percent year on year and 37 percent of the league's total. The outlook of officials and staff is brighter.";
const SCALE: &str = "Tax revenue in 2022 reached 29.2342 billion yuan, up 39.48 percent year on year and 37 percent of the league's total. The outlook of officials and staff is brighter.";

fn go(task: Task, model: &Scripted) -> Result<Output, Error> {
    let document = Document::read(ARTICLE.as_bytes(), None, None).unwrap();
    let mut options = Options::new(task, Lang::parse("en").unwrap());
    options.tries = 2;
    let prompts = Prompts::new(&BTreeMap::new()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(run(&document, &options, &prompts, model, &|_| ()))
}

fn chat(task: Task, replies: Vec<Result<String, Trouble>>) -> (Output, Scripted) {
    let model = Scripted::new(true, replies);
    (go(task, &model).unwrap(), model)
}

fn only(output: &Output) -> &SectionOutput {
    output.sections.first().unwrap()
}

#[test]
fn a_right_reply_costs_one_request() {
    for task in [Task::Translate, Task::Summarize] {
        let (output, model) = chat(task, vec![says(GOOD)]);
        assert_eq!((only(&output).status, output.requests), (Status::Good, 1), "{:?}", only(&output));
        assert!(output.passes() && output.checked() >= 4);
        assert!(model.prompt(0).contains("2.92342 billion yuan"), "the figure is anchored: {}", model.prompt(0));
    }
}

#[test]
fn a_wrong_figure_is_asked_again_with_its_finding() {
    let (output, model) = chat(Task::Translate, vec![says(SCALE), says(GOOD)]);
    assert_eq!((only(&output).status, output.requests), (Status::Good, 2));
    assert!(model.prompt(1).contains("29.2342亿元"), "{}", model.prompt(1));
}

#[test]
fn a_figure_that_stays_wrong_is_mended_or_left_out_but_never_passed() {
    for task in [Task::Translate, Task::Summarize] {
        let (output, _) = chat(task, vec![says(SCALE), says(SCALE), says(SCALE)]);
        let section = only(&output);
        assert_eq!(output.requests, 3);
        let right = section.text.contains("2.92342 billion yuan") && section.status != Status::Failed;
        let gone = !section.text.contains("29.2342");
        assert!(right || gone || !output.passes(), "{section:?}");
        assert!(!section.notes.is_empty());
        assert!(section.repairs.iter().any(|repair| repair.before == SCALE && repair.after != SCALE), "{:?}", section.repairs);
    }
}

#[test]
fn misbehaviour_is_never_taken_for_a_good_text() {
    let swapped = "Tax revenue in 2022 reached 2.92342 billion yuan, up 37 percent year on year and 39.48 percent of the league's total. The outlook of officials and staff is brighter.";
    let dropped = "Tax revenue in 2022 reached 2.92342 billion yuan and 37 percent of the league's total. The outlook of officials and staff is brighter.";
    let invented = GOOD.replace("brighter", "brighter, with 450 new jobs");
    let fall = GOOD.replace("up 39.48", "down 39.48");
    let looped = "Tax revenue rose and rose and rose and rose and rose and rose and rose and rose.";
    let comment = format!("Here is the translation: {GOOD}");
    let chinese = GOOD.replace("officials and staff", "干部职工");
    for bad in [swapped, dropped, &invented, &fall, looped, &comment, &chinese] {
        let (output, _) = chat(Task::Translate, vec![says(bad), says(bad), says(bad)]);
        let section = only(&output);
        assert!(section.text != bad || !output.passes(), "passed: {bad}");
    }
}

#[test]
fn trouble_with_one_request_fails_its_section_and_says_why() {
    let cut = || Trouble::Cut { tokens: 9, text: String::new(), usage: Usage { completion_tokens: 9, ..Usage::default() } };
    for trouble in [refused(), cut()] {
        let (output, _) = chat(Task::Summarize, vec![Err(trouble.clone()), Err(trouble.clone()), Err(trouble)]);
        let section = only(&output);
        assert_eq!(section.status, Status::Failed);
        assert!(section.notes.iter().any(|note| note.starts_with("not done: ")), "{section:?}");
        assert!(!output.passes());
    }
}

#[test]
fn a_cut_reply_is_halved_and_what_it_cost_is_counted() {
    let cut = Trouble::Cut { tokens: 9, text: String::new(), usage: Usage { completion_tokens: 9, ..Usage::default() } };
    let halves = [
        "Tax revenue in 2022 reached 2.92342 billion yuan, up 39.48 percent year on year and 37 percent of the league's total.",
        "The outlook of officials and staff is brighter.",
    ];
    let (output, _) = chat(Task::Translate, vec![Err(cut), says(halves[0]), says(halves[1])]);
    assert_eq!(only(&output).status, Status::Good, "{:?}", only(&output));
    assert_eq!(output.usage.completion_tokens, 9 + 5 + 5);
}

#[test]
fn trouble_that_every_request_would_share_ends_the_run() {
    let model = Scripted::new(true, vec![Err(unauthorized()), says(GOOD)]);
    let error = go(Task::Summarize, &model).unwrap_err();
    assert!(matches!(error, Error::Provider(Trouble::Unauthorized { .. })));
    assert_eq!(model.asked.lock().unwrap().len(), 1);
}

/// The first sentence of the article, clause by clause.
const CLAUSES: [&str; 3] =
    ["Tax revenue in 2022 reached 2.92342 billion yuan", "up 39.48 percent year on year", "37 percent of the league's total revenue"];

fn base(task: Task, replies: Vec<Result<String, Trouble>>) -> Output {
    go(task, &Scripted::new(false, replies)).unwrap()
}

#[test]
fn a_base_model_draws_until_a_candidate_passes() {
    let garbled = "Tax tax tax tax tax tax tax tax tax tax tax tax.";
    let output = base(Task::Summarize, vec![says(garbled), says(CLAUSES[1]), says(CLAUSES[2]), says(CLAUSES[0])]);
    assert_eq!((output.strategy, output.requests), (Strategy::Sentences, 4));
    let section = only(&output);
    assert_eq!((section.status, section.text.clone()), (Status::Good, format!("{}.", CLAUSES.join(", "))), "{section:?}");
    assert!(
        matches!(section.repairs.as_slice(), [Repair { how: Mend::Asked, before, after, .. }] if before.starts_with("Tax tax") && after == CLAUSES[0])
    );
    assert!(section.figures.iter().any(|figure| figure.source.contains("29.2342亿元")));
}

#[test]
fn a_clause_that_no_candidate_gets_right_is_left_out_with_a_note() {
    let wrong = "Tax revenue reached a few yuan";
    let replies = [says(wrong), says(CLAUSES[1]), says(CLAUSES[2]), says(wrong), says(wrong)];
    let output = base(Task::Summarize, replies.to_vec());
    let section = only(&output);
    // What leans on the lost clause goes with it.
    assert_eq!((section.status, section.text.clone()), (Status::Partial, format!("{}.", CLAUSES[2])), "{section:?}");
    assert!(section.notes[0].contains("29.2342亿元"), "{:?}", section.notes);
}

#[test]
fn a_translation_with_a_missing_sentence_has_failed() {
    let mut replies: Vec<_> = CLAUSES.iter().map(|clause| says(clause)).collect();
    replies.extend([Err(empty()), Err(empty()), Err(empty())]);
    let output = base(Task::Translate, replies);
    assert_eq!(only(&output).status, Status::Failed);
    assert!(!output.passes());
}

#[test]
fn a_summary_in_the_articles_own_language_is_cut_from_it() {
    let document = Document::read(ARTICLE.as_bytes(), None, None).unwrap();
    let options = Options::new(Task::Summarize, Lang::parse("zh-Hans").unwrap());
    let prompts = Prompts::new(&BTreeMap::new()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let model = Scripted::new(false, Vec::new());
    let output = runtime.block_on(run(&document, &options, &prompts, &model, &|_| ())).unwrap();
    assert_eq!((output.strategy, output.requests), (Strategy::Extract, 0));
    assert!(ARTICLE.contains(&only(&output).text) || only(&output).text.split(' ').all(|part| ARTICLE.contains(part)));
}
