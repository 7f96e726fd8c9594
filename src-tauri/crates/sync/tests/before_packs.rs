//! A space as the app wrote it before there were packs, byte for byte. It is never edited: what was
//! shared once must be read for ever.

use crate::world::{Person, QUALITY, THOROUGH, pair};
use cf_sync::Store as _;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::space::{Place, look};
use cf_sync::testing::MemoryStore;
use std::path::{Path, PathBuf};

/// How many entries of records it holds: 14 of the doctor's, in twelve files; two of the lay
/// member's, in two.
const ENTRIES: usize = 16;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v1-space")
}

/// The space as it lies in the folder.
pub fn space() -> MemoryStore {
    let store = MemoryStore::default();
    fill(&store, &folder(), "");
    store
}

fn fill(store: &MemoryStore, folder: &Path, name: &str) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let own = format!("{name}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            fill(store, &entry.path(), &format!("{own}/"));
        } else {
            store.put(&own, &std::fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}

/// Somebody who was let in and has read nothing yet.
pub fn newcomer(store: &MemoryStore) -> Person {
    let mut manager = Person::new(3);
    let Place::Space(genesis) = look(store).unwrap() else { panic!("no space") };
    manager.local.enter(&genesis, &[], &[]).unwrap();
    manager
}

/// Written once, by the code before packs: `CF_WRITE_GOLDEN=1 cargo nextest run before_packs`.
fn write_once() {
    if std::env::var_os("CF_WRITE_GOLDEN").is_none() || folder().exists() {
        return;
    }
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, Standing::Admin);
    for number in 0..12 {
        doctor.note(QUALITY, &format!("summary {number}"));
        if number % 6 == 5 {
            doctor.note(QUALITY, "one more in the same file");
        }
        doctor.sync(&store);
        if number % 8 == 0 {
            lay.sync(&store);
            lay.note(QUALITY, &format!("answer {number}"));
            lay.sync(&store);
            doctor.sync(&store);
        }
    }
    for (name, bytes) in store.all() {
        let path = folder().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_space_from_before_packs_is_read() {
    write_once();
    let store = space();
    let mut manager = newcomer(&store);
    let report = manager.sync(&store);
    assert_eq!((report.received, report.problems.as_slice()), (ENTRIES as u64, &[][..]));
    assert_eq!(manager.local.events(QUALITY).len(), ENTRIES);
    let again = manager.try_sync(&store, THOROUGH).unwrap();
    assert_eq!((again.received, again.problems.as_slice()), (0, &[][..]));
}
