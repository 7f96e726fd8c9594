//! What was said of a record and taken back before it left the device: history only.

use super::events::{self, Known};
use crate::error::VaultError;
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_ledger::EventId;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// An operation that took events of a record back, or brought them back.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Its number.
    pub operation: i64,
    /// Its name.
    pub name: String,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    pub author: PersonId,
    pub device: DeviceId,
    /// Whether the events went away; else they came back.
    pub away: bool,
    /// The events, in the order in which they were said.
    pub events: Vec<EventId>,
}

/// What of a record was taken back, and what became of that.
#[derive(Debug, Default)]
pub struct Taken {
    pub events: Vec<Known>,
    pub turns: Vec<Turn>,
}

const TAKEN: &str =
    "SELECT taken_back.n, taken_back.id, taken_back.bytes, feed.person, feed.device,
        feed.channel, undo.id, undo.name, undo.at_ms, redo.id, redo.name, redo.at_ms
    FROM taken_back
    JOIN feed ON feed.n = taken_back.feed
    JOIN operation AS done ON done.id = taken_back.operation
    JOIN operation AS undo ON undo.id = done.undone_by
    LEFT JOIN operation AS redo ON redo.id = undo.undone_by
    WHERE taken_back.record = ?1 ORDER BY taken_back.n";

/// What of a record was taken back.
pub fn taken_back(connection: &Connection, record: RecordId) -> Result<Taken, VaultError> {
    let mut statement = connection.prepare_cached(TAKEN)?;
    let mut rows = statement.query([record.0.as_bytes()])?;
    let mut taken = Vec::new();
    let mut turns: BTreeMap<i64, Turn> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let Some(event) = events::read(row)? else { continue };
        let (id, author, device) = (event.applied.id, event.applied.author, event.applied.device);
        for (from, away) in [(6, true), (9, false)] {
            let Some(operation) = row.get(from)? else { continue };
            let (name, at_ms) = (row.get(from + 1)?, row.get(from + 2)?);
            let turn = turns.entry(operation).or_insert_with(|| Turn {
                operation,
                name,
                at_ms,
                author,
                device,
                away,
                events: Vec::new(),
            });
            turn.events.push(id);
        }
        taken.push(event);
    }
    Ok(Taken { events: taken, turns: turns.into_values().collect() })
}
