//! Packing an own feed, and what may be deleted when.

use crate::before_packs;
use crate::world::{OPTIONS, Person, QUALITY, THOROUGH, pair};
use cf_ledger::{Envelope, FeedId, Incarnation};
use cf_sync::engine::Code;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::space::{Founding, found};
use cf_sync::testing::{Fault, FaultyStore, MemoryStore};
use cf_sync::{SharedChannel, Store as _, admin, names};
use std::collections::{BTreeMap, BTreeSet};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// So many summaries, each sent on its own.
pub fn write(person: &mut Person, store: &MemoryStore, summaries: usize) {
    for number in 0..summaries {
        person.note(QUALITY, &format!("summary {number}"));
        assert_eq!(person.sync(store).problems, []);
    }
}

pub fn feed_of(person: &Person) -> FeedId {
    let device = person.local.own_device().unwrap().sign.public();
    let life: Incarnation = person.local.incarnation().unwrap();
    FeedId::derive(&device.0, QUALITY, life)
}

pub fn packs(person: &Person, store: &MemoryStore) -> Vec<String> {
    let folder = names::packs_of(feed_of(person));
    let name = |entry: cf_sync::store::Entry| {
        names::PackName::read(&entry.name).map(|at| format!("{:010}-{:010}", at.first, at.last))
    };
    store.list(&folder).unwrap().entries.into_iter().filter_map(name).collect()
}

pub fn loose(person: &Person, store: &MemoryStore) -> usize {
    let folder = names::feed(SharedChannel::QUALITY, feed_of(person));
    store.list(&folder).unwrap().entries.len()
}

fn later(person: &mut Person, days: u64) {
    person.now_ms += days * DAY_MS;
}

/// What a colleague has read of the doctor's is known to the doctor.
fn witness(doctor: &mut Person, lay: &mut Person, store: &MemoryStore) {
    lay.sync(store);
    lay.note(QUALITY, "I have read it");
    lay.sync(store);
    doctor.sync(store);
}

/// A newcomer who reads everything from the beginning.
fn newcomer(doctor: &mut Person, store: &MemoryStore, number: u64) -> Person {
    let mut manager = Person::new(number);
    doctor.let_in(&mut manager, store, Standing::Member);
    manager
}

fn unsigned(events: Vec<Envelope>) -> Vec<Envelope> {
    let mut events: Vec<_> =
        events.into_iter().map(|event| Envelope { signature: None, ..event }).collect();
    events.sort_by_key(|event| (event.feed, event.seq));
    events
}

#[test]
fn the_thirty_second_file_makes_a_pack_and_a_newcomer_reads_that() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 31);
    assert!(packs(&doctor, &store).is_empty());
    write(&mut doctor, &store, 3);
    assert_eq!(packs(&doctor, &store), ["0000000001-0000000032"]);
    assert_eq!(loose(&doctor, &store), 34, "packs are added, nothing is taken away");
    lay.sync(&store);
    // Who reads from the beginning needs the pack, not what is in it.
    let names: Vec<String> = store.all().into_keys().collect();
    for name in names.iter().filter(|name| {
        names::SegmentName::read(name)
            .is_some_and(|at| name.starts_with("f/") && at.seq <= 32 && at.seq % 2 == 0)
    }) {
        store.lose(name);
    }
    let manager = newcomer(&mut doctor, &store, 3);
    assert_eq!(
        unsigned(manager.local.envelopes(QUALITY)),
        unsigned(doctor.local.envelopes(QUALITY))
    );
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn who_knows_the_beginning_of_a_pack_takes_the_rest() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 10);
    lay.sync(&store);
    write(&mut doctor, &store, 22);
    for name in store.all().into_keys().filter(|name| name.starts_with("f/")) {
        store.lose(&name);
    }
    assert_eq!(lay.sync(&store).received, 22);
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn many_bytes_make_a_pack_before_there_are_many_files() {
    let store = MemoryStore::default();
    let (mut doctor, _) = pair(&store);
    for _ in 0..6 {
        for _ in 0..6 {
            let mut noise = [0; 40_000];
            doctor.dice.fill(&mut noise);
            let text: String = noise.iter().map(|byte| char::from(b' ' + byte % 90)).collect();
            doctor.note(QUALITY, &text);
        }
        doctor.sync(&store);
    }
    assert!(!packs(&doctor, &store).is_empty());
}

