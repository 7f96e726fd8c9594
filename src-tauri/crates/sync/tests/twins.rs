//! A copied or restored installation must not send.

use crate::world::{QUALITY, THOROUGH, pair};
use cf_sync::engine::Code;
use cf_sync::testing::MemoryStore;
use cf_sync::{Store, names};

#[test]
fn a_copied_vault_is_told_and_does_not_send() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "first");
    doctor.sync(&store);
    let mut copy = doctor.clone();
    doctor.note(QUALITY, "from the original");
    doctor.sync(&store);

    copy.note(QUALITY, "from the copy");
    let before = store.all();
    let report = copy.sync(&store);
    assert_eq!(report.twins[0].seq, 2);
    assert!(report.problems.iter().any(|problem| problem.code == Code::Twin));
    assert_eq!((report.sent, report.pending), (0, 1));
    assert_eq!(store.all(), before);

    // The copy goes on receiving, and the others never notice.
    lay.note(QUALITY, "mine");
    lay.sync(&store);
    assert_eq!(copy.sync(&store).received, 1);
    assert_eq!(lay.local.events(QUALITY), doctor.sync_events(&store));
}

#[test]
fn a_restored_backup_is_told_even_with_nothing_to_send() {
    let store = MemoryStore::default();
    let (mut doctor, _) = pair(&store);
    let mut old = doctor.clone();
    doctor.note(QUALITY, "after the backup");
    doctor.sync(&store);
    assert!(!old.sync(&store).twins.is_empty());
    assert!(!old.try_sync(&store, THOROUGH).unwrap().twins.is_empty());
}

#[test]
fn two_twins_that_both_sent_are_told_as_a_fork_and_the_rest_goes_on() {
    let (first, second) = (MemoryStore::default(), MemoryStore::default());
    let (mut doctor, mut lay) = pair(&first);
    for (name, bytes) in first.all() {
        second.put(&name, &bytes).unwrap();
    }
    let mut copy = doctor.clone();
    doctor.note(QUALITY, "original");
    doctor.sync(&first);
    copy.note(QUALITY, "copy");
    copy.sync(&second);
    lay.sync(&first);
    // Two synced folders meet.
    for (name, bytes) in second.all() {
        let _ = first.put(&name, &bytes);
    }
    let report = lay.try_sync(&first, THOROUGH).unwrap();
    assert_eq!(
        report.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        [Code::Fork]
    );
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
    doctor.note(QUALITY, "next");
    assert!(!doctor.sync(&first).twins.is_empty());
}

/// Who reads the copy's entries first takes no others for the same place; so one that began anew
/// before it saw them says what it had sent there once more.
#[test]
fn what_was_sent_beside_a_copy_comes_through_though_it_shows_only_after_one_began_anew() {
    let (first, second) = (MemoryStore::default(), MemoryStore::default());
    let (mut doctor, mut lay) = pair(&first);
    for (name, bytes) in first.all() {
        second.put(&name, &bytes).unwrap();
    }
    let mut copy = doctor.clone();
    copy.local = copy.local.copied(7);
    copy.note(QUALITY, "copy");
    copy.sync(&first);
    lay.sync(&first);
    let original = doctor.note(QUALITY, "original");
    doctor.sync(&second);
    doctor.local.begin_new_life(&[]).unwrap();
    doctor.sync(&second);
    for (name, bytes) in second.all() {
        let _ = first.put(&name, &bytes);
    }
    lay.sync(&first);
    assert!(!lay.local.events(QUALITY).contains(&original), "the copy's stands in its place");
    let report = doctor.try_sync(&first, THOROUGH).unwrap();
    assert!(report.problems.iter().any(|problem| problem.code == Code::OwnFork), "{report:?}");
    assert_eq!(report.sent, 1);
    lay.sync(&first);
    assert!(lay.local.events(QUALITY).contains(&original));
    // It is said once, however often it is looked.
    assert_eq!(doctor.try_sync(&first, THOROUGH).unwrap().sent, 0);
}

#[test]
fn a_name_alone_does_not_stop_anybody() {
    let store = MemoryStore::default();
    let (mut doctor, _) = pair(&store);
    doctor.note(QUALITY, "first");
    doctor.sync(&store);
    let tip = store
        .all()
        .into_keys()
        .find(|name| name.starts_with(names::TIPS) && name.contains("0000000001"))
        .unwrap();
    let bytes = store.get(&tip).unwrap();
    store.overwrite(&tip.replace("0000000001", "0000000009"), bytes);
    store.overwrite(&tip.replace("0000000001", "0000000008"), b"<html>".to_vec());
    doctor.note(QUALITY, "second");
    let report = doctor.sync(&store);
    assert_eq!((report.twins, report.sent), (vec![], 1));
}
