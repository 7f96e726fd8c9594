//! A note belongs to the provider of its visit, an action to that of its concern: the provider's
//! page finds them without a join, whatever the order in which they arrive.

use super::Models;
use super::columns::{id_in, rank};
use super::row::{Row, row_columns};
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
    let given = found.filter(|(kind, _)| rank(kind) < rank(&row.kind));
    Ok(given.and_then(|(_, organisation)| organisation).map(Uuid::from_bytes))
}

impl Models<'_> {
    /// Tells the records that belong to this one that its provider, or what it gives on, has
    /// changed.
    pub(super) fn pass_on(&self, parent: &Row) -> Result<(), VaultError> {
        for child in self.children(parent)? {
            let own = id_in(&child.fields, "organisation").map(|record| record.0);
            let given = parent.organisation.filter(|_| rank(&parent.kind) < rank(&child.kind));
            let organisation = own.or(given);
            if child.organisation != organisation {
                let moved = Row { organisation, ..child.clone() };
                moved.update(self.connection)?;
                self.recount(Some(&child), &moved)?;
                self.pass_on(&moved)?;
            }
        }
        Ok(())
    }

    fn children(&self, parent: &Row) -> Result<Vec<Row>, VaultError> {
        let sql = concat!("SELECT ", row_columns!(), " FROM record WHERE parent = ?1");
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([parent.id.0.as_bytes()], Row::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
