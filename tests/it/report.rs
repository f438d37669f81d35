//! Reports: every format whole, over a small pair with planted errors and planted markup, and `--report` on the command line.

use std::path::Path;

use serde_json::Value;
use tally::document::Document;
use tally::fidelity::{Check, Finding, Match, Relation, Rule, Severity, Task};
use tally::figure::{Class, Exact, Figure, Kind, Value as Number};
use tally::pipeline::{KeyFigure, Mend, Output, Remark, Repair, SectionOutput, Status, Strategy};
use tally::provider::Usage;
use tally::report::{Format, Item, Named, Report, Verdict, render};
use tally::text::{Lang, Span};

use crate::support::{root, seed, summarize, with_snapshots};

const MARKUP: [&str; 3] = ["<script>alert", "<img src=x", "</script><script>"];

fn fixture(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/fixtures/report").join(name)).unwrap()
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
    Span::new(start, start + words.len())
}

fn figure(text: &str, words: &str, kind: Kind, value: i64) -> Figure {
    Figure::new(span(text, words).start..span(text, words).end, kind, Number::Number(Exact::int(value)))
}

/// What a checker says of the small pair: written out here, so that these snapshots hold whatever the checker learns.
fn small_check(source: &str, output: &str) -> Check {
    let mut check = Check::default();
    let pairs = [
        ("2022年", "2022", Kind::Year, 2022, Relation::Exact),
        ("29.2342亿元", "29.2342 billion yuan", Kind::Money, 2_923_420_000, Relation::Conflict),
        ("39.48%", "39.48 percent", Kind::Percent, 39, Relation::Exact),
        ("42个", "42", Kind::Count, 42, Relation::Exact),
        ("124.2亿元", "12.4 billion yuan", Kind::Money, 12_420_000_000, Relation::Rounded),
        ("3万余株", "More than 30,000 trees", Kind::Count, 30_000, Relation::Exact),
        ("83.6%", "83.6 percent", Kind::Percent, 83, Relation::Exact),
        ("2.1个百分点", "2.1 percent", Kind::PercentagePoint, 2, Relation::Conflict),
    ];
    for (index, (left, right, kind, value, relation)) in pairs.into_iter().enumerate() {
        check.source.push(figure(source, left, kind, value));
        check.output.push(figure(output, right, kind, value));
        check.matches.push(Match { source: index, output: index, relation });
    }
    check.source.push(figure(source, "560万元", Kind::Money, 5_600_000));
    check.output.push(figure(output, "17 stations", Kind::Count, 17));
    let mut find = |rule, severity, left: &str, right: &str, message: &str, fix: &str| {
        let place = |text: &str, words: &str| (!words.is_empty()).then(|| span(text, words));
        let fix = (!fix.is_empty()).then(|| fix.to_owned());
        check.findings.push(Finding {
            rule,
            severity,
            source: place(source, left),
            output: place(output, right),
            message: message.to_owned(),
            fix,
        });
    };
    let (error, warning) = (Severity::Error, Severity::Warning);
    find(Rule::Scale, error, "29.2342亿元", "29.2342 billion yuan", "10 times too much, 100% wrong: read on\nhere", "2.92342 billion yuan");
    find(Rule::Direction, error, "39.48%", "39.48 percent", "rises in the source, falls in the output", "");
    find(Rule::Rounded, warning, "124.2亿元", "12.4 billion yuan", "rounded", "12.42 billion yuan");
    find(Rule::PercentPoint, error, "2.1个百分点", "2.1 percent", "<b>percentage points</b> | `not` percent", "2.1 percentage points");
    find(Rule::Dropped, error, "560万元", "", "560万元 is missing", "");
    find(Rule::Invented, error, "", "17 stations", "the source does not have this figure", "");
    check
}

fn small() -> Report {
    let (source, output) = (fixture("small.zh.txt"), fixture("small.en.md"));
    let (zh, en) = (Lang::parse("zh-Hans").unwrap(), Lang::parse("en").unwrap());
    let check = small_check(&source, &output);
    let left = Named { file: "in/small, 1.zh.txt", lang: &zh, text: &source };
    let right = Named { file: "out/small.en.md", lang: &en, text: &output };
    Report::new(vec![Item::of_check("<out>/small.en.md", Task::Translate, left, right, &check)])
}

