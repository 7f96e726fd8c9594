//! X25519 keys, as `age` uses them.

use age::x25519::{Identity, Recipient};
use bech32::{Bech32, Hrp};
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A public key that cannot be sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the public key is not usable")]
pub struct BadKey;

/// The public half of a sealing key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SealPublic([u8; 32]);

impl SealPublic {
    /// Takes 32 bytes from outside.
    ///
    /// # Errors
    /// [`BadKey`] for the few points with which everybody shares the same secret: nothing sealed to
    /// them would be secret, and `age` ends the program on them.
    pub fn new(bytes: [u8; 32]) -> Result<Self, BadKey> {
        if x25519([1; 32], bytes) == [0; 32] { Err(BadKey) } else { Ok(Self(bytes)) }
    }

    /// The bytes.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 32] {
        self.0
    }

    pub(crate) fn recipient(self) -> Result<Recipient, BadKey> {
        let hrp = Hrp::parse("age").map_err(|_| BadKey)?;
        bech32::encode::<Bech32>(hrp, &self.0).map_err(|_| BadKey)?.parse().map_err(|_| BadKey)
    }
}

/// The secret half of a sealing key: a device's, or an epoch's. Not printed, wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct SealSecret([u8; 32]);

impl SealSecret {
    /// From 32 random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the vault.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> SealPublic {
        SealPublic(x25519(self.0, X25519_BASEPOINT_BYTES))
    }

    pub(crate) fn identity(&self) -> Result<Identity, BadKey> {
        let hrp = Hrp::parse("age-secret-key-").map_err(|_| BadKey)?;
        let mut text = bech32::encode_upper::<Bech32>(hrp, &self.0).map_err(|_| BadKey)?;
        let identity = text.parse().map_err(|_| BadKey);
        text.zeroize();
        identity
    }
}

impl std::fmt::Debug for SealSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealSecret(secret)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn our_public_half_is_the_one_age_computes() {
        let secret = SealSecret::new([7; 32]);
        let theirs = secret.identity().unwrap().to_public().to_string();
        assert_eq!(secret.public().recipient().unwrap().to_string(), theirs);
    }

    #[test]
    fn keys_that_keep_no_secret_are_refused() {
        let one = std::array::from_fn(|i| u8::from(i == 0));
        assert_eq!(SealPublic::new([0; 32]), Err(BadKey));
        assert_eq!(SealPublic::new(one), Err(BadKey));
        assert!(SealPublic::new(SealSecret::new([9; 32]).public().to_bytes()).is_ok());
    }
}
