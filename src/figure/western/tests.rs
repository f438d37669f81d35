//! What the grammar reads in English, a line a case: text, then each figure as `surface kind value unit approx direction`.

use super::extract;
use crate::figure::Figure;
use crate::text::Lang;

fn read(text: &str) -> Vec<String> {
    let lang = Lang::parse("en").unwrap();
    let show = |figure: &Figure| {
        let words = [
            figure.kind.name().to_owned(),
            figure.value.to_string(),
            figure.unit.code.to_owned(),
            figure.approx.name().to_owned(),
            figure.direction.name().to_owned(),
        ];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    extract(text, &lang).iter().map(show).collect()
}

pub(super) fn check(cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(read(text), *want, "{text}");
    }
}

#[test]
fn numbers_in_digits_and_words() {
    check(&[
        ("1,234.5 people", &["count 1234.5 person"]),
        ("1,00,000 trees", &["count 100000 tree"]),
        ("40 000 trees", &["count 40000 tree"]),
        ("twenty-one hundred men", &["count 2100 person"]),
        ("three hundred and two dozens", &["count 324"]),
        ("two point five million", &["count 2500000"]),
        ("five and a half million", &["count 5500000"]),
        ("3 million and a half", &["count 3500000"]),
        ("three crore twelve lakh", &["count 31200000"]),
        ("6 crore and two hundred", &["count 60000200"]),
        ("one hundred thirty-two fifths", &["fraction 26.4"]),
        ("twenty twenty fifths", &["fraction 0.8"]),
        ("2½ cups", &["measure 2.5 cup"]),
        ("3 × 10^8 m/s", &["measure 300000000 m/s"]),
        ("minus 5 degrees Celsius", &["measure -5 Cel"]),
        ("tens of thousands of trees", &["count 10000 tree over"]),
        ("99999999999999999999999999999999999999999", &["count 99999999999999999999999999999999999999999"]),
    ]);
}

#[test]
fn money_keeps_currency_and_scale() {
    check(&[
        ("2.92342 billion yuan", &["money 2923420000 CNY"]),
        ("RMB2.92bn", &["money 2920000000 CNY"]),
        ("an RMB11bn-plus economy", &["money 11000000000 CNY over"]),
        ("S$13.8 to 14.3 billion", &["money 13800000000..14300000000 SGD"]),
        ("a 100-billion-yuan park", &["money 100000000000 CNY"]),
        ("five ten-billion-yuan-level industries", &["count 5", "money 10000000000 CNY"]),
        ("5 pounds 20 pence", &["money 5.2 GBP"]),
        ("twenty dollars and forty-five cents", &["money 20.45 USD"]),
        ("£20", &["money 20 GBP"]),
        ("100元", &["money 100 CNY"]),
        ("50 yuan or more", &["money 50 CNY at_least"]),
    ]);
}

#[test]
fn shares_and_changes() {
    check(&[
        ("up 39.48 percent year on year", &["percent 39.48 % up"]),
        ("fell 44.6 per cent", &["percent 44.6 % down"]),
        ("made up 37 percent of the total", &["percent 37 %"]),
        ("17.3 percentage points above the target", &["percentage_point 17.3 pp up"]),
        ("a quarter of a percentage point", &["percentage_point 0.25 pp"]),
        ("25 basis points", &["percentage_point 25 bp"]),
        ("rose from 5% to 8%", &["percent 5 %", "percent 8 % up"]),
        ("rose to 20,865 yuan", &["money 20865 CNY up"]),
        ("raised 20.9 million yuan", &["money 20900000 CNY"]),
        ("set up 14 centers", &["count 14 center"]),
        ("doubled", &["multiplier 2 up"]),
        ("halved", &["fraction 0.5 down"]),
        ("three times as many", &["multiplier 3"]),
        ("three times a week", &["count 3 time"]),
        ("about one in three", &["fraction 1/3 about"]),
    ]);
}

#[test]
fn approximators_and_bounds() {
    check(&[
        ("more than 1,800 square kilometers", &["measure 1800 km2 over"]),
        ("nearly 600 yuan", &["money 600 CNY under"]),
        ("some 50 people", &["count 50 person about"]),
        ("30-odd people", &["count 30 person over"]),
        ("no less than 3 trees", &["count 3 tree at_least"]),
        ("up to 8 trees", &["count 8 tree at_most"]),
        ("took over 79 items", &["count 79 item"]),
        ("the past five years", &["duration 5 a"]),
        ("slightly fewer than the 8.9 million of 2023", &["count 8900000", "year 2023"]),
        ("200 or greater than 190", &["count 200", "count 190 over"]),
    ]);
}

