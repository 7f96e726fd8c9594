//! Backups, copies of the folder, and undo before the exchange.

use super::pair::{CANARY, Pair, as_member, contents, pair, shared_folder};
use super::pair::{doctor, lay_member};
use crate::bench::{PASSPHRASE, Person};
use cf_app::VaultLocal;
use cf_domain::RecordId;
use cf_sync::engine::Options;
use cf_sync::store::Listing;
use cf_sync::{Ambient, Depth, FolderStore, Store, StoreError, segment, sync};
use cf_wire::*;
use std::ops::ControlFlow;
use std::path::Path;

pub fn operation(person: &Person, sentence: &str) -> OperationRow {
    let rows = person.app.operation_list(Paging::default()).unwrap().rows;
    rows.into_iter().find(|row| row.sentence == sentence).unwrap()
}

fn undoes(person: &Person, sentence: &str) -> OperationRow {
    let id = operation(person, sentence).id;
    person.app.operation_undo(OperationRef { id }).unwrap()
}

/// Everything that the folder holds, opened with every key there is.
fn said_in(pair: &Pair) -> String {
    let keys: Vec<_> = pair.doctor.keys().into_iter().chain(pair.lay.keys()).collect();
    let mut said = String::new();
    for (path, bytes) in contents(pair.folder.path()) {
        let Ok(label) = segment::label(&bytes) else { continue };
        let own = keys.iter().find_map(|key| label.open(key.secret()?).ok());
        for frame in own.unwrap_or_else(|| panic!("{} opens with no key", path.display())).frames {
            said.push_str(&String::from_utf8_lossy(&frame.bytes));
        }
    }
    said
}

#[test]
fn what_was_published_and_undone_before_the_exchange_never_leaves() {
    let pair = pair();
    let published = pair.doctor.publishes(pair.provider, "The canary sang at night.");
    let row = operation(&pair.doctor, "Published a visit summary");
    assert!(row.can_undo);
    assert!(row.title.as_deref().unwrap().contains("Cedar Ward"), "{:?}", row.title);
    assert_eq!(pair.doctor.home().share_line.waiting, 1);
    let undone = undoes(&pair.doctor, "Published a visit summary");
    assert!(undone.undone && !undone.can_undo);
    assert!(undone.title.unwrap().contains("Cedar Ward"), "it is still named");
    assert_eq!(pair.doctor.home().share_line.waiting, 0);

    let report = pair.doctor.shares();
    assert_eq!((report.sent, report.pending, report.problems.len()), (0, 0, 0));
    assert_eq!(pair.lay.shares().received, 0);
    assert!(pair.lay.app.summary_view(ById { id: published }).is_err(), "not even in the bin");
    assert!(pair.lay.app.bin_list(Paging::default()).unwrap().rows.is_empty());
    let kept = pair.doctor.publishes(pair.provider, "Nights are slow.");
    assert_eq!(pair.doctor.shares().sent, 1);
    pair.lay.shares();
    assert_eq!(pair.lay.summaries()[0].id, kept);
    let said = said_in(&pair);
    assert!(
        said.contains("Nights are slow.") && !said.contains("canary") && !said.contains(CANARY)
    );

    let told = pair.doctor.app.record_history(ById { id: published }).unwrap();
    let sentences: Vec<&str> = told.iter().map(|row| row.sentence.as_str()).collect();
    assert_eq!(sentences, ["Undid something", "Published a visit summary"]);
}

#[test]
fn undoing_the_undoing_publishes_after_all() {
    let pair = pair();
    let published = pair.doctor.publishes(pair.provider, "Nights are slow.");
    undoes(&pair.doctor, "Published a visit summary");
    pair.doctor.shares();
    let row = operation(&pair.doctor, "Undid something");
    assert!(row.can_undo && row.title.is_some());
    undoes(&pair.doctor, "Undid something");
    assert_eq!(pair.doctor.shares().sent, 1);
    pair.lay.shares();
    assert_eq!(pair.lay.summaries()[0].id, published);
    let sent = operation(&pair.doctor, "Undid something");
    assert!(!sent.can_undo && sent.why_not.unwrap().contains("gone to your colleagues"));
}

