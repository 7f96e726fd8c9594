//! The devices of a history around one store, and what each step does to them.

use super::draw::{Clock, History, LATEST, Step, Weather};
use super::removing::Outcast;
use crate::world::{OPTIONS, PRIVATE, Person, QUALITY, THOROUGH};
use cf_domain::PersonId;
use cf_domain::word::Audience;
use cf_ledger::{Channel, EventId, FeedId};
use cf_sync::engine::Code;
use cf_sync::invite::Invitation;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::testing::{Dice, FaultyStore, MemoryLocal, MemoryStore};
use cf_sync::{SharedChannel, Store as _, SyncReport};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// A word of every private note. It must never be found in the store.
pub const CANARY: &str = "canary-7f3a-raw-note";

pub const SAFEGUARDING: Channel = Channel::Records(Audience::Safeguarding);
pub const SHARED: [Channel; 2] = [QUALITY, SAFEGUARDING];

const RIGHT_MS: u64 = 1_795_000_000_000;
const FAR_FUTURE_MS: u64 = 4_070_908_800_000;
const HOUR_MS: u64 = 60 * 60 * 1000;

/// One installation.
#[derive(Clone)]
pub struct Device {
    pub person: Person,
    pub backups: Vec<MemoryLocal>,
    /// What the last exchange told of twins, as the app keeps it.
    pub twins: Vec<(FeedId, u64)>,
    /// Whether it was ever copied, or an old copy was put in its place.
    pub copied: bool,
    /// Whether it was ever copied while both went on.
    shared: bool,
    /// Whether an old copy was put in its place by hand, and nobody has noticed yet.
    put_back: bool,
    /// Its own copy of the store, while it is parted from the others'.
    pub apart: Option<MemoryStore>,
    /// The places of forks that its exchanges told of.
    pub forks_told: BTreeSet<String>,
}

impl Device {
    /// As it is at first.
    pub fn of(person: Person) -> Self {
        Self {
            person,
            backups: Vec::new(),
            twins: Vec::new(),
            copied: false,
            shared: false,
            put_back: false,
            apart: None,
            forks_told: BTreeSet::new(),
        }
    }
}

/// What was said, and what may be expected of it.
#[derive(Default)]
pub struct Said {
    /// Acknowledged: it must come to all.
    pub kept: BTreeMap<EventId, PersonId>,
    /// Not acknowledged, or lost with the computer that held it: it may come to all, or to nobody.
    pub doubtful: BTreeSet<EventId>,
    /// Undone before it was sent: it must never come to anybody.
    pub undone: BTreeSet<EventId>,
}

/// Beginnings, by how many people and members there are: the same for every history, so each is made
/// once.
static BEGUN: Mutex<BTreeMap<(usize, usize), Fleet>> = Mutex::new(BTreeMap::new());

pub struct Fleet {
    pub store: MemoryStore,
    /// Stores with something that is not seen yet.
    pub unsettled: Vec<FaultyStore>,
    pub devices: Vec<Device>,
    pub invitations: Vec<(usize, Invitation)>,
    pub outcasts: Vec<Outcast>,
    pub any_removed: bool,
    pub said: Said,
    /// New dice for copies and for what restored devices draw.
    seeds: u64,
    notes: u64,
    /// What the store held at first.
    pub at_first: BTreeSet<String>,
}

impl Fleet {
    /// A founder, and those who are members from the first.
    pub fn new(history: &History) -> Self {
        let mut begun = BEGUN.lock().unwrap();
        let begun = begun
            .entry((history.people, history.members))
            .or_insert_with(|| Self::begin(history.people, history.members));
        Self {
            store: begun.store.copied(),
            unsettled: Vec::new(),
            devices: begun.devices.clone(),
            invitations: Vec::new(),
            outcasts: Vec::new(),
            any_removed: false,
            said: Said::default(),
            seeds: 1_000_000,
            notes: 0,
            at_first: begun.store.all().into_keys().collect(),
        }
    }

    fn begin(people: usize, members: usize) -> Self {
        let device = |number: usize| Device::of(Person::new(number as u64 + 1));
        let mut fleet = Self {
            store: MemoryStore::default(),
            unsettled: Vec::new(),
            devices: (0..people).map(device).collect(),
            invitations: Vec::new(),
            outcasts: Vec::new(),
            any_removed: false,
            said: Said::default(),
            seeds: 0,
            notes: 0,
            at_first: BTreeSet::new(),
        };
        let founder = &mut fleet.devices[0].person;
        founder.found_with(&[SharedChannel::QUALITY, SharedChannel::SAFEGUARDING]);
        founder.sync(&fleet.store);
        for who in 1..members {
            fleet.let_in(0, who, Standing::Member, who % 2 == 1);
        }
        fleet
    }

