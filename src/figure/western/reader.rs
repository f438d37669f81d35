//! A cursor-free view of one paragraph's tokens, through which every part of the grammar looks. Positions are token indices.

use std::cell::Cell;

use super::lex::{Shape, Token};
use super::lexicon::{Lexicon, Word};
use super::number::Number;
use super::table::{Role, flag};

/// The numbers that started at a few tokens, each in the place of its token's index.
pub(super) type Numbers = [Cell<Option<(usize, Option<Number>)>>; 4];

/// The tokens of a paragraph, with their text and lexicon.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    /// The whole text.
    pub text: &'t str,
    /// The language.
    pub lexicon: &'static Lexicon,
    /// The paragraph's tokens.
    pub tokens: &'t [Token],
    /// The numbers asked for last, and where: one rule after another asks what number starts at a token.
    pub numbers: Numbers,
}

impl<'t> Reader<'t> {
    /// The token at `at`; [`Token::END`] beyond either end.
    #[inline]
    pub(super) fn token(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or(Token::END)
    }

    /// The shape of the token at `at`.
    #[inline]
    pub(super) fn shape(&self, at: usize) -> Shape {
        self.token(at).shape
    }

    /// The token's text.
    #[inline]
    pub(super) fn surface(&self, at: usize) -> &'t str {
        let token = self.token(at);
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// The senses of the word at `at`.
    #[inline]
    pub(super) fn word(&self, at: usize) -> &'static Word {
        self.lexicon.word(self.token(at).word)
    }

    /// Whether the word at `at` plays a role.
    #[inline]
    pub(super) fn is(&self, at: usize, role: Role) -> bool {
        self.word(at).role == role
    }

    /// The token is this sign.
    #[inline]
    pub(super) fn sign(&self, at: usize, sign: char) -> bool {
        self.shape(at) == Shape::Sign(sign)
    }

    /// No blank stands before it.
    #[inline]
    pub(super) fn glued(&self, at: usize) -> bool {
        let token = self.token(at);
        token.shape != Shape::End && !token.spaced
    }

    /// A hyphen between two words, without blanks.
    #[inline]
    pub(super) fn hyphen(&self, at: usize) -> bool {
        matches!(self.shape(at), Shape::Sign('-' | '‐' | '‑')) && self.glued(at) && self.glued(at + 1)
    }

    /// Any dash that can set off a range.
    pub(super) fn dash(&self, at: usize) -> bool {
        matches!(self.shape(at), Shape::Sign('-' | '‐' | '‑' | '–' | '—' | '~' | '～' | '−'))
    }

    /// `at`, or the position after a hyphen that stands there.
    #[inline]
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.hyphen(at) { at + 1 } else { at }
    }

    /// The longest phrase or word at `at` that has one of the senses `flags`, with the position after it.
    #[inline]
    pub(super) fn term(&self, at: usize, flags: u64) -> Option<(&'static Word, usize)> {
        let word = self.word(at);
        // Most words have none of the senses asked for: told without a call.
        if word.reach & flags == 0 { None } else { self.longest(word, at, flags) }
    }

    fn longest(&self, word: &'static Word, at: usize, flags: u64) -> Option<(&'static Word, usize)> {
        // Most phrases are told by their second word.
        let second = self.token(self.past_hyphen(at + 1)).word;
        let phrases = if second == 0 { &[] } else { self.lexicon.phrases(word) };
        for phrase in phrases.iter().filter(|phrase| phrase.second == second && phrase.flags & flags != 0) {
            if let Some(next) = self.follow(at + 1, &phrase.rest) {
                return Some((self.lexicon.word(phrase.word), next));
            }
        }
        word.any(flags).then_some((word, at + 1))
    }

    /// The position after `rest`, where those words stand at `at`, with blanks or hyphens between.
    fn follow(&self, at: usize, rest: &[u16]) -> Option<usize> {
        let mut at = at;
        for id in rest {
            at = self.past_hyphen(at);
            if self.token(at).word != *id {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The phrase or word with one of the senses `flags` that ends right before `at`, with the position where it starts.
    pub(super) fn term_before(&self, at: usize, flags: u64) -> Option<(&'static Word, usize)> {
        if at == 0 || self.shape(at - 1) != Shape::Word {
            return None;
        }
        let from = at.saturating_sub(6);
        (from..at).find_map(|start| self.term(start, flags).filter(|(_, next)| *next == at).map(|(word, _)| (word, start)))
    }

    /// The role of the longest phrase or word at `at`, where it is `role`: the position after it.
    pub(super) fn role(&self, at: usize, role: Role) -> Option<usize> {
        self.term(at, flag::ROLE).filter(|(word, _)| word.role == role).map(|(_, next)| next)
    }

    /// Whether a sentence can end at `at`: no word, number or sign of money there.
    pub(super) fn closes(&self, at: usize) -> bool {
        match self.shape(at) {
            Shape::End => true,
            Shape::Sign(c) => matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | ')' | ']' | '"' | '”' | '’' | '(' | '—' | '–' | '|' | '>'),
            _ => false,
        }
    }

    /// The word starts with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.shape(at) == Shape::Word && self.surface(at).starts_with(char::is_uppercase)
    }
}