#[test]
fn undo_beside_a_running_exchange_never_gives_a_place_twice() {
    let pair = pair();
    for round in 0..4 {
        pair.doctor.publishes(pair.provider, &format!("Round {round}."));
        pair.doctor.publishes(pair.provider, &format!("Round {round}, once more."));
        let id = operation(&pair.doctor, "Published a visit summary").id;
        std::thread::scope(|scope| {
            let sharing = scope.spawn(|| pair.doctor.shares());
            // It is in time, or it is told that it is too late; both are right.
            let undone = pair.doctor.app.operation_undo(OperationRef { id });
            assert!(undone.is_ok() || undone.unwrap_err().code == Code::AlreadyShared);
            assert!(sharing.join().unwrap().problems.is_empty());
        });
        pair.doctor.shares();
        let report = pair.lay.shares();
        assert!(report.problems.is_empty(), "{report:?}");
        assert_eq!(pair.lay.summaries().len(), pair.doctor.summaries().len());
    }
    assert!(cf_app::verify(&pair.doctor.app.desk().unwrap()).unwrap().problems.is_empty());
}

pub fn goes_back(person: Person, backup: String) -> Person {
    let passphrase = PASSPHRASE.to_owned();
    person.app.backup_restore(BackupRestore { id: backup, passphrase }).unwrap();
    person.restarted()
}

#[test]
fn what_a_backup_had_still_to_send_is_sent_after_it_was_brought_back() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Sent before the backup.");
    pair.doctor.shares();
    let waits = pair.doctor.publishes(pair.provider, "Waits in the backup.");
    let backup = pair.doctor.app.backup_make(Empty::default()).unwrap().id;
    let doctor = goes_back(pair.doctor, backup);
    assert_eq!(doctor.home().share_line.waiting, 1);
    assert_eq!(doctor.shares().sent, 1);
    pair.lay.shares();
    assert!(pair.lay.summaries().iter().any(|row| row.id == waits));
    assert_eq!((pair.lay.summaries().len(), doctor.summaries().len()), (2, 2));
}

#[test]
fn what_was_sent_after_the_backup_and_is_sent_again_is_there_once() {
    let pair = pair();
    let waits = pair.doctor.publishes(pair.provider, "Waits in the backup.");
    let backup = pair.doctor.app.backup_make(Empty::default()).unwrap().id;
    pair.doctor.shares();
    pair.lay.shares();
    let doctor = goes_back(pair.doctor, backup);
    let report = doctor.shares();
    assert!(report.problems.is_empty(), "{report:?}");
    assert!(pair.lay.shares().problems.is_empty());
    for person in [&doctor, &pair.lay] {
        assert_eq!(person.summaries().len(), 1);
        let told = person.app.record_history(ById { id: waits }).unwrap();
        assert_eq!(told.len(), 1, "told once, though it stands in two feeds");
        assert!(cf_app::verify(&person.app.desk().unwrap()).unwrap().problems.is_empty());
    }
    let row = operation(&doctor, "Published a visit summary");
    let late = doctor.app.operation_undo(OperationRef { id: row.id }).unwrap_err();
    assert_eq!(late.code, Code::AlreadyShared);
}

