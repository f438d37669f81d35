//! Dates, parts of a year and spans of dates in the languages that are a table.

use super::Speech;
use crate::figure::Date;
use crate::figure::render::Shade;

impl Speech {
    pub(super) fn year(&self, year: &str) -> String {
        let [.., pattern] = self.dates;
        pattern.replace("{y}", year)
    }

    /// 2019–2023, or each with its own word where a language always writes it (2019年~2023年).
    pub(super) fn years(&self, from: &str, to: &str) -> String {
        if self.gap.is_empty() { format!("{}{}{}", self.year(from), self.range.1, self.year(to)) } else { format!("{from}–{to}") }
    }

    pub(super) fn date(&self, date: &Date, shade: Shade) -> Option<String> {
        let [full, month_year, day_month, year_alone] = self.dates;
        let year = date.year.map(|year| year.to_string());
        let text = match (date.year, date.month, date.day) {
            (Some(year), ..) if date.century => self.century.replace("{}", &year.to_string()).replace("{r}", &roman(year)?),
            (Some(year), ..) if date.decade => self.decade.replace("{}", &year.to_string()),
            (Some(year), ..) if year < 0 => return None,
            _ if date.quarter.is_some() || date.half.is_some() => return self.part_of_year(date),
            (year, Some(month), day) => {
                let pattern = match (year, day) {
                    (Some(_), Some(_)) => full,
                    (Some(_), None) => month_year,
                    (None, Some(_)) => day_month,
                    (None, None) => "{m}",
                };
                let part = self.month_part(date, shade);
                let names = if day.is_some() || part.is_some() { self.months } else { self.months_alone };
                let day = match day {
                    Some(1) => self.first_day.to_owned(),
                    Some(day) => day.to_string(),
                    None => String::new(),
                };
                let month = names.get(usize::from(month).checked_sub(1)?)?;
                let pattern = part.map_or_else(|| pattern.to_owned(), |part| part.replace("{}", pattern));
                pattern
                    .replace("{d}", &day)
                    .replace("{m}", month)
                    .replace("{y}", &date.year.map(|year| year.to_string()).unwrap_or_default())
            }
            (Some(_), None, None) => year_alone.replace("{y}", &year?),
            (None, None, None) => String::new(),
            _ => return None,
        };
        let weekday = match date.weekday {
            Some(day) => Some(*self.weekdays.get(usize::from(day).checked_sub(1)?)?),
            None => None,
        };
        let time = date.hour.map(|hour| {
            let second = date.second.map_or_else(String::new, |second| format!(":{second:02}"));
            format!("{hour}:{:02}{second}", date.minute.unwrap_or(0))
        });
        let parts: Vec<&str> =
            [weekday, Some(text.as_str()), time.as_deref()].into_iter().flatten().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// The pattern for the beginning, the middle or the end of a month without a day.
    fn month_part(&self, date: &Date, shade: Shade) -> Option<&'static str> {
        let [early, mid, late] = self.month_parts;
        match shade {
            _ if date.day.is_some() || date.hour.is_some() => None,
            Shade::Early => Some(early),
            Shade::Mid => Some(mid),
            Shade::Late => Some(late),
            Shade::Plain | Shade::Nearly | Shade::Below => None,
        }
    }

    fn part_of_year(&self, date: &Date) -> Option<String> {
        let part = match (date.quarter, date.half) {
            (Some(quarter), _) => self.quarters.get(usize::from(quarter).checked_sub(1)?)?,
            (_, Some(half)) => self.halves.get(usize::from(half).checked_sub(1)?)?,
            _ => return None,
        };
        Some(match date.year {
            Some(year) => self.part.replace("{p}", part).replace("{y}", &year.to_string()),
            None => (*part).to_owned(),
        })
    }

    /// What both dates share is said once: the year at its place in the language.
    pub(super) fn dates(&self, from: &Date, to: &Date) -> Option<String> {
        if let (Some(first), Some(last), None, None) = (from.year, to.year, from.month, from.quarter) {
            return Some(self.years(&first.to_string(), &last.to_string()));
        }
        let (mut first, mut last) = (*from, *to);
        if from.month.is_some() && from.year == to.year {
            let [_, pattern, ..] = self.dates;
            if pattern.starts_with("{y}") { last.year = None } else { first.year = None }
        }
        Some(format!("{}{}{}", self.date(&first, Shade::Plain)?, self.until, self.date(&last, Shade::Plain)?))
    }
}

fn roman(number: i32) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|number| *number < 40)?;
    let mut out = String::new();
    for (value, digits) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while rest >= value {
            out.push_str(digits);
            rest -= value;
        }
    }
    Some(out)
}
