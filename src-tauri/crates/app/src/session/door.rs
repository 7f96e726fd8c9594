//! The door: opening and locking the vault.

use super::{settings, status};
use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use cf_vault::{KdfCost, OpenOptions, Opened, Vault, VaultPlace};
use cf_wire::{
    AppStatus, BackupRestore, ChangePassphrase, Done, Event, NewRecoveryCode, RecoveryCode, Unlock,
};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

/// The shortest passphrase. Length beats signs (NCSC, three random words).
pub(super) const SHORTEST_PASSPHRASE: usize = 10;

/// What the app remembers about its door while locked.
#[derive(Debug, Default)]
pub struct Door {
    /// Whether the practice vault is in use.
    pub practice: bool,
    /// The recovery code that was shown and not yet typed back, in its groups.
    pub unproved: Option<Vec<String>>,
    /// Something to tell once.
    pub notice: Option<String>,
    /// Opening failed in a way that needs a restore.
    pub damaged: bool,
    /// The recovery phrase of the practice vault is of no use to anybody and not kept.
    pub opened_newer: bool,
}

impl App {
    /// The vault that is in use: the real one, or the made-up one for practice.
    pub(crate) fn place(&self) -> VaultPlace {
        let practice = self.door.lock().unwrap_or_else(PoisonError::into_inner).practice;
        self.place_of(practice)
    }

    pub(super) fn place_of(&self, practice: bool) -> VaultPlace {
        VaultPlace::new(self.config.data_dir.join(if practice { "practice" } else { "vault" }))
    }

    pub(crate) fn cost(&self) -> KdfCost {
        self.config.cost.unwrap_or(KdfCost::PRODUCTION)
    }

    pub(crate) fn options(&self) -> OpenOptions {
        OpenOptions { allow_shared_folder: self.config.allow_shared_folder }
    }

    pub(crate) fn randomness(&self) -> Box<dyn cf_vault::Randomness> {
        let ambient = Arc::clone(&self.ambient);
        Box::new(move |bytes: &mut [u8]| ambient.fill(bytes))
    }

    pub(super) fn seat(&self, vault: Vault) -> Arc<Desk> {
        let desk = Arc::new(Desk::new(
            vault,
            Arc::clone(&self.ambient),
            Arc::clone(&self.host),
            Arc::clone(&self.shipped),
        ));
        *self.desk.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&desk));
        *self.last_active.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        desk
    }
}

/// Opens the vault.
///
/// # Errors
/// A wrong passphrase touches nothing.
pub fn unlock(app: &App, asked: &Unlock) -> Result<AppStatus, AppError> {
    if app.desk().is_ok() {
        return status(app);
    }
    let with = match (&asked.passphrase, &asked.recovery_code) {
        (Some(passphrase), _) => cf_vault::Unlock::Passphrase(passphrase),
        (None, Some(code)) => cf_vault::Unlock::RecoveryCode(code),
        (None, None) => return Err(AppError::invalid("passphrase", "Type your passphrase.")),
    };
    let opened =
        Vault::open(app.place(), with, app.options(), app.ambient.now_ms(), app.randomness());
    let Opened { vault, new_incarnation, .. } = match opened {
        Ok(opened) => opened,
        Err(why) => {
            let error = AppError::from(why);
            let mut door = app.door.lock().unwrap_or_else(PoisonError::into_inner);
            door.damaged = matches!(
                &error,
                AppError::Vault(cf_vault::VaultError::Damaged | cf_vault::VaultError::KeysDamaged)
            );
            return Err(error);
        }
    };
    let newer = matches!(vault.state(), cf_vault::VaultState::NewerApp { .. });
    {
        let mut door = app.door.lock().unwrap_or_else(PoisonError::into_inner);
        door.damaged = false;
        door.opened_newer = newer;
        door.notice = new_incarnation.then(|| {
            "These notes came back from a backup. What you shared since then will come again from your colleagues.".to_owned()
        });
    }
    let desk = app.seat(vault);
    if !newer {
        crate::backup::daily(&desk);
    }
    status(app)
}

