//! The administrator's side.

use super::code::InviteSecret;
use super::mailbox::Mailbox;
use super::note::{self, Request};
use super::words::words;
use crate::admin::{Office, Renewal};
use crate::ambient::Ambient;
use crate::channel::SharedChannel;
use crate::error::SyncError;
use crate::local::{Local, Saying};
use crate::member::{Act, DeviceEntry, Standing};
use crate::object::ObjectHash;
use crate::store::Store;
use std::collections::BTreeSet;

/// An invitation as its maker's vault keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its secret. [`InviteSecret::code`] is what is told to the colleague.
    pub secret: InviteSecret,
    /// The offer that was put in the mail-box.
    pub offer: ObjectHash,
}

/// A request as an administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knock {
    /// Who asks, and under which name the request goes (`request.hash`).
    pub request: Request,
    /// The six words. Approve only when the other screen shows the same.
    pub words: Vec<&'static str>,
}

/// Whom an invitation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A colleague.
    Colleague,
    /// A further device of whoever invites.
    OwnDevice,
}

/// Makes an invitation and keeps its offer for sending.
///
/// # Errors
/// When this device is not an administrator's; for an own device, when it is no member's.
pub fn invite(
    local: &mut dyn Local,
    whom: For,
    ambient: &mut Ambient<'_>,
) -> Result<Invitation, SyncError> {
    let office = Office::open(local)?;
    let own = &office.own;
    let me = office.membership.on_duty(&own.sign.public()).ok_or(SyncError::NotAllowed)?;
    if whom == For::Colleague && !me.standing.admits() {
        return Err(SyncError::NotAllowed);
    }
    let secret = InviteSecret::draw(ambient);
    let offer = note::offer(&secret, &office.genesis, own, &me.name, whom, ambient.now_ms)?;
    let hash = crate::object::read(&offer.bytes)?.hash;
    local.say(&Saying::only(offer))?;
    Ok(Invitation { secret, offer: hash })
}

/// The requests that answer an invitation, while it is open.
///
/// # Errors
/// When the store cannot be reached.
pub fn requests(store: &dyn Store, invitation: &Invitation) -> Result<Vec<Knock>, SyncError> {
    let mailbox = Mailbox::open(store, &invitation.secret)?;
    let Some(offer) = mailbox.open_offers().find(|offer| offer.hash == invitation.offer) else {
        return Ok(Vec::new());
    };
    let knock =
        |request: &Request| Knock { request: request.clone(), words: words(offer, request) };
    let mut knocks: Vec<Knock> = mailbox.requests(offer).map(knock).collect();
    knocks.sort_by_key(|knock| knock.request.hash);
    knocks.dedup();
    Ok(knocks)
}

/// Lets somebody in: says that they are a member, wraps for their device the keys of what they may
/// read, and closes the invitation. All of it is kept together and goes out with the next exchange.
///
/// A member who asks on a device of theirs that is known went back to a backup from before they
/// joined: they are given the keys again, and nothing is said of them.
///
/// Who was removed before and comes back is the same person, on the device on which they ask and on
/// no other: those that they had are shut out.
///
/// # Errors
/// When this device is not an administrator's, or the standing is not theirs to give;
/// [`SyncError::AlreadyAMember`] when a member asks on a device that is not known as theirs, see
/// [`super::replace`]; [`SyncError::ShutOut`] when it is known and was shut out.
pub fn approve(
    local: &mut dyn Local,
    invitation: &Invitation,
    request: &Request,
    standing: Standing,
    channels: &BTreeSet<SharedChannel>,
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let mut office = Office::open(local)?;
    let own = office.own.sign.public();
    let may = office.membership.on_duty(&own).is_some_and(|me| me.standing.may_give(standing));
    if !may {
        return Err(SyncError::NotAllowed);
    }
    let holds = |channel: &SharedChannel| office.keys.iter().any(|key| key.channel == *channel);
    if !channels.iter().all(holds) {
        return Err(SyncError::NoKeyToGive);
    }
    let who = request.applicant.clone();
    if office.membership.owner_of(&who.device.sign).is_some_and(|(it, own)| it.is_lost(own)) {
        return Err(SyncError::ShutOut);
    }
    match office.membership.active_person(who.person) {
        Some(member) if member.computers().any(|device| device.sign == who.device.sign) => {
            office.give_again(who.person, &who.device, ambient)?;
        }
        Some(_) => return Err(SyncError::AlreadyAMember),
        None => {
            office.shut_out(local, who.person, Some(&who.device.sign))?;
            office.say(Act::MemberAdded { who, standing, channels: Some(channels.clone()) })?;
            office.hand_out(Renewal::WhereNeeded, ambient)?;
        }
    }
    close(office, local, invitation, ambient)
}

/// Lets a further device of this person in: it reads and writes what this one does.
///
/// # Errors
/// When this person is no member, or the device is somebody's already.
pub fn approve_device(
    local: &mut dyn Local,
    invitation: &Invitation,
    request: &Request,
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let mut office = Office::open(local)?;
    let own = office.own.sign.public();
    let person = office.membership.on_duty(&own).ok_or(SyncError::NotAllowed)?.person;
    let device = request.applicant.device.clone();
    refuse_known(&office, &device)?;
    office.say(Act::DeviceAdded { person, device, sheet: false })?;
    office.hand_out(Renewal::WhereNeeded, ambient)?;
    close(office, local, invitation, ambient)
}

/// A device can be let in once: one that was shut out stays so, and begins afresh under new keys.
pub(super) fn refuse_known(office: &Office, device: &DeviceEntry) -> Result<(), SyncError> {
    match office.membership.owner_of(&device.sign) {
        Some(_) if office.membership.on_duty(&device.sign).is_none() => Err(SyncError::ShutOut),
        Some(_) => Err(SyncError::AlreadyAMember),
        None => Ok(()),
    }
}

pub(super) fn close(
    mut office: Office,
    local: &mut dyn Local,
    invitation: &Invitation,
    ambient: &Ambient<'_>,
) -> Result<(), SyncError> {
    let key = &office.own.sign;
    let note = note::closed(&invitation.secret, invitation.offer, key, ambient.now_ms)?;
    office.send(note);
    office.keep(local)
}

/// Closes an invitation that is not wanted any more.
///
/// # Errors
/// When the vault cannot be written.
pub fn cancel(
    local: &mut dyn Local,
    invitation: &Invitation,
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let own = local.own_device()?;
    let note = note::closed(&invitation.secret, invitation.offer, &own.sign, ambient.now_ms)?;
    Ok(local.say(&Saying::only(note))?)
}
