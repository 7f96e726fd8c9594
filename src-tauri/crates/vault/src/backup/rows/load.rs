//! Reading a dump into an empty database.

use super::{COLUMNS, MIGRATIONS, TABLE, TABLES};
use crate::error::VaultError;
use crate::open::migrate;
use ciborium::Value;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};
use std::collections::BTreeSet;

/// More than any row has: a bound against made-up bytes.
const LONGEST: usize = 64 * 1024 * 1024;

/// Takes a dump in, piece by piece.
#[derive(Debug, Default)]
pub struct Load {
    rest: Vec<u8>,
    begun: bool,
    insert: Option<(String, usize)>,
}

impl Load {
    /// Takes in the next piece, as far as its frames are complete.
    ///
    /// # Errors
    /// [`VaultError::NoBackup`] when it is no dump; [`VaultError::NewerVault`] when it comes from a
    /// newer app.
    pub fn add(&mut self, connection: &Connection, piece: &[u8]) -> Result<(), VaultError> {
        self.rest.extend_from_slice(piece);
        let bytes = std::mem::take(&mut self.rest);
        let mut left = bytes.as_slice();
        while let Some((length, after)) = left.split_first_chunk::<4>() {
            let length =
                usize::try_from(u32::from_le_bytes(*length)).map_err(|_| VaultError::NoBackup)?;
            if length > LONGEST {
                return Err(VaultError::NoBackup);
            }
            let Some((frame, after)) = after.split_at_checked(length) else { break };
            self.take(connection, frame)?;
            left = after;
        }
        self.rest = left.to_vec();
        Ok(())
    }

    /// Whether it ended where a dump may end.
    pub fn is_whole(&self) -> bool {
        self.begun && self.rest.is_empty()
    }

    fn take(&mut self, connection: &Connection, frame: &[u8]) -> Result<(), VaultError> {
        match ciborium::from_reader(frame).map_err(|_| VaultError::NoBackup)? {
            Value::Map(head) if self.begun => self.begin_table(connection, &head),
            Value::Map(head) => self.begin(connection, &head),
            Value::Array(row) => self.write(connection, row),
            _ => Err(VaultError::NoBackup),
        }
    }

    /// Makes the form that the vault had. A migration that this app does not know is a newer app's.
    fn begin(
        &mut self,
        connection: &Connection,
        head: &[(Value, Value)],
    ) -> Result<(), VaultError> {
        let names = texts(head, MIGRATIONS)?;
        migrate::bring_to(connection, &names.into_iter().collect::<BTreeSet<_>>())?;
        self.begun = true;
        Ok(())
    }

    fn begin_table(
        &mut self,
        connection: &Connection,
        head: &[(Value, Value)],
    ) -> Result<(), VaultError> {
        let table = member(head, TABLE).and_then(Value::as_text).ok_or(VaultError::NoBackup)?;
        let (table, _) =
            TABLES.iter().find(|(name, _)| *name == table).ok_or(VaultError::NewerVault)?;
        let columns = texts(head, COLUMNS)?;
        let known = columns_of(connection, table)?;
        if columns.iter().any(|column| !known.contains(*column)) {
            return Err(VaultError::NewerVault);
        }
        let marks = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", columns.join(", "));
        self.insert = Some((sql, columns.len()));
        Ok(())
    }

    fn write(&self, connection: &Connection, row: Vec<Value>) -> Result<(), VaultError> {
        let (sql, columns) = self.insert.as_ref().ok_or(VaultError::NoBackup)?;
        if row.len() != *columns {
            return Err(VaultError::NoBackup);
        }
        let cells = row.into_iter().map(Cell);
        connection
            .prepare_cached(sql)?
            .execute(params_from_iter(cells))
            .map_err(|_| VaultError::NoBackup)?;
        Ok(())
    }
}

/// A value on its way into the database.
struct Cell(Value);

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let odd = || rusqlite::Error::ToSqlConversionFailure(Box::new(VaultError::NoBackup));
        Ok(ToSqlOutput::Borrowed(match &self.0 {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => {
                ValueRef::Integer(i64::try_from(i128::from(*number)).map_err(|_| odd())?)
            }
            Value::Float(number) => ValueRef::Real(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            _ => return Err(odd()),
        }))
    }
}

fn member<'h>(head: &'h [(Value, Value)], name: &str) -> Option<&'h Value> {
    head.iter().find(|(key, _)| key.as_text() == Some(name)).map(|(_, value)| value)
}

fn texts<'h>(head: &'h [(Value, Value)], name: &str) -> Result<Vec<&'h str>, VaultError> {
    let listed = member(head, name).and_then(Value::as_array).ok_or(VaultError::NoBackup)?;
    listed.iter().map(|item| item.as_text().ok_or(VaultError::NoBackup)).collect()
}

fn columns_of(connection: &Connection, table: &str) -> Result<BTreeSet<String>, VaultError> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}
