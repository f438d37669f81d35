//! Recorded runs: the seeds as the embedded model (Gemma 3 270M) really summarised them, answered from `tests/recordings`.
//!
//! A changed prompt, anchor or setting asks for what was not recorded, and fails here: record again with `scripts/record.sh`.

use std::collections::BTreeMap;

use tally::document::Document;
use tally::fidelity::Task;
use tally::glossary::Glossary;
use tally::pipeline::{self, Options, Strategy};
use tally::prompt::Prompts;
use tally::provider::replay::Replay;
use tally::report::output::{self, Format};
use tally::text::Lang;

use crate::support::{root, seed, with_snapshots};

fn summarise(number: &str) {
    let document = Document::read(&std::fs::read(seed(number)).unwrap(), None, None).unwrap();
    let mut options = Options::new(Task::Summarize, Lang::parse("en").unwrap());
    options.glossary = Glossary::parse(&std::fs::read_to_string(root().join("seeds/terms.csv")).unwrap(), &options.lang).unwrap();
    let prompts = Prompts::new(&BTreeMap::new()).unwrap();
    let model = Replay::open(root().join("tests/recordings/gemma-3-270m")).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let made = runtime.block_on(pipeline::run(&document, &options, &prompts, &model, &|_| ())).unwrap();
    assert_eq!(made.strategy, Strategy::Sentences);
    assert!(made.stopped.is_none() && made.passes() && made.checked() > 0, "{number}: {:?} {made:#?}", made.stopped);
    with_snapshots("recorded", || {
        insta::assert_snapshot!(format!("summary-{number}"), output::render(&made, &document, Format::Markdown));
    });
}

#[test]
fn seed_000_is_summarised() {
    summarise("000");
}

#[test]
fn seed_001_is_summarised() {
    summarise("001");
}

#[test]
fn seed_002_is_summarised() {
    summarise("002");
}

#[test]
fn seed_003_is_summarised() {
    summarise("003");
}

#[test]
fn seed_004_is_summarised() {
    summarise("004");
}