    /// Does one step.
    pub fn take(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Note { who, safeguarding, count } => {
                let channel = if *safeguarding { SAFEGUARDING } else { QUALITY };
                (0..*count).for_each(|_| self.note(*who, channel));
            }
            Step::TakeBack { who } => self.take_back(*who),
            Step::Exchange { who, weather } => return self.exchange(*who, weather),
            Step::Part { who } => {
                let at = self.at(*who);
                self.devices[at].apart.get_or_insert_with(|| self.store.copied());
            }
            Step::Meet { who } => {
                let at = self.at(*who);
                self.meet(at);
            }
            Step::Settle { how_many } => {
                for store in &self.unsettled {
                    for _ in 0..*how_many {
                        store.settle_last();
                    }
                }
            }
            Step::Clock { who, to } => {
                let at = self.at(*who);
                let now = &mut self.devices[at].person.now_ms;
                *now = match to {
                    Clock::Right => RIGHT_MS,
                    Clock::Epoch => 0,
                    Clock::FarFuture => FAR_FUTURE_MS,
                    Clock::DaysBack(days) => now.saturating_sub(days * 24 * HOUR_MS),
                    Clock::HoursOn(hours) => *now + hours * HOUR_MS,
                };
            }
            Step::Invite { by } => {
                self.invite(*by);
            }
            Step::Join { who } => self.join(*who),
            Step::Approve { by, admin, safeguarding } => self.approve(*by, *admin, *safeguarding),
            Step::Remove { by, whom } => self.remove(*by, *whom),
            Step::Lose { who, by, afresh: false } => self.lose(*who, *by),
            Step::Lose { who, by, afresh: true } => self.lose_for_a_while(*who, *by),
            Step::Copy { who } => self.copy(*who),
            Step::BackUp { who } => {
                let at = self.at(*who);
                let device = &mut self.devices[at];
                device.backups.push(device.person.local.clone());
            }
            Step::Restore { who } => self.go_back(*who, false),
            Step::PutBack { who } => self.go_back(*who, true),
            Step::GoOn { who } => {
                let at = self.at(*who);
                self.go_on(at);
            }
        }
        Ok(())
    }

    pub fn at(&self, who: usize) -> usize {
        if who == LATEST { self.devices.len() - 1 } else { who % self.devices.len() }
    }

    /// The store as a device sees it.
    pub fn seen_by(&self, at: usize) -> MemoryStore {
        self.devices[at].apart.clone().unwrap_or_else(|| self.store.clone())
    }

    /// Puts a device's own copy of the store and the store together.
    pub fn meet(&mut self, at: usize) {
        let Some(apart) = self.devices[at].apart.take() else { return };
        for (name, bytes) in apart.all() {
            let _ = self.store.put(&name, &bytes);
        }
    }

    fn note(&mut self, who: usize, channel: Channel) {
        let at = self.at(who);
        self.notes += 1;
        let who = self.person_of(at);
        let person = &mut self.devices[at].person;
        person.note(PRIVATE, CANARY);
        self.said.kept.insert(person.note(channel, &format!("summary {}", self.notes)), who);
    }

    fn take_back(&mut self, who: usize) {
        let at = self.at(who);
        if let Some(id) = self.devices[at].person.local.take_back(QUALITY) {
            self.undone(id);
        }
    }

    /// What was undone must not come to anybody, unless a copy or a backup has it still.
    fn undone(&mut self, id: EventId) {
        let has = |local: &MemoryLocal| local.events(QUALITY).contains(&id);
        let kept = self
            .devices
            .iter()
            .any(|device| has(&device.person.local) || device.backups.iter().any(has));
        self.said.kept.remove(&id);
        let into = if kept { &mut self.said.doubtful } else { &mut self.said.undone };
        into.insert(id);
    }

    fn exchange(&mut self, who: usize, weather: &Weather) -> Result<(), String> {
        let at = self.at(who);
        let seen = self.seen_by(at);
        let device = &mut self.devices[at];
        if device.person.local.space().unwrap().is_none() {
            return Ok(());
        }
        device.person.now_ms += 10 * 60 * 1000;
        let before = device.person.local.events(QUALITY);
        device.person.local.writes_left = weather.dies_after;
        device.person.local.take_back_before_seal = weather.undone_meanwhile.then_some(QUALITY);
        // An old copy that was put back by hand and a store that hides what is newer: nothing can
        // tell that place from a vault that simply goes on. Each by itself is in here.
        let faults = if device.put_back { Default::default() } else { weather.faults.clone() };
        let store = FaultyStore::new(seen, faults).by_arrival();
        let options = if weather.full { THOROUGH } else { OPTIONS };
        let done = device.person.try_sync(&store, options);
        device.person.local.writes_left = None;
        device.person.local.take_back_before_seal = None;
        let now = device.person.local.events(QUALITY);
        for id in before.difference(&now) {
            self.undone(*id);
        }
        self.unsettled.push(store);
        match done {
            Ok(report) => self.hear(at, &report),
            Err(_) if weather.dies_after.is_some() => Ok(()),
            Err(error) => Err(format!("the exchange of {at} failed: {error:?}")),
        }
    }

    /// Takes note of what an exchange told, and checks that it is no false alarm.
    pub fn hear(&mut self, at: usize, report: &SyncReport) -> Result<(), String> {
        let any_removed = self.any_removed;
        let any_copied = self.devices.iter().any(|device| device.copied);
        let device = &mut self.devices[at];
        device.twins = report.twins.iter().map(|twin| (twin.feed, twin.seq)).collect();
        if !report.twins.is_empty() && !device.copied {
            return Err(format!("{at} was told of a twin and has none: {report:?}"));
        }
        for problem in &report.problems {
            if matches!(problem.code, Code::Fork | Code::OwnFork) {
                device.forks_told.extend(problem.object.clone());
            }
            let of_copies =
                matches!(problem.code, Code::Fork | Code::OwnFork | Code::OutOfStep | Code::Twin);
            let removed = any_removed && problem.code == Code::AfterRemoval;
            let never = matches!(problem.code, Code::AfterRemoval | Code::KeyFromOutside);
            if (never && !removed) || (of_copies && !any_copied) {
                return Err(format!("a false alarm at {at}: {problem:?}"));
            }
        }
        Ok(())
    }

    fn copy(&mut self, who: usize) {
        let at = self.at(who);
        if self.devices.len() >= 40 {
            return;
        }
        let seed = self.next_seed();
        let device = &mut self.devices[at];
        device.copied = true;
        device.shared = true;
        let mut person = device.person.clone();
        person.local = person.local.copied(seed);
        person.dice = Dice::new(seed + 1);
        let copy = Device {
            person,
            backups: Vec::new(),
            twins: device.twins.clone(),
            copied: true,
            shared: true,
            put_back: device.put_back,
            apart: device.apart.as_ref().map(MemoryStore::copied),
            forks_told: BTreeSet::new(),
        };
        self.devices.push(copy);
    }

    /// Puts the latest backup in the place of what is there.
    fn go_back(&mut self, who: usize, by_hand: bool) {
        let at = self.at(who);
        let this = &self.devices[at];
        // Of two that share a life both must live on: what one of them sent for a place that the
        // other took as well is for it to say again.
        let Some(backup) = this.backups.last().filter(|_| !this.shared && !this.put_back) else {
            return;
        };
        let backup = backup.clone();
        let lost: BTreeSet<EventId> = waiting(&this.person.local)
            .into_iter()
            .filter(|id| !has(&backup, id))
            .filter(|id| {
                let mut others = self.devices.iter().enumerate().filter(|(other, _)| *other != at);
                !others.any(|(_, other)| has(&other.person.local, id))
            })
            .collect();
        for id in lost {
            if self.said.kept.remove(&id).is_some() {
                self.said.doubtful.insert(id);
            }
        }
        let seed = self.next_seed();
        let device = &mut self.devices[at];
        device.person.local = backup.copied(seed);
        device.person.dice = Dice::new(seed + 1);
        device.twins.clear();
        if by_hand {
            device.copied = true;
            device.put_back = true;
        } else {
            device.person.local.begin_new_life(&[]).unwrap();
        }
    }

    /// Goes on as an installation of its own, if a twin was found.
    pub fn go_on(&mut self, at: usize) {
        let device = &mut self.devices[at];
        let twins = std::mem::take(&mut device.twins);
        if !twins.is_empty() {
            device.person.local.begin_new_life(&twins).unwrap();
            device.put_back = false;
        }
    }

    pub fn next_seed(&mut self) -> u64 {
        self.seeds += 2;
        self.seeds
    }

    /// Sets every clock right.
    pub fn set_clocks_right(&mut self) {
        for device in &mut self.devices {
            device.person.now_ms = RIGHT_MS + 30 * 24 * HOUR_MS;
        }
    }
}

pub fn has(local: &MemoryLocal, id: &EventId) -> bool {
    SHARED.iter().any(|channel| local.events(*channel).contains(id))
}

/// What a device wrote for others and does not know to have arrived.
pub fn waiting(local: &MemoryLocal) -> BTreeSet<EventId> {
    let mut waiting = BTreeSet::new();
    let sealed = local.sealed_unpublished().unwrap();
    for channel in SHARED {
        let shared = SharedChannel::new(channel).unwrap();
        waiting.extend(local.pending(shared, usize::MAX).unwrap().iter().map(|event| event.id()));
        for part in sealed.iter().filter_map(|object| object.part) {
            let range = part.first_event..part.first_event + part.events;
            let events = local.envelopes(channel).into_iter();
            let inside =
                events.filter(|event| event.feed == part.feed && range.contains(&event.seq));
            waiting.extend(inside.map(|event| event.id()));
        }
    }
    waiting
}