/// A second folder with the same vault, as a copied profile gives it.
pub fn copied(person: &Person) -> Person {
    let folder = shared_folder();
    for (path, bytes) in contents(person.folder.path()) {
        let to = folder.path().join(path.strip_prefix(person.folder.path()).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    let copy = Person::over(folder);
    copy.unlocks();
    copy
}

#[test]
fn a_copied_folder_is_told_and_can_go_on_as_one_of_its_own() {
    let pair = pair();
    let refused = pair.doctor.app.space_begin_anew(Empty::default()).unwrap_err();
    assert_eq!(refused.code, Code::Refused, "there is nothing to mend");
    pair.doctor.app.session_lock(Empty::default()).unwrap();
    let copy = copied(&pair.doctor);
    let doctor = pair.doctor.restarted();
    let original = doctor.publishes(pair.provider, "From the first.");
    doctor.shares();

    let waits = copy.publishes(pair.provider, "From the copy.");
    let report = copy.shares();
    assert_eq!((report.sent, report.pending), (0, 1));
    assert_eq!(report.problems[0].code, "twin");

    // A folder that is out of reach says nothing of it.
    let aside = pair.folder.path().with_extension("away");
    std::fs::rename(pair.folder.path(), &aside).unwrap();
    assert!(!copy.shares().reached);
    std::fs::rename(&aside, pair.folder.path()).unwrap();

    let view = copy.app.space_begin_anew(Empty::default()).unwrap();
    let last = view.last.unwrap();
    assert_eq!((last.sent, last.pending, last.problems.len()), (1, 0, 0), "{last:?}");
    assert!(doctor.shares().problems.is_empty());
    pair.lay.shares();
    copy.shares();
    let both = |person: &Person| {
        let ids: Vec<RecordId> = person.summaries().iter().map(|row| row.id).collect();
        ids.contains(&original) && ids.contains(&waits) && ids.len() == 2
    };
    assert!(both(&doctor) && both(&copy) && both(&pair.lay));
    for person in [&doctor, &copy] {
        assert!(cf_app::verify(&person.app.desk().unwrap()).unwrap().problems.is_empty());
    }
}

/// A folder with no room left: it can be read, and nothing new can be written.
struct NoRoom(FolderStore);

impl Store for NoRoom {
    fn put(&self, _: &str, _: &[u8]) -> Result<(), StoreError> {
        Err(StoreError::Full)
    }
    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.0.get(name)
    }
    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.0.head(name)
    }
    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        self.0.list(prefix)
    }
    fn delete(&self, name: &str) -> Result<(), StoreError> {
        self.0.delete(name)
    }
}

/// An exchange that seals what waits and then finds no room for it.
fn seals_without_room(person: &Person, folder: &Path) {
    exchanges_without_room(person, folder);
    let desk = person.app.desk().unwrap();
    assert!(!desk.reader().unwrap().unsent_objects().unwrap().is_empty(), "it is sealed");
}

pub fn exchanges_without_room(person: &Person, folder: &Path) {
    let desk = person.app.desk().unwrap();
    let store = NoRoom(FolderStore::open(folder).unwrap());
    let mut local = VaultLocal::new(&desk).unwrap();
    let mut random = |bytes: &mut [u8]| desk.ambient.fill(bytes);
    let mut ambient = Ambient { now_ms: desk.ambient.now_ms(), random: &mut random };
    let options = Options { depth: Depth::Quick, app: "test" };
    let mut watch = |_| ControlFlow::Continue(());
    let report = sync(&store, &mut local, &mut ambient, options, &mut watch).unwrap();
    assert_eq!(report.sent, 0);
}

#[test]
fn a_copy_that_had_sealed_its_own_words_for_a_place_that_is_taken_sends_them_under_another() {
    let pair = pair();
    pair.doctor.app.session_lock(Empty::default()).unwrap();
    let copy = copied(&pair.doctor);
    let doctor = pair.doctor.restarted();
    let waits = copy.publishes(pair.provider, "From the copy.");
    seals_without_room(&copy, pair.folder.path());
    doctor.publishes(pair.provider, "From the first.");
    doctor.shares();
    pair.lay.shares();

    let report = copy.shares();
    assert_eq!(report.problems[0].code, "twin", "{report:?}");
    let view = copy.app.space_begin_anew(Empty::default()).unwrap();
    assert!(view.last.unwrap().problems.is_empty());
    let report = pair.lay.shares();
    assert!(report.problems.is_empty(), "no place has two files: {report:?}");
    assert!(pair.lay.summaries().iter().any(|row| row.id == waits));
    doctor.shares();
    for person in [&doctor, &copy, &pair.lay] {
        assert_eq!(person.summaries().len(), 2);
        assert!(cf_app::verify(&person.app.desk().unwrap()).unwrap().problems.is_empty());
    }
}

