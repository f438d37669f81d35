//! Bilingual files of translation tools: XLIFF 1.2 and 2.x (OASIS) and TMX 1.4 (GALA), as pairs of plain texts.
//!
//! Inline codes are left out and the text inside highlights is kept, so that a figure in bold is a figure. Pure; `check` calls it.

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use crate::text::LineIndex;

/// A source text and its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// As the file names it; its number, from 1, where it has no name.
    pub id: String,
    /// The line of the file at which it begins, from 1.
    pub line: usize,
    /// The source's language tag; empty where the file does not say.
    pub source_lang: String,
    /// The translation's language tag; empty where the file does not say.
    pub target_lang: String,
    /// The source.
    pub source: String,
    /// The translation; empty where there is none yet.
    pub target: String,
}

/// Why a file holds no segments.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The root element is another one.
    #[error("this is neither XLIFF nor TMX: its root element is `{0}`")]
    Format(String),
    /// The file is broken.
    #[error("line {line}: {detail}")]
    Xml {
        /// Where, from 1.
        line: usize,
        /// What is wrong.
        detail: String,
    },
}

/// The segments of an XLIFF or TMX file, in order.
pub fn segments(xml: &str) -> Result<Vec<Segment>, Error> {
    let lines = LineIndex::new(xml);
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(xml.len());
        let line = lines.line_column(at).0;
        let bad = |detail: String| Error::Xml { line, detail };
        match reader.read_event().map_err(|error| bad(error.to_string()))? {
            Event::Start(tag) => walk.open(&tag, line)?,
            Event::End(tag) => walk.close(&String::from_utf8_lossy(tag.local_name().as_ref())),
            Event::Text(text) => walk.text(&text.decode().map_err(|error| bad(error.to_string()))?),
            Event::CData(text) => walk.text(&text.decode().map_err(|error| bad(error.to_string()))?),
            Event::GeneralRef(name) => {
                let number = name.resolve_char_ref().map_err(|error| bad(error.to_string()))?;
                let word = name.decode().map_err(|error| bad(error.to_string()))?;
                let text = number.map(String::from).or_else(|| resolve_predefined_entity(&word).map(str::to_owned));
                walk.text(&text.ok_or_else(|| bad(format!("the entity `&{word};` is not known")))?);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match walk.format {
        Some(_) if walk.open.is_empty() => Ok(walk.segments),
        Some(_) => Err(Error::Xml { line: lines.line_column(xml.len()).0, detail: "the file ends in the middle of a segment".to_owned() }),
        None => Err(Error::Format("none".to_owned())),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Xliff,
    Tmx,
}

/// Which text is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Source,
    Target,
}

/// One language of a TMX unit.
#[derive(Debug, Default)]
struct Variant {
    lang: String,
    text: String,
}

/// What is known in the middle of a file.
#[derive(Debug, Default)]
struct Walk {
    format: Option<Format>,
    /// Names of the open elements.
    open: Vec<String>,
    source_lang: String,
    target_lang: String,
    /// Id and line of the unit.
    unit: (String, usize),
    part: Option<Part>,
    /// Open elements whose text is code or somebody else's proposal.
    silent: usize,
    source: String,
    target: String,
    /// The source language of the TMX unit.
    unit_lang: String,
    variants: Vec<Variant>,
    segments: Vec<Segment>,
}

/// Elements whose text is no part of the segment: native codes (XLIFF 1.2 and TMX), proposals, notes.
const SILENT: [&str; 11] = ["ph", "bpt", "ept", "it", "ut", "alt-trans", "seg-source", "note", "originalData", "prop", "matches"];

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), Error> {
        let name = String::from_utf8_lossy(tag.local_name().as_ref()).into_owned();
        let format = match (self.format, name.as_str()) {
            (Some(format), _) => format,
            (None, "xliff") => Format::Xliff,
            (None, "tmx") => Format::Tmx,
            (None, _) => return Err(Error::Format(name)),
        };
        self.format = Some(format);
        self.silent += usize::from(SILENT.contains(&name.as_str()));
        if self.silent == 0 {
            match format {
                Format::Xliff => self.open_xliff(&name, tag, line),
                Format::Tmx => self.open_tmx(&name, tag, line),
            }
        }
        self.open.push(name);
        Ok(())
    }

    fn open_xliff(&mut self, name: &str, tag: &BytesStart<'_>, line: usize) {
        match name {
            // Version 2 gives the languages at the root, version 1.2 at each file.
            "xliff" | "file" => {
                let give = |lang: &mut String, names: &[&str]| {
                    if let Some(tag) = names.iter().find_map(|name| attribute(tag, name)) {
                        *lang = tag;
                    }
                };
                give(&mut self.source_lang, &["srcLang", "source-language"]);
                give(&mut self.target_lang, &["trgLang", "target-language"]);
            }
            "trans-unit" | "unit" => {
                self.unit = (attribute(tag, "id").unwrap_or_default(), line);
                (self.source, self.target) = Default::default();
            }
            "segment" => {
                self.unit.1 = line;
                (self.source, self.target) = Default::default();
            }
            "source" => self.part = Some(Part::Source),
            "target" => self.part = Some(Part::Target),
            _ => {}
        }
    }

    fn open_tmx(&mut self, name: &str, tag: &BytesStart<'_>, line: usize) {
        match name {
            "header" => self.source_lang = attribute(tag, "srclang").filter(|lang| lang != "*all*").unwrap_or_default(),
            "tu" => {
                self.unit = (attribute(tag, "tuid").unwrap_or_default(), line);
                self.unit_lang = attribute(tag, "srclang").unwrap_or_else(|| self.source_lang.clone());
                self.variants.clear();
            }
            "tuv" => self.variants.push(Variant { lang: attribute(tag, "lang").unwrap_or_default(), text: String::new() }),
            "seg" => self.part = Some(Part::Target),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        match (self.format, self.part) {
            (Some(Format::Xliff), Some(Part::Source)) => self.source.push_str(text),
            (Some(Format::Xliff), Some(Part::Target)) => self.target.push_str(text),
            (Some(Format::Tmx), Some(_)) => {
                if let Some(variant) = self.variants.last_mut() {
                    variant.text.push_str(text);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.open.pop();
        if SILENT.contains(&name) {
            self.silent = self.silent.saturating_sub(1);
            return;
        }
        match (self.format, name) {
            _ if self.silent > 0 => {}
            (_, "source" | "target" | "seg") => self.part = None,
            (Some(Format::Xliff), "trans-unit" | "segment") => self.push_pair(),
            (Some(Format::Tmx), "tu") => self.push_variants(),
            _ => {}
        }
    }

    fn push_pair(&mut self) {
        let (source, target) = (std::mem::take(&mut self.source), std::mem::take(&mut self.target));
        self.push(self.source_lang.clone(), self.target_lang.clone(), source, target);
    }

    /// The first variant in the source's language against each of the others.
    fn push_variants(&mut self) {
        let mut variants = std::mem::take(&mut self.variants);
        let is_source = |variant: &Variant| variant.lang.eq_ignore_ascii_case(&self.unit_lang);
        let index = variants.iter().position(is_source).unwrap_or(0);
        if index >= variants.len() {
            return;
        }
        let source = variants.remove(index);
        for variant in variants {
            self.push(source.lang.clone(), variant.lang, source.text.clone(), variant.text);
        }
    }

    fn push(&mut self, source_lang: String, target_lang: String, source: String, target: String) {
        let (id, line) = self.unit.clone();
        let id = if id.is_empty() { (self.segments.len() + 1).to_string() } else { id };
        let (source, target) = (unindented(&source), unindented(&target));
        self.segments.push(Segment { id, line, source_lang, target_lang, source, target });
    }
}

/// A text without the line breaks of a writer that indents inside segments; a break without indentation is the text's own.
fn unindented(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut whole = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        if line.starts_with("  ") || line.starts_with('\t') {
            whole.truncate(whole.trim_end().len());
            whole.push_str(if line.trim().is_empty() { "" } else { " " });
            whole.push_str(line.trim_start());
        } else {
            whole.push('\n');
            whole.push_str(line);
        }
    }
    whole
}

/// An attribute by its local name: `lang` is `xml:lang` too.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
    let raw = String::from_utf8_lossy(&found.value).into_owned();
    Some(unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str, want: &[(&str, usize, &str, &str, &str, &str)]) {
        let segments = segments(xml).unwrap();
        let got: Vec<_> = segments
            .iter()
            .map(|s| (s.id.as_str(), s.line, s.source_lang.as_str(), s.target_lang.as_str(), s.source.as_str(), s.target.as_str()))
            .collect();
        assert_eq!(got, want);
    }

    #[test]
    fn xliff_and_tmx_give_pairs() {
        check(
            "<?xml version=\"1.0\"?>\n<xliff version='1.2' xmlns='urn:x'><file source-language='zh' target-language='en'><body>\n<trans-unit id='a'><source>共<g id='1'>42</g>个&amp;<ph id='2'>&lt;br/></ph></source>\n<target>42 in all &#38;</target><alt-trans><source>x</source><target>7</target></alt-trans></trans-unit>\n<trans-unit id='b'><source>无</source></trans-unit></body></file></xliff>",
            &[("a", 3, "zh", "en", "共42个&", "42 in all &"), ("b", 5, "zh", "en", "无", "")],
        );
        check(
            "<xliff version='2.0' srcLang='zh-CN' trgLang='en' xmlns='urn:y'><file id='f'><unit id='u'><notes><note>9</note></notes>\n<segment><source>一<pc id='1'>2</pc></source><target>two</target></segment>\n<segment><source>三<ph id='2'/></source><target>three</target></segment></unit></file></xliff>",
            &[("u", 2, "zh-CN", "en", "一2", "two"), ("u", 3, "zh-CN", "en", "三", "three")],
        );
        check(
            "<tmx version='1.4'><header srclang='en'/><body>\n<tu tuid='t' srclang='zh'><prop type='x'>5</prop><tuv xml:lang='en'><seg>42 <hi>trees</hi><bpt i='1'>9</bpt></seg></tuv><tuv xml:lang='ZH'><seg>42棵</seg></tuv><tuv xml:lang='de'><seg>42</seg></tuv></tu>\n<tu><tuv xml:lang='zh'><seg>一</seg></tuv></tu></body></tmx>",
            &[("t", 2, "ZH", "en", "42棵", "42 trees"), ("t", 2, "ZH", "de", "42棵", "42")],
        );
    }

    #[test]
    fn indentation_is_no_text() {
        check(
            "<xliff version='2.0' srcLang='zh' trgLang='en'><unit id='u'><segment><source>共\n      <pc>42</pc>个。\n    </source><target>In all\n\t<pc>42</pc>.\nMore</target></segment></unit></xliff>",
            &[("u", 1, "zh", "en", "共 42个。", "In all 42.\nMore")],
        );
    }

    #[test]
    fn broken_files_say_where() {
        for (xml, want) in [
            ("", "neither XLIFF nor TMX"),
            ("plain text", "neither XLIFF nor TMX"),
            ("<html><body/></html>", "its root element is `html`"),
            ("<xliff>\n<a></b></xliff>", "line 2"),
            ("<xliff><file>", "ends in the middle"),
            ("<xliff><source>&nbsp;</source></xliff>", "`&nbsp;` is not known"),
        ] {
            let error = segments(xml).unwrap_err().to_string();
            assert!(error.contains(want), "{xml}: {error}");
        }
    }
}
