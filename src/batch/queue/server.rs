//! How a NATS server is reached: addresses, TLS, credentials. Used by `queue`; shows no password.

use std::path::PathBuf;
use std::time::Duration;

use reqwest::Url;

use super::nats;
use crate::batch::Error;

/// How NATS is reached.
#[derive(Clone, Default)]
pub struct Server {
    /// Its address, or several with commas between; `tls://` for TLS; `nats://USER:PASSWORD@HOST` and `nats://TOKEN@HOST` say who asks.
    pub url: String,
    /// A credentials file.
    pub credentials: Option<PathBuf>,
    /// Certificates of its authority.
    pub authority: Option<PathBuf>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("url", &self.shown()).field("authority", &self.authority).finish_non_exhaustive()
    }
}

impl Server {
    fn urls(&self) -> impl Iterator<Item = Result<Url, Error>> {
        self.url.split(',').map(|url| {
            let url = url.trim();
            let whole = if url.contains("://") { url.to_owned() } else { format!("nats://{url}") };
            let parsed = Url::parse(&whole).ok().filter(Url::has_host);
            parsed.ok_or_else(|| {
                Error::Input("an address of NATS cannot be read: write it as nats://HOST:4222 or tls://HOST:4222".to_owned())
            })
        })
    }

    /// The addresses without what must not be shown.
    pub fn shown(&self) -> String {
        let shown = |url: Result<Url, Error>| url.map_or_else(|_| "?".to_owned(), |url| bare(url).to_string());
        self.urls().map(shown).collect::<Vec<_>>().join(",")
    }

    pub(super) async fn connect(&self) -> Result<async_nats::Client, Error> {
        let urls = self.urls().collect::<Result<Vec<_>, _>>()?;
        let mut options = async_nats::ConnectOptions::new().name("tally").connection_timeout(Duration::from_secs(10));
        if let Some(url) = urls.iter().find(|url| !url.username().is_empty()) {
            let user = decoded(url.username());
            options = match url.password() {
                Some(password) => options.user_and_password(user, decoded(password)),
                None => options.token(user),
            };
        }
        if let Some(file) = &self.credentials {
            options = options.credentials_file(file).await.map_err(|error| nats("read the credentials")(&error))?;
        }
        if let Some(file) = &self.authority {
            options = options.add_root_certificates(file.clone()).require_tls(true);
        }
        let addresses = urls.into_iter().map(|url| bare(url).as_str().parse()).collect::<Result<Vec<async_nats::ServerAddr>, _>>();
        let addresses = addresses.map_err(|error| nats("read the address")(&error))?;
        options.connect(addresses).await.map_err(|error| nats(&format!("connect to {}", self.shown()))(&error))
    }
}

fn bare(mut url: Url) -> Url {
    // Neither can fail: the address has a host.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

/// A name or password of an address, without its percent signs.
fn decoded(text: &str) -> String {
    let query = text.replace('+', "%2B").replace('&', "%26");
    let url = Url::parse(&format!("x:?p={query}")).ok();
    url.and_then(|url| url.query_pairs().next().map(|(_, value)| value.into_owned())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_read_and_never_shown() {
        for (url, shown) in [
            ("nats://queue:4222", "nats://queue:4222"),
            ("queue:4222", "nats://queue:4222"),
            ("tls://tally:secret@queue:4222", "tls://queue:4222"),
            ("nats://secret@a:1, nats://secret@b:2", "nats://a:1,nats://b:2"),
            ("secret@@", "?"),
            ("", "?"),
        ] {
            let server = Server { url: url.to_owned(), ..Server::default() };
            assert_eq!(server.shown(), shown, "{url}");
            assert!(!format!("{server:?}").contains("secret"));
        }
        for (text, want) in [("a%40b", "a@b"), ("a+b&c", "a+b&c"), ("%E4%BA%BF", "亿")] {
            assert_eq!(decoded(text), want);
        }
    }
}
