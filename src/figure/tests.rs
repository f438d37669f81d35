//! What each language reads: the tables of `tests/fixtures/figures`, one file a language, named by its primary tag.

use super::{Figure, extract, lang};
use crate::text::Lang;

macro_rules! tables {
    ($($tag:literal),*) => {
        [$(($tag, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/figures/", $tag, ".tsv")))),*]
    };
}

/// Each language by primary tag, and its table.
const TABLES: [(&str, &str); 10] = tables!("zh", "en", "ja", "ko", "de", "fr", "es", "pt", "it", "ru");

/// The figure as a table writes it: `surface=kind value unit approximator direction`, what is empty left out.
fn show(figure: &Figure, text: &str) -> String {
    let value = figure.value.to_string();
    let parts = [figure.kind.name(), value.as_str(), figure.unit.code, figure.approx.name(), figure.direction.name()];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}={}", figure.surface(text), told.join(" "))
}

/// The lines of `table` that are read otherwise, and how.
fn misread(tag: &str, table: &str) -> Vec<String> {
    let lang = Lang::parse(tag).unwrap();
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with("# ")) {
        let mut fields = line.split('\t');
        let text = fields.next().unwrap().replace("\\n", "\n");
        let want: Vec<&str> = fields.collect();
        let found: Vec<String> = extract(&text, &lang).iter().map(|figure| show(figure, &text)).collect();
        if found != want {
            wrong.push(format!("{tag}: {text}\n    wanted {}\n    found  {}", want.join(", "), found.join(", ")));
        }
    }
    wrong
}

#[test]
fn every_language_reads_its_table() {
    let wrong: Vec<String> = TABLES.iter().flat_map(|(tag, table)| misread(tag, table)).collect();
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_language_has_a_table() {
    for (tag, _) in lang::WESTERN {
        assert!(TABLES.iter().any(|(known, _)| *known == tag), "{tag} has no table in tests/fixtures/figures");
    }
}
