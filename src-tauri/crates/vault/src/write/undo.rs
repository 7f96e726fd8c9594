//! Undo. What an operation said of private records is answered by its opposite, as a new
//! operation. What it said for others is taken out of what waits to be sent: nothing of it leaves.
//! Either way nothing is erased, and the undoing can be undone.

use super::Tx;
use super::records::Standing;
use super::take_back::Gaps;
use crate::error::{UndoRefusal, VaultError};
use crate::model::Known;
use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_ledger::{Action, Applied, EventId, Payload, reduce};
use rusqlite::OptionalExtension as _;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// An operation that is to be undone: its events, by number.
pub(super) struct Span {
    pub operation: i64,
    pub first: i64,
    pub last: i64,
}

impl Tx<'_> {
    /// Undoes an operation of this device. In private records, changed fields get back what they
    /// showed before, a made record goes to the bin, a binned one comes back. What was said for
    /// others is as if it had never been said, outside this device's own history. Give the
    /// transaction a name of its own, such as `undo`; undoing that operation brings everything back.
    ///
    /// # Errors
    /// [`VaultError::Undo`] with the reason. All or nothing.
    pub fn undo(&mut self, operation: i64) -> Result<(), VaultError> {
        let span = self.span(operation)?;
        let mut gaps = Gaps::new();
        for record in self.records_in(&span)? {
            let standing = self.standing(record)?;
            self.undo_in(&span, &standing, &mut gaps)?;
        }
        self.close_gaps(&gaps)?;
        self.bring_back(&span)?;
        self.choose_back(operation)?;
        self.undone.push(operation);
        Ok(())
    }

    fn span(&self, operation: i64) -> Result<Span, VaultError> {
        let sql = "SELECT first_event, last_event, undone_by FROM operation WHERE id = ?1";
        let found: Option<(i64, i64, Option<i64>)> = self
            .connection
            .query_row(sql, [operation], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let (first, last, undone_by) = found.ok_or(UndoRefusal::Unknown)?;
        if undone_by.is_some() {
            return Err(UndoRefusal::AlreadyUndone.into());
        }
        Ok(Span { operation, first, last })
    }

    /// The records that the operation touched, last touched first.
    fn records_in(&self, span: &Span) -> Result<Vec<RecordId>, VaultError> {
        let sql = "SELECT event.record, event.seq <= feed.departed, feed.channel = 'members'
            FROM event JOIN feed ON feed.n = event.feed
            WHERE event.n BETWEEN ?1 AND ?2 AND feed.own = 1 ORDER BY event.n DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query((span.first, span.last))?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            if row.get(1)? || row.get(2)? {
                return Err(UndoRefusal::AlreadyShared.into());
            }
            let record = RecordId(Uuid::from_bytes(row.get(0)?));
            if !records.contains(&record) {
                records.push(record);
            }
        }
        Ok(records)
    }

    fn undo_in(
        &mut self,
        span: &Span,
        standing: &Standing,
        gaps: &mut Gaps,
    ) -> Result<(), VaultError> {
        let undone: Vec<&Known> = standing
            .events
            .iter()
            .filter(|event| (span.first..=span.last).contains(&event.n))
            .collect();
        let ids: BTreeSet<EventId> = undone.iter().map(|event| event.applied.id).collect();
        self.refuse_changed_since(standing, &undone, &ids)?;
        if undone.iter().any(|event| event.is_for_others()) {
            return self.take_out(span, standing, &undone, gaps);
        }
        let before: Vec<Applied> = standing
            .events
            .iter()
            .map(|event| event.applied.clone())
            .filter(|event| !ids.contains(&event.id))
            .collect();
        let Some(before) = reduce(&before) else {
            // It was made by this operation: there was nothing before.
            return if standing.state.binned.is_some() { Ok(()) } else { self.bin(standing.id) };
        };
        let shown = before.shown();
        let fields: BTreeSet<&String> =
            undone.iter().flat_map(|event| event.applied.payload.body.keys()).collect();
        let body: Fields = fields
            .into_iter()
            .map(|field| (field.clone(), shown.get(field).cloned().unwrap_or(Value::Null)))
            .collect();
        if !body.is_empty() {
            let supersedes = standing
                .heads_of(|event| ids.contains(&event.id) && !event.payload.body.is_empty());
            self.say_of(standing, Action::Changed, supersedes, body)?;
        }
        match (before.binned, self.standing(standing.id)?.state.binned) {
            (None, Some(_)) => self.restore(standing.id),
            (Some(_), None) => self.bin(standing.id),
            _ => Ok(()),
        }
    }

    /// Each answer that is taken back must still be the one that counts.
    fn refuse_changed_since(
        &self,
        standing: &Standing,
        undone: &[&Known],
        ids: &BTreeSet<EventId>,
    ) -> Result<(), VaultError> {
        let last = undone.iter().map(|event| event.n).max().unwrap_or_default();
        let is_later = |event: &&Known| event.n > last && !ids.contains(&event.applied.id);
        for later in standing.events.iter().filter(is_later) {
            let of_theirs = &later.applied.payload;
            let replaces = of_theirs.supersedes.iter().any(|id| ids.contains(id));
            let made_here = undone.iter().any(|event| event.applied.payload.action == Action::Made);
            if replaces || made_here || touches_bin(of_theirs, undone) {
                return Err(self.changed_by(later).into());
            }
        }
        Ok(())
    }

    pub(super) fn changed_by(&self, later: &Known) -> UndoRefusal {
        let own = later.applied.author == self.identity.person;
        if own { UndoRefusal::ChangedSince } else { UndoRefusal::ChangedByOthers }
    }
}

fn touches_bin(later: &Payload, undone: &[&Known]) -> bool {
    let is_bin = |payload: &Payload| matches!(payload.action, Action::Binned | Action::Restored);
    is_bin(later) && undone.iter().any(|event| is_bin(&event.applied.payload))
}
