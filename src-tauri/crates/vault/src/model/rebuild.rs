//! Drops every read model and replays the log.

use super::events::{self, Known};
use super::{KnownWords, Models};
use crate::error::VaultError;
use rusqlite::Connection;

const DROP: &str = "DELETE FROM record; DELETE FROM tally; DELETE FROM word;
    INSERT INTO search (search) VALUES ('delete-all');";

const ALL: &str = "SELECT event.n, event.id, event.bytes, feed.person, feed.device, feed.channel
    FROM event JOIN feed ON feed.n = event.feed ORDER BY event.record, feed.id, event.seq";

/// Replays everything inside the transaction of the caller, who must forget the words that were
/// known before. Returns how many records were replayed.
pub fn rebuild(connection: &Connection) -> Result<u64, VaultError> {
    connection.execute_batch(DROP)?;
    let nothing_known = KnownWords::default();
    let models = Models::new(connection, &nothing_known);
    let mut statement = connection.prepare(ALL)?;
    let mut rows = statement.query([])?;
    let mut records = 0;
    let mut together: Vec<Known> = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(event) = events::read(row)? else { continue };
        let record = event.applied.payload.record;
        if together.first().is_some_and(|first| first.applied.payload.record != record) {
            records += replay(&models, &together)?;
            together.clear();
        }
        together.push(event);
    }
    records += replay(&models, &together)?;
    models.settle()?;
    Ok(records)
}

fn replay(models: &Models<'_>, events: &[Known]) -> Result<u64, VaultError> {
    let Some(first) = events.first() else { return Ok(0) };
    models.show_new(first.applied.payload.record, events)?;
    Ok(1)
}
