//! Two people with no folder in common: what they share travels in files.

use super::pair::{CANARY, Pair, as_member, contents, doctor, files, pair, shared_folder};
use crate::bench::Person;
use cf_sync::bundle::BundleWriter;
use cf_sync::object::SpaceId;
use cf_wire::*;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// In one space, and then the folder is out of reach for both.
fn apart() -> (Pair, TempDir) {
    let pair = pair();
    std::fs::rename(pair.folder.path(), pair.folder.path().with_extension("away")).unwrap();
    (pair, TempDir::new().unwrap())
}

impl Person {
    fn writes(&self, stick: &Path) -> PathBuf {
        self.writes_since(stick, None)
    }

    fn writes_since(&self, stick: &Path, since: Option<NaiveDate>) -> PathBuf {
        let before = files(stick);
        let made = self.app.bundle_out(BundleOut { folder: self.picks(stick), since }).unwrap();
        assert!(made.name.ends_with(".vbundle"), "{}", made.name);
        let mut new: Vec<PathBuf> =
            files(stick).into_iter().filter(|file| !before.contains(file)).collect();
        assert_eq!(new.len(), 1, "{new:?}");
        assert_eq!(std::fs::metadata(&new[0]).unwrap().len(), made.bytes);
        new.remove(0)
    }

    fn reads(&self, file: &Path) -> Result<ShareReport, Error> {
        self.app.bundle_in(FromFile { file: self.picks(file) })
    }
}

#[test]
fn two_who_share_no_folder_read_each_other_by_files() {
    let (pair, stick) = apart();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    let first = pair.doctor.writes(stick.path());
    assert_eq!(pair.lay.reads(&first).unwrap().received, 1);
    assert_eq!(pair.lay.summaries()[0].author, "Dr Ayesha Khan");
    pair.lay.publishes(pair.provider, "Kind words at lunch.");
    let back = pair.lay.writes(stick.path());
    let report = pair.doctor.reads(&back).unwrap();
    assert!(report.received >= 1 && report.problems.is_empty(), "{report:?}");
    assert_eq!(pair.doctor.summaries().len(), 2);

    // Once more, and an older one after a newer one.
    pair.doctor.publishes(pair.provider, "Mornings are better.");
    let second = pair.doctor.writes(stick.path());
    assert_eq!(pair.lay.reads(&second).unwrap().received, 1);
    for again in [&second, &first, &second, &back] {
        let report = pair.lay.reads(again).unwrap();
        assert_eq!((report.received, report.problems.len()), (0, 0), "{report:?}");
        assert_eq!(report.sentence, "There was nothing in the file that you do not have.");
    }
    assert_eq!(pair.lay.summaries().len(), 3);

    // What went by file still waits for the folder, and goes there as the same bytes.
    assert!(pair.doctor.shares().pending > 0);
    std::fs::rename(pair.folder.path().with_extension("away"), pair.folder.path()).unwrap();
    assert_eq!(pair.doctor.shares().pending, 0);
    let report = pair.lay.shares();
    assert_eq!((report.received, report.problems.len()), (0, 0), "it came by file: {report:?}");
    for person in [&pair.doctor, &pair.lay] {
        assert_eq!(cf_app::verify(&person.app.desk().unwrap()).unwrap().problems.len(), 0);
    }
}

#[test]
fn a_file_carries_what_the_whole_team_has_sent_while_the_folder_is_there() {
    let pair = pair();
    pair.lay.publishes(pair.provider, "Kind words at lunch.");
    pair.lay.shares();
    // The doctor's own file brings a third, who was away, what the lay member wrote.
    let third = crate::bench::Person::new();
    third.set_up_as("Grace Obi", cf_domain::word::Role::LayMember);
    third.joins(&pair.doctor.invites().code, pair.folder.path()).unwrap();
    pair.doctor.shares();
    let id = pair.doctor.space().requests.remove(0).id;
    pair.doctor.app.space_approve(as_member(id)).unwrap();
    let stick = TempDir::new().unwrap();
    let file = pair.doctor.writes(stick.path());
    let report = third.reads(&file).unwrap();
    assert!(report.problems.is_empty(), "{report:?}");
    assert_eq!(third.summaries()[0].author, "Tom Reeve");
    assert_eq!(third.space().phase, SpacePhase::Member, "let in by what the file says");
}

#[test]
fn a_file_shows_nothing_to_whoever_finds_the_stick() {
    let (pair, stick) = apart();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    pair.doctor.writes(stick.path());
    for (path, bytes) in contents(stick.path()) {
        for word in [CANARY, "Nights are slow", "Sandbox Trust", "Cedar Ward"] {
            let found = bytes.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(!found, "“{word}” in {}", path.display());
        }
    }
    let (stranger, _) = doctor();
    assert!(stranger.reads(&files(stick.path())[0]).is_err(), "who shares with nobody reads none");
}

