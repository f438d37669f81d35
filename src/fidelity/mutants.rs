//! Right news between ten languages with one figure of the output changed: how many of the changes the check finds, by pair of languages
//! and by sort of change. The floors say what would break first.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Policy, check};
use crate::figure::{Direction, Figure, Kind, extract};
use crate::text::Lang;

/// What a language writes for a thing and for what a slip makes of it. A word stands as in running text.
struct Words {
    tag: &'static str,
    decimal: char,
    scales: &'static [(&'static str, &'static str)],
    units: &'static [(&'static str, &'static str)],
    points: &'static [(&'static str, &'static str)],
    turns: &'static [(&'static str, &'static str)],
    bounds: &'static [(&'static str, &'static str)],
}

#[rustfmt::skip]
const WORDS: &[Words] = &[
    Words { tag: "en", decimal: '.',
        scales: &[("million", "billion"), ("billion", "million"), ("thousand", "million"), ("trillion", "billion")],
        units: &[("euros", "dollars"), ("yuan", "dollars"), ("yen", "won"), ("won", "yen"), ("roubles", "euros"), ("$", "€"), ("€", "£"), ("£", "$"), ("kilometers", "meters"), ("kilometres", "metres"), ("km", "m"), ("hectares", "acres"), ("tonnes", "kilograms"), ("minutes", "hours"), ("hours", "days"), ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("years", "months")],
        points: &[("%", " percentage points"), (" percent", " percentage points"), ("percentage points", "percent"), ("percentage point", "percent")],
        turns: &[("rose", "fell"), ("fell", "rose"), ("up", "down"), ("down", "up"), ("increased", "decreased"), ("higher", "lower"), ("lower", "higher"), ("climbed", "dropped"), ("dropped", "climbed"), ("grew", "shrank"), ("gained", "lost"), ("growth", "decline")],
        bounds: &[("more than", "less than"), ("less than", "more than"), ("at least", "at most"), ("over", "under"), ("nearly", "more than"), ("almost", "more than")] },
    Words { tag: "zh", decimal: '.',
        scales: &[("亿", "万"), ("万", "亿"), ("千", "万")],
        units: &[("美元", "欧元"), ("欧元", "美元"), ("元", "美元"), ("公里", "米"), ("公顷", "亩"), ("吨", "公斤"), ("分钟", "小时"), ("小时", "天"), ("个月", "年")],
        points: &[("%", "个百分点"), ("个百分点", "%")],
        turns: &[("增长", "下降"), ("下降", "增长"), ("上升", "下降"), ("上涨", "下跌"), ("增加", "减少"), ("减少", "增加")],
        bounds: &[("超过", "不足"), ("逾", "不足"), ("近", "逾"), ("至少", "至多")] },
    Words { tag: "de", decimal: ',',
        scales: &[("Millionen", "Milliarden"), ("Milliarden", "Millionen"), ("Million", "Milliarde"), ("Mio.", "Mrd.")],
        units: &[("Euro", "Dollar"), ("Dollar", "Euro"), ("Pfund", "Euro"), ("Yuan", "Euro"), ("Kilometer", "Meter"), ("Quadratmeter", "Hektar"), ("Tonnen", "Kilogramm"), ("Minuten", "Stunden"), ("Stunden", "Tage"), ("Tage", "Wochen"), ("Wochen", "Monate"), ("Monate", "Jahre"), ("Jahre", "Monate"), ("Jahren", "Monaten")],
        points: &[("Prozentpunkte", "Prozent"), ("Prozent", "Prozentpunkte"), (" %", " Prozentpunkte")],
        turns: &[("stieg", "sank"), ("sank", "stieg"), ("stiegen", "sanken"), ("sanken", "stiegen"), ("mehr", "weniger"), ("höher", "niedriger"), ("gestiegen", "gesunken"), ("gesunken", "gestiegen")],
        bounds: &[("mehr als", "weniger als"), ("mindestens", "höchstens"), ("über", "unter"), ("knapp", "mehr als"), ("fast", "mehr als")] },
    Words { tag: "fr", decimal: ',',
        scales: &[("millions", "milliards"), ("milliards", "millions"), ("million", "milliard"), ("milliard", "million")],
        units: &[("euros", "dollars"), ("dollars", "euros"), ("livres", "euros"), ("yuans", "euros"), ("kilomètres", "mètres"), ("hectares", "kilomètres carrés"), ("tonnes", "kilogrammes"), ("minutes", "heures"), ("heures", "jours"), ("jours", "semaines"), ("semaines", "mois"), ("mois", "ans"), ("ans", "mois")],
        points: &[("points de pourcentage", "pour cent"), (" %", " points de pourcentage")],
        turns: &[("augmenté", "reculé"), ("reculé", "augmenté"), ("progressé", "reculé"), ("hausse", "baisse"), ("baisse", "hausse"), ("baissé", "augmenté"), ("plus", "moins")],
        bounds: &[("plus de", "moins de"), ("au moins", "au plus"), ("près de", "plus de"), ("moins de", "plus de")] },
    Words { tag: "es", decimal: ',',
        scales: &[("millones", "billones"), ("mil millones", "millones"), ("mil", "millones")],
        units: &[("euros", "dólares"), ("dólares", "euros"), ("yuanes", "euros"), ("kilómetros", "metros"), ("hectáreas", "kilómetros cuadrados"), ("toneladas", "kilogramos"), ("minutos", "horas"), ("horas", "días"), ("días", "semanas"), ("semanas", "meses"), ("meses", "años"), ("años", "meses")],
        points: &[("puntos porcentuales", "por ciento"), (" %", " puntos porcentuales"), ("%", " puntos porcentuales")],
        turns: &[("subió", "bajó"), ("bajó", "subió"), ("creció", "cayó"), ("cayó", "subió"), ("aumentó", "disminuyó"), ("más", "menos"), ("subieron", "bajaron")],
        bounds: &[("más de", "menos de"), ("al menos", "como máximo"), ("casi", "más de"), ("menos de", "más de")] },
    Words { tag: "pt", decimal: ',',
        scales: &[("milhões", "bilhões"), ("bilhões", "milhões"), ("mil", "milhões"), ("trilhões", "bilhões")],
        units: &[("reais", "dólares"), ("R$", "US$"), ("US$", "R$"), ("dólares", "reais"), ("euros", "dólares"), ("yuans", "dólares"), ("quilômetros", "metros"), ("km", "m"), ("hectares", "metros quadrados"), ("toneladas", "quilos"), ("minutos", "horas"), ("horas", "dias"), ("dias", "semanas"), ("semanas", "meses"), ("meses", "anos"), ("anos", "meses")],
        points: &[("pontos percentuais", "por cento"), ("ponto percentual", "por cento"), ("%", " pontos percentuais")],
        turns: &[("subiu", "caiu"), ("caiu", "subiu"), ("cresceu", "recuou"), ("recuou", "cresceu"), ("aumentou", "diminuiu"), ("alta", "queda"), ("queda", "alta"), ("mais", "menos")],
        bounds: &[("mais de", "menos de"), ("pelo menos", "no máximo"), ("quase", "mais de"), ("menos de", "mais de")] },
    Words { tag: "it", decimal: ',',
        scales: &[("milioni", "miliardi"), ("miliardi", "milioni"), ("mila", "milioni"), ("milione", "miliardo"), ("miliardo", "milione")],
        units: &[("euro", "dollari"), ("dollari", "euro"), ("sterline", "euro"), ("yuan", "euro"), ("chilometri", "metri"), ("ettari", "metri quadrati"), ("tonnellate", "chili"), ("minuti", "ore"), ("ore", "giorni"), ("giorni", "settimane"), ("settimane", "mesi"), ("mesi", "anni"), ("anni", "mesi")],
        points: &[("punti percentuali", "per cento"), ("%", " punti percentuali")],
        turns: &[("salito", "sceso"), ("sceso", "salito"), ("cresciuto", "calato"), ("aumentato", "diminuito"), ("aumento", "calo"), ("calo", "aumento"), ("più", "meno"), ("salita", "scesa")],
        bounds: &[("più di", "meno di"), ("oltre", "meno di"), ("almeno", "al massimo"), ("quasi", "oltre"), ("meno di", "più di")] },
    Words { tag: "ru", decimal: ',',
        scales: &[("миллионов", "миллиардов"), ("миллиардов", "миллионов"), ("млн", "млрд"), ("млрд", "млн"), ("тысяч", "миллионов"), ("миллиона", "миллиарда")],
        units: &[("рублей", "долларов"), ("долларов", "евро"), ("евро", "долларов"), ("юаней", "рублей"), ("километров", "метров"), ("км", "м"), ("гектаров", "квадратных метров"), ("тонн", "килограммов"), ("минут", "часов"), ("часов", "дней"), ("дней", "недель"), ("недель", "месяцев"), ("месяцев", "лет"), ("лет", "месяцев")],
        points: &[("процентных пункта", "процента"), ("процентных пунктов", "процентов"), (" %", " процентных пункта"), ("процентов", "процентных пунктов")],
        turns: &[("вырос", "снизился"), ("выросла", "снизилась"), ("выросли", "снизились"), ("выросло", "снизилось"), ("снизился", "вырос"), ("снизилась", "выросла"), ("упал", "вырос"), ("сократилось", "увеличилось"), ("больше", "меньше")],
        bounds: &[("более", "менее"), ("не менее", "не более"), ("свыше", "менее"), ("почти", "более")] },
    Words { tag: "ja", decimal: '.',
        scales: &[("億", "万"), ("万", "億"), ("兆", "億")],
        units: &[("円", "ドル"), ("ドル", "円"), ("ユーロ", "ドル"), ("元", "円"), ("キロ", "メートル"), ("ヘクタール", "平方メートル"), ("トン", "キログラム"), ("分", "時間"), ("時間", "日間"), ("カ月", "年間")],
        points: &[("ポイント", "%"), ("%", "ポイント")],
        turns: &[("増", "減"), ("減", "増"), ("上昇", "下落"), ("下落", "上昇"), ("高", "安"), ("上がり", "下がり"), ("増加", "減少")],
        bounds: &[("以上", "以下"), ("超", "未満"), ("近く", "超"), ("少なくとも", "最大")] },
    Words { tag: "ko", decimal: '.',
        scales: &[("억", "만"), ("만", "억"), ("조", "억"), ("천", "만")],
        units: &[("원", "달러"), ("달러", "유로"), ("유로", "달러"), ("위안", "엔"), ("킬로미터", "미터"), ("㎞", "m"), ("헥타르", "제곱미터"), ("톤", "킬로그램"), ("분", "시간"), ("시간", "일"), ("개월", "년")],
        points: &[("%포인트", "%"), ("%", "%포인트")],
        turns: &[("증가", "감소"), ("감소", "증가"), ("올랐", "내렸"), ("상승", "하락"), ("하락", "상승"), ("늘었", "줄었"), ("늘어", "줄어")],
        bounds: &[("이상", "이하"), ("넘게", "못 미치게"), ("최소", "최대"), ("가까이", "넘게")] },
];

