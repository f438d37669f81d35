//! The figures of the seeds as a model finds them written in each language: a snapshot a language, and the proof that each is right.

use std::collections::BTreeMap;

use tally::anchor;
use tally::document::Document;
use tally::fidelity::{Policy, Task, check};
use tally::figure::{self, Kind, render::Style};
use tally::text::Lang;

use crate::support::{seeds, with_snapshots};

const LANGUAGES: [&str; 9] = ["en", "ja", "ko", "de", "es", "fr", "it", "pt", "ru"];

#[test]
fn figures_are_handed_over_in_the_style_of_each_language() {
    for tag in LANGUAGES {
        let target = Lang::parse(tag).unwrap();
        let mut lines: BTreeMap<String, String> = BTreeMap::new();
        for (name, bytes) in seeds() {
            let document = Document::read(&bytes, None, None).unwrap();
            let figures = figure::extract(&document.source, &document.lang);
            let anchored = anchor::anchor(&document.source, &figures, &document.lang, &target, Style::default());
            for anchor in &anchored.anchors {
                let figure = &figures[anchor.figure];
                let surface = figure.surface(&document.source);
                // A name is right by the table of names, and may hold a figure of its own: Three Gorges.
                if figure.kind != Kind::Label {
                    // Behind a word, for a number at the head of a line may be the item of a list.
                    let output = format!("a {}", anchor.rendering);
                    let verdict = check(surface, &document.lang, &output, &target, &Policy::of(Task::Translate));
                    assert!(verdict.passes(), "{name}, {tag}: {surface} is not {}: {:?}", anchor.rendering, verdict.findings);
                }
                lines.insert(surface.to_owned(), anchor.rendering.clone());
            }
        }
        let table: String = lines.iter().flat_map(|(surface, rendering)| [surface, "\t", rendering, "\n"]).collect();
        with_snapshots("anchors", || insta::assert_snapshot!(tag, table));
    }
}
