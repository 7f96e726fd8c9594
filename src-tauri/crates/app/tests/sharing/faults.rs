//! A folder that is away, full of rubbish, or read-only: told in words, and the work goes on.

use super::pair::{contents, doctor, files, lay_member, pair, shared_folder};
use cf_wire::*;
use std::path::{Path, PathBuf};

#[test]
fn a_folder_that_is_away_is_told_and_what_waits_goes_out_later() {
    let pair = pair();
    let away = pair.folder.path().with_extension("away");
    std::fs::rename(pair.folder.path(), &away).unwrap();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    let report = pair.doctor.shares();
    assert!(!report.reached);
    assert_eq!((report.sent, report.pending), (0, 1));
    assert!(report.sentence.contains("can't be reached"), "{}", report.sentence);
    assert_eq!(pair.doctor.home().share_line.shared, "1 entry waits to be sent");
    let view = pair.doctor.space();
    assert!(view.sentence.contains("1 entry waits to be sent"), "{}", view.sentence);
    assert!(!pair.folder.path().exists(), "nothing is made where the folder was");

    std::fs::rename(&away, pair.folder.path()).unwrap();
    let report = pair.doctor.shares();
    assert_eq!((report.reached, report.sent, report.pending), (true, 1, 0));
    pair.lay.shares();
    assert_eq!(pair.lay.summaries().len(), 1);
}

