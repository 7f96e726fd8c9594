//! A device that is lost or no longer used.

use super::keys::Renewal;
use super::office::{Office, cuts};
use crate::ambient::Ambient;
use crate::error::SyncError;
use crate::local::Local;
use crate::member::Act;
use cf_ledger::DevicePublic;
use std::collections::BTreeSet;

/// Takes a device away from its person, who stays a member with their others. What was read of it
/// here still counts; new keys are drawn, which it does not get.
///
/// # Errors
/// When it is nobody's, or this device may not say so: an administrator above the person may, an
/// older device of the same person, and the device itself.
pub fn remove_device(
    local: &mut dyn Local,
    device: DevicePublic,
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let mut office = Office::open(local)?;
    let person = office.membership.on_duty(&device).ok_or(SyncError::NoSuchMember)?.person;
    let cuts = cuts(local, &BTreeSet::from([device]))?;
    office.say(Act::DeviceRemoved { person, device, cuts })?;
    office.hand_out(Renewal::All, ambient)?;
    office.keep(local)
}
