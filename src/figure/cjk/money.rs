//! Money of several parts: 50元6角三分, 两块六, 九毛九, 港币三个一毫四.

use super::super::{Exact, Unit};
use super::number::{Number, Style};
use super::numeral;
use super::scan::{Scan, is_latin};
use super::table::{Class, Suffix};
use super::words::words;

const CENT: Unit = Unit::open_money("CNY", &["USD", "EUR", "HKD", "TWD"]);

/// A word for a tenth or hundredth of a currency at `at`: its length, power of ten, and the currency.
pub(super) fn minor(scan: &Scan<'_>, at: usize) -> Option<(usize, i32, Unit)> {
    const WORDS: &[(&str, i32, &str)] = &[
        ("毛钱", -1, "CNY"),
        ("美分", -2, "USD"),
        ("欧分", -2, "EUR"),
        ("港仙", -2, "HKD"),
        ("便士", -2, "GBP"),
        ("戈比", -2, "RUB"),
        ("日本钱", -2, "JPY"),
        ("分钱", -2, "CNY"),
        ("毛", -1, "CNY"),
        ("角", -1, "CNY"),
        ("毫", -1, "HKD"),
        ("仙", -2, "HKD"),
    ];
    let (word, power, code) = WORDS.iter().find(|(word, ..)| scan.has(at, word))?;
    let next = scan.at(at + word.chars().count());
    let other = match *word {
        "毛" => "泽主织利".contains(next),
        "角" => "度落色形逐力膜".contains(next),
        "毫" => "米升克安瓦秒巴摩伏西无不".contains(next),
        "仙" => "女人境桃居".contains(next),
        _ => false,
    };
    let unit = if *code == "CNY" { CENT } else { Unit::money(code) };
    (!other).then_some((word.chars().count(), *power, unit))
}

/// The smaller parts after the main unit: the sum to add and where they end.
pub(super) fn parts(scan: &Scan<'_>, end: usize, loose: bool, from: i32) -> Option<(Exact, usize)> {
    let mut at = end;
    let mut sum = Exact::ZERO;
    let mut last = from;
    while last > -2 {
        let mut here = scan.past_blanks(at);
        here += scan.one_of(here, words!("零 又 〇")).unwrap_or(0);
        let zero = here > scan.past_blanks(at);
        here = scan.past_blanks(here);
        if !matches!(scan.class(here), Class::Digit | Class::Arabic) {
            break;
        }
        // 两美元五十美分: tens of the smallest part, where its name follows.
        let whole = |part: &Number| part.whole().is_some_and(|value| value < 100) && minor(scan, scan.past_blanks(part.end)).is_some();
        let Some(part) = numeral::read(scan, here).filter(|part| {
            matches!(part.style, Style::Single | Style::Arabic | Style::Sequence) || part.style == Style::Scaled && whole(part)
        }) else {
            break;
        };
        let value = part.low?;
        let unit = scan.past_blanks(part.end);
        if let Some((length, power)) = minor(scan, unit).map(|(length, power, _)| (length, power)).or(cent(scan, unit)) {
            sum = sum.add(value.shift(power))?;
            at = unit + length;
            last = power;
        } else if (loose || last == -1) && part.end - here == 1 && no_unit(scan, part.end) {
            let power = if zero { -2 } else { last - 1 };
            sum = sum.add(value.shift(power))?;
            return Some((sum, part.end));
        } else {
            break;
        }
    }
    (at > end).then_some((sum, at))
}

fn cent(scan: &Scan<'_>, at: usize) -> Option<(usize, i32)> {
    (scan.at(at) == '分' && !scan.has(at, "分之") && !scan.has(at, "分钟")).then_some((1, -2))
}

/// Whether nothing that would claim the digit for itself follows.
fn no_unit(scan: &Scan<'_>, at: usize) -> bool {
    match scan.index.suffixes.longest(scan.from(at)) {
        Some((_, Suffix::Money(_))) | None => {
            !matches!(scan.class(at), Class::Digit | Class::Arabic | Class::Small | Class::Big) && scan.at(at) != '.'
        }
        _ => false,
    }
}

/// Whether a currency sign or code ends right before `at`.
pub(super) fn has_prefix(scan: &Scan<'_>, at: usize) -> bool {
    prefix(scan, at, 0).is_some()
}

/// The currency sign or code that ends right before `at`, and where it begins; not before `floor`.
pub(super) fn prefix(scan: &Scan<'_>, at: usize, floor: usize) -> Option<(usize, Unit)> {
    let at = scan.before_blanks(at);
    let (length, unit) = scan.index.prefixes.longest_end(scan.back(at, 6))?;
    let begin = at - length;
    let glued = is_latin(scan.at(begin)) && is_latin(scan.before(begin));
    (begin >= floor && !glued).then_some((begin, unit))
}
