//! Terms that must be written in one way: names of people, places and organisations. Pure: the caller reads the file.
//!
//! A file may serve several target languages: a column each, named in its first line (`source,en,de`).
//! Only the terms that occur in a text are sent with it; whether the output obeys is checked like a figure.

use crate::text::Lang;

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As the source writes it.
    pub source: String,
    /// As the output must write it.
    pub target: String,
}

/// The terms of a language pair, longest source first, so that a name is found before a part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    terms: Vec<Term>,
}

/// A line that is no term.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line} of the glossary is not `source,target`: {detail}")]
pub struct Error {
    /// From 1.
    pub line: u64,
    /// What is wrong.
    pub detail: String,
}

/// Where the target's words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    /// In the second column, whatever the language.
    Every,
    /// In this column.
    Named(usize),
    /// The file has other languages.
    Missing,
}

impl Column {
    /// The column of `target` among those of a first line: its own tag before that of its language.
    fn named<'a>(names: impl Iterator<Item = &'a str>, target: &Lang) -> Self {
        let names: Vec<(usize, &str)> = (1..).zip(names).collect();
        if names.first().is_none_or(|(_, name)| *name == "target") {
            return Self::Every;
        }
        let find = |fits: &dyn Fn(&Lang) -> bool| names.iter().find(|(_, name)| Lang::parse(name).is_ok_and(|lang| fits(&lang)));
        let own = find(&|lang| lang == target).or_else(|| find(&|lang| lang.primary() == target.primary()));
        own.map_or(Self::Missing, |(index, _)| Self::Named(*index))
    }
}

impl Glossary {
    /// Reads comma- or tab-separated lines `source,target`; further columns are notes, `#` begins a comment. A first line
    /// `source,en,de` names the language of each column (BCP 47): the terms are those of `target`'s, and a term without a word
    /// in that column is left out.
    ///
    /// # Errors
    /// A line with fewer than two columns, or an empty one of the two.
    pub fn parse(text: &str, target: &Lang) -> Result<Self, Error> {
        let separator = if text.lines().next().is_some_and(|line| line.contains('\t')) { b'\t' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut terms = Vec::new();
        let mut column = Column::Every;
        for (at, record) in reader.records().enumerate() {
            let record =
                record.map_err(|error| Error { line: error.position().map_or(0, csv::Position::line), detail: error.to_string() })?;
            if at == 0 && record.get(0) == Some("source") {
                column = Column::named(record.iter().skip(1), target);
                continue;
            }
            let word = match column {
                Column::Every => record.get(1),
                Column::Named(index) => Some(record.get(index).unwrap_or_default()),
                Column::Missing => break,
            };
            match (record.get(0), word) {
                (Some(source), Some(word)) if !source.is_empty() && !word.is_empty() => {
                    terms.push(Term { source: source.to_owned(), target: word.to_owned() });
                }
                (Some(source), Some(_)) if !source.is_empty() && column != Column::Every => {}
                _ => {
                    let line = record.position().map_or(0, csv::Position::line);
                    return Err(Error { line, detail: "it needs two columns that are not empty".to_owned() });
                }
            }
        }
        terms.sort_by(|a, b| b.source.chars().count().cmp(&a.source.chars().count()).then(a.source.cmp(&b.source)));
        terms.dedup_by(|a, b| a.source == b.source);
        Ok(Self { terms })
    }

    /// These terms and those of `other`; where both have a source, these win.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut terms = [self.terms.clone(), other.terms.clone()].concat();
        // A stable sort: of two equal sources, ours stays first.
        terms.sort_by(|a, b| b.source.chars().count().cmp(&a.source.chars().count()).then(a.source.cmp(&b.source)));
        terms.dedup_by(|a, b| a.source == b.source);
        Self { terms }
    }

