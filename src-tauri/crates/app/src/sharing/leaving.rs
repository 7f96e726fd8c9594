//! Changing what members may do, letting through what they send, and removing members and computers.

use super::exchange::exchange_for;
use super::folder::with_ambient;
use super::health;
use super::local::VaultLocal;
use super::standing::{channels, standing_in};
use super::view;
use crate::core::App;
use crate::desk::{Desk, Names};
use crate::error::AppError;
use cf_domain::PersonId;
use cf_ledger::DevicePublic;
use cf_sync::admin;
use cf_sync::member::Membership;
use cf_wire::{HealthView, LeavingPreview, MemberChange, SpaceView};

/// Changes what a member may do and read.
///
/// # Errors
/// When this person does not stand above them.
pub fn change_member(app: &App, asked: &MemberChange) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let mut local = VaultLocal::new(desk)?;
    let (standing, channels) = (standing_in(asked.standing), channels(&asked.audiences));
    with_ambient(desk, |ambient| {
        admin::change(&mut local, asked.person, standing, &channels, ambient)
    })?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// Lets through more of what somebody sends than is fetched without asking, for everybody.
///
/// # Errors
/// When this person is no administrator.
pub fn let_through(app: &App, person: PersonId) -> Result<HealthView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    admin::let_through(&mut VaultLocal::new(desk)?, person)?;
    exchange_for(&taken)?;
    health::health(desk)
}

/// What follows when a member is removed.
///
/// # Errors
/// When they are no member.
pub fn leaving(desk: &Desk, person: PersonId) -> Result<LeavingPreview, AppError> {
    let members = members(desk)?;
    let member = members.active_person(person).ok_or(cf_sync::SyncError::NoSuchMember)?;
    let reader = desk.reader()?;
    let known = Names::new(&reader).known_person(person)?;
    let name = known.map_or_else(|| member.name.clone(), |person| person.name);
    Ok(LeavingPreview {
        ends: vec![
            format!("What {name} publishes from now on is not taken in by anybody."),
            "What you and your colleagues share from now on is locked with new keys that they are not given.".to_owned(),
        ],
        stays: vec![
            "What they have read they have read: nobody can take that back from their computer.".to_owned(),
            "What they published before stays, with their name.".to_owned(),
            "A colleague whose computer has not shared since can still send something that they can read.".to_owned(),
        ],
        afterwards: vec![
            "Ask whoever looks after the shared folder to take away their access to it.".to_owned(),
            "Share on each computer of the team soon, so that all have the new keys.".to_owned(),
        ],
        name,
    })
}

/// Removes a member.
///
/// # Errors
/// When this person does not stand above them.
pub fn remove_member(app: &App, person: PersonId) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    // What they sent so far counts: it is fetched first.
    exchange_for(&taken)?;
    let mut local = VaultLocal::new(desk)?;
    with_ambient(desk, |ambient| admin::remove(&mut local, person, ambient))?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// What follows when a computer is shut out.
///
/// # Errors
/// When it is nobody's.
pub fn computer_leaving(desk: &Desk, id: &str) -> Result<LeavingPreview, AppError> {
    let members = members(desk)?;
    let Leaver { name, is_sheet, .. } = leaver(&members, id)?;
    if is_sheet {
        return Ok(sheet_leaving(name));
    }
    Ok(LeavingPreview {
        ends: vec![
            "What this computer sends from now on is not taken in by anybody.".to_owned(),
            "What the team shares from now on is locked with new keys that it is not given."
                .to_owned(),
        ],
        stays: vec![
            "What is on it is still there, locked with its owner's passphrase.".to_owned(),
            "What was published from it stays.".to_owned(),
            "Notes on it that were never published are on it alone, unless there is a backup."
                .to_owned(),
        ],
        afterwards: vec![
            "If it was stolen, tell your organisation's information governance lead today."
                .to_owned(),
            "Ask whoever looks after the shared folder to end its access.".to_owned(),
            "If it comes back to its owner, the page Sharing on it offers to start afresh as a new computer."
                .to_owned(),
        ],
        name,
    })
}

/// Shuts a computer out that is lost or no longer used, or cancels a recovery sheet.
///
/// # Errors
/// When it is nobody's, or is not this person's to take away.
pub fn remove_computer(app: &App, id: &str) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    exchange_for(&taken)?;
    let device = leaver(&members(desk)?, id)?.device;
    let mut local = VaultLocal::new(desk)?;
    with_ambient(desk, |ambient| admin::remove_device(&mut local, device, ambient))?;
    exchange_for(&taken)?;
    view::view(desk)
}

fn members(desk: &Desk) -> Result<Membership, AppError> {
    Ok(cf_sync::engine::members(&VaultLocal::new(desk)?)?)
}

/// What follows when a recovery sheet is cancelled.
fn sheet_leaving(name: String) -> LeavingPreview {
    LeavingPreview {
        ends: vec![
            "Nobody comes in with this sheet any more.".to_owned(),
            "What the team shares from now on is locked with new keys that it does not open."
                .to_owned(),
        ],
        stays: vec![
            "Whoever has the sheet and can open the place where you share can still read what was shared until now."
                .to_owned(),
            "Your other sheets and computers go on as before.".to_owned(),
        ],
        afterwards: vec![
            "Tear the sheet up if you have it.".to_owned(),
            "Make a new one, so that there is a way back if all computers are lost.".to_owned(),
        ],
        name,
    }
}

/// A computer or recovery sheet that may be taken away.
struct Leaver {
    name: String,
    device: DevicePublic,
    is_sheet: bool,
}

fn leaver(members: &Membership, id: &str) -> Result<Leaver, AppError> {
    let found = members.active().find_map(|member| {
        let device = member.devices_now().find(|device| device.id.to_string() == id)?;
        let is_sheet = member.sheets.contains(&device.sign);
        let whose = if is_sheet { String::new() } else { format!(" of {}", member.name) };
        Some(Leaver { name: format!("{}{whose}", device.name), device: device.sign, is_sheet })
    });
    Ok(found.ok_or(cf_sync::SyncError::NoSuchMember)?)
}
