//! Making, opening and closing a vault.

mod connection;
mod create;
mod identity;
pub(crate) mod migrate;
mod pool;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
mod tests;

pub(crate) use connection::{Access, connect, copy_target};
pub(crate) use create::quick_check;
pub use identity::Identity;
pub(crate) use identity::{load as load_identity, store_device, store_incarnation, store_person};
pub(crate) use migrate::{LEVEL, level};
use pool::Pool;
pub(crate) use pool::Pooled;

use crate::error::VaultError;
use crate::keys::{DatabaseKey, KdfCost, KeyFile, RecoveryCode, Unlock};
use crate::model::KnownWords;
use crate::place::{Lock, VaultPlace, files, shared_folder};
use crate::read::Reader;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::HybridClock;
use rusqlite::Connection;
use serde_json::{Map, Value};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A source of random bytes, passed in: the operating system's in the app, a fixed one in tests.
pub trait Randomness: Send {
    /// Fills the bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<F: FnMut(&mut [u8]) + Send> Randomness for F {
    fn fill(&mut self, bytes: &mut [u8]) {
        self(bytes);
    }
}

/// What a new vault begins with.
#[derive(Debug)]
pub struct NewVault<'a> {
    /// The passphrase.
    pub passphrase: &'a str,
    /// How hard it is stretched.
    pub cost: KdfCost,
    /// Whose vault it is.
    pub person: PersonId,
    /// This installation.
    pub device: DeviceId,
    /// Facts in clear for the lock screen.
    pub plain: Map<String, Value>,
}

/// How to open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenOptions {
    /// Opens even in a folder that another program keeps in step. For tests only.
    pub allow_shared_folder: bool,
}

/// Whether the vault may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaultState {
    /// It may.
    Writable,
    /// A newer app has used it: it can be read and exported only.
    NewerApp {
        /// The level it needs.
        level: u32,
        /// The level of this app.
        ours: u32,
    },
}

/// A vault that was just opened, and what opening did.
pub struct Opened {
    /// The vault.
    pub vault: Vault,
    /// The migrations that were applied.
    pub migrated: Vec<&'static str>,
    /// Whether it was restored from a backup: it now writes new feeds.
    pub new_incarnation: bool,
}

/// An open vault: one writer, several readers. Shared between threads by reference.
pub struct Vault {
    pub(crate) place: VaultPlace,
    pub(crate) key: DatabaseKey,
    pub(crate) state: VaultState,
    writer: Mutex<Writer>,
    pool: Pool,
    _lock: Lock,
}

/// What only one thread may hold.
pub(crate) struct Writer {
    pub connection: Connection,
    pub identity: Identity,
    pub clock: HybridClock,
    pub random: Box<dyn Randomness>,
    pub known_words: KnownWords,
}

impl Vault {
    /// Makes a vault, and the recovery code, which is stored nowhere.
    ///
    /// # Errors
    /// [`VaultError::VaultExists`], [`VaultError::SharedFolder`], or what the disk says.
    pub fn create(
        place: VaultPlace,
        new: NewVault<'_>,
        options: OpenOptions,
        now_ms: u64,
        random: Box<dyn Randomness>,
    ) -> Result<(Self, RecoveryCode), VaultError> {
        refuse_shared_folder(&place, options)?;
        files::make_own_folder(place.folder())?;
        let lock = Lock::take(&place)?;
        create::create(place, lock, new, now_ms, random)
    }

