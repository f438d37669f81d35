//! Settings: one table of names, variables and defaults, resolved in one order.
//!
//! Flag, then environment, then `.env`, then the project's `tally.toml`, then the user's `config.toml`, then the default.
//! [`Sources::load`] does the reading; [`resolve`] is pure. Nothing else in the program has a default of its own.

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;

use crate::fidelity::Rounding;
use crate::figure::render::Style;
use crate::pipeline::Length;
use crate::pipeline::named::Named;
use crate::provider::vendor::Vendors;
use crate::text::Lang;

pub use self::sources::{Origin, SettingsFile, Sources};
pub use self::word::ProviderName;
use self::word::{parse_optional, parse_switch};

mod sources;
mod word;

/// One setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name in files and, with dashes, as a flag.
    pub key: &'static str,
    /// Its environment variable.
    pub env: &'static str,
    /// What holds if nobody says otherwise; empty for nothing.
    pub default: &'static str,
    /// A sentence for `.env.example` and `config show`.
    pub help: &'static str,
    /// Whether its value must never be shown, nor stand in a file that is shared.
    pub secret: bool,
}

const fn setting(key: &'static str, env: &'static str, default: &'static str, help: &'static str) -> Setting {
    Setting { key, env, default, help, secret: false }
}

/// Every setting. `.env.example` and the README are tested against it.
pub const SETTINGS: &[Setting] = &[
    setting(
        "provider",
        "TALLY_PROVIDER",
        "",
        "openai, llama-server, embedded or replay; if empty, what the other settings ask for, else embedded",
    ),
    setting("model", "TALLY_MODEL", "", "The model: a service's name for it, a known name (`summarize models list`) or a GGUF file"),
    setting("base_url", "TALLY_BASE_URL", "", "Address of an OpenAI-compatible service or a llama.cpp server, with or without /v1"),
    setting("vendor", "TALLY_VENDOR", "", "Row of the vendor table (openai, deepseek, ollama, ...); if empty, told by the address"),
    setting("vendors", "TALLY_VENDORS", "", "Your own table of vendors (TOML), laid over the built-in one"),
    Setting {
        secret: true,
        ..setting(
            "api_key",
            "TALLY_API_KEY",
            "",
            "Key of the service, in the environment or .env only; if empty, the vendor's own variable, such as OPENAI_API_KEY",
        )
    },
    setting("key_cmd", "TALLY_KEY_CMD", "", "Command that prints the key, such as `pass show llm`; used if no key is set"),
    setting("llama_server", "TALLY_LLAMA_SERVER", "", "llama-server binary that Tally starts itself, with `model`, and stops again"),
    setting("lang", "TALLY_LANG", "en", "Target language (BCP 47)"),
    setting("length", "TALLY_LENGTH", "medium", "Length of a summary: short, medium or long"),
    setting("number_style", "TALLY_NUMBER_STYLE", "exact", "How figures are written: exact or news"),
    setting("currency", "TALLY_CURRENCY", "word", "How money names its currency: word (2.5 billion yuan) or code (CNY 2.5 billion)"),
    setting("units", "TALLY_UNITS", "kept", "Units such as mu, jin or miles: kept, or both (500 mu (about 33.3 hectares))"),
    setting("rounding", "TALLY_ROUNDING", "stated", "Whether a rightly rounded figure passes: stated or exact"),
    setting("tries", "TALLY_TRIES", "4", "How often a text that failed its check is asked again"),
    setting("retries", "TALLY_RETRIES", "4", "How often a request that failed for a passing reason is sent again"),
    setting("timeout", "TALLY_TIMEOUT", "120", "Seconds without a sign of life after which a request has failed"),
    setting("context", "TALLY_CONTEXT", "4096", "Tokens of context that the embedded engine holds, as far as the model allows"),
    setting("max_chunk_tokens", "TALLY_MAX_CHUNK_TOKENS", "", "Tokens of source in one request; if empty, what the model's context leaves"),
    setting("seed", "TALLY_SEED", "1", "Seed of the sampler"),
    setting(
        "glossary",
        "TALLY_GLOSSARY",
        "",
        "File of terms (CSV or TSV: source,target, or source,en,de for several languages) that the output must write so",
    ),
    setting("prompts", "TALLY_PROMPTS", "", "Folder whose prompt files override the built-in ones"),
    setting("record", "TALLY_RECORD", "", "Folder to record every reply in"),
    setting("replay", "TALLY_REPLAY", "", "Folder of recorded replies to answer from"),
    setting("cache", "TALLY_CACHE", "", "Folder for weights and paid replies; if empty, $XDG_CACHE_HOME/tally or ~/.cache/tally"),
    setting("reply_cache", "TALLY_REPLY_CACHE", "on", "Whether paid replies are kept and used again: on or off"),
    setting("reply_cache_mb", "TALLY_REPLY_CACHE_MB", "2048", "Megabytes of replies to keep; what was not used for longest goes first"),
    setting("reply_cache_days", "TALLY_REPLY_CACHE_DAYS", "90", "Days to keep a reply after its last use"),
    setting("concurrency", "TALLY_CONCURRENCY", "", "Requests at once; if empty, as many as the provider serves"),
    setting(
        "requests_per_minute",
        "TALLY_REQUESTS_PER_MINUTE",
        "",
        "Requests a minute that the service allows; if empty, no limit but its own",
    ),
    setting("tokens_per_minute", "TALLY_TOKENS_PER_MINUTE", "", "Tokens a minute that the service allows; if empty, no limit but its own"),
    setting("log", "TALLY_LOG", "", "What to log on standard error: error, warn, info or debug; if empty, nothing"),
    setting("log_format", "TALLY_LOG_FORMAT", "text", "How to log: text or json; never the words of an article"),
    setting("model_mirror", "TALLY_MODEL_MIRROR", "", "Another server of the files that `models pull` fetches"),
    setting("hub", "HF_ENDPOINT", "https://huggingface.co", "Hub that `models pull hf:...` fetches from"),
    Setting {
        secret: true,
        ..setting("hub_token", "HF_TOKEN", "", "Token for models of the hub that want one; in the environment or .env only")
    },
];

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file is no TOML, or has a setting that is none.
    #[error("{}: {detail}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        detail: String,
    },
    /// A value cannot be.
    #[error("`{value}` is no {key} (from {origin}): {detail}")]
    Value {
        /// The setting.
        key: &'static str,
        /// What was given; masked for secrets.
        value: String,
        /// Where.
        origin: String,
        /// What would be right.
        detail: String,
    },
}

