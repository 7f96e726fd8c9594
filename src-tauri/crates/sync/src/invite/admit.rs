//! The administrator's side.

use super::code::InviteSecret;
use super::mailbox::Mailbox;
use super::note::{self, Request};
use super::words::words;
use crate::ambient::Ambient;
use crate::channel::SharedChannel;
use crate::engine::members;
use crate::error::SyncError;
use crate::local::{Local, Outgoing};
use crate::member::{Act, Standing};
use crate::names;
use crate::object::ObjectHash;
use crate::store::Store;

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

/// Makes an invitation and keeps its offer for sending.
///
/// # Errors
/// When this device is not an administrator's.
pub fn invite(local: &mut dyn Local, ambient: &mut Ambient<'_>) -> Result<Invitation, SyncError> {
    let genesis = local.space()?.ok_or(SyncError::NoSpace)?;
    let own = local.own_device()?;
    let membership = members(local)?;
    let (member, _) = membership.owner_of(&own.sign.public()).ok_or(SyncError::NotAllowed)?;
    if !membership.admits_others(&own.sign.public()) {
        return Err(SyncError::NotAllowed);
    }
    let secret = InviteSecret::draw(ambient);
    let offer = note::offer(
        &secret,
        genesis.hash,
        &genesis.genesis.name,
        &own,
        &member.name,
        ambient.now_ms,
    )?;
    let hash = crate::object::read(&offer.bytes)?.hash;
    local.say(None, &[offer])?;
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

/// Lets somebody in: says that they are a member, wraps the members' key and the keys of these
/// channels for their device, and closes the invitation. All of it is kept together and goes out
/// with the next exchange.
///
/// A member who asks on a device of theirs that is known went back to a backup from before they
/// joined: they are given the keys again, and nothing is said of them.
///
/// # Errors
/// When this device is not an administrator's, or the standing is not theirs to give; when a member
/// asks on a device that is not known as theirs.
pub fn approve(
    local: &mut dyn Local,
    invitation: &Invitation,
    request: &Request,
    standing: Standing,
    channels: &[SharedChannel],
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    if standing == Standing::Contributor {
        return Err(SyncError::NotInThisVersion);
    }
    let genesis = local.space()?.ok_or(SyncError::NoSpace)?;
    let own = local.own_device()?;
    let membership = members(local)?;
    let (me, _) = membership.owner_of(&own.sign.public()).ok_or(SyncError::NotAllowed)?;
    if me.removed.is_some() || !me.standing.may_give(standing) {
        return Err(SyncError::NotAllowed);
    }
    let asking = request.applicant.device.sign;
    let known = membership.active_person(request.applicant.person);
    let again =
        known.is_some_and(|member| member.devices.iter().any(|device| device.sign == asking));
    if known.is_some() && !again {
        return Err(SyncError::AlreadyAMember);
    }
    let keys = local.keys()?;
    if !channels.iter().all(|channel| keys.iter().any(|key| key.channel == *channel)) {
        return Err(SyncError::NoKeyToGive);
    }
    let mut outgoing = Vec::new();
    for key in keys {
        if key.channel == SharedChannel::MEMBERS || channels.contains(&key.channel) {
            let to = [request.applicant.device.seal];
            let (bytes, hash) = key.wrap(genesis.genesis.space, &to, &own.sign, ambient.now_ms)?;
            outgoing.push(Outgoing {
                name: names::keyring(key.channel, key.epoch, hash),
                bytes,
                part: None,
            });
        }
    }
    outgoing.push(note::closed(&invitation.secret, invitation.offer, &own.sign, ambient.now_ms)?);
    let act = (!again).then(|| Act::MemberAdded { who: request.applicant.clone(), standing });
    let draft = act.and_then(|act| act.draft(&membership.heads));
    Ok(local.say(draft.as_ref(), &outgoing)?)
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
    Ok(local.say(None, &[note])?)
}
