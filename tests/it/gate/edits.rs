//! Edits of a summary by rule: ten ways to make a figure wrong, and ways to change words that leave every figure right.

use tally::figure::{Approx, Class, Figure, Kind, Value};
use tally::regress::LedgerRow;
use tally::text::Span;

/// A summary and its figures with their places in the source.
pub struct Text {
    pub body: String,
    pub rows: Vec<(Figure, LedgerRow)>,
}

/// A summary with one figure made wrong.
pub struct Edit {
    pub name: &'static str,
    pub body: String,
    /// The figure as the right summary writes it.
    pub figure: String,
    /// The line of the source; 0 for any.
    pub line: usize,
    /// For a reader of a failed test.
    pub change: String,
}

pub const WRONG: [&str; 10] = ["digit", "scale", "unit", "date", "dropped", "swapped", "direction", "invented", "approximator", "range"];

/// The ten edits, as far as the text allows.
pub fn wrong(text: &Text) -> Vec<Edit> {
    let rules: [fn(&Text) -> Option<(String, usize, String)>; 10] =
        [digit, scale, unit, date, dropped, swapped, direction, invented, approximator, range];
    let edit = |(name, rule): (&'static str, &fn(&Text) -> Option<(String, usize, String)>)| {
        let (body, row, change) = rule(text)?;
        assert_ne!(body, text.body, "{name}");
        let (figure, line) = text.rows.get(row).map_or_else(|| (INVENTED.to_owned(), 0), |(_, row)| (row.written.clone(), row.line));
        Some(Edit { name, body, figure, line, change })
    };
    WRONG.into_iter().zip(&rules).filter_map(edit).collect()
}

const INVENTED: &str = "4,321";

impl Text {
    /// Quantities that the source bears out, with their rows' numbers.
    fn quantities(&self) -> impl Iterator<Item = (usize, &Figure, &str)> {
        let known = self.rows.iter().enumerate().filter(|(_, (figure, row))| figure.class() == Class::Quantity && row.line > 0);
        known.map(|(index, (figure, row))| (index, figure, row.written.as_str()))
    }

    fn with(&self, span: Span, words: &str) -> String {
        format!("{}{words}{}", &self.body[..span.start], &self.body[span.end..])
    }

    /// The first quantity that `change` can rewrite.
    fn rewrite(&self, change: impl Fn(&Figure, &str) -> Option<String>) -> Option<(String, usize, String)> {
        self.quantities().find_map(|(index, figure, written)| {
            let new = change(figure, written)?;
            Some((self.with(figure.span, &new), index, format!("{written} -> {new}")))
        })
    }
}

/// Another last digit.
fn digit(text: &Text) -> Option<(String, usize, String)> {
    text.rewrite(|_, written| (written.chars().filter(char::is_ascii_digit).count() >= 2).then(|| last_digit(written)).flatten())
}

fn last_digit(written: &str) -> Option<String> {
    let at = written.rfind(|c: char| ('1'..='9').contains(&c))?;
    let digit = written[at..].chars().next()?.to_digit(10)?;
    Some(format!("{}{}{}", &written[..at], if digit > 6 { digit - 3 } else { digit + 3 }, &written[at + 1..]))
}

/// Another power of ten.
fn scale(text: &Text) -> Option<(String, usize, String)> {
    text.rewrite(|_, written| [("billion", "million"), ("million", "billion")].iter().find_map(|(from, to)| replaced(written, from, to)))
}

fn unit(text: &Text) -> Option<(String, usize, String)> {
    const UNITS: [(&str, &str); 4] =
        [("yuan", "US dollars"), ("percent", "percentage points"), ("%", " percentage points"), ("kilometers", "meters")];
    text.rewrite(|figure, written| {
        let plain = figure.kind != Kind::PercentagePoint;
        UNITS.iter().find_map(|(from, to)| replaced(written, from, to)).filter(|_| plain)
    })
}

fn replaced(written: &str, from: &str, to: &str) -> Option<String> {
    written.contains(from).then(|| written.replacen(from, to, 1))
}

