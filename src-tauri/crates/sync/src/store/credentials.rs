//! What a store asks for at its door.

use zeroize::Zeroizing;

/// A name and a key for a store. They are wiped from memory when dropped, and no form of printing
/// shows them.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    name: Zeroizing<String>,
    key: Zeroizing<String>,
}

impl Credentials {
    /// With a name (S3: the access key id; WebDAV: the account; Azure: not needed) and a key (S3:
    /// the secret access key; WebDAV: the password; Azure: the account key or a shared access
    /// signature). Spaces around them, which come with pasting, are left out.
    #[must_use]
    pub fn new(name: &str, key: &str) -> Self {
        Self {
            name: Zeroizing::new(name.trim().to_owned()),
            key: Zeroizing::new(key.trim().to_owned()),
        }
    }

    /// From the text of a file: the name on the first line and the key on the second, or the key
    /// alone. Nothing for an empty text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next()?;
        Some(lines.next().map_or_else(|| Self::new("", first), |key| Self::new(first, key)))
    }

    /// The name; empty where there is none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key, for the few places that must have it.
    #[must_use]
    pub fn expose_key(&self) -> &str {
        &self.key
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(hidden)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_a_name_and_a_key_or_a_key_alone() {
        let both = Credentials::read("\n AKIA123 \r\n s3cret/x \n").unwrap();
        assert_eq!((both.name(), both.expose_key()), ("AKIA123", "s3cret/x"));
        let key = Credentials::read("sv=2026&sig=abc\n").unwrap();
        assert_eq!((key.name(), key.expose_key()), ("", "sv=2026&sig=abc"));
        assert_eq!(Credentials::read(" \n"), None);
    }

    #[test]
    fn nothing_that_prints_shows_them() {
        let shown = format!("{:?}", Some(Credentials::new("anna", "canary-key")));
        assert!(!shown.contains("anna") && !shown.contains("canary"), "{shown}");
    }
}
