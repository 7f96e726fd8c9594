//! The members of a space, as the events that count say.

use super::act::{Act, Cuts, MemberEvent, Standing};
use super::graph::Graph;
use super::keys::Given;
use super::person::DeviceEntry;
use super::resolve::{Tenure, resolve};
use crate::channel::SharedChannel;
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
    /// Whose records were opened to them. `None` when whoever admitted them was not asked.
    pub channels: Option<BTreeSet<SharedChannel>>,
    /// Their devices, the first first.
    pub devices: Vec<DeviceEntry>,
    /// Which of these are recovery sheets.
    pub sheets: BTreeSet<DevicePublic>,
    /// Which of these are lost or no longer used: how far each of their feeds still counts.
    pub lost: BTreeMap<DevicePublic, Cuts>,
    /// If they were removed: how far each of their feeds still counts.
    pub removed: Option<Cuts>,
    /// How far their feeds count by what they might do before they were admitted again.
    earlier: Cuts,
}

impl Member {
    /// Their devices that count now, without recovery sheets.
    pub fn computers(&self) -> impl Iterator<Item = &DeviceEntry> {
        self.devices_now().filter(|device| !self.sheets.contains(&device.sign))
    }

    /// Their devices that count now, recovery sheets among them.
    pub fn devices_now(&self) -> impl Iterator<Item = &DeviceEntry> {
        let gone = self.removed.is_some();
        self.devices.iter().filter(move |device| !gone && !self.is_lost(device))
    }

    /// Whether one of their devices was shut out.
    #[must_use]
    pub fn is_lost(&self, device: &DeviceEntry) -> bool {
        self.lost.contains_key(&device.sign)
    }

    /// Whether they may read the records of a channel: what the members' list says, which is what
    /// whoever hands out keys goes by.
    #[must_use]
    pub fn reads(&self, channel: SharedChannel) -> bool {
        match (self.standing, &self.channels) {
            (_, _) if channel == SharedChannel::MEMBERS => true,
            (Standing::Owner, _) => true,
            (Standing::Contributor, _) => false,
            (_, None) => channel == SharedChannel::QUALITY,
            (_, Some(channels)) => channels.contains(&channel),
        }
    }

    /// Whether what they say in a channel counts. Where nobody was asked, everything does.
    #[must_use]
    pub fn writes(&self, channel: SharedChannel) -> bool {
        match (self.standing, &self.channels) {
            (_, _) if channel == SharedChannel::MEMBERS => true,
            (Standing::Owner, _) => true,
            (Standing::LayReader, _) => false,
            (_, channels) => channels.as_ref().is_none_or(|open| open.contains(&channel)),
        }
    }
}

/// Whether a segment counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission<'a> {
    /// Yes, as said by this member on this device.
    Yes(&'a Member, &'a DeviceEntry),
    /// No: said after its author was removed or the device lost, or not seen by who said so.
    AfterRemoval,
    /// No: a member who may not write in this channel.
    NotTheirs,
    /// Not now: nobody with this device is known here.
    Unknown,
}

