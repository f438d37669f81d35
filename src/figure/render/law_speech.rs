//! The law for the languages that are a table: what is rendered is read back, in a sentence.

use proptest::prelude::*;

use super::law::{any_figure, readings, said};
use super::{Noun, NumberStyle, Style, render};
use crate::figure::{Direction, Figure, Kind, Value, extract};
use crate::text::Lang;

/// A sentence for each language, in which nothing but the figure counts.
const SENTENCES: &[(&str, &str, &str)] = &[
    ("de", "Die Summe lautet ", ", sagte das Amt."),
    ("fr", "La somme est ", ", selon le bureau."),
    ("es", "La suma es ", ", dijo la oficina."),
    ("pt", "A soma é ", ", disse o gabinete."),
    ("it", "La somma è ", ", ha detto."),
    ("ru", "Сумма: ", ", сообщили в ведомстве."),
    ("ja", "合計は", "だった。"),
    ("ko", "합계는 ", "로 나타났다."),
];

/// What two spellings share: ages are lengths of time in most languages, `3 Mal` may count, and a ranking is an order.
fn alike(figure: &Figure) -> String {
    let mut same = figure.clone();
    same.direction = Direction::None;
    same.kind = match (figure.kind, &figure.value) {
        (Kind::Age, _) => Kind::Duration,
        (Kind::Rank, _) => Kind::Ordinal,
        (Kind::Multiplier, _) => Kind::Count,
        (Kind::Score | Kind::Ratio, Value::Pair(..)) => Kind::Score,
        (kind, _) => kind,
    };
    said(&same).replace(" time ", "  ")
}

/// A spelling that two figures share: 3-1 is a score or a range, and years may be said as years or as a range of dates.
fn awaited(figure: &Figure, lang: &Lang) -> bool {
    match (&figure.kind, &figure.value) {
        (Kind::Score | Kind::Ratio, _) => true,
        (Kind::Ordinal, _) => lang.primary() == "de",
        _ => false,
    }
}

fn broken(figure: &Figure, (tag, before, after): (&str, &str, &str)) -> Option<String> {
    let lang = Lang::parse(tag).unwrap();
    if awaited(figure, &lang) {
        return None;
    }
    let style = Style { numbers: NumberStyle::Exact, noun: Noun::Omit, ..Style::default() };
    let Some(text) = render(figure, "", &lang, style) else { return Some(format!("{} has no rendering in {lang}", said(figure))) };
    let whole = format!("{before}{text}{after}");
    let found = extract(&whole, &lang);
    let back = matches!(found.as_slice(), [one] if readings(one).any(|reading| alike(&reading) == alike(figure)));
    let found: Vec<String> = found.iter().map(said).collect();
    (!back).then(|| format!("{lang}: {whole:?} should be {:?}, is {found:?}", said(figure)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_rendered_is_read_back(figure in any_figure()) {
        for sentence in SENTENCES {
            prop_assert_eq!(broken(&figure, *sentence), None);
        }
    }
}

/// Every way in which the law is broken, by language and kind: `cargo test --lib law_speech -- --ignored --nocapture`.
#[test]
#[ignore = "a survey for whoever works on a language, not a check"]
fn survey() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut failures = std::collections::BTreeMap::<String, Vec<String>>::new();
    for _ in 0..2000 {
        let figure = any_figure().new_tree(&mut runner).unwrap().current();
        for sentence in SENTENCES {
            if let Some(why) = broken(&figure, *sentence) {
                failures
                    .entry(format!("{} {} {} {}", sentence.0, figure.kind.name(), figure.unit.code, figure.approx.name()))
                    .or_default()
                    .push(why);
            }
        }
    }
    let report: Vec<String> = failures.iter().map(|(key, why)| format!("{key}: {}  {}", why.len(), why.first().unwrap())).collect();
    assert!(report.is_empty(), "{}", report.join("\n"));
}
