//! What was found out about single objects of the space.

use super::Tx;
use crate::error::VaultError;
use crate::read::KeptVerdict;

impl Tx<'_> {
    /// Keeps a verdict; it replaces an earlier one on the same name.
    ///
    /// # Errors
    /// What the disk says.
    pub fn put_verdict(&mut self, verdict: &KeptVerdict) -> Result<(), VaultError> {
        let sql = "INSERT OR REPLACE INTO verdict (name, bytes, finding, tries, again_ms)
            VALUES (?1, ?2, ?3, ?4, ?5)";
        self.connection.prepare_cached(sql)?.execute((
            &verdict.name,
            verdict.bytes.cast_signed(),
            &verdict.finding,
            verdict.tries,
            verdict.again_ms.cast_signed(),
        ))?;
        self.changes.space = true;
        Ok(())
    }

    /// Forgets the verdict on a name. Having none is no error.
    ///
    /// # Errors
    /// What the disk says.
    pub fn forget_verdict(&mut self, name: &str) -> Result<(), VaultError> {
        self.connection.prepare_cached("DELETE FROM verdict WHERE name = ?1")?.execute([name])?;
        self.changes.space = true;
        Ok(())
    }
}
