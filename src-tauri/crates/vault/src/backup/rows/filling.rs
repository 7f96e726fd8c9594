//! A database that is filled from a dump: to try whether it holds, or to go on with it.

use super::Contents;
use super::load::Load;
use crate::backup::restore;
use crate::error::VaultError;
use crate::keys::{DatabaseKey, KdfCost, KeyFile, RecoveryCode, Unlock, Wrap};
use crate::model;
use crate::open::{
    LEVEL, OpenOptions, Randomness, Vault, copy_target, migrate, refuse_shared_folder,
};
use crate::place::{Lock, VaultPlace, aside, files};
use crate::read::Reader;
use crate::verify::{self, Depth, VerifyReport};
use rusqlite::Connection;
use std::path::PathBuf;

/// A database under a key of its own that nobody else has. Goes away when dropped.
pub struct Filling {
    connection: Connection,
    key: DatabaseKey,
    load: Load,
    file: Scratch,
}

/// How the vault that comes of it is opened.
#[derive(Debug)]
pub struct NewKeys<'k> {
    /// The passphrase.
    pub passphrase: &'k str,
    /// How hard it is stretched.
    pub cost: KdfCost,
    /// The recovery code, which stays what it was.
    pub code: &'k RecoveryCode,
}

/// Room for a vault where none is.
pub struct BroughtBack {
    place: VaultPlace,
    _lock: Lock,
}

/// A file that is removed when dropped. Once it was given its place it is not there any more.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Vault {
    /// A database beside this one to try a dump in.
    ///
    /// # Errors
    /// What the disk says.
    pub fn try_dump(&self) -> Result<Filling, VaultError> {
        let key = DatabaseKey::random(self.writer().random.as_mut());
        Filling::begin(self.place.folder().join("trying.db"), key)
    }
}

impl BroughtBack {
    /// Makes room.
    ///
    /// # Errors
    /// [`VaultError::VaultExists`], [`VaultError::SharedFolder`], [`VaultError::InUse`]; what the
    /// disk says.
    pub fn begin(place: VaultPlace, options: OpenOptions) -> Result<Self, VaultError> {
        refuse_shared_folder(&place, options)?;
        files::make_own_folder(place.folder())?;
        // Before the lock too, which an open vault holds: that it is open is not what matters.
        let free = || if place.exists() { Err(VaultError::VaultExists) } else { Ok(()) };
        free()?;
        let lock = Lock::take(&place)?;
        free()?;
        Ok(Self { place, _lock: lock })
    }

    /// A database to fill. When a dump turns out not to hold, drop it and take another.
    ///
    /// # Errors
    /// What the disk says.
    pub fn fill(&self, random: &mut dyn Randomness) -> Result<Filling, VaultError> {
        Filling::begin(self.place.folder().join("restoring.db"), DatabaseKey::random(random))
    }

    /// Makes the filled database the vault of this place. When it is opened it begins a new life, as
    /// one that was restored from a backup file does.
    ///
    /// # Errors
    /// What the disk says; then there is no vault, as before.
    pub fn settle(
        self,
        filled: Filling,
        keys: &NewKeys<'_>,
        now_ms: u64,
        random: &mut dyn Randomness,
    ) -> Result<(), VaultError> {
        let Filling { connection, key, file, .. } = filled;
        restore::mark(&connection)?;
        drop(connection);
        aside::put_aside(&self.place, now_ms)?;
        std::fs::rename(&file.0, self.place.database())?;
        files::sync_folder_of(&self.place.database())?;
        // The key file comes last: until it is there, there is no vault.
        let wraps = vec![
            Wrap::by_passphrase(&key, keys.passphrase, keys.cost, random)?,
            Wrap::by_recovery_code(&key, keys.code, random)?,
        ];
        KeyFile::new(LEVEL, wraps, serde_json::Map::new()).write(&self.place.keys(), |written| {
            let by_passphrase = written.unlock(Unlock::Passphrase(keys.passphrase))?;
            let by_code = written.unlock(Unlock::RecoveryCode(&keys.code.to_words()))?;
            if by_passphrase == key && by_code == key {
                Ok(())
            } else {
                Err(VaultError::KeysDamaged)
            }
        })
    }
}

impl Filling {
    fn begin(path: PathBuf, key: DatabaseKey) -> Result<Self, VaultError> {
        let file = Scratch(path);
        files::open_own(&file.0)?.set_len(0)?;
        let connection = copy_target(&file.0, &key)?;
        // Rows come table by table; what they say of each other is checked at the end.
        connection.pragma_update(None, "foreign_keys", false)?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self { connection, key, load: Load::default(), file })
    }

    /// Takes in the next piece of a dump.
    ///
    /// # Errors
    /// [`VaultError::NoBackup`], [`VaultError::NewerVault`]; what the disk says.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), VaultError> {
        self.load.add(&self.connection, piece)
    }

    /// Brings it to the form of today, rebuilds what is shown, and checks every chain, every own
    /// signature and every count against what was `said` when it was made.
    ///
    /// # Errors
    /// [`VaultError::NoBackup`] when anything differs.
    pub fn prove(&mut self, said: &Contents, now_ms: u64) -> Result<Contents, VaultError> {
        if !self.load.is_whole() {
            return Err(VaultError::NoBackup);
        }
        migrate::bring_up(&self.connection, now_ms)?;
        model::rebuild(&self.connection)?;
        let stray: i64 = self.connection.query_row(
            "SELECT count(*) FROM pragma_foreign_key_check",
            [],
            |row| row.get(0),
        )?;
        self.connection.execute_batch("COMMIT")?;
        let reader = Reader::inside(&self.connection);
        let mut report = VerifyReport::default();
        verify::chains(&reader, Depth::Signatures, &mut report)?;
        let found = reader.contents()?;
        let same = found == Contents { level: found.level, ..said.clone() };
        if stray == 0 && report.is_ok() && same { Ok(found) } else { Err(VaultError::NoBackup) }
    }
}

impl std::fmt::Debug for Filling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filling")
    }
}
