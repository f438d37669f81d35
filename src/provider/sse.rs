//! Server-sent events, as far as chat services use them. Pure: bytes in, events out, in linear time; called by `openai`.
//!
//! Follows the HTML standard's "event stream interpretation" and is laxer where services break it: an unfinished last event counts,
//! a line that is bare JSON counts as data, and the bare `error:` lines of older llama.cpp servers are told apart.

/// One event that matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// The joined `data:` lines of an event.
    Data(String),
    /// An `error:` line outside the standard.
    Error(String),
}

/// The longest line or event that is kept, in bytes; a service that sends more is broken.
const LIMIT: usize = 16 << 20;

/// The state between two pieces of a stream.
#[derive(Debug, Default)]
pub(super) struct Parser {
    line: Vec<u8>,
    data: Option<String>,
    after_return: bool,
    begun: bool,
}

/// A line or an event of more than 16 MiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLong;

impl Parser {
    /// Takes the next bytes of the stream, cut anywhere, and gives the events that they complete.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<Vec<Event>, TooLong> {
        let mut events = Vec::new();
        for &byte in bytes {
            let line_feed_of_pair = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            if line_feed_of_pair {
                continue;
            }
            if matches!(byte, b'\n' | b'\r') {
                self.end_line(&mut events);
            } else {
                self.line.push(byte);
            }
            if self.line.len() > LIMIT || self.data.as_ref().is_some_and(|data| data.len() > LIMIT) {
                return Err(TooLong);
            }
        }
        Ok(events)
    }

    /// The stream has ended: gives what its last lines hold, even where the closing blank line is missing.
    pub(super) fn finish(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        self.end_line(&mut events);
        events.extend(self.data.take().map(Event::Data));
        events
    }

    fn end_line(&mut self, events: &mut Vec<Event>) {
        let bytes = std::mem::take(&mut self.line);
        // Whole lines are decoded, so a character that two pieces of the stream share is never broken.
        let text = String::from_utf8_lossy(&bytes);
        let line = if self.begun { &*text } else { text.strip_prefix('\u{feff}').unwrap_or(&text) };
        self.begun = true;
        if line.is_empty() {
            events.extend(self.data.take().map(Event::Data));
        } else if line.starts_with('{') {
            events.push(Event::Data(line.to_owned()));
        } else {
            self.field(line, events);
        }
    }

    fn field(&mut self, line: &str, events: &mut Vec<Event>) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "error" => events.push(Event::Error(value.to_owned())),
            // Comments (an empty name), `event`, `id` and `retry` say nothing about the text.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parses `stream` whole, and in pieces of every small size: the events must be the same.
    fn check(stream: &[u8], want: &[Event]) {
        for size in [stream.len().max(1), 1, 2, 3, 7] {
            let mut parser = Parser::default();
            let mut events: Vec<Event> = stream.chunks(size).flat_map(|piece| parser.push(piece).unwrap()).collect();
            events.extend(parser.finish());
            assert_eq!(events, want, "{:?} in pieces of {size}", String::from_utf8_lossy(stream));
        }
    }

    fn data(text: &str) -> Event {
        Event::Data(text.to_owned())
    }

    #[test]
    fn events() {
        check(b"", &[]);
        check(b"data: a\n\ndata: b\n\n", &[data("a"), data("b")]);
        check(b"data: a\r\n\r\ndata:b\r\r", &[data("a"), data("b")]);
        check("\u{feff}data: 亿元\n\n".as_bytes(), &[data("亿元")]);
        check(b": OPENROUTER PROCESSING\n\n: keep-alive\n\ndata: a\n\n", &[data("a")]);
        check(b"event: message\nid: 7\ndata: a\ndata: b\n\n", &[data("a\nb")]);
        check(b"data: [DONE]", &[data("[DONE]")]);
        check(b"error: {\"code\":400}\n\n", &[Event::Error("{\"code\":400}".to_owned())]);
        check(b"{\"error\":{\"code\":500}}\n", &[data("{\"error\":{\"code\":500}}")]);
        check(b"data\n\ndata:\n\n", &[data(""), data("")]);
        check(b"data: \xff\n\n", &[data("\u{fffd}")]);
    }

    #[test]
    fn an_endless_line_is_an_error() {
        let mut parser = Parser::default();
        let piece = vec![b'x'; LIMIT];
        assert_eq!(parser.push(&piece), Ok(vec![]));
        assert_eq!(parser.push(b"x"), Err(TooLong));
    }
}
