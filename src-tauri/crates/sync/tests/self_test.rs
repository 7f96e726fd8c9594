//! Trying a place.

use crate::servers::{Server, azure, left_out, s3, webdav};
use cf_sync::space::{Place, look};
use cf_sync::store::{Check, Entry, Listing, Outcome, self_test};
use cf_sync::testing::MemoryStore;
use cf_sync::{FolderStore, Store, StoreError};
use rstest::rstest;

const ALL: [Check; 9] = [
    Check::Reach,
    Check::Write,
    Check::ReadBack,
    Check::Listed,
    Check::KeepsTheFirst,
    Check::LongName,
    Check::Folder,
    Check::Large,
    Check::Delete,
];

/// Tries a store, and checks that every step was fine but those given.
pub fn try_out(store: &dyn Store, remarks: &[Check]) {
    let test = self_test(store, "1a");
    let expected = ALL.map(|check| {
        (check, if remarks.contains(&check) { Outcome::Remark } else { Outcome::Fine })
    });
    let got: Vec<_> = test.steps.iter().map(|step| (step.check, step.outcome)).collect();
    assert_eq!(got, expected);
    assert!(test.is_usable());
    assert!(test.steps.iter().all(|step| step.sentence().ends_with('.')));
    let left = store.list("").unwrap().entries;
    assert_eq!(left.is_empty(), !remarks.contains(&Check::Delete), "{left:?}");
    assert_eq!(look(store).unwrap(), Place::Empty, "a space can still be made here");
}

#[test]
fn a_folder_passes_and_nothing_stays_behind() {
    let folder = tempfile::tempdir().unwrap();
    try_out(&FolderStore::open(folder.path()).unwrap(), &[]);
}

#[rstest]
#[case::apache(webdav::apache, &[])]
#[case::rclone_webdav(webdav::rclone, &[])]
#[case::s3(s3::moto, &[])]
#[case::rclone_s3(s3::rclone, &[Check::KeepsTheFirst])]
#[case::azure(azure::azurite, &[])]
fn a_server_passes_and_nothing_stays_behind(
    #[case] start: fn() -> Server,
    #[case] remarks: &[Check],
) {
    if left_out() {
        return;
    }
    let server = start();
    try_out(&*server.store(), remarks);
}

/// A store in memory with something wrong with it.
#[derive(Default)]
struct Odd {
    inner: MemoryStore,
    replaces: bool,
    shows_nothing: bool,
    keeps_all: bool,
    full: bool,
    garbles: bool,
}

impl Store for Odd {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        if self.full {
            return Err(StoreError::Full);
        }
        if self.replaces {
            self.inner.overwrite(name, bytes.to_vec());
            return Ok(());
        }
        self.inner.put(name, bytes)
    }
    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        if self.garbles { Ok(b"<html>".to_vec()) } else { self.inner.get(name) }
    }
    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.inner.head(name)
    }
    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let mut listing = self.inner.list(prefix)?;
        if self.shows_nothing && prefix == "try-" {
            listing.entries = Vec::<Entry>::new();
        }
        Ok(listing)
    }
    fn delete(&self, name: &str) -> Result<(), StoreError> {
        if self.keeps_all { Err(StoreError::Denied) } else { self.inner.delete(name) }
    }
}

#[test]
fn a_place_with_weaknesses_is_usable_and_says_so() {
    try_out(&Odd { replaces: true, ..Odd::default() }, &[Check::KeepsTheFirst]);
    try_out(&Odd { shows_nothing: true, ..Odd::default() }, &[Check::Listed]);
    try_out(&Odd { keeps_all: true, ..Odd::default() }, &[Check::Delete]);
}

#[test]
fn a_place_that_does_not_work_stops_at_the_step_that_failed() {
    let full = self_test(&Odd { full: true, ..Odd::default() }, "1a");
    assert_eq!(full.failure(), Some(StoreError::Full));
    let last = full.steps.last().unwrap();
    assert_eq!((last.check, last.sentence().starts_with("Writing a file: ")), (Check::Write, true));
    let garbled = self_test(&Odd { garbles: true, ..Odd::default() }, "1a");
    assert_eq!(garbled.steps.last().unwrap().check, Check::ReadBack);
    assert!(!garbled.is_usable());
}