#[test]
fn every_format_is_whole() {
    let report = small();
    for format in Format::ALL {
        let mut text = render(format, &report).replace(env!("CARGO_PKG_VERSION"), "[version]");
        if format == Format::Html {
            for tag in ["style", "script"] {
                let (head, rest) = text.split_once(&format!("<{tag}>")).unwrap();
                let (_, tail) = rest.split_once(&format!("</{tag}>")).unwrap();
                text = format!("{head}<{tag}>[{tag}]</{tag}>{tail}");
            }
            let (head, rest) = text.split_once("default-src").unwrap();
            let (_, tail) = rest.split_once("; img-src").unwrap();
            text = format!("{head}[hashes]; img-src{tail}");
        }
        with_snapshots("report", || insta::assert_snapshot!(format.name(), text));
    }
}

#[test]
fn every_figure_has_its_verdict() {
    let item = &small().items[0];
    let told: Vec<(Verdict, &str)> =
        item.entries.iter().map(|entry| (entry.verdict, entry.source.as_ref().or(entry.output.as_ref()).unwrap().text.as_str())).collect();
    let want = [
        (Verdict::Matched, "2022年"),
        (Verdict::Altered, "29.2342亿元"),
        (Verdict::Altered, "39.48%"),
        (Verdict::Matched, "42个"),
        (Verdict::Rounded, "124.2亿元"),
        (Verdict::Matched, "3万余株"),
        (Verdict::Matched, "83.6%"),
        (Verdict::Altered, "2.1个百分点"),
        (Verdict::Dropped, "560万元"),
        (Verdict::Invented, "17 stations"),
    ];
    assert_eq!(told, want);
    let place = item.findings[0].source.as_ref().unwrap();
    assert_eq!((place.line, place.column, place.chars.len()), (5, 12, 9));
    assert!(!item.passes());
}

#[test]
fn nothing_in_the_texts_becomes_markup() {
    let report = small();
    let html = render(Format::Html, &report);
    for words in MARKUP {
        assert!(!html.contains(words), "{words}");
    }
    assert_eq!(html.matches("<script").count(), 1);
    assert_eq!(html.matches("<style").count(), 1);
    assert!(html.contains("&lt;script&gt;alert"));
    for outside in ["http:", "https:", "//", "@import", "url("] {
        let (_, body) = html.split_once("</script>").unwrap();
        assert!(!body.contains(outside), "{outside}");
    }
    let markdown = render(Format::Markdown, &report);
    assert!(markdown.contains("&lt;b&gt;percentage points&lt;/b&gt; \\| \\`not\\` percent"), "{markdown}");
    let junit = render(Format::Junit, &report);
    assert!(junit.contains("&lt;b&gt;percentage points") && !junit.contains("<b>"));
    // A command stands on one line, and a comma ends no property.
    let github = render(Format::Github, &report);
    assert!(github.lines().all(|line| line.starts_with("::")), "{github}");
    assert!(github.contains("::error file=in/small%2C 1.zh.txt,line=5,endLine=5,col=12,endColumn=21,title=figure-scale::10 times too much, 100%25 wrong: read on%0Ahere%0A"));
}

#[test]
fn control_characters_harm_no_format() {
    let (source, en) = ("In \u{1}2022 \u{0}\u{fffe}\u{202e}\u{7f}".to_owned(), Lang::parse("en").unwrap());
    let side = Named { file: "a\u{1}\nb", lang: &en, text: &source };
    let check = tally::fidelity::check(&source, &en, "", &en, &tally::fidelity::Policy::of(Task::Translate));
    let report = Report::new(vec![Item::of_check("\u{1b}[31m", Task::Translate, side, Named { file: "", lang: &en, text: "" }, &check)]);
    for format in Format::ALL {
        let text = render(format, &report);
        assert!(!text.is_empty(), "{format:?}");
        if format == Format::Junit {
            assert!(!text.contains(['\u{0}', '\u{1}', '\u{1b}', '\u{fffe}']));
        }
    }
}

#[test]
fn no_items_make_a_report_too() {
    for format in Format::ALL {
        assert!(!render(format, &Report::default()).is_empty(), "{format:?}");
    }
}

