//! Making the copy.

use super::counted::{self, Counted};
use super::kept::{self, LEFT_OUT, State};
use crate::desk::Desk;
use crate::error::AppError;
use crate::sharing::exchange::TOLD_EVERY;
use crate::sharing::local::VaultLocal;
use crate::sharing::place::Place;
use crate::sharing::turn::Taken;
use cf_sync::backup::{self, BackupError, Copied, Copying, Label};
use cf_sync::keys::SealSecret;
use cf_sync::local::Local as _;
use cf_sync::{Store, SyncError, names};
use cf_vault::VaultError;
use cf_wire::{Event, Progress};
use std::time::Instant;

/// Why a copy was not made or tried.
#[derive(Debug, thiserror::Error)]
pub enum Halted {
    /// A person or the lock asked for it.
    #[error("Stopped. The copies from before are still there.")]
    Stopped,
    /// The vault.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The place, or what lies there.
    #[error(transparent)]
    Copy(#[from] BackupError),
}

impl From<Halted> for AppError {
    fn from(halted: Halted) -> Self {
        match halted {
            Halted::Stopped => Self::Cancelled,
            Halted::Vault(error) => error.into(),
            Halted::Copy(BackupError::Store(error)) => error.into(),
            Halted::Copy(other) => Self::Refused(other.to_string()),
        }
    }
}

/// The place of the space and this computer's key to its own copy.
pub struct At {
    /// The place, which holds the very space that was joined.
    pub store: Box<dyn Store>,
    /// The computer's own key.
    pub own: SealSecret,
    /// Where in it.
    pub label: Label,
}

impl At {
    /// Opens the place. Nothing is written or concluded where another space lies.
    ///
    /// # Errors
    /// When no copy is kept, or the place cannot be reached or is another.
    pub fn open(taken: &Taken<'_>, desk: &Desk) -> Result<Self, AppError> {
        let reader = desk.reader()?;
        let label = kept::label(&reader)?.ok_or_else(|| {
            AppError::Refused("No private copy is kept. Turn it on first.".to_owned())
        })?;
        let local = VaultLocal::new(desk)?;
        let genesis = local.space()?.ok_or(SyncError::NoSpace)?;
        let place = Place::kept(&reader)?.ok_or(SyncError::NoSpace)?;
        let store = place.open(taken, desk)?;
        if store.get(&names::genesis(genesis.genesis.space))? != genesis.bytes {
            return Err(SyncError::WrongSpace.into());
        }
        Ok(Self { store, own: local.own_device()?.seal, label })
    }
}

/// Copies what has changed, and keeps how it went. `stop` is asked between two parts.
///
/// # Errors
/// When it could not be made; what lay there before stays whole.
pub fn make(taken: &Taken<'_>, desk: &Desk, stop: &dyn Fn() -> bool) -> Result<Copied, AppError> {
    let mut state = kept::state(&desk.reader()?)?;
    let now = desk.ambient.now_ms();
    match written(taken, desk, state.doubt, stop) {
        Ok((done, holds)) => {
            let made_ms = if done.new { now } else { state.made_ms };
            state = State { whole_ms: now, made_ms, holds, problem: None, doubt: false, ..state };
            kept::keep(desk, &state)?;
            clear_former(taken, desk);
            Ok(done)
        }
        Err(AppError::Cancelled) => Err(AppError::Cancelled),
        Err(why) => {
            failed(taken, desk, state, &why)?;
            Err(why)
        }
    }
}

/// Keeps what went wrong. Not when the vault was locked meanwhile: that says nothing of the place.
pub fn failed(
    taken: &Taken<'_>,
    desk: &Desk,
    state: State,
    why: &AppError,
) -> Result<(), AppError> {
    if taken.must_stop() {
        return Ok(());
    }
    let (failed_ms, problem) = (desk.ambient.now_ms(), Some(why.to_string()));
    kept::keep(desk, &State { failed_ms, problem, ..state })
}

fn written(
    taken: &Taken<'_>,
    desk: &Desk,
    doubt: bool,
    stop: &dyn Fn() -> bool,
) -> Result<(Copied, Counted), AppError> {
    let at = At::open(taken, desk)?;
    let life = desk.vault.with_identity(|identity| identity.incarnation.0);
    let mut copying =
        Copying::begin(&*at.store, &at.label, &at.own, &life, doubt).map_err(Halted::from)?;
    // One moment of the vault; typing goes on beside it.
    let reader = desk.reader()?;
    let contents = reader.contents()?;
    let (mut parts, mut told) = (0_u32, Instant::now());
    reader.pieces(LEFT_OUT, |piece| {
        if stop() {
            return Err(Halted::Stopped);
        }
        copying.add(piece)?;
        parts = parts.saturating_add(1);
        if told.elapsed() >= TOLD_EVERY {
            told = Instant::now();
            tell(desk, parts);
        }
        Ok(())
    })?;
    drop(reader);
    let holds = Counted::new(&contents);
    let done =
        copying.finish(counted::about(contents), desk.ambient.now_ms()).map_err(Halted::from)?;
    Ok((done, holds))
}

/// Tells the window how far it is.
pub fn tell(desk: &Desk, done: u32) {
    let words = format!("{done} parts of your private copy");
    let job = "share".to_owned();
    desk.host.emit(Event::Progress(Progress { job, done, total: 0, words }));
}

/// The copy for the recovery code before goes once the one for the new code lies there. What cannot
/// be cleared away now is cleared away the next time.
fn clear_former(taken: &Taken<'_>, desk: &Desk) {
    let cleared = (|| {
        let Some(former) = kept::former(&desk.reader()?)? else { return Ok(()) };
        backup::remove(&*At::open(taken, desk)?.store, &former)?;
        kept::forget_former(desk)
    })();
    if let Err(why) = cleared {
        let why: AppError = why;
        tracing::warn!(%why, "the private copy of the former recovery code was not cleared away");
    }
}