#[test]
fn a_backup_from_before_joining_joins_again_as_the_same_person() {
    let folder = shared_folder();
    let ((doctor, provider), (lay, _)) = (doctor(), lay_member());
    doctor.makes_space(folder.path());
    let backup = lay.app.backup_make(Empty::default()).unwrap().id;
    let joins = |lay: &Person| {
        lay.joins(&doctor.invites().code, folder.path()).unwrap();
        doctor.shares();
        let id = doctor.space().requests.remove(0).id;
        doctor.app.space_approve(as_member(id)).unwrap();
        lay.shares();
        assert_eq!(lay.space().phase, SpacePhase::Member);
    };
    joins(&lay);
    let before = lay.publishes(provider, "Before going back.");
    lay.shares();
    doctor.shares();
    let lay = goes_back(lay, backup);
    assert_eq!(lay.space().phase, SpacePhase::None);
    joins(&lay);
    assert_eq!(doctor.space().members.len(), 2, "nobody is a member twice");
    assert_eq!(lay.summaries()[0].id, before, "what was sent comes back");
    let after = lay.publishes(provider, "After it.");
    assert_eq!(lay.shares().pending, 0);
    let report = doctor.shares();
    assert!(report.problems.is_empty(), "{report:?}");
    assert!(doctor.summaries().iter().any(|row| row.id == after));
}

fn pair_with_copy() -> (Pair, Person) {
    let mut pair = pair();
    pair.doctor.app.session_lock(Empty::default()).unwrap();
    let copy = copied(&pair.doctor);
    pair.doctor = pair.doctor.restarted();
    (pair, copy)
}

/// Two copies of the doctor's folder that both sent something for the same place, each into a shared
/// folder of its own, before a program brought the two together. What each does after sending is done
/// while it sees only its own.
fn apart(pair: &Pair, copy: &Person, then: impl Fn(&Person)) -> [RecordId; 2] {
    let folder = pair.folder.path();
    let before = contents(folder);
    let sends = |person: &Person, told_us| {
        let id = person.publishes(pair.provider, told_us);
        assert_eq!(person.shares().sent, 1);
        then(person);
        id
    };
    let first = sends(&pair.doctor, "From the first.");
    let after = contents(folder);
    for (path, _) in after.iter().filter(|file| !before.contains(file)) {
        std::fs::remove_file(path).unwrap();
    }
    for (path, bytes) in before {
        std::fs::write(path, bytes).unwrap();
    }
    let second = sends(copy, "From the copy.");
    for (path, bytes) in after {
        std::fs::write(path, bytes).unwrap();
    }
    [first, second]
}

fn meet(pair: &Pair, copy: &Person, sent: &[RecordId]) {
    pair.lay.shares();
    for person in [&pair.doctor, copy] {
        person.publishes(pair.provider, "Later.");
        assert_eq!(person.shares().problems[0].code, "twin");
        person.app.space_begin_anew(Empty::default()).unwrap();
    }
    for person in [&pair.lay, &pair.doctor, copy] {
        person.shares();
        let there: Vec<RecordId> = person.summaries().iter().map(|row| row.id).collect();
        assert!(sent.iter().all(|id| there.contains(id)), "nothing that was sent is lost");
        assert_eq!(there.len(), sent.len() + 2);
        assert!(cf_app::verify(&person.app.desk().unwrap()).unwrap().problems.is_empty());
    }
}

#[test]
fn what_two_copies_sent_for_one_place_before_they_met_reaches_everybody() {
    let (pair, copy) = pair_with_copy();
    let sent = apart(&pair, &copy, |_| {});
    meet(&pair, &copy, &sent);
    let doctor = &pair.doctor;
    let rows = doctor.app.operation_list(Paging::default()).unwrap().rows;
    let mut published = rows.into_iter().filter(|row| row.sentence == "Published a visit summary");
    let id = published.next_back().unwrap().id;
    let late = doctor.app.operation_undo(OperationRef { id }).unwrap_err();
    assert_eq!(late.code, Code::AlreadyShared);
}

#[test]
fn two_copies_that_sent_and_then_sealed_more_read_each_other_and_go_on() {
    let (pair, copy) = pair_with_copy();
    let mut sealed = std::cell::RefCell::new(Vec::new());
    let sent = apart(&pair, &copy, |person| {
        sealed.borrow_mut().push(person.publishes(pair.provider, "No room for this."));
        seals_without_room(person, pair.folder.path());
    });
    sealed.get_mut().extend(sent);
    meet(&pair, &copy, sealed.get_mut());
}
