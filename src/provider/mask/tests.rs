//! What may follow what, a line a case.

use super::*;

/// Figures, with a bar between two spellings of one.
fn spelled(allowed: &[&str]) -> Vec<Vec<String>> {
    allowed.iter().map(|figure| figure.split('|').map(str::to_owned).collect()).collect()
}

fn mask(allowed: &[&str]) -> Mask {
    Mask::new(&spelled(allowed), None)
}

/// Judges `text|piece` lines: `+` permitted, `-` refused.
fn judge(allowed: &[&str], lines: &[&str]) {
    judge_with(&mask(allowed), lines);
}

fn judge_with(mask: &Mask, lines: &[&str]) {
    for line in lines {
        let (sign, rest) = line.split_at(1);
        let (text, piece) = rest.split_once('|').unwrap();
        assert_eq!(mask.permits(text, piece), sign == "+", "{line:?} under {mask:?}");
    }
}

#[test]
fn numbers_are_those_allowed() {
    judge(
        &["2.92342 billion yuan", "39.48%", "1 July 2022", "18,600 hectares"],
        &[
            "+in |2",
            "+in 2|.",
            "+in 2.|9",
            "+in 2.92342| billion",
            "+in 2.9234|2",
            "-in 2.9|3",
            "-in |29",
            "-in 2.92|342342",
            "+in |202",
            "-in |2023",
            "+in 2022|,",
            "+in 2022,| up",
            "+on |1",
            "+on 1| July",
            "-on |11",
            "-on 1|1",
            "-about |4",
            "+18|,",
            "+18|600",
            "+18,600| hectares",
            "+18,600|,",
            "-18,600,|5",
            "-18,6| hectares",
            "-in 20| or",
            "+grew |３",
            "-grew |７",
            "+in 2022|.",
            "-in 2022|.5",
            "+no digits| here",
            "+亿 39|.48",
            "-39|. It",
            "-39.|4 ",
        ],
    );
}

#[test]
fn a_comma_that_ends_a_clause_is_none_of_the_number() {
    judge(&["18,600", "18"], &["+at 18|,", "+at 18|, and", "+at 18|,6", "-at 18|,5", "+at 18|."]);
}

#[test]
fn scales_and_percents_stay_with_their_numbers() {
    judge(
        &["2.92342 billion yuan", "39.48%", "17.3 percentage points", "2022", "30万亩", "5 万亿元"],
        &[
            "+2.92342| billion",
            "+2.92342|-billion",
            "-2.92342| million",
            "-2.92342| yuan",
            "-2.92342|\n",
            "+2.92342| ",
            "+2.92342| b",
            "-2.92342| m",
            "+2.92342 billion| RMB",
            "+39.48|%",
            "+39.48| percent",
            "+39.48 per|cent",
            "-39.48| yuan",
            "-39.48| percentage points of",
            "+17.3| percentage",
            "-17.3|%",
            "-17.3| percent ",
            "-2022|%",
            "-2022| million",
            "+2022| the",
            "+30|万",
            "-30|亿",
            "-30万|亿",
            "+30万|亩",
            "+5|万",
            "+5万|亿",
            "-5万|元",
        ],
    );
}

#[test]
fn a_reply_ends_on_a_whole_figure() {
    let cases = [("in 2022", true), ("in 202", false), ("of 2.92342", false), ("of 2.92342 billion", true), ("none", true), ("2.", false)];
    let mask = mask(&["2022", "2.92342 billion yuan"]);
    for (text, expected) in cases {
        assert_eq!(mask.after(text).permits_end(FigureUse::Optional), expected, "{text:?}");
    }
}

#[test]
fn a_reply_that_must_have_all_figures_does_not_end_before() {
    let cases = [("in 2022", false), ("in 2022, 37%", true), ("37% in 2022", true), ("37% in 20", false), ("", false)];
    let mask = mask(&["2022", "37%"]);
    for (text, expected) in cases {
        assert_eq!(mask.after(text).permits_end(FigureUse::Required), expected, "{text:?}");
    }
}

#[test]
fn a_figure_is_written_as_often_as_it_is_listed() {
    judge(&["35", "35", "41%"], &["+35 of |35", "-35 of 35 or |35", "-35 of 35 or |3", "+35 and |41", "-41% or |41", "-41% or |4"]);
    judge(&["2", "22"], &["+2|2", "+22 and |2", "-22 and 2|2", "-2 and 22, |2"]);
}

#[test]
fn letters_stick_to_ordinals_only() {
    judge(&["2022", "14th Five-Year Plan"], &["-2022|th", "+14|th", "+in 2022| the", "+2022|'s"]);
}

#[test]
fn a_list_without_digits_refuses_every_digit() {
    judge(&[""], &["-in |2", "-in |the 1", "+in| the"]);
}

#[test]
fn words_far_behind_a_figure_are_free() {
    let far = format!("7 {}", "x".repeat(80));
    judge(&["7", "9"], &[&format!("+{far}| million"), &format!("+{far}|9"), &format!("-{far}|5"), &format!("-{far}|7")]);
}

/// A mask that holds number words too, but for those that are `free`.
fn held(allowed: &[&str], free: &[&str]) -> Mask {
    Mask::new(&spelled(allowed), Some(&free.iter().map(|&word| word.to_owned()).collect::<Vec<_>>()))
}

#[test]
fn number_words_are_those_of_the_figures() {
    judge_with(
        &held(&["5 years|5|five", "25|twenty-five", "2.92342 billion yuan"], &["three"]),
        &[
            "+for |five",
            "+for| five years",
            "-for |six",
            "-for| four",
            "+for| Five",
            "+for |three",
            "+three or |three",
            "-five or |five",
            "-five or |5",
            "-5 or |five",
            "+5 or| twenty",
            "+twenty|-five",
            "+twenty|-",
            "-twenty| projects",
            "-twenty|-six",
            "+some| twentyfold",
            "+2.92342| billion",
            "-2.92342| million",
            "-several| million",
            "-a| dozen",
            "+one of the first, once, the second half|, twice",
            "+thousands| of trees",
            "+for of|ten",
            "+in| Sixtown",
            "-2.92342 billion|, five hundred",
        ],
    );
    // Without a list of free words all are.
    judge(&["5"], &["+for |six", "+several| million"]);
}

#[test]
fn words_stand_for_digits_that_must_be_written() {
    let cases = [
        (&["5|five", "37%"][..], "five, 37%", true),
        (&["5|five"], "5", true),
        (&["5|five"], "some", false),
        (&["25|twenty-five"], "twenty", false),
        // Any word could say this figure: it cannot be asked for.
        (&["2|two|twice"], "doubled", true),
        (&["14th Five-Year Plan"], "the 14th Five-Year Plan", true),
    ];
    for (allowed, text, expected) in cases {
        assert_eq!(held(allowed, &[]).after(text).permits_end(FigureUse::Required), expected, "{text:?} under {allowed:?}");
    }
}
