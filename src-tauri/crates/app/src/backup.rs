//! Backups: dated copies, each opened and read before an older one goes.

use crate::desk::{Desk, local};
use crate::error::AppError;
use crate::present::{count, day_and_time};
use cf_vault::{Backup, BackupReason};
use cf_wire::{BackupRef, BackupRow, Changes, Event};
use chrono::{DateTime, Utc};

/// The backups, newest first.
///
/// # Errors
/// What the disk says.
pub fn list(desk: &Desk) -> Result<Vec<BackupRow>, AppError> {
    Ok(desk.vault.backups()?.iter().map(row).collect())
}

/// Makes a backup now, and proves that it opens.
///
/// # Errors
/// A full disk; a copy that does not hold.
pub fn make(desk: &Desk) -> Result<BackupRow, AppError> {
    let made = desk.vault.back_up(BackupReason::Asked, desk.ambient.now_ms())?;
    desk.host.emit(Event::Changed(Changes { kinds: vec!["backup".to_owned()], ids: Vec::new() }));
    Ok(row(&made))
}

/// Opens a backup and counts what is in it.
///
/// # Errors
/// When it does not open.
pub fn check(desk: &Desk, asked: &BackupRef) -> Result<BackupRow, AppError> {
    let checked = desk.vault.check_backup(&asked.id)?;
    Ok(BackupRow { checked: Some(desk.now()), ..row(&checked) })
}

/// Makes the backup of the day, if there is none yet. A failure is no reason to keep somebody from
/// writing: it shows on the backup page.
pub fn daily(desk: &Desk) {
    let today = desk.today();
    let made_today = desk.vault.backups().is_ok_and(|backups| {
        backups
            .iter()
            .filter_map(|backup| backup.proof.as_ref())
            .any(|proof| local(moment(proof.made_ms)).date_naive() == today)
    });
    if !made_today && let Err(why) = desk.vault.back_up(BackupReason::Daily, desk.ambient.now_ms())
    {
        tracing::warn!(%why, "the daily backup was not made");
    }
}

fn row(backup: &Backup) -> BackupRow {
    match &backup.proof {
        Some(proof) => {
            let made = moment(proof.made_ms);
            let entries = usize::try_from(proof.events).unwrap_or(usize::MAX);
            BackupRow {
                id: backup.name.clone(),
                made,
                bytes: proof.bytes,
                entries: Some(proof.events),
                checked: Some(made),
                good: true,
                sentence: format!(
                    "Made, opened and read on {}: {}.",
                    day_and_time(made),
                    count(entries, "entry", "entries")
                ),
            }
        }
        None => BackupRow {
            id: backup.name.clone(),
            made: DateTime::default(),
            bytes: 0,
            entries: None,
            checked: None,
            good: false,
            sentence: "This copy has not been proved to open.".to_owned(),
        },
    }
}

fn moment(ms: u64) -> DateTime<Utc> {
    i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default()
}
