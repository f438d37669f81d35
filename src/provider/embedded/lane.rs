//! One reply under way: a sequence of the cache, how far it has come, and how its next token is chosen. Driven by `engine`.

use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::token::LlamaToken;
use llama_cpp_2::vocab::LlamaVocab;

use super::reply::{Progress, Reply};
use super::sample::{Candidate, Random, Sampling, choose};
use crate::provider::mask::Mask;
use crate::provider::{ChatRequest, Error, Usage};

/// How the writing of a reply ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Done,
    /// The limit, or a figure that no likely token may continue: the text is incomplete.
    Cut,
}

/// A reply under way.
pub(super) struct Lane<'r> {
    pub(super) request: &'r ChatRequest,
    pub(super) reply: Reply<'r>,
    pub(super) usage: Usage,
    /// How it ended, once it has.
    pub(super) end: Option<End>,
    sequence: i32,
    /// Tokens of prompt and reply that are computed.
    length: usize,
    limit: u64,
    /// Chosen, and not yet computed.
    token: Option<LlamaToken>,
    sampling: Sampling,
    random: Random,
    mask: Option<Mask>,
}

impl<'r> Lane<'r> {
    /// The reply to `request`, whose prompt of `prompt` tokens, `cached` of them known before, stands in `sequence`.
    pub(super) fn new(request: &'r ChatRequest, sequence: i32, prompt: usize, cached: usize, room: usize) -> Self {
        let limit = u64::from(request.max_tokens).min(room.saturating_sub(prompt) as u64);
        Self {
            request,
            reply: Reply::new(&request.stop),
            usage: Usage { prompt_tokens: prompt as u64, cached_tokens: cached as u64, completion_tokens: 0 },
            end: (limit == 0).then_some(End::Cut),
            sequence,
            length: prompt,
            limit,
            token: None,
            sampling: Sampling { temperature: request.temperature, top_p: request.top_p },
            random: Random::new(request.seed),
            mask: (!request.allowed_figures.is_empty()).then(|| Mask::new(&request.allowed_figures, request.number_words.as_deref())),
        }
    }

    /// Puts the token that was chosen last into `batch`, unless the reply has ended.
    pub(super) fn load(&mut self, batch: &mut LlamaBatch<'_>) -> Result<(), Error> {
        let Some(token) = self.token.take().filter(|_| self.end.is_none()) else { return Ok(()) };
        let position = i32::try_from(self.length).unwrap_or(i32::MAX);
        self.length += 1;
        batch.add(token, position, &[self.sequence], true).map_err(|error| Error::Engine(error.to_string()))
    }

    /// Takes the next token from `candidates`, the likeliest first.
    pub(super) fn choose(&mut self, candidates: &[Candidate], vocab: &LlamaVocab<'_>, on_text: &mut dyn FnMut(&str)) {
        if self.end.is_some() {
            return;
        }
        let allowed = self.allowed(candidates, vocab);
        match choose(&allowed, self.sampling, &mut self.random).map(LlamaToken) {
            None => self.end = Some(End::Cut),
            Some(token) if vocab.is_eog(token) => self.end = Some(End::Done),
            Some(token) => self.push(token, &vocab.token_to_piece(token, false, None), on_text),
        }
        if self.end.is_some() {
            show(self.reply.rest(), on_text);
        }
    }

    fn push(&mut self, token: LlamaToken, bytes: &[u8], on_text: &mut dyn FnMut(&str)) {
        self.usage.completion_tokens += 1;
        if self.reply.push(bytes) == Progress::Stopped {
            self.end = Some(End::Done);
            return;
        }
        show(self.reply.fresh(), on_text);
        self.token = Some(token);
        if self.usage.completion_tokens >= self.limit {
            self.end = Some(End::Cut);
        }
    }

    /// The candidates that the mask lets pass.
    fn allowed(&self, candidates: &[Candidate], vocab: &LlamaVocab<'_>) -> Vec<Candidate> {
        let Some(mask) = &self.mask else { return candidates.to_vec() };
        let state = mask.after(self.reply.text());
        let may_end = state.permits_end(self.request.figure_use);
        let allowed = |candidate: &&Candidate| {
            let token = LlamaToken(candidate.token);
            let piece = vocab.token_to_piece(token, false, None);
            let piece = String::from_utf8_lossy(&piece);
            let ends = vocab.is_eog(token) || self.request.stop.iter().any(|stop| !stop.is_empty() && piece.contains(stop.as_str()));
            if ends { may_end } else { state.permits(&piece) }
        };
        candidates.iter().filter(allowed).copied().collect()
    }
}

fn show(text: &str, on_text: &mut dyn FnMut(&str)) {
    if !text.is_empty() {
        on_text(text);
    }
}
