//! llama.cpp itself: loads a model, keeps its cache, and writes replies on the thread that it is given.

use std::io::Read as _;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::OnceLock;

use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::context::params::LlamaContextParams;
use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::model::params::LlamaModelParams;
use llama_cpp_2::model::{LlamaChatTemplate, LlamaModel};
use llama_cpp_2::token::LlamaToken;

use super::lane::{End, Lane};
use super::sample::likeliest;
use super::{Log, Options, template};
use crate::provider::{ChatRequest, ChatResponse, Error, Input, Script, StopReason};

/// Prompt tokens computed in one step; also how soon an abandoned request is noticed.
const BATCH: usize = 512;

/// Replies written at once, each in a sequence of its own; sequence 0 is the prompts'.
const LANES: usize = 8;

/// What the context is made with.
pub(super) struct Settings {
    pub(super) name: String,
    pub(super) context: u32,
    pub(super) threads: usize,
    pub(super) template: Option<LlamaChatTemplate>,
}

/// llama.cpp's own start, once a process.
fn backend(log: Log) -> Result<&'static LlamaBackend, Error> {
    static BACKEND: OnceLock<Result<LlamaBackend, String>> = OnceLock::new();
    let backend = BACKEND.get_or_init(|| {
        let mut backend = LlamaBackend::init().map_err(|error| error.to_string())?;
        if log == Log::Silent {
            backend.void_logs();
        }
        Ok(backend)
    });
    backend.as_ref().map_err(|error| Error::Engine(error.clone()))
}

/// Loads a GGUF file.
pub(super) fn load_model(path: &Path, options: &Options) -> Result<LlamaModel, Error> {
    let setup = |detail: &str| Error::Setup(format!("cannot load the model file {}: {detail}", path.display()));
    let mut magic = [0_u8; 4];
    let mut file = std::fs::File::open(path).map_err(|error| setup(&error.to_string()))?;
    if file.read_exact(&mut magic).is_err() || magic != *b"GGUF" {
        return Err(setup("it is no GGUF file; `summarize models list` shows what there is"));
    }
    if !processor_fits() {
        return Err(setup("this processor has no AVX2, which the built-in engine needs; use a llama-server or another provider"));
    }
    let backend = backend(options.log)?;
    LlamaModel::load_from_file(backend, path, &LlamaModelParams::default())
        .map_err(|_| setup("it is damaged, of a kind that this llama.cpp does not know, or too large for the memory; pull it again"))
}

#[cfg(target_arch = "x86_64")]
fn processor_fits() -> bool {
    std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("fma")
}

#[cfg(not(target_arch = "x86_64"))]
fn processor_fits() -> bool {
    true
}

/// Tokens of `text`, without marks at its beginning or end.
pub(super) fn count(model: &LlamaModel, text: &str) -> usize {
    model.vocab().tokenize(text.as_bytes(), false, false).len()
}

/// A context and what its cache holds.
pub(super) struct Session<'m> {
    model: &'m LlamaModel,
    context: LlamaContext<'m>,
    settings: Settings,
    /// The tokens whose state the cache holds, in order.
    cached: Vec<LlamaToken>,
    /// The scripts refused last, and for every token whether it has one of their characters.
    refused: (Vec<Script>, Vec<bool>),
}

impl<'m> Session<'m> {
    pub(super) fn new(model: &'m LlamaModel, settings: Settings) -> Result<Self, Error> {
        let threads = i32::try_from(settings.threads).unwrap_or(1).max(1);
        let params = LlamaContextParams::default()
            .with_n_ctx(NonZeroU32::new(settings.context))
            .with_n_batch(u32::try_from(BATCH).unwrap_or(512))
            // Whole caches for sliding-window models too: without, a prompt's beginning could not be used again.
            .with_swa_full(true)
            // One cache for all sequences: what they begin with alike is kept once.
            .with_kv_unified(true)
            .with_n_seq_max(u32::try_from(LANES + 1).unwrap_or(1))
            .with_no_perf(true)
            .with_n_threads(threads)
            .with_n_threads_batch(threads);
        let context = model.new_context(backend(Log::Silent)?, params).map_err(|error| {
            Error::Setup(format!("cannot make room for a context of {} tokens: {error}; ask for a smaller one", settings.context))
        })?;
        Ok(Self { model, context, settings, cached: Vec::new(), refused: (Vec::new(), Vec::new()) })
    }

