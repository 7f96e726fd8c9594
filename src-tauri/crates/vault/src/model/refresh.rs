//! Brings one record's row, its words and the counts up to date, in the same transaction as the
//! event that changed it.

use super::Models;
use super::columns::rank;
use super::events::Known;
use super::inherit;
use super::row::Row;
use crate::error::VaultError;
use cf_domain::RecordId;
use cf_ledger::{Applied, RecordState, reduce};

impl Models<'_> {
    /// Refreshes from events that are at hand: all there are of the record. The counts are settled
    /// by the caller, once for many records.
    pub fn show(&self, record: RecordId, events: &[Known]) -> Result<(), VaultError> {
        let old = Row::find(self.connection, record)?;
        self.put(record, old.as_ref(), events)
    }

    /// As [`Models::show`], for a record that is not here yet.
    pub fn show_new(&self, record: RecordId, events: &[Known]) -> Result<(), VaultError> {
        self.put(record, None, events)
    }

    fn put(&self, record: RecordId, old: Option<&Row>, events: &[Known]) -> Result<(), VaultError> {
        let applied: Vec<Applied> = events.iter().map(|event| event.applied.clone()).collect();
        let state: Option<RecordState> = reduce(&applied);
        match state {
            Some(state) => self.replace(old, Row::of(record, &state, events)),
            None => self.take_away(old),
        }
    }

    fn replace(&self, old: Option<&Row>, mut new: Row) -> Result<(), VaultError> {
        new.organisation = inherit::organisation_of(self.connection, &new)?;
        let kept = old.filter(|old| old.created == new.created);
        match kept {
            Some(old) => {
                new.n = old.n;
                if *old == new {
                    return Ok(());
                }
                new.update(self.connection)?;
            }
            None => {
                self.remove(old)?;
                new.insert(self.connection)?;
            }
        }
        self.replace_words(kept, &new)?;
        self.recount(kept, &new)?;
        let gives = |row: &Row| (row.organisation, rank(&row.kind));
        if old.map_or(new.organisation.is_some(), |old| gives(old) != gives(&new)) {
            self.pass_on(&new)?;
        }
        Ok(())
    }

    /// As [`Models::remove`], for good: what belonged to it loses the provider it had from it.
    fn take_away(&self, old: Option<&Row>) -> Result<(), VaultError> {
        self.remove(old)?;
        let Some(old) = old.filter(|old| old.organisation.is_some()) else { return Ok(()) };
        self.pass_on(&Row { organisation: None, ..old.clone() })
    }

    fn remove(&self, old: Option<&Row>) -> Result<(), VaultError> {
        let Some(old) = old else { return Ok(()) };
        self.remove_words(old);
        self.uncount(old)?;
        self.connection.prepare_cached("DELETE FROM record WHERE n = ?1")?.execute([old.n])?;
        Ok(())
    }
}
