//! Turning the private copy on and off.

use super::copying::{At, make};
use super::kept;
use super::trying::try_out;
use super::view::view;
use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use crate::sharing::local::VaultLocal;
use crate::sharing::turn::Taken;
use cf_sync::backup::{self, BackupSecret};
use cf_sync::local::Local as _;
use cf_sync::{StoreError, SyncError};
use cf_vault::{RecoveryCode, Unlock, VaultError};
use cf_wire::{OwnCopyOn, OwnCopyView};

/// Begins to keep a private copy, makes the first one and tries it. The recovery code proves that
/// its owner has it, and says to whom the copy is sealed; it is not kept.
///
/// # Errors
/// A code that is not this vault's; when this computer shares with nobody. A place that cannot be
/// reached now is no error: the copy follows with the next exchange.
pub fn turn_on(app: &App, asked: &OwnCopyOn) -> Result<OwnCopyView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    if VaultLocal::new(desk)?.space()?.is_none() {
        return Err(SyncError::NoSpace.into());
    }
    let code = read(&asked.recovery_code)?;
    desk.vault.prove(Unlock::RecoveryCode(&asked.recovery_code)).map_err(beside_field)?;
    kept::begin(desk, &BackupSecret::new(*code.backup_secret()).label(), None)?;
    let stop = || taken.should_end();
    first(&taken, desk, &stop)?;
    view(desk)
}

/// The first copy and its try. What goes wrong is told by the view.
fn first(taken: &Taken<'_>, desk: &Desk, stop: &dyn Fn() -> bool) -> Result<(), AppError> {
    match make(taken, desk, stop).and_then(|_| try_out(taken, desk, stop)) {
        Err(error @ (AppError::Locked | AppError::Vault(_))) => Err(error),
        _ => Ok(()),
    }
}

/// Stops keeping a private copy and takes away what lies at the place.
///
/// # Errors
/// When the place cannot be reached: then the copy stays on, so that it can be taken away later.
pub fn turn_off(app: &App) -> Result<OwnCopyView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let at = At::open(&taken, desk)?;
    let former = kept::former(&desk.reader()?)?;
    let labels = former.iter().chain([&at.label]);
    let gone: Result<Vec<u64>, StoreError> =
        labels.map(|label| backup::remove(&*at.store, label)).collect();
    match gone {
        Err(error) if error.is_unreachable() => Err(error.into()),
        gone => {
            kept::end(desk)?;
            let stays = gone.is_err().then(|| {
                "No copy is kept any more. The place does not let the app delete, so sealed files \
                 stay there; only your recovery code opens them."
                    .to_owned()
            });
            Ok(OwnCopyView { problem: stays, ..view(desk)? })
        }
    }
}

/// Reads a recovery code, and says what to look at.
///
/// # Errors
/// Naming the field.
pub fn read(typed: &str) -> Result<RecoveryCode, AppError> {
    RecoveryCode::parse(typed).map_err(|why| beside_field(why.into()))
}

fn beside_field(error: VaultError) -> AppError {
    match error {
        VaultError::WrongRecoveryCode | VaultError::RecoveryCode(_) => {
            AppError::invalid("recovery_code", error.to_string())
        }
        other => other.into(),
    }
}
