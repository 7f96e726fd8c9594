//! Letting somebody in: a code, a request, six words that both compare, an approval.
//!
//! The code alone admits nobody. It can be used once and be cancelled.

mod code;
mod note;
mod words;

pub use code::InviteSecret;
pub use note::{Offer, Request};
pub use words::words;

use crate::ambient::Ambient;
use crate::channel::SharedChannel;
use crate::engine::members;
use crate::error::SyncError;
use crate::local::{Local, Outgoing};
use crate::member::{Act, Applicant, DeviceEntry, Standing};
use crate::names::{self, Ending};
use crate::object::ObjectHash;
use crate::space::{Place, SignedGenesis, look};
use crate::store::{Store, StoreError};
use note::Note;

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

/// A request that was made on this device.
#[derive(Debug, Clone, PartialEq)]
pub struct Joining {
    /// The space.
    pub genesis: SignedGenesis,
    /// The request's hash.
    pub request: ObjectHash,
    /// The six words to compare.
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

/// Asks to be let in: finds the offer, checks that the store holds the very space that was offered,
/// enters it, and keeps the request for sending. Until it is approved nothing can be read.
///
/// # Errors
/// When the code is wrong, the invitation is not open, or the store holds another space.
pub fn join(
    store: &dyn Store,
    local: &mut dyn Local,
    code: &str,
    person_name: &str,
    role: &str,
    ambient: &mut Ambient<'_>,
) -> Result<Joining, SyncError> {
    if local.space()?.is_some() {
        return Err(SyncError::AlreadyInSpace);
    }
    let secret = InviteSecret::from_code(code)?;
    let notes = read_mailbox(store, &secret)?;
    let offer = notes.iter().find_map(|note| match note {
        Note::Offer(offer) if !is_closed(&notes, offer) => Some(offer),
        _ => None,
    });
    let offer = offer.ok_or(SyncError::NoInvitation)?;
    let genesis = offered_space(store, offer)?;
    let own = local.own_device()?;
    let applicant = Applicant {
        person: own.person,
        name: person_name.to_owned(),
        role: role.to_owned(),
        device: DeviceEntry {
            id: own.device,
            name: own.name.clone(),
            sign: own.sign.public(),
            seal: own.seal.public(),
        },
    };
    let outgoing = note::request(&secret, offer.hash, &applicant, &own.sign, ambient.now_ms)?;
    let hash = crate::object::read(&outgoing.bytes)?.hash;
    let request = Request { offer: offer.hash, applicant, hash };
    let words = words(offer, &request);
    local.enter(&genesis, &[], &[outgoing])?;
    Ok(Joining { genesis, request: hash, words })
}

fn offered_space(store: &dyn Store, offer: &Offer) -> Result<SignedGenesis, SyncError> {
    match look(store)? {
        Place::Space(genesis) if genesis.hash == offer.genesis => Ok(*genesis),
        _ => Err(SyncError::WrongSpace),
    }
}

/// The requests that answer an invitation, while it is open.
///
/// # Errors
/// When the store cannot be reached.
pub fn requests(store: &dyn Store, invitation: &Invitation) -> Result<Vec<Knock>, SyncError> {
    let notes = read_mailbox(store, &invitation.secret)?;
    let offer = notes.iter().find_map(|note| match note {
        Note::Offer(offer) if offer.hash == invitation.offer && !is_closed(&notes, offer) => {
            Some(offer)
        }
        _ => None,
    });
    let Some(offer) = offer else { return Ok(Vec::new()) };
    let mut knocks: Vec<Knock> = notes
        .iter()
        .filter_map(|note| match note {
            Note::Request(request) if request.offer == offer.hash => Some(request),
            _ => None,
        })
        .map(|request| Knock { request: request.clone(), words: words(offer, request) })
        .collect();
    knocks.sort_by_key(|knock| knock.request.hash);
    knocks.dedup();
    Ok(knocks)
}

/// Lets somebody in: says that they are a member, wraps the members' key and the keys of these
/// channels for their device, and closes the invitation. All of it is kept together and goes out
/// with the next exchange.
///
/// # Errors
/// When this device is not an administrator's, or the standing is not theirs to give.
pub fn approve(
    local: &mut dyn Local,
    invitation: &Invitation,
    request: &Request,
    standing: Standing,
    channels: &[SharedChannel],
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let genesis = local.space()?.ok_or(SyncError::NoSpace)?;
    let own = local.own_device()?;
    let membership = members(local)?;
    let (me, _) = membership.owner_of(&own.sign.public()).ok_or(SyncError::NotAllowed)?;
    if me.removed.is_some() || !me.standing.may_give(standing) {
        return Err(SyncError::NotAllowed);
    }
    if membership.active_person(request.applicant.person).is_some() {
        return Err(SyncError::AlreadyAMember);
    }
    let mut outgoing = Vec::new();
    for key in local.keys()? {
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
    let act = Act::MemberAdded { who: request.applicant.clone(), standing };
    Ok(local.say(act.draft(&membership.heads).as_ref(), &outgoing)?)
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

/// Every note in a mail-box that opens. Others' rubbish is passed over.
fn read_mailbox(store: &dyn Store, secret: &InviteSecret) -> Result<Vec<Note>, SyncError> {
    let mut notes = Vec::new();
    for entry in store.list(&names::mailbox(&secret.mailbox()))?.entries {
        if Ending::of(&entry.name) == Some(Ending::Invite) {
            match store.get(&entry.name) {
                Ok(bytes) => notes.extend(note::open(secret, &bytes)),
                Err(error) if error == StoreError::Unavailable => return Err(error.into()),
                Err(_) => {}
            }
        }
    }
    Ok(notes)
}

fn is_closed(notes: &[Note], offer: &Offer) -> bool {
    let by_inviter = |note: &Note| matches!(note, Note::Closed { offer: hash, inviter } if *hash == offer.hash && *inviter == offer.inviter);
    notes.iter().any(by_inviter)
}
