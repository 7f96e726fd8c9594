//! A member whose computers are lost or gone, on a new one.

use super::admit::{Invitation, close, refuse_known};
use super::note::Request;
use crate::admin::{Office, Renewal};
use crate::ambient::Ambient;
use crate::error::SyncError;
use crate::local::Local;
use crate::member::Act;
use cf_domain::PersonId;

/// Lets a member in on the device that asks, because those that they have are lost or gone: these
/// are shut out, new keys are drawn, and the new device gets all that the member may read. They
/// stay who they are, with what they may do; what was read of the old devices still counts. All of
/// it is kept together, so no list ever shows the one without the other.
///
/// Whether the request names this person or somebody new makes no difference: a new vault does not
/// know who its user was. The six words must have been compared with the member.
///
/// # Errors
/// When they are no member; [`SyncError::NotAllowed`] when this person does not stand above them;
/// when the device is somebody's already, or the request names another member.
pub fn replace(
    local: &mut dyn Local,
    invitation: &Invitation,
    request: &Request,
    person: PersonId,
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let mut office = Office::open(local)?;
    let device = request.applicant.device.clone();
    refuse_known(&office, &device)?;
    let asks = request.applicant.person;
    if asks != person && office.membership.person(asks).is_some() {
        return Err(SyncError::AlreadyAMember);
    }
    office.member(person)?;
    let own = office.own.sign.public();
    // The members' list would let somebody do this to their own computers, this one among them.
    if office.membership.on_duty(&own).is_none_or(|me| me.person == person) {
        return Err(SyncError::NotAllowed);
    }
    let lost = office.shut_out(local, person, None)?;
    office.say(Act::DeviceAdded { person, device, sheet: false })?;
    let renewal = if lost { Renewal::All } else { Renewal::WhereNeeded };
    office.hand_out(renewal, ambient)?;
    close(office, local, invitation, ambient)
}