/// A sort of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Digit,
    Point,
    Scale,
    Unit,
    Percent,
    Year,
    Turn,
    Bound,
    Drop,
}

const CHANGES: [Change; 9] =
    [Change::Digit, Change::Point, Change::Scale, Change::Unit, Change::Percent, Change::Year, Change::Turn, Change::Bound, Change::Drop];

/// The output with one figure changed, where the change applies to it.
fn mutant(text: &str, figure: &Figure, words: &Words, change: Change) -> Option<String> {
    let surface = figure.surface(text);
    let year = figure.kind == Kind::Year;
    let quantity = !matches!(figure.kind, Kind::Label | Kind::Year);
    let new = match change {
        Change::Digit if quantity => other_digit(surface, 0),
        Change::Year if year => other_digit(surface, 3),
        Change::Point if quantity => without_point(surface, words.decimal),
        Change::Scale if quantity => swapped(surface, words.scales),
        Change::Unit if quantity => swapped(surface, words.units),
        Change::Percent if quantity => swapped(surface, words.points),
        // "Over three years" is during them.
        Change::Bound if quantity && figure.kind != Kind::Duration => swapped(surface, words.bounds),
        // A word such as "second" or "two" may be said without its number.
        Change::Drop if quantity && surface.contains(char::is_numeric) => Some(String::new()),
        Change::Turn if figure.direction != Direction::None => return turned(text, figure, words.turns),
        _ => None,
    }?;
    Some(spliced(text, figure.span.start..figure.span.end, &new))
}