#[test]
fn a_page_of_many_outputs_shows_whole_what_has_to_be_looked_at() {
    let en = Lang::parse("en").unwrap();
    let item = |index: usize| {
        let output = if index == 70 { "It sold 43 tonnes." } else { "It sold 42 tonnes." };
        let side = |text| Named { file: "", lang: &en, text };
        let source = "They sold 42 tonnes.";
        let check = tally::fidelity::check(source, &en, output, &en, &tally::fidelity::Policy::of(Task::Summarize));
        Item::of_check(&format!("{index:03}.md"), Task::Summarize, side(source), side(output), &check)
    };
    for (count, whole) in [(20, 20), (100, 1)] {
        let page = render(Format::Html, &Report::new((0..count).map(item).collect()));
        assert_eq!(page.matches("<article").count(), whole, "{count}");
        assert!((0..count).all(|index| page.contains(&format!(" {index:03}.md"))), "{count}");
    }
}

fn section(heading: &str, text: &str, status: Status) -> SectionOutput {
    SectionOutput {
        heading: heading.to_owned(),
        source_heading: String::new(),
        text: text.to_owned(),
        status,
        notes: Vec::new(),
        repairs: Vec::new(),
        findings: Vec::new(),
        figures: Vec::new(),
    }
}

fn output_of(sections: Vec<SectionOutput>) -> Output {
    Output {
        task: Task::Summarize,
        source_lang: Lang::parse("zh-Hans").unwrap(),
        lang: Lang::parse("en").unwrap(),
        provider: "replay".to_owned(),
        model: "m".to_owned(),
        strategy: Strategy::Chat,
        title: "Title".to_owned(),
        source_title: String::new(),
        overview: None,
        sections,
        usage: Usage::default(),
        requests: 1,
        stopped: None,
    }
}

#[test]
fn an_output_shows_where_its_figures_come_from() {
    let source = fixture("small.zh.txt");
    let document = Document::read(source.as_bytes(), None, None).unwrap();
    let mut first = section("Results", "In 2022 tax revenue came to 29.2342 billion yuan.", Status::Good);
    let key = |written: &str, words: &str, relation, class| KeyFigure {
        written: written.to_owned(),
        source: words.to_owned(),
        span: span(&source, words),
        relation,
        class,
        kind: if class == Class::Date { Kind::Year } else { Kind::Money },
    };
    first.figures.push(key("2022", "2022年", Relation::Exact, Class::Date));
    first.figures.push(key("29.2342 billion yuan", "29.2342亿元", Relation::Conflict, Class::Quantity));
    first.findings.push(Remark {
        rule: "figure-scale",
        severity: Severity::Error,
        source: Some(("29.2342亿元".to_owned(), span(&source, "29.2342亿元"))),
        output: Some(("29.2342 billion yuan".to_owned(), span(&first.text, "29.2342 billion yuan"))),
        message: "10 times too much".to_owned(),
    });
    let output = output_of(vec![first, section("Lives", "", Status::Failed)]);
    let item = Item::of_output("small", &output, &document, "small.zh.txt", "");
    let entry = item.entries.iter().find(|entry| entry.verdict == Verdict::Altered).unwrap();
    let place = entry.output.as_ref().unwrap();
    assert_eq!(place.span.of(&item.output.text), "29.2342 billion yuan");
    assert_eq!((place.line, entry.source.as_ref().unwrap().line), (5, 5));
    assert_eq!(entry.findings, [0]);
    assert!(item.tally().get(Verdict::Matched) >= 1 && item.tally().get(Verdict::Unused) >= 3, "{}", item.tally().words());
    assert!(item.notes.iter().any(|note| note.text == "Lives: this section could not be verified whole"));
    assert!(!item.passes());
    assert!(render(Format::Html, &Report::new(vec![item])).contains("paragraph"));
}

