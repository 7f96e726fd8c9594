//! The code that is read out or typed.

use crate::ambient::Ambient;
use crate::error::SyncError;
use crate::keys::SealSecret;
use crate::names::base32;
use zeroize::{Zeroize, ZeroizeOnDrop};

const PREFIX: &str = "V1";
const CHARACTERS: usize = 28;
const SECRET: usize = 16;
const GROUP: usize = 4;

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

    /// The code: `V1-` and 28 characters in groups of four, the last twelve bits a checksum.
    #[must_use]
    pub fn code(&self) -> String {
        let symbols = base32::encode(&self.with_checksum()).to_ascii_uppercase();
        let symbols: Vec<char> = symbols.chars().take(CHARACTERS).collect();
        let groups = symbols.chunks(GROUP).map(|group| group.iter().collect::<String>());
        std::iter::once(PREFIX.to_owned()).chain(groups).collect::<Vec<_>>().join("-")
    }

    /// Reads a code as people type it: any case, any spaces and dashes, O for 0, I or L for 1.
    ///
    /// # Errors
    /// [`SyncError::BadCode`] when it is not complete or its checksum does not hold.
    pub fn from_code(typed: &str) -> Result<Self, SyncError> {
        let plain = |letter: char| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        };
        let all: String =
            typed.chars().filter(|letter| letter.is_alphanumeric()).map(plain).collect();
        let symbols = all.strip_prefix("v1").filter(|symbols| symbols.len() == CHARACTERS);
        // The last four bits of eighteen bytes are not part of the code.
        let bytes = symbols.and_then(|symbols| base32::decode_fixed::<18>(&format!("{symbols}0")));
        let secret = bytes.and_then(|bytes| {
            bytes.first_chunk::<SECRET>().copied().map(|secret| (Self(secret), bytes))
        });
        match secret {
            Some((secret, bytes)) if secret.with_checksum() == bytes => Ok(secret),
            _ => Err(SyncError::BadCode),
        }
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

    fn with_checksum(&self) -> [u8; 18] {
        let check = blake3::derive_key("critical-friend 2026-11 invite checksum v1", &self.0);
        let mut check = check.iter().copied();
        let [first, second] =
            [check.next().unwrap_or_default(), check.next().unwrap_or_default() & 0xf0];
        let mut bytes = self.0.iter().copied().chain([first, second]);
        std::array::from_fn(|_| bytes.next().unwrap_or_default())
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
        assert_eq!(code.len(), "V1".len() + 7 * (GROUP + 1));
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
