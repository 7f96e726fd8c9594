//! Settings of this device, and the secrets of the space.

use super::Tx;
use crate::error::VaultError;
use serde_json::Value;

/// The vault's own entries in the space table; nobody else may write them.
const RESERVED: &str = "own.";

impl Tx<'_> {
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
