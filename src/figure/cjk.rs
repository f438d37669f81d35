//! The grammar of languages without spaces and with 10^4 scales: Chinese first.
//!
//! One pass folds the text (traditional to simplified, full to half width) and marks the characters that may begin a
//! figure; at each mark the parsers look ahead and behind by a bounded number of characters, or consume what they read.
//! So time grows linearly, and no expression is ever tried twice.

use super::found::{Found, place};
use super::{Figure, Kind, Unit, Value};
use crate::text::Lang;

mod approx;
mod aside;
mod clock;
mod date;
mod label;
mod money;
mod numeral;
mod numeric;
mod opener;
mod ordinal;
#[cfg(test)]
mod probes;
mod quantity;
mod quote;
mod range;
mod scaled;
mod scan;
mod share;
mod shared;
mod span;
pub(crate) mod table;
mod tail;
mod wanted;
mod word;
pub(crate) mod words;

use scan::Scan;
use table::{Class, Index};

/// Every figure of `text`.
pub fn extract(text: &str, lang: &Lang) -> Vec<Figure> {
    let index = super::lang::index(lang);
    let (chars, marks) = fold(text, index);
    let scan = Scan::new(&chars, index);
    let mut found: Vec<Found> = Vec::new();
    // Where the next figure may begin: after the last one, and after what was read and refused.
    let (mut floor, mut done) = (0, 0);
    for mark in marks {
        if mark < done {
            continue;
        }
        match parse(&scan, mark, floor) {
            Step::Found(figure) => {
                (floor, done) = (figure.end, figure.end.max(mark + 1));
                found.push(*figure);
            }
            Step::Skip(end) => done = end.max(mark + 1),
        }
    }
    quote::name_echoes(&scan, &mut found);
    shared::units(&scan, &mut found);
    place(text, found)
}

/// What a parser makes of a mark.
enum Step {
    /// A figure.
    Found(Box<Found>),
    /// Nothing up to this character.
    Skip(usize),
}

impl Step {
    fn found(figure: Found) -> Self {
        Self::Found(Box::new(figure))
    }
}

fn fold(text: &str, index: &Index) -> (Vec<char>, Vec<usize>) {
    let mut chars = Vec::with_capacity(text.len() / 2 + 8);
    let mut marks = Vec::with_capacity(text.len() / 32);
    for (at, c) in text.chars().enumerate() {
        let c = index.fold(c);
        if index.class(c) != Class::Other {
            marks.push(at);
        }
        chars.push(c);
    }
    (chars, marks)
}

/// The parsers in their order: what is no figure, names, dates, shares, then plain quantities.
fn parse(scan: &Scan<'_>, at: usize, floor: usize) -> Step {
    if let Some(end) = word::not_a_figure(scan, at, floor) {
        return Step::Skip(end);
    }
    if let Some(found) = label::name(scan, at, floor) {
        return Step::found(found);
    }
    if let Some(found) = aside::read(scan, at)
        .or_else(|| date::read(scan, at, floor))
        .or_else(|| clock::read(scan, at, floor))
        .or_else(|| date::special(scan, at))
    {
        return Step::found(quote::quoted(scan, found));
    }
    match quantity::read(scan, at, floor) {
        Ok(found) => Step::found(quote::quoted(scan, centuries(found))),
        Err(end) => Step::Skip(end),
    }
}

