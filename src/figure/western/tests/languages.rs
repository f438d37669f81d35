//! What the grammar reads in the languages besides English, a line a case.

use crate::figure::{Figure, extract};
use crate::text::Lang;

/// A line: a text, then its figures as `surface=value unit approx direction`, what is empty left out.
pub(super) fn reads(tag: &str, cases: &[(&str, &[&str])]) {
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
            ("dix minutes et quarante secondes", &["dix minutes=10 min", "quarante secondes=40 s"]),
            ("1 million 200 000 euros", &["1 million 200 000 euros=1200000 EUR"]),
            ("pour un troisième mandat", &["troisième=3"]),
            ("un cinquième des élèves", &["un cinquième=0.2"]),
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
            ("dos segundos y vigésimo segundo", &["dos segundos=2 s", "vigésimo segundo=22"]),
            ("un millón 300.000 euros", &["un millón 300.000 euros=1300000 EUR"]),
            ("el precio medio de la vivienda", &[]),
            ("de nueve a seis años y medio", &["nueve=9", "seis años y medio=6.5 a"]),
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
            ("mil e um segundos", &["mil e um segundos=1001 s"]),
            ("3 milhões e 200 mil pessoas", &["3 milhões e 200 mil pessoas=3200000 person"]),
            ("entre 300 mil e 1 milhão", &["300 mil e 1 milhão=300000..1000000"]),
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
            ("tre milioni e centomila euro", &["tre milioni e centomila euro=3100000 EUR"]),
            ("1 miliardo e 300 milioni di euro", &["1 miliardo e 300 milioni di euro=1300000000 EUR"]),
            ("2 milioni e 300 persone", &["2 milioni=2000000", "300 persone=300 person"]),
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
            ("девяносто одна сотая", &["девяносто одна сотая=0.91"]),
            ("Треть из 60 тысяч мест", &["Треть=1/3", "60 тысяч мест=60000 place"]),
            ("прибыль в первом полугодии выросла", &["первом полугодии=H1"]),
        ],
    );
}