#[test]
fn a_file_that_is_not_right_is_refused_in_words_and_changes_nothing() {
    let (pair, stick) = apart();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    let good = pair.doctor.writes(stick.path());
    let bytes = std::fs::read(&good).unwrap();
    let other_space = {
        let elsewhere = shared_folder();
        let (other, provider) = doctor();
        other.makes_space(elsewhere.path());
        other.publishes(provider, "Somewhere else.");
        std::fs::read(other.writes(stick.path())).unwrap()
    };
    let mut flipped = bytes.clone();
    flipped[bytes.len() / 2] ^= 1;
    let mut newer = bytes.clone();
    newer[4] = 9;
    let mut huge = bytes[..21].to_vec();
    huge.extend(3_u16.to_le_bytes());
    huge.extend(u32::MAX.to_le_bytes());
    huge.extend(b"f/x");
    huge.extend(blake3::hash(&huge).as_bytes().to_vec());
    huge.extend(b"1BSV");
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("half", bytes[..bytes.len() / 2].to_vec(), "damaged or not whole"),
        ("cut by one", bytes[..bytes.len() - 1].to_vec(), "damaged or not whole"),
        ("flipped", flipped, "damaged or not whole"),
        ("longer", [bytes.as_slice(), b"<html>"].concat(), "damaged or not whole"),
        ("zeros", vec![0; bytes.len()], "damaged or not whole"),
        ("empty", Vec::new(), "damaged or not whole"),
        ("huge", huge, "damaged or not whole"),
        ("foreign", b"PK\x03\x04 a holiday picture".to_vec(), "was not made by Critical Friend"),
        ("newer", newer, "newer version"),
    ];
    let before = (pair.lay.summaries().len(), pair.lay.home().share_line.waiting);
    for (name, bytes, words) in cases {
        let path = stick.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let refused = pair.lay.reads(&path).unwrap_err();
        assert_eq!(refused.code, Code::BadFile, "{name}");
        assert!(refused.message.contains(words), "{name}: {}", refused.message);
    }
    let path = stick.path().join("other");
    std::fs::write(&path, other_space).unwrap();
    assert!(pair.lay.reads(&path).unwrap_err().message.contains("another shared space"));
    // One that only says that it is of this space.
    let made = BundleWriter::new(Vec::new(), SpaceId(bytes[5..21].try_into().unwrap())).unwrap();
    std::fs::write(&path, made.finish().unwrap().0).unwrap();
    assert!(pair.lay.reads(&path).unwrap_err().message.contains("another shared space"));
    assert!(pair.lay.reads(&stick.path().join("gone")).is_err());
    assert_eq!((pair.lay.summaries().len(), pair.lay.home().share_line.waiting), before);
    assert_eq!(pair.lay.reads(&good).unwrap().received, 1, "the good one still does");
}

#[test]
fn one_bad_part_in_a_file_stops_nothing_and_is_not_held_against_the_folder() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    pair.doctor.shares();
    let stick = TempDir::new().unwrap();
    let whole = pair.doctor.writes(stick.path());
    let space = SpaceId(std::fs::read(&whole).unwrap()[5..21].try_into().unwrap());
    let mut writer = BundleWriter::new(Vec::new(), space).unwrap();
    let root = pair.folder.path();
    for (path, mut bytes) in contents(root) {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        if name.starts_with("f/") {
            let end = bytes.len() - 1;
            bytes[end / 2] ^= 1;
        }
        writer.add(&name, &bytes).unwrap();
    }
    let tampered = stick.path().join("tampered.vbundle");
    std::fs::write(&tampered, writer.finish().unwrap().0).unwrap();
    let report = pair.lay.reads(&tampered).unwrap();
    assert_eq!(report.received, 0);
    assert!(report.problems.iter().any(|problem| problem.code == "damaged"), "{report:?}");
    // The same names in the folder are right, and are read at once.
    pair.lay.publishes(pair.provider, "Kind words at lunch.");
    assert_eq!(cf_app::share_by_itself(&pair.lay.app).unwrap().received, 1);
}

#[test]
fn a_file_is_never_written_over_another_and_none_is_left_half() {
    let (pair, stick) = apart();
    let path = stick.path().join("for-tom.vbundle");
    std::fs::write(&path, b"keep me").unwrap();
    let asked = BundleOut { folder: pair.doctor.picks(&path), since: None };
    assert_eq!(pair.doctor.app.bundle_out(asked).unwrap_err().code, Code::Refused);
    assert_eq!(std::fs::read(&path).unwrap(), b"keep me");
    let gone = stick.path().join("no such stick").join("x.vbundle");
    assert!(
        pair.doctor
            .app
            .bundle_out(BundleOut { folder: pair.doctor.picks(&gone), since: None })
            .is_err()
    );
    assert_eq!(files(stick.path()), [path]);
}

#[test]
fn a_file_can_hold_only_what_is_new_and_says_when_the_one_before_it_is_missing() {
    let (pair, stick) = apart();
    let long_ago = Some(NaiveDate::from_ymd_opt(2020, 1, 1).unwrap());
    let asked = BundleOut { folder: pair.doctor.picks(stick.path()), since: long_ago };
    let refused = pair.doctor.app.bundle_out(asked).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert!(refused.message.contains("by 1 January 2020"), "{}", refused.message);

    pair.doctor.publishes(pair.provider, "Nights are slow.");
    let first = pair.doctor.writes(stick.path());
    let days = pair.doctor.app.bundle_days(Empty::default()).unwrap();
    assert_eq!(days.len(), 1);
    pair.doctor.publishes(pair.provider, "Mornings are better.");
    let second = pair.doctor.writes_since(stick.path(), Some(days[0]));
    let size = |path: &Path| std::fs::metadata(path).unwrap().len();
    assert!(size(&second) < size(&first));

    let report = pair.lay.reads(&second).unwrap();
    assert_eq!(report.received, 0);
    assert!(report.sentence.contains("Some earlier entries are missing"), "{}", report.sentence);
    assert_eq!(pair.lay.reads(&first).unwrap().received, 1);
    let report = pair.lay.reads(&second).unwrap();
    assert_eq!((report.received, report.sentence.as_str()), (1, "Received 1 entry."));
    assert_eq!(pair.lay.summaries().len(), 2);
}
