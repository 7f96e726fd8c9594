//! Objects made here for the space: their bytes are kept before they are first sent, so that
//! sending can be repeated with the same bytes until they are read back.

use super::Tx;
use crate::error::VaultError;
use crate::read::{HeldSegment, SealedObject};
use rusqlite::params;

impl Tx<'_> {
    /// Keeps an object for sending, after those that were kept before. A segment's number is taken
    /// with it.
    ///
    /// # Errors
    /// When another segment has its place already; what the disk says.
    pub fn keep_object(&mut self, object: &SealedObject) -> Result<(), VaultError> {
        let sql =
            "INSERT INTO outgoing (name, bytes, feed, channel, seq, hash, first_event, events)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let part = object.part;
        self.connection.prepare_cached(sql)?.execute(params![
            object.name,
            object.bytes,
            part.map(|part| part.feed.0),
            part.map(|part| part.channel.name()),
            part.map(|part| part.seq.cast_signed()),
            part.map(|part| part.hash),
            part.map(|part| part.first_event.cast_signed()),
            part.map(|part| part.events.cast_signed()),
        ])?;
        self.changes.space = true;
        match part {
            Some(part) if part.events > 0 => {
                let segment = HeldSegment { seq: part.seq, object: Some(part.hash), trace: None };
                self.hold(part.feed, &segment)
            }
            _ => Ok(()),
        }
    }

    /// Notes that the space holds these bytes: they were read back. They stay here all the same.
    ///
    /// # Errors
    /// What the disk says.
    pub fn mark_sent(&mut self, name: &str) -> Result<(), VaultError> {
        let sql = "UPDATE outgoing SET sent_ms = ?2 WHERE name = ?1";
        self.connection.prepare_cached(sql)?.execute((name, self.now_ms.cast_signed()))?;
        self.changes.space = true;
        Ok(())
    }

    /// Lets go of the bytes of an object that was sent and that the space holds in another form.
    ///
    /// # Errors
    /// What the disk says.
    pub fn let_go(&mut self, name: &str) -> Result<(), VaultError> {
        let sql = "UPDATE outgoing SET bytes = x'' WHERE name = ?1 AND sent_ms IS NOT NULL";
        self.connection.prepare_cached(sql)?.execute([name])?;
        self.changes.space = true;
        Ok(())
    }

    /// Lets go of what was kept for a space that was never entered: what was to be sent there, and
    /// what was found out about its objects.
    ///
    /// # Errors
    /// What the disk says.
    pub fn forget_space(&mut self) -> Result<(), VaultError> {
        self.connection.execute("DELETE FROM outgoing", [])?;
        self.connection.execute("DELETE FROM verdict", [])?;
        self.changes.space = true;
        Ok(())
    }
}
