//! Where a vault lives: one folder on this computer, its files, and its lock.

pub(crate) mod aside;
pub(crate) mod files;
mod lock;
pub mod shared_folder;

pub(crate) use lock::Lock;

use std::path::{Path, PathBuf};

/// A vault's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultPlace(PathBuf);

impl VaultPlace {
    /// The vault in this folder, whether it exists or not.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The encrypted database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.0.join("vault.db")
    }

    /// The wrapped keys.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys.json")
    }

    /// The dated copies.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// What a restore put aside. Never deleted by the app.
    #[must_use]
    pub fn aside(&self) -> PathBuf {
        self.0.join("kept-aside")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.0.join("vault.lock")
    }

    /// Whether there is a vault here: the key file is what makes it one.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.keys().exists()
    }
}
