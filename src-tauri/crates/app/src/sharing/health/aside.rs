//! Files that were left aside, by reason; and feeds that exist twice.

use crate::desk::{Desk, Names};
use crate::error::AppError;
use cf_domain::PersonId;
use cf_ledger::FeedId;
use cf_sync::engine::{Code, Finding};
use cf_sync::names::{SegmentName, base32};
use cf_vault::Reader;
use cf_wire::{AsideRow, ForkRow};
use std::collections::BTreeMap;

/// What was found out about files that could not be used.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// By reason.
    pub aside: Vec<AsideRow>,
    /// Whose feed goes on twice.
    pub forks: Vec<ForkRow>,
}

/// Looks through what was found out about single files. One that came in all the same, under this
/// name or another, is no longer left aside.
///
/// # Errors
/// What the vault says.
pub fn look(desk: &Desk, reader: &Reader<'_>, names: &Names<'_>) -> Result<Verdicts, AppError> {
    let mut aside: BTreeMap<&'static str, (Code, u32)> = BTreeMap::new();
    let mut forks: BTreeMap<Option<PersonId>, u32> = BTreeMap::new();
    for (name, code) in refused(reader)? {
        if code.is_told_once() {
            let person = feed_of(&name).map(|feed| reader.feed(feed)).transpose()?.flatten();
            *forks.entry(person.map(|feed| feed.info.person)).or_default() += 1;
        } else {
            aside.entry(code.text()).or_insert((code, 0)).1 += 1;
        }
    }
    let fork = |(person, files): (Option<PersonId>, u32)| {
        let who = person.map(|person| names.person(person)).transpose()?;
        let who = who.unwrap_or_else(|| "A colleague".to_owned());
        Ok(ForkRow { who, mine: person == Some(desk.person()), files })
    };
    Ok(Verdicts {
        aside: aside
            .into_iter()
            .map(|(text, (code, files))| AsideRow {
                code: text.to_owned(),
                sentence: code.sentence(),
                files,
            })
            .collect(),
        forks: forks.into_iter().map(fork).collect::<Result<_, AppError>>()?,
    })
}

/// How many files are left aside for each reason, forks among them.
///
/// # Errors
/// What the vault says.
pub fn counts(reader: &Reader<'_>) -> Result<BTreeMap<&'static str, u32>, AppError> {
    let mut counts = BTreeMap::new();
    for (_, code) in refused(reader)? {
        *counts.entry(code.text()).or_default() += 1;
    }
    Ok(counts)
}

/// The files that are left aside.
fn refused(reader: &Reader<'_>) -> Result<Vec<(String, Code)>, AppError> {
    let mut refused = Vec::new();
    for verdict in reader.verdicts()? {
        if let Finding::Refused(code) = Finding::from_text(&verdict.finding)
            && !came_in(reader, &verdict.name, code)?
        {
            refused.push((verdict.name, code));
        }
    }
    Ok(refused)
}

/// Whether what a file should have brought is held: its place in the feed is taken, whatever brought
/// it. Of two files that claim one place, only the very one that is held came in.
fn came_in(reader: &Reader<'_>, name: &str, code: Code) -> Result<bool, AppError> {
    let (Some(feed), Some(at)) = (feed_of(name), SegmentName::read(name)) else {
        return Ok(false);
    };
    let same = |hash: [u8; 32]| hash.starts_with(&at.hash.0);
    let taken = reader.held(feed, at.seq)?.into_iter().find(|place| place.seq == at.seq);
    Ok(taken.is_some_and(|place| !code.is_told_once() || place.object.is_some_and(same)))
}

/// The feed in whose folder a file lies.
fn feed_of(name: &str) -> Option<FeedId> {
    name.split('/').nth(1).and_then(base32::decode_fixed).map(FeedId)
}
