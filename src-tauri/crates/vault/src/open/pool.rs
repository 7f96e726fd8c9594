//! Readers, kept for the next who asks.

use super::{Access, connect};
use crate::error::VaultError;
use crate::keys::DatabaseKey;
use crate::place::VaultPlace;
use rusqlite::Connection;
use std::sync::{Mutex, PoisonError};

/// As many readers as are kept when idle; more are made when asked for.
const IDLE: usize = 4;

#[derive(Default)]
pub struct Pool(Mutex<Vec<Connection>>);

/// A reader on loan, inside a read transaction. Goes back when dropped.
pub struct Pooled<'v> {
    connection: Option<Connection>,
    pool: &'v Pool,
}

impl Pool {
    pub fn take(&self, place: &VaultPlace, key: &DatabaseKey) -> Result<Pooled<'_>, VaultError> {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&place.database(), key, Access::Read)?,
        };
        connection.prepare_cached("BEGIN")?.execute([])?;
        Ok(Pooled { connection: Some(connection), pool: self })
    }
}

impl Pooled<'_> {
    pub const fn connection(&self) -> Option<&Connection> {
        self.connection.as_ref()
    }
}

impl Drop for Pooled<'_> {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        let ended = connection.prepare_cached("ROLLBACK").and_then(|mut end| end.execute([]));
        let mut idle = self.pool.0.lock().unwrap_or_else(PoisonError::into_inner);
        if ended.is_ok() && idle.len() < IDLE {
            idle.push(connection);
        }
    }
}
