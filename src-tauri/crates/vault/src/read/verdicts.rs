//! What was found out about single objects of the space.

use super::Reader;
use crate::error::VaultError;

/// What was found out about an object of the space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVerdict {
    /// Its name in the space.
    pub name: String,
    /// Its size then, in bytes.
    pub bytes: u64,
    /// What was found, in the sync crate's words.
    pub finding: String,
    /// How often it was looked at.
    pub tries: u32,
    /// When to look again, in milliseconds since 1970.
    pub again_ms: u64,
}

impl Reader<'_> {
    /// Every verdict.
    ///
    /// # Errors
    /// What the disk says.
    pub fn verdicts(&self) -> Result<Vec<KeptVerdict>, VaultError> {
        let sql = "SELECT name, bytes, finding, tries, again_ms FROM verdict ORDER BY name";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(KeptVerdict {
                name: row.get(0)?,
                bytes: row.get::<_, i64>(1)?.cast_unsigned(),
                finding: row.get(2)?,
                tries: row.get(3)?,
                again_ms: row.get::<_, i64>(4)?.cast_unsigned(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
