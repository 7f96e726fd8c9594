//! The one door for writing: one transaction appends events, brings the read models and the search
//! index up to date, and says what changed. Nothing else writes.

mod append;
mod changes;
mod cursors;
mod drafts;
mod feeds;
mod identity;
mod objects;
mod receive;
mod records;
mod requeue;
mod seen;
mod segments;
mod settings;
mod take_back;
mod undo;
mod verdicts;

pub use changes::ChangeSet;
pub use drafts::DraftPut;
pub use receive::{FeedInfo, Received};
pub(crate) use requeue::carry_over;

use crate::error::VaultError;
use crate::model::{Models, WordHash};
use crate::open::{Identity, Randomness, Vault, VaultState, Writer};
use crate::read::Reader;
use cf_ledger::HybridClock;
use rusqlite::{Connection, TransactionBehavior};
use settings::Chosen;
use std::collections::{BTreeMap, HashSet};

/// An open write transaction. Whatever it has done is forgotten when the work returns an error.
pub struct Tx<'t> {
    connection: &'t Connection,
    models: Models<'t>,
    identity: &'t Identity,
    random: &'t mut dyn Randomness,
    clock: HybridClock,
    now_ms: u64,
    operation: &'t str,
    part: u16,
    own_events: Option<(i64, i64)>,
    undone: Vec<i64>,
    chosen: BTreeMap<String, Chosen>,
    changes: ChangeSet,
}

impl Vault {
    /// Does some work in one transaction. When this returns `Ok`, it is on the disk; when it
    /// returns an error, nothing has changed.
    ///
    /// `operation` is the stable name of what the person does, such as `visit.start`: it is signed
    /// with each event and is what history and undo read.
    ///
    /// # Errors
    /// What the work returns; [`VaultError::NewerVault`], [`VaultError::DiskFull`] and the like.
    pub fn write<T, E: From<VaultError>>(
        &self,
        now_ms: u64,
        operation: &str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<(T, ChangeSet), E> {
        if matches!(self.state, VaultState::NewerApp { .. }) {
            return Err(VaultError::NewerVault.into());
        }
        let mut guard = self.writer();
        let Writer { connection, identity, clock, random, known_words } = &mut *guard;
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(VaultError::from)?;
        let mut tx = Tx {
            connection: &transaction,
            models: Models::new(&transaction, known_words),
            identity,
            random: random.as_mut(),
            clock: *clock,
            now_ms,
            operation,
            part: 0,
            own_events: None,
            undone: Vec::new(),
            chosen: BTreeMap::new(),
            changes: ChangeSet::default(),
        };
        let value = work(&mut tx)?;
        let (changes, moved, learned) = tx.finish()?;
        transaction.commit().map_err(VaultError::from)?;
        *clock = moved;
        known_words.learn(learned);
        Ok((value, changes))
    }
}

impl Tx<'_> {
    /// Reads within the transaction: sees what it has written so far.
    #[must_use]
    pub const fn reader(&self) -> Reader<'_> {
        Reader::inside(self.connection)
    }

    /// The time that was passed in, in milliseconds since 1970.
    #[must_use]
    pub const fn now_ms(&self) -> u64 {
        self.now_ms
    }

    /// Who writes.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        self.identity
    }

    /// Fills bytes from the source of randomness that was passed in when the vault was opened.
    pub fn fill_random(&mut self, bytes: &mut [u8]) {
        self.random.fill(bytes);
    }

    /// Writes the operation down, if it is one that people hear of: it wrote events, undid
    /// something, or chose a setting.
    fn finish(mut self) -> Result<(ChangeSet, HybridClock, HashSet<WordHash>), VaultError> {
        self.chosen.retain(|_, chosen| chosen.before != chosen.after);
        let told = self.own_events.is_some() || !self.undone.is_empty() || !self.chosen.is_empty();
        if told {
            let (first, last) = match self.own_events {
                Some(span) => span,
                None => {
                    let next = self.next_event()?;
                    (next, next - 1)
                }
            };
            let sql = "INSERT INTO operation (name, at_ms, first_event, last_event) VALUES (?1, ?2, ?3, ?4)";
            let at = self.now_ms.cast_signed();
            self.connection.prepare_cached(sql)?.execute((self.operation, at, first, last))?;
            let operation = self.connection.last_insert_rowid();
            let mut undo = self
                .connection
                .prepare_cached("UPDATE operation SET undone_by = ?2 WHERE id = ?1")?;
            for undone in &self.undone {
                undo.execute((undone, operation))?;
            }
            self.keep_chosen(operation)?;
            self.changes.operation = Some(operation);
        }
        Ok((self.changes, self.clock, self.models.settle()?))
    }
}
