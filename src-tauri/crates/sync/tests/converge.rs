//! Whatever the order of exchanges and whatever the store does wrong: in the end all hold the same,
//! and nothing private has left.

use crate::world::{PRIVATE, Person, QUALITY, THOROUGH, pair};
use cf_ledger::EventId;
use cf_sync::engine::Code;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::testing::{Fault, FaultyStore, MemoryStore};
use cf_sync::{segment, space::EpochKey};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const CANARY: &str = "canary-7f3a-raw-note";

/// How many histories are tried: few with every change, many in a soak (`CF_SEEDS=10000`).
fn seeds() -> u32 {
    std::env::var("CF_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(32)
}

#[derive(Debug, Clone)]
enum Step {
    Note(usize, u8),
    Sync(usize),
    Settle,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..3_usize, 1..4_u8).prop_map(|(who, count)| Step::Note(who, count)),
        4 => (0..3_usize).prop_map(Step::Sync),
        1 => Just(Step::Settle),
    ];
    prop::collection::vec(step, 1..30)
}

fn faults() -> impl Strategy<Value = BTreeMap<u64, Fault>> {
    prop::collection::btree_map(0..200_u64, prop::sample::select(Fault::ALL.to_vec()), 0..40)
}

/// Everything that anybody with every key of the space can read in the store.
fn decrypt_all(store: &MemoryStore, keys: &[EpochKey]) -> Vec<u8> {
    let mut readable = Vec::new();
    for bytes in store.all().into_values() {
        readable.extend_from_slice(&bytes);
        if let Ok(label) = segment::label(&bytes) {
            for opened in keys.iter().filter_map(|key| label.open(key.secret()?).ok()) {
                readable.extend(opened.frames.into_iter().flat_map(|frame| frame.bytes));
            }
        }
    }
    readable
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: seeds(), ..ProptestConfig::default() })]

    #[test]
    fn all_come_to_hold_the_same_events(steps in steps(), faults in faults()) {
        let inner = MemoryStore::default();
        let (doctor, lay) = pair(&inner);
        let mut people = vec![doctor, lay, Person::new(3)];
        let (first, rest) = people.split_at_mut(1);
        first[0].let_in(&mut rest[1], &inner, Standing::Admin);

        let store = FaultyStore::new(inner.clone(), faults);
        let mut said: BTreeSet<EventId> = BTreeSet::new();
        for step in steps {
            match step {
                Step::Note(who, count) => for number in 0..count {
                    people[who].note(PRIVATE, CANARY);
                    said.insert(people[who].note(QUALITY, &format!("summary {number}")));
                },
                Step::Sync(who) => {
                    people[who].now_ms += 10 * 60 * 1000;
                    let report = people[who].try_sync(&store, crate::world::OPTIONS).unwrap();
                    prop_assert_eq!(report.twins, vec![]);
                }
                Step::Settle => store.settle(),
            }
        }
        // The store works again.
        store.settle();
        for _ in 0..2 {
            for person in &mut people {
                person.now_ms += 24 * 60 * 60 * 1000;
                let report = person.try_sync(&inner, THOROUGH).unwrap();
                prop_assert_eq!((report.twins, report.pending), (vec![], 0));
                prop_assert!(report.problems.iter().all(|problem| !matches!(problem.code, Code::Fork | Code::OutOfStep)));
            }
        }
        for person in &mut people {
            prop_assert_eq!(&person.local.events(QUALITY), &said);
            let report = person.try_sync(&inner, crate::world::OPTIONS).unwrap();
            prop_assert_eq!((report.sent, report.received, report.awaited), (0, 0, 0));
        }
        let keys = people[0].local.keys().unwrap();
        prop_assert!(!contains(&decrypt_all(&inner, &keys), CANARY));
    }
}

#[test]
fn the_search_for_the_canary_would_find_it() {
    let store = MemoryStore::default();
    let (mut doctor, _) = pair(&store);
    doctor.note(QUALITY, CANARY);
    doctor.sync(&store);
    assert!(contains(&decrypt_all(&store, &doctor.local.keys().unwrap()), CANARY));
    assert!(!contains(&decrypt_all(&store, &[]), CANARY));
}

#[test]
fn nothing_is_lost_when_the_store_loses_everything() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "summary");
    doctor.sync(&store);
    lay.sync(&store);
    let before = lay.local.events(QUALITY);
    for name in store.all().into_keys() {
        store.lose(&name);
    }
    lay.note(QUALITY, "more");
    let report = lay.sync(&store);
    assert_eq!(
        report.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        [Code::MissingSpace]
    );
    assert_eq!((report.sent, report.pending), (0, 1));
    assert!(lay.local.events(QUALITY).is_superset(&before));
    assert!(store.all().is_empty());
}

#[test]
fn another_space_in_the_same_place_is_refused() {
    let (ours, theirs) = (MemoryStore::default(), MemoryStore::default());
    let (mut doctor, _) = pair(&ours);
    let mut stranger = Person::new(9);
    stranger.found();
    stranger.sync(&theirs);
    doctor.note(QUALITY, "summary");
    let before = theirs.all();
    let report = doctor.sync(&theirs);
    assert_eq!(
        report.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        [Code::OtherSpaceHere]
    );
    assert_eq!(theirs.all(), before);
    // Nor is a space founded on top of another.
    let mut late = Person::new(8);
    late.found();
    late.sync(&theirs);
    assert_eq!(theirs.all(), before);
}
