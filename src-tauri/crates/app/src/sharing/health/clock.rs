//! Are the clocks right? Nothing depends on them but what is shown first; a wrong one makes times
//! that mislead.

use super::super::kept;
use crate::desk::{Desk, Names};
use crate::error::AppError;
use crate::present::count;
use cf_vault::Reader;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::UNIX_EPOCH;

const HOUR_MS: i64 = 60 * 60 * 1000;

/// A clock that went back by more than this is wrong, now or before.
const BACK_MS: i64 = 24 * HOUR_MS;

/// An entry further ahead than this was written by a wrong clock.
const AHEAD_MS: i64 = 24 * HOUR_MS;

/// The folder's clock may be so far from ours.
const APART_MS: i64 = 10 * 60 * 1000;

/// No right clock stands before the day on which this version was made: 22 November 2026.
const MADE_MS: i64 = 1_795_305_600_000;

/// At most so many entries of the future are looked at.
const LOOKED_AT: u32 = 200;

/// How far the clock of whoever keeps the folder is ahead of ours, in milliseconds, by a file that
/// was written a moment ago. Nothing when that cannot be known.
#[must_use]
pub fn offset_of_folder(folder: &Path, name: &str, now_ms: u64) -> Option<i64> {
    let changed = std::fs::metadata(folder.join(name)).ok()?.modified().ok()?;
    let there = changed.duration_since(UNIX_EPOCH).ok()?.as_millis();
    Some(i64::try_from(there).ok()?.saturating_sub(i64::try_from(now_ms).ok()?))
}

/// What is known of clocks.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    now_ms: i64,
    /// The latest moment at which something was done here before.
    before_ms: i64,
    /// By how much the folder's clock is ahead.
    offset_ms: Option<i64>,
}

/// What is wrong with clocks, in words.
///
/// # Errors
/// What the vault says.
pub fn warnings(
    desk: &Desk,
    reader: &Reader<'_>,
    names: &Names<'_>,
) -> Result<Vec<String>, AppError> {
    let now_ms = desk.now().timestamp_millis();
    let reached: i64 = kept::read(reader, kept::REACHED)?.unwrap_or_default();
    let done = reader.operations(None, 1)?.first().map_or(0, |operation| operation.at_ms);
    let known = Known {
        now_ms,
        before_ms: reached.max(i64::try_from(done).unwrap_or_default()),
        offset_ms: kept::read(reader, kept::CLOCK_OFFSET)?,
    };
    let mut said: Vec<String> = of_this_computer(known).into_iter().collect();
    let mut ahead: BTreeMap<String, usize> = BTreeMap::new();
    for author in ahead_of(reader, now_ms)? {
        let who = if author == desk.person() {
            "this computer".to_owned()
        } else {
            names.person(author)?
        };
        *ahead.entry(who).or_default() += 1;
    }
    said.extend(ahead.into_iter().map(|(who, n)| {
        let whose = if who == "this computer" { who } else { format!("the computer of {who}") };
        let entries = count(n, "entry is", "entries are");
        format!("The clock of {whose} was wrong: {entries} dated more than a day ahead.")
    }));
    Ok(said)
}

/// Who wrote entries that are dated more than a day ahead, once for each.
///
/// # Errors
/// What the vault says.
pub fn ahead_of(reader: &Reader<'_>, now_ms: i64) -> Result<Vec<cf_domain::PersonId>, AppError> {
    let from = u64::try_from(now_ms.saturating_add(AHEAD_MS)).unwrap_or_default();
    let records = reader.made_after(from, LOOKED_AT)?;
    Ok(records.into_iter().map(|stored| stored.meta.author).collect())
}

fn of_this_computer(known: Known) -> Option<String> {
    let Known { now_ms, before_ms, offset_ms } = known;
    if now_ms < MADE_MS {
        return Some(
            "The clock of this computer is wrong: it stands before the day on which this version of the app was made. Put it right."
                .to_owned(),
        );
    }
    if now_ms < before_ms.saturating_sub(BACK_MS) {
        return Some(
            "The clock of this computer went back by more than a day since the app was last used. Put it right; what you write is kept in order all the same."
                .to_owned(),
        );
    }
    let apart = offset_ms.filter(|offset| offset.saturating_abs() > APART_MS)?;
    let which = if apart > 0 { "behind" } else { "ahead of" };
    Some(format!(
        "The clock of this computer is {} {which} that of the shared folder. Look which of them is right.",
        length(apart.saturating_abs())
    ))
}

/// "25 minutes", "3 hours", "2 days".
fn length(ms: i64) -> String {
    let minutes = usize::try_from(ms / 60_000).unwrap_or_default();
    match minutes {
        0..120 => count(minutes, "minute", "minutes"),
        120..2880 => count(minutes / 60, "hour", "hours"),
        _ => count(minutes / 1440, "day", "days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = MADE_MS + 30 * 24 * HOUR_MS;

    fn said(known: Known) -> String {
        of_this_computer(known).unwrap_or_default()
    }

    #[test]
    fn a_clock_is_told_of_only_when_it_is_clearly_wrong() {
        let right = Known { now_ms: NOW, before_ms: NOW - HOUR_MS, offset_ms: Some(APART_MS) };
        assert_eq!(said(right), "");
        assert_eq!(said(Known { before_ms: NOW + BACK_MS, ..right }), "", "summer time and travel");
        assert!(said(Known { before_ms: NOW + BACK_MS + 1, ..right }).contains("went back"));
        assert!(said(Known { now_ms: MADE_MS - 1, ..right }).contains("before the day"));
        assert!(said(Known { now_ms: 0, ..right }).contains("before the day"), "1970");
        let behind = Known { offset_ms: Some(25 * 60_000), ..right };
        assert!(said(behind).contains("25 minutes behind that of the shared folder"));
        let ahead = Known { offset_ms: Some(-3 * HOUR_MS), ..right };
        assert!(said(ahead).contains("3 hours ahead of that of the shared folder"));
        assert_eq!(said(Known { offset_ms: None, ..right }), "");
    }
}
