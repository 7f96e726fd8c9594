//! Brings one record's row, its words and the counts up to date, in the same transaction as the
//! event that changed it.

use super::columns::rank;
use super::events::{self, Known};
use super::row::Row;
use super::{inherit, search, tally};
use crate::error::VaultError;
use cf_domain::RecordId;
use cf_ledger::{Applied, RecordState, reduce};
use rusqlite::Connection;

/// Reads the record's events and refreshes. Returns its state, `None` when nothing shows.
pub fn refresh(
    connection: &Connection,
    record: RecordId,
) -> Result<Option<RecordState>, VaultError> {
    let events = events::of_record(connection, record)?;
    refresh_with(connection, record, &events)
}

/// Refreshes from events that are at hand.
pub fn refresh_with(
    connection: &Connection,
    record: RecordId,
    events: &[Known],
) -> Result<Option<RecordState>, VaultError> {
    let applied: Vec<Applied> = events.iter().map(|event| event.applied.clone()).collect();
    let state = reduce(&applied);
    let old = Row::find(connection, record)?;
    match &state {
        Some(state) => replace(connection, old.as_ref(), Row::of(record, state, events))?,
        None => remove(connection, old.as_ref())?,
    }
    Ok(state)
}

fn replace(connection: &Connection, old: Option<&Row>, mut new: Row) -> Result<(), VaultError> {
    new.organisation = inherit::organisation_of(connection, &new)?;
    let kept = old.filter(|old| old.created == new.created);
    if kept.is_none() {
        remove(connection, old)?;
    }
    new.n = match kept {
        Some(old) => old.n,
        None => Row::free_number(connection, new.created)?,
    };
    if kept == Some(&new) {
        return Ok(());
    }
    new.write(connection)?;
    search::replace(connection, kept, &new)?;
    tally::replace(connection, kept, &new)?;
    let gives = |row: &Row| (row.organisation, rank(&row.kind));
    if old.map_or(new.organisation.is_some(), |old| gives(old) != gives(&new)) {
        inherit::pass_on(connection, &new)?;
    }
    Ok(())
}

fn remove(connection: &Connection, old: Option<&Row>) -> Result<(), VaultError> {
    let Some(old) = old else { return Ok(()) };
    search::remove(connection, old)?;
    tally::remove(connection, old)?;
    connection.prepare_cached("DELETE FROM record WHERE n = ?1")?.execute([old.n])?;
    Ok(())
}
