//! Pages of records, newest first, at the same cost for a thousand as for a million.

use super::Reader;
use super::record::{Stored, stored};
use crate::error::VaultError;
use crate::model::{Row, row_columns};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use rusqlite::ToSql;
use serde::{Deserialize, Serialize};

/// Which records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Of this kind.
    pub kind: Kind,
    /// Of this provider (also notes of its visits, actions of its concerns).
    pub organisation: Option<RecordId>,
    /// Part of this visit, concern or record.
    pub parent: Option<RecordId>,
    /// For this audience.
    pub audience: Option<Audience>,
    /// With this status, by code.
    pub status: Option<String>,
    /// Those in the bin, instead of those that are not.
    pub binned: bool,
    /// After this place: what [`Page::next`] gave.
    pub after: Option<PageCursor>,
    /// At most so many.
    pub limit: u32,
}

impl Query {
    /// The newest of a kind.
    #[must_use]
    pub const fn of(kind: Kind, limit: u32) -> Self {
        Self {
            kind,
            organisation: None,
            parent: None,
            audience: None,
            status: None,
            binned: false,
            after: None,
            limit,
        }
    }
}

/// A place in a list: the sorting key and number of the last record shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageCursor {
    sort: i64,
    n: i64,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The records.
    pub records: Vec<Stored>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<PageCursor>,
}

/// How many.
pub type Count = u64;

struct Filter<'q> {
    sql: String,
    values: Vec<Box<dyn ToSql + 'q>>,
}

impl<'q> Filter<'q> {
    fn new(sql: &str) -> Self {
        Self { sql: sql.to_owned(), values: Vec::new() }
    }

    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Box<dyn ToSql + 'q>>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    fn of(query: &'q Query) -> Self {
        let mut filter = Self::new("kind = ?");
        filter.values.push(Box::new(query.kind.code()));
        if let Some(organisation) = query.organisation {
            filter
                .and("organisation = ?", [Box::new(organisation.0.into_bytes()) as Box<dyn ToSql>]);
        }
        if let Some(audience) = query.audience {
            filter.and("audience = ?", [Box::new(audience.code()) as Box<dyn ToSql>]);
        }
        if let Some(status) = &query.status {
            filter.and("status = ?", [Box::new(status) as Box<dyn ToSql>]);
        }
        filter
    }

    fn in_records(query: &'q Query) -> Self {
        let mut filter = Self::of(query);
        if let Some(parent) = query.parent {
            filter.and("parent = ?", [Box::new(parent.0.into_bytes()) as Box<dyn ToSql>]);
        }
        filter.and(if query.binned { "binned IS NOT NULL" } else { "binned IS NULL" }, []);
        filter
    }

    fn values(&self) -> impl Iterator<Item = &dyn ToSql> {
        self.values.iter().map(AsRef::as_ref)
    }
}

impl Reader<'_> {
    /// One page of records, newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn list(&self, query: &Query) -> Result<Page, VaultError> {
        let mut filter = Filter::in_records(query);
        if let Some(PageCursor { sort, n }) = query.after {
            filter.and("(sort, n) < (?, ?)", [Box::new(sort) as Box<dyn ToSql>, Box::new(n)]);
        }
        // One more than the page, to know whether there is a next one.
        let wanted = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let sql = format!(
            "SELECT {} FROM record WHERE {} ORDER BY sort DESC, n DESC LIMIT ?",
            row_columns!(),
            filter.sql
        );
        filter.values.push(Box::new(i64::from(query.limit).saturating_add(1)));
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(filter.values()), Row::read)?;
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = rows.last().filter(|_| more).map(|row| PageCursor { sort: row.sort, n: row.n });
        let records = rows.into_iter().map(stored).collect::<Result<Vec<_>, _>>()?;
        Ok(Page { records, next })
    }

    /// Exactly how many records the query has on all its pages.
    ///
    /// # Errors
    /// What the disk says.
    pub fn count(&self, query: &Query) -> Result<Count, VaultError> {
        let (sql, filter) = if query.parent.is_some() {
            let filter = Filter::in_records(query);
            (format!("SELECT count(*) FROM record WHERE {}", filter.sql), filter)
        } else {
            let mut filter = Filter::of(query);
            filter.and("binned = ?", [Box::new(query.binned) as Box<dyn ToSql>]);
            (format!("SELECT coalesce(sum(count), 0) FROM tally WHERE {}", filter.sql), filter)
        };
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let count: i64 =
            statement.query_row(rusqlite::params_from_iter(filter.values()), |row| row.get(0))?;
        Ok(count.cast_unsigned())
    }
}
