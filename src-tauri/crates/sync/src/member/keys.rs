//! Which keys to read with went to whom, as the members' list tells it.
//!
//! A key that somebody has who may not read (any more) is still good for opening what was sealed
//! with it, and is never used again for sealing.

use super::act::Act;
use super::graph::Graph;
use super::membership::{Member, Membership};
use super::resolve::Tenure;
use crate::channel::SharedChannel;
use crate::space::{EpochKey, KeyName};
use cf_ledger::DevicePublic;
use std::collections::{BTreeMap, BTreeSet};

/// Who was given which keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Given {
    to: BTreeMap<KeyName, BTreeSet<DevicePublic>>,
    to_write: BTreeMap<KeyName, BTreeSet<DevicePublic>>,
    by_admins: BTreeSet<KeyName>,
}

impl Given {
    /// Takes in what was said of keys under a tenure. Answers the places of what counts: what
    /// administrators gave, and what others gave to a device of their own.
    pub fn hear(&mut self, graph: &Graph<'_>, tenure: &Tenure<'_>) -> Vec<usize> {
        let own: BTreeSet<DevicePublic> = tenure
            .added
            .iter()
            .map(|addition| addition.device.sign)
            .chain([tenure.who.device.sign])
            .collect();
        let mut heard = Vec::new();
        for &place in &tenure.said {
            let Act::KeyGiven { key, to, reads } = graph.act(place) else { continue };
            let admin = tenure.standing.admits();
            if admin {
                self.by_admins.insert(*key);
            }
            let counts = |device: &&DevicePublic| admin || own.contains(*device);
            let counted: Vec<DevicePublic> = to.iter().filter(counts).copied().collect();
            if admin || !counted.is_empty() {
                heard.push(place);
                let given = if *reads { &mut self.to } else { &mut self.to_write };
                given.entry(*key).or_default().extend(counted);
            }
        }
        heard
    }
}

impl Membership {
    /// Whether a keyring may be believed: an administrator's, also of one who was removed since,
    /// because what they gave before can still be what opens old segments; or from a device of the
    /// person's own.
    #[must_use]
    pub fn believes(&self, key: &EpochKey, reader: &DevicePublic) -> bool {
        if self.given.by_admins.contains(&key.name()) {
            return true;
        }
        let signer = self.owner_of(&key.signer).map(|(member, _)| member);
        signer.is_some_and(|member| {
            let own = self.owner_of(reader).is_some_and(|(own, _)| own.person == member.person);
            member.standing.admits() || own
        })
    }

    /// Whether a key is fit to seal with now: made known by an administrator, and with nobody who
    /// may not read.
    #[must_use]
    pub fn is_fit(&self, key: &EpochKey) -> bool {
        let may = |device| self.may_read(device, key.channel);
        self.is_known(key) && self.given_to(&key.name()).all(may)
    }

    /// Whether an administrator made a key known.
    #[must_use]
    pub fn is_known(&self, key: &EpochKey) -> bool {
        self.given.by_admins.contains(&key.name()) || self.admits_others(&key.signer)
    }

    /// The devices that were given a key, as far as it was told.
    pub fn given_to(&self, key: &KeyName) -> impl Iterator<Item = &DevicePublic> {
        self.given.to.get(key).into_iter().flatten()
    }

    /// The keys to read with that a device was given, as far as it was told.
    pub fn keys_for(&self, device: &DevicePublic) -> impl Iterator<Item = &KeyName> {
        let given = self.given.to.iter().filter(move |(_, to)| to.contains(device));
        given.map(|(key, _)| key)
    }

    /// The devices that were given what is needed to write with a key, as far as it was told.
    pub fn let_write(&self, key: &KeyName) -> impl Iterator<Item = &DevicePublic> {
        self.given.to_write.get(key).into_iter().flatten()
    }

    /// Whether what is sealed for a channel may be read on a device.
    #[must_use]
    pub fn may_read(&self, device: &DevicePublic, channel: SharedChannel) -> bool {
        self.on_duty(device).is_some_and(|member| member.reads(channel))
    }

    /// Those who read a channel now.
    pub fn readers(&self, channel: SharedChannel) -> impl Iterator<Item = &Member> {
        self.active().filter(move |member| member.reads(channel))
    }
}