/// Every setting's value and origin, in the table's order.
#[derive(Clone, Debug)]
pub struct Resolved {
    values: Vec<(&'static Setting, String, Origin)>,
    vendors: Vendors,
}

/// Takes each setting from the first source that has it.
pub fn resolve(sources: &Sources) -> Resolved {
    let find = |setting: &'static Setting| {
        let (value, origin) = sources.find(setting);
        (setting, value, origin)
    };
    let mut resolved = Resolved { values: SETTINGS.iter().map(find).collect(), vendors: sources.vendors.clone() };
    if resolved.get("api_key").is_empty() && resolved.get("key_cmd").is_empty() {
        let key = sources.vendor_key(resolved.get("vendor"), resolved.get("base_url"));
        let place = resolved.values.iter_mut().find(|(setting, ..)| setting.key == "api_key");
        if let (Some((_, value, origin)), Some(key)) = (place, key) {
            (*value, *origin) = key;
        }
    }
    resolved
}

impl Resolved {
    /// Name, value (secrets masked) and origin of each setting, for `config show`.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &str, &Origin)> {
        self.values.iter().map(|(setting, value, origin)| {
            let shown = if setting.secret && !value.is_empty() { "********" } else { value.as_str() };
            (setting.key, shown, origin)
        })
    }

    /// One value; empty where nobody has set it.
    pub fn get(&self, key: &str) -> &str {
        self.values.iter().find(|(setting, ..)| setting.key == key).map_or("", |(_, value, _)| value.as_str())
    }

    fn parse<T>(&self, key: &'static str, want: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
        let value = self.get(key);
        parse(value).ok_or_else(|| Error::Value {
            key,
            value: value.to_owned(),
            origin: self.values.iter().find(|(setting, ..)| setting.key == key).map_or_else(String::new, |(.., origin)| origin.to_string()),
            detail: format!("use {want}"),
        })
    }

    fn named<T: Named>(&self, key: &'static str) -> Result<T, Error> {
        self.parse(key, &T::all(), T::named)
    }

    fn path(&self, key: &str) -> Option<PathBuf> {
        Some(self.get(key)).filter(|value| !value.is_empty()).map(PathBuf::from)
    }

    fn text(&self, key: &str) -> Option<String> {
        Some(self.get(key)).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// The typed settings.
    pub fn config(&self) -> Result<Config, Error> {
        let number = |key| self.parse(key, "a whole number", |value| value.parse::<u32>().ok());
        Ok(Config {
            provider: self.parse("provider", "openai, llama-server, embedded or replay", ProviderName::parse)?,
            model: self.text("model"),
            base_url: self.text("base_url"),
            vendor: self.text("vendor"),
            api_key: self.text("api_key").map(SecretString::from),
            key_cmd: self.text("key_cmd"),
            llama_server: self.path("llama_server"),
            lang: self.parse("lang", "a BCP 47 tag such as en, zh-Hant or pt-BR", |value| Lang::parse(value).ok())?,
            length: self.named("length")?,
            style: Style {
                numbers: self.named("number_style")?,
                money: self.named("currency")?,
                units: self.named("units")?,
                ..Style::default()
            },
            rounding: self.named("rounding")?,
            tries: number("tries")?,
            retries: number("retries")?,
            timeout: Duration::from_secs(number("timeout")?.max(1).into()),
            context: number("context")?,
            max_chunk_tokens: self.parse("max_chunk_tokens", "a whole number, or nothing", parse_optional)?,
            seed: number("seed")?,
            glossary: self.path("glossary"),
            prompts: self.path("prompts"),
            record: self.path("record"),
            replay: self.path("replay"),
            cache: self.path("cache"),
            reply_cache: self.parse("reply_cache", "on or off", parse_switch)?,
            reply_cache_mb: number("reply_cache_mb")?,
            reply_cache_days: number("reply_cache_days")?,
            concurrency: self.parse("concurrency", "a whole number, or nothing", parse_optional)?,
            requests_per_minute: self.parse("requests_per_minute", "a whole number, or nothing", parse_optional)?,
            tokens_per_minute: self.parse("tokens_per_minute", "a whole number, or nothing", parse_optional)?,
            model_mirror: self.text("model_mirror"),
            hub: self.get("hub").to_owned(),
            hub_token: self.text("hub_token").map(SecretString::from),
            vendors: self.vendors.clone(),
        })
    }
}