/// The text with other words between two places.
fn spliced(text: &str, place: Range<usize>, new: &str) -> String {
    let ((head, _), (_, tail)) = (text.split_at(place.start), text.split_at(place.end));
    format!("{head}{new}{tail}")
}

/// The text with the word of change that stands right beside the figure made its opposite.
fn turned(text: &str, figure: &Figure, turns: &[(&str, &str)]) -> Option<String> {
    let (before, after) = (text.split_at(figure.span.start).0, text.split_at(figure.span.end).1);
    let from = before.char_indices().rev().nth(14).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(10).map_or(text.len(), |(at, _)| figure.span.end + at);
    let near = text.get(from..to)?;
    Some(spliced(text, from..to, &swapped(near, turns)?))
}

/// Whether the changed output says what the right one says: 1억1천만 and 1만1천만 are one number.
fn says_the_same(right: &[Figure], changed: &str, lang: &Lang) -> bool {
    let told = |figure: &Figure| (figure.value.clone(), figure.unit, figure.approx, figure.direction);
    extract(changed, lang).iter().map(told).eq(right.iter().map(told))
}

/// The same digits but for the one at `nth`, which becomes another and never a leading zero.
fn other_digit(surface: &str, nth: usize) -> Option<String> {
    let (at, digit) = surface.char_indices().filter_map(|(at, c)| Some((at, c.to_digit(10)?))).nth(nth)?;
    Some(spliced(surface, at..at + 1, &(digit % 9 + 1).to_string()))
}