#[test]
fn repairs_are_shown_with_what_they_cost() {
    let document = Document::read(fixture("small.zh.txt").as_bytes(), None, None).unwrap();
    let mut part = section("Results", "In 2022 tax revenue came to 2.92342 billion yuan.", Status::Good);
    let asked = Usage { prompt_tokens: 312, completion_tokens: 40, ..Usage::default() };
    let repair = |how, after: &str, usage| Repair {
        how,
        problem: "10 times too much".to_owned(),
        before: "In 2022 <script>alert(1)</script> 29.2342 billion yuan.".to_owned(),
        after: after.to_owned(),
        usage,
    };
    part.repairs.push(repair(Mend::Asked, "In 2022, 292 million yuan.", asked));
    part.repairs.push(repair(Mend::Patched, &part.text, Usage::default()));
    part.repairs.push(repair(Mend::LeftOut, "", Usage::default()));
    let item = Item::of_output("small", &output_of(vec![part]), &document, "small.zh.txt", "");
    let html = render(Format::Html, &Report::new(vec![item]));
    let (_, from) = html.split_once("<section class=\"repairs\"").unwrap();
    let (repairs, _) = from.split_once("</section>").unwrap();
    with_snapshots("report", || insta::assert_snapshot!("repairs", repairs));
}

fn command(folder: &Path, args: &[&str]) -> std::process::Output {
    let (article, output) = (seed("001"), root().join("tests/fixtures/report/planted-001.en.md"));
    std::fs::copy(article, folder.join("article.txt")).unwrap();
    std::fs::copy(output, folder.join("article.en.md")).unwrap();
    summarize(folder).args(["check", "article.txt", "article.en.md"]).args(args).output().unwrap()
}

#[test]
fn several_reports_are_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["html=r.html", "json=r.json", "junit=r.xml", "sarif=r.sarif", "markdown=r.md", "github=r.txt"];
    let args: Vec<&str> = files.iter().flat_map(|file| ["--report", *file]).collect();
    let output = command(folder.path(), &args);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("[figure-scale]"), "the result is printed too");
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let json: Value = serde_json::from_str(&read("r.json")).unwrap();
    assert_eq!((&json["schema"], &json["verdict"]), (&"tally.report.v1".into(), &"fail".into()));
    let sarif: Value = serde_json::from_str(&read("r.sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let scale = results.iter().find(|result| result["ruleId"] == "figure-scale").unwrap();
    let place = &scale["locations"][0]["physicalLocation"];
    assert_eq!((&place["artifactLocation"]["uri"], &place["region"]["startLine"]), (&"article.txt".into(), &23.into()));
    assert_eq!(scale["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "12.42 billion yuan");
    assert!(read("r.html").starts_with("<!doctype html>"));
}

#[test]
fn a_report_without_a_file_takes_the_place_of_the_result() {
    let folder = tempfile::tempdir().unwrap();
    let output = command(folder.path(), &["--report", "github"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
    assert!(text.contains("::error file=article.txt,line=23,"));
    for (args, want) in [
        (&["--report", "pdf"][..], "`pdf` is no report format"),
        (&["--report", "html="], "name a file"),
        (&["--report", "json", "--report", "html"], "only one report can go to standard output"),
        (&["--report", "html=missing/r.html"], "cannot write to `missing/r.html`"),
    ] {
        let output = command(folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(want), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_long_article_takes_no_longer_than_its_share() {
    let en = Lang::parse("en").unwrap();
    let seconds = |paragraphs: usize| {
        let parts: Vec<String> = (0..paragraphs).map(|n| format!("In part {n} some {} tonnes were sold.", n + 1000)).collect();
        let text = parts.join("\n\n");
        let mut check = Check::default();
        for (index, (start, words)) in text.match_indices(" tonnes").enumerate() {
            let at = text.get(..start).unwrap().rfind(' ').unwrap() + 1;
            check.source.push(Figure::new(at..start + words.len(), Kind::Measure, Number::Number(Exact::int(1))));
            check.output.push(check.source[index].clone());
            check.matches.push(Match { source: index, output: index, relation: Relation::Exact });
        }
        let side = Named { file: "a", lang: &en, text: &text };
        let start = std::time::Instant::now();
        let report = Report::new(vec![Item::of_check("a", Task::Translate, side, side, &check)]);
        assert_eq!(report.items[0].sections.iter().map(|section| section.rows.len()).sum::<usize>(), paragraphs);
        assert!(Format::ALL.iter().all(|format| !render(*format, &report).is_empty()));
        start.elapsed().as_secs_f64()
    };
    let (short, long) = (seconds(500), seconds(4000));
    assert!(long < short.max(0.02) * 8.0 * 4.0, "{short} s for 500 paragraphs, {long} s for 4000");
}
