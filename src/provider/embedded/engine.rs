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

use super::reply::{Progress, Reply};
use super::sample::{Candidate, Random, Sampling, choose, likeliest};
use super::{Log, Options, template};
use crate::provider::mask::Mask;
use crate::provider::{ChatRequest, ChatResponse, Error, Input, Script, StopReason, Usage};

/// Prompt tokens computed in one step; also how soon an abandoned request is noticed.
const BATCH: usize = 512;

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

/// How the writing of a reply ended.
enum End {
    Done,
    /// The limit, or a figure that no likely token may continue: the text is incomplete.
    Cut,
    /// Nobody waits any more.
    Abandoned,
}

impl<'m> Session<'m> {
    pub(super) fn new(model: &'m LlamaModel, settings: Settings) -> Result<Self, Error> {
        let threads = i32::try_from(settings.threads).unwrap_or(1).max(1);
        let params = LlamaContextParams::default()
            .with_n_ctx(NonZeroU32::new(settings.context))
            .with_n_batch(u32::try_from(BATCH).unwrap_or(512))
            // Whole caches for sliding-window models too: without, a prompt's beginning could not be used again.
            .with_swa_full(true)
            .with_no_perf(true)
            .with_n_threads(threads)
            .with_n_threads_batch(threads);
        let context = model.new_context(backend(Log::Silent)?, params).map_err(|error| {
            Error::Setup(format!("cannot make room for a context of {} tokens: {error}; ask for a smaller one", settings.context))
        })?;
        Ok(Self { model, context, settings, cached: Vec::new(), refused: (Vec::new(), Vec::new()) })
    }

