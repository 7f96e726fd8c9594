//! What a file for colleagues holds: everything that is held here, or what came after an earlier one.

use crate::packing::{feed_of, loose, packs, write};
use crate::world::{OPTIONS, Person, QUALITY, THOROUGH, pair};
use cf_sync::bundle::{BundleStore, Draft, Heights};
use cf_sync::engine::{carry, fetch, seal};
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::testing::{MemoryLocal, MemoryStore};
use cf_sync::{Store as _, SyncReport, names};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

struct File {
    bytes: Vec<u8>,
    heights: Heights,
}

impl Person {
    /// Writes a file from what is held here; no place can be reached.
    fn file(&mut self, since: &Heights) -> File {
        self.file_with(since, None)
    }

    fn file_with(&mut self, since: &Heights, place: Option<&MemoryStore>) -> File {
        let genesis = self.local.space().unwrap().unwrap();
        let draft = Draft::new(Vec::new(), &genesis, since.clone()).unwrap();
        let report = self
            .with(|local, ambient| {
                carry(&draft, since, local, ambient, OPTIONS, &mut |_| ControlFlow::Continue(()))
            })
            .unwrap();
        assert_eq!(report.problems, []);
        if let Some(place) = place {
            let go_on = || Ok::<(), cf_sync::bundle::BundleError>(());
            assert!(draft.add_from(place, &genesis, go_on).unwrap());
        }
        let (bytes, size, heights) = draft.finish().unwrap();
        assert_eq!(bytes.len() as u64, size);
        File { bytes, heights }
    }

    /// Reads a file with everything that a colleague holds.
    pub fn reads_all_of(&mut self, colleague: &mut Self) -> SyncReport {
        let file = colleague.file(&Heights::new());
        self.reads(&file)
    }

    fn reads(&mut self, file: &File) -> SyncReport {
        let store = BundleStore::open(Cursor::new(file.bytes.clone())).unwrap();
        self.with(|local, ambient| {
            fetch(&store, local, ambient, THOROUGH, &mut |_| ControlFlow::Continue(()))
        })
        .unwrap()
    }
}

/// A new computer of somebody's, with their rights and keys, that has read nothing.
fn empty(like: &Person) -> Person {
    let mut fresh = Person::new(2);
    fresh.local = MemoryLocal::new(like.local.own_device().unwrap(), 77);
    let genesis = like.local.space().unwrap().unwrap();
    fresh.local.enter(&genesis, &like.local.keys().unwrap(), &[]).unwrap();
    fresh
}

/// The doctor has written a lot, packed it, and let go of the small files; the lay member a little.
fn tidy() -> (MemoryStore, Person, Person) {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    write(&mut doctor, &store, 70);
    lay.sync(&store);
    write(&mut lay, &store, 3);
    doctor.sync(&store);
    for _ in 0..2 {
        doctor.now_ms += 31 * DAY_MS;
        doctor.sync(&store);
    }
    assert!(!packs(&doctor, &store).is_empty() && loose(&doctor, &store) < 70);
    (store, doctor, lay)
}

#[test]
fn what_was_let_go_and_what_colleagues_wrote_is_made_again_without_the_place() {
    let (_, mut doctor, lay) = tidy();
    let sent = doctor.local.sent().unwrap();
    let gone = sent.iter().filter(|object| object.bytes == 0).count();
    assert!(gone > 32, "{gone} files were let go of");
    let file = doctor.file(&Heights::new());
    let mut fresh = empty(&lay);
    let report = fresh.reads(&file);
    assert_eq!((report.problems, report.gaps, report.awaited), (vec![], 0, 0));
    assert_eq!(fresh.local.events(QUALITY), doctor.local.events(QUALITY));
    // A colleague's file does the same: they hold what the doctor wrote.
    let (_, doctor, mut lay) = tidy();
    let file = lay.file(&Heights::new());
    let mut fresh = empty(&doctor);
    let report = fresh.reads(&file);
    assert_eq!((report.problems, report.gaps), (vec![], 0));
    assert_eq!(fresh.local.events(QUALITY), lay.local.events(QUALITY));
}

#[test]
fn a_newcomer_needs_nothing_but_the_file() {
    let (store, mut doctor, _) = tidy();
    let mut newcomer = Person::new(9);
    doctor.admits(&mut newcomer, &store, Standing::Member);
    let file = doctor.file(&Heights::new());
    let report = newcomer.reads(&file);
    assert_eq!(report.problems, []);
    assert_eq!(report.standing, Some(Standing::Member), "let in by what the file says");
    assert_eq!(newcomer.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn only_what_is_new_is_small_and_follows_on() {
    let (_, mut doctor, mut lay) = tidy();
    let whole = doctor.file(&Heights::new());
    lay.reads(&whole);
    doctor.note(QUALITY, "something new");
    doctor
        .with(|local, ambient| seal(local, ambient, OPTIONS, &mut |_| ControlFlow::Continue(())))
        .unwrap();
    let next = doctor.file(&whole.heights);
    assert!(
        next.bytes.len() * 3 < whole.bytes.len(),
        "{} of {}",
        next.bytes.len(),
        whole.bytes.len()
    );
    assert!(next.heights[&feed_of(&doctor)] > whole.heights[&feed_of(&doctor)]);
    let report = lay.reads(&next);
    assert_eq!((report.received, report.gaps, report.problems), (1, 0, vec![]));

    // Whoever has not read the earlier one is told, and loses nothing by the wrong order.
    let mut fresh = empty(&lay);
    let report = fresh.reads(&next);
    assert_eq!((report.received, report.gaps), (0, 1));
    assert_eq!(fresh.reads(&whole).gaps, 0);
    assert_eq!(fresh.reads(&next).received, 1);
    assert_eq!(fresh.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn the_place_adds_what_was_never_read_here_and_nothing_twice() {
    let (store, mut doctor, mut lay) = tidy();
    lay.note(QUALITY, "not read by the doctor yet");
    lay.sync(&store);
    let file = doctor.file_with(&Heights::new(), Some(&store));
    let bundle = BundleStore::open(Cursor::new(file.bytes.clone())).unwrap();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for entry in bundle.list("f/").unwrap().entries {
        let folder = entry.name.rsplit_once('/').unwrap().0.to_owned();
        let at = names::SegmentName::read(&entry.name).unwrap();
        *places.entry(format!("{folder} {}", at.seq)).or_default() += 1;
    }
    assert!(places.values().all(|files| *files == 1), "{places:?}");
    assert_eq!(file.heights[&feed_of(&lay)], 3, "what was not read here is promised to nobody");
    let mut fresh = empty(&lay);
    assert_eq!(fresh.reads(&file).problems, []);
    assert_eq!(fresh.local.events(QUALITY), lay.local.events(QUALITY));
}