    /// Opens a vault: unlocks the key, checks the file, applies migrations (after a backup).
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] and the like before anything is touched;
    /// [`VaultError::InUse`]; [`VaultError::Damaged`], which leads to a restore.
    pub fn open(
        place: VaultPlace,
        with: Unlock<'_>,
        options: OpenOptions,
        now_ms: u64,
        random: Box<dyn Randomness>,
    ) -> Result<Opened, VaultError> {
        refuse_shared_folder(&place, options)?;
        let keys = KeyFile::read(&place.keys())?;
        let lock = Lock::take(&place)?;
        let key = keys.unlock(with)?;
        create::open(place, lock, key, now_ms, random)
    }

    /// Whether the vault may be changed.
    #[must_use]
    pub const fn state(&self) -> VaultState {
        self.state
    }

    /// Where it lives.
    #[must_use]
    pub const fn place(&self) -> &VaultPlace {
        &self.place
    }

    /// Who writes here. The device's key signs for the sync crate too.
    pub fn with_identity<T>(&self, use_it: impl FnOnce(&Identity) -> T) -> T {
        use_it(&self.writer().identity)
    }

    /// A view of one moment, for reading. Writing goes on beside it and is not seen by it: take a
    /// new one for each request, and do not keep it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn reader(&self) -> Result<Reader<'_>, VaultError> {
        Ok(Reader::pooled(self.pool.take(&self.place, &self.key)?))
    }

    /// Sets a new passphrase by wrapping the key anew. The new wrap is opened once, from the disk,
    /// before the old one goes.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] or [`VaultError::WrongRecoveryCode`] when `proof` does not
    /// open the vault; what the disk says.
    pub fn change_passphrase(
        &self,
        proof: Unlock<'_>,
        new: &str,
        cost: KdfCost,
    ) -> Result<(), VaultError> {
        let mut writer = self.writer();
        let keys = self.proven_keys(proof)?;
        let wrap = crate::keys::Wrap::by_passphrase(&self.key, new, cost, writer.random.as_mut())?;
        self.write_keys(&keys.with_wrap(wrap), Unlock::Passphrase(new))
    }

    /// Makes a new recovery code; the old one opens nothing from then on.
    ///
    /// # Errors
    /// As [`Vault::change_passphrase`].
    pub fn new_recovery_code(&self, proof: Unlock<'_>) -> Result<RecoveryCode, VaultError> {
        let mut writer = self.writer();
        let keys = self.proven_keys(proof)?;
        let code = RecoveryCode::random(writer.random.as_mut());
        let wrap = crate::keys::Wrap::by_recovery_code(&self.key, &code, writer.random.as_mut())?;
        self.write_keys(&keys.with_wrap(wrap), Unlock::RecoveryCode(&code.to_words()))?;
        Ok(code)
    }

    /// Whether this opens the vault: asked before something grave.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] or [`VaultError::WrongRecoveryCode`].
    pub fn prove(&self, with: Unlock<'_>) -> Result<(), VaultError> {
        self.proven_keys(with).map(drop)
    }

    /// Sets the facts that stand in clear beside the vault, for the lock screen.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_plain(&self, plain: Map<String, Value>) -> Result<(), VaultError> {
        let _writer = self.writer();
        let mut keys = KeyFile::read(&self.place.keys())?;
        keys.plain = plain;
        keys.write(&self.place.keys(), |_| Ok(()))
    }

    pub(crate) fn writer(&self) -> MutexGuard<'_, Writer> {
        // A panic inside a write has rolled its transaction back: the writer is sound.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn proven_keys(&self, proof: Unlock<'_>) -> Result<KeyFile, VaultError> {
        let keys = KeyFile::read(&self.place.keys())?;
        if keys.unlock(proof)? == self.key { Ok(keys) } else { Err(VaultError::KeysDamaged) }
    }

    fn write_keys(&self, keys: &KeyFile, opens: Unlock<'_>) -> Result<(), VaultError> {
        keys.write(&self.place.keys(), |written| {
            if written.unlock(opens)? == self.key { Ok(()) } else { Err(VaultError::KeysDamaged) }
        })
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("state", &self.state).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("migrated", &self.migrated).finish_non_exhaustive()
    }
}

pub(crate) fn refuse_shared_folder(
    place: &VaultPlace,
    options: OpenOptions,
) -> Result<(), VaultError> {
    match shared_folder::service_of(place.folder()) {
        Some(service) if !options.allow_shared_folder => Err(VaultError::SharedFolder { service }),
        _ => Ok(()),
    }
}
