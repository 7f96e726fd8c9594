//! Invitations and requests in the vault.

use super::{Entry, Reader, all, entry, no};
use crate::error::AppError;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::DevicePublic;
use cf_sync::invite::{For, Invitation, InviteSecret, Joining, Knock, Request};
use cf_sync::keys::SealPublic;
use cf_sync::member::{Applicant, DeviceEntry};
use cf_sync::object::ObjectHash;
use serde::{Deserialize, Serialize};

const INVITES: &str = "sharing.invite.";
const REQUESTS: &str = "sharing.request.";

/// An invitation that was made here and that nobody has used.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Invite {
    secret: [u8; 16],
    offer: [u8; 32],
    /// Milliseconds since 1970.
    pub made_ms: u64,
    /// The name of whom it is for, as its maker noted.
    pub for_whom: Option<String>,
    /// Whether it is for a further computer of its maker.
    #[serde(default)]
    own_computer: bool,
}

impl Invite {
    /// Of a new invitation.
    pub fn new(invitation: &Invitation, whom: For, made_ms: u64, for_whom: Option<String>) -> Self {
        let (secret, offer) = (*invitation.secret.expose(), invitation.offer.0);
        Self { secret, offer, made_ms, for_whom, own_computer: whom == For::OwnDevice }
    }

    /// Whom it is for.
    pub fn whom(&self) -> For {
        if self.own_computer { For::OwnDevice } else { For::Colleague }
    }

    /// As the sync crate takes it.
    pub fn invitation(&self) -> Invitation {
        Invitation { secret: InviteSecret::new(self.secret), offer: ObjectHash(self.offer) }
    }

    /// Its name.
    pub fn id(&self) -> String {
        ObjectHash(self.offer).short().to_string()
    }

    /// The entry that keeps it.
    pub fn entry(&self) -> Result<Entry, AppError> {
        entry(format!("{INVITES}{}", self.id()), self)
    }

    /// Every open invitation, newest first.
    pub fn all(reader: &Reader<'_>) -> Result<Vec<Self>, AppError> {
        let mut invites: Vec<Self> =
            all(reader, INVITES)?.into_iter().map(|(_, invite)| invite).collect();
        invites.sort_by_key(|invite| std::cmp::Reverse(invite.made_ms));
        Ok(invites)
    }

    /// The entries that end it, with the requests that answered it.
    pub fn ended(&self, reader: &Reader<'_>) -> Result<Vec<Entry>, AppError> {
        let answers = Knocking::all(reader)?.into_iter().filter(|asks| asks.invite == self.id());
        let mut entries: Vec<Entry> = answers.map(|asks| no(asks.name())).collect();
        entries.push(no(format!("{INVITES}{}", self.id())));
        Ok(entries)
    }
}

/// Somebody who asks to be let in by an invitation that was made here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knocking {
    /// The invitation's name.
    pub invite: String,
    /// The six words.
    pub words: Vec<String>,
    /// The name they gave.
    pub name: String,
    /// The code of the role they gave.
    pub role: String,
    /// Whether this is for a further computer of whoever invited.
    #[serde(default)]
    pub own_computer: bool,
    request: [u8; 32],
    offer: [u8; 32],
    /// Who they say they are.
    pub person: PersonId,
    device: DeviceId,
    device_name: String,
    sign: [u8; 32],
    seal: [u8; 32],
}

impl Knocking {
    /// Of a request in the mail-box.
    pub fn new(invite: &Invite, knock: &Knock) -> Self {
        let Request { offer, applicant, hash } = &knock.request;
        Self {
            invite: invite.id(),
            words: knock.words.iter().map(|word| (*word).to_owned()).collect(),
            name: applicant.name.clone(),
            role: applicant.role.clone(),
            own_computer: invite.own_computer,
            request: hash.0,
            offer: offer.0,
            person: applicant.person,
            device: applicant.device.id,
            device_name: applicant.device.name.clone(),
            sign: applicant.device.sign.0,
            seal: applicant.device.seal.to_bytes(),
        }
    }

    /// As the sync crate takes it.
    pub fn request(&self) -> Result<Request, AppError> {
        let seal = SealPublic::new(self.seal)
            .map_err(|_| AppError::Internal("a request that cannot be read"))?;
        let device = DeviceEntry {
            id: self.device,
            name: self.device_name.clone(),
            sign: DevicePublic(self.sign),
            seal,
        };
        let applicant = Applicant {
            person: self.person,
            name: self.name.clone(),
            role: self.role.clone(),
            device,
        };
        let (offer, hash) = (ObjectHash(self.offer), ObjectHash(self.request));
        Ok(Request { offer, applicant, hash })
    }

    /// The device that asks.
    pub const fn device(&self) -> DevicePublic {
        DevicePublic(self.sign)
    }

    /// Its name to screens.
    pub fn id(&self) -> String {
        ObjectHash(self.request).short().to_string()
    }

    fn name(&self) -> String {
        format!("{REQUESTS}{}", self.id())
    }

    /// The entry that keeps it.
    pub fn entry(&self) -> Result<Entry, AppError> {
        entry(self.name(), self)
    }

    /// Every request.
    pub fn all(reader: &Reader<'_>) -> Result<Vec<Self>, AppError> {
        Ok(all(reader, REQUESTS)?.into_iter().map(|(_, request)| request).collect())
    }
}

/// Our own request, while it waits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asking {
    /// The request's name.
    pub request: String,
    /// What people call the space.
    pub space: String,
    /// The six words.
    pub words: Vec<String>,
    /// Whether the invitation was seen closed while we were not let in.
    pub closed: bool,
    /// Whether this becomes a further computer of whoever invited.
    #[serde(default)]
    pub own_computer: bool,
    /// The name of who invited.
    #[serde(default)]
    pub inviter: String,
    secret: [u8; 16],
    offer: [u8; 32],
}

impl Asking {
    /// Of a request that was just made.
    pub fn new(joining: &Joining) -> Self {
        Self {
            request: joining.request.short().to_string(),
            space: joining.genesis.genesis.name.clone(),
            words: joining.words.iter().map(|word| (*word).to_owned()).collect(),
            closed: false,
            own_computer: joining.whom == For::OwnDevice,
            inviter: joining.inviter_name.clone(),
            secret: *joining.invitation.secret.expose(),
            offer: joining.invitation.offer.0,
        }
    }

    /// The invitation that was answered.
    pub fn invitation(&self) -> Invitation {
        Invitation { secret: InviteSecret::new(self.secret), offer: ObjectHash(self.offer) }
    }
}
