//! A store that loses things is filled again by whoever comes.

use crate::packing::{feed_of, loose, packs, write};
use crate::world::{OPTIONS, Person, QUALITY, THOROUGH, pair};
use cf_ledger::EventId;
use cf_sync::engine::Code;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::testing::{Dice, Fault, FaultyStore, MemoryStore};
use cf_sync::{Depth, Store as _, names};
use std::collections::{BTreeMap, BTreeSet};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// A doctor who wrote a lot, a lay member who wrote a little, and everybody has read everything.
fn busy() -> (MemoryStore, Person, Person) {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 40);
    lay.sync(&store);
    write(&mut lay, &store, 3);
    doctor.sync(&store);
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
    (store, doctor, lay)
}

/// Loses about every fifth object, but for the genesis.
fn lose_a_fifth(store: &MemoryStore, dice: &mut Dice) -> usize {
    let names: Vec<String> =
        store.all().into_keys().filter(|name| !name.ends_with(".vspace")).collect();
    let unlucky = names.iter().filter(|_| dice.draw::<1>()[0] < 51);
    unlucky.filter(|name| store.lose(name).is_some()).count()
}

fn reads_everything(store: &MemoryStore, doctor: &mut Person, expected: &BTreeSet<EventId>) {
    let mut manager = Person::new(9);
    doctor.let_in(&mut manager, store, Standing::Member);
    let report = manager.try_sync(store, THOROUGH).unwrap();
    assert_eq!(report.problems, []);
    assert_eq!(manager.local.events(QUALITY), *expected);
}

#[test]
fn one_surviving_colleague_puts_everything_back() {
    for seed in 0..6 {
        let (store, doctor, mut lay) = busy();
        let lost = lose_a_fifth(&store, &mut Dice::new(seed));
        assert!(lost > 5);
        // The doctor, who wrote most of it, does not come back.
        let report = lay.try_sync(&store, THOROUGH).unwrap();
        assert_eq!((report.problems, report.twins), (vec![], vec![]));
        // Which keyrings are left is another matter: a reader who has the key needs the segments.
        let mut fresh = reader_with_keys(&lay);
        let report = fresh.try_sync(&store, THOROUGH).unwrap();
        assert_eq!(report.problems, [], "seed {seed}");
        assert_eq!(fresh.local.events(QUALITY), doctor.local.events(QUALITY), "seed {seed}");
    }
}

/// Somebody with everybody's rights and keys who has read nothing: a new device of the lay member's.
fn reader_with_keys(lay: &Person) -> Person {
    let mut fresh = Person::new(2);
    fresh.local = cf_sync::testing::MemoryLocal::new(lay.local.own_device().unwrap(), 77);
    let genesis = lay.local.space().unwrap().unwrap();
    fresh.local.enter(&genesis, &lay.local.keys().unwrap(), &[]).unwrap();
    fresh
}

#[test]
fn whoever_wrote_it_sends_it_again_within_a_day() {
    for seed in 0..6 {
        let (store, mut doctor, mut lay) = busy();
        let before: BTreeSet<String> = store.all().into_keys().collect();
        lose_a_fifth(&store, &mut Dice::new(seed));
        for person in [&mut doctor, &mut lay] {
            assert_eq!(person.sync(&store).problems, []);
            person.now_ms += DAY_MS;
            assert_eq!(person.sync(&store).problems, []);
        }
        let after: BTreeSet<String> = store.all().into_keys().collect();
        let gone: Vec<_> = before.difference(&after).collect();
        // A pack is sealed anew and has a new name; of tips only the newest matters.
        let new = |name: &&&String| name.ends_with(".vpak") || name.ends_with(".vtip");
        assert!(gone.iter().all(|name| new(&name)), "{gone:?}");
        let everything = doctor.local.events(QUALITY);
        reads_everything(&store, &mut doctor, &everything);
    }
}

#[test]
fn a_store_that_was_emptied_or_put_back_to_an_earlier_state_is_filled_again() {
    for rolled_back in [false, true] {
        let (store, mut doctor, mut lay) = busy();
        let earlier = store.all();
        write(&mut doctor, &store, 5);
        lay.sync(&store);
        write(&mut lay, &store, 2);
        doctor.sync(&store);
        for name in store.all().into_keys() {
            let there = rolled_back && earlier.contains_key(&name);
            if !there && !name.ends_with(".vspace") {
                store.lose(&name);
            }
        }
        let (everything, asked) =
            (doctor.local.events(QUALITY), doctor.local.pending_count(quality()));
        assert_eq!(asked.unwrap(), 0);
        doctor.note(QUALITY, "written meanwhile");
        for turn in 0..3 {
            let person = if turn == 1 { &mut doctor } else { &mut lay };
            person.now_ms += 2 * DAY_MS;
            let report = person.try_sync(&store, THOROUGH).unwrap();
            assert_eq!((report.problems, report.twins, report.pending), (vec![], vec![], 0));
        }
        assert_eq!(lay.local.events(QUALITY).len(), everything.len() + 1);
        let everything = doctor.local.events(QUALITY);
        reads_everything(&store, &mut doctor, &everything);
    }
}

fn quality() -> cf_sync::SharedChannel {
    cf_sync::SharedChannel::QUALITY
}

