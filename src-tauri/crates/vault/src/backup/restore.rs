//! Going back to a copy. What is here now is put aside, never deleted.

use super::{Copied, proof, shelf};
use crate::error::VaultError;
use crate::keys::{DatabaseKey, KeyFile, Unlock};
use crate::open::{Access, Randomness, connect, copy_target, load_identity, store_incarnation};
use crate::place::{Lock, VaultPlace, aside, files};
use crate::write::carry_over;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// The entry that says that this database came back from a copy and has not been opened since.
const MARK: &str = "own.restored";

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The copy that is in use now.
    pub backup: String,
    /// How many events it holds.
    pub events: u64,
    /// The folder that holds what was in use before, if there was anything.
    pub aside: Option<PathBuf>,
}

/// Puts a copy in the place of the database. The vault must be closed. The copy is opened and
/// checked first; what is here now is moved aside. When the vault is next opened it begins new
/// feeds, because the store may hold events that the copy does not have.
///
/// # Errors
/// [`VaultError::WrongPassphrase`] and the like; [`VaultError::NoBackup`]; [`VaultError::InUse`];
/// what the disk says. Then nothing has changed.
pub fn restore(
    place: &VaultPlace,
    name: &str,
    with: Unlock<'_>,
    now_ms: u64,
) -> Result<Restored, VaultError> {
    let lock = Lock::take(place)?;
    let copied = Copied::named(place, name);
    let known = shelf::proof_of(place, name)
        .filter(|_| copied.database().exists())
        .ok_or(VaultError::NoBackup)?;
    let (keys, key) = unlock(place, &copied, with)?;
    if proof::hash_of(&copied)? != known.blake3 {
        return Err(VaultError::NoBackup);
    }
    let found = proof::check(&copied, &key, known.reason, known.made_ms)
        .map_err(|_| VaultError::NoBackup)?;

    let ready = place.folder().join("restoring.db");
    prepare(&copied, &ready, &key)?;
    let aside = aside::put_aside(place, now_ms)?;
    std::fs::rename(&ready, place.database())?;
    files::sync_folder_of(&place.database())?;
    keys.write(&place.keys(), |written| written.unlock(with).map(drop))?;
    drop(lock);
    Ok(Restored { backup: name.to_owned(), events: found.events, aside })
}

/// After opening: whether the vault came back from a copy; if so, a new life begins, and what the
/// copy had still to send goes on in it.
pub fn settle_restored(
    connection: &mut Connection,
    random: &mut dyn Randomness,
) -> Result<bool, VaultError> {
    let transaction = connection.transaction()?;
    let marked = transaction.execute("DELETE FROM space WHERE key = ?1", [MARK])? > 0;
    if marked {
        store_incarnation(&transaction, random)?;
        carry_over(&transaction, &load_identity(&transaction)?)?;
    }
    transaction.commit()?;
    Ok(marked)
}

/// The key, by the key file in use or, where that is lost or older, by the copy's own.
fn unlock(
    place: &VaultPlace,
    copied: &Copied,
    with: Unlock<'_>,
) -> Result<(KeyFile, DatabaseKey), VaultError> {
    let mut refused = VaultError::NoBackup;
    for path in [place.keys(), copied.keys()] {
        let opened = KeyFile::read(&path).and_then(|keys| {
            let key = keys.unlock(with)?;
            connect(&copied.database(), &key, Access::Read)?;
            Ok((keys, key))
        });
        match opened {
            Ok(opened) => return Ok(opened),
            Err(
                error @ (VaultError::WrongPassphrase
                | VaultError::WrongRecoveryCode
                | VaultError::RecoveryCode(_)),
            ) => {
                refused = error;
            }
            Err(_) => {}
        }
    }
    Err(refused)
}

/// Copies the copy, so that it stays what it is, and marks it as come back.
fn prepare(copied: &Copied, ready: &Path, key: &DatabaseKey) -> Result<(), VaultError> {
    let mut target = files::open_own(ready)?;
    target.set_len(0)?;
    std::io::copy(&mut std::fs::File::open(copied.database())?, &mut target)?;
    target.sync_all()?;
    mark(&copy_target(ready, key)?)
}

/// Says that this database came back from a copy: opening it begins a new life.
pub fn mark(connection: &Connection) -> Result<(), VaultError> {
    connection.execute("INSERT OR REPLACE INTO space (key, value) VALUES (?1, x'01')", [MARK])?;
    Ok(())
}
