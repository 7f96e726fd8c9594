//! Objects of the shared store.

use super::Reader;
use crate::error::VaultError;
use cf_ledger::FeedId;
use rusqlite::{OptionalExtension as _, Row};

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectState {
    /// Sealed here, not yet known to be in the store.
    Sealed,
    /// In the store, and read back.
    Published,
    /// Fetched and taken in.
    Fetched,
    /// Fetched and set aside: it never stops the others.
    Quarantined,
}

impl ObjectState {
    const ALL: [Self; 4] = [Self::Sealed, Self::Published, Self::Fetched, Self::Quarantined];

    /// The stored code. Frozen.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Published => "published",
            Self::Fetched => "fetched",
            Self::Quarantined => "quarantined",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// An object of the store as this device knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its name in the store.
    pub name: String,
    /// The feed it belongs to, if to one.
    pub feed: Option<FeedId>,
    /// What it is, in the sync crate's words.
    pub kind: String,
    /// Its bytes, while they are needed.
    pub bytes: Option<Vec<u8>>,
    /// Where it stands.
    pub state: ObjectState,
    /// When it was first seen, in milliseconds since 1970. Set by the vault.
    pub first_ms: u64,
    /// Why it was set aside.
    pub why: Option<String>,
}

const OBJECT: &str = "SELECT name, feed, kind, bytes, state, first_ms, why FROM object";

impl Reader<'_> {
    /// One object.
    ///
    /// # Errors
    /// What the disk says.
    pub fn object(&self, name: &str) -> Result<Option<Object>, VaultError> {
        let mut statement =
            self.connection()?.prepare_cached(&format!("{OBJECT} WHERE name = ?1"))?;
        let object = statement.query_row([name], read).optional()?;
        object.map(|object| object.ok_or(VaultError::Damaged)).transpose()
    }

    /// The objects in a state, first seen first, at most so many.
    ///
    /// # Errors
    /// What the disk says.
    pub fn objects(&self, state: ObjectState, limit: u32) -> Result<Vec<Object>, VaultError> {
        let sql = format!("{OBJECT} WHERE state = ?1 ORDER BY first_ms, name LIMIT ?2");
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let rows = statement.query_map((state.code(), limit), read)?;
        rows.map(|row| row?.ok_or(VaultError::Damaged)).collect()
    }

    /// The names of all objects that are known, without their bytes.
    ///
    /// # Errors
    /// What the disk says.
    pub fn object_names(&self) -> Result<Vec<(String, ObjectState)>, VaultError> {
        let mut statement =
            self.connection()?.prepare_cached("SELECT name, state FROM object ORDER BY name")?;
        let rows = statement.query_map([], |row| {
            let state = ObjectState::from_code(row.get_ref(1)?.as_str()?);
            Ok((row.get(0)?, state))
        })?;
        rows.map(|row| row.map_err(VaultError::from))
            .map(|row| {
                let (name, state): (String, _) = row?;
                Ok((name, state.ok_or(VaultError::Damaged)?))
            })
            .collect()
    }
}

/// `None` when the state is not one this app knows.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<Object>> {
    let Some(state) = ObjectState::from_code(row.get_ref(4)?.as_str()?) else { return Ok(None) };
    let feed: Option<[u8; 32]> = row.get(1)?;
    Ok(Some(Object {
        name: row.get(0)?,
        feed: feed.map(FeedId),
        kind: row.get(2)?,
        bytes: row.get(3)?,
        state,
        first_ms: row.get::<_, i64>(5)?.cast_unsigned(),
        why: row.get(6)?,
    }))
}