#[test]
fn a_space_that_was_moved_is_named_anew_and_no_other_is_taken() {
    let pair = pair();
    let moved = shared_folder();
    for (path, bytes) in contents(pair.folder.path()) {
        let to = moved.path().join(path.strip_prefix(pair.folder.path()).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    let (empty, other) = (shared_folder(), shared_folder());
    lay_member().0.makes_space(other.path());
    for wrong in [&empty, &other] {
        let asked = SpacePlace { place: pair.doctor.place(wrong.path()) };
        let refused = pair.doctor.app.space_folder(asked).unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("folder"));
    }
    let asked = SpacePlace { place: pair.doctor.place(moved.path()) };
    pair.doctor.app.space_folder(asked).unwrap();
    let before = files(pair.folder.path());
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    assert_eq!(pair.doctor.shares().sent, 1);
    assert_eq!(files(pair.folder.path()), before, "the old place is left alone");
}

#[test]
fn an_emptied_folder_is_no_reason_to_lose_anything() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    pair.doctor.shares();
    pair.lay.shares();
    for path in files(pair.folder.path()) {
        std::fs::remove_file(path).unwrap();
    }
    let report = pair.lay.shares();
    assert!(!report.reached);
    assert_eq!(report.problems[0].code, "missing-space");
    assert_eq!(pair.lay.summaries().len(), 1, "absence is never a deletion");
    assert!(files(pair.folder.path()).is_empty(), "nothing is sent into the wrong folder");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_before_a_space_is_made_and_afterwards() {
    use std::os::unix::fs::PermissionsExt as _;
    let set = |folder: &Path, mode| {
        let mut all = vec![folder.to_path_buf()];
        while let Some(next) = all.pop() {
            std::fs::set_permissions(&next, std::fs::Permissions::from_mode(0o755)).unwrap();
            let inside = std::fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path());
            all.extend(inside.filter(|path| path.is_dir()));
            std::fs::set_permissions(&next, std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    if is_root() {
        // Root may write anywhere; a folder under the kernel's own files refuses even root.
        let (doctor, _) = doctor();
        let asked =
            SpaceCreate { name: "Anywhere".to_owned(), place: doctor.place(Path::new("/proc")) };
        assert!(doctor.app.space_create(asked).is_err());
        assert_eq!(doctor.space().phase, SpacePhase::None);
        return;
    }
    let pair = pair();
    set(pair.folder.path(), 0o555);
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    let report = pair.doctor.shares();
    assert_eq!((report.sent, report.pending), (0, 1));
    assert!(!report.problems.is_empty());
    set(pair.folder.path(), 0o755);
    assert_eq!(pair.doctor.shares().sent, 1);

    let closed = shared_folder();
    set(closed.path(), 0o555);
    let (doctor, _) = doctor();
    let asked = SpaceCreate { name: "Anywhere".to_owned(), place: doctor.place(closed.path()) };
    assert!(doctor.app.space_create(asked).is_err());
    assert_eq!(doctor.space().phase, SpacePhase::None);
}

/// Whether permissions bind this process at all.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_what_waits_goes_out_later() {
    let pair = pair();
    // A file where the tips' folder was: nothing can be written below it, whoever asks.
    let (tips, aside) = (pair.folder.path().join("t"), pair.folder.path().join("aside"));
    std::fs::rename(&tips, &aside).unwrap();
    std::fs::write(&tips, b"in the way").unwrap();
    let published = pair.doctor.publishes(pair.provider, "Nights are slow.");
    let report = pair.doctor.shares();
    assert!(!report.problems.is_empty());
    let doctor = pair.doctor.restarted();
    std::fs::remove_file(&tips).unwrap();
    std::fs::rename(&aside, &tips).unwrap();
    assert_eq!((doctor.shares().pending, doctor.shares().problems.len()), (0, 0));
    pair.lay.shares();
    assert_eq!(pair.lay.summaries()[0].id, published);
}

#[test]
fn going_back_to_a_backup_brings_back_what_was_shared_since() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Before the backup.");
    pair.doctor.shares();
    let backup = pair.doctor.app.backup_make(Empty::default()).unwrap();
    let since = pair.doctor.publishes(pair.provider, "After the backup.");
    pair.doctor.shares();
    let passphrase = crate::bench::PASSPHRASE.to_owned();
    pair.doctor.app.backup_restore(BackupRestore { id: backup.id, passphrase }).unwrap();
    let doctor = pair.doctor.restarted();
    assert_eq!(doctor.summaries().len(), 1);
    assert_eq!(doctor.shares().received, 1, "one's own words come back from the folder");
    assert!(doctor.summaries().iter().any(|row| row.id == since));
    doctor.publishes(pair.provider, "In the new life.");
    let report = doctor.shares();
    assert_eq!((report.sent, report.problems.len()), (1, 0), "{report:?}");
    pair.lay.shares();
    assert_eq!(pair.lay.summaries().len(), 3);
    assert!(cf_app::verify(&doctor.app.desk().unwrap()).unwrap().problems.is_empty());
}

#[test]
fn a_space_is_made_in_an_empty_folder_of_its_own() {
    let folder = shared_folder();
    let ((doctor, _), (lay, _)) = (doctor(), lay_member());
    let asks = |person: &crate::bench::Person, folder: &Path| {
        person.app.space_create(SpaceCreate {
            name: "Sandbox quality".to_owned(),
            place: person.place(folder),
        })
    };
    std::fs::write(folder.path().join("Minutes of March.docx"), b"x").unwrap();
    let refused = asks(&doctor, folder.path()).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("folder"));
    let own = doctor.folder.path().join("vault");
    assert!(asks(&doctor, &own).unwrap_err().message.contains("own folder"));
    let inside = folder.path().join("Critical Friend");
    std::fs::create_dir(&inside).unwrap();
    doctor.makes_space(&inside);
    let there = asks(&lay, &inside).unwrap_err();
    assert!(there.message.contains("Sandbox quality"), "{}", there.message);
    assert_eq!(asks(&doctor, &inside).unwrap_err().code, Code::Invalid);
}

/// The newest file of records that somebody sent.
fn newest_segment(folder: &Path, before: &[PathBuf]) -> PathBuf {
    files(&folder.join("f")).into_iter().rfind(|path| !before.contains(path)).unwrap()
}

/// What a folder service or a disk did to a file.
type Harm = fn(&[u8]) -> Vec<u8>;

