//! Says what changed when a request has no recording: the nearest recorded one, and where it differs. Pure; called by `replay`.

use super::texts;
use crate::provider::ChatRequest;

/// How many characters of each side a hint shows.
const SHOWN: usize = 40;

/// What sets `request` apart from the nearest of `recorded`.
pub(super) fn hint<'a>(request: &ChatRequest, recorded: impl Iterator<Item = &'a ChatRequest>) -> String {
    let again = "record again with --record";
    let Some(nearest) = recorded.max_by_key(|other| likeness(request, other)) else {
        return format!("nothing is recorded there; {again}");
    };
    let mut changes = fields(request, nearest);
    changes.extend(words(request, nearest));
    if changes.is_empty() {
        return format!("the way requests are written down has changed; {again}");
    }
    format!("the nearest recorded request differs: {}; {again}", changes.join("; "))
}

/// Bytes that two requests share at their beginnings and ends, then settings.
fn likeness(one: &ChatRequest, other: &ChatRequest) -> (usize, usize) {
    let (ours, theirs) = (texts(&one.input), texts(&other.input));
    let shared = ours.iter().zip(&theirs).map(|((_, ours), (_, theirs))| {
        let (start, ours, theirs) = split_shared(ours, theirs);
        start.len() + ours.bytes().rev().zip(theirs.bytes().rev()).take_while(|(a, b)| a == b).count()
    });
    (shared.sum(), usize::MAX - fields(one, other).len())
}

fn fields(ours: &ChatRequest, theirs: &ChatRequest) -> Vec<String> {
    let all = [
        ("max_tokens", ours.max_tokens.to_string(), theirs.max_tokens.to_string()),
        ("temperature", ours.temperature.to_string(), theirs.temperature.to_string()),
        ("top_p", ours.top_p.to_string(), theirs.top_p.to_string()),
        ("seed", ours.seed.to_string(), theirs.seed.to_string()),
        ("stop", format!("{:?}", ours.stop), format!("{:?}", theirs.stop)),
        ("figure_use", format!("{:?}", ours.figure_use), format!("{:?}", theirs.figure_use)),
        ("number_words", format!("{:?}", ours.number_words), format!("{:?}", theirs.number_words)),
        ("refused_scripts", format!("{:?}", ours.refused_scripts), format!("{:?}", theirs.refused_scripts)),
        ("allowed_figures", clip(&ours.allowed_figures.concat().join(" ")), clip(&theirs.allowed_figures.concat().join(" "))),
    ];
    let same_figures = ours.allowed_figures == theirs.allowed_figures;
    let differs = |name: &str, ours: &str, theirs: &str| if name == "allowed_figures" { !same_figures } else { ours != theirs };
    all.iter()
        .filter(|(name, ours, theirs)| differs(name, ours, theirs))
        .map(|(name, ours, theirs)| format!("{name} is {ours}, recorded {theirs}"))
        .collect()
}

fn words(ours: &ChatRequest, theirs: &ChatRequest) -> Option<String> {
    let (ours, theirs) = (texts(&ours.input), texts(&theirs.input));
    for ((role, our), (their_role, their)) in ours.iter().zip(&theirs) {
        if role != their_role {
            return Some(format!("a {role} where a {their_role} was recorded"));
        }
        if our != their {
            let (same, our, their) = split_shared(our, their);
            let line = same.matches('\n').count() + 1;
            return Some(format!(
                "{role}, line {line}, character {}: `{}`, recorded `{}`",
                same.chars().count() + 1,
                clip(our),
                clip(their)
            ));
        }
    }
    (ours.len() != theirs.len()).then(|| format!("{} messages, recorded {}", ours.len(), theirs.len()))
}

/// The common beginning of two texts, and what follows it in each.
fn split_shared<'a>(ours: &'a str, theirs: &'a str) -> (&'a str, &'a str, &'a str) {
    let shared = ours.chars().zip(theirs.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let ((same, ours), (_, theirs)) = (ours.split_at(shared), theirs.split_at(shared));
    (same, ours, theirs)
}

fn clip(text: &str) -> String {
    let line = text.replace('\n', "⏎");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::{ChatMessage, Input, Role};

    fn request(system: &str, user: &str) -> ChatRequest {
        let message = |role, text: &str| ChatMessage { role, content: text.to_owned() };
        let input = Input::Chat(vec![message(Role::System, system), message(Role::User, user)]);
        ChatRequest::new(input, 9)
    }

    fn check(asked: &ChatRequest, recorded: &[ChatRequest], want: &str) {
        let hint = hint(asked, recorded.iter());
        assert!(hint.contains(want), "{hint}");
    }

    #[test]
    fn hints() {
        let asked = request("Be brief.", "一、2022年\n共3万余株");
        check(&asked, &[], "nothing is recorded");
        check(
            &asked,
            &[request("Be brief.", "一、2022年\n共4万余株")],
            "user message, line 2, character 10: `3万余株`, recorded `4万余株`",
        );
        check(
            &asked,
            &[request("Other", "other"), request("Be short.", "一、2022年\n共3万余株")],
            "system message, line 1, character 4: `brief.`, recorded `short.`",
        );
        check(&asked, &[ChatRequest { temperature: 0.2, ..asked.clone() }], "temperature is 0, recorded 0.2");
        check(&asked, &[ChatRequest { allowed_figures: vec![vec!["3".to_owned()]], ..asked.clone() }], "allowed_figures is , recorded 3");
        check(
            &asked,
            &[ChatRequest { input: Input::Completion("x".to_owned()), ..asked.clone() }],
            "a system message where a text was recorded",
        );
        check(&asked, std::slice::from_ref(&asked), "written down has changed");
    }
}