#[test]
fn dates_and_times() {
    check(&[
        ("July 1, 2022", &["date 2022-07-01"]),
        ("the 25th of July 2012", &["date 2012-07-25"]),
        ("2023-08-03 17:14:22", &["date 2023-08-03T17:14:22"]),
        ("From January to November last year", &["date --01..--11"]),
        ("the first 11 months", &["date --01..--11"]),
        ("the first quarter of 2025", &["date 2025-Q1"]),
        ("the second half of the essay", &[]),
        ("the 1990s", &["date 1990s"]),
        ("mid-19th century", &["date 19C"]),
        ("2022-23", &["year_range 2022..2023"]),
        ("in 2022 people came", &["year 2022"]),
        ("2022 people came", &["count 2022 person"]),
        ("7.30 p.m.", &["time T19:30"]),
        ("a quarter past six in the evening", &["time T18:15"]),
        ("from 3 to 4 p.m.", &["time T15:00", "time T16:00"]),
        ("You may go", &[]),
        ("750 BC", &["year -0750"]),
    ]);
}

#[test]
fn names_are_labels() {
    check(&[
        ("the 14th Five-Year Plan", &["label 14"]),
        ("the 20th CPC National Congress", &["label 20"]),
        ("carry out the \"Two Upholds\" firmly", &["label 2"]),
        ("the \"5+2 industrial chains\"", &["label 5+2"]),
        ("a \"7×24\" response, open 24/7", &["label 7x24", "label 7x24"]),
        ("the 12345 public service hotline", &["label 12345"]),
        ("PM2.5 on the G1817 and an F-22", &["label PM2.5", "label G1817", "label F-22"]),
        ("a one-stop platform", &["label 1"]),
        ("call 400-820-5656", &["label 400-820-5656"]),
        ("China's top 500 firms, the top ten", &["label 500", "rank 10"]),
        ("Version 2.1.0", &["label 2.1.0"]),
    ]);
}

#[test]
fn orders_and_ages() {
    check(&[
        ("Article 17(2), No. 3, Phase I", &["ordinal 17", "ordinal 3", "ordinal 1"]),
        ("ranks first in the world", &["rank 1"]),
        ("one of the region's first batch", &["ordinal 1"]),
        ("a 35-year-old aged 35", &["age 35 a", "age 35 a"]),
        ("aged 60 and over", &["age 60 a at_least"]),
        ("won 6–3, 7–5", &["score 6:3", "score 7:5"]),
    ]);
}

#[test]
fn what_is_no_figure() {
    check(&[
        ("one of the best; no one knows; one another", &[]),
        ("First, we go. At first it was hard.", &[]),
        ("I second that, wait a second", &[]),
        ("a first-class environment", &[]),
        ("1. First come", &[]),
        ("## 2. Results\n\n3) More", &[]),
        ("see https://example.com/a1?b=20 or write to a12@b.com", &[]),
        ("one practical measure after another", &[]),
    ]);
}

#[test]
fn ends_share_what_stands_once() {
    check(&[
        ("four to five hundred people", &["count 400..500 person"]),
        ("between 3 and 5 percent", &["percent 3..5 %"]),
        ("10-20 km", &["measure 10..20 km"]),
        ("650 ± 50 nm", &["measure 650 nm", "measure 50 nm"]),
        ("six- to seven-fold", &["multiplier 6..7"]),
    ]);
}

#[test]
fn no_input_recurses_or_panics() {
    for piece in [
        "two and ",
        "one over ",
        "a hundred and ",
        "1 million ",
        "$",
        "-",
        "1,",
        "½ ",
        "\"5 ",
        "of a ",
        "一",
        "first ",
        "１",
        "°",
        "1:",
        "2.000.00٣£",
    ] {
        let text = piece.repeat(2000);
        for figure in extract(&text, &Lang::parse("en").unwrap()) {
            assert!(text.get(figure.span.start..figure.span.end).is_some(), "{piece}");
        }
    }
}

/// The table of slots must hold every word of every language with room to spare.
#[test]
fn every_lexicon_fits() {
    for (tag, table) in crate::figure::lang::WESTERN {
        let lexicon = super::lexicon::Lexicon::new(table);
        assert!(lexicon.load() < 0.75, "{tag} fills {:.2} of the slots", lexicon.load());
    }
}

/// A line: a text, then its figures as `surface=value unit approx direction`, what is empty left out.
fn reads(tag: &str, cases: &[(&str, &[&str])]) {
    let lang = Lang::parse(tag).unwrap();
    for (text, want) in cases {
        let show = |figure: &Figure| {
            let value = figure.value.to_string();
            let parts = [value.as_str(), figure.unit.code, figure.approx.name(), figure.direction.name()];
            let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            format!("{}={}", figure.surface(text), told.join(" "))
        };
        let found: Vec<String> = extract(text, &lang).iter().map(show).collect();
        assert_eq!(found, *want, "{text}");
    }
}