#[test]
fn eight_packs_become_one_and_nothing_is_read_twice() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 257);
    let made = packs(&doctor, &store);
    assert_eq!(made.len(), 9, "{made:?}");
    assert!(made.contains(&"0000000001-0000000256".to_owned()));
    let report = lay.sync(&store);
    assert_eq!((report.received, report.problems, report.awaited), (257, vec![], 0));
    let manager = newcomer(&mut doctor, &store, 3);
    assert_eq!(manager.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn a_bad_pack_does_not_stop_what_lies_there_loose() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 33);
    let pack = store.all().into_keys().find(|name| name.starts_with("p/")).unwrap();
    for (damage, code) in [
        (b"<html>".to_vec(), "foreign"),
        (vec![0; 900], "damaged"),
        (store.get(&pack).unwrap()[..700].to_vec(), "damaged"),
    ] {
        store.overwrite(&pack, damage);
        let mut fresh = lay.clone();
        let report = fresh.sync(&store);
        assert_eq!(report.received, 33);
        assert_eq!(report.problems[0].code.text(), code);
        assert_eq!(fresh.local.events(QUALITY), doctor.local.events(QUALITY));
    }
    // A whole pack under another name counts all the same.
    write(&mut doctor, &store, 31);
    let (name, bytes) = store.all().into_iter().rfind(|(name, _)| name.starts_with("p/")).unwrap();
    store.lose(&name);
    store.overwrite(&name.replace(".vpak", "-LAPTOP7 (1).vpak"), bytes);
    for name in store.all().into_keys().filter(|name| name.starts_with("f/")) {
        if names::SegmentName::read(&name).unwrap().seq > 40 {
            store.lose(&name);
        }
    }
    lay.sync(&store);
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn files_go_after_thirty_days_when_a_colleague_has_read_them() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 33);
    witness(&mut doctor, &mut lay, &store);
    later(&mut doctor, 31);
    assert_eq!(doctor.sync(&store).problems, []);
    assert_eq!((packs(&doctor, &store).len(), loose(&doctor, &store)), (1, 1));
    // Nobody takes that for a loss.
    for _ in 0..3 {
        later(&mut doctor, 2);
        later(&mut lay, 2);
        doctor.try_sync(&store, THOROUGH).unwrap();
        assert_eq!(lay.try_sync(&store, THOROUGH).unwrap().problems, []);
    }
    assert_eq!((packs(&doctor, &store).len(), loose(&doctor, &store)), (1, 1));
    let manager = newcomer(&mut doctor, &store, 3);
    assert_eq!(manager.local.events(QUALITY), doctor.local.events(QUALITY));
    assert_eq!(manager.local.events(QUALITY).len(), 34);
}

