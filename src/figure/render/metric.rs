//! The metric value of a measure, to stand beside a unit that few readers know: `500 mu (about 33.3 hectares)`.

use super::{Style, Units, render};
use crate::figure::{Approx, Exact, Figure, Kind, Unit, Value};
use crate::text::Lang;

/// Units that a reader of the other tradition does not know, and the metric unit to tell them in.
const METRIC: &[(&str, &str)] = &[
    ("mu", "ha"),
    ("qing", "ha"),
    ("acre", "ha"),
    ("ping", "m2"),
    ("ft2", "m2"),
    ("mi2", "km2"),
    ("li", "km"),
    ("mi", "km"),
    ("zhang", "m"),
    ("chi", "m"),
    ("yd", "m"),
    ("ft", "m"),
    ("cun", "cm"),
    ("in", "cm"),
    ("jin", "kg"),
    ("catty", "kg"),
    ("lb", "kg"),
    ("liang", "g"),
    ("oz", "g"),
];

/// Figures of a converted value: more would claim a precision that the original does not have.
const SIGNIFICANT: i32 = 3;

/// `figure` in its metric unit, written in `lang`; `None` where its unit is metric already or has no conversion.
pub(super) fn render_metric(figure: &Figure, lang: &Lang, style: Style) -> Option<String> {
    if figure.kind != Kind::Measure {
        return None;
    }
    let (_, code) = METRIC.iter().find(|(code, _)| *code == figure.unit.code)?;
    let unit = Unit::by_code(code)?;
    let factor = figure.unit.to_base()?.div(unit.to_base()?)?;
    let (value, exact) = match figure.value {
        Value::Number(n) => {
            let rounded = round(n.mul(factor)?)?;
            (Value::Number(rounded), rounded == n.mul(factor)?)
        }
        Value::Range(a, b) => {
            let (low, high) = (round(a.mul(factor)?)?, round(b.mul(factor)?)?);
            (Value::Range(low, high), low == a.mul(factor)? && high == b.mul(factor)?)
        }
        _ => return None,
    };
    let approx = if exact { Approx::None } else { Approx::About };
    let converted = Figure { unit, approx, ..Figure::new(0..0, Kind::Measure, value) };
    render(&converted, "", lang, Style { units: Units::Kept, ..style })
}

/// `n` with three significant digits; a whole number keeps all of its digits from a thousand on only as zeros.
fn round(n: Exact) -> Option<Exact> {
    let magnitude = (-9..=18).rev().find(|power| n.abs() >= Exact::ONE.shift(*power))?;
    n.round_to(magnitude + 1 - SIGNIFICANT)
}

#[cfg(test)]
mod tests {
    use crate::figure::extract;
    use crate::figure::render::{Style, Units, render};
    use crate::text::Lang;

    #[test]
    fn known_units_stand_beside_the_original() {
        let style = Style { units: Units::Both, ..Style::default() };
        for (text, tag, want) in [
            ("500亩", "en", "500 mu (about 33.3 hectares)"),
            ("3000亩", "en", "3,000 mu (200 hectares)"),
            ("3万亩", "en", "30,000 mu (2,000 hectares)"),
            ("10至20斤", "en", "10 to 20 jin (5 to 10 kilograms)"),
            ("120公里", "en", "120 kilometers"),
            ("29.2342亿元", "en", "2.92342 billion yuan"),
        ] {
            let zh = Lang::parse("zh").unwrap();
            let figure = extract(text, &zh).remove(0);
            assert_eq!(render(&figure, text, &Lang::parse(tag).unwrap(), style).as_deref(), Some(want), "{text}");
        }
        let english = "26 miles";
        let figure = extract(english, &Lang::parse("en").unwrap()).remove(0);
        assert_eq!(render(&figure, english, &Lang::parse("zh-Hans").unwrap(), style).as_deref(), Some("26英里（约41.8公里）"));
    }
}
