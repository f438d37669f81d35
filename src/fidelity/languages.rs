//! A mutation suite over every pair of languages: a figure written in one and in the other must tally, and one that was
//! changed on the way must be found.

use super::{Policy, check};
use crate::figure::render::{Noun, NumberStyle, Style, render};
use crate::figure::{Date, Exact, Figure, Kind, Unit, Value};
use crate::text::Lang;

/// A sentence for each language, in which nothing but the figure counts.
const SENTENCES: &[(&str, &str, &str)] = &[
    ("zh-Hans", "结果为", "。"),
    ("en", "The result was ", "."),
    ("de", "Das Ergebnis lautet ", "."),
    ("fr", "Le résultat est ", "."),
    ("es", "El resultado es ", "."),
    ("pt", "O resultado é ", "."),
    ("it", "Il risultato è ", "."),
    ("ru", "Результат: ", "."),
    ("ja", "結果は", "だった。"),
    ("ko", "결과는 ", "로 나타났다."),
];

fn figure(kind: Kind, value: &str, unit: Unit) -> Figure {
    Figure { unit, ..Figure::new(0..0, kind, Value::Number(Exact::parse(value).unwrap())) }
}

/// A figure, and what a slip would make of it.
fn cases() -> Vec<(Figure, Vec<Figure>)> {
    let money = |value: &str, code| figure(Kind::Money, value, Unit::money(code));
    let measure = |value: &str, code: &str| figure(Kind::Measure, value, Unit::by_code(code).unwrap());
    let percent = |value: &str| figure(Kind::Percent, value, Unit::PERCENT);
    let date = |year, month, day| {
        let date = Date { year: Some(year), month: Some(month), day: Some(day), ..Date::default() };
        Figure::new(0..0, Kind::Date, Value::Date(date))
    };
    vec![
        (money("2923420000", "CNY"), vec![money("29234200000", "CNY"), money("2923920000", "CNY"), money("2923420000", "USD")]),
        (money("74700000", "EUR"), vec![money("7470000", "EUR"), money("77400000", "EUR"), money("74700000", "JPY")]),
        (money("20865", "CNY"), vec![money("28065", "CNY"), money("208650", "CNY")]),
        (percent("39.48"), vec![percent("39.84"), percent("394.8"), figure(Kind::PercentagePoint, "39.48", Unit::POINT)]),
        (figure(Kind::PercentagePoint, "17.3", Unit::POINT), vec![figure(Kind::PercentagePoint, "13.7", Unit::POINT), percent("17.3")]),
        (measure("1850", "km2"), vec![measure("1580", "km2"), measure("18500", "km2"), measure("1850", "ha")]),
        (measure("36.5", "t"), vec![measure("35.6", "t"), measure("36.5", "kg")]),
        (
            figure(Kind::Count, "186000", Unit::NONE),
            vec![figure(Kind::Count, "18600", Unit::NONE), figure(Kind::Count, "168000", Unit::NONE)],
        ),
        (date(2022, 7, 21), vec![date(2022, 7, 12), date(2023, 7, 21), date(2022, 6, 21)]),
    ]
}

/// Whether the check reports an error between the figure in one language and another figure in the other.
fn caught(left: &Figure, from: (&str, &str, &str), right: &Figure, to: (&str, &str, &str)) -> (bool, String) {
    let style = Style { numbers: NumberStyle::Exact, noun: Noun::Omit, ..Style::default() };
    let say = |figure: &Figure, (tag, before, after): (&str, &str, &str)| {
        format!("{before}{}{after}", render(figure, "", &Lang::parse(tag).unwrap(), style).unwrap())
    };
    let (source, output) = (say(left, from), say(right, to));
    let outcome = check(&source, &Lang::parse(from.0).unwrap(), &output, &Lang::parse(to.0).unwrap(), &Policy::default());
    (!outcome.passes(), format!("{source} / {output}"))
}

#[test]
fn every_pair_of_languages_tallies_and_finds_slips() {
    let mut wrong = Vec::new();
    for from in SENTENCES {
        for to in SENTENCES.iter().filter(|to| to.0 != from.0) {
            for (right, slips) in cases() {
                let (alarm, texts) = caught(&right, *from, &right, *to);
                if alarm {
                    wrong.push(format!("false alarm: {texts}"));
                }
                let missed = slips.iter().map(|slip| caught(&right, *from, slip, *to)).filter(|(caught, _)| !caught);
                wrong.extend(missed.map(|(_, texts)| format!("missed: {texts}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
