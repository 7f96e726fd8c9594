//! The members of a space, as the events that count say.

use super::act::{Act, Cut, MemberEvent, Standing};
use super::graph::Graph;
use super::person::DeviceEntry;
use super::resolve::{Tenure, resolve};
use crate::space::Genesis;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{DevicePublic, EventId, FeedId};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A member, or somebody who was one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The code of their role.
    pub role: String,
    /// What they may do, or might do last.
    pub standing: Standing,
    /// Their devices, the first first.
    pub devices: Vec<DeviceEntry>,
    /// If they were removed: how far each of their feeds still counts.
    pub removed: Option<BTreeMap<FeedId, Cut>>,
}

/// Whether a segment counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission<'a> {
    /// Yes, as said by this member on this device.
    Yes(&'a Member, &'a DeviceEntry),
    /// No: said after its author was removed, or not seen by who removed them.
    AfterRemoval,
    /// Not now: nobody with this device is known here.
    Unknown,
}

/// The members of a space.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Membership {
    members: BTreeMap<PersonId, Member>,
    devices: BTreeMap<DevicePublic, PersonId>,
    /// The events that a new one comes after.
    pub heads: Vec<EventId>,
    /// Events that their authors had no right to say. They are kept and do not count.
    pub refused: Vec<EventId>,
    /// Events of a newer app. They are kept and do not count.
    pub newer: Vec<EventId>,
    /// How many events wait for one that they come after.
    pub incomplete: usize,
}

impl Membership {
    /// Works out the members. The order of the events does not matter, nor do repeats.
    #[must_use]
    pub fn fold(genesis: &Genesis, events: &[MemberEvent]) -> Self {
        let graph = Graph::new(events);
        let mut this =
            Self { heads: graph.heads.clone(), incomplete: graph.incomplete, ..Self::default() };
        let mut tenures = resolve(genesis, &graph);
        tenures.sort_by_key(|tenure| tenure.given);
        let mut used = BTreeSet::new();
        for tenure in tenures {
            used.extend(tenure.given);
            used.extend(tenure.added.iter().map(|(place, _)| *place));
            used.extend(tenure.ended_by.iter().copied());
            this.enrol(genesis, &graph, &tenure);
        }
        for (place, event) in graph.events.iter().enumerate() {
            match event.act {
                Act::Unknown => this.newer.push(event.id),
                _ if !used.contains(&place) => this.refused.push(event.id),
                _ => {}
            }
        }
        this
    }

    /// Takes a tenure in. They come in order, so a later admission replaces what an earlier said.
    fn enrol(&mut self, genesis: &Genesis, graph: &Graph<'_>, tenure: &Tenure<'_>) {
        let who = tenure.who;
        // Of several removals the word of the most senior remover counts.
        let removed = tenure.ended_by.first().and_then(|removal| match graph.act(*removal) {
            Act::MemberRemoved { cuts, .. } => Some(cuts.clone()),
            _ => None,
        });
        let on_paper = tenure.given.is_none() && genesis.owner != who.device.sign;
        let first =
            std::iter::once(who.device.clone()).chain(on_paper.then(|| owner_on_paper(genesis)));
        self.take(Member {
            person: who.person,
            name: who.name.clone(),
            role: who.role.clone(),
            standing: tenure.standing,
            devices: first
                .chain(tenure.added.iter().map(|(_, device)| (*device).clone()))
                .collect(),
            removed,
        });
    }

    /// Takes in what one tenure says of a person, beside what earlier ones said: who is a member
    /// stays one, and the highest standing counts.
    fn take(&mut self, mut member: Member) {
        let earlier = self.members.get(&member.person);
        if let Some(earlier) = earlier.filter(|earlier| earlier.removed.is_none()) {
            if member.removed.is_some() {
                return;
            }
            member.standing = member.standing.min(earlier.standing);
        }
        for device in &member.devices {
            self.devices.entry(device.sign).or_insert(member.person);
        }
        if let Some(earlier) = earlier {
            let new =
                |device: &DeviceEntry| earlier.devices.iter().all(|old| old.sign != device.sign);
            member.devices.retain(new);
            member.devices.splice(0..0, earlier.devices.iter().cloned());
        }
        self.members.insert(member.person, member);
    }

    /// Everybody, also those who were removed.
    pub fn everybody(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// Those who are members now.
    pub fn active(&self) -> impl Iterator<Item = &Member> {
        self.members.values().filter(|member| member.removed.is_none())
    }

    /// A person, if they are a member now.
    #[must_use]
    pub fn active_person(&self, person: PersonId) -> Option<&Member> {
        self.members.get(&person).filter(|member| member.removed.is_none())
    }

    /// Whose device this is, also if they were removed.
    #[must_use]
    pub fn owner_of(&self, device: &DevicePublic) -> Option<(&Member, &DeviceEntry)> {
        let member = self.members.get(self.devices.get(device)?)?;
        Some((member, member.devices.iter().find(|entry| entry.sign == *device)?))
    }

    /// Whether this device may admit members and hand out keys now.
    #[must_use]
    pub fn admits_others(&self, device: &DevicePublic) -> bool {
        self.owner_of(device)
            .is_some_and(|(member, _)| member.removed.is_none() && member.standing.admits())
    }

    /// Whether this device may hand out keys to read with: an administrator's, also one who was
    /// removed since, because what they gave before can still be what opens old segments.
    #[must_use]
    pub fn gave_keys(&self, device: &DevicePublic) -> bool {
        self.owner_of(device).is_some_and(|(member, _)| member.standing.admits())
    }

    /// Whether a segment of this device counts.
    #[must_use]
    pub fn admission(
        &self,
        device: &DevicePublic,
        feed: FeedId,
        seq: u64,
        statement: &[u8; 32],
    ) -> Admission<'_> {
        let Some((member, entry)) = self.owner_of(device) else { return Admission::Unknown };
        let Some(cuts) = &member.removed else { return Admission::Yes(member, entry) };
        match cuts.get(&feed) {
            Some(cut) if seq < cut.seq || (seq == cut.seq && *statement == cut.hash) => {
                Admission::Yes(member, entry)
            }
            _ => Admission::AfterRemoval,
        }
    }
}

/// The owner's key as a device of its own, where it is not the founder's device.
fn owner_on_paper(genesis: &Genesis) -> DeviceEntry {
    let id = genesis.owner.0.first_chunk().copied().unwrap_or_default();
    DeviceEntry {
        id: DeviceId(Uuid::from_bytes(id)),
        name: "Owner's key".to_owned(),
        sign: genesis.owner,
        seal: genesis.founder.device.seal,
    }
}