/// The members of a space.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Membership {
    members: BTreeMap<PersonId, Member>,
    devices: BTreeMap<DevicePublic, PersonId>,
    /// Who was given which keys to read with.
    pub(super) given: Given,
    /// How many bytes more of each person administrators let through.
    let_through: BTreeMap<PersonId, u64>,
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
            used.extend(tenure.added.iter().map(|addition| addition.place));
            used.extend(tenure.ended_by.iter().chain(tenure.lost.values()).copied());
            used.extend(this.given.hear(&graph, &tenure));
            for &place in tenure.said.iter().filter(|_| tenure.standing.admits()) {
                if let Act::LetThrough { person, bytes } = graph.act(place)
                    && used.insert(place)
                {
                    let sum = this.let_through.entry(*person).or_default();
                    *sum = sum.saturating_add(*bytes);
                }
            }
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
        let cuts = |removal: &usize| match graph.act(*removal) {
            Act::MemberRemoved { cuts, .. } | Act::DeviceRemoved { cuts, .. } => Some(cuts.clone()),
            _ => None,
        };
        let on_paper = tenure.given.is_none() && genesis.owner != who.device.sign;
        let owner = on_paper.then(|| owner_on_paper(genesis));
        let sheets = tenure.added.iter().filter(|addition| addition.sheet);
        let sheets = sheets.map(|addition| addition.device.sign);
        let added = tenure.added.iter().map(|addition| addition.device.clone());
        let lost = tenure.lost.iter();
        self.take(Member {
            person: who.person,
            name: who.name.clone(),
            role: who.role.clone(),
            standing: tenure.standing,
            channels: tenure.channels.cloned(),
            sheets: sheets.chain(owner.iter().map(|owner| owner.sign)).collect(),
            lost: lost.filter_map(|(device, end)| Some((*device, cuts(end)?))).collect(),
            devices: latest(std::iter::once(who.device.clone()).chain(owner).chain(added)),
            // Of several removals the word of the most senior remover counts.
            removed: tenure.ended_by.first().and_then(cuts),
            earlier: Cuts::new(),
        });
    }

    /// Takes in what one tenure says of a person, beside what earlier ones said: who is a member
    /// stays one, and the highest standing counts.
    fn take(&mut self, mut member: Member) {
        let earlier = self.members.get(&member.person);
        if let Some(earlier) = earlier {
            if earlier.removed.is_none() {
                if member.removed.is_some() {
                    return;
                }
                member.standing = member.standing.min(earlier.standing);
            }
            let back = |device: &DevicePublic| member.devices.iter().any(|new| new.sign == *device);
            let still: Vec<_> = earlier.lost.iter().filter(|(device, _)| !back(device)).collect();
            member.lost.extend(still.into_iter().map(|(device, cuts)| (*device, cuts.clone())));
            member.earlier.clone_from(&earlier.earlier);
            member.earlier.extend(earlier.removed.iter().flatten());
            member.sheets.extend(earlier.sheets.iter().copied());
        }
        for device in &member.devices {
            self.devices.entry(device.sign).or_insert(member.person);
        }
        if let Some(earlier) = earlier {
            member.devices = latest(earlier.devices.iter().chain(&member.devices).cloned());
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

    /// A person, also if they were removed.
    #[must_use]
    pub fn person(&self, person: PersonId) -> Option<&Member> {
        self.members.get(&person)
    }

    /// A person, if they are a member now.
    #[must_use]
    pub fn active_person(&self, person: PersonId) -> Option<&Member> {
        self.members.get(&person).filter(|member| member.removed.is_none())
    }

    /// How many bytes more of a person's entries administrators let through than are fetched
    /// without asking.
    #[must_use]
    pub fn let_through(&self, person: PersonId) -> u64 {
        self.let_through.get(&person).copied().unwrap_or(0)
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
        self.on_duty(device).is_some_and(|member| member.standing.admits())
    }

    /// Whose device this is, if both count now.
    #[must_use]
    pub fn on_duty(&self, device: &DevicePublic) -> Option<&Member> {
        let (member, _) = self.owner_of(device)?;
        (member.removed.is_none() && !member.lost.contains_key(device)).then_some(member)
    }

    /// Whether a segment of this device counts.
    #[must_use]
    pub fn admission(
        &self,
        device: &DevicePublic,
        channel: SharedChannel,
        feed: FeedId,
        seq: u64,
        statement: &[u8; 32],
    ) -> Admission<'_> {
        let Some((member, entry)) = self.owner_of(device) else { return Admission::Unknown };
        let within = |cuts: &Cuts| {
            cuts.get(&feed)
                .is_some_and(|cut| seq < cut.seq || (seq == cut.seq && *statement == cut.hash))
        };
        // Somebody who had not heard of the removal may have said something that comes after what
        // the removed said last. Without that, theirs would never count: so it is taken in, and
        // does not count itself.
        let is_needed = channel == SharedChannel::MEMBERS && self.incomplete > 0;
        let gone =
            || if is_needed { Admission::Yes(member, entry) } else { Admission::AfterRemoval };
        let lost = member.lost.get(device);
        if lost.is_some_and(|cuts| !within(cuts)) {
            return gone();
        }
        if within(&member.earlier) {
            return Admission::Yes(member, entry);
        }
        match &member.removed {
            Some(cuts) if !within(cuts) => gone(),
            Some(_) => Admission::Yes(member, entry),
            None if member.writes(channel) => Admission::Yes(member, entry),
            None => Admission::NotTheirs,
        }
    }
}

/// Each device once, where it was first named, as it was named last: a device that comes back may
/// have another key to seal to.
fn latest(devices: impl Iterator<Item = DeviceEntry>) -> Vec<DeviceEntry> {
    let mut each: Vec<DeviceEntry> = Vec::new();
    let mut places = BTreeMap::new();
    for device in devices {
        match places.get(&device.sign).and_then(|place: &usize| each.get_mut(*place)) {
            Some(known) => *known = device,
            None => {
                places.insert(device.sign, each.len());
                each.push(device);
            }
        }
    }
    each
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