    /// Answers `request`; `None` where `abandoned` became true.
    pub(super) fn answer(
        &mut self,
        request: &ChatRequest,
        on_text: &mut dyn FnMut(&str),
        abandoned: &dyn Fn() -> bool,
    ) -> Option<Result<ChatResponse, Error>> {
        let prompt = match self.prompt(&request.input) {
            Ok(prompt) => prompt,
            Err(error) => return Some(Err(error)),
        };
        match self.write(&prompt, request, on_text, abandoned) {
            Ok((End::Abandoned, ..)) => None,
            Ok((end, text, usage)) => Some(self.judge(request, &end, text, usage)),
            Err(error) => Some(Err(error)),
        }
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

    fn judge(&self, request: &ChatRequest, end: &End, text: String, usage: Usage) -> Result<ChatResponse, Error> {
        let cut = matches!(end, End::Cut);
        if cut && matches!(request.input, Input::Chat(_)) {
            return Err(Error::Cut { tokens: usage.completion_tokens, text, usage });
        }
        if text.trim().is_empty() {
            return Err(Error::Empty { provider: "embedded".to_owned(), thinking: false, usage });
        }
        let stop = if cut { StopReason::Length } else { StopReason::Stop };
        Ok(ChatResponse { text, stop, usage, model: self.settings.name.clone() })
    }

    /// Reads the prompt and writes token after token.
    fn write(
        &mut self,
        prompt: &[LlamaToken],
        request: &ChatRequest,
        on_text: &mut dyn FnMut(&str),
        abandoned: &dyn Fn() -> bool,
    ) -> Result<(End, String, Usage), Error> {
        let cached = self.keep(prompt);
        let mut usage = Usage { prompt_tokens: prompt.len() as u64, cached_tokens: cached as u64, completion_tokens: 0 };
        let mut reply = Reply::new(&request.stop);
        for batch in prompt.get(cached..).unwrap_or_default().chunks(BATCH) {
            if abandoned() {
                return Ok((End::Abandoned, String::new(), usage));
            }
            self.decode(batch)?;
        }
        let limit = u64::from(request.max_tokens).min((self.room() - prompt.len()) as u64);
        self.refuse(&request.refused_scripts);
        let mut chooser = Chooser::new(request);
        let end = loop {
            if abandoned() {
                break End::Abandoned;
            }
            if usage.completion_tokens >= limit {
                break End::Cut;
            }
            let (token, bytes) = match chooser.next(self, request, reply.text()) {
                Next::Token(token, bytes) => (token, bytes),
                Next::End => break End::Done,
                Next::DeadEnd => break End::Cut,
            };
            usage.completion_tokens += 1;
            if reply.push(&bytes) == Progress::Stopped {
                break End::Done;
            }
            show(reply.fresh(), on_text);
            if usage.completion_tokens < limit {
                self.decode(&[token])?;
            }
        };
        show(reply.rest(), on_text);
        Ok((end, reply.text().to_owned(), usage))
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
        let shared = self.cached.iter().zip(prompt).take_while(|(a, b)| a == b).count().min(prompt.len().saturating_sub(1));
        let from = u32::try_from(shared).unwrap_or(u32::MAX);
        if shared > 0 && matches!(self.context.clear_kv_cache_seq(Some(0), Some(from), None), Ok(true)) {
            self.cached.truncate(shared);
        } else {
            // Recurrent models cannot forget a part.
            self.context.clear_kv_cache();
            self.cached.clear();
        }
        self.cached.len()
    }

    /// Computes `tokens` after those in the cache; the last one's scores stand ready then.
    fn decode(&mut self, tokens: &[LlamaToken]) -> Result<(), Error> {
        let mut batch = LlamaBatch::new(tokens.len(), 1);
        for (index, token) in tokens.iter().enumerate() {
            let position = i32::try_from(self.cached.len() + index).unwrap_or(i32::MAX);
            batch.add(*token, position, &[0], index + 1 == tokens.len()).map_err(|error| Error::Engine(error.to_string()))?;
        }
        if let Err(error) = self.context.decode(&mut batch) {
            // What the cache holds after a failure is not known.
            self.context.clear_kv_cache();
            self.cached.clear();
            return Err(Error::Engine(error.to_string()));
        }
        self.cached.extend_from_slice(tokens);
        Ok(())
    }
}

fn show(text: &str, on_text: &mut dyn FnMut(&str)) {
    if !text.is_empty() {
        on_text(text);
    }
}

/// What comes next.
enum Next {
    Token(LlamaToken, Vec<u8>),
    End,
    /// No likely token is allowed.
    DeadEnd,
}

/// Chooses tokens as a request asks.
struct Chooser {
    sampling: Sampling,
    random: Random,
    mask: Option<Mask>,
}

impl Chooser {
    fn new(request: &ChatRequest) -> Self {
        Self {
            sampling: Sampling { temperature: request.temperature, top_p: request.top_p },
            random: Random::new(request.seed),
            mask: (!request.allowed_figures.is_empty()).then(|| Mask::new(&request.allowed_figures, request.number_words.as_deref())),
        }
    }

    fn next(&mut self, session: &Session<'_>, request: &ChatRequest, text: &str) -> Next {
        let vocab = session.model.vocab();
        let piece = |token: LlamaToken| vocab.token_to_piece(token, false, None);
        let mut candidates = likeliest(session.context.get_logits(), &session.refused.1);
        if let Some(mask) = &self.mask {
            let state = mask.after(text);
            let may_end = state.permits_end(request.figure_use);
            let allowed = |candidate: &Candidate| {
                let token = LlamaToken(candidate.token);
                let piece = piece(token);
                let piece = String::from_utf8_lossy(&piece);
                let ends = vocab.is_eog(token) || request.stop.iter().any(|stop| !stop.is_empty() && piece.contains(stop.as_str()));
                if ends { may_end } else { state.permits(&piece) }
            };
            candidates.retain(allowed);
        }
        match choose(&candidates, self.sampling, &mut self.random).map(LlamaToken) {
            None => Next::DeadEnd,
            Some(token) if vocab.is_eog(token) => Next::End,
            Some(token) => Next::Token(token, piece(token)),
        }
    }
}
