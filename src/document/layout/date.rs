//! Dates as the top of a page prints them.

use crate::text::Span;

const LABELS: &[&str] = &[
    "发布时间",
    "發布時間",
    "发表时间",
    "更新时间",
    "时间",
    "時間",
    "日期",
    "发布日期",
    "Published on",
    "Published",
    "Posted on",
    "Updated",
    "Date",
];
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads one text from left to right.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blank(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Takes a number of `least..=most` digits.
    fn digits(&mut self, least: usize, most: usize) -> bool {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let fits = (least..=most).contains(&count);
        self.at += if fits { count } else { 0 };
        fits
    }

    fn one_of(&mut self, marks: &[char]) -> bool {
        let Some(c) = self.rest().chars().next().filter(|c| marks.contains(c)) else { return false };
        self.at += c.len_utf8();
        true
    }

    /// Takes the name of a month, short or long.
    fn month(&mut self) -> bool {
        let length = self.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = self.rest().get(..length).unwrap_or_default().to_ascii_lowercase();
        let fits = (3..=9).contains(&length) && MONTHS.iter().any(|month| word.starts_with(month));
        if fits {
            self.at += length;
            self.one_of(&['.']);
        }
        fits
    }

    /// Goes on with `take`, or back to where it was.
    fn attempt(&mut self, take: impl FnOnce(&mut Self) -> bool) -> bool {
        let before = self.at;
        let taken = take(self);
        if !taken {
            self.at = before;
        }
        taken
    }

    /// 2023-08-03, 2023/8/3, 2023.8.3, 2023年8月3日, 3 August 2023, August 3, 2023.
    fn day(&mut self) -> bool {
        let numeric = self.attempt(|c| {
            c.digits(4, 4) && c.one_of(&['-', '/', '.', '年']) && c.digits(1, 2) && c.one_of(&['-', '/', '.', '月']) && c.digits(1, 2)
        });
        if numeric {
            self.one_of(&['日', '号', '號']);
            return true;
        }
        self.attempt(|c| {
            let day_first = c.attempt(|c| c.digits(1, 2) && c.one_of(&[' ']));
            let month = c.month();
            c.skip_blank();
            month && (day_first || (c.digits(1, 2) && c.one_of(&[',']) && c.one_of(&[' ']))) && c.digits(4, 4)
        })
    }

    /// 17:14, 17:14:22, T17:14, with blanks before.
    fn time(&mut self) {
        self.attempt(|c| {
            c.skip_blank();
            c.one_of(&['T', ',']);
            c.skip_blank();
            let taken = c.digits(1, 2) && c.one_of(&[':', '：']) && c.digits(2, 2);
            if taken {
                c.attempt(|c| c.one_of(&[':', '：']) && c.digits(2, 2));
            }
            taken
        });
    }
}

/// The date at the start of `text`, after a label such as 发布时间 or a weekday.
pub(super) fn at_start(text: &str) -> Option<Span> {
    let mut cursor = Cursor { text, at: 0 };
    if let Some(label) = LABELS.iter().find(|label| text.starts_with(**label)) {
        cursor.at = label.len();
        cursor.skip_blank();
        cursor.one_of(&[':', '：']);
        cursor.skip_blank();
    }
    cursor.attempt(|c| {
        let word = c.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
        let weekday = c.rest().get(..word).is_some_and(|word| word.ends_with("day"));
        c.at += if weekday { word } else { 0 };
        weekday && c.one_of(&[',']) && c.one_of(&[' '])
    });
    let start = cursor.at;
    cursor.day().then(|| {
        cursor.time();
        Span::new(start, cursor.at)
    })
}

/// The first date anywhere in a short `text`.
pub(super) fn within(text: &str) -> Option<Span> {
    text.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()).find_map(|(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        at_start(text.get(at..)?).map(|span| Span::new(span.start + at, span.end + at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_dates_are_found() {
        for (text, want) in [
            ("2023-08-03 17:14:22來源:內蒙古日報", Some("2023-08-03 17:14:22")),
            ("2023年8月3日", Some("2023年8月3日")),
            ("发布时间:2023/8/3 09:05", Some("2023/8/3 09:05")),
            ("Published: August 3, 2023", Some("August 3, 2023")),
            ("Thursday, 3 Aug. 2023", Some("3 Aug. 2023")),
            ("2022年,一场改革", None),
            ("1月9日,会议召开", None),
            ("Marching 3 times", None),
        ] {
            assert_eq!(at_start(text).map(|span| span.of(text)), want, "{text}");
        }
        let text = "来源:新华网 2023-08-03 作者:张三";
        assert_eq!(within(text).map(|span| span.of(text)), Some("2023-08-03"));
    }
}
