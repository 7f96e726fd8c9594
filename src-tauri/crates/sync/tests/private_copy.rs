//! The private back-up in the place of a space.

use crate::golden::{file, write_once};
use cf_sync::backup::{
    About, BackupError, BackupSecret, Copied, Copying, Label, VERSIONS, fetch, remove, versions,
};
use cf_sync::keys::SealSecret;
use cf_sync::names::{Ending, base32};
use cf_sync::object::{self, Kind};
use cf_sync::testing::{Fault, FaultyStore, MemoryStore};
use cf_sync::{Store, StoreError};
use std::collections::BTreeMap;

const LIFE: [u8; 16] = [3; 16];

pub fn secret() -> BackupSecret {
    BackupSecret::new([0x66; 32])
}

pub fn own() -> SealSecret {
    SealSecret::new([0x44; 32])
}

fn about(events: u64) -> About {
    About {
        level: 4,
        events,
        heads: "ab".repeat(32),
        records: [("observation".to_owned(), events)].into(),
        drafts: 1,
    }
}

fn copy(store: &dyn Store, pieces: &[&str], now: u64) -> Result<Copied, BackupError> {
    copy_of(store, pieces, now, LIFE, false)
}

fn copy_of(
    store: &dyn Store,
    pieces: &[&str],
    now: u64,
    life: [u8; 16],
    doubt: bool,
) -> Result<Copied, BackupError> {
    let (label, own) = (secret().label(), own());
    let mut copying = Copying::begin(store, &label, &own, &life, doubt)?;
    for piece in pieces {
        copying.add(piece.as_bytes())?;
    }
    copying.finish(about(pieces.len() as u64), now)
}

/// The newest version that can be fetched whole, with the recovery code alone, and how many before
/// it could not.
fn brought_back(store: &dyn Store) -> Option<(String, usize)> {
    let (label, with) = (secret().label(), secret().seal());
    let found = versions(store, &label, &with).unwrap();
    for (passed, version) in (found.unreadable..).zip(&found.versions) {
        let mut text = String::new();
        let each = |piece: &[u8]| {
            text.push_str(std::str::from_utf8(piece).unwrap());
            Ok::<(), BackupError>(())
        };
        if fetch(store, &label, &with, version, each).is_ok() {
            return Some((text, passed));
        }
    }
    None
}

#[test]
fn what_was_kept_comes_back_with_the_code_alone() {
    let store = MemoryStore::default();
    let made = copy(&store, &["one ", "two ", "one ", "three"], 1000).unwrap();
    assert!(made.new && made.number == 1 && made.objects == 4, "{made:?}");
    assert_eq!(brought_back(&store), Some(("one two one three".to_owned(), 0)));
    let found = versions(&store, &secret().label(), &own()).unwrap();
    assert_eq!(found.versions[0].index.about, about(4));
    assert_eq!(found.versions[0].index.made_ms, 1000);
}

#[test]
fn nothing_is_sent_when_nothing_changed_and_little_when_little_did() {
    let store = MemoryStore::default();
    let large = "a long piece ".repeat(20_000);
    copy(&store, &["one", &large], 1).unwrap();
    let before = store.all();
    let again = copy(&store, &["one", &large], 2).unwrap();
    assert_eq!(again, Copied { number: 1, ..Copied::default() });
    assert_eq!(store.all(), before);
    let more = copy(&store, &["one", &large, "two"], 3).unwrap();
    assert!(more.new && more.objects == 2 && more.bytes < 1500, "{more:?}");
    assert_eq!(brought_back(&store).unwrap().0, format!("one{large}two"));
}

#[test]
fn nobody_else_can_open_it_or_tell_whose_it_is() {
    let store = MemoryStore::default();
    copy(&store, &["the canary sang"], 1).unwrap();
    let folder = format!("x/{}/", base32::encode(&secret().label().folder));
    for (name, bytes) in store.all() {
        assert!(name.starts_with(&folder), "{name}");
        assert_eq!(Ending::of(&name), None, "no exchange and no bundle takes it");
        let read = object::read(&bytes).unwrap();
        assert_eq!(read.kind, Kind::Backup);
        assert_eq!(read.header, object::Header::default(), "nothing in clear");
        assert!(!bytes.windows(6).any(|part| part == b"canary"));
        for other in [[0x45; 32], secret().label().key] {
            assert!(object::open_body(read.body, &SealSecret::new(other)).is_err());
        }
    }
    let other = BackupSecret::new([0x67; 32]);
    assert!(versions(&store, &other.label(), &other.seal()).unwrap().versions.is_empty());
    // Who knows the folder but not the code sees that there is something, and no more.
    let guessed = Label { folder: secret().label().folder, ..other.label() };
    let found = versions(&store, &guessed, &other.seal()).unwrap();
    assert_eq!((found.versions.len(), found.unreadable), (0, 1));
}

