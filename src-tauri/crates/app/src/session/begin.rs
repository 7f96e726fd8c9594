//! First start: who, where, passphrase, recovery code.

use super::door::refuse_short;
use super::own::named;
use super::settings::{StoredSettings, plain_of};
use super::status;
use crate::core::{App, me};
use crate::desk::{self, Desk};
use crate::error::AppError;
use crate::operation::Operation;
use cf_domain::record::Person;
use cf_domain::word::{Audience, Role};
use cf_domain::{DeviceId, PersonId};
use cf_vault::{NewVault, Vault};
use cf_wire::{AppStatus, ProveRecovery, RecoveryCode, SetupBegin};
use std::sync::PoisonError;

/// Makes the vault and shows its recovery code once.
///
/// # Errors
/// A missing name or organisation, a short passphrase, a vault that is there already, a full disk.
pub fn begin(app: &App, asked: SetupBegin) -> Result<RecoveryCode, AppError> {
    let name = named(&asked.name)?;
    let stored = StoredSettings::begin(&asked)?;
    refuse_short(&asked.passphrase)?;
    let (desk, code) = make_vault(app, &name, asked.role, &asked.passphrase, &stored)?;
    desk.transact(Operation::SetUp, |tx| Ok(tx.set_setting(UNPROVED, &true.into())?))?;
    Ok(show_once(app, &code))
}

/// Set until the recovery code was typed back.
pub(super) const UNPROVED: &str = "recovery.unproved";

/// Makes a vault for a person, with settings, and sits down at it.
pub(super) fn make_vault(
    app: &App,
    name: &str,
    role: Role,
    passphrase: &str,
    settings: &StoredSettings,
) -> Result<(std::sync::Arc<Desk>, cf_vault::RecoveryCode), AppError> {
    std::fs::create_dir_all(&app.config.data_dir)?;
    let person = PersonId(app.ambient.new_id());
    let new = NewVault {
        passphrase,
        cost: app.cost(),
        person,
        device: DeviceId(app.ambient.new_id()),
        plain: plain_of(&settings.display()),
    };
    let (vault, code) =
        Vault::create(app.place(), new, app.options(), app.ambient.now_ms(), app.randomness())?;
    let desk = app.seat(vault);
    desk.transact(Operation::SetUp, |tx| {
        let record = Person { name: name.to_owned(), role: Some(role) };
        desk::make(tx, me(&desk), Audience::Quality, &record)?;
        settings.keep(tx)
    })?;
    Ok((desk, code))
}

/// Remembers the code's groups until they are typed back, and says which are asked for.
pub(super) fn show_once(app: &App, code: &cf_vault::RecoveryCode) -> RecoveryCode {
    let words = code.to_words();
    let groups: Vec<String> = words.split(['-', ' ']).map(str::to_owned).collect();
    let ask = asked_groups(groups.len());
    app.door.lock().unwrap_or_else(PoisonError::into_inner).unproved = Some(groups.clone());
    RecoveryCode { groups, ask }
}

/// The second group and the last: enough to show that the code was written down.
fn asked_groups(count: usize) -> Vec<u32> {
    vec![2, u32::try_from(count).unwrap_or(2)]
}

/// Compares the groups typed back.
///
/// # Errors
/// When they differ: the code is shown again by making a new one.
pub fn prove(app: &App, asked: &ProveRecovery) -> Result<AppStatus, AppError> {
    let shown = app.door.lock().unwrap_or_else(PoisonError::into_inner).unproved.clone();
    let shown = shown.ok_or_else(|| {
        AppError::Refused("Make a new recovery code in the settings, then type it back.".to_owned())
    })?;
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase()
    };
    let wanted: Vec<String> = asked_groups(shown.len())
        .iter()
        .filter_map(|n| shown.get(usize::try_from(*n).ok()?.checked_sub(1)?))
        .map(|group| plain(group))
        .collect();
    let given: Vec<String> = asked.groups.iter().map(|group| plain(group)).collect();
    if given != wanted {
        return Err(AppError::invalid(
            "groups",
            "These groups are not the ones of your code. Look at what you wrote down.",
        ));
    }
    app.desk()?
        .transact(Operation::SetUp, |tx| Ok(tx.set_setting(UNPROVED, &serde_json::Value::Null)?))?;
    app.door.lock().unwrap_or_else(PoisonError::into_inner).unproved = None;
    status(app)
}
