//! Settings of this device, and the secrets of the space.

use super::Tx;
use crate::error::{UndoRefusal, VaultError};
use rusqlite::OptionalExtension as _;
use serde_json::Value;

/// The vault's own entries in the space table; nobody else may write them.
const RESERVED: &str = "own.";

/// A setting that somebody chose in this transaction, as JSON; `null` for none.
pub(super) struct Chosen {
    pub before: String,
    pub after: String,
}

impl Tx<'_> {
    /// As [`Tx::set_setting`], for what a person chose: it is an operation of its own, and
    /// [`Tx::undo`] sets it back.
    ///
    /// # Errors
    /// What the disk says.
    pub fn choose_setting(&mut self, key: &str, value: &Value) -> Result<(), VaultError> {
        let (before, after) = (self.kept_setting(key)?, value.to_string());
        self.set_setting(key, value)?;
        let before = self.chosen.remove(key).map_or(before, |chosen| chosen.before);
        self.chosen.insert(key.to_owned(), Chosen { before, after });
        Ok(())
    }

    pub(super) fn keep_chosen(&self, operation: i64) -> Result<(), VaultError> {
        let sql =
            "INSERT INTO setting_change (operation, key, before, after) VALUES (?1, ?2, ?3, ?4)";
        let mut statement = self.connection.prepare_cached(sql)?;
        for (key, Chosen { before, after }) in &self.chosen {
            statement.execute((operation, key, before, after))?;
        }
        Ok(())
    }

    /// Sets back what an operation chose.
    ///
    /// # Errors
    /// [`UndoRefusal::ChangedSince`].
    pub(super) fn choose_back(&mut self, operation: i64) -> Result<(), VaultError> {
        let sql = "SELECT key, before, after FROM setting_change WHERE operation = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([operation], |row| {
            Ok((row.get(0)?, Chosen { before: row.get(1)?, after: row.get(2)? }))
        })?;
        let chosen: Vec<(String, Chosen)> = rows.collect::<Result<_, _>>()?;
        for (key, Chosen { before, after }) in chosen {
            if self.kept_setting(&key)? != after {
                return Err(UndoRefusal::ChangedSince.into());
            }
            let before = serde_json::from_str(&before).map_err(|_| VaultError::Damaged)?;
            self.choose_setting(&key, &before)?;
        }
        Ok(())
    }

    fn kept_setting(&self, key: &str) -> Result<String, VaultError> {
        let mut statement =
            self.connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        let kept: Option<String> = statement.query_row([key], |row| row.get(0)).optional()?;
        Ok(kept.unwrap_or_else(|| Value::Null.to_string()))
    }

    /// Sets a setting; `null` removes it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_setting(&mut self, key: &str, value: &Value) -> Result<(), VaultError> {
        if value.is_null() {
            self.connection.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key])?;
        } else {
            let sql = "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)";
            self.connection.prepare_cached(sql)?.execute((key, value.to_string()))?;
        }
        self.changes.settings = true;
        Ok(())
    }

    /// Keeps a secret or a fact of the space, such as an epoch key; `None` removes it.
    ///
    /// # Errors
    /// When the key begins with `own.`, which is the vault's; what the disk says.
    pub fn set_space(&mut self, key: &str, value: Option<&[u8]>) -> Result<(), VaultError> {
        if key.starts_with(RESERVED) {
            return Err(VaultError::Internal("a reserved name"));
        }
        match value {
            Some(value) => {
                let sql = "INSERT OR REPLACE INTO space (key, value) VALUES (?1, ?2)";
                self.connection.prepare_cached(sql)?.execute((key, value))?;
            }
            None => {
                self.connection
                    .prepare_cached("DELETE FROM space WHERE key = ?1")?
                    .execute([key])?;
            }
        }
        self.changes.space = true;
        Ok(())
    }
}
