//! When everything has come to rest: all hold the same, nothing is lost, and nothing private left.

use super::fleet::{CANARY, Fleet, SHARED, has, waiting};
use crate::world::{OPTIONS, THOROUGH};
use cf_ledger::{Channel, EventId, FeedId, Incarnation};
use cf_sync::engine::Options;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::space::EpochKey;
use cf_sync::{SharedChannel, object, segment};
use std::collections::{BTreeMap, BTreeSet};

/// How many rounds of exchanges may be needed: who was told of a twin begins anew in one, sends in
/// the next, and is read in the one after; and a copy may be told of it only then.
const ROUNDS: usize = 12;

impl Fleet {
    /// The store works, everybody is online, and whoever is told of a twin goes on from there.
    pub fn come_to_rest(&mut self) -> Result<(), String> {
        self.unsettled.iter().for_each(cf_sync::testing::FaultyStore::settle);
        (0..self.devices.len()).for_each(|at| self.meet(at));
        self.set_clocks_right();
        self.round(OPTIONS)?;
        self.until_quiet()?;
        for who in self.active() {
            self.begin_afresh(who);
            if !self.is_in(who) {
                self.let_in(0, who, Standing::Member, true);
            }
        }
        self.until_quiet()
    }

    fn until_quiet(&mut self) -> Result<(), String> {
        for _ in 0..ROUNDS {
            if !self.round(THOROUGH)? {
                return Ok(());
            }
        }
        Err("it never comes to rest".to_owned())
    }

    /// One exchange of each. Answers whether anything moved.
    fn round(&mut self, options: Options<'_>) -> Result<bool, String> {
        let mut moved = false;
        for at in 0..self.devices.len() {
            let device = &mut self.devices[at];
            if device.person.local.space().unwrap().is_none() {
                continue;
            }
            device.person.now_ms += 24 * 60 * 60 * 1000;
            let before = device.person.local.cursors().unwrap();
            let store = self.store.clone();
            let report = device.person.try_sync(&store, options);
            let report = report.map_err(|error| format!("at rest, {at} failed: {error:?}"))?;
            moved |= device.person.local.cursors().unwrap() != before || !report.twins.is_empty();
            moved |= report.sent > 0;
            self.hear(at, &report)?;
            self.go_on(at);
        }
        Ok(moved)
    }

    /// Checks everything that must hold now.
    pub fn check(&mut self) -> Result<(), String> {
        self.check_members()?;
        SHARED.iter().try_for_each(|channel| self.check_events(*channel))?;
        self.check_lives()?;
        self.check_store()?;
        self.check_quiet()?;
        self.check_outcasts()
    }

    fn check_members(&self) -> Result<(), String> {
        let members = |at: usize| cf_sync::engine::members(&self.devices[at].person.local).unwrap();
        let first = members(0);
        if first.incomplete > 0 {
            return Err("a membership event is missing".to_owned());
        }
        match self.active().into_iter().find(|at| members(*at) != first) {
            Some(at) => Err(format!("0 and {at} do not agree on who is a member")),
            None => Ok(()),
        }
    }

    /// The digest of an audience is the set of its events.
    fn check_events(&self, channel: Channel) -> Result<(), String> {
        let shared = SharedChannel::new(channel).unwrap();
        let removed = self.removed();
        let (readers, others): (Vec<usize>, Vec<usize>) =
            self.active().into_iter().partition(|at| self.has_key(*at, shared));
        let stuck: BTreeSet<EventId> =
            others.iter().flat_map(|at| waiting(&self.devices[*at].person.local)).collect();
        let first = self.events_of_members(readers[0], channel);
        for at in &readers[1..] {
            let theirs = self.events_of_members(*at, channel);
            if theirs != first {
                return Err(format!(
                    "{} and {at} do not hold the same of {channel:?}: {} only one, {} only the other",
                    readers[0],
                    first.difference(&theirs).count(),
                    theirs.difference(&first).count(),
                ));
            }
        }
        let everywhere = |id: &EventId| self.devices.iter().any(|one| has(&one.person.local, id));
        if let Some(lost) = self.said.kept.keys().find(|id| !everywhere(id)) {
            return Err(format!("an acknowledged event is nowhere: {lost:?}"));
        }
        let due = self.said.kept.iter().filter(|(id, author)| {
            let mut devices = self.devices.iter();
            !removed.contains(author)
                && !stuck.contains(id)
                && devices.any(|device| device.person.local.events(channel).contains(id))
        });
        let all = |id: &EventId| {
            readers.iter().all(|at| self.devices[*at].person.local.events(channel).contains(id))
        };
        if let Some((late, _)) = due.into_iter().find(|(id, _)| !all(id)) {
            return Err(format!("an acknowledged event did not come to all: {late:?}"));
        }
        match first.iter().find(|id| self.said.undone.contains(id)) {
            Some(id) => Err(format!("what was undone came to all: {id:?}")),
            None => Ok(()),
        }
    }

