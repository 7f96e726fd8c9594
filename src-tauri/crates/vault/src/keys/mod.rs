//! The database key and its wraps.
//!
//! The database is encrypted under 256 random bits that never change. Each way to open it (the
//! passphrase, the recovery code, later the computer's own key store) is a *wrap* of that key in
//! `keys.json`. Changing the passphrase wraps the key anew; the database is never encrypted again
//! (`rekey` under a write-ahead log has damaged databases).

mod file;
mod recovery;
mod secret;
mod wrap;

pub use file::KeyFile;
pub use recovery::{RecoveryCode, RecoveryCodeError};
pub use secret::DatabaseKey;
pub use wrap::{KdfCost, Wrap};

/// What a person opens the vault with.
#[derive(Clone, Copy)]
pub enum Unlock<'a> {
    /// The passphrase, exactly as typed.
    Passphrase(&'a str),
    /// The recovery code, in any spelling (spaces, dashes, small letters).
    RecoveryCode(&'a str),
}

impl std::fmt::Debug for Unlock<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Passphrase(_) => "Passphrase(secret)",
            Self::RecoveryCode(_) => "RecoveryCode(secret)",
        })
    }
}
