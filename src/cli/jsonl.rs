//! Requests as lines of JSON on standard input, each answered before the next is read: `figures --jsonl` and `check --jsonl`.

use std::io::{BufRead, BufReader, BufWriter, Write};

use anyhow::Context as _;
use serde::de::DeserializeOwned;

/// A line of the machine interface holds a whole article, so the reader takes many at a time.
const BUFFER: usize = 1 << 18;

/// Has `answer` write a reply to every line that is not blank. Replies leave at the latest when no further request waits, so a program
/// that holds a conversation with us over two pipes gets each before it asks again.
pub(super) fn answer<R: DeserializeOwned>(
    out: &mut dyn Write,
    mut answer: impl FnMut(R, &mut Vec<u8>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    let mut input = BufReader::with_capacity(BUFFER, std::io::stdin().lock());
    let (mut line, mut reply) = (Vec::new(), Vec::new());
    for number in 1_u64.. {
        if !input.buffer().contains(&b'\n') {
            out.flush()?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line).context("cannot read standard input")? == 0 {
            break;
        }
        if !line.trim_ascii().is_empty() {
            let request = serde_json::from_slice(&line).with_context(|| format!("line {number} of standard input"))?;
            reply.clear();
            answer(request, &mut reply)?;
            out.write_all(&reply)?;
        }
    }
    out.flush()?;
    Ok(())
}
