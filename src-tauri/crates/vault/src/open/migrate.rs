//! Dated migrations. Each names the compatibility level that the vault has after it: an app opens
//! for writing every vault of its own level or lower, whatever additions a newer app has made
//! since, and opens a vault of a higher level for reading only.

use crate::error::VaultError;
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::BTreeSet;

/// The highest level this app can write.
pub const LEVEL: u32 = 4;

/// One step. The name begins with its date; its SQL is never edited once released.
pub struct Migration {
    pub name: &'static str,
    pub level: u32,
    pub sql: &'static str,
}

pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "20261122-first",
        level: 1,
        sql: include_str!("../migrations/20261122-first.sql"),
    },
    Migration {
        name: "20261122-sharing",
        level: 2,
        sql: include_str!("../migrations/20261122-sharing.sql"),
    },
    Migration {
        name: "20261122-undo",
        level: 3,
        sql: include_str!("../migrations/20261122-undo.sql"),
    },
    Migration {
        name: "20261122-answers",
        level: 3,
        sql: include_str!("../migrations/20261122-answers.sql"),
    },
    Migration {
        name: "20261122-packs",
        level: 4,
        sql: include_str!("../migrations/20261122-packs.sql"),
    },
];

const LOG: &str = "CREATE TABLE IF NOT EXISTS migration (
    name       TEXT    PRIMARY KEY NOT NULL,
    level      INTEGER NOT NULL, -- the compatibility level it brings
    applied_ms INTEGER NOT NULL
) STRICT";

/// The level the vault needs, 0 for an empty database.
pub fn level(connection: &Connection) -> Result<u32, VaultError> {
    let has_log = connection
        .query_row("SELECT 1 FROM sqlite_schema WHERE name = 'migration'", [], |_| Ok(()))
        .optional()?
        .is_some();
    if !has_log {
        return Ok(0);
    }
    Ok(connection
        .query_row("SELECT coalesce(max(level), 0) FROM migration", [], |row| row.get(0))?)
}

/// The migrations that this vault does not have yet.
pub fn pending(connection: &Connection) -> Result<Vec<&'static Migration>, VaultError> {
    if level(connection)? == 0 {
        return Ok(MIGRATIONS.iter().collect());
    }
    let mut statement = connection.prepare("SELECT name FROM migration")?;
    let applied =
        statement.query_map([], |row| row.get(0))?.collect::<Result<BTreeSet<String>, _>>()?;
    Ok(MIGRATIONS.iter().filter(|migration| !applied.contains(migration.name)).collect())
}

/// Applies them, all or none.
pub fn apply(
    connection: &mut Connection,
    pending: &[&Migration],
    now_ms: u64,
) -> Result<(), VaultError> {
    let transaction = connection.transaction()?;
    apply_inside(&transaction, pending, now_ms)?;
    Ok(transaction.commit()?)
}

/// Gives an empty database the form that these migrations make, inside the transaction of the
/// caller.
///
/// # Errors
/// [`VaultError::NewerVault`] when one of them is not known here.
pub fn bring_to(connection: &Connection, names: &BTreeSet<&str>) -> Result<(), VaultError> {
    let wanted: Vec<_> =
        MIGRATIONS.iter().filter(|migration| names.contains(migration.name)).collect();
    if wanted.len() != names.len() {
        return Err(VaultError::NewerVault);
    }
    apply_inside(connection, &wanted, 0)
}

/// Applies what is pending, inside the transaction of the caller.
pub fn bring_up(connection: &Connection, now_ms: u64) -> Result<(), VaultError> {
    apply_inside(connection, &pending(connection)?, now_ms)
}

fn apply_inside(
    connection: &Connection,
    pending: &[&Migration],
    now_ms: u64,
) -> Result<(), VaultError> {
    connection.execute_batch(LOG)?;
    for migration in pending {
        connection.execute_batch(migration.sql)?;
        connection.execute(
            "INSERT INTO migration (name, level, applied_ms) VALUES (?1, ?2, ?3)",
            (migration.name, migration.level, now_ms.cast_signed()),
        )?;
    }
    Ok(())
}
