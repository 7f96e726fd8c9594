//! Keys, statements and removals: what others can rely on.

use crate::world::{Person, QUALITY, pair};
use cf_sync::admin;
use cf_sync::engine::members;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::segment::{self, Opened, Statement};
use cf_sync::space::EpochKey;
use cf_sync::testing::MemoryStore;
use cf_sync::{SharedChannel, Store, names};

#[test]
fn a_statement_tells_what_was_read_of_others_once() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "one");
    doctor.sync(&store);
    lay.sync(&store);
    for _ in 0..2 {
        lay.note(QUALITY, "mine");
        lay.sync(&store);
    }
    let own = lay.local.own_device().unwrap().sign.public();
    let mut statements: Vec<Statement> =
        opened(&store, &lay).into_iter().map(|opened| opened.statement).collect();
    statements.retain(|statement| statement.device == own);
    statements.sort_by_key(|statement| statement.seq);
    let [first, second] = statements.as_slice() else { panic!("{statements:?}") };
    assert_eq!(first.deps.heights.iter().map(|(_, height)| *height).collect::<Vec<_>>(), [1]);
    assert_ne!(first.deps.digest, [0; 32]);
    assert!(second.deps.heights.is_empty());
    assert_eq!(first.members, members(&lay.local).unwrap().heads);
}

/// Every segment of records that a member can open.
fn opened(store: &MemoryStore, person: &Person) -> Vec<Opened> {
    let keys = person.local.keys().unwrap();
    let open = |bytes: Vec<u8>| {
        let label =
            segment::label(&bytes).ok().filter(|label| label.channel == SharedChannel::QUALITY)?;
        keys.iter().find_map(|key| label.open(key.secret()?).ok())
    };
    store.all().into_values().filter_map(open).collect()
}

#[test]
fn a_new_key_is_used_at_once_and_the_old_one_still_reads() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    lay.note(QUALITY, "under the first key");
    lay.sync(&store);
    let own = doctor.local.own_device().unwrap();
    let key = EpochKey::new(SharedChannel::QUALITY, 2, [9; 32], own.sign.public());
    let space = doctor.local.space().unwrap().unwrap().genesis.space;
    let to = [own.seal.public(), lay.local.own_device().unwrap().seal.public()];
    let (bytes, hash) = key.wrap(space, &to, &own.sign, 0).unwrap();
    store.put(&names::keyring(key.channel, key.epoch, hash), &bytes).unwrap();
    lay.note(QUALITY, "under the second key");
    lay.sync(&store);
    let mut epochs: Vec<u32> =
        opened(&store, &lay).iter().map(|opened| opened.statement.epoch).collect();
    epochs.sort_unstable();
    assert_eq!(epochs, [1, 2]);
    assert_eq!(doctor.sync(&store).received, 2);
}

#[test]
fn after_a_removal_only_what_its_author_had_said_before_counts() {
    let (store, behind) = (MemoryStore::default(), MemoryStore::default());
    let (mut doctor, mut lay) = pair(&store);
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, Standing::Member);
    lay.note(QUALITY, "before");
    lay.sync(&store);
    doctor.sync(&store);
    for (name, bytes) in store.all() {
        behind.put(&name, &bytes).unwrap();
    }

    let person = lay.local.own_device().unwrap().person;
    doctor.with(|local, ambient| admin::remove(local, person, ambient)).unwrap();
    doctor.sync(&store);

    // The removed goes on in a copy of the folder from before, and brings it all back.
    lay.note(QUALITY, "after");
    lay.sync(&behind);
    for (name, bytes) in behind.all() {
        let _ = store.put(&name, &bytes);
    }
    let report = manager.sync(&store);
    assert_eq!(report.received, 1);
    assert_eq!(
        report.problems.iter().map(|problem| problem.code.text()).collect::<Vec<_>>(),
        ["after-removal"]
    );
    lay.note(QUALITY, "and more");
    let report = lay.sync(&store);
    assert_eq!((report.standing, report.sent, report.pending), (None, 0, 1));
}
