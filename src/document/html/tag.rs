//! What each tag of a page means for the structure of an article.

use super::super::layout::Role;

/// The kinds of tags that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Text within it is never read: scripts, styles, forms.
    Hidden,
    Navigation,
    WindowTitle,
    Heading(u8),
    Paragraph,
    Item,
    Caption,
    Time,
    Strong,
    Break,
    Image,
    /// Other tags without an end tag.
    Void,
    Block,
    /// An inline tag that holds a byline or a date of its own.
    Label,
    Inline,
}

/// Words in a class or id that mark boilerplate.
const BOILERPLATE: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "menu",
    "footer",
    "copyright",
    "share",
    "sharing",
    "related",
    "recommend",
    "sidebar",
    "comments",
    "advert",
    "ad",
    "ads",
    "banner",
    "toolbar",
    "disclaimer",
    "contentinfo",
    "complementary",
];
const BYLINES: &[&str] = &["author", "byline", "writer"];
const DATES: &[&str] = &["date", "pubdate", "pubtime", "datepublished", "published"];
const CAPTIONS: &[&str] = &["caption", "figcaption", "imgcaption"];

impl Tag {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "form" | "button" | "select" | "textarea" | "object"
            | "math" => Self::Hidden,
            "nav" | "footer" | "aside" | "menu" => Self::Navigation,
            "title" => Self::WindowTitle,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "p" => Self::Paragraph,
            "li" | "td" | "th" | "dd" | "dt" => Self::Item,
            "figcaption" | "caption" => Self::Caption,
            "time" => Self::Time,
            "strong" | "b" => Self::Strong,
            "br" => Self::Break,
            "img" | "hr" => Self::Image,
            "meta" | "link" | "input" | "base" | "wbr" | "source" | "track" | "col" | "embed" | "area" | "param" => Self::Void,
            "a" | "abbr" | "bdi" | "bdo" | "cite" | "code" | "data" | "del" | "dfn" | "em" | "font" | "i" | "ins" | "kbd" | "label"
            | "mark" | "q" | "s" | "samp" | "small" | "span" | "sub" | "sup" | "u" | "var" | "ruby" | "rb" => Self::Inline,
            _ => Self::Block,
        }
    }

    /// The kind of an inline tag that holds a whole block.
    pub(super) const fn as_block(self) -> Self {
        match self {
            Self::Inline => Self::Label,
            other => other,
        }
    }

    /// Whether it ends an open paragraph, as the HTML standard has it.
    pub(super) const fn closes_paragraph(self) -> bool {
        !matches!(self, Self::Inline | Self::Label | Self::Strong | Self::Time | Self::Hidden)
    }

    /// What a block within it is; none: what its surroundings say.
    pub(super) fn role(self, class: &str) -> Option<Role> {
        let class = class.to_ascii_lowercase();
        let words: Vec<&str> = class.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        let marked = |list: &[&str]| words.iter().any(|word| list.contains(word));
        if self == Self::Navigation || (matches!(self, Self::Block | Self::Paragraph | Self::Item) && marked(BOILERPLATE)) {
            return Some(Role::Boilerplate);
        }
        if matches!(self, Self::Block | Self::Paragraph | Self::Inline | Self::Label) {
            let known = [(BYLINES, Role::Byline), (DATES, Role::Date), (CAPTIONS, Role::Caption)];
            if let Some((_, role)) = known.iter().find(|(list, _)| marked(list)) {
                return Some(*role);
            }
        }
        match self {
            Self::WindowTitle => Some(Role::Title),
            Self::Heading(level) => Some(Role::Heading(level)),
            Self::Item => Some(Role::Item),
            Self::Caption => Some(Role::Caption),
            Self::Time => Some(Role::Date),
            _ => None,
        }
    }
}

/// A number for a tag's name, so that frames stay small; names of up to eight bytes are told apart exactly.
pub(super) fn key(name: &str) -> u64 {
    name.bytes().fold(1, |key, byte| (key << 8) ^ (key >> 56) ^ u64::from(byte))
}
