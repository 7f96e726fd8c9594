//! The copies there are, and which may go.

use super::{BackupProof, BackupReason, Copied};
use crate::error::VaultError;
use crate::place::VaultPlace;

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its name: the moment it was made, UTC. What [`super::restore`] takes.
    pub name: String,
    /// What was found when it was opened; `None` when that cannot be read any more.
    pub proof: Option<BackupProof>,
}

/// The copies of a vault, newest first. The vault need not be open.
///
/// # Errors
/// What the disk says.
pub fn list(place: &VaultPlace) -> Result<Vec<Backup>, VaultError> {
    let entries = match std::fs::read_dir(place.backups()) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| name.starts_with(|c: char| c.is_ascii_digit()));
    names.sort_unstable_by(|a, b| b.cmp(a));
    Ok(names.into_iter().map(|name| Backup { proof: proof_of(place, &name), name }).collect())
}

pub fn proof_of(place: &VaultPlace, name: &str) -> Option<BackupProof> {
    let bytes = std::fs::read(Copied::named(place, name).proof()).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Removes what is beyond the number kept for its reason. Only proven copies count and go: what
/// cannot be read is left for a person to look at.
pub fn let_old_go(place: &VaultPlace) -> Result<(), VaultError> {
    let copies = list(place)?;
    for reason in BackupReason::ALL {
        let of_reason =
            |copy: &&super::Backup| copy.proof.as_ref().is_some_and(|proof| proof.reason == reason);
        for old in copies.iter().filter(of_reason).skip(reason.kept()) {
            std::fs::remove_dir_all(Copied::named(place, &old.name).folder())?;
        }
    }
    Ok(())
}
