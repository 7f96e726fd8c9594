//! Stopping at every write: nothing is lost, and no number is given out twice.

use crate::world::{OPTIONS, Person, QUALITY, pair};
use cf_sync::engine::Code;
use cf_sync::testing::{Fault, FaultyStore, MemoryStore};
use std::collections::BTreeMap;

/// What must hold once everything works again.
fn heals(store: &MemoryStore, doctor: &mut Person, lay: &mut Person) {
    let report = doctor.sync(store);
    assert_eq!((report.twins, report.pending), (vec![], 0));
    let report = lay.sync(store);
    assert!(report.problems.iter().all(|problem| problem.code != Code::Fork), "{report:?}");
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
    assert_eq!(doctor.sync(store).sent, 0);
}

#[test]
fn a_sender_that_dies_between_any_two_writes_of_its_vault_goes_on() {
    for step in 0.. {
        let store = MemoryStore::default();
        let (mut doctor, mut lay) = pair(&store);
        doctor.note(QUALITY, "one");
        doctor.sync(&store);
        doctor.note(QUALITY, "two");
        doctor.note(QUALITY, "three");
        doctor.local.writes_left = Some(step);
        let died = doctor.try_sync(&store, OPTIONS).is_err();
        doctor.local.writes_left = None;
        heals(&store, &mut doctor, &mut lay);
        assert_eq!(lay.local.events(QUALITY).len(), 3);
        if !died {
            assert!(step >= 3, "sealing, segment and tip are three writes");
            return;
        }
    }
}

#[test]
fn a_sender_cut_off_from_the_store_at_any_call_goes_on() {
    for fault in [
        Fault::Unavailable,
        Fault::AckLost,
        Fault::Torn,
        Fault::Zeros,
        Fault::AckFalse,
        Fault::Full,
    ] {
        for call in 0..14 {
            let inner = MemoryStore::default();
            let (mut doctor, mut lay) = pair(&inner);
            doctor.note(QUALITY, "one");
            doctor.sync(&inner);
            doctor.note(QUALITY, "two");
            let store = FaultyStore::new(inner.clone(), BTreeMap::from([(call, fault)]));
            doctor.try_sync(&store, OPTIONS).unwrap();
            heals(&inner, &mut doctor, &mut lay);
            assert_eq!(lay.local.events(QUALITY).len(), 2, "{fault:?} at {call}");
        }
    }
}

#[test]
fn a_reader_that_dies_between_any_two_writes_of_its_vault_goes_on() {
    for step in 0.. {
        let store = MemoryStore::default();
        let (mut doctor, mut lay) = pair(&store);
        for number in 0..5 {
            doctor.note(QUALITY, &format!("summary {number}"));
            doctor.sync(&store);
        }
        let mut manager = Person::new(3);
        doctor.let_in(&mut manager, &store, cf_sync::member::Standing::Member);
        manager.note(QUALITY, "mine");
        manager.sync(&store);
        lay.local.writes_left = Some(step);
        let died = lay.try_sync(&store, OPTIONS).is_err();
        lay.local.writes_left = None;
        assert_eq!(lay.sync(&store).problems, []);
        assert_eq!(lay.local.events(QUALITY), doctor.sync_events(&store));
        if !died {
            return;
        }
    }
}

#[test]
fn a_newcomer_that_dies_at_any_write_is_still_let_in() {
    for step in 0.. {
        let store = MemoryStore::default();
        let (mut doctor, _) = pair(&store);
        doctor.note(QUALITY, "summary");
        let mut manager = Person::new(3);
        let mut died = false;
        doctor.let_in_with(&mut manager, &store, |manager| {
            manager.local.writes_left = Some(step);
            died |= manager.try_sync(&store, OPTIONS).is_err();
            manager.local.writes_left = None;
        });
        assert_eq!(manager.local.events(QUALITY).len(), 1);
        if !died {
            return;
        }
    }
}