    /// The terms that occur in `text`, each once, in order of appearance; a term inside a longer one does not count.
    pub fn matching(&self, text: &str) -> Vec<&Term> {
        let mut found: Vec<&Term> = Vec::new();
        self.each_match(text, |term, _| {
            if let Some(term) = term.filter(|term| !found.contains(term)) {
                found.push(term);
            }
        });
        found
    }

    /// `text` with every term written as the output must write it, apart from its neighbours.
    pub fn anchor(&self, text: &str) -> String {
        let mut anchored = String::with_capacity(text.len());
        let mut after_term = false;
        self.each_match(text, |term, part| {
            let word = term.map_or(part, |term| term.target.as_str());
            let touching =
                (term.is_some() || after_term) && anchored.ends_with(char::is_alphanumeric) && word.starts_with(char::is_alphanumeric);
            if touching {
                anchored.push(' ');
            }
            anchored.push_str(word);
            after_term = term.is_some();
        });
        anchored
    }

    /// The terms of `source` that `output` does not write as it must (in either case of its letters).
    pub fn missing(&self, source: &str, output: &str) -> Vec<&Term> {
        let output = output.to_lowercase();
        self.matching(source).into_iter().filter(|term| !output.contains(&term.target.to_lowercase())).collect()
    }

    /// Walks `text` part by part: a term with its words, or one character.
    fn each_match<'t, 's>(&'s self, text: &'t str, mut visit: impl FnMut(Option<&'s Term>, &'t str)) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let term = self.terms.iter().find(|term| rest.starts_with(term.source.as_str()));
            let length = term.map_or(first.len_utf8(), |term| term.source.len());
            let (part, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            visit(term, part);
            rest = after;
        }
    }

    /// Whether there are no terms.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// Terms as a prompt lists them, one a line.
pub fn table(terms: &[&Term]) -> String {
    terms.iter().map(|term| format!("{} → {}", term.source, term.target)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    fn glossary() -> Glossary {
        Glossary::parse(
            "source,target\n# places\n阿拉善,Alxa\n阿拉善高新区,Alxa High-tech Zone,a zone\n\"任新福\",Ren Xinfu\n",
            &lang("en"),
        )
        .unwrap()
    }

    #[test]
    fn the_longest_term_is_found() {
        let glossary = glossary();
        let found: Vec<&str> = glossary.matching("任新福说,阿拉善高新区和阿拉善高新区").iter().map(|term| term.target.as_str()).collect();
        assert_eq!(found, ["Ren Xinfu", "Alxa High-tech Zone"]);
        assert_eq!(glossary.anchor("在阿拉善高新区,2022年阿拉善盟"), "在 Alxa High-tech Zone,2022年 Alxa 盟");
    }

    #[test]
    fn disobedience_is_seen() {
        let glossary = glossary();
        let missing = glossary.missing("阿拉善高新区任新福", "REN XINFU of the Alashan High-tech Zone");
        assert_eq!(missing.iter().map(|term| term.source.as_str()).collect::<Vec<_>>(), ["阿拉善高新区"]);
    }

    #[test]
    fn a_line_without_a_target_is_named() {
        assert_eq!(Glossary::parse("甲,A\n乙\n", &lang("en")).unwrap_err().line, 2);
        assert_eq!(Glossary::parse("甲\tA\n乙\tB\n", &lang("en")).unwrap().terms.len(), 2);
        assert!(Glossary::parse("", &lang("en")).unwrap().is_empty());
    }

    #[test]
    fn each_language_has_its_column() {
        let words = |tag: &str| {
            let glossary =
                Glossary::parse("source,en,de,zh-Hant\n# places\n阿拉善,Alxa,Alxa-Bund\n高新区,High-tech Zone,,高新區\n", &lang(tag))
                    .unwrap();
            glossary.terms.iter().map(|term| term.target.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words("en-GB"), "Alxa High-tech Zone");
        assert_eq!(words("de"), "Alxa-Bund");
        assert_eq!(words("zh-Hant"), "高新區");
        assert_eq!(words("fr"), "");
    }
}
