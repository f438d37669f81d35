//! A reply as it is written: bytes of tokens become text, stop texts end it, and nothing is shown that may yet be taken back.

/// Whether a reply goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// More may come.
    Open,
    /// A stop text was written; it is no part of the text.
    Stopped,
}

/// A reply under way.
#[derive(Debug)]
pub(super) struct Reply<'a> {
    stop: &'a [String],
    text: String,
    /// The first bytes of a character whose rest is still to come.
    partial: Vec<u8>,
    /// How much of `text` has been given out.
    shown: usize,
}

impl<'a> Reply<'a> {
    pub(super) fn new(stop: &'a [String]) -> Self {
        Self { stop, text: String::new(), partial: Vec::new(), shown: 0 }
    }

    /// The text so far, up to the stop text where there was one.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text, once the reply is over.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Adds a token's bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Progress {
        // A stop text may begin in the text before and end in the new one.
        let longest = self.stop.iter().map(String::len).max().unwrap_or(0);
        let from = floor_boundary(&self.text, self.text.len().saturating_sub(longest));
        self.partial.extend_from_slice(bytes);
        self.take_whole_characters();
        let tail = self.text.get(from..).unwrap_or_default();
        let found = self.stop.iter().filter(|stop| !stop.is_empty()).filter_map(|stop| tail.find(stop.as_str())).min();
        match found {
            Some(at) => {
                self.text.truncate(from + at);
                self.partial.clear();
                Progress::Stopped
            }
            None => Progress::Open,
        }
    }

    /// What may be shown now and was not yet: all but an end that may become a stop text.
    pub(super) fn fresh(&mut self) -> &str {
        let held = self.stop.iter().map(|stop| overlap(&self.text, stop)).max().unwrap_or(0);
        self.show_until(self.text.len().saturating_sub(held))
    }

    /// The last that is to be shown, once the reply is over.
    pub(super) fn rest(&mut self) -> &str {
        if !self.partial.is_empty() {
            self.partial.clear();
            self.text.push(char::REPLACEMENT_CHARACTER);
        }
        self.show_until(self.text.len())
    }

    fn show_until(&mut self, end: usize) -> &str {
        let start = self.shown.min(end);
        self.shown = self.shown.max(end);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Moves whole characters from `partial` to `text`; bytes that are none become U+FFFD.
    fn take_whole_characters(&mut self) {
        let bytes = std::mem::take(&mut self.partial);
        let mut rest = bytes.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => return self.text.push_str(text),
                Err(error) => {
                    let (good, bad) = rest.split_at(error.valid_up_to());
                    self.text.push_str(std::str::from_utf8(good).unwrap_or_default());
                    let Some(length) = error.error_len() else {
                        self.partial = bad.to_vec();
                        return;
                    };
                    self.text.push(char::REPLACEMENT_CHARACTER);
                    rest = bad.get(length..).unwrap_or_default();
                }
            }
        }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&index| text.is_char_boundary(index)).unwrap_or(0)
}

/// How many bytes at the end of `text` are a beginning of `stop`.
fn overlap(text: &str, stop: &str) -> usize {
    stop.char_indices().map(|(at, _)| at).skip(1).filter(|&at| stop.get(..at).is_some_and(|head| text.ends_with(head))).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is shown token by token, and the whole text.
    fn written(stop: &[&str], tokens: &[&[u8]]) -> (Vec<String>, String) {
        let stop: Vec<String> = stop.iter().map(|&text| text.to_owned()).collect();
        let mut reply = Reply::new(&stop);
        let mut shown = Vec::new();
        for token in tokens {
            let progress = reply.push(token);
            if progress == Progress::Stopped {
                break;
            }
            shown.push(reply.fresh().to_owned());
        }
        shown.push(reply.rest().to_owned());
        assert_eq!(shown.concat(), reply.text(), "all is shown once");
        (shown, reply.text().to_owned())
    }

    #[test]
    fn puts_characters_together_and_ends_at_stop_texts() {
        let cases: &[(&[&str], &[&[u8]], &[&str])] = &[
            (&[], &[b"ab", b"c"], &["ab", "c", ""]),
            (&[], &["亿".as_bytes().split_at(1).0, "亿".as_bytes().split_at(1).1], &["", "亿", ""]),
            (&[], &[b"a\xff", b"b"], &["a\u{fffd}", "b", ""]),
            (&[], &[b"a", b"\xe4\xba"], &["a", "", "\u{fffd}"]),
            (&["\n"], &[b"one", b" two\nthree"], &["one", " two"]),
            (&["\n\n"], &[b"one\n", b"two\n", b"\nthree"], &["one", "\ntwo", ""]),
            (&["END", "\n"], &[b"xE", b"N", b"O", b"END"], &["x", "", "ENO", ""]),
            (&["。"], &["好。".as_bytes().split_at(4).0, "好。".as_bytes().split_at(4).1], &["好", ""]),
            (&[""], &[b"a"], &["a", ""]),
        ];
        for (stop, tokens, expected) in cases {
            assert_eq!(written(stop, tokens).0, *expected, "{stop:?} {tokens:?}");
        }
    }
}
