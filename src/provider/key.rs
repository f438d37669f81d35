//! Where a service's key comes from. Read by `endpoint`, which alone keeps it.

use secrecy::SecretString;

use super::Error;
use super::vendor::Vendor;

/// Where a key comes from.
#[derive(Clone, Debug, Default)]
pub enum Key {
    /// The variable that the vendor's row names, if it is set.
    #[default]
    Vendor,
    /// This environment variable, which must be set.
    Variable(String),
    /// The first line that this shell command prints, such as a password manager's.
    Command(String),
    /// The key itself.
    Given(SecretString),
    /// No key, whatever is set.
    None,
}

impl Key {
    pub(super) fn read(&self, vendor: &Vendor, local: bool) -> Result<Option<SecretString>, Error> {
        let variable =
            |name: &str| std::env::var(name).ok().map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).map(SecretString::from);
        match (self, &vendor.key_env) {
            (Self::None, _) | (Self::Vendor, None) => Ok(None),
            (Self::Given(key), _) => Ok(Some(key.clone())),
            (Self::Command(command), _) => from_command(command).map(Some),
            (Self::Variable(name), _) => match variable(name) {
                Some(key) => Ok(Some(key)),
                None => Err(Error::Setup(format!("the variable {name} holds no key: set it, or give a key_cmd"))),
            },
            (Self::Vendor, Some(name)) => match variable(name) {
                None if !local => Err(Error::Setup(format!("{} needs a key: set {name}, or give a key_cmd", vendor.name))),
                key => Ok(key),
            },
        }
    }
}

/// Runs a command that prints a key. Neither the command nor what it prints stands in an error: both may hold a secret.
fn from_command(command: &str) -> Result<SecretString, Error> {
    let wrong = |what: &str| Error::Setup(format!("the key_cmd {what}: run it by hand to see why"));
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let output = std::process::Command::new(shell)
        .args([flag, command])
        .stdin(std::process::Stdio::null())
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| wrong(&format!("could not be run ({error})")))?;
    if !output.status.success() {
        return Err(wrong(&format!("failed ({})", output.status)));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().next().unwrap_or_default().trim();
    if line.is_empty() { Err(wrong("printed no key")) } else { Ok(SecretString::from(line.to_owned())) }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;
    use crate::provider::vendor::Vendors;

    fn key(key: &Key, vendor: &str) -> Result<Option<String>, String> {
        let vendors = Vendors::load(None).unwrap();
        let key = key.read(vendors.named(vendor).unwrap(), false).map_err(|error| error.to_string())?;
        Ok(key.map(|key| key.expose_secret().to_owned()))
    }

    #[test]
    fn keys() {
        assert_eq!(key(&Key::Vendor, "ollama"), Ok(None));
        assert!(key(&Key::Variable("TALLY_TEST_NO_SUCH_KEY".to_owned()), "openai").unwrap_err().contains("TALLY_TEST_NO_SUCH_KEY"));
        assert_eq!(key(&Key::Command("printf 'sk-one\\nsk-two'".to_owned()), "openai"), Ok(Some("sk-one".to_owned())));
        assert!(key(&Key::Command("exit 3".to_owned()), "openai").unwrap_err().contains("failed"));
        assert!(key(&Key::Command("true".to_owned()), "openai").unwrap_err().contains("printed no key"));
    }
}
