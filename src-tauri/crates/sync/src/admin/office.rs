//! An act in the making: what is said, and what the members' list would be with it.

use crate::engine::member_events;
use crate::error::SyncError;
use crate::local::{Local, Outgoing, OwnDevice, Saying};
use crate::member::{Act, Cut, Cuts, DeviceEntry, Member, MemberEvent, Membership};
use crate::space::{EpochKey, SignedGenesis};
use cf_domain::PersonId;
use cf_ledger::{DevicePublic, EventId};
use std::collections::BTreeSet;

/// Acts of this device that are being put together. Nothing is kept before [`Office::keep`].
pub struct Office {
    pub genesis: SignedGenesis,
    pub own: OwnDevice,
    /// The members with what was said so far.
    pub membership: Membership,
    /// The keys that are held, with those drawn so far.
    pub keys: Vec<EpochKey>,
    events: Vec<MemberEvent>,
    heads: Vec<EventId>,
    pub(super) saying: Saying,
}

impl Office {
    /// Before anything is said.
    ///
    /// # Errors
    /// When the vault cannot be read or is in no space.
    pub fn open(local: &dyn Local) -> Result<Self, SyncError> {
        let genesis = local.space()?.ok_or(SyncError::NoSpace)?;
        let events = member_events(local)?;
        let membership = Membership::fold(&genesis.genesis, &events);
        let heads = membership.heads.clone();
        let (own, keys) = (local.own_device()?, local.keys()?);
        Ok(Self { genesis, own, membership, keys, events, heads, saying: Saying::default() })
    }

    /// Says something, if it is this person's to say.
    ///
    /// # Errors
    /// [`SyncError::NotAllowed`] when it would not count.
    pub fn say(&mut self, act: Act) -> Result<(), SyncError> {
        let draft = act.draft(&self.heads).ok_or(SyncError::NotAllowed)?;
        // Stands for the id that the vault will give it.
        let number = u64::try_from(self.saying.drafts.len()).unwrap_or(u64::MAX);
        let mut id = [0xff; 32];
        for (to, from) in id.iter_mut().zip(number.to_be_bytes()) {
            *to = from;
        }
        let id = EventId(id);
        let device = self.own.sign.public();
        let parents = self.membership.heads.clone();
        self.events.push(MemberEvent { id, device, parents, act });
        let with = Membership::fold(&self.genesis.genesis, &self.events);
        if with.refused.contains(&id) {
            self.events.pop();
            return Err(SyncError::NotAllowed);
        }
        self.membership = with;
        self.saying.drafts.push(draft);
        Ok(())
    }

    /// Sends something along.
    pub fn send(&mut self, outgoing: Outgoing) {
        self.saying.outgoing.push(outgoing);
    }

    /// Whether nothing was said and nothing is to be sent.
    pub fn is_idle(&self) -> bool {
        self.saying == Saying::default()
    }

    /// Keeps all of it together. It goes out with the next exchange.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn keep(self, local: &mut dyn Local) -> Result<(), SyncError> {
        Ok(local.say(&self.saying)?)
    }

    /// Shuts out every computer that somebody has or had, but for one: what was read of them here
    /// still counts. Of somebody who was removed it counts as far as the removal said, so that none
    /// of their computers comes back with them. Answers whether there was any.
    ///
    /// # Errors
    /// [`SyncError::NotAllowed`] when this person does not stand above them.
    pub fn shut_out(
        &mut self,
        local: &dyn Local,
        person: PersonId,
        but: Option<&DevicePublic>,
    ) -> Result<bool, SyncError> {
        let Some(member) = self.membership.person(person).cloned() else { return Ok(false) };
        let counts = |device: &&DeviceEntry| {
            !member.is_lost(device) && !member.sheets.contains(&device.sign)
        };
        let there = member.devices.iter().filter(counts);
        let mut any = false;
        for device in there.map(|device| device.sign).filter(|device| Some(device) != but) {
            let cuts = match &member.removed {
                Some(cuts) => cuts.clone(),
                None => cuts(local, &BTreeSet::from([device]))?,
            };
            self.say(Act::DeviceRemoved { person, device, cuts })?;
            any = true;
        }
        Ok(any)
    }

    /// A member, if they are one now.
    ///
    /// # Errors
    /// [`SyncError::NoSuchMember`] when they are not.
    pub fn member(&self, person: PersonId) -> Result<Member, SyncError> {
        self.membership.active_person(person).cloned().ok_or(SyncError::NoSuchMember)
    }
}

/// How far the feeds of devices were read here: what still counts of them after a removal.
///
/// # Errors
/// When the vault cannot be read.
pub fn cuts(local: &dyn Local, devices: &BTreeSet<DevicePublic>) -> Result<Cuts, SyncError> {
    let cursors = local.cursors()?;
    let read = cursors.iter().filter(|cursor| cursor.segments > 0);
    let theirs = read.filter(|cursor| devices.contains(&cursor.device));
    Ok(theirs
        .map(|cursor| (cursor.feed, Cut { seq: cursor.segments, hash: cursor.statement }))
        .collect())
}
