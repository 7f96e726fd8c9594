//! What two people do.

use crate::world::{PRIVATE, Person, QUALITY, pair};
use cf_sync::testing::MemoryStore;

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
    doctor.let_in(&mut manager, &store, cf_sync::member::Standing::Admin);
    assert_eq!(manager.local.events(QUALITY).len(), 51);
}