    /// Answers `requests`, [`LANES`] at a time; `None` where `abandoned` became true. `on_text` sees the text of a single one.
    pub(super) fn answer(
        &mut self,
        requests: &[ChatRequest],
        on_text: &mut dyn FnMut(&str),
        abandoned: &dyn Fn() -> bool,
    ) -> Option<Vec<Result<ChatResponse, Error>>> {
        let mut answers = Vec::with_capacity(requests.len());
        for group in requests.chunks(LANES) {
            let prompts: Vec<_> = group.iter().map(|request| self.prompt(&request.input)).collect();
            answers.extend(self.together(group, &prompts, on_text, abandoned)?);
        }
        Some(answers)
    }

    /// Answers as many requests at once as fit into the context.
    fn together(
        &mut self,
        requests: &[ChatRequest],
        prompts: &[Result<Vec<LlamaToken>, Error>],
        on_text: &mut dyn FnMut(&str),
        abandoned: &dyn Fn() -> bool,
    ) -> Option<Vec<Result<ChatResponse, Error>>> {
        if requests.len() > 1 && self.needed(requests, prompts) > self.room() {
            let middle = requests.len() / 2;
            let ((first, second), (begin, end)) = (requests.split_at(middle), prompts.split_at(middle));
            let mut answers = self.together(first, begin, on_text, abandoned)?;
            answers.extend(self.together(second, end, on_text, abandoned)?);
            return Some(answers);
        }
        let written = self.write(requests, prompts, on_text, abandoned);
        for sequence in 1..=LANES {
            // A whole sequence can always be forgotten.
            let _ = self.context.clear_kv_cache_seq(u32::try_from(sequence).ok(), None, None);
        }
        match written {
            Ok(lanes) => Some(lanes?.into_iter().map(|lane| lane.and_then(|lane| self.judge(lane))).collect()),
            Err(error) => Some(requests.iter().map(|_| Err(error.clone())).collect()),
        }
    }

    /// Tokens that prompts and replies may take together; what all prompts begin with is kept once.
    fn needed(&self, requests: &[ChatRequest], prompts: &[Result<Vec<LlamaToken>, Error>]) -> usize {
        let mut prompts = prompts.iter().flatten();
        let Some(first) = prompts.next() else { return 0 };
        let common = prompts.clone().map(|prompt| shared(first, prompt)).min().unwrap_or(0);
        let replies: usize =
            requests.iter().map(|request| usize::try_from(request.max_tokens).unwrap_or(usize::MAX).min(self.room())).sum();
        common + std::iter::once(first).chain(prompts).map(|prompt| prompt.len() - common).sum::<usize>() + replies
    }

    /// The tokens of a prompt that fits.
    fn prompt(&self, input: &Input) -> Result<Vec<LlamaToken>, Error> {
        let tokens = match (input, &self.settings.template) {
            (Input::Completion(text), _) => self.model.vocab().tokenize(text.as_bytes(), true, false),
            (Input::Chat(messages), Some(template)) => template::tokens(self.model, template, messages)?,
            (Input::Chat(_), None) => {
                return Err(Error::Setup(format!("{} is a base model: it takes no chats, only texts to continue", self.settings.name)));
            }
        };
        if tokens.is_empty() {
            return Err(Error::Setup("the prompt is empty".to_owned()));
        }
        if tokens.len() >= self.room() {
            return Err(Error::Context { prompt: tokens.len() as u64, context: u64::from(self.settings.context) });
        }
        Ok(tokens)
    }

    fn room(&self) -> usize {
        usize::try_from(self.settings.context).unwrap_or(usize::MAX)
    }

    fn judge(&self, lane: Lane<'_>) -> Result<ChatResponse, Error> {
        let cut = lane.end == Some(End::Cut);
        let (chat, usage) = (matches!(lane.request.input, Input::Chat(_)), lane.usage);
        let text = lane.reply.into_text();
        if cut && chat {
            return Err(Error::Cut { tokens: usage.completion_tokens, text, usage });
        }
        if text.trim().is_empty() {
            return Err(Error::Empty { provider: "embedded".to_owned(), thinking: false, usage });
        }
        let stop = if cut { StopReason::Length } else { StopReason::Stop };
        Ok(ChatResponse { text, stop, usage, model: self.settings.name.clone() })
    }