#[test]
fn every_kind_of_damage_is_told_and_the_rest_goes_on() {
    let harms: [(&str, Harm); 4] = [
        ("damaged", |bytes| bytes[..bytes.len() / 2].to_vec()),
        ("damaged", |bytes| vec![0; bytes.len()]),
        ("damaged", |bytes| [bytes, b"<html>".as_slice()].concat()),
        ("foreign", |_| b"<html>The file does not exist.</html>".to_vec()),
    ];
    for (code, harm) in harms {
        let pair = pair();
        let before = files(&pair.folder.path().join("f"));
        pair.doctor.publishes(pair.provider, "Nights are slow.");
        pair.doctor.shares();
        let path = newest_segment(pair.folder.path(), &before);
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, harm(&whole)).unwrap();
        std::fs::write(pair.folder.path().join("f").join("Lunch.txt"), b"menu").unwrap();

        pair.lay.publishes(pair.provider, "Kind words at lunch.");
        let report = pair.lay.shares();
        assert_eq!((report.reached, report.sent, report.received), (true, 1, 0), "{report:?}");
        let codes: Vec<&str> = report.problems.iter().map(|told| told.code.as_str()).collect();
        assert_eq!(codes, [code]);
        assert!(pair.lay.space().sentence.contains("1 thing needs a look"));
        assert_eq!(pair.doctor.shares().received, 1, "the other way goes on");

        std::fs::write(&path, &whole).unwrap();
        assert_eq!(pair.lay.shares().received, 1, "once it is whole it is read");
        assert!(pair.lay.space().last.unwrap().problems.is_empty());
    }
}

#[test]
fn locking_in_the_middle_stops_between_two_files_and_nothing_is_lost() {
    let pair = pair();
    for number in 0..3 {
        pair.doctor.publishes(pair.provider, &format!("Nights are slow, {number}."));
    }
    let app = &pair.doctor.app;
    for _ in 0..10 {
        std::thread::scope(|scope| {
            let sharing = scope.spawn(|| app.space_share_now(Empty::default()));
            std::thread::yield_now();
            app.session_lock(Empty::default()).unwrap();
            // The vault is closed once locking is done: it opens again at once.
            let passphrase = Some(crate::bench::PASSPHRASE.to_owned());
            app.session_unlock(Unlock { passphrase, recovery_code: None }).unwrap();
            drop(sharing.join().unwrap());
        });
    }
    let doctor = pair.doctor.restarted();
    doctor.shares();
    assert_eq!(doctor.shares().pending, 0);
    pair.lay.shares();
    assert_eq!(pair.lay.summaries().len(), 3);
    assert!(cf_app::verify(&doctor.app.desk().unwrap()).unwrap().problems.is_empty());
}

#[test]
fn two_exchanges_at_once_take_turns() {
    let pair = pair();
    for number in 0..3 {
        pair.doctor.publishes(pair.provider, &format!("Nights are slow, {number}."));
    }
    let sent: u32 = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| pair.doctor.shares().sent)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(sent, 3, "each entry is sent once");
    assert_eq!(pair.lay.shares().received, 3);
    assert!(pair.lay.space().last.unwrap().problems.is_empty(), "no number was given twice");
}

#[test]
fn typing_goes_on_while_an_exchange_runs() {
    let pair = pair();
    for number in 0..3 {
        pair.doctor.publishes(pair.provider, &format!("Nights are slow, {number}."));
    }
    let visit = pair.doctor.visit(pair.provider);
    std::thread::scope(|scope| {
        let sharing = scope.spawn(|| pair.doctor.shares());
        for number in 0..20 {
            let text = format!("note {number}");
            let note = cf_domain::record::Observation { text, ..Default::default() };
            pair.doctor.note(visit.meta.id, note);
        }
        assert!(sharing.join().unwrap().reached);
    });
    let notes = NoteFilter { visit: Some(visit.meta.id), ..NoteFilter::default() };
    assert_eq!(pair.doctor.app.note_list(notes).unwrap().total, 20);
}
