//! Making one copy.

use super::{Backup, BackupReason, Copied, proof, shelf};
use crate::error::VaultError;
use crate::keys::DatabaseKey;
use crate::open::copy_target;
use crate::place::{VaultPlace, files};
use chrono::DateTime;
use rusqlite::Connection;
use rusqlite::backup::{self, StepResult};
use std::time::Duration;

/// Pages copied between two looks at whether the source is free.
const PAGES_AT_ONCE: i32 = 4096;

/// How long to wait between two such steps, so that others can read too.
const BREATH: Duration = Duration::from_millis(1);

/// Copies the database into a folder that has no final name yet, checks it, names it, and only then
/// lets older ones go.
pub fn make(
    place: &VaultPlace,
    key: &DatabaseKey,
    source: &Connection,
    reason: BackupReason,
    now_ms: u64,
) -> Result<Backup, VaultError> {
    files::make_own_folder(&place.backups())?;
    let unfinished = place.backups().join("unfinished");
    if unfinished.exists() {
        std::fs::remove_dir_all(&unfinished)?;
    }
    files::make_own_folder(&unfinished)?;
    let copied = Copied::new(&unfinished);
    copy_pages(source, &copied, key)?;
    files::replace(&copied.keys(), &std::fs::read(place.keys())?, |_| Ok(()))?;
    let proof = proof::check(&copied, key, reason, now_ms)?;
    let written = serde_json::to_vec_pretty(&proof).map_err(|_| VaultError::Internal("a proof"))?;
    files::replace(&copied.proof(), &written, |_| Ok(()))?;

    let name = free_name(place, now_ms);
    let folder = place.backups().join(&name);
    std::fs::rename(&unfinished, &folder)?;
    files::sync_folder_of(&folder)?;
    shelf::let_old_go(place)?;
    Ok(Backup { name, proof: Some(proof) })
}

fn copy_pages(source: &Connection, copied: &Copied, key: &DatabaseKey) -> Result<(), VaultError> {
    files::open_own(&copied.database())?;
    let mut target = copy_target(&copied.database(), key)?;
    // A read transaction holds one moment still while writing goes on beside it.
    source.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
    let all_copied = copy_all(source, &mut target);
    source.execute_batch("ROLLBACK")?;
    all_copied?;
    // One file without a log beside it.
    let mode: String = target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode == "delete" { Ok(()) } else { Err(VaultError::Internal("a copy that keeps a log")) }
}

fn copy_all(source: &Connection, target: &mut Connection) -> Result<(), VaultError> {
    let backup = backup::Backup::new(source, target)?;
    while backup.step(PAGES_AT_ONCE)? != StepResult::Done {
        std::thread::sleep(BREATH);
    }
    Ok(())
}

/// The moment in UTC, so that names sort by time, and a number where there are two in a second.
fn free_name(place: &VaultPlace, now_ms: u64) -> String {
    let moment = DateTime::from_timestamp_millis(now_ms.cast_signed()).unwrap_or_default();
    let stamp = moment.format("%Y-%m-%d-%H%M%S").to_string();
    let taken = |name: &String| place.backups().join(name).exists();
    let numbered = (2u32..).map(|number| format!("{stamp}-{number}"));
    std::iter::once(stamp.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(stamp)
}