/// 半个世纪, 四分之一个世纪: in years, as every length of time that has them.
fn centuries(mut found: Found) -> Found {
    let years = Unit::by_code("a").filter(|_| found.figure.unit.code == "century");
    let value = match &found.figure.value {
        Value::Number(value) => Some(Value::Number(value.shift(2))),
        Value::Range(low, high) => Some(Value::Range(low.shift(2), high.shift(2))),
        _ => None,
    };
    if let Some((unit, value)) = years.zip(value) {
        (found.figure.unit, found.figure.value, found.figure.kind) = (unit, value, Kind::Duration);
        found.figure.place += 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line: a text, then its figures as `surface=value unit approx direction`, what is empty left out.
    fn check(cases: &[(&str, &[&str])]) {
        let lang = Lang::parse("zh").unwrap();
        for (text, want) in cases {
            let found: Vec<String> = extract(text, &lang).iter().map(|figure| show(figure, text)).collect();
            assert_eq!(found, *want, "{text}");
        }
    }

    fn show(figure: &Figure, text: &str) -> String {
        let value = figure.value.to_string();
        let parts = [value.as_str(), figure.unit.code, figure.approx.name(), figure.direction.name()];
        let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}={}", figure.surface(text), told.join(" "))
    }

    #[test]
    fn numerals_have_exact_values() {
        check(&[
            ("壹佰壹拾万贰仟陆佰壹拾肆元陆角", &["壹佰壹拾万贰仟陆佰壹拾肆元陆角=1102614.6 CNY"]),
            ("两百五和一百零五", &["两百五=250", "一百零五=105"]),
            ("一万六七千元左右", &["一万六七千元左右=16000..17000 CNY about"]),
            ("三五百人", &["三五百人=300..500 person"]),
            ("2,064.94亿元", &["2,064.94亿元=206494000000 CNY"]),
            ("５億１萬４千６百", &["５億１萬４千６百=500014600"]),
            ("4.78万亿", &["4.78万亿=4780000000000"]),
            ("负三分之一", &["负三分之一=-1/3"]),
            ("廿五人", &["廿五人=25 person"]),
            ("一百 五 十 二", &["一百 五 十 二=152"]),
            ("8000-1万元", &["8000-1万元=8000..10000 CNY"]),
            ("五百到一千万", &["五百到一千万=5000000..10000000"]),
        ]);
    }

    #[test]
    fn bounds_and_directions_are_kept() {
        check(&[
            ("税收同比增长39.48%", &["39.48%=39.48 % up"]),
            ("信访总量同比下降44.6%", &["44.6%=44.6 % down"]),
            ("收入增长到20865元", &["20865元=20865 CNY up"]),
            ("三十几万元", &["三十几万元=300000 CNY over"]),
            ("近600元", &["近600元=600 CNY under"]),
            ("附近3公里", &["3公里=3 km"]),
            ("近三年", &["近三年=3 a"]),
            ("99.5%以上", &["99.5%以上=99.5 % over"]),
            ("至少三块零四", &["至少三块零四=3.04 CNY at_least"]),
            ("超出目标17.3个百分点", &["17.3个百分点=17.3 pp up"]),
        ]);
    }

    #[test]
    fn dates_are_told_from_lengths_of_time() {
        check(&[
            ("2022年7月1日", &["2022年7月1日=2022-07-01"]),
            ("去年1至11月", &["1至11月=--01..--11"]),
            ("20多年", &["20多年=20 a over"]),
            ("3日内", &["3日=3 d"]),
            ("民國112年", &["民國112年=2023"]),
            ("2023-08-03 17:14:22", &["2023-08-03 17:14:22=2023-08-03T17:14:22"]),
            ("下午三点一刻", &["下午三点一刻=T15:15"]),
            ("20世纪90年代", &["20世纪90年代=1990s"]),
            ("2019-2023年", &["2019-2023年=2019..2023"]),
            ("前三季度", &["前三季度=Q1..Q3"]),
        ]);
    }

    #[test]
    fn names_are_labels_and_words_are_nothing() {
        check(&[
            ("“十四五”和二十大", &["十四五=14", "二十大=20"]),
            ("“5+2产业链”", &["5+2=5+2"]),
            ("G1817、PM2.5、12345热线", &["G1817=G1817", "PM2.5=PM2.5", "12345=12345"]),
            ("十一屆六次全會", &["十一屆=11", "六次全會=6"]),
            ("统一进一步唯一万里三友化学王五千里山", &[]),
            ("唯一一家园区", &["一家=1"]),
            ("http://a.cn/2023/08.html", &[]),
            ("1、来源", &[]),
        ]);
        let label = |text: &str| extract(text, &Lang::parse("zh").unwrap()).iter().all(|figure| figure.kind == Kind::Label);
        assert!(label("“两道防线”“七治”二十大G1817") && !label("两道防线"));
        assert!(label("办好两件大事。“两件大事”") && !label("办好两件好事。“两件大事”"));
    }

    #[test]
    fn long_runs_take_linear_time_and_never_panic() {
        let lang = Lang::parse("zh").unwrap();
        for unit in ["1", "一", "十", "万", "1.", "1-", "1又1", "百分之", "第", "1至", "点", "“5", "零", "两"] {
            extract(&unit.repeat(10_000), &lang);
        }
        assert_eq!(extract(&"9".repeat(100_000), &lang).len(), 1);
    }
}
