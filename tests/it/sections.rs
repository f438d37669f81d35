//! The structure of articles: the seeds as snapshots, small articles of every format, and input that is none.

use std::fmt::Write as _;

use proptest::prelude::*;
use tally::document::{Document, Error, Format, Passage};
use tally::text::CharIndex;

use crate::support::{seeds, with_snapshots};

fn read(text: &str) -> Document {
    Document::read(text.as_bytes(), None, None).unwrap()
}

fn passages(document: &Document) -> impl Iterator<Item = &Passage> {
    let sections = document.sections.iter().flat_map(|section| std::iter::once(&section.heading).chain(&section.paragraphs));
    let head = [&document.title, &document.byline, &document.date, &document.origin].into_iter().flatten();
    head.chain(sections).chain(&document.captions).chain(&document.boilerplate)
}

/// Every piece of every passage is what the source has there, save entities and the spaces that stand for whatever lies between two
/// lines.
fn points_at_source(document: &Document) {
    for (spelled, source) in passages(document).flat_map(Passage::spelled) {
        let source = source.of(&document.source);
        let respelled = spelled == " " || (document.format == Format::Html && source.starts_with('&'));
        assert!(spelled == source || respelled, "{spelled:?} is {source:?} in the source");
    }
}

/// In plain text nothing is lost and nothing is read twice: the characters with ink are those of the source, save the brackets
/// around a byline; a byline within the lead ("本报讯(记者 张三)") stays there too.
fn keeps_every_character(document: &Document) {
    let mut taken = vec![0_u8; document.source.len()];
    for (_, source) in passages(document).flat_map(Passage::spelled).filter(|(spelled, _)| *spelled != " ") {
        taken[source.start..source.end].iter_mut().for_each(|count| *count += 1);
    }
    for (at, c) in document.source.char_indices().filter(|(_, c)| !c.is_whitespace() && !"()|".contains(*c)) {
        let in_byline =
            document.byline.iter().flat_map(|byline| &byline.pieces).any(|piece| (piece.source.start..piece.source.end).contains(&at));
        assert!(taken[at] == 1 || (taken[at] == 2 && in_byline), "{c:?} at {at} is taken {} times", taken[at]);
    }
}

fn outline(document: &Document) -> String {
    let index = CharIndex::new(&document.source);
    let mut out = String::new();
    let mut line = |label: &str, passage: &Passage| {
        let text: Vec<char> = passage.text.chars().collect();
        let shown: String = if text.len() <= 70 {
            text.iter().collect()
        } else {
            [&text[..40], &['…'], &text[text.len() - 24..]].concat().iter().collect()
        };
        writeln!(out, "{label:<12}{:>5}  {}", index.char_offset(passage.start()), shown.replace('\n', "\\n")).unwrap();
    };
    for (label, passage) in
        [("title", &document.title), ("byline", &document.byline), ("date", &document.date), ("origin", &document.origin)]
    {
        if let Some(passage) = passage {
            line(label, passage);
        }
    }
    for section in &document.sections {
        if !section.heading.is_empty() {
            line(&format!("heading {}", section.level), &section.heading);
        }
        section.paragraphs.iter().for_each(|paragraph| line("  paragraph", paragraph));
    }
    document.captions.iter().for_each(|caption| line("caption", caption));
    document.boilerplate.iter().for_each(|notice| line("boilerplate", notice));
    for join in &document.joins {
        writeln!(out, "join  {} | {}", join.tail, join.head).unwrap();
    }
    out
}

#[test]
fn seeds_keep_their_structure() {
    for (name, bytes) in seeds() {
        let document = Document::read(&bytes, None, None).unwrap();
        points_at_source(&document);
        keeps_every_character(&document);
        assert_eq!((document.encoding, document.format), ("UTF-8", Format::Plain));
        for section in &document.sections {
            assert!(
                section.paragraphs.iter().all(|paragraph| paragraph.text.ends_with(['。', '”', '%', '年'])),
                "{name}: a paragraph is cut"
            );
        }
        with_snapshots("sections", || insta::assert_snapshot!(name, outline(&document)));
    }
}

#[test]
fn seeds_read_the_same_in_their_old_encodings() {
    for (name, bytes) in seeds() {
        let text = String::from_utf8(bytes).unwrap();
        let want = outline(&read(&text));
        let (old, _, lossy) = encoding_rs::GB18030.encode(&text);
        assert!(!lossy);
        let document = Document::read(&old, None, None).unwrap();
        assert_eq!((document.encoding, outline(&document)), ("gb18030", want.clone()), "{name}");
        let windows = text.replace('\n', "\r\n");
        assert_eq!(outline(&read(&windows)).lines().count(), want.lines().count(), "{name}");
    }
}

#[test]
fn articles_of_every_format_keep_their_structure() {
    for (name, text) in [
        ("english", include_str!("../fixtures/articles/english.txt")),
        ("report", include_str!("../fixtures/articles/report.txt")),
        ("portal", include_str!("../fixtures/articles/portal.txt")),
        ("agency", include_str!("../fixtures/articles/agency.txt")),
        ("wrapped", include_str!("../fixtures/articles/wrapped.txt")),
        ("law", include_str!("../fixtures/articles/law.txt")),
        ("strong", include_str!("../fixtures/articles/strong.md")),
        ("markdown", include_str!("../fixtures/articles/flood.md")),
        ("page", include_str!("../fixtures/articles/rates.html")),
        ("page-of-breaks", include_str!("../fixtures/articles/breaks.html")),
    ] {
        let document = read(text);
        points_at_source(&document);
        if document.format == Format::Plain {
            keeps_every_character(&document);
        }
        with_snapshots("sections", || insta::assert_snapshot!(name, format!("{:?}\n{}", document.format, outline(&document))));
    }
}

