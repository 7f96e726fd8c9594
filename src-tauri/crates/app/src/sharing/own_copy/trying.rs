//! Trying the copy: brought back into a database that is thrown away, and checked whole.

use super::copying::{At, Halted, failed, tell};
use super::counted::{self, Counted};
use super::kept::{self, State};
use crate::desk::Desk;
use crate::error::AppError;
use crate::sharing::turn::Taken;
use cf_sync::backup::{BackupError, fetch, versions};
use cf_vault::{Contents, VaultError};

/// Brings the newest version back and checks every entry, chain and count. Keeps what was found.
///
/// # Errors
/// When it does not hold or cannot be reached.
pub fn try_out(taken: &Taken<'_>, desk: &Desk, stop: &dyn Fn() -> bool) -> Result<(), AppError> {
    let state = kept::state(&desk.reader()?)?;
    let at = match At::open(taken, desk) {
        Ok(at) => at,
        Err(why) => {
            failed(taken, desk, state, &why)?;
            return Err(why);
        }
    };
    match found(desk, &at, stop) {
        Ok(contents) => {
            let (proven_ms, proven) = (desk.ambient.now_ms(), Counted::new(&contents));
            kept::keep(desk, &State { proven_ms, proven, problem: None, ..state })
        }
        Err(Halted::Stopped) => Err(AppError::Cancelled),
        Err(why) => {
            let broken = matches!(
                why,
                Halted::Copy(BackupError::Broken) | Halted::Vault(VaultError::NoBackup)
            );
            let told = if broken { does_not_hold() } else { why.into() };
            failed(taken, desk, State { doubt: state.doubt || broken, ..state }, &told)?;
            Err(told)
        }
    }
}

fn does_not_hold() -> AppError {
    AppError::Refused(
        "The private copy at the shared place did not come back whole: a part is missing or was \
         changed. Your notes here are fine. The app makes it whole with the next copy; choose \
         “Copy now”, then try it again."
            .to_owned(),
    )
}

fn found(desk: &Desk, at: &At, stop: &dyn Fn() -> bool) -> Result<Contents, Halted> {
    let there = versions(&*at.store, &at.label, &at.own)?;
    let newest = there.versions.first().ok_or(BackupError::Broken)?;
    let mut filling = desk.vault.try_dump()?;
    let mut parts = 0_u32;
    fetch(&*at.store, &at.label, &at.own, newest, |piece| {
        if stop() {
            return Err(Halted::Stopped);
        }
        parts = parts.saturating_add(1);
        if parts.is_multiple_of(16) {
            tell(desk, parts);
        }
        Ok(filling.add(piece)?)
    })?;
    Ok(filling.prove(&counted::contents(&newest.index.about), desk.ambient.now_ms())?)
}
