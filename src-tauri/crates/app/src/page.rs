//! Pages of lists: the cursor as text, the limits, and filters that SQL does not know.

use crate::error::AppError;
use cf_vault::{PageCursor, Query, Reader, Stored};
use cf_wire::{Page, Paging};

const USUAL: u32 = 50;
const MOST: u32 = 200;

/// How many rows to give.
#[must_use]
pub fn limit(paging: &Paging) -> u32 {
    paging.limit.unwrap_or(USUAL).clamp(1, MOST)
}

/// Reads a cursor.
///
/// # Errors
/// When it is not one of ours.
pub fn cursor(after: Option<&str>) -> Result<Option<PageCursor>, AppError> {
    after
        .map(|text| {
            serde_json::from_str(text)
                .map_err(|_| AppError::invalid("after", "Start the list again from its beginning."))
        })
        .transpose()
}

/// One page of records that pass a filter, as rows. Goes on reading until the page is full, so a
/// filter never leaves half-empty pages.
///
/// # Errors
/// What the vault or the row says.
pub fn page<T>(
    reader: &Reader<'_>,
    query: &Query,
    paging: &Paging,
    keep: impl Fn(&Stored) -> Result<bool, AppError>,
    row: impl Fn(Stored) -> Result<T, AppError>,
    filtered: bool,
) -> Result<Page<T>, AppError> {
    let wanted = usize::try_from(limit(paging)).unwrap_or(usize::MAX);
    let mut query =
        Query { after: cursor(paging.after.as_deref())?, limit: limit(paging), ..query.clone() };
    let mut rows = Vec::new();
    let mut next = None;
    loop {
        // A page of one shape each time: ask for what is still missing.
        query.limit = u32::try_from(wanted.saturating_sub(rows.len())).unwrap_or(MOST).max(1);
        let found = reader.list(&query)?;
        for stored in found.records {
            if keep(&stored)? {
                rows.push(row(stored)?);
            }
        }
        query.after = found.next;
        if query.after.is_none() || rows.len() >= wanted {
            if let Some(after) = query.after {
                next = Some(serde_json::to_string(&after)?);
            }
            break;
        }
    }
    let unfiltered = count(reader, &query)?;
    let total = if filtered { count_kept(reader, &query, &keep)? } else { unfiltered };
    Ok(Page { rows, next, total, unfiltered })
}

fn count(reader: &Reader<'_>, query: &Query) -> Result<u32, AppError> {
    let query = Query { after: None, ..query.clone() };
    Ok(u32::try_from(reader.count(&query)?).unwrap_or(u32::MAX))
}

fn count_kept(
    reader: &Reader<'_>,
    query: &Query,
    keep: &impl Fn(&Stored) -> Result<bool, AppError>,
) -> Result<u32, AppError> {
    let mut kept = 0;
    each(reader, &Query { after: None, ..query.clone() }, |stored| {
        if keep(&stored)? {
            kept += 1;
        }
        Ok(())
    })?;
    Ok(kept)
}

/// Every record of a query, newest first.
///
/// # Errors
/// What the vault or `visit` says.
pub fn each(
    reader: &Reader<'_>,
    query: &Query,
    mut visit: impl FnMut(Stored) -> Result<(), AppError>,
) -> Result<(), AppError> {
    let mut query = Query { limit: 500, ..query.clone() };
    loop {
        let found = reader.list(&query)?;
        for stored in found.records {
            visit(stored)?;
        }
        query.after = found.next;
        if query.after.is_none() {
            return Ok(());
        }
    }
}

/// Every record of a query as typed records.
///
/// # Errors
/// What the vault says.
pub fn all<R: cf_domain::Record>(
    reader: &Reader<'_>,
    query: &Query,
) -> Result<Vec<crate::desk::Typed<R>>, AppError> {
    let mut found = Vec::new();
    each(reader, query, |stored| {
        found.push(crate::desk::of(stored)?);
        Ok(())
    })?;
    Ok(found)
}
