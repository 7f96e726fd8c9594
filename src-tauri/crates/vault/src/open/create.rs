//! The steps of making and opening.

use super::{
    Access, Identity, LEVEL, NewVault, Opened, Pool, Randomness, Vault, VaultState, Writer,
    connect, identity, migrate,
};
use crate::backup::{self, BackupReason};
use crate::error::VaultError;
use crate::keys::{DatabaseKey, KeyFile, RecoveryCode, Unlock, Wrap};
use crate::model::KnownWords;
use crate::place::{Lock, VaultPlace, aside, files};
use cf_ledger::{Hlc, HybridClock};
use rusqlite::Connection;
use std::sync::Mutex;

/// Databases up to this size are looked through at every start; larger ones by
/// [`Vault::quick_check`], which the app runs beside its work.
const CHECKED_AT_START: u64 = 8 * 1024 * 1024;

pub fn create(
    place: VaultPlace,
    lock: Lock,
    new: NewVault<'_>,
    now_ms: u64,
    mut random: Box<dyn Randomness>,
) -> Result<(Vault, RecoveryCode), VaultError> {
    if place.exists() {
        return Err(VaultError::VaultExists);
    }
    // A database without a key file is a creation that was cut short, or somebody's whose key file
    // was lost: it is put aside, never written over.
    aside::put_aside(&place, now_ms)?;
    let key = DatabaseKey::random(random.as_mut());
    let code = RecoveryCode::random(random.as_mut());
    files::open_own(&place.database())?;
    let mut connection = connect(&place.database(), &key, Access::Write)?;
    let pending = migrate::pending(&connection)?;
    migrate::apply(&mut connection, &pending, now_ms)?;
    let transaction = connection.transaction()?;
    identity::make(&transaction, new.person, new.device, random.as_mut())?;
    transaction.commit()?;

    // The key file comes last: until it is there, there is no vault, only an unreadable file.
    let wraps = vec![
        Wrap::by_passphrase(&key, new.passphrase, new.cost, random.as_mut())?,
        Wrap::by_recovery_code(&key, &code, random.as_mut())?,
    ];
    KeyFile::new(LEVEL, wraps, new.plain).write(&place.keys(), |written| {
        let by_passphrase = written.unlock(Unlock::Passphrase(new.passphrase))?;
        let by_code = written.unlock(Unlock::RecoveryCode(&code.to_words()))?;
        if by_passphrase == key && by_code == key { Ok(()) } else { Err(VaultError::KeysDamaged) }
    })?;
    let identity = identity::load(&connection)?;
    let vault = assemble(place, lock, key, VaultState::Writable, connection, identity, random)?;
    Ok((vault, code))
}

pub fn open(
    place: VaultPlace,
    lock: Lock,
    key: DatabaseKey,
    now_ms: u64,
    mut random: Box<dyn Randomness>,
) -> Result<Opened, VaultError> {
    if !place.database().exists() {
        return Err(VaultError::Damaged);
    }
    let level = migrate::level(&connect(&place.database(), &key, Access::Read)?)?;
    if level > LEVEL {
        let connection = connect(&place.database(), &key, Access::Read)?;
        let identity = identity::load(&connection)?;
        let state = VaultState::NewerApp { level, ours: LEVEL };
        let vault = assemble(place, lock, key, state, connection, identity, random)?;
        return Ok(Opened { vault, migrated: Vec::new(), new_incarnation: false });
    }
    if level == 0 {
        return Err(VaultError::Damaged);
    }
    let mut connection = connect(&place.database(), &key, Access::Write)?;
    check(&place, &connection)?;
    let pending = migrate::pending(&connection)?;
    if !pending.is_empty() {
        backup::make(&place, &key, &connection, BackupReason::BeforeUpgrade, now_ms)?;
        migrate::apply(&mut connection, &pending, now_ms)?;
        raise_level(&place)?;
    }
    let new_incarnation = backup::settle_restored(&mut connection, random.as_mut())?;
    let identity = identity::load(&connection)?;
    let migrated = pending.iter().map(|migration| migration.name).collect();
    let vault = assemble(place, lock, key, VaultState::Writable, connection, identity, random)?;
    Ok(Opened { vault, migrated, new_incarnation })
}

fn assemble(
    place: VaultPlace,
    lock: Lock,
    key: DatabaseKey,
    state: VaultState,
    connection: Connection,
    identity: Identity,
    random: Box<dyn Randomness>,
) -> Result<Vault, VaultError> {
    let last: i64 =
        connection.query_row("SELECT coalesce(max(clock), 0) FROM feed", [], |row| row.get(0))?;
    let clock = HybridClock::resume(Hlc::from_bits(last.cast_unsigned()));
    let writer = Mutex::new(Writer {
        connection,
        identity,
        clock,
        random,
        known_words: KnownWords::default(),
    });
    Ok(Vault { place, key, state, writer, pool: Pool::default(), _lock: lock })
}

/// What can be checked in no time: each feed's head is the event that stands there; and, in a small
/// database, every page.
fn check(place: &VaultPlace, connection: &Connection) -> Result<(), VaultError> {
    let broken: i64 = connection.query_row(
        "SELECT count(*) FROM feed WHERE count <> (SELECT coalesce(max(seq), 0) FROM event WHERE event.feed = feed.n)",
        [],
        |row| row.get(0),
    )?;
    if broken > 0 {
        return Err(VaultError::Damaged);
    }
    if std::fs::metadata(place.database())?.len() <= CHECKED_AT_START {
        quick_check(connection)
    } else {
        Ok(())
    }
}

pub fn quick_check(connection: &Connection) -> Result<(), VaultError> {
    let said: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(VaultError::Damaged) }
}

fn raise_level(place: &VaultPlace) -> Result<(), VaultError> {
    let mut keys = KeyFile::read(&place.keys())?;
    keys.level = LEVEL;
    keys.write(&place.keys(), |_| Ok(()))
}
