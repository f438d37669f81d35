//! What must hold for every text: shared by the fuzz target (`fuzz_targets/figures.rs`) and the plain test (`plain.rs`).

use tally::fidelity::{Policy, Task, check};
use tally::figure::extract;
use tally::text::Lang;

/// Languages of both grammars.
pub(crate) const LANGUAGES: &[&str] = &["en", "zh-Hans", "zh-Hant", "ja", "de"];

/// Fails where a law is broken for `text` in `lang`: spans hold whole characters, are in order and do not overlap,
/// and a text checked against itself has nothing to find.
pub(crate) fn hold(text: &str, lang: &Lang) {
    let figures = extract(text, lang);
    let mut end = 0;
    for figure in &figures {
        let span = figure.span;
        assert!(span.start >= end && span.start < span.end, "{lang}: {span:?} after {end} in {text:?}");
        assert!(text.get(span.start..span.end).is_some(), "{lang}: {span:?} cuts a character of {text:?}");
        end = span.end;
    }
    let clean = check(text, lang, text, lang, &Policy::of(Task::Translate));
    assert!(clean.passes(), "{lang}: {text:?} differs from itself: {:?}", clean.findings);
}

/// The first byte chooses the language, the rest is the text.
pub(crate) fn fuzz(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let tag = LANGUAGES.get(usize::from(*first) % LANGUAGES.len()).copied().unwrap_or("en");
    if let (Ok(text), Ok(lang)) = (std::str::from_utf8(rest), Lang::parse(tag)) {
        hold(text, &lang);
    }
}