#[test]
fn german() {
    reads(
        "de",
        &[
            ("jeder zehnte Deutsche", &["jeder zehnte=0.1"]),
            ("von 9 bis 17 Uhr", &["9=T09:00", "17 Uhr=T17:00"]),
            ("drei Uhr fünfzehn", &["drei Uhr fünfzehn=T03:15"]),
            ("zu viert", &["zu viert=4"]),
            ("Hunderte Millionen Euro", &["Hunderte Millionen Euro=100000000 EUR over"]),
            ("§ 17 Abs. 2", &["17=17", "Abs. 2=2"]),
            ("Zwischen 1500 und 2000 Menschen", &["1500 und 2000 Menschen=1500..2000 person"]),
            ("dreihunderttausend und zweiundvierzig", &["dreihunderttausend und zweiundvierzig=300042"]),
            ("1.234.567,89 Euro", &["1.234.567,89 Euro=1234567.89 EUR"]),
            ("rund 2,5 Mrd. Euro im ersten Quartal 2025", &["rund 2,5 Mrd. Euro=2500000000 EUR about", "ersten Quartal 2025=2025-Q1"]),
            ("anderthalb Jahre", &["anderthalb Jahre=1.5 a"]),
            ("am 5. Juli 2022 um 14.30 Uhr", &["5. Juli 2022=2022-07-05", "14.30 Uhr=T14:30"]),
            ("stieg um 4,7 Prozent", &["4,7 Prozent=4.7 % up"]),
            ("zwei Drittel", &["zwei Drittel=2/3"]),
            ("im 19. Jahrhundert und in den 90er Jahren", &["19. Jahrhundert=19C", "90er Jahren=1990s"]),
            ("Das ist ein Haus und einmal mehr eine Frage.", &[]),
        ],
    );
}

#[test]
fn french() {
    reads(
        "fr",
        &[
            ("un enfant sur trois", &["un enfant sur trois=1/3"]),
            ("les trois premiers mois de 2022", &["trois premiers mois de 2022=2022-01..2022-03"]),
            ("les années quatre-vingt-dix", &["années quatre-vingt-dix=1990s"]),
            ("de 9h à 17h", &["9h=T09:00", "17h=T17:00"]),
            ("vingt et trois cinquièmes", &["vingt et trois cinquièmes=20.6"]),
            ("les deux premiers livres", &["deux=2", "premiers=1"]),
            ("12,34,567.89", &["12,34,567.89=1234567.89"]),
            ("la loi n° 2021-1109", &["n° 2021-1109=2021-1109"]),
            ("trois fois rien", &[]),
            ("quatre-vingt-dix-sept", &["quatre-vingt-dix-sept=97"]),
            ("soixante et onze mille", &["soixante et onze mille=71000"]),
            ("1 234 567,5 km²", &["1 234 567,5 km²=1234567.5 km2"]),
            ("plus de 2,9 milliards d'euros", &["plus de 2,9 milliards d'euros=2900000000 EUR over"]),
            ("le 1er juillet 2022 à 14 h 30", &["1er juillet 2022=2022-07-01", "14 h 30=T14:30"]),
            ("au XIXe siècle, dans les années 70", &["XIXe siècle=19C", "années 70=1970s"]),
            ("trois quarts", &["trois quarts=0.75"]),
            ("en baisse de 3,2 points de pourcentage", &["3,2 points de pourcentage=3.2 pp down"]),
            ("Il a une idée et un ami.", &[]),
        ],
    );
}

#[test]
fn spanish() {
    reads(
        "es",
        &[
            ("uno de cada tres", &["uno de cada tres=1/3"]),
            ("la década de los noventa", &["década de los noventa=1990s"]),
            ("a las 14.30 horas", &["14.30 horas=T14:30"]),
            ("las 12 de la noche", &["12 de la noche=T00:00"]),
            ("10,000 personas", &["10,000 personas=10000 person"]),
            ("U$S 90 millones", &["U$S 90 millones=90000000 USD"]),
            ("el 23-F", &["23-F=23-F"]),
            ("tres veintemilésimos", &["tres veintemilésimos=0.00015"]),
            ("treinta y 3", &["treinta y 3=33"]),
            ("treinta y dos mil millones", &["treinta y dos mil millones=32000000000"]),
            ("más de medio millón de personas", &["más de medio millón de personas=500000 person over"]),
            ("vigésimo primero", &["vigésimo primero=21"]),
            ("11.000 millones de yuanes", &["11.000 millones de yuanes=11000000000 CNY"]),
            (
                "el 1 de julio de 2022 a las cinco y cuarto de la tarde",
                &["1 de julio de 2022=2022-07-01", "cinco y cuarto de la tarde=T17:15"],
            ),
            ("subió un 4,5 %", &["4,5 %=4.5 % up"]),
            ("tres veinticincoavos", &["tres veinticincoavos=0.12"]),
            ("siglo XV", &["siglo XV=15C"]),
        ],
    );
}

