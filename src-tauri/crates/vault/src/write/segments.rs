//! Which segments of the space are held, and which packs of own ones were read back.

use super::Tx;
use crate::error::VaultError;
use crate::read::{HeldSegment, PackRow};
use cf_ledger::FeedId;
use rusqlite::params;

impl Tx<'_> {
    /// Notes that a segment is held. The same one may be noted again: what was not known of it is
    /// added.
    ///
    /// # Errors
    /// [`VaultError::BrokenChain`] when another one has this place already: a number in a feed is
    /// never given twice.
    pub fn hold(&mut self, feed: FeedId, segment: &HeldSegment) -> Result<(), VaultError> {
        let sql = "INSERT INTO held
                (feed, seq, object, statement, epoch, before, events, said, signature)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (feed, seq) DO UPDATE SET
                statement = coalesce(excluded.statement, statement),
                epoch = coalesce(excluded.epoch, epoch),
                before = coalesce(excluded.before, before),
                events = coalesce(excluded.events, events),
                said = coalesce(excluded.said, said),
                signature = coalesce(excluded.signature, signature)
            WHERE CASE WHEN excluded.statement IS NULL THEN object = excluded.object
                ELSE coalesce(statement, excluded.statement) = excluded.statement END";
        let trace = segment.trace.as_ref();
        let kept = self.connection.prepare_cached(sql)?.execute(params![
            feed.0,
            segment.seq.cast_signed(),
            segment.object,
            trace.map(|trace| trace.statement),
            trace.map(|trace| trace.epoch),
            trace.map(|trace| trace.before.cast_signed()),
            trace.map(|trace| trace.events.cast_signed()),
            trace.map(|trace| trace.said.as_slice()),
            trace.and_then(|trace| trace.signature),
        ])?;
        self.changes.space = true;
        if kept == 0 { Err(VaultError::BrokenChain { seq: segment.seq }) } else { Ok(()) }
    }

    /// Keeps that a pack of an own feed was read back. Having it already changes nothing.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keep_pack(&mut self, pack: &PackRow) -> Result<(), VaultError> {
        let sql = "INSERT OR IGNORE INTO pack (name, feed, first, last, bytes, since_ms)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.connection.prepare_cached(sql)?.execute(params![
            pack.name,
            pack.feed.0,
            pack.first.cast_signed(),
            pack.last.cast_signed(),
            pack.bytes.cast_signed(),
            pack.since_ms.cast_signed(),
        ])?;
        self.changes.space = true;
        Ok(())
    }

    /// Forgets a pack that is not in the space as it was, or that a larger one made useless.
    ///
    /// # Errors
    /// What the disk says.
    pub fn forget_pack(&mut self, name: &str) -> Result<(), VaultError> {
        self.connection.prepare_cached("DELETE FROM pack WHERE name = ?1")?.execute([name])?;
        self.changes.space = true;
        Ok(())
    }
}
