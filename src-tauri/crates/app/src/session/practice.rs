//! Practice mode: a second vault with a made-up provider, so that everything can be tried without
//! harm. It lives beside the real one and never shares with anybody.

use super::settings::StoredSettings;
use super::{door, status};
use crate::archive;
use crate::core::{App, me};
use crate::desk::typed;
use crate::error::AppError;
use cf_domain::record::Person;
use cf_domain::word::Role;
use cf_wire::{AppStatus, PracticeSwitch};
use std::sync::PoisonError;

/// The passphrase of the practice vault: no secret, it guards nothing.
const PASSPHRASE: &str = "practice practice practice";

/// Goes to the practice vault, made afresh each time, or back to the locked real one.
///
/// # Errors
/// When the vault is locked; what the disk says.
pub fn switch_practice(app: &App, asked: &PracticeSwitch) -> Result<AppStatus, AppError> {
    if !asked.practice {
        set(app, false);
        door::lock(app)?;
        return status(app);
    }
    let desk = app.desk()?;
    let settings = StoredSettings::load(&desk)?;
    let person = typed::<Person>(&desk.reader()?, me(&desk))?.record;
    drop(desk);
    door::lock(app)?;
    set(app, true);
    let made = (|| {
        let folder = app.place();
        if folder.folder().exists() {
            std::fs::remove_dir_all(folder.folder())?;
        }
        let role = person.role.unwrap_or(Role::LayMember);
        let (desk, _) = super::begin::make_vault(app, &person.name, role, PASSPHRASE, &settings)?;
        archive::fill_with_practice(&desk)
    })();
    if let Err(why) = made {
        set(app, false);
        door::lock(app)?;
        return Err(why);
    }
    status(app)
}

fn set(app: &App, practice: bool) {
    app.door.lock().unwrap_or_else(PoisonError::into_inner).practice = practice;
}
