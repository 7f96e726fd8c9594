//! One open vault at a time.

use crate::error::VaultError;
use crate::place::{VaultPlace, files};
use std::fs::{File, TryLockError};

/// Held while the vault is open; the operating system lets go of it when the process ends, however
/// it ends.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code, reason = "held, not read")] File);

impl Lock {
    pub fn take(place: &VaultPlace) -> Result<Self, VaultError> {
        let file = files::open_own(&place.lock())?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