/// The digits without their decimal mark.
fn without_point(surface: &str, decimal: char) -> Option<String> {
    let (at, _) = surface.char_indices().find(|(_, c)| *c == decimal)?;
    let decimals = surface.split_at(at + 1).1.chars().take_while(char::is_ascii_digit).count();
    let clock = surface.contains(':');
    ((1..3).contains(&decimals) && !clock).then(|| surface.replacen(decimal, "", 1))
}

/// The text with the first of the words that stands in it made another.
fn swapped(text: &str, pairs: &[(&str, &str)]) -> Option<String> {
    pairs.iter().find_map(|(from, to)| {
        let alone = |at: usize| {
            let inside = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let spaced = from.chars().all(|c| !c.is_alphabetic() || ('a'..='ӿ').contains(&c) || c.is_ascii_alphabetic());
            let bare = !from.starts_with(char::is_alphabetic) || !spaced;
            let (head, tail) = (text.split_at(at).0, text.split_at(at + from.len()).1);
            bare || !inside(head.chars().next_back()) && !inside(tail.chars().next())
        };
        let (at, _) = text.match_indices(from).find(|(at, _)| alone(*at))?;
        Some(spliced(text, at..at + from.len(), to))
    })
}

/// Right pairs: the languages, the source and the output.
fn right_pairs() -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static str)> {
    let files = [include_str!("../../tests/fixtures/pairs/news-eight.tsv"), include_str!("../../tests/fixtures/pairs/fresh-translate.tsv")];
    files.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')).filter_map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [langs, "pass", source, output] = fields.as_slice() else { return None };
        let (from, to) = langs.split_once(" > ")?;
        Some((from, to, *source, *output))
    })
}

#[test]
fn changes_of_right_news_are_found() {
    let mut found: BTreeMap<(String, Change), (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for (nth, (from, to, source, output)) in right_pairs().enumerate() {
        let (from, to) = (Lang::parse(from).unwrap(), Lang::parse(to).unwrap());
        let Some(words) = WORDS.iter().find(|words| words.tag == to.primary()) else { continue };
        let figures = extract(output, &to);
        for (step, change) in CHANGES.into_iter().enumerate() {
            // One figure a row and sort, another in each row.
            let turned = (0..figures.len()).map(|index| (index + nth + step) % figures.len());
            let mut mutants = turned.filter_map(|index| mutant(output, &figures[index], words, change));
            let Some(changed) = mutants.find(|changed| change == Change::Turn || !says_the_same(&figures, changed, &to)) else { continue };
            let caught = !check(source, &from, &changed, &to, &Policy::default()).passes();
            let tally = found.entry((format!("{} > {}", from.primary(), to.primary()), change)).or_default();
            *tally = (tally.0 + usize::from(caught), tally.1 + 1);
            if !caught {
                missed.push(format!("{change:?}\t{} > {}\t{source}\t{changed}", from.primary(), to.primary()));
            }
        }
    }
    let share = |(caught, all): (usize, usize)| 100 * caught / all.max(1);
    let mut pairs: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut changes: BTreeMap<Change, (usize, usize)> = BTreeMap::new();
    for ((pair, change), (caught, all)) in &found {
        for tally in [pairs.entry(pair).or_default(), changes.entry(*change).or_default()] {
            *tally = (tally.0 + caught, tally.1 + all);
        }
    }
    let few = |pairs: &BTreeMap<&str, (usize, usize)>| pairs.values().any(|tally| tally.1 >= 20 && share(*tally) < 94);
    let rare = |(change, tally): (&Change, &(usize, usize))| share(*tally) < if *change == Change::Turn { 90 } else { 95 };
    assert!(!few(&pairs) && !changes.iter().any(rare), "{changes:?}\n{pairs:?}\n{}", missed.join("\n"));
}
