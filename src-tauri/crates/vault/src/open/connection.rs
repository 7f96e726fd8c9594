//! One connection to the encrypted database, with every safety setting asserted.

use crate::error::VaultError;
use crate::keys::DatabaseKey;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The one writer.
    Write,
    /// A reader, which SQLite itself keeps from writing.
    Read,
}

/// How long to wait for another connection of this process.
const BUSY: Duration = Duration::from_secs(10);

/// Negative: KiB. SQLite's own 2 MB make a large transaction encrypt its pages again and again.
const WRITER_CACHE: i64 = -64 * 1024;
const READER_CACHE: i64 = -16 * 1024;

/// After a large import the log shrinks back to this, in bytes.
const LOG_KEPT: i64 = 16 * 1024 * 1024;

/// Statements kept ready on each connection.
const STATEMENTS: usize = 128;

/// Opens the database, which must exist (an empty file is a new one).
pub fn connect(path: &Path, key: &DatabaseKey, access: Access) -> Result<Connection, VaultError> {
    let connection = keyed(path, key)?;
    match access {
        Access::Write => {
            connection.pragma_update(None, "cache_size", WRITER_CACHE)?;
            let mode: String =
                connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
            require_durable(&connection, mode == "wal")?;
            connection
                .query_row(&format!("PRAGMA journal_size_limit = {LOG_KEPT}"), [], |_| Ok(()))?;
        }
        Access::Read => {
            connection.pragma_update(None, "cache_size", READER_CACHE)?;
            // The first read proves the key and the file.
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
            connection.pragma_update(None, "query_only", true)?;
        }
    }
    Ok(connection)
}

/// A database in one file, without a write-ahead log beside it: a backup.
pub fn copy_target(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    let connection = keyed(path, key)?;
    connection.pragma_update(None, "cache_size", WRITER_CACHE)?;
    require_durable(&connection, true)?;
    Ok(connection)
}

fn keyed(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch(&key.raw_pragma())?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Temporary tables and sorts stay in memory: nothing in clear reaches the disk.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

/// Every commit must be on the disk before it is acknowledged.
fn require_durable(connection: &Connection, logged: bool) -> Result<(), VaultError> {
    connection.pragma_update(None, "synchronous", "FULL")?;
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if logged && synchronous == 2 {
        Ok(())
    } else {
        Err(VaultError::Internal("the database refuses to be durable"))
    }
}
