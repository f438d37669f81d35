//! Dates and times, whole or in part. A kind of `Value`.

use std::fmt;

/// A calendar date, time of day or a part of either: what is not stated is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Common era; negative before it.
    pub year: Option<i32>,
    /// The year is the first of a decade (`1990s`: 1990).
    pub decade: bool,
    /// The year is a century's number (`20th century`: 20).
    pub century: bool,
    /// 1 to 4.
    pub quarter: Option<u8>,
    /// 1 or 2.
    pub half: Option<u8>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 (Monday) to 7 (Sunday), ISO 8601.
    pub weekday: Option<u8>,
    /// 0 to 24.
    pub hour: Option<u8>,
    /// 0 to 59.
    pub minute: Option<u8>,
    /// 0 to 60.
    pub second: Option<u8>,
}

impl fmt::Display for Date {
    /// ISO 8601 and its like: `2022`, `2022-07`, `2022-07-01`, `--07-01`, `--07`, `---01`, `2025-Q1`, `Q1`, `H1`, `T08:30`, `1990s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        match self.year {
            Some(year) if self.century => parts.push(format!("{year}C")),
            Some(year) if self.decade => parts.push(format!("{year}s")),
            Some(year) if year < 0 => parts.push(format!("-{:04}", -i64::from(year))),
            Some(year) => parts.push(format!("{year:04}")),
            None => {}
        }
        if let Some(quarter) = self.quarter {
            parts.push(format!("Q{quarter}"));
        }
        if let Some(half) = self.half {
            parts.push(format!("H{half}"));
        }
        match (self.year, self.month, self.day) {
            (Some(_), Some(month), Some(day)) => parts.push(format!("{month:02}-{day:02}")),
            (Some(_), Some(month), None) => parts.push(format!("{month:02}")),
            (None, Some(month), Some(day)) => parts.push(format!("--{month:02}-{day:02}")),
            (None, Some(month), None) => parts.push(format!("--{month:02}")),
            (_, None, Some(day)) => parts.push(format!("---{day:02}")),
            (_, None, None) => {}
        }
        if let Some(weekday) = self.weekday {
            parts.push(format!("W{weekday}"));
        }
        f.write_str(&parts.join("-"))?;
        if let Some(hour) = self.hour {
            write!(f, "T{hour:02}:{:02}", self.minute.unwrap_or(0))?;
            if let Some(second) = self.second {
                write!(f, ":{second:02}")?;
            }
        }
        Ok(())
    }
}
