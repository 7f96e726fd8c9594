//! Putting a database aside. Nothing is ever deleted: a person can look at it later.

use super::{VaultPlace, files};
use crate::error::VaultError;
use chrono::DateTime;
use std::path::PathBuf;

/// Moves the database, with its log, into a dated folder and copies the key file there. Answers
/// where, `None` when there is no database.
pub fn put_aside(place: &VaultPlace, now_ms: u64) -> Result<Option<PathBuf>, VaultError> {
    let database = place.database();
    if !database.exists() {
        return Ok(None);
    }
    let moment = DateTime::from_timestamp_millis(now_ms.cast_signed()).unwrap_or_default();
    let stamp = moment.format("%Y-%m-%d-%H%M%S").to_string();
    let numbered = (1u32..).map(|number| place.aside().join(format!("{stamp}-{number}")));
    let folder =
        numbered.into_iter().find(|folder| !folder.exists()).unwrap_or_else(|| place.aside());
    files::make_own_folder(&folder)?;
    if place.keys().exists() {
        std::fs::copy(place.keys(), folder.join("keys.json"))?;
    }
    // The log first: a database without its log may miss its last changes, a log without its
    // database is only kept.
    for ending in ["-wal", "-shm", ""] {
        let mut name = database.clone().into_os_string();
        name.push(ending);
        let from = PathBuf::from(name);
        if let (true, Some(file)) = (from.exists(), from.file_name()) {
            std::fs::rename(&from, folder.join(file))?;
        }
    }
    files::sync_folder_of(&database)?;
    Ok(Some(folder))
}
