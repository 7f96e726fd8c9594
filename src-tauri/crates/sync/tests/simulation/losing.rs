//! Members whose only computer is lost in the middle of everything, and who come back on another.

use super::fleet::{Device, Fleet, SHARED};
use super::removing::Outcast;
use crate::world::Person;
use cf_ledger::{DevicePublic, EventId};
use cf_sync::admin::ShutOut;
use cf_sync::local::{Local as _, OwnDevice};
use cf_sync::testing::{self, MemoryLocal};
use cf_sync::{admin, invite};
use std::collections::BTreeSet;

impl Fleet {
    /// A member's computer is lost. Whoever found it goes on with it; the member is let in on a new
    /// one, if `by` may do so.
    pub fn lose(&mut self, who: usize, by: usize) {
        let (who, by) = (self.at(who), self.at(by));
        if !self.may_lose(who, by) {
            return;
        }
        let seed = self.next_seed();
        let mut new = Person::new(seed);
        new.local = MemoryLocal::new(self.another_of(who, seed), seed + 1);
        let lost = std::mem::replace(&mut self.devices[who], Device::of(new));
        let found = Outcast { person: lost.person.clone(), store: self.store.copied() };
        if self.replace(by, who) {
            self.any_removed = true;
            self.outcasts.push(found);
            self.forget_unread(&lost.person.local, by);
        } else {
            self.devices[who] = lost;
        }
    }

    /// A member's computer is lost, shut out, and found again: whoever had it meanwhile goes on with
    /// a copy. It begins afresh, and nothing that was said on it is lost.
    pub fn lose_for_a_while(&mut self, who: usize, by: usize) {
        let (who, by) = (self.at(who), self.at(by));
        if !self.may_lose(who, by) {
            return;
        }
        let store = self.store.clone();
        let (device, seed) = (self.key_of(who), self.next_seed());
        let mut person = self.devices[who].person.clone();
        person.local = person.local.copied(seed);
        let found = Outcast { person, store: store.copied() };
        let shut_out = self.devices[by]
            .person
            .with(|local, ambient| admin::remove_device(local, device, ambient));
        if shut_out.is_err() {
            return;
        }
        self.any_removed = true;
        self.outcasts.push(found);
        self.devices[by].person.sync(&store);
        self.devices[who].person.sync(&store);
        if self.begin_afresh(who) {
            self.replace(by, who);
        }
    }

    /// Goes on as a new computer, if this one was shut out and its person is a member.
    pub fn begin_afresh(&mut self, who: usize) -> bool {
        let Some(ShutOut { member: true, late }) = self.shut_out(who) else { return false };
        let seed = self.next_seed();
        let own = self.another_of(who, seed);
        let device = &mut self.devices[who];
        device.person.local.begin_afresh(own, &late).unwrap();
        device.twins.clear();
        true
    }

    /// How a device stands that was shut out, as far as it knows.
    fn shut_out(&self, who: usize) -> Option<ShutOut> {
        let local = &self.devices[who].person.local;
        local.space().unwrap().and_then(|_| admin::shut_out(local).unwrap())
    }

    fn may_lose(&self, who: usize, by: usize) -> bool {
        let person = self.person_of(who);
        let mut others = (0..self.devices.len()).filter(|at| *at != who);
        let together = [who, by].iter().all(|at| self.devices[*at].apart.is_none());
        let alone = others.all(|at| self.person_of(at) != person);
        who != by && alone && together && self.is_in(who) && self.is_in(by)
    }

    /// Another device of the same person.
    fn another_of(&self, who: usize, seed: u64) -> OwnDevice {
        OwnDevice { person: self.person_of(who), ..testing::device(seed, "another") }
    }

    fn key_of(&self, at: usize) -> DevicePublic {
        self.devices[at].person.local.own_device().unwrap().sign.public()
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
