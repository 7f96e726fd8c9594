//! Changing what a member may do and read.

use super::keys::Renewal;
use super::office::{Office, cuts};
use crate::ambient::Ambient;
use crate::channel::SharedChannel;
use crate::error::SyncError;
use crate::local::Local;
use crate::member::{Act, Applicant, Member, Standing};
use cf_domain::PersonId;
use std::collections::BTreeSet;

/// Gives a member another standing, or opens other channels to them. To take something away they
/// are removed and admitted again in one step: what they said before still counts, and what is said
/// from now on in a channel that was closed to them is sealed to a new key.
///
/// # Errors
/// When they are no member, or this person does not stand above them or may not give that standing.
pub fn change(
    local: &mut dyn Local,
    person: PersonId,
    standing: Standing,
    channels: &BTreeSet<SharedChannel>,
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let mut office = Office::open(local)?;
    let member = office.member(person)?;
    let narrower = narrows(&member, standing, channels);
    if narrower {
        let devices = member.devices.iter().map(|device| device.sign).collect();
        office.say(Act::MemberRemoved { person, cuts: cuts(local, &devices)? })?;
    }
    let mut devices = member.computers();
    let first = devices.next().ok_or(SyncError::NoSuchMember)?.clone();
    let who =
        Applicant { person, name: member.name.clone(), role: member.role.clone(), device: first };
    office.say(Act::MemberAdded { who, standing, channels: Some(channels.clone()) })?;
    if narrower {
        for device in devices {
            office.say(Act::DeviceAdded { person, device: device.clone(), sheet: false })?;
        }
    }
    let renewal = if narrower { Renewal::All } else { Renewal::WhereNeeded };
    office.hand_out(renewal, ambient)?;
    office.keep(local)
}

/// Whether something is taken away.
fn narrows(member: &Member, standing: Standing, channels: &BTreeSet<SharedChannel>) -> bool {
    let closes = SharedChannel::records().any(|channel| {
        (member.reads(channel) || member.writes(channel) && member.channels.is_some())
            && !channels.contains(&channel)
    });
    closes || standing > member.standing
}
