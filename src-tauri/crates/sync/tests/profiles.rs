//! What real stores were seen to do, each named after where others met it: the exchange survives it
//! at every call, and once the store works again all hold the same.

use crate::world::{OPTIONS, Person, QUALITY, THOROUGH, pair};
use cf_sync::engine::Code;
use cf_sync::store::{Entry, Listing};
use cf_sync::testing::{Fault, FaultyStore, MemoryStore};
use cf_sync::{Store, StoreError};
use rstest::rstest;
use std::collections::BTreeMap;

/// More calls than either exchange makes.
const CALLS: u64 = 24;

#[rstest]
#[case::wsgidav_and_rclone_keep_torn_uploads(Fault::Torn)]
#[case::rustic_leaves_zeros_after_a_crash(Fault::Zeros)]
#[case::rclone_2599_sharepoint_enriches_uploads(Fault::Enlarged)]
#[case::opendal_412_after_a_lost_answer(Fault::AckLost)]
#[case::joplin_4294_webdav_says_yes_and_keeps_nothing(Fault::AckFalse)]
#[case::joplin_iis_says_200_and_means_404(Fault::ErrorPage)]
#[case::restic_4523_a_bit_is_another(Fault::BitFlip)]
#[case::restic_eventual_stores_answer_from_the_past(Fault::Stale)]
#[case::restic_4612_part_of_a_listing(Fault::ShortListing)]
#[case::opendal_a_listing_ends_gracefully_in_the_middle(Fault::CutListing)]
#[case::onedrive_265_a_listing_out_of_order_and_twice(Fault::RepeatedListing)]
#[case::joplin_4223_the_drive_vanishes_while_listing(Fault::NoListing)]
#[case::deltachat_6169_what_was_written_is_seen_late(Fault::Delayed)]
#[case::obsidian_onedrive_128_a_conflicted_copy(Fault::ConflictedCopy)]
#[case::abraunegg_207_a_damaged_copy_of_another_laptop(Fault::DamagedTwin)]
#[case::restic_5124_the_nas_is_away(Fault::Unavailable)]
#[case::files_14036_online_only_files_fail(Fault::Failed)]
#[case::no_rights(Fault::Denied)]
#[case::read_only(Fault::ReadOnly)]
#[case::no_room(Fault::Full)]
fn a_store_that_fails_once_at_any_call_is_survived(#[case] fault: Fault) {
    for call in 0..CALLS {
        let inner = MemoryStore::default();
        let (mut doctor, mut lay) = pair(&inner);
        doctor.note(QUALITY, "one");
        doctor.sync(&inner);
        doctor.note(QUALITY, "two");
        let faulty = || FaultyStore::new(inner.clone(), BTreeMap::from([(call, fault)]));
        let (of_doctor, of_lay) = (faulty(), faulty());
        for (person, store) in [(&mut doctor, &of_doctor), (&mut lay, &of_lay)] {
            let report = person.try_sync(store, OPTIONS).unwrap();
            assert_eq!(report.twins, [], "{fault:?} at {call}");
            store.settle();
        }
        in_step(&inner, &mut doctor, &mut lay);
        assert_eq!(lay.local.events(QUALITY).len(), 2, "{fault:?} at {call}");
    }
}

