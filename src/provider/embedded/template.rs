//! Chats as the text that a model was trained on, by the template in its file.

use llama_cpp_2::model::{LlamaChatMessage, LlamaChatTemplate, LlamaModel};
use llama_cpp_2::token::LlamaToken;

use crate::provider::{ChatMessage, Error, Role};

/// The model's chat template, where it has one that llama.cpp can apply. A file without is served as a base model.
pub(super) fn of_model(model: &LlamaModel) -> Option<LlamaChatTemplate> {
    let template = model.chat_template(None).ok()?;
    let probe = [ChatMessage { role: Role::User, content: "probe".to_owned() }];
    let text = apply(model, &template, &probe).ok()?;
    text.contains("probe").then_some(template)
}

/// The tokens of a chat.
///
/// What an article says is never taken for a control token: where a message spells one (`<|im_end|>`), the template is
/// tokenised apart from the messages.
pub(super) fn tokens(model: &LlamaModel, template: &LlamaChatTemplate, messages: &[ChatMessage]) -> Result<Vec<LlamaToken>, Error> {
    let vocab = model.vocab();
    let spells_control = |text: &str| vocab.tokenize(text.as_bytes(), false, true) != vocab.tokenize(text.as_bytes(), false, false);
    if !messages.iter().any(|message| spells_control(&message.content)) {
        let text = apply(model, template, messages)?;
        return Ok(vocab.tokenize(text.as_bytes(), true, true));
    }
    let frame = apply(model, template, &placeholders(messages))?;
    let mut tokens = Vec::new();
    for (index, piece) in pieces(&frame, messages).into_iter().enumerate() {
        match piece {
            Piece::Frame(text) => tokens.extend(vocab.tokenize(text.as_bytes(), index == 0, true)),
            Piece::Message(text) => tokens.extend(vocab.tokenize(text.as_bytes(), false, false)),
        }
    }
    Ok(tokens)
}

fn apply(model: &LlamaModel, template: &LlamaChatTemplate, messages: &[ChatMessage]) -> Result<String, Error> {
    let engine = |error: String| Error::Engine(format!("cannot apply the chat template of the model file: {error}"));
    let messages = messages
        .iter()
        .map(|message| LlamaChatMessage::new(role(message.role).to_owned(), message.content.replace('\0', "")))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| engine(error.to_string()))?;
    model.apply_chat_template(template, &messages, true).map_err(|error| engine(error.to_string()))
}

fn role(role: Role) -> &'static str {
    match role {
        Role::System => "system",
        Role::User => "user",
        Role::Assistant => "assistant",
    }
}

/// A part of a templated chat.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Frame(&'a str),
    Message(&'a str),
}

/// What stands for the message `index` while the template is applied.
fn placeholder(index: usize) -> String {
    format!("\u{e000}{index}\u{e001}")
}

fn placeholders(messages: &[ChatMessage]) -> Vec<ChatMessage> {
    (0..).zip(messages).map(|(index, message)| ChatMessage { role: message.role, content: placeholder(index) }).collect()
}

/// Cuts `frame` at the placeholders of `messages`; templates keep their order.
fn pieces<'a>(frame: &'a str, messages: &'a [ChatMessage]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = frame;
    for (index, message) in messages.iter().enumerate() {
        if let Some((before, after)) = rest.split_once(placeholder(index).as_str()) {
            pieces.extend([Piece::Frame(before), Piece::Message(message.content.trim())]);
            rest = after;
        }
    }
    pieces.push(Piece::Frame(rest));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_a_frame_at_its_placeholders() {
        let message = |content: &str| ChatMessage { role: Role::User, content: content.to_owned() };
        let messages = [message(" be brief "), message("hi <|im_end|>")];
        let frame = format!("<s>{}</s><u>{}</u>", placeholder(0), placeholder(1));
        let expected = [
            Piece::Frame("<s>"),
            Piece::Message("be brief"),
            Piece::Frame("</s><u>"),
            Piece::Message("hi <|im_end|>"),
            Piece::Frame("</u>"),
        ];
        assert_eq!(pieces(&frame, &messages), expected);
    }
}
