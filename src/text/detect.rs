//! Which language a text is in. East Asian ones are told by their letters, the others by `whatlang`.

use whatlang::{Detector, Lang};

/// Characters that one script has and the other writes differently; frequent ones, so that a paragraph decides.
const SIMPLIFIED_ONLY: &str =
    "国发区产业实为这个学习会东车经济对时进开关门问间长动华书员务说们级导团结设万亿年级单战构术现应数与从众优传体组织给线网红绿";
const TRADITIONAL_ONLY: &str =
    "國發區產業實為這個學習會東車經濟對時進開關門問間長動華書員務說們級導團結設萬億單戰構術現應數與從眾優傳體組織給線網紅綠";

/// How much of a text is looked at, in characters.
const ENOUGH: usize = 20_000;

/// The languages told by their words.
const WORDED: [(Lang, &str); 7] =
    [(Lang::Eng, "en"), (Lang::Deu, "de"), (Lang::Spa, "es"), (Lang::Fra, "fr"), (Lang::Ita, "it"), (Lang::Por, "pt"), (Lang::Rus, "ru")];

/// The BCP 47 tag of the language of `text`.
pub(super) fn tag(text: &str) -> &'static str {
    let (mut han, mut kana, mut hangul, mut other, mut simplified, mut traditional) = (0, 0, 0, 0, 0, 0);
    for c in text.chars().take(ENOUGH) {
        match c {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{ac00}'..='\u{d7a3}' => hangul += 1,
            '\u{4e00}'..='\u{9fff}' => {
                han += 1;
                let (s, t) = (SIMPLIFIED_ONLY.contains(c), TRADITIONAL_ONLY.contains(c));
                simplified += usize::from(s && !t);
                traditional += usize::from(t && !s);
            }
            _ => other += usize::from(c.is_alphabetic()),
        }
    }
    if hangul > han + other / 4 && hangul > 0 {
        "ko"
    } else if kana * 10 > han && kana > 0 && kana + han > other / 4 {
        "ja"
    } else if han * 4 > other && han > 0 {
        if traditional > simplified { "zh-Hant" } else { "zh-Hans" }
    } else {
        by_words(text)
    }
}

/// The likeliest of the other languages; English where the text is too short to tell.
fn by_words(text: &str) -> &'static str {
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(at, _)| at);
    let detector = Detector::with_allowlist(WORDED.iter().map(|(lang, _)| *lang).collect());
    let found = detector.detect(text.get(..end).unwrap_or_default()).filter(whatlang::Info::is_reliable);
    let tag = found.and_then(|found| WORDED.iter().find(|(lang, _)| *lang == found.lang()));
    tag.map_or("en", |(_, tag)| tag)
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn letters_and_words_tell_the_language() {
        for (text, want) in [
            ("2022年全年税收达29.2342亿元,经济发展", "zh-Hans"),
            ("海勃灣區聚焦辦好兩件大事,經濟發展", "zh-Hant"),
            ("2022年の税収は前年比で増えた", "ja"),
            ("세수는 작년보다 늘었다", "ko"),
            ("Tax revenue rose 39.48 percent", "en"),
            ("Die Steuereinnahmen stiegen 2023 um 3,5 Prozent auf rund 2,5 Milliarden Euro.", "de"),
            ("Les recettes fiscales ont augmenté de 3,5 % en 2023, selon le ministère.", "fr"),
            ("Los ingresos fiscales aumentaron un 3,5 % en 2023, según el ministerio.", "es"),
            ("Le entrate fiscali sono aumentate del 3,5% nel 2023, secondo il ministero.", "it"),
            ("As receitas fiscais aumentaram 3,5% em 2023, segundo o ministério.", "pt"),
            ("Налоговые поступления выросли на 3,5 процента в 2023 году.", "ru"),
            // Too little to tell.
            ("3.5 km", "en"),
            ("", "en"),
            ("Alibaba, Tencent, Huawei", "en"),
        ] {
            assert_eq!(tag(text), want, "{text}");
        }
    }
}