    /// Reads the prompts and writes all replies, a token each at every step; `None` where nobody waits any more.
    fn write<'r>(
        &mut self,
        requests: &'r [ChatRequest],
        prompts: &[Result<Vec<LlamaToken>, Error>],
        on_text: &mut dyn FnMut(&str),
        abandoned: &dyn Fn() -> bool,
    ) -> Result<Option<Vec<Result<Lane<'r>, Error>>>, Error> {
        let mut lanes: Vec<Result<Lane<'r>, Error>> = Vec::with_capacity(requests.len());
        let mut before: Option<&[LlamaToken]> = None;
        for ((request, prompt), sequence) in requests.iter().zip(prompts).zip(1..) {
            let prompt = match prompt {
                Ok(prompt) => prompt,
                Err(error) => {
                    lanes.push(Err(error.clone()));
                    continue;
                }
            };
            // Candidates of one text begin with the same scores.
            let cached = if before == Some(prompt) { prompt.len() } else { self.keep(prompt) };
            for batch in prompt.get(cached..).unwrap_or_default().chunks(BATCH) {
                if abandoned() {
                    return Ok(None);
                }
                self.read(batch)?;
            }
            before = Some(prompt);
            self.context.copy_kv_cache_seq(0, sequence, None, None).map_err(|error| Error::Engine(error.to_string()))?;
            let mut lane = Lane::new(request, sequence, prompt.len(), cached, self.room());
            self.choose(&mut lane, None, on_text);
            lanes.push(Ok(lane));
        }
        let mut batch = LlamaBatch::new(LANES, 1);
        loop {
            if abandoned() {
                return Ok(None);
            }
            batch.clear();
            for lane in lanes.iter_mut().flatten() {
                lane.load(&mut batch)?;
            }
            if batch.n_tokens() == 0 {
                return Ok(Some(lanes));
            }
            self.compute(&mut batch)?;
            for (row, lane) in (0..).zip(lanes.iter_mut().flatten().filter(|lane| lane.end.is_none())) {
                self.choose(lane, Some(row), on_text);
            }
        }
    }

    /// Chooses the next token of a lane from the scores in `row` of the last batch, by default its last.
    fn choose(&mut self, lane: &mut Lane<'_>, row: Option<i32>, on_text: &mut dyn FnMut(&str)) {
        self.refuse(&lane.request.refused_scripts);
        let scores = row.map_or_else(|| self.context.get_logits(), |row| self.context.get_logits_ith(row));
        lane.choose(&likeliest(scores, &self.refused.1), &self.model.vocab(), on_text);
    }

    /// Looks through the vocabulary for tokens with characters of `scripts`, unless it has just done so.
    fn refuse(&mut self, scripts: &[Script]) {
        if self.refused.0 == scripts {
            return;
        }
        let vocab = self.model.vocab();
        // Bytes that are no whole character may become any.
        let refused = |c: char| c == char::REPLACEMENT_CHARACTER || scripts.iter().any(|script| script.contains(c));
        let refuses = |token| String::from_utf8_lossy(&vocab.token_to_piece(token, false, None)).contains(refused);
        let tokens = if scripts.is_empty() { Vec::new() } else { vocab.tokens().map(refuses).collect() };
        self.refused = (scripts.to_vec(), tokens);
    }

    /// Forgets all but the beginning that `prompt` shares with the cache; gives its length. The last token is computed anew, for its scores.
    fn keep(&mut self, prompt: &[LlamaToken]) -> usize {
        let shared = shared(&self.cached, prompt).min(prompt.len().saturating_sub(1));
        let from = u32::try_from(shared).unwrap_or(u32::MAX);
        if shared > 0 && matches!(self.context.clear_kv_cache_seq(Some(0), Some(from), None), Ok(true)) {
            self.cached.truncate(shared);
        } else {
            // Recurrent models cannot forget a part.
            let _ = self.context.clear_kv_cache_seq(Some(0), None, None);
            self.cached.clear();
        }
        self.cached.len()
    }

    /// Computes `tokens` after those in the cache; the last one's scores stand ready then.
    fn read(&mut self, tokens: &[LlamaToken]) -> Result<(), Error> {
        let mut batch = LlamaBatch::new(tokens.len(), 1);
        for (index, token) in tokens.iter().enumerate() {
            let position = i32::try_from(self.cached.len() + index).unwrap_or(i32::MAX);
            batch.add(*token, position, &[0], index + 1 == tokens.len()).map_err(|error| Error::Engine(error.to_string()))?;
        }
        self.compute(&mut batch)?;
        self.cached.extend_from_slice(tokens);
        Ok(())
    }

    fn compute(&mut self, batch: &mut LlamaBatch<'_>) -> Result<(), Error> {
        self.context.decode(batch).map_err(|error| {
            // What the cache holds after a failure is not known.
            self.context.clear_kv_cache();
            self.cached.clear();
            Error::Engine(error.to_string())
        })
    }
}

/// How many tokens two texts begin with alike.
fn shared(a: &[LlamaToken], b: &[LlamaToken]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
