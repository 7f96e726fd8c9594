//! The files that were made here for colleagues, so that the next one can hold only what is new.

use super::kept;
use crate::desk::{Desk, local};
use crate::error::AppError;
use cf_ledger::FeedId;
use cf_sync::bundle::Heights;
use cf_sync::names::base32;
use cf_vault::Reader;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many of the latest can be gone on from.
const REMEMBERED: usize = 12;

/// One of them, and up to where whoever read it knows each feed.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct MadeFile {
    at: DateTime<Utc>,
    heights: BTreeMap<String, u64>,
}

impl MadeFile {
    fn day(&self) -> NaiveDate {
        local(self.at).date_naive()
    }
}

/// The days on which files were made that can be gone on from, the latest first.
///
/// # Errors
/// What the vault says.
pub fn days_of_files(desk: &Desk) -> Result<Vec<NaiveDate>, AppError> {
    let mut days: Vec<NaiveDate> = all(&desk.reader()?)?.iter().rev().map(MadeFile::day).collect();
    days.dedup();
    Ok(days)
}

/// Up to where whoever read a file of this day knows each feed; if none was made then, the last
/// before it. Of several of one day the first counts: the next file holds rather more than less.
///
/// # Errors
/// [`AppError::Refused`] when there is none.
pub fn heights_of(desk: &Desk, day: NaiveDate) -> Result<Heights, AppError> {
    let known = all(&desk.reader()?)?;
    let last = known.iter().map(MadeFile::day).filter(|made| *made <= day).max();
    let made = known.into_iter().find(|made| Some(made.day()) == last).ok_or_else(|| {
        let day = day.format("%-d %B %Y");
        AppError::Refused(format!(
            "No file for colleagues is known that was made here by {day}. Make one with everything."
        ))
    })?;
    let height = |(feed, seq): (String, u64)| Some((FeedId(base32::decode_fixed(&feed)?), seq));
    Ok(made.heights.into_iter().filter_map(height).collect())
}

/// Remembers a file that was made.
///
/// # Errors
/// What the vault says.
pub fn remember(desk: &Desk, heights: &Heights) -> Result<(), AppError> {
    let mut known = all(&desk.reader()?)?;
    known.drain(..known.len().saturating_sub(REMEMBERED - 1));
    let heights = heights.iter().map(|(feed, seq)| (base32::encode(&feed.0), *seq)).collect();
    known.push(MadeFile { at: desk.now(), heights });
    kept::write(desk, &[kept::entry(kept::FILES_MADE, &known)?])
}

fn all(reader: &Reader<'_>) -> Result<Vec<MadeFile>, AppError> {
    Ok(kept::read(reader, kept::FILES_MADE)?.unwrap_or_default())
}