    /// What a device holds of computers that count. What somebody said before they were removed, or
    /// on a computer before it was shut out, may have been read by some and not by others.
    fn events_of_members(&self, at: usize, channel: Channel) -> BTreeSet<EventId> {
        let local = &self.devices[at].person.local;
        let cursors = local.cursors().unwrap();
        let gone = self.gone();
        let theirs = cursors.iter().filter(|cursor| gone(&cursor.device));
        let theirs: BTreeSet<FeedId> = theirs.map(|cursor| cursor.feed).collect();
        let events = local.envelopes(channel).into_iter();
        events.filter(|event| !theirs.contains(&event.feed)).map(|event| event.id()).collect()
    }

    /// Two devices never go on under one name once either has written.
    fn check_lives(&self) -> Result<(), String> {
        let mut lives = BTreeMap::new();
        for at in self.active() {
            let local = &self.devices[at].person.local;
            let own = local.own_device().unwrap();
            let life = (own.device, local.incarnation().unwrap().0);
            let written: Vec<(FeedId, u64)> = SharedChannel::records()
                .map(|channel| {
                    FeedId::derive(&own.sign.public().0, channel.channel(), Incarnation(life.1))
                })
                .filter_map(|feed| {
                    let cursors = local.cursors().unwrap();
                    cursors
                        .iter()
                        .find(|cursor| cursor.feed == feed)
                        .map(|own| (feed, own.segments))
                })
                .collect();
            if let Some((other, theirs)) = lives.insert(life, (at, written.clone()))
                && theirs != written
            {
                return Err(format!("{other} and {at} write under one name and were not told"));
            }
        }
        Ok(())
    }

    /// Reads all of the store with all keys: nothing private is in it, and each fork was told.
    fn check_store(&self) -> Result<(), String> {
        let mut keys: Vec<EpochKey> = Vec::new();
        for device in &self.devices {
            for key in device.person.local.keys().unwrap() {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        let gone = self.gone();
        let mut places: BTreeMap<(FeedId, u64), BTreeMap<[u8; 32], Vec<String>>> = BTreeMap::new();
        let new = self.store.all().into_iter().filter(|(name, _)| !self.at_first.contains(name));
        for (name, bytes) in new {
            let mut readable = bytes.clone();
            if let Ok(label) = segment::label(&bytes) {
                let keys = keys.iter().filter(|key| key.channel == label.channel);
                if let Some(opened) =
                    keys.filter_map(EpochKey::secret).find_map(|secret| label.open(secret).ok())
                {
                    if !gone(&opened.statement.device) {
                        let place = places.entry((opened.feed, opened.statement.seq)).or_default();
                        place.entry(opened.statement_hash).or_default().push(name.clone());
                    }
                    readable.extend(opened.frames.into_iter().flat_map(|frame| frame.bytes));
                }
            } else if let Ok(object) = object::read(&bytes) {
                for device in &self.devices {
                    let seal = device.person.local.own_device().unwrap().seal;
                    readable.extend(object::open_body(object.body, &seal).unwrap_or_default());
                }
            }
            if readable.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()) {
                return Err(format!("something private is in the store: {name}"));
            }
        }
        let forks = places.iter().filter(|(_, files)| files.len() > 1);
        for (place, files) in forks {
            let names: BTreeSet<&String> = files.values().flatten().collect();
            let told = self
                .devices
                .iter()
                .filter(|device| device.forks_told.iter().any(|told| names.contains(told)));
            if told.count() == 0 {
                return Err(format!("nobody was told of the fork at {place:?}"));
            }
        }
        Ok(())
    }

    /// One more exchange of each finds nothing to do.
    fn check_quiet(&mut self) -> Result<(), String> {
        for at in self.active() {
            let all = SHARED
                .iter()
                .all(|channel| self.has_key(at, SharedChannel::new(*channel).unwrap()));
            let device = &mut self.devices[at];
            let report = device.person.try_sync(&self.store.clone(), OPTIONS).unwrap();
            let left = (report.sent, report.received, report.twins.len());
            // What the losing side of a fork sent is not going to come that way.
            let awaited = report.awaited > 0 && device.forks_told.is_empty();
            if left != (0, 0, 0) || awaited || (all && report.pending > 0) {
                return Err(format!("{at} still has something to do: {report:?}"));
            }
        }
        Ok(())
    }
}