#[test]
fn what_holds_no_article_is_refused() {
    for (bytes, want) in [
        (&b""[..], Error::Empty),
        (b"\xef\xbb\xbf", Error::Empty),
        (b"\xff\xfe", Error::Empty),
        (" \u{a0}\u{3000}\u{200b}\r\n\t".as_bytes(), Error::Empty),
        (b"\xff\xff\xfe\xfd\xff\xff", Error::Encoding),
    ] {
        assert_eq!(Document::read(bytes, None, None).unwrap_err(), want, "{bytes:?}");
    }
    let error = Document::read(b"%PDF-1.7", None, None).unwrap_err();
    assert!(error.to_string().contains("pdftotext"), "{error}");
}

#[test]
fn an_article_without_sections_is_one() {
    for text in ["只有一句话。", "word", "One paragraph.\n\nAnother one."] {
        let document = read(text);
        assert_eq!((document.sections.len(), document.title), (1, None), "{text}");
    }
}

#[test]
fn line_ends_and_odd_spaces_change_nothing() {
    let text = "标题在此\n\n□张三 李四\n\n第一段说明了情况。\n\n小标题 在此处\n\n第二段说明了更多情况。\n";
    let want: Vec<String> = passages(&read(text)).map(|passage| passage.text.clone()).collect();
    for (from, to) in
        [("\n", "\r\n"), ("\n", "\r"), ("\n\n", "\n\u{3000}\u{3000}\n\t"), ("\n\n", "\n\u{a0}\n\u{feff}"), ("\n\n", "\u{2029}\u{2028}")]
    {
        let found: Vec<String> = passages(&read(&text.replace(from, to))).map(|passage| passage.text.clone()).collect();
        assert_eq!(found, want, "{to:?}");
    }
}

#[test]
fn long_input_takes_time_in_proportion() {
    let article = "第一段说明了2022年全年税收达29.2342亿元的情况,\n\n(二)小标题\n\n并且说明了更多“情况”。\n\n\n\n图片下的说明。\n\n";
    let page = "<div><p>Output &amp; prices rose 3.5&nbsp;%.<br>More</b></i></p><ul><li>x";
    for text in [
        article.repeat(20_000),
        "长".repeat(1_000_000),
        "“".repeat(300_000),
        "a\n".repeat(500_000),
        "# h\n\ntext\n\n".repeat(50_000),
        page.repeat(20_000),
    ] {
        let start = std::time::Instant::now();
        let document = read(&text);
        assert!(!document.sections.is_empty());
        assert!(start.elapsed().as_secs() < 20, "{:?} for {}", start.elapsed(), text.chars().take(20).collect::<String>());
    }
}

#[test]
#[ignore = "takes a gigabyte of memory"]
fn fifty_megabytes_are_read() {
    let article = "第一段说明了2022年全年税收达29.2342亿元的情况。\n\n小标题 在此处\n\n第二段说明了更多“情况”。\n\n";
    let document = read(&article.repeat(50_000_000 / article.len()));
    assert!(document.sections.len() > 100_000);
}

proptest! {
    #[test]
    fn any_plain_text_keeps_its_characters(text in "([一二。,“”(](\n|\n\n|　| |)|□张三\n|\\(文 张三\\)|摄|▲图。|2023-08-03\n|来源:某网\n|一、甲\n){1,40}") {
        if let Ok(document) = Document::read(text.as_bytes(), Some(Format::Plain), None) {
            points_at_source(&document);
            keeps_every_character(&document);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(document) = Document::read(&bytes, None, None) {
            points_at_source(&document);
        }
    }

    #[test]
    fn any_page_points_at_its_source(text in "(<p>|</p>|<br>|<b>|</b>|<h2>|</h2>|<li>|<script>|</script>|<!--|-->|&amp;|&#33;|&bogus|&|<|[a-c。] ?|\n){0,60}") {
        for format in [Format::Html, Format::Markdown] {
            if let Ok(document) = Document::read(text.as_bytes(), Some(format), None)
                && format == Format::Html
            {
                points_at_source(&document);
            }
        }
    }
}

#[test]
fn numbered_headings_need_no_blank_lines() {
    let text = "某市经济运行情况\n本报讯 今年一季度，全市实现地区生产总值1286.4亿元，同比增长5.6%，增速比上年同期提高0.3个百分点。\n一、工业\n规模以上工业企业达到1,203家，完成产值890.5亿元。\n二、农业\n粮食播种面积达320万亩。\n";
    let document = read(text);
    let headings: Vec<&str> = document.sections.iter().map(|section| section.heading.text.as_str()).collect();
    assert_eq!(headings, ["", "一、工业", "二、农业"]);
    assert!(document.joins.is_empty(), "{:?}", document.joins);
}