#[test]
fn thirty_versions_stay_and_what_they_need() {
    let store = MemoryStore::default();
    let names: Vec<String> = (0..40).map(|n| format!("piece {n} ")).collect();
    for (day, name) in (0..).zip(&names).take(VERSIONS) {
        let made = copy(&store, &["always ", name], day).unwrap();
        assert_eq!(made.cleared, 0, "day {day}");
    }
    let label = secret().label();
    let found = || versions(&store, &label, &own()).unwrap().versions;
    assert_eq!(found().len(), 30);
    assert_eq!(store.all().len(), 30 + 1 + 30);
    let made = copy(&store, &["always ", &names[30]], 30).unwrap();
    assert_eq!((made.number, made.cleared), (31, 2), "the oldest, and what only it needed");
    let left = found();
    assert_eq!((left.len(), left[0].index.number, left[29].index.number), (30, 31, 2));
    for version in &left {
        fetch(&store, &label, &own(), version, |_| Ok::<(), BackupError>(())).unwrap();
    }
}

#[test]
fn nothing_is_cleared_away_on_half_a_listing_or_beside_an_unreadable_version() {
    let store = MemoryStore::default();
    let names: Vec<String> = (0..40).map(|n| format!("piece {n} ")).collect();
    for (day, name) in (0..).zip(&names).take(31) {
        copy(&store, &[name], day).unwrap();
    }
    let mut listed = store.all().into_keys().filter(|name| !name.contains("/c/"));
    let in_doubt = listed.next_back().unwrap();
    let mut bytes = store.get(&in_doubt).unwrap();
    bytes[50] ^= 1;
    store.overwrite(&in_doubt, bytes);
    let before = store.all().len();
    let made = copy(&store, &[&names[31]], 31).unwrap();
    assert_eq!((made.new, made.cleared), (true, 0));
    assert_eq!(store.all().len(), before + 2);
    for fault in [Fault::ShortListing, Fault::NoListing] {
        let held = store.all();
        let faulty = FaultyStore::new(store.clone(), BTreeMap::from([(0, fault)]));
        let made = copy(&faulty, &["another ", &names[32]], 32);
        assert!(made.is_err() || made.unwrap().cleared == 0);
        assert!(held.keys().all(|name| store.all().contains_key(name)), "{fault:?}");
    }
}

#[test]
fn whatever_goes_wrong_at_any_call_the_last_whole_version_comes_back() {
    let first = ["one ", "two ", "three "];
    let second = ["one ", "2 ", "three ", "four "];
    for fault in Fault::ALL {
        for call in 0..20 {
            let store = MemoryStore::default();
            copy(&store, &first, 1).unwrap();
            let faulty = FaultyStore::new(store.clone(), BTreeMap::from([(call, fault)]));
            let made = copy(&faulty, &second, 2);
            let (text, _) = brought_back(&store).unwrap();
            match made {
                Ok(made) if made.new => assert_eq!(text, second.concat(), "{fault:?} at {call}"),
                _ => assert!(
                    text == first.concat() || text == second.concat(),
                    "{fault:?} at {call}: {text}"
                ),
            }
            // And the next time all is well.
            copy(&store, &second, 3).unwrap();
            assert_eq!(brought_back(&store).unwrap().0, second.concat(), "{fault:?} at {call}");
        }
    }
}

#[test]
fn what_was_sent_before_it_broke_off_is_not_sent_again() {
    let store = MemoryStore::default();
    let pieces: Vec<String> = (0..10).map(|n| format!("piece {n} ")).collect();
    let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
    // A listing, then a write and a read for each piece: it breaks off at the eighth.
    let broken = BTreeMap::from([(15, Fault::Unavailable), (16, Fault::Unavailable)]);
    let faulty = FaultyStore::new(store.clone(), broken);
    assert_eq!(copy(&faulty, &pieces, 1), Err(StoreError::Unavailable.into()));
    assert_eq!(brought_back(&store), None);
    let made = copy(&store, &pieces, 2).unwrap();
    assert_eq!(made.objects, 3 + 1);
    assert_eq!(brought_back(&store).unwrap().0, pieces.concat());
}

