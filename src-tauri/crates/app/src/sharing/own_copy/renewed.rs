//! A new recovery code: the copy follows it, because the old code is to open nothing any more.

use super::kept;
use crate::desk::Desk;
use crate::error::AppError;
use cf_sync::backup::BackupSecret;
use cf_vault::RecoveryCode;

/// Keeps the copy for this code from now on. The one for the code before is cleared away once the
/// new one was read back.
///
/// # Errors
/// What the vault says.
pub fn follow_new_code(desk: &Desk, code: &RecoveryCode) -> Result<(), AppError> {
    let reader = desk.reader()?;
    let Some(old) = kept::label(&reader)? else { return Ok(()) };
    // A code that was replaced before its own copy was made has nothing at the place.
    let former = kept::former(&reader)?.unwrap_or(old);
    drop(reader);
    kept::begin(desk, &BackupSecret::new(*code.backup_secret()).label(), Some(&former))
}
