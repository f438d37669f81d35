//! A model that misbehaves in every known way, over the five seeds: each fault is caught and repaired or reported, never passed.
//!
//! The model answers with the hand-made translation, and spoils one section: once, or every time that it is asked for it. What
//! became of each is the snapshot; what must hold of all is asserted here.

use std::fmt::Write as _;
use std::sync::Mutex;

use tally::fidelity::{self, Policy, Task};
use tally::figure::{self, Class, Direction, Figure, Kind};
use tally::pipeline::{Mend, Output, SectionOutput, Status};
use tally::provider::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider, StopReason, Usage};
use tally::text::Lang;

use crate::reference::{Reference, translated};
use crate::support::with_snapshots;

/// What a spoilt reply is; `None` where the text gives no occasion.
type Spoil = fn(&str) -> Option<Result<String, Error>>;

const FAULTS: [(&str, Spoil); 16] = [
    ("digit", |text| change(text, |written| Some(other_digit(written)))),
    ("scale", |text| change(text, |written| swapped_words(written, &[("billion", "million"), ("million", "billion")]))),
    ("unit", |text| {
        change(text, |written| {
            swapped_words(written, &[("yuan", "US dollars"), ("kilometers", "meters"), ("percent", "percentage points")])
        })
    }),
    ("dropped", dropped),
    ("swapped", swapped),
    ("invented", |text| Some(Ok(format!("{text} It also created 4,321 new jobs.")))),
    ("direction", |text| {
        let pairs = ["up", "rose by", "increased by", "growth of", "an increase of"].into_iter().zip([
            "down",
            "fell by",
            "decreased by",
            "a fall of",
            "a decrease of",
        ]);
        let before = |(up, down): (&str, &str)| {
            let figure = quantities(text)
                .into_iter()
                .find(|figure| figure.direction == Direction::Up && text[..figure.span.start].trim_end().ends_with(&format!(" {up}")))?;
            let at = text[..figure.span.start].trim_end().len() - up.len();
            Some(Ok(format!("{}{down}{}", &text[..at], &text[at + up.len()..])))
        };
        pairs.into_iter().find_map(before)
    }),
    ("year", |text| {
        let years = figure::extract(text, &english()).into_iter().filter(|figure| figure.kind == Kind::Year);
        rewritten(text, years, |written| Some(other_digit(written)))
    }),
    ("refusal in words", |_| Some(Ok("I'm sorry, but I cannot translate this text.".to_owned()))),
    ("refusal", |_| Some(Err(Error::Refused { provider: "reference".into(), message: "no".into(), usage: Usage::default() }))),
    ("empty", |_| Some(Err(Error::Empty { provider: "reference".into(), thinking: false, usage: Usage::default() }))),
    ("cut", |_| Some(Err(Error::Cut { tokens: 9, text: String::new(), usage: Usage::default() }))),
    ("loop", |text| Some(Ok(format!("{text}{}", " and it has grown and it has grown in the zone".repeat(8))))),
    ("commentary", |text| Some(Ok(format!("Here is the translation:\n\n{text}")))),
    ("untranslated", |text| text.split_once(' ').map(|(first, rest)| Ok(format!("{first} 高新区 {rest}")))),
    ("half", |text| Some(Ok(text.chars().take(text.chars().count() / 3).collect::<String>() + "."))),
];

fn english() -> Lang {
    Lang::parse("en").unwrap()
}

/// The quantities of two digits and more. Dates of a byline have no partner in a section.
fn quantities(text: &str) -> Vec<Figure> {
    let long = |figure: &Figure| figure.surface(text).chars().filter(char::is_ascii_digit).count() > 1;
    figure::extract(text, &english()).into_iter().filter(|figure| figure.class() == Class::Quantity && long(figure)).collect()
}

/// The text with the first of `figures` that `rewrite` takes rewritten.
fn rewritten(text: &str, figures: impl IntoIterator<Item = Figure>, rewrite: fn(&str) -> Option<String>) -> Option<Result<String, Error>> {
    figures.into_iter().find_map(|figure| {
        let written = figure.surface(text);
        let new = rewrite(written).filter(|new| new != written)?;
        Some(Ok(format!("{}{new}{}", &text[..figure.span.start], &text[figure.span.end..])))
    })
}

fn change(text: &str, rewrite: fn(&str) -> Option<String>) -> Option<Result<String, Error>> {
    rewritten(text, quantities(text), rewrite)
}

fn other_digit(written: &str) -> String {
    let at = written.rfind(|c: char| c.is_ascii_digit()).unwrap();
    let digit = written[at..].chars().next().and_then(|c| c.to_digit(10)).unwrap();
    format!("{}{}{}", &written[..at], (digit + 3) % 10, &written[at + 1..])
}

fn swapped_words(text: &str, pairs: &[(&str, &str)]) -> Option<String> {
    pairs.iter().find(|(from, _)| text.contains(from)).map(|(from, to)| text.replacen(from, to, 1))
}

/// Without the words around a figure.
fn dropped(text: &str) -> Option<Result<String, Error>> {
    let figure = quantities(text).into_iter().next()?;
    Some(Ok(format!("{}some{}", &text[..figure.span.start], &text[figure.span.end..])))
}

/// Two figures of one kind in each other's place.
fn swapped(text: &str) -> Option<Result<String, Error>> {
    let figures = quantities(text);
    figures.windows(2).find_map(|pair| {
        let [a, b] = pair else { return None };
        let (first, second) = (a.surface(text), b.surface(text));
        let fit = a.class() == Class::Quantity && a.kind == b.kind && a.unit == b.unit && a.value != b.value;
        let between = &text[a.span.end..b.span.start];
        fit.then(|| Ok(format!("{}{second}{between}{first}{}", &text[..a.span.start], &text[b.span.end..])))
    })
}

