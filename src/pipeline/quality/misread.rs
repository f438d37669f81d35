//! Figures whose number is right and whose thing is not: a year that counts farmers, teams that became people. The checker lets
//! them pass, because a good writer may well leave a noun to the reader; among the candidates of a small model they lose.

use crate::fidelity::Check;
use crate::figure::{Class, Figure, Kind};

/// Chinese classifiers that count no people.
const THINGS: &[char] =
    &['支', '座', '台', '臺', '辆', '輛', '艘', '架', '栋', '棟', '幢', '间', '間', '所', '株', '棵', '条', '條', '处', '處'];

/// Nouns of people, as figures carry them.
const PEOPLE: &[&str] = &["person", "people", "resident", "worker", "student", "employee", "farmer", "member", "visitor", "volunteer"];

/// How many figures count something else than they do in `source`.
pub(in crate::pipeline) fn misread(check: &Check, source: &str) -> usize {
    let pairs = check.matches.iter().filter_map(|pair| Some((check.source.get(pair.source)?, check.output.get(pair.output)?)));
    pairs.filter(|(origin, written)| is_misread(origin, origin.surface(source), written)).count()
}

fn is_misread(origin: &Figure, surface: &str, written: &Figure) -> bool {
    let counted = written.kind == Kind::Count && !written.unit.code.is_empty();
    let year = origin.class() == Class::Date && counted;
    let things = surface.ends_with(THINGS) && counted && PEOPLE.contains(&written.unit.code);
    year || things
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fidelity::{Policy, Task, check};
    use crate::text::Lang;

    #[test]
    fn years_and_things_are_told_from_people() {
        let (zh, en) = (Lang::parse("zh").unwrap(), Lang::parse("en").unwrap());
        let cases = [
            ("2019年农牧民人均可支配收入20865元", "2019 farmers and herders per capita disposable income 20,865 yuan", 1),
            ("2019年农牧民人均可支配收入20865元", "in 2019 the disposable income of farmers was 20,865 yuan", 0),
            ("组建志愿服务队伍6支", "6 people were recruited to serve", 1),
            ("组建志愿服务队伍6支", "6 volunteer teams were formed", 0),
            ("慰问困难职工12名", "12 workers were visited", 0),
            ("新建学校5所", "5 schools were built", 0),
        ];
        for (source, output, expected) in cases {
            let check = check(source, &zh, output, &en, &Policy::of(Task::Translate));
            assert_eq!(misread(&check, source), expected, "{output:?}");
        }
    }
}
