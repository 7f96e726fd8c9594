//! Objects made here for the space.

use super::Reader;
use crate::error::VaultError;
use cf_ledger::{Channel, FeedId};
use rusqlite::{OptionalExtension as _, Row};

/// An object that was made here for the space. Its bytes never change: sending again means sending
/// the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedObject {
    /// Its name in the space.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// For a segment or its tip: which.
    pub part: Option<SealedPart>,
}

/// The piece of an own feed that an object stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedPart {
    /// The channel.
    pub channel: Channel,
    /// The feed.
    pub feed: FeedId,
    /// The segment's number.
    pub seq: u64,
    /// The segment's hash.
    pub hash: [u8; 32],
    /// The number of its first event.
    pub first_event: u64,
    /// How many events this object carries: none for a tip.
    pub events: u64,
}

/// An object of ours that the space once gave back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRow {
    /// Its name in the space.
    pub name: String,
    /// Its size in bytes: zero once its bytes were let go.
    pub bytes: u64,
    /// For a segment or its tip: which.
    pub part: Option<SealedPart>,
}

impl Reader<'_> {
    /// The objects that are not known to be in the space yet, in the order in which they were made.
    ///
    /// # Errors
    /// What the disk says.
    pub fn unsent_objects(&self) -> Result<Vec<SealedObject>, VaultError> {
        let sql = "SELECT name, bytes, feed, channel, seq, hash, first_event, events FROM outgoing
            WHERE sent_ms IS NULL ORDER BY n";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([], read)?;
        rows.map(|row| row?.ok_or(VaultError::Damaged)).collect()
    }

    /// The objects that the space once gave back, without their bytes: name and size, in the order
    /// in which they were made. The size is zero when the bytes were let go.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sent_objects(&self) -> Result<Vec<SentRow>, VaultError> {
        let sql = "SELECT name, length(bytes), feed, channel, seq, hash, first_event, events
            FROM outgoing WHERE sent_ms IS NOT NULL ORDER BY n";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let bytes: i64 = row.get(1)?;
            Ok(SentRow { name: row.get(0)?, bytes: bytes.cast_unsigned(), part: read_part(row)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names of all objects that were made here and whose bytes are held, sent or not, in the
    /// order in which they were made.
    ///
    /// # Errors
    /// What the disk says.
    pub fn object_names(&self) -> Result<Vec<String>, VaultError> {
        let sql = "SELECT name FROM outgoing WHERE length(bytes) > 0 ORDER BY n";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The bytes of an object that was made here. Nothing when they were let go.
    ///
    /// # Errors
    /// What the disk says.
    pub fn object_bytes(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        let sql = "SELECT bytes FROM outgoing WHERE name = ?1 AND length(bytes) > 0";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// How many objects are not known to be in the space yet, and how many bytes they have.
    ///
    /// # Errors
    /// What the disk says.
    pub fn unsent_size(&self) -> Result<(u64, u64), VaultError> {
        let sql = "SELECT count(*), coalesce(sum(length(bytes)), 0) FROM outgoing
            WHERE sent_ms IS NULL";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let size = statement.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))?;
        Ok((size.0.cast_unsigned(), i64::cast_unsigned(size.1)))
    }

    /// The name of the newest object that is known to be in the space.
    ///
    /// # Errors
    /// What the disk says.
    pub fn last_sent(&self) -> Result<Option<String>, VaultError> {
        let sql = "SELECT name FROM outgoing WHERE sent_ms IS NOT NULL ORDER BY n DESC LIMIT 1";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    /// The pieces of own feeds that are not known to be in the space yet, without their bytes.
    ///
    /// # Errors
    /// What the disk says.
    pub fn unsent_parts(&self) -> Result<Vec<SealedPart>, VaultError> {
        let sql = "SELECT NULL, NULL, feed, channel, seq, hash, first_event, events FROM outgoing
            WHERE sent_ms IS NULL AND feed IS NOT NULL ORDER BY n";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([], read_part)?;
        rows.map(|row| row?.ok_or(VaultError::Damaged)).collect()
    }
}

/// `None` when the channel is not one this app knows.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<SealedObject>> {
    let part = read_part(row)?;
    if part.is_none() && row.get_ref(2)? != rusqlite::types::ValueRef::Null {
        return Ok(None);
    }
    Ok(Some(SealedObject { name: row.get(0)?, bytes: row.get(1)?, part }))
}

fn read_part(row: &Row<'_>) -> rusqlite::Result<Option<SealedPart>> {
    let (Some(feed), Some(channel)) =
        (row.get::<_, Option<[u8; 32]>>(2)?, row.get::<_, Option<String>>(3)?)
    else {
        return Ok(None);
    };
    let Some(channel) = Channel::from_name(&channel) else { return Ok(None) };
    let number = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
    Ok(Some(SealedPart {
        channel,
        feed: FeedId(feed),
        seq: number(4)?,
        hash: row.get(5)?,
        first_event: number(6)?,
        events: number(7)?,
    }))
}