fn date(text: &Text) -> Option<(String, usize, String)> {
    let dates = text.rows.iter().enumerate().filter(|(_, (figure, row))| figure.class() == Class::Date && row.line > 0);
    dates.into_iter().find_map(|(index, (figure, row))| {
        let new = last_digit(&row.written)?;
        Some((text.with(figure.span, &new), index, format!("{} -> {new}", row.written)))
    })
}

fn dropped(text: &Text) -> Option<(String, usize, String)> {
    let (index, figure, written) = text.quantities().find(|(_, _, written)| written.chars().any(|c| c.is_ascii_digit()))?;
    Some((text.with(figure.span, "a great deal"), index, format!("without {written}")))
}

/// Two figures of one kind and unit change places.
fn swapped(text: &Text) -> Option<(String, usize, String)> {
    let all: Vec<_> =
        text.quantities().filter(|(_, figure, _)| matches!(figure.kind, Kind::Money | Kind::Percent | Kind::Measure)).collect();
    let pairs = all.iter().enumerate().flat_map(|(index, one)| all[index + 1..].iter().map(move |other| (one, other)));
    let fits = |((_, a, _), (_, b, _)): &(&(usize, &Figure, &str), &(usize, &Figure, &str))| {
        a.kind == b.kind && a.unit == b.unit && a.value != b.value && a.approx == b.approx
    };
    let ((index, first, one), (_, second, other)) = pairs.into_iter().find(fits)?;
    let body = text.with(second.span, one);
    let body = format!("{}{other}{}", &body[..first.span.start], &body[first.span.end..]);
    Some((body, *index, format!("{one} <-> {other}")))
}

/// A rise becomes a fall, or a fall a rise; where the text tells neither, a fall is made up.
fn direction(text: &Text) -> Option<(String, usize, String)> {
    const TURNS: [(&str, &str); 9] = [
        (" rose ", " fell "),
        (" fell ", " rose "),
        (", up ", ", down "),
        (" grew ", " shrank "),
        (" risen ", " fallen "),
        (" cut by ", " raised by "),
        (" increased ", " decreased "),
        (" reached a record ", " fell to "),
        (" reached ", " fell to "),
    ];
    TURNS.iter().find_map(|(from, to)| {
        text.body.match_indices(from).find_map(|(at, _)| {
            let end = at + from.len();
            let near = |(_, figure, _): &(usize, &Figure, &str)| figure.span.start >= end && figure.span.start < end + 8;
            let (index, _, written) = text.quantities().find(near)?;
            Some((text.with(Span::new(at, end), to), index, format!("{from}{written} ->{to}{written}")))
        })
    })
}

fn invented(text: &Text) -> Option<(String, usize, String)> {
    Some((format!("{} A further {INVENTED} people took part.", text.body), usize::MAX, "a new sentence".to_owned()))
}

/// "More than" becomes "nearly", or the reverse.
fn approximator(text: &Text) -> Option<(String, usize, String)> {
    const TURNS: [(&str, &str); 5] =
        [("more than", "nearly"), ("over", "nearly"), ("nearly", "more than"), ("about", "more than"), ("More than", "Nearly")];
    let turned = text.rewrite(|figure, written| {
        let turned = TURNS.iter().find_map(|(from, to)| replaced(written, from, to));
        turned.filter(|_| figure.approx != Approx::None)
    });
    // Where the text has none, one is made up.
    turned.or_else(|| {
        let plain = |figure: &Figure| figure.kind == Kind::Money && figure.approx == Approx::None;
        text.rewrite(|figure, written| plain(figure).then(|| format!("more than {written}")))
    })
}