#[test]
fn no_file_goes_before_its_time() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 33);
    let unread = |doctor: &mut Person, store: &MemoryStore| {
        doctor.try_sync(store, THOROUGH).unwrap();
        assert_eq!(loose(doctor, store), 33);
    };
    later(&mut doctor, 40);
    unread(&mut doctor, &store); // No colleague is known to have read it.
    let mut own_words = doctor.clone();
    own_words.note(QUALITY, "my own word is no witness");
    own_words.now_ms -= 39 * DAY_MS;
    witness(&mut doctor, &mut lay, &store);
    let mut young = doctor.clone();
    young.now_ms -= 11 * DAY_MS;
    unread(&mut young, &store); // Not thirty days.
    // The pack is not there, or not what it was: nothing goes, and it is made again.
    let (name, bytes) = store.all().into_iter().find(|(name, _)| name.starts_with("p/")).unwrap();
    for damage in [None, Some(vec![0; bytes.len()])] {
        let mut doctor = doctor.clone();
        store.lose(&name);
        if let Some(damage) = damage {
            store.overwrite(&name, damage);
        }
        unread(&mut doctor, &store);
        unread(&mut doctor, &store);
        let there = packs(&doctor, &store).len();
        assert!(there >= 1, "another was made");
        for name in store.all().into_keys().filter(|name| name.starts_with("p/")) {
            store.lose(&name);
        }
        store.overwrite(&name, bytes.clone());
    }
    // A listing that fails or is cut short concludes nothing.
    for call in 0..40 {
        for fault in [Fault::ShortListing, Fault::NoListing] {
            let mut doctor = doctor.clone();
            let inner = MemoryStore::default();
            for (name, bytes) in store.all() {
                inner.overwrite(&name, bytes);
            }
            let faulty = FaultyStore::new(inner.clone(), BTreeMap::from([(call, fault)]));
            doctor.try_sync(&faulty, OPTIONS).unwrap();
            let left: Vec<String> = inner.all().into_keys().collect();
            assert!(left.iter().any(|name| *name == *packs_path(&store)), "the pack stays");
        }
    }
    later(&mut doctor, 1);
    doctor.sync(&store);
    assert_eq!(loose(&doctor, &store), 1, "now they go; the last is in no pack");
}

fn packs_path(store: &MemoryStore) -> String {
    store.all().into_keys().find(|name| name.starts_with("p/")).unwrap()
}

/// A store of its own with the same in it.
fn copied(store: &MemoryStore) -> MemoryStore {
    let copy = MemoryStore::default();
    for (name, bytes) in store.all() {
        copy.overwrite(&name, bytes);
    }
    copy
}

/// One file short of a pack, and a colleague.
fn almost_packed() -> (MemoryStore, Person, Person) {
    let store = MemoryStore::default();
    let (mut doctor, lay) = pair(&store);
    write(&mut doctor, &store, 31);
    doctor.note(QUALITY, "the one that makes the pack");
    (store, doctor, lay)
}

/// Packed, read by a colleague, and thirty days old.
fn ripe() -> (MemoryStore, Person) {
    let (store, mut doctor, mut lay) = almost_packed();
    doctor.sync(&store);
    witness(&mut doctor, &mut lay, &store);
    later(&mut doctor, 31);
    (store, doctor)
}

/// What must hold in the end: a newcomer gets everything, and the small files are gone.
fn comes_to_its_end(store: &MemoryStore, doctor: &mut Person, what: &str) {
    for _ in 0..2 {
        later(doctor, 32);
        assert_eq!(doctor.sync(store).twins, vec![], "{what}");
    }
    let manager = newcomer(doctor, store, 3);
    assert_eq!(manager.local.events(QUALITY), doctor.local.events(QUALITY), "{what}");
    assert!(manager.local.events(QUALITY).len() >= 32);
    assert!(packs(doctor, store).len() <= 2, "{what}");
}

#[test]
fn who_dies_at_any_write_of_packing_or_clean_up_goes_on() {
    let (before_packing, before_cleaning) = (almost_packed(), ripe());
    for step in 0.. {
        let mut died = false;
        let starts = [
            (copied(&before_packing.0), before_packing.1.clone()),
            (copied(&before_cleaning.0), before_cleaning.1.clone()),
        ];
        for (store, mut doctor) in starts {
            doctor.local.writes_left = Some(step);
            died |= doctor.try_sync(&store, OPTIONS).is_err();
            doctor.local.writes_left = None;
            comes_to_its_end(&store, &mut doctor, &format!("step {step}"));
        }
        if !died {
            assert!(step > 30, "each file that goes is written down: {step}");
            return;
        }
    }
}

