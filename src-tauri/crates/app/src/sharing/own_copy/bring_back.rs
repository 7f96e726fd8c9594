//! A lost computer's vault, back on a new one.

use super::copying::Halted;
use super::counted::{self, Counted};
use super::{kept, switch};
use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present::{count, day_and_time};
use crate::session;
use crate::sharing::kept as shared;
use crate::sharing::local::VaultLocal;
use crate::sharing::place::Place;
use cf_sync::backup::{BackupError, BackupSecret, Found, Label, Version, fetch, versions};
use cf_sync::keys::SealSecret;
use cf_sync::local::Local as _;
use cf_sync::{Store, names};
use cf_vault::{BroughtBack, Contents, Filling, NewKeys, VaultError};
use cf_wire::{AppStatus, BringBack, Unlock};
use chrono::{DateTime, Utc};
use std::sync::PoisonError;

/// Makes a vault of the newest private copy that holds, under a new passphrase and the same recovery
/// code. From then on it goes on as one that was restored from a backup: in a new life, and with
/// what had not been sent.
///
/// # Errors
/// A code with a mistake, or one of which nothing lies there; a short passphrase; a place that
/// cannot be reached; a vault that is here already. Then nothing was made.
pub fn bring_back(app: &App, asked: &BringBack) -> Result<AppStatus, AppError> {
    session::refuse_short(&asked.passphrase)?;
    let code = switch::read(&asked.recovery_code)?;
    let place = Place::asked(app, &asked.place)?;
    let store = place.open_before(&*app.ambient).map_err(|error| place.told(error))?;
    let secret = BackupSecret::new(*code.backup_secret());
    let (label, with) = (secret.label(), secret.seal());
    std::fs::create_dir_all(&app.config.data_dir)?;
    let room = BroughtBack::begin(app.place(), app.options())?;
    let found = versions(&*store, &label, &with).map_err(|error| told(&place, error))?;
    let from = Source { app, place: &place, store: &*store, label: &label, with: &with };
    let (filled, contents, made_ms, passed) = from.newest_that_holds(&room, &found)?;
    let keys = NewKeys { passphrase: &asked.passphrase, cost: app.cost(), code: &code };
    room.settle(filled, &keys, app.ambient.now_ms(), app.randomness().as_mut())?;
    let passphrase = Some(asked.passphrase.clone());
    session::unlock(app, &Unlock { passphrase, recovery_code: None })?;
    goes_on(&*app.desk()?, &from)?;
    app.door.lock().unwrap_or_else(PoisonError::into_inner).notice =
        Some(notice(&contents, made_ms, passed));
    session::status(app)
}

/// Where it comes from.
struct Source<'a> {
    app: &'a App,
    place: &'a Place,
    store: &'a dyn Store,
    label: &'a Label,
    with: &'a SealSecret,
}

impl Source<'_> {
    /// The newest version that comes back whole: the database, what is in it, when it was made, and
    /// how many newer ones did not.
    fn newest_that_holds(
        &self,
        room: &BroughtBack,
        found: &Found,
    ) -> Result<(Filling, Contents, u64, usize), AppError> {
        let mut passed = found.unreadable;
        for version in &found.versions {
            match self.filled(room, version) {
                Ok((filling, contents)) => {
                    return Ok((filling, contents, version.index.made_ms, passed));
                }
                Err(Halted::Copy(BackupError::Broken) | Halted::Vault(VaultError::NoBackup)) => {
                    passed += 1
                }
                Err(Halted::Copy(error)) => return Err(told(self.place, error)),
                Err(other) => return Err(other.into()),
            }
        }
        Err(if passed == 0 { nothing_there() } else { nothing_holds() })
    }

    fn filled(&self, room: &BroughtBack, version: &Version) -> Result<(Filling, Contents), Halted> {
        let mut filling = room.fill(self.app.randomness().as_mut())?;
        fetch(self.store, self.label, self.with, version, |piece| {
            Ok::<(), Halted>(filling.add(piece)?)
        })?;
        let said = counted::contents(&version.index.about);
        let contents = filling.prove(&said, self.app.ambient.now_ms())?;
        Ok((filling, contents))
    }
}

/// The copy is kept on, and sharing goes on in the place where the copy was found: drives have other
/// letters on other computers.
fn goes_on(desk: &Desk, from: &Source<'_>) -> Result<(), AppError> {
    session::show_settings(desk)?;
    kept::begin(desk, from.label, None)?;
    let Some(genesis) = VaultLocal::new(desk)?.space()? else { return Ok(()) };
    if from.store.get(&names::genesis(genesis.genesis.space)) == Ok(genesis.bytes) {
        shared::write(desk, &from.place.entries()?)?;
    }
    Ok(())
}

fn told(place: &Place, error: BackupError) -> AppError {
    match error {
        BackupError::Store(error) => place.told(error),
        other => AppError::from(Halted::from(other)),
    }
}

fn nothing_there() -> AppError {
    AppError::invalid(
        "recovery_code",
        "There is no private copy for this recovery code at this place. Compare the code with the \
         paper, and check that this is the place that your team shares.",
    )
}

fn nothing_holds() -> AppError {
    AppError::Refused(
        "There is a private copy for this code at this place, but no version of it is whole: parts \
         are missing or were changed. Ask whoever looks after the place whether it can be put back \
         to an earlier day."
            .to_owned(),
    )
}

fn notice(contents: &Contents, made_ms: u64, passed: usize) -> String {
    let made = i64::try_from(made_ms).ok().and_then(DateTime::<Utc>::from_timestamp_millis);
    let mut said = format!(
        "Your notes are back, from the private copy of {}: {}. What you shared since then will come \
         again from your colleagues.",
        day_and_time(made.unwrap_or_default()),
        Counted::new(contents).words()
    );
    if passed > 0 {
        let newer = count(passed, "newer copy was", "newer copies were");
        said.push_str(&format!(" {newer} not whole and passed over."));
    }
    said
}
