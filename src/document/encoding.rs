//! Bytes to text: byte order mark, strict UTF-8, the charset a page declares, then a detector. [`Document::read`](super::Document::read) calls it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Error;

/// First bytes of files that people take for text, and what to do with them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file: extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive (or a DOCX, ODT or EPUB file): unpack it, or save the article as text"),
    (b"\x89PNG", "a PNG image: run text recognition on it first"),
    (b"\xff\xd8\xff", "a JPEG image: run text recognition on it first"),
    (b"GIF8", "a GIF image: run text recognition on it first"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file: save the article as text first"),
    (b"{\\rtf", "an RTF file: save the article as plain text first"),
    (b"\x7fELF", "a program: give a text, Markdown or HTML file"),
];
const NUL: &str = "a binary file (it holds NUL bytes): give a text, Markdown or HTML file; UTF-16 needs its byte order mark";

/// How far into a page a declared charset may stand, as the HTML standard has it.
const DECLARATION_BYTES: usize = 1024;

/// Decodes `bytes` and names the encoding.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(length..).unwrap_or_default()).ok_or(Error::Encoding);
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Error::Binary(what));
    }
    if bytes.contains(&0) {
        return Err(Error::Binary(NUL));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), UTF_8.name())),
        // Cut off within its last character, as by a download that broke: all the rest is sound.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            return decode_as(UTF_8, bytes.get(..error.valid_up_to()).unwrap_or_default()).ok_or(Error::Encoding);
        }
        Err(_) => {}
    }
    declared(bytes).and_then(|encoding| decode_as(encoding, bytes)).or_else(|| detected(bytes)).ok_or(Error::Encoding)
}

/// Decodes with one encoding; none where a byte does not fit.
fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Option<(String, &'static str)> {
    // GB18030 is a superset of GBK and GB2312, which files are labelled with.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), encoding.name()))
}

/// The charset that an HTML page declares in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION_BYTES).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let label = rest.trim_start_matches(['"', '\'']);
    let label = label.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

fn detected(bytes: &[u8]) -> Option<(String, &'static str)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let high = || bytes.iter().filter(|byte| !byte.is_ascii());
    let few = high().count() * 10 <= bytes.len();
    let encoding = if [GBK, GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR].contains(&guess) {
        guess
    } else if few && (guess == WINDOWS_1252 || high().all(|byte| *byte < 0xC0)) {
        // English with a curly quote or a pound sign: the detector tells Western encodings apart by letters, and this has none.
        WINDOWS_1252
    } else {
        return None;
    };
    let (text, name) = decode_as(encoding, bytes)?;
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (controls * 100 <= text.len()).then_some((text, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "阿拉善高新区2022年全年税收达29.2342亿元,同比增长39.48%。这里是充满激情和希望的新高地。";
    const TRADITIONAL: &str = "海勃灣區聚焦辦好兩件大事,用心書寫合格答卷,達標率83.6%,實現歷史最好水準。";

    #[track_caller]
    fn reads(bytes: &[u8], text: &str, name: &str) {
        assert_eq!(decode(bytes), Ok((text.to_owned(), canonical(name))));
    }

    fn canonical(name: &str) -> &'static str {
        Encoding::for_label(name.as_bytes()).unwrap().name()
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        reads(SIMPLIFIED.as_bytes(), SIMPLIFIED, "utf-8");
        reads(format!("\u{feff}{SIMPLIFIED}").as_bytes(), SIMPLIFIED, "utf-8");
        reads(&utf16(SIMPLIFIED, u16::to_le_bytes), SIMPLIFIED, "utf-16le");
        reads(&utf16(TRADITIONAL, u16::to_be_bytes), TRADITIONAL, "utf-16be");
        reads(&GB18030.encode(SIMPLIFIED).0, SIMPLIFIED, "gb18030");
        reads(&BIG5.encode(TRADITIONAL).0, TRADITIONAL, "big5");
        reads(
            b"It cost \xa3290 million, the minister\x92s office said on Monday.",
            "It cost £290 million, the minister’s office said on Monday.",
            "windows-1252",
        );
        let page = format!("<html><head><meta charset=\"gb2312\"></head><p>{SIMPLIFIED}");
        reads(&GB18030.encode(&page).0, &page, "gb18030");
    }

    #[test]
    fn a_cut_last_character_is_dropped() {
        let bytes = SIMPLIFIED.as_bytes();
        reads(&bytes[..bytes.len() - 1], SIMPLIFIED.strip_suffix('。').unwrap(), "utf-8");
    }

    #[test]
    fn what_is_no_text_is_refused_with_advice() {
        for (bytes, want) in
            [(&b"%PDF-1.7\n"[..], "pdftotext"), (b"PK\x03\x04\x14\x00", "ZIP"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"abc\x00def", "NUL")]
        {
            assert!(decode(bytes).unwrap_err().to_string().contains(want));
        }
        assert_eq!(decode(b""), Err(Error::Empty));
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8 | 0x81).collect();
        assert_eq!(decode(&noise), Err(Error::Encoding));
    }
}
