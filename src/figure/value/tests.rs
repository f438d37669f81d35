//! Exact numbers as texts have them.

use super::*;

fn n(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

#[test]
fn decimals_are_canonical() {
    for (text, want) in [
        ("29.2342", "29.2342"),
        ("007.50", "7.5"),
        ("-0.0", "0"),
        ("1000000", "1000000"),
        (".5", "0.5"),
        ("10000000000000000000000000000000000000000000000", "10000000000000000000000000000000000000000000000"),
    ] {
        assert_eq!(n(text).to_string(), want);
    }
    assert!(Exact::parse("").is_none() && Exact::parse("1.2.3").is_none() && Exact::parse("x").is_none());
}

#[test]
fn arithmetic_is_exact() {
    assert_eq!(n("29.2342").shift(8), n("2923420000"));
    assert_eq!(n("0.1").add(n("0.2")), Some(n("0.3")));
    assert_eq!(Exact::ratio(1, 3).unwrap().mul(n("3")), Some(Exact::ONE));
    assert_eq!(Exact::ratio(1, 4).unwrap(), n("0.25"));
    assert_eq!(n("1").div(n("8")), Some(n("0.125")));
    assert_eq!(Exact::ratio(2, 3).unwrap().to_string(), "2/3");
    assert_eq!(Exact::ratio(5, 30).unwrap().to_string(), "1/6");
    assert_eq!(Exact::ratio(-7, 12).unwrap().to_string(), "-7/12");
    assert_eq!(n("2.92342").round_to(-2), Some(n("2.92")));
    assert_eq!(n("2.925").round_to(-2), Some(n("2.93")));
    assert_eq!(n("149").round_to(2), Some(n("100")));
    assert!(n("1e".strip_suffix('e').unwrap()) < n("2"));
    assert!(n("-5") < n("0.1"));
}

#[test]
fn dates_print_as_iso() {
    let date = Date { year: Some(2022), month: Some(7), day: Some(1), ..Date::default() };
    assert_eq!(date.to_string(), "2022-07-01");
    assert_eq!(Date { year: None, ..date }.to_string(), "--07-01");
    assert_eq!(Date { quarter: Some(1), ..Date::default() }.to_string(), "Q1");
    assert_eq!(Date { hour: Some(8), minute: Some(30), ..Date::default() }.to_string(), "T08:30");
}
