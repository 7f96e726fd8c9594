//! Dated copies under the same key, each opened and checked before an older one goes.

mod make;
mod proof;
mod restore;
mod rows;
mod shelf;

pub(crate) use make::make;
pub use proof::BackupProof;
pub(crate) use restore::settle_restored;
pub use restore::{Restored, restore};
pub use rows::{BroughtBack, Contents, Filling, NewKeys};
pub use shelf::{Backup, list};

use crate::error::VaultError;
use crate::open::{Access, Vault, connect};
use crate::place::VaultPlace;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Why a copy was made; decides how long it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BackupReason {
    /// Once a day: the newest seven are kept.
    Daily,
    /// Somebody asked: the newest seven are kept.
    Asked,
    /// Before the app changes the form of the vault: the newest three are kept.
    BeforeUpgrade,
}

impl BackupReason {
    pub(crate) const ALL: [Self; 3] = [Self::Daily, Self::Asked, Self::BeforeUpgrade];

    pub(crate) const fn kept(self) -> usize {
        match self {
            Self::Daily | Self::Asked => 7,
            Self::BeforeUpgrade => 3,
        }
    }
}

/// The files of one copy.
pub(crate) struct Copied(PathBuf);

impl Copied {
    pub fn new(folder: &Path) -> Self {
        Self(folder.to_path_buf())
    }

    pub fn named(place: &VaultPlace, name: &str) -> Self {
        Self(place.backups().join(name))
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn database(&self) -> PathBuf {
        self.0.join("vault.db")
    }

    pub fn keys(&self) -> PathBuf {
        self.0.join("keys.json")
    }

    pub fn proof(&self) -> PathBuf {
        self.0.join("proof.json")
    }
}

impl Vault {
    /// Makes a dated copy while the vault is open, opens and checks it, and only then lets older
    /// ones go.
    ///
    /// # Errors
    /// What the disk says; [`VaultError::Damaged`] when the copy does not hold. Older copies stay.
    pub fn back_up(&self, reason: BackupReason, now_ms: u64) -> Result<Backup, VaultError> {
        let source = connect(&self.place.database(), &self.key, Access::Read)?;
        make(&self.place, &self.key, &source, reason, now_ms)
    }

    /// The copies there are, newest first, with their proofs.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backups(&self) -> Result<Vec<Backup>, VaultError> {
        list(&self.place)
    }

    /// Opens a copy and checks every page and every chain, now.
    ///
    /// # Errors
    /// [`VaultError::NoBackup`] when there is none by this name; [`VaultError::Damaged`] when it does
    /// not hold.
    pub fn check_backup(&self, name: &str) -> Result<Backup, VaultError> {
        let known = self
            .backups()?
            .into_iter()
            .find(|backup| backup.name == name)
            .ok_or(VaultError::NoBackup)?;
        let proof = known.proof.as_ref().ok_or(VaultError::NoBackup)?;
        let proof = proof::check(
            &Copied::named(&self.place, name),
            &self.key,
            proof.reason,
            proof.made_ms,
        )?;
        Ok(Backup { proof: Some(proof), ..known })
    }
}
