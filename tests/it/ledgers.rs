//! Every figure of the seeds, as a snapshot: what a change of the extractor changes is seen line by line.

use tally::document::Document;
use tally::figure;

use crate::support::{seeds, with_snapshots};

#[test]
fn seeds_have_their_ledgers() {
    for (name, bytes) in seeds() {
        let document = Document::read(&bytes, None, None).unwrap();
        let text = &document.source;
        let figures = figure::extract(text, &document.lang);
        let mut end = 0;
        let mut ledger = String::new();
        for figure in &figures {
            assert!(figure.span.start >= end && text.is_char_boundary(figure.span.start), "{name}: {figure:?}");
            end = figure.span.end;
            let words = figure.surface(text);
            let (kind, approx, direction) = (figure.kind.name(), figure.approx.name(), figure.direction.name());
            ledger += format!("{words}\t{kind} {} {} {approx} {direction}", figure.value, figure.unit.code).trim_end();
            ledger.push('\n');
        }
        assert!(figures.len() > 20, "{name}");
        with_snapshots("ledgers", || insta::assert_snapshot!(name, ledger));
    }
}
