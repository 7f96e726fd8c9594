//! How far the feeds of the space have been read and sealed.

use super::Reader;
use crate::error::VaultError;
use cf_ledger::{Channel, DevicePublic, FeedId, Head};
use rusqlite::Row;

/// How far a feed of the space has been read or, for an own feed, sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedCursor {
    /// The feed.
    pub feed: FeedId,
    /// Its channel.
    pub channel: Channel,
    /// The device that signs it.
    pub device: DevicePublic,
    /// How many segments.
    pub segments: u64,
    /// The hash of the last segment's statement; zero before the first.
    pub statement: [u8; 32],
    /// The head of the events in them.
    pub head: Head,
    /// How many segments a statement of our own has named.
    pub stated: u64,
    /// How many segments of an own feed a colleague has said to have read.
    pub witnessed: u64,
}

impl Reader<'_> {
    /// Every cursor.
    ///
    /// # Errors
    /// What the disk says.
    pub fn cursors(&self) -> Result<Vec<FeedCursor>, VaultError> {
        let sql =
            "SELECT feed, channel, device_key, segments, statement, count, hash, stated, witnessed
            FROM cursor ORDER BY feed";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([], read)?;
        rows.map(|row| row?.ok_or(VaultError::Damaged)).collect()
    }
}

/// `None` when the channel is not one this app knows.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<FeedCursor>> {
    let Some(channel) = Channel::from_name(row.get_ref(1)?.as_str()?) else { return Ok(None) };
    let number = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
    Ok(Some(FeedCursor {
        feed: FeedId(row.get(0)?),
        channel,
        device: DevicePublic(row.get(2)?),
        segments: number(3)?,
        statement: row.get(4)?,
        head: Head { count: number(5)?, hash: row.get(6)? },
        stated: number(7)?,
        witnessed: number(8)?,
    }))
}
