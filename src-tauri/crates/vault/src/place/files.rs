//! Files that only their owner may read, written in one step.

use crate::error::VaultError;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

/// Makes a folder for its owner only (0700 where the system knows that), with those above it.
///
/// # Errors
/// When the disk refuses.
pub fn make_own_folder(folder: &Path) -> Result<(), VaultError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    #[cfg(unix)]
    std::fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// Opens or makes a file for its owner only (0600 where the system knows that).
///
/// # Errors
/// When the disk refuses.
pub fn open_own(path: &Path) -> Result<File, VaultError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

/// Replaces a file in one step, after `check` has seen what the disk holds.
///
/// # Errors
/// When the disk refuses or the check fails; the old file then stands.
pub fn replace(
    path: &Path,
    bytes: &[u8],
    check: impl FnOnce(&[u8]) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let next = path.with_extension("new");
    let written = write_and_check(&next, bytes, check);
    if written.is_err() {
        let _ = std::fs::remove_file(&next);
    }
    written?;
    std::fs::rename(&next, path)?;
    sync_folder_of(path)
}

fn write_and_check(
    path: &Path,
    bytes: &[u8],
    check: impl FnOnce(&[u8]) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let mut file = open_own(path)?;
    file.set_len(0)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    check(&std::fs::read(path)?)
}

/// Makes a rename durable. Windows does this by itself.
///
/// # Errors
/// When the disk refuses.
pub fn sync_folder_of(path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
