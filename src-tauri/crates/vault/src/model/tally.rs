//! Exact counts that cost the same whatever the number of records.

use super::row::Row;
use crate::error::VaultError;
use rusqlite::{Connection, params};
use uuid::Uuid;

type Key<'r> = (&'r str, bool, &'r [u8], &'r str, &'r str);

fn key(row: &Row) -> Key<'_> {
    let organisation = row.organisation.as_ref().map_or(&[][..], |id: &Uuid| id.as_bytes());
    (
        &row.kind,
        row.binned.is_some(),
        organisation,
        &row.audience,
        row.status.as_deref().unwrap_or_default(),
    )
}

pub fn replace(connection: &Connection, old: Option<&Row>, new: &Row) -> Result<(), VaultError> {
    if old.map(key) == Some(key(new)) {
        return Ok(());
    }
    if let Some(old) = old {
        add(connection, old, -1)?;
    }
    add(connection, new, 1)
}

pub fn remove(connection: &Connection, old: &Row) -> Result<(), VaultError> {
    add(connection, old, -1)
}

fn add(connection: &Connection, row: &Row, more: i64) -> Result<(), VaultError> {
    let (kind, binned, organisation, audience, status) = key(row);
    let sql = "INSERT INTO tally (kind, binned, organisation, audience, status, count) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO UPDATE SET count = count + ?6";
    connection.prepare_cached(sql)?.execute(params![
        kind,
        binned,
        organisation,
        audience,
        status,
        more
    ])?;
    Ok(())
}