/// How often the section is spoilt.
#[derive(Clone, Copy, PartialEq)]
enum Often {
    Once,
    Always,
}

struct Spoilt<'a> {
    model: &'a Reference,
    spoil: Spoil,
    often: Often,
    state: Mutex<State>,
}

/// What was said so far.
#[derive(Default)]
struct State {
    /// The right text of the section that was asked for last.
    last: String,
    /// The right text that was spoilt, and what stood in its place.
    spoilt: Option<(String, String)>,
    requests: u32,
}

impl Provider for Spoilt<'_> {
    fn capabilities(&self) -> &Capabilities {
        self.model.capabilities()
    }

    async fn chat(&self, request: &ChatRequest, _: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let Input::Chat(messages) = &request.input else { panic!("a chat model is asked in chats") };
        let mut state = self.state.lock().unwrap();
        state.requests += 1;
        let repair = messages.iter().any(|message| message.content.contains("Text to correct:"));
        let right = if repair { state.last.clone() } else { self.model.reply(request).unwrap() };
        state.last.clone_from(&right);
        let section = self.model.is_section(&right);
        let wanted = match &state.spoilt {
            None => section,
            Some((spoilt, _)) => self.often == Often::Always && *spoilt == right,
        };
        let said = (self.spoil)(&right).filter(|_| wanted);
        if let Some(said) = &said {
            state.spoilt = Some((right.clone(), said.as_ref().map_or_else(|_| String::new(), Clone::clone)));
        }
        let text = said.unwrap_or(Ok(right))?;
        Ok(ChatResponse { text, stop: StopReason::Stop, usage: Usage::default(), model: "by hand".to_owned() })
    }

    async fn count_tokens(&self, _: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        Ok(None)
    }
}

/// What became of a spoilt section, in a word.
fn fate(output: &Output, spoilt: &str) -> String {
    let touched = |section: &&SectionOutput| matches!(section.status, Status::Partial | Status::Failed) || !section.repairs.is_empty();
    let Some(section) = output.sections.iter().find(touched) else {
        return if output.passes() { "asked again".to_owned() } else { panic!("failed without a section that did") };
    };
    assert!(spoilt.is_empty() || section.status == Status::Failed || section.text != spoilt, "passed: {spoilt}");
    match (section.status, section.repairs.last().map(|repair| repair.how)) {
        (Status::Failed, _) => {
            assert!(!section.notes.is_empty() || !section.findings.is_empty(), "failed without a word");
            "reported"
        }
        (_, Some(Mend::Asked)) => "asked again",
        (_, Some(Mend::Patched)) => "patched",
        (_, Some(Mend::LeftOut)) => "left out",
        (_, None) => panic!("neither repaired nor reported"),
    }
    .to_owned()
}

/// The fate of each seed's spoilt section under one fault.
fn fates(models: &[Reference], name: &str, spoil: Spoil, often: Often) -> String {
    let one = |model: &Reference| {
        let spoilt = Spoilt { model, spoil, often, state: Mutex::default() };
        let output = translated(&model.document, &spoilt, 1);
        let state = spoilt.state.into_inner().unwrap();
        let Some((_, said)) = state.spoilt else { return "-".to_owned() };
        if output.passes() {
            // The promise: what is given out as good holds against the source, section by section.
            for section in output.sections.iter().filter(|section| !section.text.is_empty()) {
                assert!(section.text != said, "{name} was passed: {said}");
            }
            let whole = output.sections.iter().map(|section| section.text.as_str()).collect::<Vec<_>>().join("\n\n");
            let source: Vec<&str> =
                model.document.sections.iter().flat_map(|section| &section.paragraphs).map(|paragraph| paragraph.text.as_str()).collect();
            let check = fidelity::check(&source.join("\n\n"), &model.document.lang, &whole, &english(), &Policy::of(Task::Translate));
            assert!(check.passes(), "{name} was passed: {:#?}", check.findings);
        }
        if often == Often::Once && spoil(&state.last).is_some_and(|said| said.is_ok()) {
            assert!(output.passes(), "{name} came once and was not put right");
        }
        fate(&output, &said)
    };
    models.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_fault_is_repaired_or_reported_and_none_is_passed() {
    let models = ["000", "001", "002", "003", "004"].map(Reference::new);
    let mut table = String::from("fault, how often | 000 | 001 | 002 | 003 | 004\n");
    for (name, spoil) in FAULTS {
        for (often, word) in [(Often::Once, "once"), (Often::Always, "always")] {
            writeln!(table, "{name}, {word} | {}", fates(&models, name, spoil, often)).unwrap();
        }
    }
    with_snapshots("reference", || insta::assert_snapshot!("misbehaviour", table));
}

#[test]
fn right_replies_cost_no_request_more() {
    for model in ["000", "001", "002", "003", "004"].map(Reference::new) {
        let clean = Spoilt { model: &model, spoil: |_| None, often: Often::Once, state: Mutex::default() };
        let output = translated(&model.document, &clean, 4);
        assert!(output.passes());
        let sections = model.document.sections.iter().filter(|section| !section.paragraphs.is_empty()).count();
        let headings = model.document.sections.iter().filter(|section| !section.heading.text.is_empty()).count();
        assert_eq!(clean.state.into_inner().unwrap().requests, u32::try_from(sections + headings + 1).unwrap());
    }
}
