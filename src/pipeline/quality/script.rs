//! Text that was left as it stood in the source: in another script, or word for word.

use crate::figure;
use crate::text::Lang;

pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}')
}

const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Letters of scripts that a text in Latin letters has no use for: Cyrillic, Hebrew, Arabic, Indic, Thai, kana, hangul. A small
/// model strays into them. Greek ones may be symbols.
const fn is_stray(c: char) -> bool {
    is_cyrillic(c) || is_kana(c) || is_hangul(c) || matches!(c, '\u{590}'..='\u{e7f}')
}

/// One character in so many may be written in another way: a name that was copied.
const RARE: usize = 30;

/// Whether the characters of `test` are more than a name in a reply.
fn is_more_than_a_name(reply: &str, test: impl Fn(char) -> bool) -> bool {
    let letters = reply.chars().filter(|c| c.is_alphabetic()).count();
    reply.chars().filter(|c| test(*c)).count() * RARE > letters
}

/// A character that Japanese does not write, mostly a simplified one of Chinese: JIS X 0208 tells.
fn is_other_than_japanese(c: char) -> bool {
    is_han(c) && encoding_rs::SHIFT_JIS.encode(c.encode_utf8(&mut [0; 4])).2
}

/// No clause of Japanese is as long as this, in characters, and has no kana.
const WITHOUT_KANA: usize = 12;

/// Whether `reply` is Chinese rather than Japanese: in characters that only Chinese has, or without the endings of Japanese.
fn is_chinese_for_japanese(reply: &str) -> bool {
    let bare = reply.chars().filter(|c| is_han(*c)).count() >= WITHOUT_KANA && !reply.chars().any(is_kana);
    bare || is_more_than_a_name(reply, is_other_than_japanese)
}

/// Fewer Latin letters than these are a name or a symbol in any script.
const NAME: usize = 12;

/// Whether `reply` is in another script than `lang`: a word of one that Latin letters never stand among, or mostly Latin letters
/// where the language has its own (a character of it says as much as three or four).
pub(super) fn is_foreign(reply: &str, lang: &Lang) -> bool {
    let any = |test: fn(char) -> bool| reply.chars().any(test);
    let mostly_latin = |own: fn(char) -> bool, weight: usize| {
        let latin = reply.chars().filter(|c| c.is_alphabetic() && !own(*c)).count();
        latin >= NAME && reply.chars().filter(|c| own(*c)).count() * weight < latin
    };
    match lang.primary() {
        _ if lang.is_chinese() => is_more_than_a_name(reply, |c| is_kana(c) || is_hangul(c)) || mostly_latin(is_han, 4),
        "ja" => is_chinese_for_japanese(reply) || is_more_than_a_name(reply, is_hangul) || mostly_latin(|c| is_han(c) || is_kana(c), 3),
        // A few characters name countries and presidents: 美, 李.
        "ko" => {
            is_more_than_a_name(reply, is_kana)
                || reply.chars().filter(|c| is_han(*c)).count() * 3 > reply.chars().count()
                || mostly_latin(is_hangul, 3)
        }
        "ru" => any(is_han) || mostly_latin(is_cyrillic, 1),
        "ar" | "hi" => any(is_han),
        _ => any(is_han) || any(is_stray),
    }
}

/// Whether a text in `lang`, a language with a script of its own, is all Latin outside its figures: "In 2023" for 2023年. Acronyms
/// and names with capitals inside, which stand alone in any script, are not.
pub(super) fn stays_latin(reply: &str, lang: &Lang) -> bool {
    let own = match lang.primary() {
        "zh" => is_han,
        "ja" => |c| is_han(c) || is_kana(c),
        "ko" => is_hangul,
        "ru" => is_cyrillic,
        _ => return false,
    };
    let figures = figure::extract(reply, lang);
    let outside = |at: usize| !figures.iter().any(|figure| figure.span.start <= at && at < figure.span.end);
    let rest: String = reply.char_indices().map(|(at, c)| if outside(at) { c } else { ' ' }).collect();
    !rest.contains(own) && rest.split(|c: char| !c.is_alphanumeric()).any(is_plain_word)
}