/// The settings of a run, concrete and checked.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "SETTINGS says what each is")]
pub struct Config {
    pub provider: ProviderName,
    pub model: Option<String>,
    pub base_url: Option<String>,
    pub vendor: Option<String>,
    pub api_key: Option<SecretString>,
    pub key_cmd: Option<String>,
    pub llama_server: Option<PathBuf>,
    pub lang: Lang,
    pub length: Length,
    pub style: Style,
    pub rounding: Rounding,
    pub tries: u32,
    pub retries: u32,
    pub timeout: Duration,
    pub context: u32,
    pub max_chunk_tokens: Option<usize>,
    pub seed: u32,
    pub glossary: Option<PathBuf>,
    pub prompts: Option<PathBuf>,
    pub record: Option<PathBuf>,
    pub replay: Option<PathBuf>,
    pub cache: Option<PathBuf>,
    pub reply_cache: bool,
    pub reply_cache_mb: u32,
    pub reply_cache_days: u32,
    pub concurrency: Option<usize>,
    pub requests_per_minute: Option<u32>,
    pub tokens_per_minute: Option<u32>,
    pub model_mirror: Option<String>,
    pub hub: String,
    pub hub_token: Option<SecretString>,
    pub vendors: Vendors,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn sources() -> Sources {
        let file =
            |path: &str, lang: &str| SettingsFile { path: path.into(), values: BTreeMap::from([("lang".to_owned(), lang.to_owned())]) };
        Sources {
            flags: BTreeMap::from([("lang", "fr".to_owned())]),
            environment: BTreeMap::from([("TALLY_LANG".to_owned(), "de".to_owned())]),
            dot_env: BTreeMap::from([("TALLY_LANG".to_owned(), "it".to_owned())]),
            files: vec![file("tally.toml", "es"), file("config.toml", "ru")],
            vendors: Vendors::default(),
        }
    }

    #[test]
    fn each_source_yields_to_the_one_before_it() {
        let mut sources = sources();
        let lang = |sources: &Sources| resolve(sources).config().unwrap().lang.tag().to_owned();
        assert_eq!(lang(&sources), "fr");
        sources.flags.clear();
        assert_eq!(lang(&sources), "de");
        sources.environment.clear();
        assert_eq!(lang(&sources), "it");
        sources.dot_env.clear();
        assert_eq!(lang(&sources), "es");
        sources.files.remove(0);
        assert_eq!(lang(&sources), "ru");
        sources.files.clear();
        assert_eq!(lang(&sources), "en");
    }

    #[test]
    fn a_wrong_value_names_its_origin_and_what_would_be_right() {
        let mut sources = sources();
        sources.flags = BTreeMap::from([("length", "huge".to_owned())]);
        let error = resolve(&sources).config().unwrap_err().to_string();
        assert_eq!(error, "`huge` is no length (from flag): use short, medium or long");
    }

    #[test]
    fn secrets_are_masked_and_refused_in_files() {
        let mut sources = sources();
        sources.environment.insert("TALLY_API_KEY".into(), "sk-very-secret".into());
        let resolved = resolve(&sources);
        assert!(resolved.rows().all(|(_, value, _)| !value.contains("very-secret")));
        assert!(!format!("{:?}", resolved.config().unwrap()).contains("very-secret"));
    }

    #[test]
    fn the_key_is_that_of_the_vendor() {
        let mut sources = Sources::default();
        sources.dot_env.insert("OPENAI_API_KEY".into(), "sk-one".into());
        sources.environment.insert("DEEPSEEK_API_KEY".into(), "sk-two".into());
        let mut of = |flag: &'static str, value: &str| {
            sources.flags = BTreeMap::from([(flag, value.to_owned())]);
            let resolved = resolve(&sources);
            let origin = resolved.rows().find(|row| row.0 == "api_key").unwrap().2.to_string();
            (resolved.get("api_key").to_owned(), origin)
        };
        let row = |key: &str, origin: &str| (key.to_owned(), origin.to_owned());
        assert_eq!(of("vendor", "openai"), row("sk-one", ".env OPENAI_API_KEY"));
        assert_eq!(of("base_url", "https://api.deepseek.com"), row("sk-two", "environment DEEPSEEK_API_KEY"));
        // A key never goes to a service that is not its vendor's.
        assert_eq!(of("base_url", "https://llm.example.com/v1"), row("", "default"));
        assert_eq!(of("lang", "en"), row("", "default"));
    }
}
