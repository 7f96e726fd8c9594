//! A note belongs to the provider of its visit, an action to that of its concern: the provider's
//! page finds them without a join, whatever the order in which they arrive.

use super::columns::{id_in, rank};
use super::row::{COLUMNS, Row};
use super::tally;
use crate::error::VaultError;
use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;

/// The record's own provider, or its parent's.
pub fn organisation_of(connection: &Connection, row: &Row) -> Result<Option<Uuid>, VaultError> {
    let (None, Some(parent)) = (row.organisation, row.parent) else { return Ok(row.organisation) };
    let mut statement =
        connection.prepare_cached("SELECT kind, organisation FROM record WHERE id = ?1")?;
    let found: Option<(String, Option<[u8; 16]>)> = statement
        .query_row([parent.as_bytes()], |found| Ok((found.get(0)?, found.get(1)?)))
        .optional()?;
    let organisation = found
        .filter(|(kind, _)| rank(kind) < rank(&row.kind))
        .and_then(|(_, organisation)| organisation);
    Ok(organisation.map(Uuid::from_bytes))
}

/// Tells the records that belong to this one that its provider, or what it gives on, has changed.
pub fn pass_on(connection: &Connection, parent: &Row) -> Result<(), VaultError> {
    for child in children(connection, parent)? {
        let own = id_in(&child.fields, "organisation").map(|record| record.0);
        let given = parent.organisation.filter(|_| rank(&parent.kind) < rank(&child.kind));
        let organisation = own.or(given);
        if child.organisation != organisation {
            let moved = Row { organisation, ..child.clone() };
            moved.write(connection)?;
            tally::replace(connection, Some(&child), &moved)?;
            pass_on(connection, &moved)?;
        }
    }
    Ok(())
}

fn children(connection: &Connection, parent: &Row) -> Result<Vec<Row>, VaultError> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM record WHERE parent = ?1"))?;
    let rows = statement.query_map([parent.id.0.as_bytes()], Row::read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