#[test]
fn a_changed_or_missing_piece_is_told_and_the_version_before_comes_back() {
    for lose in [true, false] {
        let store = MemoryStore::default();
        copy(&store, &["one ", "two "], 1).unwrap();
        let before = store.all();
        copy(&store, &["one ", "three "], 2).unwrap();
        let is_new = |name: &String| name.contains("/c/") && !before.contains_key(name);
        let new = store.all().into_keys().find(is_new).unwrap();
        let mut bytes = store.lose(&new).unwrap();
        if !lose {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            store.overwrite(&new, bytes);
        }
        assert_eq!(brought_back(&store), Some(("one two ".to_owned(), 1)));
        let found = versions(&store, &secret().label(), &own()).unwrap();
        let tried = fetch(&store, &secret().label(), &own(), &found.versions[0], |_| {
            Ok::<(), BackupError>(())
        });
        assert_eq!(tried, Err(BackupError::Broken));
        // What a listing does not show is sent again; what it shows is read when there is doubt.
        let made = copy_of(&store, &["one ", "three "], 3, LIFE, true).unwrap();
        assert!(made.new, "{made:?}");
        assert_eq!(brought_back(&store), Some(("one three ".to_owned(), 0)));
    }
}

#[test]
fn a_piece_that_somebody_renamed_is_found() {
    let store = MemoryStore::default();
    copy(&store, &["one "], 1).unwrap();
    let name = store.all().into_keys().find(|name| name.contains("/c/")).unwrap();
    let bytes = store.lose(&name).unwrap();
    store.overwrite(&name.replace(".vbak", " (conflicted copy).vbak"), bytes);
    assert_eq!(brought_back(&store), Some(("one ".to_owned(), 0)));
}

#[test]
fn two_lives_write_beside_each_other_and_the_newest_comes_back() {
    let store = MemoryStore::default();
    copy_of(&store, &["first life "], 1, [1; 16], false).unwrap();
    copy_of(&store, &["second life "], 2, [2; 16], false).unwrap();
    assert_eq!(brought_back(&store).unwrap().0, "second life ");
    copy_of(&store, &["first life again "], 3, [1; 16], false).unwrap();
    assert_eq!(brought_back(&store).unwrap().0, "first life again ");
    assert_eq!(remove(&store, &secret().label()).unwrap(), 6);
    assert!(store.all().is_empty());
}

#[test]
fn what_a_life_before_left_goes_when_all_that_stays_is_newer() {
    let store = MemoryStore::default();
    copy_of(&store, &["the life before "], 1, [1; 16], false).unwrap();
    copy_of(&store, &["goes on elsewhere "], 5, [2; 16], false).unwrap();
    let names: Vec<String> = (0..40).map(|n| format!("piece {n} ")).collect();
    let mut cleared = Vec::new();
    for (day, name) in (0..).zip(&names).take(32) {
        cleared.push(copy(&store, &[name], day).unwrap().cleared);
    }
    assert_eq!(&cleared[29..], [0, 2, 4], "its index and its piece, once version 2 is the oldest");
    let found = versions(&store, &secret().label(), &own()).unwrap().versions;
    assert_eq!(found.len(), 31, "what goes on elsewhere stays");
}

#[test]
fn a_made_up_version_is_not_believed() {
    let store = MemoryStore::default();
    copy(&store, &["mine "], 1).unwrap();
    // Somebody who learned to whom it is sealed, and no more.
    let forger = Label { key: [9; 32], ..secret().label() };
    let theirs = own();
    let mut copying = Copying::begin(&store, &forger, &theirs, &LIFE, false).unwrap();
    copying.add(b"not mine ").unwrap();
    copying.finish(about(1), 99).unwrap();
    assert_eq!(brought_back(&store), Some(("mine ".to_owned(), 1)));
}

#[test]
fn the_golden_copy_comes_back_whatever_its_files_are_called() {
    let made = MemoryStore::default();
    copy(&made, &["a piece of the golden copy"], 1_795_338_000_000).unwrap();
    for (name, bytes) in made.all() {
        let golden = if name.contains("/c/") { "piece.vbak" } else { "index.vbak" };
        write_once(golden, || bytes);
    }
    let store = MemoryStore::default();
    let folder = "x/jxacgdwf07139kc9/somewhere";
    assert_eq!(base32::encode(&secret().label().folder), "jxacgdwf07139kc9");
    store.overwrite(&format!("{folder}/0000000007-renamed.vbak"), file("index.vbak"));
    let (label, with) = (secret().label(), secret().seal());
    let found = versions(&store, &label, &with).unwrap();
    let index = &found.versions[0].index;
    assert_eq!(
        (index.number, index.made_ms, index.about.clone()),
        (1, 1_795_338_000_000, about(1))
    );
    let id = base32::encode(&index.pieces[0].id[..10]);
    store.overwrite(&format!("{folder}/c/{id}-renamed.vbak"), file("piece.vbak"));
    assert_eq!(brought_back(&store), Some(("a piece of the golden copy".to_owned(), 0)));
}
