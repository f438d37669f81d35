//! Lists whose last number alone has the unit: 3.1和1.4个百分点, 12.91、12.29和8.74万亿元. Called by `cjk::extract`.

use super::scan::Scan;
use crate::figure::found::Found;
use crate::figure::unit::Dimension;
use crate::figure::{Exact, Figure, Kind, Value};

/// Gives each bare number the unit and the scale of the number behind it, where no more than a joint stands between.
pub(super) fn units(scan: &Scan<'_>, found: &mut [Found]) {
    for last in (1..found.len()).rev() {
        let Some((before, [next, ..])) = found.split_at_mut_checked(last) else { continue };
        let Some(item) = before.last_mut() else { continue };
        let joined = item.end + 1 == next.start && matches!(scan.at(item.end), '和' | '与' | '及' | '、' | '或');
        // 1、3万元 at the head of a line is the first of a list.
        let numbered = scan.at(item.end) == '、' && (item.start == 0 || scan.before(item.start) == '\n');
        if !joined || numbered || !is_bare(&item.figure) {
            continue;
        }
        if let Some((value, power)) = scaled(scan, item, next) {
            item.figure.place += power;
            (item.figure.kind, item.figure.unit, item.figure.value) = (next.figure.kind, next.figure.unit, Value::Number(value));
        }
    }
}

fn is_bare(figure: &Figure) -> bool {
    figure.kind == Kind::Count && figure.unit.is_none() && figure.also.is_empty()
}

/// The number of `item` in the scale of `next` and that scale, if both are written alike and of one size.
fn scaled(scan: &Scan<'_>, item: &Found, next: &Found) -> Option<(Exact, i32)> {
    let told = matches!(next.figure.kind, Kind::Money | Kind::Percent | Kind::PercentagePoint | Kind::Measure | Kind::Age | Kind::Duration);
    let unit = told && next.figure.unit.dimension != Dimension::Count;
    let digits = (item.start..item.end).all(|at| scan.at(at).is_ascii_digit() || scan.at(at) == '.');
    let power = power(scan, next)?;
    let value = item.figure.value.number().filter(|_| unit && digits)?.shift(power);
    let other = next.figure.value.number()?;
    let near = |a: Exact, b: Exact| a <= b.shift(2);
    (near(value.abs(), other.abs()) && near(other.abs(), value.abs())).then_some((value, power))
}

/// By how many tens the value of a figure is more than its digits.
fn power(scan: &Scan<'_>, found: &Found) -> Option<i32> {
    let digits: String = (found.start..found.end).map(|at| scan.at(at)).take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let factor = found.figure.value.number()?.div(Exact::parse(&digits)?)?;
    let power = factor.last_place()?;
    (factor == Exact::ONE.shift(power)).then_some(power)
}
