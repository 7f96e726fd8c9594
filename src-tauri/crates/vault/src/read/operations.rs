//! What this person did on this device: what undo and the list of it read.

use super::Reader;
use crate::error::VaultError;
use cf_domain::RecordId;
use rusqlite::{OptionalExtension as _, Row};
use uuid::Uuid;

/// Something this person did on this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationRow {
    /// Its number: what undo takes.
    pub id: i64,
    /// Its name, such as `visit.start`.
    pub name: String,
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
    /// How many events it wrote.
    pub events: u64,
    /// The operation that undid it.
    pub undone_by: Option<i64>,
    /// The first of its records that there is; else the first that was taken back with it.
    pub record: Option<RecordId>,
    /// Whether something of it has left the device, or is sealed to do so.
    pub departed: bool,
}

const OPERATION: &str = "SELECT id, name, at_ms, last_event - first_event + 1, undone_by,
        coalesce(
            (SELECT event.record FROM event JOIN record ON record.id = event.record
                WHERE event.n BETWEEN first_event AND last_event ORDER BY event.n LIMIT 1),
            (SELECT record FROM taken_back
                WHERE taken_back.operation = operation.id ORDER BY n LIMIT 1),
            (SELECT record FROM taken_back
                WHERE taken_back.operation IN
                (SELECT done.id FROM operation AS done WHERE done.undone_by = operation.id)
                ORDER BY n LIMIT 1)),
        EXISTS (SELECT 1 FROM event JOIN feed ON feed.n = event.feed
            WHERE event.n BETWEEN first_event AND last_event AND feed.own = 1
                AND event.seq <= feed.departed)
    FROM operation";

impl Reader<'_> {
    /// What this person did on this device, newest first: what came before an operation, or the
    /// newest.
    ///
    /// # Errors
    /// What the disk says.
    pub fn operations(
        &self,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<OperationRow>, VaultError> {
        let sql = format!("{OPERATION} WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let rows = statement.query_map((before.unwrap_or(i64::MAX), limit), read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One operation.
    ///
    /// # Errors
    /// What the disk says.
    pub fn operation(&self, id: i64) -> Result<Option<OperationRow>, VaultError> {
        let sql = format!("{OPERATION} WHERE id = ?1");
        Ok(self.connection()?.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    /// How many operations there are. They are numbered from 1 and never forgotten.
    ///
    /// # Errors
    /// What the disk says.
    pub fn operation_count(&self) -> Result<u64, VaultError> {
        let sql = "SELECT coalesce(max(id), 0) FROM operation";
        let last: i64 = self.connection()?.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(last.cast_unsigned())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<OperationRow> {
    let record: Option<[u8; 16]> = row.get(5)?;
    Ok(OperationRow {
        id: row.get(0)?,
        name: row.get(1)?,
        at_ms: row.get::<_, i64>(2)?.cast_unsigned(),
        events: row.get::<_, i64>(3)?.cast_unsigned(),
        undone_by: row.get(4)?,
        record: record.map(|id| RecordId(Uuid::from_bytes(id))),
        departed: row.get(6)?,
    })
}