/// A range loses an end; where the text has none, a figure becomes one.
fn range(text: &Text) -> Option<(String, usize, String)> {
    let narrowed = text.rewrite(|figure, written| {
        let (_, end) = written.split_once(" to ").or_else(|| written.split_once('–'))?;
        matches!(figure.value, Value::Range(..)).then(|| end.to_owned())
    });
    narrowed.or_else(|| {
        text.rewrite(|figure, written| {
            let number: i64 = written.split(' ').next()?.parse().ok().filter(|number| *number >= 10)?;
            let plain = figure.approx == Approx::None && matches!(figure.value, Value::Number(_));
            plain.then(|| written.replacen(&number.to_string(), &format!("{number} to {}", number + 6), 1))
        })
    })
}

/// Edits that change no figure, as (name, text); those that find nothing to change are left out.
pub fn harmless(body: &str) -> Vec<(&'static str, String)> {
    let first = |from: &str, to: &str| body.replacen(from, to, 1);
    let all = |from: &str, to: &str| body.replace(from, to);
    let edits = [
        ("a closing sentence", format!("{body} The report closes there.")),
        ("an opening", format!("A summary of the report follows.\n\n{body}")),
        ("another article", first("The ", "This ")),
        ("another verb", all(" has ", " now has ")),
        ("another joint", first(", and ", ", while ")),
        ("a plainer word", all(" including ", " among them ")),
        ("another spelling", all("percent ", "per cent ").replace("meters", "metres")),
        ("no separators", without_separators(body)),
        ("lines wrapped", wrapped(body)),
        ("other quotation marks", curly(body)),
        ("spaced paragraphs", all("\n", "\n\n")),
        ("Windows lines", all("\n", "\r\n")),
        ("no bold", all("**", "")),
        ("emphasis on figures", emphasised(body)),
        ("the first sentence last", turned(body)),
        ("the paragraphs turned round", body.rsplit('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")),
        ("another name", all("The zones", "Both zones").replace("the zone ", "the area ").replace("the district", "the area")),
        ("an adverb", all(" were ", " were duly ")),
    ];
    edits.into_iter().filter(|(_, text)| text != body).collect()
}

/// 42,669 as 42669.
fn without_separators(body: &str) -> String {
    let chars: Vec<char> = body.chars().collect();
    let digit = |index: usize| chars.get(index).is_some_and(char::is_ascii_digit);
    let inside = |index: usize| chars[index] == ',' && index > 0 && digit(index - 1) && (1..=3).all(|next| digit(index + next));
    (0..chars.len()).filter(|index| !inside(*index)).map(|index| chars[index]).collect()
}

/// Lines of at most some sixty characters, as an editor's program makes them.
fn wrapped(body: &str) -> String {
    let (mut text, mut column) = (String::new(), 0);
    for c in body.chars() {
        let cut = c == ' ' && column > 60;
        text.push(if cut { '\n' } else { c });
        column = if cut || c == '\n' { 0 } else { column + 1 };
    }
    text
}

fn curly(body: &str) -> String {
    let mut open = false;
    let turn = |c: char| {
        if c != '"' {
            return c;
        }
        open = !open;
        if open { '“' } else { '”' }
    };
    body.chars().map(turn).collect()
}

/// The first long number in bold.
fn emphasised(body: &str) -> String {
    let word = body
        .split(' ')
        .find(|word| word.len() >= 3 && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.')) && !word.ends_with([',', '.']));
    word.map_or_else(|| body.to_owned(), |word| body.replacen(&format!(" {word} "), &format!(" **{word}** "), 1))
}

/// Of the first paragraph with two sentences, the first goes last.
fn turned(body: &str) -> String {
    let paragraph = body.split('\n').find(|paragraph| !paragraph.starts_with('-') && paragraph.matches(". ").count() >= 1);
    let Some(paragraph) = paragraph.or_else(|| body.split('\n').find(|paragraph| paragraph.matches(". ").count() >= 2)) else {
        return body.to_owned();
    };
    let (lead, rest) = paragraph.split_once(".** ").map_or(("", paragraph), |(lead, rest)| (lead, rest));
    let mark = if lead.is_empty() { "" } else { ".** " };
    match rest.split_once(". ") {
        Some((first, rest)) => body.replacen(paragraph, &format!("{lead}{mark}{rest} {first}."), 1),
        None => body.to_owned(),
    }
}