#[test]
fn packing_and_clean_up_come_through_a_faulty_store() {
    let (before_packing, before_cleaning) = (almost_packed(), ripe());
    for (at, fault) in Fault::ALL.into_iter().enumerate() {
        for call in (at as u64 % 5..20).step_by(5) {
            let starts = [
                (copied(&before_packing.0), before_packing.1.clone()),
                (copied(&before_cleaning.0), before_cleaning.1.clone()),
            ];
            for (inner, mut doctor) in starts {
                let store = FaultyStore::new(inner.clone(), BTreeMap::from([(call, fault)]));
                doctor.try_sync(&store, OPTIONS).unwrap();
                store.settle();
                comes_to_its_end(&inner, &mut doctor, &format!("{fault:?} at {call}"));
            }
        }
    }
}

#[test]
fn a_space_from_before_packs_goes_on_and_is_packed_by_who_wrote_it() {
    // Their own vault knows of no statements either.
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 31);
    lay.sync(&store);
    doctor.local.as_before_packs();
    lay.local.as_before_packs();
    write(&mut doctor, &store, 2);
    assert_eq!(packs(&doctor, &store).len(), 1);
    lay.sync(&store);
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
    assert_eq!(lay.try_sync(&store, THOROUGH).unwrap().problems, []);
    // The space of golden files: a member of today reads it and writes into it.
    let store = before_packs::space();
    let mut manager = before_packs::newcomer(&store);
    manager.sync(&store);
    write(&mut manager, &store, 33);
    assert_eq!(packs(&manager, &store).len(), 1);
    assert_eq!(loose(&manager, &store), 33, "an app from before packs reads on");
}

#[test]
fn a_pack_that_contradicts_what_was_read_is_told() {
    let (first, second) = (MemoryStore::default(), MemoryStore::default());
    let (mut doctor, mut lay) = pair(&first);
    for (name, bytes) in first.all() {
        second.put(&name, &bytes).unwrap();
    }
    let mut copy = doctor.clone();
    copy.note(QUALITY, "from the copy");
    write(&mut doctor, &first, 5);
    lay.sync(&first);
    write(&mut copy, &second, 40);
    // Only the pack of the copy and its tip arrive, as from a folder that is half carried over.
    for (name, bytes) in second.all() {
        if name.starts_with("p/") || name.starts_with("t/") {
            let _ = first.put(&name, &bytes);
        }
    }
    let report = lay.sync(&first);
    let codes: Vec<Code> = report.problems.iter().map(|problem| problem.code).collect();
    assert_eq!((codes, report.received), (vec![Code::Fork], 0));
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn a_pack_for_others_is_fetched_once_and_again_when_there_is_a_key() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = (Person::new(1), Person::new(2));
    let safeguarding = SharedChannel::SAFEGUARDING;
    let founding = Founding {
        name: "Northfield quality".into(),
        person_name: "Dr A".into(),
        role: "gp-quality-lead".into(),
    };
    doctor
        .with(|local, ambient| {
            found(local, &founding, &[SharedChannel::QUALITY, safeguarding], ambient)
        })
        .unwrap();
    doctor.sync(&store);
    doctor.let_in(&mut lay, &store, Standing::Member);
    for number in 0..33 {
        doctor.note(safeguarding.channel(), &format!("alert {number}"));
        doctor.sync(&store);
    }
    let tries = |lay: &Person| {
        let verdicts = lay.local.verdicts().unwrap();
        verdicts.iter().find(|verdict| verdict.name.starts_with("p/")).unwrap().tries
    };
    for _ in 0..3 {
        assert_eq!(lay.sync(&store).problems, []);
        assert_eq!(tries(&lay), 1);
    }
    let person = lay.local.own_device().unwrap().person;
    let both = BTreeSet::from([SharedChannel::QUALITY, safeguarding]);
    doctor
        .with(|local, ambient| admin::change(local, person, Standing::Member, &both, ambient))
        .unwrap();
    doctor.sync(&store);
    assert_eq!(lay.sync(&store).received, 33);
}
