//! Approved files and their comparison, a line a case.

use super::*;
use crate::document::Document;
use crate::fidelity::Severity;
use crate::pipeline::Options;
use crate::text::Lang;

const ARTICLE: &str = "高新区税收\n\n2022年全年税收达29.2342亿元,同比增长39.48%,占全盟总收入的37%。\n\n种植树木3万余株,水生植物75亩。\n";
const BODY: &str = "Tax revenue in 2022 reached 2.92342 billion yuan, up 39.48 percent year on year and 37 percent of the league's total.\n\nMore than 30,000 trees and 75 mu of aquatic plants were planted.";

fn approved(body: &str) -> (Document, Approved) {
    let document = Document::read(ARTICLE.as_bytes(), None, None).unwrap();
    let lang = Lang::parse("en").unwrap();
    let options = Options::new(Task::Summarize, lang);
    let check = check(&document, body, &options);
    let matter = FrontMatter {
        schema: SCHEMA.to_owned(),
        source: "article.txt".to_owned(),
        source_hash: hash(ARTICLE.as_bytes()),
        provider: BY_HAND.to_owned(),
        model: String::new(),
        recordings: String::new(),
        glossary: String::new(),
        job: Job::of(&options, None),
        accepted: Vec::new(),
        prompts: BTreeMap::from([("summary".to_owned(), "v1 aa".to_owned())]),
        figures: ledger(&document.source, body, &check),
    };
    (document, Approved { matter, body: body.to_owned() })
}

fn differences(change: impl FnOnce(&mut Approved), today: Option<&str>) -> Vec<Difference> {
    let (document, mut approved) = approved(BODY);
    change(&mut approved);
    let prompts = BTreeMap::from([("summary".to_owned(), "v1 aa".to_owned())]);
    let source_hash = hash(ARTICLE.as_bytes());
    compare(&approved, &Today { source: &document, source_hash: &source_hash, prompts: &prompts, body: today, failure: None })
}

#[test]
fn a_file_reads_as_it_was_written() {
    let (_, approved) = approved(BODY);
    let text = approved.render();
    assert_eq!(Approved::parse(&text).unwrap(), approved, "{text}");
    assert_eq!(Approved::parse(&text.replace('\n', "\r\n")).unwrap(), approved);
}

#[test]
fn a_bad_file_says_what_is_wrong() {
    let good = approved(BODY).1.render();
    for (bad, want) in [
        (String::new(), "must begin with"),
        ("+++\nschema = 1".to_owned(), "no closing"),
        (good.replace("tally.approved.v1", "tally.approved.v9"), "this program reads"),
        (good.replace("schema = ", "scheme = "), "no `schema`"),
        (good.replace("task = ", "tusk = "), "unknown field `tusk`"),
        (good.replace("\"summarize\"", "\"sing\""), "`sing` is no task: use summarize or translate"),
        (good.replace("lang = \"en\"", "lang = \"x\""), "BCP 47"),
    ] {
        let error = Approved::parse(&bad).unwrap_err().to_string();
        assert!(error.contains(want), "{error} / {want}");
    }
}

#[test]
fn the_ledger_knows_where_figures_come_from() {
    let rows = approved(BODY).1.matter.figures;
    let tax = rows.iter().find(|row| row.written.contains("billion")).unwrap();
    assert_eq!((tax.source.as_str(), tax.line), ("29.2342亿元", 3));
    assert_eq!(tax.near, "Tax revenue in reached … up year on year");
}

#[test]
fn nothing_changed_is_nothing_to_say() {
    assert_eq!(differences(|_| {}, None), []);
    assert_eq!(differences(|_| {}, Some(BODY)), []);
    assert_eq!(differences(|_| {}, Some(&format!("{BODY}\n"))), []);
}

#[test]
fn circumstances_are_compared() {
    let check = |change: fn(&mut Approved), want: Change| {
        let found = differences(change, None);
        assert!(matches!(&found[..], [one] if one.change == want && one.severity == Severity::Error), "{found:?}");
    };
    check(|approved| approved.matter.source_hash = "0".to_owned(), Change::Source);
    check(|approved| approved.matter.prompts = BTreeMap::from([("summary".to_owned(), "v1 bb".to_owned())]), Change::Prompt);
    check(|approved| approved.matter.prompts = BTreeMap::from([("essay".to_owned(), "v1 bb".to_owned())]), Change::Prompt);
}

#[test]
fn wording_is_a_note_and_figures_are_errors() {
    for (from, to, severity, line, want) in [
        ("Tax revenue in 2022 reached", "In 2022 tax revenue came to", Severity::Note, 0, "every figure stands"),
        ("39.48 percent", "39.84 percent", Severity::Error, 3, "39.48"),
        ("2.92342 billion", "29.2342 billion", Severity::Error, 3, "2.92342 billion"),
        (" and 75 mu of aquatic plants", "", Severity::Error, 5, "75 mu"),
        ("More than 30,000", "30,000", Severity::Error, 5, "30,000"),
        ("up 39.48", "down 39.48", Severity::Error, 3, "39.48"),
        ("39.48 percent year on year and 37 percent", "37 percent year on year and 39.48 percent", Severity::Error, 3, "39.48"),
        ("More than 30,000 trees and 75 mu", "75 mu and more than 30,000 trees", Severity::Note, 0, "every figure stands"),
        ("were planted", "were planted by 1,234 people", Severity::Error, 5, "1,234"),
    ] {
        let body = BODY.replace(from, to);
        let found = differences(|_| {}, Some(&body));
        let hit = found.iter().any(|one| {
            one.severity == severity && one.line == line && one.message.contains(want) && one.which == Which::New && !one.fix.is_empty()
        });
        assert!(hit, "{from} -> {to}: {found:#?}");
        // The same edit of the approved file itself is found as well.
        let found = differences(|approved| approved.body.clone_from(&body), None);
        assert_eq!(found.iter().any(|one| one.severity == Severity::Error), severity == Severity::Error, "{from} -> {to}: {found:#?}");
    }
}

#[test]
fn an_editor_may_let_a_finding_stand() {
    let body = format!("{BODY} They cost 1,234 yuan.");
    let (document, mut approved) = approved(&body);
    let found = check(&document, &body, &approved.matter.job.options().unwrap());
    let finding = found.findings.iter().find(|finding| finding.severity == Severity::Error).unwrap();
    let source_hash = hash(ARTICLE.as_bytes());
    let prompts = approved.matter.prompts.clone();
    let today = Today { source: &document, source_hash: &source_hash, prompts: &prompts, body: None, failure: None };
    assert_eq!(compare(&approved, &today).len(), 1);
    approved.matter.accepted.push(Accepted::of(finding, &document.source, &body, "told by the bureau"));
    assert_eq!(compare(&approved, &today), []);
    assert_eq!(Approved::parse(&approved.render()).unwrap(), approved);
}
