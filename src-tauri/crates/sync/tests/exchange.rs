//! What two people do.

use crate::world::{OPTIONS, PRIVATE, Person, QUALITY, pair};
use cf_ledger::Envelope;
use cf_sync::member::Standing;
use cf_sync::space::{Place, look};
use cf_sync::testing::MemoryStore;
use cf_sync::{FolderStore, Progress, Store, names, sync};
use std::ops::ControlFlow;

#[test]
fn what_one_publishes_the_other_receives_and_private_notes_stay() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(PRIVATE, "raw");
    doctor.note(QUALITY, "summary");
    assert_eq!(doctor.sync(&store).sent, 1);
    let report = lay.sync(&store);
    assert_eq!((report.received, report.problems.as_slice()), (1, &[][..]));
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
    assert!(lay.local.events(PRIVATE).is_empty());
    let again = lay.sync(&store);
    assert_eq!((again.received, again.sent, again.pending, again.awaited), (0, 0, 0, 0));
}

#[test]
fn a_newcomer_reads_what_was_published_before() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    for number in 0..50 {
        doctor.note(QUALITY, &format!("summary {number}"));
        doctor.sync(&store);
    }
    lay.note(QUALITY, "mine");
    lay.sync(&store);
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, Standing::Admin);
    assert_eq!(manager.local.events(QUALITY).len(), 51);
}

#[test]
fn it_works_the_same_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = FolderStore::open(folder.path()).unwrap();
    assert_eq!(look(&store).unwrap(), Place::Empty);
    let (mut doctor, mut lay) = pair(&store);
    assert!(
        matches!(look(&store).unwrap(), Place::Space(genesis) if genesis.genesis.name == "Northfield quality")
    );
    for number in 0..4 {
        doctor.note(QUALITY, &format!("summary {number}"));
        doctor.sync(&store);
    }
    lay.note(QUALITY, "mine");
    assert_eq!(lay.sync(&store).received, 4);
    assert_eq!(doctor.sync(&store).received, 1);
    let tips = store.list(names::TIPS).unwrap().entries;
    let last = &tips.iter().find(|tip| tip.name.contains("-0000000004-")).unwrap().name;
    let feed = last.split_once('-').unwrap().0;
    let of_feed = tips.iter().filter(|tip| tip.name.starts_with(feed)).count();
    assert_eq!(of_feed, 2, "an own feed keeps its two newest tips: {tips:?}");
    let left_over = walked(folder.path()).into_iter().filter(|name| name.contains('#')).count();
    assert_eq!(left_over, 0);
}

fn walked(folder: &std::path::Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            names.extend(walked(&entry.path()));
        } else {
            names.push(entry.file_name().into_string().unwrap());
        }
    }
    names
}

#[test]
fn a_place_with_other_files_is_told_from_an_empty_one() {
    let store = MemoryStore::default();
    assert_eq!(look(&store).unwrap(), Place::Empty);
    store.put("Minutes of March.docx", b"x").unwrap();
    assert_eq!(look(&store).unwrap(), Place::Occupied);
}

#[test]
fn a_large_backlog_goes_out_in_several_segments_and_dull_words_are_no_attack() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    for number in 0..1500 {
        doctor.note(QUALITY, &format!("summary {number}"));
    }
    for _ in 0..30 {
        doctor.note(QUALITY, &" ".repeat(60_000));
    }
    let report = doctor.sync(&store);
    assert_eq!((report.sent, report.pending, report.problems), (1530, 0, vec![]));
    let segments = store.list("f/").unwrap().entries;
    assert!(segments.len() >= 3, "{segments:?}");
    assert_eq!(lay.sync(&store).received, 1530);
    assert_eq!(lay.local.envelopes(QUALITY), without_signatures(doctor.local.envelopes(QUALITY)));
}

/// Events as they arrive: the segment's signature vouches for them.
fn without_signatures(events: Vec<Envelope>) -> Vec<Envelope> {
    events.into_iter().map(|event| Envelope { signature: None, ..event }).collect()
}

#[test]
fn an_exchange_can_be_stopped_anywhere_and_taken_up_again() {
    for breaths in 0..40 {
        let store = MemoryStore::default();
        let (mut doctor, mut lay) = pair(&store);
        for number in 0..3 {
            doctor.note(QUALITY, &format!("summary {number}"));
            doctor.sync(&store);
        }
        lay.note(QUALITY, "mine");
        let mut left = breaths;
        let mut watch = |_: Progress| {
            left -= 1;
            if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let report =
            lay.with(|local, ambient| sync(&store, local, ambient, OPTIONS, &mut watch)).unwrap();
        assert_eq!(report.problems, []);
        let rest = lay.sync(&store);
        assert_eq!((report.received + rest.received, report.sent + rest.sent), (3, 1));
        if !report.stopped {
            return;
        }
    }
    panic!("it never came to its end");
}

#[test]
fn what_is_taken_back_while_it_is_being_sealed_does_not_leave() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    let first = doctor.note(QUALITY, "first");
    let second = doctor.note(QUALITY, "a canary sang");
    doctor.local.take_back_before_seal = Some(QUALITY);
    let report = doctor.sync(&store);
    assert_eq!((report.sent, report.pending, report.problems.len()), (1, 0, 0));
    lay.sync(&store);
    assert!(lay.local.events(QUALITY).contains(&first));
    assert!(!lay.local.events(QUALITY).contains(&second));
    let next = doctor.note(QUALITY, "next");
    doctor.sync(&store);
    assert_eq!(lay.sync(&store).problems, [], "no place was given twice");
    assert!(lay.local.events(QUALITY).contains(&next));
}