/// Locks the vault. Drafts are on the disk already.
///
/// # Errors
/// What the status says.
pub fn lock(app: &App) -> Result<AppStatus, AppError> {
    *app.desk.write().unwrap_or_else(PoisonError::into_inner) = None;
    app.turn.stop();
    app.shelf.clear();
    app.picks.lock().unwrap_or_else(PoisonError::into_inner).clear();
    app.host.emit(Event::Locked);
    status(app)
}

/// Somebody is there.
///
/// # Errors
/// Never.
pub fn active(app: &App) -> Result<Done, AppError> {
    *app.last_active.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    Ok(Done {})
}

/// Locks when nobody was there for the time that the settings say. Called now and then by the
/// window's host. Answers whether it locked.
pub fn idle_lock(app: &App) -> bool {
    let Ok(desk) = app.desk() else { return false };
    let minutes = settings(&desk).map_or(5, |settings| settings.idle_minutes);
    drop(desk);
    let idle = app.last_active.lock().unwrap_or_else(PoisonError::into_inner).elapsed();
    idle >= Duration::from_secs(u64::from(minutes) * 60) && lock(app).is_ok()
}

/// Sets a new passphrase; the old one, or the recovery code, proves who asks.
///
/// # Errors
/// When the proof does not hold, or the new one is short.
pub fn change_passphrase(app: &App, asked: &ChangePassphrase) -> Result<Done, AppError> {
    refuse_short(&asked.new)?;
    let desk = app.desk()?;
    let by_passphrase = desk.vault.change_passphrase(
        cf_vault::Unlock::Passphrase(&asked.current),
        &asked.new,
        app.cost(),
    );
    if by_passphrase.is_err() {
        let by_code = desk.vault.change_passphrase(
            cf_vault::Unlock::RecoveryCode(&asked.current),
            &asked.new,
            app.cost(),
        );
        if by_code.is_err() {
            by_passphrase?;
        }
    }
    Ok(Done {})
}

/// Makes a new recovery code, to be shown once and proved.
///
/// # Errors
/// When the passphrase is wrong.
pub fn new_recovery_code(app: &App, asked: &NewRecoveryCode) -> Result<RecoveryCode, AppError> {
    let desk = app.desk()?;
    let code = desk.vault.new_recovery_code(cf_vault::Unlock::Passphrase(&asked.passphrase))?;
    crate::sharing::follow_new_code(&desk, &code)?;
    Ok(super::begin::show_once(app, &code))
}

/// Goes back to a backup: closes, restores, stays locked. What was there is kept aside.
///
/// # Errors
/// A wrong passphrase or a bad backup changes nothing, and the vault stays open.
pub fn restore(app: &App, asked: &BackupRestore) -> Result<AppStatus, AppError> {
    let place = app.place();
    if let Ok(desk) = app.desk() {
        desk.vault.prove(cf_vault::Unlock::Passphrase(&asked.passphrase))?;
    }
    lock(app)?;
    let restored = cf_vault::backup::restore(
        &place,
        &asked.id,
        cf_vault::Unlock::Passphrase(&asked.passphrase),
        app.ambient.now_ms(),
    )?;
    {
        let mut door = app.door.lock().unwrap_or_else(PoisonError::into_inner);
        door.damaged = false;
        door.notice = Some(format!(
            "Gone back to a backup with {} entries. What was here before is kept beside it.",
            restored.events
        ));
    }
    status(app)
}

/// Refuses a passphrase that is too short.
///
/// # Errors
/// Saying how long it must be.
pub fn refuse_short(passphrase: &str) -> Result<(), AppError> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        let words = format!(
            "Use at least {SHORTEST_PASSPHRASE} characters. Three random words are easy to keep in mind."
        );
        return Err(AppError::invalid("passphrase", words));
    }
    Ok(())
}
