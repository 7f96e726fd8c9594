//! What an exchange told beside its report: what colleagues' apps can read, and what is still on
//! its way.

use super::super::kept::{self, Entry};
use crate::error::AppError;
use cf_domain::PersonId;
use cf_ledger::FeedId;
use cf_sync::SyncReport;
use cf_vault::Reader;
use std::collections::BTreeMap;

/// What is to be kept of an exchange for the page.
///
/// # Errors
/// What the vault says.
pub fn remember(reader: &Reader<'_>, done: &SyncReport) -> Result<Vec<Entry>, AppError> {
    let mut entries = vec![kept::entry(kept::AWAITED, &done.awaited)?];
    if !done.reads.is_empty() {
        let mut known = all(reader)?;
        known.extend(done.reads.iter().map(|(feed, reads)| (feed.0, *reads)));
        let known: Vec<([u8; 32], u64)> = known.into_iter().collect();
        entries.push(kept::entry(kept::READS, &known)?);
    }
    Ok(entries)
}

/// The newest version that each person's apps read. Where somebody has several, the one that reads
/// least counts.
///
/// # Errors
/// What the vault says.
pub fn by_person(reader: &Reader<'_>) -> Result<BTreeMap<PersonId, u32>, AppError> {
    let mut people: BTreeMap<PersonId, u32> = BTreeMap::new();
    for (feed, reads) in all(reader)? {
        if let Some(row) = reader.feed(FeedId(feed))? {
            let reads = u32::try_from(reads).unwrap_or(u32::MAX);
            let least = people.entry(row.info.person).or_insert(reads);
            *least = reads.min(*least);
        }
    }
    Ok(people)
}

/// Whether an app that reads up to this version cannot read what this one writes.
#[must_use]
pub fn is_older(reads: u32) -> bool {
    reads < u32::from(cf_sync::object::VERSION)
}

fn all(reader: &Reader<'_>) -> Result<BTreeMap<[u8; 32], u64>, AppError> {
    let known: Vec<([u8; 32], u64)> = kept::read(reader, kept::READS)?.unwrap_or_default();
    Ok(known.into_iter().collect())
}
