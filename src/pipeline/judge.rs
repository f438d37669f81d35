//! Is a model's text good, and if not, can it be mended without asking again?

use super::quality::{self, Fault, Uncopied};
use super::{Mend, Repair};
use crate::fidelity::{self, Check, Policy, Severity, Task};
use crate::glossary::{Glossary, Term};
use crate::provider::Usage;
use crate::text::{Lang, Span};

/// A text and what the checks say of it.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) text: String,
    pub(super) check: Check,
    pub(super) faults: Vec<Fault>,
    pub(super) missing_terms: Vec<Term>,
    /// Words that stood in the prompt to be copied, and were not.
    pub(super) uncopied: Uncopied,
    /// Figures that count something else than the source does.
    pub(super) misread: usize,
}

impl Judged {
    /// Every figure matches and the text is fit to be read.
    pub(super) fn good(&self) -> bool {
        self.check.passes() && self.faults.is_empty()
    }

    /// Good, and every term is written as it must be.
    pub(super) fn perfect(&self) -> bool {
        self.good() && self.missing_terms.is_empty() && self.uncopied.few() && self.misread == 0
    }

    /// For the choice among several: what cannot be shown at all first, then errors, then warnings.
    pub(super) fn cost(&self) -> (usize, usize, usize, usize, usize, usize) {
        let count = |severity| self.check.findings.iter().filter(|finding| finding.severity == severity).count();
        (self.faults.len(), count(Severity::Error), self.misread, self.missing_terms.len(), count(Severity::Warning), self.uncopied.words)
    }

    /// The record of what was made of this text.
    pub(super) fn repaired(&self, how: Mend, after: &str, usage: Usage) -> Repair {
        Repair { how, problem: self.problem(), before: self.text.clone(), after: after.to_owned(), usage }
    }

    /// What is wrong, in a line.
    pub(super) fn problem(&self) -> String {
        let fault = self.faults.first().map(|fault| fault.message().to_owned());
        let error = || self.check.findings.iter().find(|finding| finding.severity == Severity::Error).map(|f| f.message.clone());
        let term = || self.missing_terms.first().map(|term| format!("{} should be written {}", term.source, term.target));
        let misread = || (self.misread > 0).then(|| "a figure counts something else than in the source".to_owned());
        fault.or_else(error).or_else(misread).or_else(term).unwrap_or_else(|| "words that stood there to be copied were not".to_owned())
    }
}

/// What a text is judged against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Against<'a> {
    pub(super) source: &'a str,
    pub(super) source_lang: &'a Lang,
    pub(super) lang: &'a Lang,
    pub(super) policy: &'a Policy,
    pub(super) glossary: &'a Glossary,
}

impl Against<'_> {
    pub(super) fn judge(&self, text: &str) -> Judged {
        let text = tidy(text);
        let check = fidelity::check(self.source, self.source_lang, &text, self.lang, self.policy);
        let faults = match self.policy.task {
            Task::Translate => quality::translation_faults(self.source, &text, self.lang),
            Task::Summarize => quality::text_faults(&text, self.lang),
        };
        // A summary may leave a name out; a translation may not.
        let missing_terms = match self.policy.task {
            Task::Translate => self.glossary.missing(self.source, &text).into_iter().cloned().collect(),
            Task::Summarize => Vec::new(),
        };
        let misread = quality::misread(&check, self.source);
        Judged { text, check, faults, missing_terms, uncopied: Uncopied::default(), misread }
    }

    /// Puts right, from the last to the first, every span whose right text is certain; judged again.
    pub(super) fn patch(&self, judged: &Judged) -> Judged {
        let mut fixes: Vec<(Span, &str)> = judged
            .check
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Error)
            .filter_map(|f| Some((f.output?, f.fix.as_deref()?)))
            .collect();
        fixes.sort_unstable_by_key(|(span, _)| std::cmp::Reverse(*span));
        fixes.dedup_by_key(|(span, _)| *span);
        let mut text = judged.text.clone();
        for (span, fix) in fixes {
            text = crate::anchor::patch(&text, span, fix);
        }
        if text == judged.text { judged.clone() } else { self.judge(&text) }
    }
}

/// Without the wrapping that chat models add: code fences, quotation marks around the whole, a label before it.
fn tidy(text: &str) -> String {
    let mut text = text.trim();
    if let Some(inner) = text.strip_prefix("```").and_then(|rest| rest.strip_suffix("```")) {
        text = inner.split_once('\n').map_or(inner, |(_, body)| body).trim();
    }
    for label in ["Summary:", "Translation:", "English:"] {
        text = text.strip_prefix(label).map_or(text, str::trim_start);
    }
    text.replace(ZERO_WIDTH, "")
}

/// Characters that show nothing: a space without width, a byte order mark.
const ZERO_WIDTH: [char; 2] = ['\u{200b}', '\u{feff}'];
