//! Removing a member.

use super::keys::Renewal;
use super::office::{Office, cuts};
use crate::ambient::Ambient;
use crate::error::SyncError;
use crate::local::Local;
use crate::member::Act;
use cf_domain::PersonId;

/// Removes a member: what was read of them here still counts, nothing later does, and what is said
/// from now on is sealed to keys that they do not have. What they had they keep: nobody can take
/// back what was read.
///
/// # Errors
/// When they are no member, or this person does not stand above them.
pub fn remove(
    local: &mut dyn Local,
    person: PersonId,
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let mut office = Office::open(local)?;
    let member = office.member(person)?;
    let devices = member.devices.iter().map(|device| device.sign).collect();
    office.say(Act::MemberRemoved { person, cuts: cuts(local, &devices)? })?;
    office.hand_out(Renewal::All, ambient)?;
    office.keep(local)
}
