//! An article as one text, mended as the pipeline reads it, with the way back to the lines of the file.

use crate::document::{Document, Passage};
use crate::fidelity::{self, Check, Policy};
use crate::pipeline::Options;
use crate::text::Span;

/// Everything that an article says: what has to be carried first, then what need not be.
#[derive(Debug)]
pub(super) struct Whole<'a> {
    document: &'a Document,
    passage: Passage,
    /// Where that begins which no output has to carry: byline, date, captions, boilerplate.
    apart: usize,
}

impl<'a> Whole<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let mut passage = Passage::default();
        let mut add = |part: &Passage| {
            if !part.is_empty() {
                let separator = if passage.is_empty() { "" } else { "\n\n" };
                passage.append(separator, part);
            }
            passage.text.len()
        };
        let mut apart = document.title.as_ref().map_or(0, &mut add);
        for section in &document.sections {
            for part in std::iter::once(&section.heading).chain(&section.paragraphs) {
                apart = add(part);
            }
        }
        let head = [&document.byline, &document.date, &document.origin];
        for part in head.into_iter().flatten().chain(&document.captions).chain(&document.boilerplate) {
            add(part);
        }
        Self { document, passage, apart }
    }

    /// Checks `output` against it, as the job asks. The spans of the source are those of the file.
    pub(super) fn check(&self, output: &str, job: &Options) -> Check {
        let ignore = vec![Span::new(self.apart, self.passage.text.len())];
        let policy = Policy { rounding: job.rounding, ignore, ..Policy::of(job.task) };
        let mut check = fidelity::check(&self.passage.text, &self.document.lang, output, &job.lang, &policy);
        for figure in &mut check.source {
            figure.span = self.in_file(figure.span);
        }
        for finding in &mut check.findings {
            finding.source = finding.source.map(|span| self.in_file(span));
        }
        check
    }

    fn in_file(&self, span: Span) -> Span {
        self.passage.source_span(span).unwrap_or_default()
    }
}

/// Checks an output against a whole article, in the language, for the task and with the rounding of its job: page breaks mended,
/// captions and notices not demanded. The spans of the source are those of [`Document::source`].
pub fn check(document: &Document, output: &str, job: &Options) -> Check {
    Whole::of(document).check(output, job)
}
