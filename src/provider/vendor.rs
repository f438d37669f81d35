//! What sets the vendors of one protocol apart, as data: `vendors.toml`, under the user's own table. Read by `endpoint` and `openai`.

use std::collections::BTreeMap;

use reqwest::Url;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::Error;

/// The table that ships with the program.
const BUILT_IN: &str = include_str!("vendors.toml");

/// The row for a service that no other row knows.
const ANY: &str = "openai-compatible";

/// One vendor: a row of `vendors.toml`, which says what each field means.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vendor {
    /// Its name.
    pub name: String,
    /// Host names, or endings that begin with a dot.
    pub hosts: Vec<String>,
    /// Its port on this machine.
    pub local_port: Option<u16>,
    /// Where it is.
    pub base_url: Option<String>,
    /// The path that a base URL without one gets.
    pub base_path: Option<String>,
    /// The variable that holds its key.
    pub key_env: Option<String>,
    /// The header that carries the key, `authorization` unless given.
    pub key_header: Option<String>,
    /// Further headers.
    pub headers: BTreeMap<String, String>,
    /// Our field names to its own; empty where a field must not be sent.
    pub fields: BTreeMap<String, String>,
    /// The lowest temperature that it takes.
    pub min_temperature: Option<f32>,
    /// Fields that every request carries.
    pub extra: Map<String, Value>,
    /// Fields that switch reasoning off.
    pub thinking_off: Map<String, Value>,
    /// The field that takes a grammar (GBNF) to hold the reply to.
    pub grammar: Option<String>,
    /// Where a reply holds reasoning.
    pub reasoning_fields: Vec<String>,
    /// Error codes that mean an empty purse, besides the usual ones.
    pub quota_codes: Vec<String>,
    /// Whether it cuts long prompts without a word.
    pub truncates_silently: bool,
    /// Rules for some of its models.
    pub models: Vec<ModelRule>,
}

/// What differs for some models of a vendor.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ModelRule {
    /// How the models' names begin.
    pub prefixes: Vec<String>,
    /// As [`Vendor::fields`], laid over it.
    pub fields: BTreeMap<String, String>,
    /// As [`Vendor::extra`], laid over it.
    pub extra: Map<String, Value>,
    /// As [`Vendor::thinking_off`], in its place.
    pub thinking_off: Map<String, Value>,
}

impl Vendor {
    /// This vendor with the rules for `model` laid over it. Routes such as `openai/gpt-5` count by their last part.
    #[must_use]
    pub fn for_model(&self, model: &str) -> Self {
        let name = model.rsplit('/').next().unwrap_or(model);
        let mut vendor = self.clone();
        let rule = self.models.iter().rfind(|rule| rule.prefixes.iter().any(|prefix| name.starts_with(prefix.as_str())));
        if let Some(rule) = rule.cloned() {
            vendor.fields.extend(rule.fields);
            vendor.extra.extend(rule.extra);
            vendor.thinking_off = rule.thinking_off;
        }
        vendor
    }

    /// What this vendor calls our field, or `None` where it must not be sent.
    pub fn field<'a>(&'a self, ours: &'a str) -> Option<&'a str> {
        match self.fields.get(ours).map(String::as_str) {
            Some("") => None,
            Some(theirs) => Some(theirs),
            None => Some(ours),
        }
    }

    fn serves(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let by_port = is_local(url) && self.local_port.is_some() && self.local_port == url.port();
        by_port || self.hosts.iter().any(|known| host == known || (known.starts_with('.') && host.ends_with(known.as_str())))
    }
}

/// Whether `url` is on this machine.
pub(super) fn is_local(url: &Url) -> bool {
    match url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']') {
        "localhost" => true,
        host => host.ends_with(".localhost") || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback()),
    }
}

/// All vendors that are known.
#[derive(Clone, Debug)]
pub struct Vendors(Vec<Vendor>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "vendor")]
    vendors: Vec<toml::Table>,
}

impl Default for Vendors {
    /// Those that ship with the program; a test reads their table.
    fn default() -> Self {
        Self::load(None).unwrap_or(Self(Vec::new()))
    }
}

impl Vendors {
    /// The vendors that ship with the program, under those of the user's own table (TOML in the same form), if there is one.
    pub fn load(own: Option<&str>) -> Result<Self, Error> {
        let mut rows: Vec<toml::Table> = Vec::new();
        for text in [Some(BUILT_IN), own].into_iter().flatten() {
            let file: File = toml::from_str(text).map_err(|error| table_error(&error))?;
            for row in file.vendors {
                match rows.iter_mut().find(|known| known.get("name") == row.get("name")) {
                    Some(known) => known.extend(row),
                    None => rows.push(row),
                }
            }
        }
        let vendors =
            rows.into_iter().map(|row| row.try_into::<Vendor>().map_err(|error| table_error(&error))).collect::<Result<Vec<_>, _>>()?;
        match vendors.iter().find(|vendor| vendor.name.is_empty()) {
            Some(_) => Err(Error::Setup("the table of vendors has a row without a name: give each `[[vendor]]` a `name`".to_owned())),
            None => Ok(Self(vendors)),
        }
    }

