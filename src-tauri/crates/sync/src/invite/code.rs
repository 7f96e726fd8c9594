//! The code that is read out or typed.

use crate::ambient::Ambient;
use crate::error::SyncError;
use crate::keys::SealSecret;
use crate::typed::{Form, SECRET};
use zeroize::{Zeroize, ZeroizeOnDrop};

const FORM: Form = Form { prefix: "V1", checksum: "critical-friend 2026-11 invite checksum v1" };

/// The secret of an invitation: 128 random bits. The mail-box and its key follow from it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct InviteSecret([u8; SECRET]);

impl InviteSecret {
    /// Draws a new one.
    #[must_use]
    pub fn draw(ambient: &mut Ambient<'_>) -> Self {
        Self(ambient.draw())
    }

    /// From the vault.
    #[must_use]
    pub const fn new(bytes: [u8; SECRET]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the vault.
    #[must_use]
    pub const fn expose(&self) -> &[u8; SECRET] {
        &self.0
    }

    /// The code that is told to the invited.
    #[must_use]
    pub fn code(&self) -> String {
        FORM.write(&self.0)
    }

    /// Reads a code as people type it.
    ///
    /// # Errors
    /// [`SyncError::BadCode`] when it is not complete or its checksum does not hold.
    pub fn from_code(typed: &str) -> Result<Self, SyncError> {
        FORM.read(typed).map(Self).ok_or(SyncError::BadCode)
    }

    /// The name of the mail-box.
    #[must_use]
    pub fn mailbox(&self) -> [u8; 10] {
        let hash = blake3::derive_key("critical-friend 2026-11 invite mail-box v1", &self.0);
        std::array::from_fn(|place| hash.get(place).copied().unwrap_or_default())
    }

    /// The key to which everything in the mail-box is sealed.
    #[must_use]
    pub fn key(&self) -> SealSecret {
        SealSecret::new(blake3::derive_key("critical-friend 2026-11 invite key v1", &self.0))
    }
}

impl std::fmt::Debug for InviteSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InviteSecret(secret)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_how_people_type() {
        let secret = InviteSecret::new([0x5a; 16]);
        let code = secret.code();
        assert_eq!(code.len(), "V1".len() + 7 * 5);
        assert_eq!(InviteSecret::from_code(&code).unwrap(), secret);
        let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(InviteSecret::from_code(&format!("  {sloppy}\n")).unwrap(), secret);
    }

    #[test]
    fn every_single_wrong_character_is_seen() {
        let code = InviteSecret::new(*b"sixteen  letters").code();
        for place in 3..code.len() {
            let wrong: String = code
                .chars()
                .enumerate()
                .map(
                    |(i, c)| {
                        if i == place && c != '-' { if c == '7' { '8' } else { '7' } } else { c }
                    },
                )
                .collect();
            assert_eq!(InviteSecret::from_code(&wrong).is_err(), wrong != code, "{wrong}");
        }
        assert!(InviteSecret::from_code("").is_err());
        assert!(InviteSecret::from_code(&code.replace("V1", "V2")).is_err());
        assert!(InviteSecret::from_code(&format!("{code}0")).is_err());
    }
}
