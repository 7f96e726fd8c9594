//! Where the app stands.

use super::begin::UNPROVED;
use super::settings::{StoredSettings, default_display, display_of};
use crate::core::{App, me};
use crate::desk::{Desk, local, typed};
use crate::error::AppError;
use cf_domain::record::Person;
use cf_domain::word::Role;
use cf_vault::{KeyFile, VaultError};
use cf_wire::{AppStatus, Display, Me, Phase};
use std::sync::PoisonError;

/// Where the app stands, all that a screen needs before anything else.
///
/// # Errors
/// What the vault says.
pub fn status(app: &App) -> Result<AppStatus, AppError> {
    let (practice, notice, damaged, newer) = {
        let mut door = app.door.lock().unwrap_or_else(PoisonError::into_inner);
        (door.practice, door.notice.take(), door.damaged, door.opened_newer)
    };
    let base = AppStatus {
        phase: Phase::Locked,
        me: None,
        display: default_display(),
        idle_minutes: 5,
        practice,
        device_word: "laptop".to_owned(),
        today: local(app.ambient.now()).date_naive().to_string(),
        version: app.config.version.clone(),
        notice,
    };
    let Ok(desk) = app.desk() else {
        let (phase, display) = closed(app, damaged);
        return Ok(AppStatus { phase, display, ..base });
    };
    let stored = StoredSettings::load(&desk)?;
    let unproved = !practice && desk.reader()?.setting(UNPROVED)?.is_some();
    let phase = match (newer, unproved) {
        (true, _) => Phase::Newer,
        (false, true) => Phase::Unproved,
        (false, false) => Phase::Open,
    };
    Ok(AppStatus {
        phase,
        me: Some(who(&desk, &stored)?),
        display: stored.settings.display,
        idle_minutes: stored.settings.idle_minutes,
        ..base
    })
}

fn closed(app: &App, damaged: bool) -> (Phase, Display) {
    let place = app.place();
    if !place.exists() {
        return (Phase::New, default_display());
    }
    match KeyFile::read(&place.keys()) {
        Ok(keys) if damaged => (Phase::Damaged, display_of(&keys.plain)),
        Ok(keys) => (Phase::Locked, display_of(&keys.plain)),
        Err(VaultError::KeysDamaged) => (Phase::Damaged, default_display()),
        Err(_) => (Phase::Locked, default_display()),
    }
}

fn who(desk: &Desk, stored: &StoredSettings) -> Result<Me, AppError> {
    let person = typed::<Person>(&desk.reader()?, me(desk))?.record;
    let settings = &stored.settings;
    Ok(Me {
        person: desk.person(),
        name: person.name,
        role: person.role.unwrap_or(Role::QualityManager),
        organisation: settings.organisation.clone(),
        commissioner: settings.commissioner,
        commissioner_word: settings.commissioner_word.clone(),
        meeting_name: settings.meeting_name.clone(),
        meeting_short: settings.meeting_short.clone(),
    })
}