/// Once the store works: both send and receive, and nothing is taken for the work of a copy.
fn in_step(store: &MemoryStore, doctor: &mut Person, lay: &mut Person) {
    for turn in 0..3 {
        let person = if turn == 1 { &mut *lay } else { &mut *doctor };
        person.now_ms += 60 * 60 * 1000;
        let report = person.try_sync(store, OPTIONS).unwrap();
        assert_eq!((report.twins.len(), report.pending), (0, 0), "{report:?}");
        let alarm = |code: Code| matches!(code, Code::Fork | Code::OutOfStep);
        assert!(report.problems.iter().all(|problem| !alarm(problem.code)), "{report:?}");
    }
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn wsgidav_a_second_try_that_destroys_what_was_whole_is_mended() {
    for retry in 0..CALLS {
        let inner = MemoryStore::default();
        let (mut doctor, mut lay) = pair(&inner);
        doctor.note(QUALITY, "one");
        // Written, and every answer to it was lost.
        let lost = (0..CALLS).map(|call| (call, Fault::AckLost)).collect();
        doctor.try_sync(&FaultyStore::new(inner.clone(), lost), OPTIONS).unwrap();
        doctor.note(QUALITY, "two");
        let torn = BTreeMap::from([(retry, Fault::Torn)]);
        doctor.try_sync(&FaultyStore::new(inner.clone(), torn), OPTIONS).unwrap();
        in_step(&inner, &mut doctor, &mut lay);
        assert_eq!(lay.local.events(QUALITY).len(), 2);
    }
}

#[test]
fn livesync_a_tip_that_is_seen_before_its_segment_only_waits() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "one");
    doctor.sync(&store);
    let (name, bytes) = crate::bad_objects::last_segment(&store);
    store.lose(&name);
    let report = lay.sync(&store);
    assert_eq!((report.received, report.awaited, report.problems.len()), (0, 1, 0));
    store.overwrite(&name, bytes);
    assert_eq!(lay.sync(&store).received, 1);
}

#[test]
fn cht_core_8093_a_store_that_went_back_to_a_backup_takes_nothing_from_anybody() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    let backup = store.copied();
    for text in ["one", "two"] {
        doctor.note(QUALITY, text);
        doctor.sync(&store);
    }
    lay.sync(&store);
    store.roll_back(&backup);
    for person in [&mut doctor, &mut lay] {
        let report = person.try_sync(&store, THOROUGH).unwrap();
        assert_eq!((report.twins.len(), report.received), (0, 0), "{report:?}");
        assert_eq!(person.local.events(QUALITY).len(), 2, "absence is never a deletion");
    }
    doctor.note(QUALITY, "three");
    doctor.sync(&store);
    lay.sync(&store);
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[rstest]
#[case("-LAPTOP7")]
#[case(" (1)")]
#[case(" (Dr A's conflicted copy 2026-11-22)")]
#[case(".sync-conflict-20261122-101500-ABCDEFG")]
fn folder_services_may_rename_anything(#[case] mark: &str) {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "one");
    doctor.sync(&store);
    let new = store.all().into_iter().filter(|(name, _)| !name.starts_with("j/"));
    for (name, bytes) in new {
        let (stem, ending) = name.rsplit_once('.').unwrap();
        store.lose(&name);
        store.overwrite(&format!("{stem}{mark}.{ending}"), bytes);
    }
    let report = lay.sync(&store);
    assert_eq!((report.received, report.problems.len()), (1, 0), "{report:?}");
    lay.note(QUALITY, "two");
    lay.sync(&store);
    in_step(&store, &mut doctor, &mut lay);
}

/// A store that shows every name in capitals, and takes any case for the same.
struct Capitals(MemoryStore);

impl Store for Capitals {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.0.put(&name.to_uppercase(), bytes)
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.0.get(&name.to_uppercase())
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.0.head(&name.to_uppercase())
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let listing = self.0.list(&prefix.to_uppercase())?;
        let shown = |entry: Entry| Entry { name: entry.name.to_uppercase(), ..entry };
        Ok(Listing { entries: listing.entries.into_iter().map(shown).collect(), ..listing })
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        self.0.delete(&name.to_uppercase())
    }
}

#[test]
fn cryptomator_891_a_store_that_folds_case_is_read_all_the_same() {
    let store = Capitals(MemoryStore::default());
    let (mut doctor, mut lay) = pair(&store);
    for text in ["one", "two", "three"] {
        doctor.note(QUALITY, text);
        doctor.sync(&store);
    }
    let report = lay.sync(&store);
    assert_eq!((report.received, report.problems.len()), (3, 0), "{report:?}");
    assert_eq!(doctor.sync(&store).twins, []);
}
