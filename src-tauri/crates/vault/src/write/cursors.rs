//! How far the feeds of the space have come, and which segments are held.

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
                (feed, channel, device_key, segments, statement, count, hash, stated)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        self.connection.prepare_cached(sql)?.execute(params![
            cursor.feed.0,
            cursor.channel.name(),
            cursor.device.0,
            cursor.segments.cast_signed(),
            cursor.statement,
            cursor.head.count.cast_signed(),
            cursor.head.hash,
            cursor.stated.cast_signed(),
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

    /// Notes that a segment is held. The same one may be noted again when a feed is read again.
    ///
    /// # Errors
    /// When another one has this place already: a number in a feed is never given twice.
    pub fn hold(&mut self, feed: FeedId, seq: u64, hash: [u8; 32]) -> Result<(), VaultError> {
        let sql = "INSERT INTO held (feed, seq, hash) SELECT ?1, ?2, ?3
            WHERE NOT EXISTS (SELECT 1 FROM held WHERE feed = ?1 AND seq = ?2 AND hash = ?3)";
        self.connection.prepare_cached(sql)?.execute((feed.0, seq.cast_signed(), hash))?;
        self.changes.space = true;
        Ok(())
    }
}
