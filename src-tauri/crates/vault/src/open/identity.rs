//! Who writes here: kept inside the encrypted database, never outside it.

use super::Randomness;
use crate::error::VaultError;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{DeviceKey, DevicePublic, Incarnation};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The person and the installation that write in this vault.
#[derive(Debug)]
pub struct Identity {
    /// The person.
    pub person: PersonId,
    /// The installation.
    pub device: DeviceId,
    /// Its signing key.
    pub key: Arc<DeviceKey>,
    /// Which life of the installation this is.
    pub incarnation: Incarnation,
}

impl Identity {
    /// The public half of the device's key.
    #[must_use]
    pub fn public(&self) -> DevicePublic {
        self.key.public()
    }
}

const PERSON: &str = "own.person";
const DEVICE: &str = "own.device";
const DEVICE_KEY: &str = "own.device-key";
const INCARNATION: &str = "own.incarnation";

pub fn make(
    connection: &Connection,
    person: PersonId,
    device: DeviceId,
    random: &mut dyn Randomness,
) -> Result<(), VaultError> {
    put(connection, PERSON, person.0.as_bytes())?;
    store_device(connection, device, random)
}

/// Sets which installation writes here, with a new key and in a new life. The key before is gone.
pub fn store_device(
    connection: &Connection,
    device: DeviceId,
    random: &mut dyn Randomness,
) -> Result<(), VaultError> {
    let mut secret = Zeroizing::new([0; 32]);
    random.fill(secret.as_mut_slice());
    put(connection, DEVICE, device.0.as_bytes())?;
    put(connection, DEVICE_KEY, secret.as_slice())?;
    store_incarnation(connection, random)
}

/// Begins a new life: feeds written from now on are new ones.
pub fn store_incarnation(
    connection: &Connection,
    random: &mut dyn Randomness,
) -> Result<(), VaultError> {
    let mut incarnation = [0; 16];
    random.fill(&mut incarnation);
    put(connection, INCARNATION, &incarnation)
}

/// Sets who writes here.
pub fn store_person(connection: &Connection, person: PersonId) -> Result<(), VaultError> {
    put(connection, PERSON, person.0.as_bytes())
}

pub fn load(connection: &Connection) -> Result<Identity, VaultError> {
    let secret = Zeroizing::new(get::<32>(connection, DEVICE_KEY)?);
    Ok(Identity {
        person: PersonId(Uuid::from_bytes(get(connection, PERSON)?)),
        device: DeviceId(Uuid::from_bytes(get(connection, DEVICE)?)),
        key: Arc::new(DeviceKey::from_secret(&secret)),
        incarnation: Incarnation(get(connection, INCARNATION)?),
    })
}

fn put(connection: &Connection, key: &str, value: &[u8]) -> Result<(), VaultError> {
    connection
        .execute("INSERT OR REPLACE INTO space (key, value) VALUES (?1, ?2)", (key, value))?;
    Ok(())
}

fn get<const N: usize>(connection: &Connection, key: &str) -> Result<[u8; N], VaultError> {
    Ok(connection.query_row("SELECT value FROM space WHERE key = ?1", [key], |row| row.get(0))?)
}
