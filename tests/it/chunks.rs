//! The chunk plans of the seeds, and the laws that hold for them under every sizer.

use std::fmt::Write as _;

use tally::chunk::{ChunkConfig, ChunkSizer, Estimate, Tiktoken, chunks, joined, section_text, sentences};
use tally::document::Document;

use crate::support::{seeds, with_snapshots};

fn lawful(document: &Document, max_tokens: usize, sizer: &dyn ChunkSizer) -> String {
    let chunks = chunks(document, &ChunkConfig { max_tokens }, sizer);
    let mut plan = String::new();
    for (index, section) in document.sections.iter().enumerate() {
        let own: Vec<_> = chunks.iter().filter(|chunk| chunk.section == index).collect();
        assert_eq!(joined(own.iter().copied()), section_text(section));
        for chunk in own {
            assert!(chunk.tokens <= max_tokens);
            let first: String = chunk.passage.text.chars().take(16).collect();
            writeln!(plan, "section {index}  {:>4} tokens  {:<10} {}", chunk.tokens, format!("{:?}", chunk.ends), first.replace('\n', " "))
                .unwrap();
        }
    }
    plan
}

#[test]
fn seeds_are_cut_by_plan() {
    for (name, bytes) in seeds() {
        let document = Document::read(&bytes, None, None).unwrap();
        let mut plans = String::new();
        for max_tokens in [1500, 400] {
            writeln!(plans, "at most {max_tokens} tokens").unwrap();
            plans += &lawful(&document, max_tokens, &Tiktoken);
        }
        lawful(&document, 60, &Tiktoken);
        lawful(&document, 20, &Estimate);
        with_snapshots("chunks", || insta::assert_snapshot!(name, plans));
    }
}

#[test]
fn sentences_of_the_seeds_end_with_their_marks() {
    for (name, bytes) in seeds() {
        let document = Document::read(&bytes, None, None).unwrap();
        for paragraph in document.sections.iter().flat_map(|section| &section.paragraphs) {
            let spans = sentences(&paragraph.text, &document.lang);
            assert_eq!(spans.iter().map(|span| span.of(&paragraph.text)).collect::<String>(), paragraph.text);
            for span in spans {
                let sentence = span.of(&paragraph.text).trim_end();
                assert!(sentence.ends_with(['。', '？', '！', '?', '!', '…', '”']), "{name}: {sentence}");
            }
        }
    }
}

#[test]
fn a_tokenizer_takes_one_long_word_in_time() {
    for text in ["长".repeat(20_000), "a".repeat(20_000)] {
        let document = Document::read(text.as_bytes(), None, None).unwrap();
        lawful(&document, 200, &Tiktoken);
    }
}
