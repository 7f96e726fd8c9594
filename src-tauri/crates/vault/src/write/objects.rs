//! Objects of the shared store: sealed bytes are kept here before the first upload, so that
//! publishing can repeat the same bytes until they are read back.

use super::Tx;
use crate::error::VaultError;
use crate::read::{Object, ObjectState};
use rusqlite::params;

impl Tx<'_> {
    /// Keeps an object, or what is now known of it. When it was first seen stays as it was.
    ///
    /// # Errors
    /// What the disk says.
    pub fn put_object(&mut self, object: &Object) -> Result<(), VaultError> {
        let sql = "INSERT INTO object (name, feed, kind, bytes, state, first_ms, why)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (name) DO UPDATE SET feed = ?2, kind = ?3, bytes = ?4, state = ?5, why = ?7";
        self.connection.prepare_cached(sql)?.execute(params![
            object.name,
            object.feed.map(|feed| feed.0),
            object.kind,
            object.bytes,
            object.state.code(),
            self.now_ms.cast_signed(),
            object.why,
        ])?;
        self.changes.space = true;
        Ok(())
    }

    /// Changes an object's state. Its bytes go only once it is published and was read back, or when
    /// it came from elsewhere and was taken in. Answers whether there is such an object.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_object_state(
        &mut self,
        name: &str,
        state: ObjectState,
        why: Option<&str>,
        keep_bytes: bool,
    ) -> Result<bool, VaultError> {
        let sql =
            "UPDATE object SET state = ?2, why = ?3, bytes = iif(?4, bytes, NULL) WHERE name = ?1";
        let there =
            self.connection.prepare_cached(sql)?.execute((name, state.code(), why, keep_bytes))?;
        self.changes.space = true;
        Ok(there > 0)
    }
}
