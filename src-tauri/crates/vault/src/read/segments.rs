//! The segments of the space that are held, and the packs of own ones.

use super::Reader;
use crate::error::VaultError;
use cf_ledger::FeedId;
use rusqlite::Row;

/// A segment that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSegment {
    /// Its number in the feed.
    pub seq: u64,
    /// The hash of the file that it came in. Nothing for one that came in a pack.
    pub object: Option<[u8; 32]>,
    /// What is needed to write it again. Nothing for what was held before this was kept.
    pub trace: Option<HeldTrace>,
}

/// What is needed, beside its events, to write a segment again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldTrace {
    /// The hash of its signed statement.
    pub statement: [u8; 32],
    /// The number of the key it was written for.
    pub epoch: u32,
    /// How many events the feed had before it.
    pub before: u64,
    /// How many it holds.
    pub events: u64,
    /// What the statement says that follows from nothing else.
    pub said: Vec<u8>,
    /// The signature, if it is known.
    pub signature: Option<[u8; 64]>,
}

/// What a taken place in a feed is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldPlace {
    /// The segment's number in the feed.
    pub seq: u64,
    /// The hash of the file that it came in.
    pub object: Option<[u8; 32]>,
    /// The hash of its signed statement.
    pub statement: Option<[u8; 32]>,
}

/// A pack of an own feed that was read back from the space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackRow {
    /// Its name in the space.
    pub name: String,
    /// The feed.
    pub feed: FeedId,
    /// The number of its first segment.
    pub first: u64,
    /// The number of its last.
    pub last: u64,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was first read back, in milliseconds since 1970.
    pub since_ms: u64,
}

impl Reader<'_> {
    /// The segments of a feed that are held, from a number on.
    ///
    /// # Errors
    /// What the disk says.
    pub fn held(&self, feed: FeedId, first: u64) -> Result<Vec<HeldPlace>, VaultError> {
        let sql =
            "SELECT seq, object, statement FROM held WHERE feed = ?1 AND seq >= ?2 ORDER BY seq";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map((feed.0, storable(first)), |row| {
            let seq: i64 = row.get(0)?;
            Ok(HeldPlace { seq: seq.cast_unsigned(), object: row.get(1)?, statement: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The segments of a feed that can be written again, from a number on, at most so many.
    ///
    /// # Errors
    /// What the disk says.
    pub fn held_segments(
        &self,
        feed: FeedId,
        first: u64,
        limit: u32,
    ) -> Result<Vec<HeldSegment>, VaultError> {
        let sql = "SELECT seq, object, statement, epoch, before, events, said, signature FROM held
            WHERE feed = ?1 AND seq >= ?2 AND statement IS NOT NULL ORDER BY seq LIMIT ?3";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map((feed.0, storable(first), limit), read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The packs of an own feed that were read back, in the order of what they hold.
    ///
    /// # Errors
    /// What the disk says.
    pub fn packs(&self, feed: FeedId) -> Result<Vec<PackRow>, VaultError> {
        let sql = "SELECT name, first, last, bytes, since_ms FROM pack WHERE feed = ?1
            ORDER BY first, last, name";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([feed.0], |row| {
            let number = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
            Ok(PackRow {
                name: row.get(0)?,
                feed,
                first: number(1)?,
                last: number(2)?,
                bytes: number(3)?,
                since_ms: number(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Numbers beyond what can be stored are held by nobody.
fn storable(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn read(row: &Row<'_>) -> rusqlite::Result<HeldSegment> {
    let number = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
    let trace = HeldTrace {
        statement: row.get(2)?,
        epoch: row.get(3)?,
        before: number(4)?,
        events: number(5)?,
        said: row.get(6)?,
        signature: row.get(7)?,
    };
    Ok(HeldSegment { seq: number(0)?, object: row.get(1)?, trace: Some(trace) })
}