#[test]
fn a_copy_that_a_colleague_put_back_is_no_fork_and_no_twin() {
    let (store, mut doctor, mut lay) = busy();
    let mine: Vec<String> = files_of(&doctor, &store);
    for name in &mine {
        store.lose(name);
    }
    lay.try_sync(&store, THOROUGH).unwrap();
    // Single files come back as files, so that an app from before packs reads them.
    let copies = files_of(&doctor, &store);
    assert!(copies.iter().all(|name| !mine.contains(name)));
    // The owner sends the same bytes again: now each place has two files.
    doctor.now_ms += DAY_MS;
    doctor.note(QUALITY, "next");
    let report = doctor.sync(&store);
    assert_eq!((report.twins, report.problems, report.sent), (vec![], vec![], 1));
    for name in &mine {
        store.overwrite(name, doctor.local.sent_bytes(name).unwrap().unwrap());
    }
    for person in [&mut doctor, &mut lay] {
        let report = person.try_sync(&store, THOROUGH).unwrap();
        assert_eq!((report.twins, report.problems), (vec![], vec![]));
    }
    let everything = doctor.local.events(QUALITY);
    assert_eq!(lay.local.events(QUALITY), everything);
    reads_everything(&store, &mut doctor, &everything);
}

fn files_of(person: &Person, store: &MemoryStore) -> Vec<String> {
    let folder = names::feed(quality(), feed_of(person));
    store.list(&folder).unwrap().entries.into_iter().map(|entry| entry.name).collect()
}

#[test]
fn a_true_fork_is_still_told_when_its_file_was_put_back_by_a_colleague() {
    let (first, second) = (MemoryStore::default(), MemoryStore::default());
    let (mut doctor, mut lay) = pair(&first);
    for (name, bytes) in first.all() {
        second.put(&name, &bytes).unwrap();
    }
    let mut copy = doctor.clone();
    let mut other = lay.clone();
    doctor.note(QUALITY, "original");
    doctor.sync(&first);
    lay.sync(&first);
    copy.note(QUALITY, "copy");
    copy.sync(&second);
    other.sync(&second);
    // There the file is lost, and put back in other bytes.
    for name in files_of(&copy, &second) {
        second.lose(&name);
    }
    other.try_sync(&second, THOROUGH).unwrap();
    for (name, bytes) in second.all() {
        let _ = first.put(&name, &bytes);
    }
    let report = lay.try_sync(&first, THOROUGH).unwrap();
    let codes: Vec<Code> = report.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::Fork]);
    doctor.note(QUALITY, "next");
    assert!(!doctor.sync(&first).twins.is_empty());
}

#[test]
fn a_listing_that_fails_or_is_cut_short_sends_nothing_again() {
    let (store, mut doctor, mut lay) = busy();
    let before: Vec<String> = store.all().into_keys().collect();
    for call in 0..24 {
        for fault in [Fault::ShortListing, Fault::NoListing] {
            for person in [&mut doctor, &mut lay] {
                let mut person = person.clone();
                let faulty = FaultyStore::new(store.clone(), BTreeMap::from([(call, fault)]));
                person.try_sync(&faulty, THOROUGH).unwrap();
                assert_eq!(store.all().into_keys().collect::<Vec<_>>(), before, "{fault:?} {call}");
            }
        }
    }
}

#[test]
fn what_was_read_before_statements_were_kept_stops_nothing() {
    let (store, mut doctor, mut lay) = busy();
    lay.local.as_before_packs();
    for name in files_of(&doctor, &store) {
        store.lose(&name);
    }
    for name in store.all().into_keys().filter(|name| name.starts_with("p/")) {
        store.lose(&name);
    }
    let report = lay.try_sync(&store, THOROUGH).unwrap();
    assert_eq!(report.problems, [], "a colleague cannot put it back, and says nothing wrong");
    assert_eq!((packs(&doctor, &store).len(), loose(&doctor, &store)), (0, 0));
    doctor.now_ms += DAY_MS;
    doctor.sync(&store);
    assert_eq!(loose(&doctor, &store), 40, "whoever wrote it can");
    let everything = doctor.local.events(QUALITY);
    reads_everything(&store, &mut doctor, &everything);
}

#[test]
fn the_genesis_is_put_back_where_our_objects_are_and_nowhere_else() {
    let (store, mut doctor, mut lay) = busy();
    let genesis = store.all().into_keys().find(|name| name.ends_with(".vspace")).unwrap();
    store.lose(&genesis);
    // A folder that is merely empty, or holds names without content, is not ours.
    let empty = MemoryStore::default();
    for (name, _) in store.all() {
        empty.overwrite(&name, b"<html>".to_vec());
    }
    for (elsewhere, options) in [(MemoryStore::default(), OPTIONS), (empty, THOROUGH)] {
        let before = elsewhere.all();
        let report = lay.try_sync(&elsewhere, options).unwrap();
        assert_eq!(report.problems[0].code, Code::MissingSpace);
        assert_eq!(elsewhere.all(), before);
    }
    lay.note(QUALITY, "more");
    let report = lay.sync(&store);
    assert_eq!((report.sent, report.problems), (1, vec![]));
    assert!(store.all().contains_key(&genesis));
    assert_eq!(doctor.sync(&store).received, 1);
}

#[test]
fn dying_at_any_write_of_healing_leaves_nothing_wrong() {
    let (store, _, lay) = busy();
    lose_a_fifth(&store, &mut Dice::new(4));
    let start = store.all();
    for step in 0.. {
        let store = MemoryStore::default();
        for (name, bytes) in &start {
            store.overwrite(name, bytes.clone());
        }
        let mut lay = lay.clone();
        lay.local.writes_left = Some(step);
        let died = lay.try_sync(&store, THOROUGH).is_err();
        lay.local.writes_left = None;
        assert_eq!(lay.try_sync(&store, THOROUGH).unwrap().problems, []);
        let mut fresh = reader_with_keys(&lay);
        fresh.try_sync(&store, THOROUGH).unwrap();
        assert_eq!(fresh.local.events(QUALITY), lay.local.events(QUALITY));
        if !died {
            assert_eq!(THOROUGH.depth, Depth::Full);
            return;
        }
    }
}