#[test]
fn portuguese() {
    reads(
        "pt",
        &[
            ("cento e trinta quintos", &["cento e trinta quintos=26"]),
            ("primeiro mês de 2013", &["primeiro mês de 2013=2013-01"]),
            ("um em cada três brasileiros", &["um em cada três=1/3"]),
            ("dólares 22,5 milhões.", &["dólares 22,5 milhões=22500000 USD"]),
            ("vinte e um mil e duzentos", &["vinte e um mil e duzentos=21200"]),
            ("R$ 1,5 bilhão", &["R$ 1,5 bilhão=1500000000 BRL"]),
            ("cerca de 80 mil habitantes", &["cerca de 80 mil habitantes=80000 person about"]),
            ("cinco doze avos", &["cinco doze avos=5/12"]),
            ("1 de janeiro de 2020", &["1 de janeiro de 2020=2020-01-01"]),
            ("caiu 2,5 pontos percentuais", &["2,5 pontos percentuais=2.5 pp down"]),
            ("pelo menos três anos e meio", &["pelo menos três anos e meio=3.5 a at_least"]),
        ],
    );
}

#[test]
fn italian() {
    reads(
        "it",
        &[
            ("una decina di persone", &["una decina di persone=10 person about"]),
            ("cinque euro e trenta centesimi", &["cinque euro e trenta centesimi=5.3 EUR"]),
            ("negli anni Ottanta e Novanta", &["anni Ottanta=1980s", "Novanta=1990s"]),
            ("dalle 9 alle 17", &["9=T09:00", "17=T17:00"]),
            ("alle 3 e mezza, alle 2 di notte", &["3 e mezza=T03:30", "2 di notte=T02:00"]),
            ("Dal 1° al 15 marzo", &["1° al 15 marzo=--03-01..--03-15"]),
            ("mezz'ora", &["mezz'ora=0.5 h"]),
            ("il 18enne", &["18enne=18 a"]),
            ("1 metro e 80", &["1 metro e 80=1.8 m"]),
            ("5 per mille", &["5 per mille=5 ‰"]),
            ("ventitremilaquattrocentosei", &["ventitremilaquattrocentosei=23406"]),
            ("quarantaduesimo", &["quarantaduesimo=42"]),
            ("oltre 2,9 miliardi di euro", &["oltre 2,9 miliardi di euro=2900000000 EUR over"]),
            ("un milione e mezzo di persone", &["un milione e mezzo di persone=1500000 person"]),
            ("il 1º luglio 2022 alle 14:30", &["1º luglio 2022=2022-07-01", "14:30=T14:30"]),
            ("aumentato del 4,5 per cento", &["4,5 per cento=4.5 % up"]),
            ("due terzi dei comuni", &["due terzi=2/3"]),
            ("nel XX secolo, negli anni 80", &["XX secolo=20C", "anni 80=1980s"]),
            ("tra 20 e 30 gradi", &["20 e 30 gradi=20..30 deg"]),
            ("almeno centoventi chilometri quadrati", &["almeno centoventi chilometri quadrati=120 km2 at_least"]),
            ("È una casa e un giorno di sole.", &[]),
        ],
    );
}

#[test]
fn russian() {
    reads(
        "ru",
        &[
            ("каждый третий", &["каждый третий=1/3"]),
            ("полмиллиона", &["полмиллиона=500000"]),
            ("в 80-х", &["80-х=1980s"]),
            ("три часа ночи", &["три часа ночи=T03:00"]),
            ("двадцать одна тысяча триста", &["двадцать одна тысяча триста=21300"]),
            ("около полутора тысяч человек", &["около полутора тысяч человек=1500 person about"]),
            ("12,4 млрд рублей", &["12,4 млрд рублей=12400000000 RUB"]),
            ("две целых и три десятых", &["две целых и три десятых=2.3"]),
            ("1 июля 2022 года", &["1 июля 2022 года=2022-07-01"]),
            ("в XIX веке", &["XIX веке=19C"]),
            ("выросла на 4,5 процента", &["4,5 процента=4.5 % up"]),
            ("5-й и двадцать первый", &["5-й=5", "двадцать первый=21"]),
            ("встреча в семь минут девятого", &["семь минут девятого=T08:07"]),
            ("без четверти два ночи", &["без четверти два ночи=T01:45"]),
            ("пять минут второго тайма", &["пять минут=5 min", "второго=2"]),
        ],
    );
}
