//! Exact counts that cost the same whatever the number of records.

use super::Models;
use super::row::Row;
use crate::error::VaultError;
use rusqlite::params;
use uuid::Uuid;

/// What records are counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sort {
    kind: String,
    binned: bool,
    organisation: Option<Uuid>,
    audience: String,
    status: Option<String>,
}

impl Sort {
    fn of(row: &Row) -> Self {
        Self {
            kind: row.kind.clone(),
            binned: row.binned.is_some(),
            organisation: row.organisation,
            audience: row.audience.clone(),
            status: row.status.clone(),
        }
    }

    fn holds(&self, row: &Row) -> bool {
        self.kind == row.kind
            && self.binned == row.binned.is_some()
            && self.organisation == row.organisation
            && self.audience == row.audience
            && self.status == row.status
    }
}

/// A count that is not written yet: many records in a row are of one sort.
#[derive(Debug, Default)]
pub struct Pending(Option<(Sort, i64)>);

impl Models<'_> {
    pub(super) fn recount(&self, old: Option<&Row>, new: &Row) -> Result<(), VaultError> {
        if let Some(old) = old {
            if Sort::of(old).holds(new) {
                return Ok(());
            }
            self.count(old, -1)?;
        }
        self.count(new, 1)
    }

    pub(super) fn uncount(&self, old: &Row) -> Result<(), VaultError> {
        self.count(old, -1)
    }

    fn count(&self, row: &Row, more: i64) -> Result<(), VaultError> {
        if let Some((sort, pending)) = &mut self.counted.borrow_mut().0
            && sort.holds(row)
        {
            *pending += more;
            return Ok(());
        }
        self.settle_counts()?;
        self.counted.borrow_mut().0 = Some((Sort::of(row), more));
        Ok(())
    }

    /// Writes the count that is pending.
    pub fn settle_counts(&self) -> Result<(), VaultError> {
        let Some((sort, more)) = self.counted.borrow_mut().0.take() else { return Ok(()) };
        let sql = "INSERT INTO tally (kind, binned, organisation, audience, status, count)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET count = count + ?6";
        let organisation = sort.organisation.as_ref().map_or(&[][..], |id| id.as_bytes());
        let status = sort.status.unwrap_or_default();
        self.connection.prepare_cached(sql)?.execute(params![
            sort.kind,
            sort.binned,
            organisation,
            sort.audience,
            status,
            more
        ])?;
        Ok(())
    }
}