/// Small letters, the first perhaps a capital; up to three small ones may be a unit.
fn is_plain_word(word: &str) -> bool {
    let small = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let capitals = word.len() - small.len();
    small.chars().all(|c| c.is_ascii_lowercase()) && !small.is_empty() && (capitals == 1 || (capitals == 0 && small.len() > 3))
}

/// Words that count as copied: the short ones are names, articles and prepositions that languages share.
const WORD: usize = 3;

/// Whether `reply` is `source` in its own words: four in five of its words in small letters stand there. Names are written alike
/// everywhere, and two languages as near as Spanish and Portuguese share half of their words.
pub(super) fn is_copied(source: &str, reply: &str) -> bool {
    let words = |text: &'_ str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphabetic() || is_han(c));
        words.filter(|word| word.chars().count() >= WORD && word.chars().all(char::is_lowercase)).map(str::to_owned).collect()
    };
    let (source, reply) = (words(source), words(reply));
    let kept = reply.iter().filter(|word| source.contains(word)).count();
    reply.len() >= 4 && kept * 5 >= reply.len() * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_the_language_does_not_have_is_foreign() {
        for (tag, reply, want) in [
            ("ja", "Am 3. Mai wurde das neue Kraftwerk eröffnet", true),
            ("ja", "Appleは5月3日、iPhone 15 Pro Maxを発売した。", false),
            ("ja", "2022年、税収額は29億2342万元に達した", false),
            ("ja", "総投資額611億9300万元", false),
            ("ja", "党的二十大报告提出、堅持把發展經濟的重心放在實體經濟上", true),
            ("ja", "抓住开发区体制的重大机遇", true),
            ("ja", "建設高科技區建設高質量發展作出新貢獻", true),
            ("ja", "習近平国家主席と邓小平氏の時代から、この地域の経済は大きく変わり、人々の暮らしも豊かになってきた", false),
            ("ko", "抓住开发区体制的重大机遇", true),
            ("ko", "美 대통령은 5일 회담을 열었다", false),
            ("zh", "党の二十大報告", true),
            ("ko", "The plant opened on May 3", true),
            ("zh", "华为发布Mate 60 Pro和HarmonyOS 4", false),
            ("ru", "The plant opened in May", true),
            ("ru", "Завод Volkswagen открыт", false),
            ("en", "The plant открыт in May", true),
            ("de", "Das Werk öffnete im Mai", false),
        ] {
            assert_eq!(is_foreign(reply, &Lang::parse(tag).unwrap()), want, "{tag}: {reply}");
        }
    }

    #[test]
    fn a_text_without_a_letter_of_its_script_is_left_as_it_was() {
        for (tag, reply, want) in [
            ("zh", "In 2023", true),
            ("zh", "Down 1.22%", true),
            ("zh", "A pace 0.2个百分点 slower", true),
            ("zh", "2023年", false),
            ("zh", "iPhone 15", false),
            ("zh", "5 km", false),
            ("zh", "GDP增长6.2%", false),
            ("ja", "In 2023", true),
            ("ru", "Up 5%", true),
            ("en", "In 2023", false),
        ] {
            assert_eq!(stays_latin(reply, &Lang::parse(tag).unwrap()), want, "{tag}: {reply}");
        }
    }

    #[test]
    fn what_stands_word_for_word_in_the_source_is_copied() {
        for (source, reply, want) in [
            ("Mehr als 1.286 Haushalte wurden neu angeschlossen.", "Mehr als 1.286 Haushalte wurden neu angeschlossen.", true),
            ("Mehr als 1.286 Haushalte wurden neu angeschlossen.", "More than 1,286 households were newly connected.", false),
            (
                "El gobierno anunció que la economía creció un 3 % para este año.",
                "O governo anunciou que a economia cresceu 3% este ano.",
                false,
            ),
            ("国内生产总值增长5%", "GDP grew by five percent over the year", false),
        ] {
            assert_eq!(is_copied(source, reply), want, "{reply}");
        }
    }
}
