//! What follows from a recovery code.

use crate::keys::{BadKey, SealPublic, SealSecret};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The secret of a private back-up, derived from the recovery code. Opens everything; never stored.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct BackupSecret([u8; 32]);

/// What the vault keeps of it: enough to add to the back-up and to find it, not to open it.
#[derive(Clone, PartialEq, Eq)]
pub struct Label {
    /// To whom it is sealed: the secret half follows from the recovery code alone.
    pub to: SealPublic,
    /// The name of its folder.
    pub folder: [u8; 10],
    /// The key of the hashes by which its parts are known.
    pub key: [u8; 32],
}

impl BackupSecret {
    /// From 32 bytes that were derived from the recovery code.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key that opens it.
    #[must_use]
    pub fn seal(&self) -> SealSecret {
        SealSecret::new(self.derive("critical-friend 2026-11 private back-up seal v1"))
    }

    /// What the vault keeps.
    #[must_use]
    pub fn label(&self) -> Label {
        let folder = self.derive("critical-friend 2026-11 private back-up folder v1");
        Label {
            to: self.seal().public(),
            folder: std::array::from_fn(|place| folder.get(place).copied().unwrap_or_default()),
            key: self.derive("critical-friend 2026-11 private back-up hash v1"),
        }
    }

    fn derive(&self, context: &str) -> [u8; 32] {
        blake3::derive_key(context, &self.0)
    }
}

impl std::fmt::Debug for BackupSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupSecret(secret)")
    }
}

impl Label {
    /// The bytes, for the vault.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.to.to_bytes().as_slice(), &self.folder, &self.key].concat()
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// When it is something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadKey> {
        let (to, rest) = bytes.split_first_chunk::<32>().ok_or(BadKey)?;
        let (folder, rest) = rest.split_first_chunk::<10>().ok_or(BadKey)?;
        let key = rest.try_into().map_err(|_| BadKey)?;
        Ok(Self { to: SealPublic::new(*to)?, folder: *folder, key })
    }

    /// The name under which one life of the installation writes, so that two never clear away each
    /// other's.
    #[must_use]
    pub fn life(&self, incarnation: &[u8; 16]) -> [u8; 10] {
        let mut hash = blake3::Hasher::new_keyed(&self.key);
        hash.update(b"life").update(incarnation);
        let mut life = [0; 10];
        hash.finalize_xof().fill(&mut life);
        life
    }
}

impl std::fmt::Debug for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Label(secret)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_label_comes_back_from_the_vault_and_opens_nothing() {
        let secret = BackupSecret::new([7; 32]);
        let label = secret.label();
        assert_eq!(Label::from_bytes(&label.to_bytes()).unwrap(), label);
        assert!(Label::from_bytes(&label.to_bytes()[1..]).is_err());
        assert_eq!(label.to, secret.seal().public());
        assert_ne!(label.key, *secret.seal().expose());
        assert_ne!(label.life(&[1; 16]), label.life(&[2; 16]));
        assert_eq!(format!("{secret:?} {label:?}"), "BackupSecret(secret) Label(secret)");
    }
}
