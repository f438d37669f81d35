//! Takes the reasoning out of a reply. Pure, in linear time; called by every adapter whose model may think aloud.
//!
//! Services are asked not to think and to keep reasoning in a field of its own; many send it in the text all the same. A block
//! counts where its opening tag begins a line, so that an article *about* `<think>` tags keeps its words. A block that is never
//! closed reaches to the end: the token limit cut it, and what it holds is no answer.

/// The tags around reasoning, of the model families that write it into the text.
const BLOCKS: &[(&str, &str)] = &[
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<thought>", "</thought>"),
    ("<seed:think>", "</seed:think>"),
    ("[THINK]", "[/THINK]"),
    ("◁think▷", "◁/think▷"),
    ("<|channel|>analysis<|message|>", "<|channel|>final<|message|>"),
];

/// A reply's text without its reasoning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stripped {
    /// The answer, trimmed.
    pub(super) text: String,
    /// Whether there was reasoning.
    pub(super) thought: bool,
}

/// Strips a whole reply.
///
/// A closing tag that no opening tag precedes ends reasoning whose opening tag stood in the prompt: all before it goes.
pub(super) fn strip(reply: &str) -> Stripped {
    let mut rest = reply;
    let mut thought = false;
    for (open, close) in BLOCKS {
        if let Some((before, after)) = rest.split_once(close)
            && !before.contains(open)
        {
            (rest, thought) = (after, true);
        }
    }
    let mut filter = Filter::default();
    let mut text = filter.push(rest);
    text.push_str(&filter.finish());
    text.truncate(text.trim_end().len());
    Stripped { text, thought: thought || filter.thought }
}

/// Strips a reply that is still being written. What it lets through is final: it holds back whatever may become a tag.
#[derive(Debug, Default)]
pub(super) struct Filter {
    held: String,
    close: Option<&'static str>,
    /// Whether the line shown last has words; a tag after words is one that the text speaks of.
    mid_line: bool,
    begun: bool,
    thought: bool,
}

impl Filter {
    /// Takes the next piece of the reply and gives what may be shown.
    pub(super) fn push(&mut self, piece: &str) -> String {
        let mut text = std::mem::take(&mut self.held);
        text.push_str(piece);
        let mut shown = String::new();
        let mut rest = text.as_str();
        while !rest.is_empty() {
            rest = match self.close {
                Some(close) => self.hidden(rest, close),
                None => self.visible(rest, &mut shown),
            };
        }
        shown
    }

    /// The reply has ended: gives what was held back and turned out to be text.
    pub(super) fn finish(&mut self) -> String {
        let rest = std::mem::take(&mut self.held);
        let mut shown = String::new();
        if self.close.is_none() {
            self.show(&rest, &mut shown);
        }
        shown
    }

    /// Goes on inside a block; gives what follows it.
    fn hidden<'a>(&mut self, rest: &'a str, close: &str) -> &'a str {
        if let Some((_, after)) = rest.split_once(close) {
            self.close = None;
            self.mid_line = false;
            return after;
        }
        let tail = rest.char_indices().map(|(at, _)| rest.split_at(at).1).rev().take(close.len());
        let may_close = tail.filter(|tail| close.starts_with(*tail)).last().unwrap_or_default();
        may_close.clone_into(&mut self.held);
        ""
    }

    /// Goes on in the answer up to the next thing that may be a tag; gives what follows.
    fn visible<'a>(&mut self, rest: &'a str, shown: &mut String) -> &'a str {
        let (before, tag) = rest.split_at(rest.find(['<', '[', '◁']).unwrap_or(rest.len()));
        self.show(before, shown);
        for (open, close) in BLOCKS {
            if let Some(after) = tag.strip_prefix(open)
                && !self.mid_line
            {
                self.close = Some(close);
                self.thought = true;
                return after;
            }
        }
        if BLOCKS.iter().any(|(open, _)| !tag.is_empty() && open.starts_with(tag)) && !self.mid_line {
            tag.clone_into(&mut self.held);
            return "";
        }
        let mut chars = tag.chars();
        let first = chars.next();
        self.show(first.map_or("", |first| tag.split_at(first.len_utf8()).0), shown);
        chars.as_str()
    }

    fn show(&mut self, text: &str, shown: &mut String) {
        let text = if self.begun { text } else { text.trim_start() };
        if text.is_empty() {
            return;
        }
        self.begun = true;
        shown.push_str(text);
        self.mid_line = match text.rsplit_once('\n') {
            Some((_, line)) => !line.trim().is_empty(),
            None => self.mid_line || !text.trim().is_empty(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reply: &str, text: &str, thought: bool) {
        assert_eq!(strip(reply), Stripped { text: text.to_owned(), thought }, "{reply:?}");
    }

    #[test]
    fn whole_replies() {
        check("3 million people", "3 million people", false);
        check("<think>\n300万\n</think>\n\n3 million people\n", "3 million people", true);
        check("<think></think>3 million", "3 million", true);
        check("\n <think>a</think>b\n<think>c</think>\nd", "b\n\nd", true);
        check("<think>300万 is 3", "", true);
        check("300万 is 3 million\n</think>\n\n3 million", "3 million", true);
        check("[THINK]x[/THINK]y", "y", true);
        check("◁think▷x◁/think▷y", "y", true);
        check("<|channel|>analysis<|message|>x<|end|><|start|>assistant<|channel|>final<|message|>y", "y", true);
        check("Models write <think> and </think> around it.", "Models write <think> and </think> around it.", false);
        check("a < b, [1] and <thin air>", "a < b, [1] and <thin air>", false);
        check("<thin", "<thin", false);
        check("", "", false);
    }

    #[test]
    fn pieces_give_the_same_text() {
        let replies =
            ["<think>a</think>\nb<c", "x\n<thinking>\n</thinking> y", "a <think>b</think>", "<thi", "<think>a</thin", "◁think▷x◁/think▷y"];
        for reply in replies {
            for size in 1..=5 {
                let mut filter = Filter::default();
                let chars: Vec<char> = reply.chars().collect();
                let mut text: String = chars.chunks(size).map(|piece| filter.push(&piece.iter().collect::<String>())).collect();
                text.push_str(&filter.finish());
                assert_eq!(text.trim(), strip(reply).text, "{reply:?} in pieces of {size}");
            }
        }
    }
}
