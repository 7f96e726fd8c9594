//! How far the feeds of the space have come.

use super::Tx;
use crate::error::VaultError;
use crate::read::FeedCursor;
use cf_ledger::FeedId;
use rusqlite::params;

impl Tx<'_> {
    /// Notes how far a feed of the space has been read or sealed.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_cursor(&mut self, cursor: &FeedCursor) -> Result<(), VaultError> {
        let sql = "INSERT OR REPLACE INTO cursor
                (feed, channel, device_key, segments, statement, count, hash, stated, witnessed)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        self.connection.prepare_cached(sql)?.execute(params![
            cursor.feed.0,
            cursor.channel.name(),
            cursor.device.0,
            cursor.segments.cast_signed(),
            cursor.statement,
            cursor.head.count.cast_signed(),
            cursor.head.hash,
            cursor.stated.cast_signed(),
            cursor.witnessed.cast_signed(),
        ])?;
        self.changes.space = true;
        Ok(())
    }

    /// Notes how many segments of a colleague's feed a statement of our own has named.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_stated(&mut self, feed: FeedId, height: u64) -> Result<(), VaultError> {
        let sql = "UPDATE cursor SET stated = ?2 WHERE feed = ?1";
        self.connection.prepare_cached(sql)?.execute((feed.0, height.cast_signed()))?;
        self.changes.space = true;
        Ok(())
    }

    /// Notes how many segments of an own feed a colleague has said to have read, if that is more
    /// than was known.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_witnessed(&mut self, feed: FeedId, height: u64) -> Result<(), VaultError> {
        let sql = "UPDATE cursor SET witnessed = max(witnessed, ?2) WHERE feed = ?1";
        let height = i64::try_from(height).unwrap_or(i64::MAX);
        self.connection.prepare_cached(sql)?.execute((feed.0, height))?;
        self.changes.space = true;
        Ok(())
    }
}
