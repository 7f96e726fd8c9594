//! What is in a vault, counted: said when it is dumped, and found again when it is brought back.

use crate::backup::proof;
use crate::error::VaultError;
use crate::open::level;
use crate::read::Reader;
use std::collections::BTreeMap;

/// What is in a vault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// The compatibility level of its form.
    pub level: u32,
    /// How many events.
    pub events: u64,
    /// BLAKE3 over the heads of all feeds, 64 hexadecimal digits.
    pub heads: String,
    /// How many records of each kind, by its code; those in the bin too.
    pub records: BTreeMap<String, u64>,
    /// How many drafts.
    pub drafts: u64,
}

impl Reader<'_> {
    /// What is in the vault.
    ///
    /// # Errors
    /// What the disk says.
    pub fn contents(&self) -> Result<Contents, VaultError> {
        let connection = self.connection()?;
        let events = self.feeds()?.iter().map(|feed| feed.head.count).sum();
        let sql = "SELECT kind, sum(count) FROM tally GROUP BY kind HAVING sum(count) > 0";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned())))?;
        let drafts: i64 =
            connection.query_row("SELECT count(*) FROM draft", [], |row| row.get(0))?;
        Ok(Contents {
            level: level(connection)?,
            events,
            heads: proof::heads(self)?,
            records: rows.collect::<Result<_, _>>()?,
            drafts: drafts.cast_unsigned(),
        })
    }
}
