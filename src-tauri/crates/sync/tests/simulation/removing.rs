//! Members who are removed in the middle of everything, and do not take it well.

use super::fleet::{Fleet, SHARED};
use crate::world::{Person, QUALITY, THOROUGH};
use cf_domain::PersonId;
use cf_ledger::{DevicePublic, EventId};
use cf_sync::local::Local as _;
use cf_sync::space::EpochKey;
use cf_sync::testing::MemoryStore;
use cf_sync::{Store as _, admin, segment};
use std::collections::BTreeSet;

/// Somebody who was removed, or a computer that was lost, as they were then, and the store as it
/// was: they go on as if they had not heard of it.
pub struct Outcast {
    pub person: Person,
    pub store: MemoryStore,
}

impl Fleet {
    /// Removes a member, if this device may.
    pub fn remove(&mut self, by: usize, whom: usize) {
        let (by, whom) = (self.at(by), self.at(whom));
        let person = self.person_of(whom);
        if person == self.person_of(by) {
            return;
        }
        let was_in = self.is_in(whom);
        let done =
            self.devices[by].person.with(|local, ambient| admin::remove(local, person, ambient));
        self.any_removed |= done.is_ok();
        if done.is_ok() && was_in {
            let seed = self.next_seed();
            let mut outcast = self.devices[whom].person.clone();
            outcast.local = outcast.local.copied(seed);
            self.outcasts.push(Outcast { person: outcast, store: self.store.copied() });
            // What they send now from two places looks like the work of a copy.
            for device in &mut self.devices {
                let own = device.person.local.own_device().unwrap().person;
                device.copied |= own == person;
            }
        }
    }

    pub fn person_of(&self, at: usize) -> PersonId {
        self.devices[at].person.local.own_device().unwrap().person
    }

    /// Tells whether a computer was shut out, or its owner removed, as the founder sees it.
    pub fn gone(&self) -> impl Fn(&DevicePublic) -> bool + use<> {
        let members = cf_sync::engine::members(&self.devices[0].person.local).unwrap();
        move |device| members.owner_of(device).is_some() && members.on_duty(device).is_none()
    }

    /// Everybody who was removed and not admitted again, as the founder sees it.
    pub fn removed(&self) -> BTreeSet<PersonId> {
        let members = cf_sync::engine::members(&self.devices[0].person.local).unwrap();
        let gone = members.everybody().filter(|member| member.removed.is_some());
        gone.map(|member| member.person).collect()
    }

    /// The devices of members.
    pub fn active(&self) -> Vec<usize> {
        let removed = self.removed();
        (0..self.devices.len()).filter(|at| !removed.contains(&self.person_of(*at))).collect()
    }

    /// Those who were removed go on, bring all of it into the store, and look what they can read:
    /// nothing of theirs is taken in, and nothing that is said now opens with their keys.
    pub fn check_outcasts(&mut self) -> Result<(), String> {
        let mut outcasts = std::mem::take(&mut self.outcasts);
        let gone = self.gone();
        outcasts.retain(|one| gone(&one.person.local.own_device().unwrap().sign.public()));
        let mut late: BTreeSet<EventId> = BTreeSet::new();
        let mut keys: Vec<EpochKey> = Vec::new();
        for mut outcast in outcasts {
            late.insert(outcast.person.note(QUALITY, "after the removal"));
            outcast.person.try_sync(&outcast.store, THOROUGH).unwrap();
            keys.extend(outcast.person.local.keys().unwrap());
            for (name, bytes) in outcast.store.all() {
                let _ = self.store.put(&name, &bytes);
            }
        }
        let before: BTreeSet<String> = self.store.all().into_keys().collect();
        for _ in 0..2 {
            for at in self.active() {
                let person = &mut self.devices[at].person;
                person.note(QUALITY, "among ourselves");
                person.try_sync(&self.store, THOROUGH).unwrap();
            }
        }
        for at in self.active() {
            let local = &self.devices[at].person.local;
            if SHARED.iter().any(|channel| !local.events(*channel).is_disjoint(&late)) {
                return Err(format!("{at} took in what was said after a removal"));
            }
        }
        let new = self.store.all().into_iter().filter(|(name, _)| !before.contains(name));
        for (name, bytes) in new {
            let Ok(label) = segment::label(&bytes) else { continue };
            let mut secrets = keys.iter().filter_map(EpochKey::secret);
            if secrets.any(|secret| label.open(secret).is_ok()) {
                return Err(format!("somebody who was removed can read {name}"));
            }
        }
        Ok(())
    }
}
