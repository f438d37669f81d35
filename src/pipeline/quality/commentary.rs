//! Talk about the task, which models put before or after a text that they were asked to give alone.

/// How such a reply begins, in lower case.
const OPENINGS: &[&str] = &[
    "here is the",
    "here's the",
    "here is a summary",
    "sure,",
    "sure!",
    "certainly",
    "as an ai",
    "i cannot",
    "i can't",
    "i'm sorry",
    "note:",
    "translation:",
    "the translation",
    "以下是翻译",
    "以下是译文",
    "以下是摘要",
    "以下是总结",
    "以下是對",
    "以下是对",
    "好的，",
    "作为一个ai",
    "作为ai",
    "作为一个人工智能",
    "抱歉，我",
    "很抱歉",
    "以下は翻訳",
    "以下が翻訳",
    "以下に翻訳",
    "以下は要約",
    "申し訳ありませんが",
    "다음은 번역",
    "다음은 요약",
    "죄송하지만",
    "hier ist die übersetzung",
    "hier ist eine",
    "hier ist die zusammenfassung",
    "es tut mir leid",
    "voici la traduction",
    "voici le résumé",
    "voici un résumé",
    "je suis désolé",
    "aquí está la traducción",
    "aquí tienes",
    "lo siento",
    "aqui está a tradução",
    "aqui está o resumo",
    "desculpe, ",
    "ecco la traduzione",
    "ecco il riassunto",
    "mi dispiace",
    "вот перевод",
    "вот краткое",
    "извините",
];

/// How a last line of such a reply begins.
const CLOSINGS: &[&str] = &[
    "note:",
    "(note",
    "note that i",
    "please note that this",
    "please let me know",
    "let me know if",
    "i hope this",
    "feel free to",
    "this translation",
    "this summary was",
    "translator's note",
    "disclaimer",
    "if you need",
    "if you have any",
    "注：",
    "（注",
    "注意：",
    "希望这",
    "如果您",
    "如需",
    "以上是",
    "以上翻译",
    "請告訴",
    "请告诉我",
    "注意: ",
    "ご不明な点",
    "必要であれば",
    "참고:",
    "도움이 되",
    "anmerkung:",
    "hinweis:",
    "ich hoffe",
    "remarque :",
    "n'hésitez pas",
    "j'espère",
    "nota:",
    "espero que",
    "si necesita",
    "se precisar",
    "spero che",
    "примечание:",
    "надеюсь",
];

/// Whether `reply` begins or ends with such talk. A note of the article's own stands in its middle, or is flagged for nothing worse
/// than another try.
pub(super) fn stands_in(reply: &str) -> bool {
    let starts = |text: &str, list: &[&str]| {
        let start: String = text.trim_start_matches(['*', '_', '-', ' ', '\n']).chars().take(40).collect::<String>().to_lowercase();
        list.iter().any(|words| start.starts_with(words))
    };
    let reply = reply.trim();
    let last = reply.rsplit_once('\n').map(|(_, last)| last);
    starts(reply, OPENINGS) || last.is_some_and(|last| starts(last, CLOSINGS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talk_is_found_at_both_ends() {
        for (reply, want) in [
            ("Sure! Tax revenue rose.", true),
            ("Tax revenue rose.\n\nNote: I have kept the figures as they were.", true),
            ("Tax revenue rose.\n\nLet me know if you need anything else.", true),
            ("**Here is the translation:**\nTax revenue rose.", true),
            ("以下是翻译：税收增长。", true),
            ("Voici la traduction : les recettes ont augmenté.", true),
            ("Tax revenue rose. He said: \"I hope this lasts.\"", false),
            ("The note: a short one. It was found later.", false),
            ("Surely tax revenue rose.", false),
        ] {
            assert_eq!(stands_in(reply), want, "{reply}");
        }
    }
}
