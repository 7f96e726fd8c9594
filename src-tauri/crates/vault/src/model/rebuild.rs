//! Drops every read model and replays the log.

use super::events::{self, Known};
use super::refresh::refresh_with;
use crate::error::VaultError;
use cf_domain::RecordId;
use rusqlite::Connection;

const DROP: &str = "DELETE FROM record; DELETE FROM tally; DELETE FROM word; INSERT INTO search (search) VALUES ('delete-all');";

const ALL: &str = "SELECT event.n, event.id, event.bytes, feed.person, feed.device, feed.channel
    FROM event JOIN feed ON feed.n = event.feed ORDER BY event.record, feed.id, event.seq";

/// Replays everything inside the transaction of the caller. Returns how many records there are.
pub fn rebuild(connection: &Connection) -> Result<u64, VaultError> {
    connection.execute_batch(DROP)?;
    let mut statement = connection.prepare(ALL)?;
    let mut rows = statement.query([])?;
    let mut records = 0;
    let mut together: Vec<Known> = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(event) = events::read(row)? else { continue };
        let record = event.applied.payload.record;
        if together.first().is_some_and(|first| first.applied.payload.record != record) {
            records += replay(connection, &together)?;
            together.clear();
        }
        together.push(event);
    }
    Ok(records + replay(connection, &together)?)
}

fn replay(connection: &Connection, events: &[Known]) -> Result<u64, VaultError> {
    let Some(first) = events.first() else { return Ok(0) };
    let record: RecordId = first.applied.payload.record;
    Ok(u64::from(refresh_with(connection, record, events)?.is_some()))
}