    /// The vendor called `name`, or an error that lists the names.
    pub fn named(&self, name: &str) -> Result<&Vendor, Error> {
        self.0.iter().find(|vendor| vendor.name.eq_ignore_ascii_case(name)).ok_or_else(|| {
            let names: Vec<&str> = self.names().collect();
            Error::Setup(format!("there is no vendor `{name}`: take one of {}, or add it to your table of vendors", names.join(", ")))
        })
    }

    /// The vendor that serves `url`; any other service counts as `openai-compatible`.
    pub fn serving(&self, url: &Url) -> Result<&Vendor, Error> {
        self.0.iter().find(|vendor| vendor.serves(url)).map_or_else(|| self.named(ANY), Ok)
    }

    /// The names of all vendors, in the table's order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|vendor| vendor.name.as_str())
    }

    /// The variables that hold keys, in the table's order.
    pub fn key_variables(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|vendor| vendor.key_env.as_deref())
    }
}

fn table_error(error: &toml::de::Error) -> Error {
    Error::Setup(format!("the table of vendors is wrong: {}", error.to_string().trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serving(url: &str) -> String {
        Vendors::load(None).unwrap().serving(&Url::parse(url).unwrap()).unwrap().name.clone()
    }

    #[test]
    fn hosts_choose_the_vendor() {
        for (url, name) in [
            ("https://api.openai.com/v1", "openai"),
            ("https://west.openai.azure.com/openai/v1", "azure"),
            ("https://api.deepseek.com", "deepseek"),
            ("https://ws.cn-beijing.dashscope.aliyuncs.com/v1", "dashscope"),
            ("http://localhost:11434", "ollama"),
            ("http://127.0.0.1:11434/v1", "ollama"),
            ("http://[::1]:11434/v1", "ollama"),
            ("http://example.com:11434", ANY),
            ("https://notapi.openai.com.example.com", ANY),
            ("http://127.0.0.1:8080", ANY),
        ] {
            assert_eq!(serving(url), name, "{url}");
        }
    }

    #[test]
    fn models_have_rules() {
        let vendors = Vendors::load(None).unwrap();
        let openai = vendors.named("OpenAI").unwrap();
        for (model, temperature, effort) in [
            ("gpt-4o-mini", Some("temperature"), None),
            ("o3-mini", None, Some("low")),
            ("gpt-5-chat-latest", Some("temperature"), None),
            ("gpt-5-mini", None, Some("minimal")),
            ("openai/gpt-5.6", None, Some("none")),
        ] {
            let vendor = openai.for_model(model);
            assert_eq!(vendor.field("temperature"), temperature, "{model}");
            assert_eq!(vendor.field("max_tokens"), Some("max_completion_tokens"), "{model}");
            assert_eq!(vendor.thinking_off.get("reasoning_effort").and_then(Value::as_str), effort, "{model}");
        }
    }

    #[test]
    fn the_users_table_lies_over_ours() {
        let own = "[[vendor]]\nname = \"ours\"\nhosts = [\"llm.example.com\"]\n[[vendor]]\nname = \"openai\"\nkey_env = \"OUR_KEY\"\n";
        let vendors = Vendors::load(Some(own)).unwrap();
        assert_eq!(vendors.serving(&Url::parse("https://llm.example.com").unwrap()).unwrap().name, "ours");
        let openai = vendors.named("openai").unwrap();
        assert_eq!((openai.key_env.as_deref(), openai.field("max_tokens")), (Some("OUR_KEY"), Some("max_completion_tokens")));
    }

    #[test]
    fn a_wrong_table_says_what_is_wrong() {
        for (own, want) in [
            ("[[vendor]]\nname = \"x\"\nhots = []\n", "hots"),
            ("[[vendor]]\nhosts = []\n", "without a name"),
            ("[[vendors]]\n", "vendors"),
            ("[[", "wrong"),
        ] {
            let error = Vendors::load(Some(own)).unwrap_err().to_string();
            assert!(error.contains(want), "{own:?} gave {error}");
        }
        assert!(Vendors::load(None).unwrap().named("opnai").unwrap_err().to_string().contains("openai, azure"));
    }
}
