//! Members whose only computer is lost in the middle of everything, and who come back on another.

use super::fleet::{Device, Fleet, SHARED};
use super::removing::Outcast;
use crate::world::Person;
use cf_ledger::EventId;
use cf_sync::invite;
use cf_sync::local::{Local as _, OwnDevice};
use cf_sync::testing::MemoryLocal;
use std::collections::BTreeSet;

impl Fleet {
    /// A member's computer is lost. Whoever found it goes on with it; the member is let in on a new
    /// one, if `by` may do so.
    pub fn lose(&mut self, who: usize, by: usize) {
        let (who, by) = (self.at(who), self.at(by));
        let person = self.person_of(who);
        let others = (0..self.devices.len()).filter(|at| *at != who);
        let alone = others.clone().all(|at| self.person_of(at) != person);
        let together = [who, by].iter().all(|at| self.devices[*at].apart.is_none());
        if who == by || !alone || !together || !self.is_in(who) || !self.is_in(by) {
            return;
        }
        let seed = self.next_seed();
        let mut new = Person::new(seed);
        let own = OwnDevice { person, ..new.local.own_device().unwrap() };
        new.local = MemoryLocal::new(own, seed + 1);
        let store = self.store.clone();
        let lost = self.devices[who].clone();
        let found = Outcast { person: lost.person.clone(), store: store.copied() };
        self.devices[who] = Device::of(new);
        if self.replace(by, who) {
            self.any_removed = true;
            self.outcasts.push(found);
            self.forget_unread(&lost.person.local, by);
        } else {
            self.devices[who] = lost;
        }
    }

    /// Invites, is asked, and lets the member in on the device that asks, in a store that works.
    pub fn replace(&mut self, by: usize, who: usize) -> bool {
        let store = self.store.clone();
        let person = self.person_of(who);
        if !self.invite(by) {
            return false;
        }
        let _ = self.devices[by].person.try_sync(&store, crate::world::OPTIONS);
        self.join(who);
        self.devices[who].person.sync(&store);
        let Some((_, invitation)) = self.invitations.last().cloned() else { return false };
        let mut done = false;
        for knock in invite::requests(&store, &invitation).unwrap() {
            let replaced = self.devices[by].person.with(|local, ambient| {
                invite::replace(local, &invitation, &knock.request, person, ambient)
            });
            done |= replaced.is_ok();
        }
        if !done {
            self.invitations.pop();
            let cancelled = self.devices[by]
                .person
                .with(|local, ambient| invite::cancel(local, &invitation, ambient));
            cancelled.unwrap();
        }
        self.devices[by].person.sync(&store);
        self.devices[who].person.sync(&store);
        done
    }

    /// What the lost computer said and whoever shut it out had not read need not come to anybody.
    fn forget_unread(&mut self, lost: &MemoryLocal, by: usize) {
        let events = |local: &MemoryLocal| -> BTreeSet<EventId> {
            SHARED.iter().flat_map(|channel| local.events(*channel)).collect()
        };
        let read = events(&self.devices[by].person.local);
        for id in events(lost).difference(&read) {
            if self.said.kept.remove(id).is_some() {
                self.said.doubtful.insert(*id);
            }
        }
    }
}
