//! The database key. Not copied, not printed, wiped when dropped.

use crate::open::Randomness;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// 256 random bits that encrypt the database.
#[derive(Zeroize, ZeroizeOnDrop, PartialEq, Eq)]
pub struct DatabaseKey([u8; 32]);

impl DatabaseKey {
    /// A new random key.
    #[must_use]
    pub fn random(random: &mut dyn Randomness) -> Self {
        let mut key = Self([0; 32]);
        random.fill(&mut key.0);
        key
    }

    pub(super) const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key in SQLCipher's form for raw keys, which skips its own key stretching.
    pub(crate) fn raw_pragma(&self) -> Zeroizing<String> {
        let hex = Zeroizing::new(data_encoding::HEXLOWER.encode(&self.0));
        Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", hex.as_str()))
    }
}

impl std::fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatabaseKey(secret)")
    }
}
