//! Settings, and secrets of the space.

use super::Reader;
use crate::error::VaultError;
use rusqlite::OptionalExtension as _;
use serde_json::{Map, Value};

impl Reader<'_> {
    /// A setting.
    ///
    /// # Errors
    /// What the disk says.
    pub fn setting(&self, key: &str) -> Result<Option<Value>, VaultError> {
        let mut statement =
            self.connection()?.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        let text: Option<String> = statement.query_row([key], |row| row.get(0)).optional()?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Every setting.
    ///
    /// # Errors
    /// What the disk says.
    pub fn settings(&self) -> Result<Map<String, Value>, VaultError> {
        let mut statement = self.connection()?.prepare_cached("SELECT key, value FROM setting")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        let mut settings = Map::new();
        for row in rows {
            let (key, text) = row?;
            settings.insert(key, serde_json::from_str(&text).unwrap_or_default());
        }
        Ok(settings)
    }

    /// A secret or fact of the space.
    ///
    /// # Errors
    /// What the disk says.
    pub fn space(&self, key: &str) -> Result<Option<Vec<u8>>, VaultError> {
        let mut statement =
            self.connection()?.prepare_cached("SELECT value FROM space WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// Every entry of the space whose key begins so, in the order of keys. The vault's own
    /// (`own.…`) are never among them.
    ///
    /// # Errors
    /// What the disk says.
    pub fn space_entries(&self, beginning: &str) -> Result<Vec<(String, Vec<u8>)>, VaultError> {
        let sql = "SELECT key, value FROM space
            WHERE substr(key, 1, length(?1)) = ?1 AND substr(key, 1, 4) <> 'own.' ORDER BY key";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([beginning], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
