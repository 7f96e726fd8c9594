//! The newcomer's side.

use super::admit::{For, Invitation};
use super::code::InviteSecret;
use super::mailbox::Mailbox;
use super::note::{self, Request};
use super::words::words;
use crate::ambient::Ambient;
use crate::error::SyncError;
use crate::local::Local;
use crate::object::ObjectHash;
use crate::space::{SignedGenesis, geneses};
use crate::store::Store;

/// A request that was made on this device.
#[derive(Debug, Clone, PartialEq)]
pub struct Joining {
    /// The space.
    pub genesis: SignedGenesis,
    /// The invitation that was answered: while it is open, the answer is still to come.
    pub invitation: Invitation,
    /// The request's hash.
    pub request: ObjectHash,
    /// The six words to compare.
    pub words: Vec<&'static str>,
    /// Whom the invitation is for.
    pub whom: For,
    /// The name of who invites.
    pub inviter_name: String,
}

/// Asks to be let in: finds the offer, checks that the store holds the very space that was offered,
/// enters it, and keeps the request for sending. Until it is approved nothing can be read.
///
/// # Errors
/// When the code is wrong, the invitation is not open, or the store holds another space;
/// [`SyncError::ShutOut`] when this computer was shut out of its space.
pub fn join(
    store: &dyn Store,
    local: &mut dyn Local,
    code: &str,
    person_name: &str,
    role: &str,
    ambient: &mut Ambient<'_>,
) -> Result<Joining, SyncError> {
    let before = space_before(local)?;
    let secret = InviteSecret::from_code(code)?;
    let mailbox = Mailbox::open(store, &secret)?;
    let offer = mailbox.open_offers().next().ok_or(SyncError::NoInvitation)?;
    let offered = geneses(store)?.into_iter().find(|genesis| genesis.hash == offer.genesis);
    let genesis = offered.ok_or(SyncError::WrongSpace)?;
    if before.is_some_and(|before| before != genesis.hash) {
        return Err(SyncError::AlreadyInSpace);
    }
    let own = local.own_device()?;
    let applicant = own.applicant(person_name, role);
    let outgoing = note::request(&secret, offer.hash, &applicant, &own.sign, ambient.now_ms)?;
    let hash = crate::object::read(&outgoing.bytes)?.hash;
    let request = Request { offer: offer.hash, applicant, hash };
    let words = words(offer, &request);
    let (whom, inviter_name) = (offer.whom, offer.inviter_name.clone());
    let invitation = Invitation { offer: offer.hash, secret: secret.clone() };
    local.enter(&genesis, &[], &[outgoing])?;
    Ok(Joining { genesis, invitation, request: hash, words, whom, inviter_name })
}

/// The space that this vault belongs to, if it has read in one: it holds what belongs there. Whoever
/// was never let in has no key, and may try again with another code, and so may a computer that was
/// shut out and began afresh.
fn space_before(local: &dyn Local) -> Result<Option<ObjectHash>, SyncError> {
    let Some(genesis) = local.space()? else { return Ok(None) };
    if local.keys()?.is_empty() {
        return Ok(None);
    }
    let own = local.own_device()?.sign.public();
    let members = crate::engine::members(local)?;
    match members.owner_of(&own) {
        None => Ok(Some(genesis.hash)),
        Some(_) if members.on_duty(&own).is_some() => Err(SyncError::AlreadyInSpace),
        Some(_) => Err(SyncError::ShutOut),
    }
}
