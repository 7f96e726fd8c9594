//! `keys.json`: the wraps, and what the lock screen needs before anybody has unlocked.

use super::{DatabaseKey, Unlock, Wrap};
use crate::error::VaultError;
use crate::place::files;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::Path;

/// The form of the key file that this app writes.
const FORMAT: u32 = 1;

/// A wrap this app knows, or one of a newer app, which is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Held {
    Known(Wrap),
    Newer(Value),
}

/// The key file. Nothing in it is secret without a passphrase or a recovery code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    format: u32,
    /// The vault's format level, so that an older app can say "update" before unlocking.
    pub level: u32,
    /// Facts in clear that are needed before unlocking: theme, text size, density and, if the
    /// person agreed, a first name.
    pub plain: Map<String, Value>,
    wraps: Vec<Held>,
    #[serde(flatten)]
    newer: Map<String, Value>,
}

impl KeyFile {
    /// A key file with these wraps.
    #[must_use]
    pub fn new(level: u32, wraps: Vec<Wrap>, plain: Map<String, Value>) -> Self {
        let wraps = wraps.into_iter().map(Held::Known).collect();
        Self { format: FORMAT, level, plain, wraps, newer: Map::new() }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`VaultError::NoVault`] when there is none, [`VaultError::KeysDamaged`],
    /// [`VaultError::KeysNewer`].
    pub fn read(path: &Path) -> Result<Self, VaultError> {
        let file: Self =
            serde_json::from_slice(&std::fs::read(path)?).map_err(|_| VaultError::KeysDamaged)?;
        if file.format > FORMAT { Err(VaultError::KeysNewer) } else { Ok(file) }
    }

    /// Opens the database key.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::WrongRecoveryCode`], or that no wrap of this
    /// sort is here.
    pub fn unlock(&self, with: Unlock<'_>) -> Result<DatabaseKey, VaultError> {
        let mut refused = match with {
            Unlock::Passphrase(_) => VaultError::WrongPassphrase,
            Unlock::RecoveryCode(_) => VaultError::WrongRecoveryCode,
        };
        for wrap in &self.wraps {
            let Held::Known(wrap) = wrap else { continue };
            match wrap.open(with) {
                Ok(Some(key)) => return Ok(key),
                Ok(None) => {}
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    /// The file with this wrap in the place of those of the same sort.
    #[must_use]
    pub fn with_wrap(&self, wrap: Wrap) -> Self {
        let mut file = self.clone();
        let by_passphrase = wrap.is_by_passphrase();
        file.wraps.retain(
            |held| !matches!(held, Held::Known(old) if old.is_by_passphrase() == by_passphrase),
        );
        file.wraps.push(Held::Known(wrap));
        file
    }

    /// Writes the file in one step: a crash leaves the old file or the new one. Before the old one
    /// goes, the new one is read back from the disk and `proof` must open it.
    ///
    /// # Errors
    /// When the disk refuses or the proof fails; then the old file stands.
    pub fn write(
        &self,
        path: &Path,
        proof: impl FnOnce(&Self) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let bytes =
            serde_json::to_vec_pretty(self).map_err(|_| VaultError::Internal("the key file"))?;
        files::replace(path, &bytes, |written| {
            let read: Self =
                serde_json::from_slice(written).map_err(|_| VaultError::KeysDamaged)?;
            proof(&read)
        })
    }
}
