//! The private copy at the shared place: made, tried, lost computers brought back.

use super::again::{copied, operation};
use super::pair::{CANARY, Pair, contents, files, pair, shared_folder};
use crate::bench::{PASSPHRASE, Person};
use cf_app::{VaultLocal, verify};
use cf_domain::record::Observation;
use cf_domain::word::Sort;
use cf_sync::local::Local as _;
use cf_sync::object;
use cf_wire::*;
use std::path::{Path, PathBuf};

const NEW_PASSPHRASE: &str = "another three words";

impl Person {
    /// The recovery code on this person's paper.
    fn paper(&self) -> String {
        let asked = NewRecoveryCode { passphrase: PASSPHRASE.to_owned() };
        self.app.session_new_recovery_code(asked).unwrap().groups.join("-")
    }

    /// Turns the private copy on; answers the code.
    fn keeps_a_copy(&self) -> String {
        let code = self.paper();
        let on = OwnCopyOn { recovery_code: code.to_lowercase() };
        let view = self.app.own_copy_turn_on(on).unwrap();
        assert!(view.on && view.problem.is_none(), "{view:?}");
        code
    }

    fn copy_stands(&self) -> OwnCopyView {
        self.app.own_copy_view(Empty::default()).unwrap()
    }

    /// A new computer, a paper, and a folder.
    fn brings_back(&self, code: &str, folder: &Path) -> Result<AppStatus, Error> {
        self.app.setup_bring_back(BringBack {
            place: self.place(folder),
            recovery_code: code.to_owned(),
            passphrase: NEW_PASSPHRASE.to_owned(),
        })
    }

    fn notes(&self) -> Vec<String> {
        let rows = self.app.note_list(NoteFilter::default()).unwrap().rows;
        rows.into_iter().map(|row| row.note.text).collect()
    }

    fn is_well(&self) {
        assert!(verify(&self.app.desk().unwrap()).unwrap().problems.is_empty());
    }
}

fn copies(pair: &Pair) -> Vec<PathBuf> {
    files(&pair.folder.path().join("x"))
}

/// Notes, a draft, something sent and something that waits, then the private copy, and the computer
/// is lost.
fn lost(pair: Pair) -> (Pair, String) {
    pair.doctor.publishes(pair.provider, "Sent before.");
    pair.doctor.shares();
    pair.doctor.publishes(pair.provider, "Waits on the lost computer.");
    let draft = DraftOpen { purpose: "note".to_owned(), ..DraftOpen::default() };
    let draft = pair.doctor.app.draft_open(draft).unwrap();
    let typed = DraftPut {
        id: draft.id,
        rev: draft.rev + 1,
        text: "Half a thought".to_owned(),
        caret: 3,
        fields: serde_json::Map::default(),
    };
    pair.doctor.app.draft_put(typed).unwrap();
    let code = pair.doctor.keeps_a_copy();
    (pair, code)
}

#[test]
fn a_lost_computer_comes_back_with_its_notes_drafts_and_what_waited() {
    let (pair, code) = lost(pair());
    let Pair { doctor, lay, provider, folder } = pair;
    let (notes, summaries) = (doctor.notes(), doctor.summaries().len());
    assert!(notes.iter().any(|text| text.contains(CANARY)));
    drop(doctor);

    let new = Person::new();
    let status = new.brings_back(&code, folder.path()).unwrap();
    assert_eq!(status.me.unwrap().name, "Dr Ayesha Khan");
    let notice = status.notice.unwrap();
    assert!(notice.contains("24 November 2026") && notice.contains("1 draft"), "{notice}");
    assert_eq!((new.notes(), new.summaries().len()), (notes, summaries));
    let drafts = new.app.draft_list(Empty::default()).unwrap();
    assert_eq!(drafts[0].text, "Half a thought");
    new.is_well();

    // It goes on in the space as a restored backup does: what waited is sent, nobody forks.
    let report = new.shares();
    assert!(report.problems.is_empty() && report.sent >= 1, "{report:?}");
    assert_eq!(new.space().phase, SpacePhase::Member);
    assert!(lay.shares().problems.is_empty());
    assert_eq!(lay.summaries().len(), 2);
    new.publishes(provider, "From the new computer.");
    assert_eq!(new.shares().sent, 1);
    assert!(lay.shares().problems.is_empty());
    assert_eq!((lay.summaries().len(), new.summaries().len()), (3, 3));
    assert!(lay.app.space_health(Empty::default()).unwrap().forks.is_empty());
    new.is_well();
    lay.is_well();
    assert!(new.copy_stands().on, "and the copy is kept on");
    new.app.own_copy_now(Empty::default()).unwrap();
    new.app.own_copy_try(Empty::default()).unwrap();

    let again = new.brings_back(&code, folder.path()).unwrap_err();
    assert_eq!(again.code, Code::Refused, "not where there is a vault: {}", again.message);
    new.app.session_lock(Empty::default()).unwrap();
    for (passphrase, recovery_code) in
        [(Some(NEW_PASSPHRASE.to_owned()), None), (None, Some(code.clone()))]
    {
        let asked = Unlock { passphrase, recovery_code };
        assert_eq!(new.app.session_unlock(asked).unwrap().phase, Phase::Unproved);
        new.app.session_lock(Empty::default()).unwrap();
    }
}

#[test]
fn a_lost_computer_that_was_shut_out_comes_back_from_its_copy_as_a_new_one() {
    let Pair { doctor: owner, lay, provider, folder } = pair();
    lay.publishes(provider, "Sent before.");
    lay.shares();
    owner.shares();
    let waits = lay.publishes(provider, "Waits on the lost computer.");
    let code = lay.keeps_a_copy();
    let (notes, thief) = (lay.notes(), lay);
    let tom = owner.space().members.into_iter().find(|member| !member.me).unwrap();
    let lost = ComputerRef { id: tom.computers[0].id.clone() };
    owner.app.space_remove_computer(lost).unwrap();

    let new = Person::new();
    new.brings_back(&code, folder.path()).unwrap();
    new.shares();
    assert_eq!((new.space().phase, new.notes()), (SpacePhase::ShutOut, notes.clone()));
    new.app.space_begin_afresh(Empty::default()).unwrap();
    new.is_well();
    assert_eq!(new.notes(), notes);
    new.joins(&owner.invites().code, folder.path()).unwrap();
    owner.shares();
    let request = owner.space().requests.remove(0);
    assert_eq!(request.member, Some(tom.person));
    owner.app.space_replace(RequestReturn { id: request.id, person: tom.person }).unwrap();
    assert_eq!(new.shares().pending, 0);
    assert_eq!(new.space().phase, SpacePhase::Member);
    owner.shares();
    assert!(owner.summaries().iter().any(|row| row.id == waits && row.author == "Tom Reeve"));
    assert_eq!((owner.summaries().len(), new.summaries().len()), (2, 2));
    // The copy is kept on, in the new computer's name, and holds.
    new.app.own_copy_now(Empty::default()).unwrap();
    new.app.own_copy_try(Empty::default()).unwrap();
    let third = Person::new();
    third.brings_back(&code, folder.path()).unwrap();
    assert_eq!(third.notes(), notes);
    drop(third);
    // The lost one hears and says nothing more.
    owner.publishes(provider, "Among ourselves.");
    owner.shares();
    assert_eq!(thief.shares().received, 0);
    assert_eq!(new.shares().received, 1);
    for person in [&owner, &new] {
        person.is_well();
    }
}

#[test]
fn nobody_else_in_the_space_can_open_any_of_it() {
    let (pair, _) = lost(pair());
    let theirs = pair.lay.keys();
    assert!(!theirs.is_empty());
    let lay_desk = pair.lay.app.desk().unwrap();
    let device = VaultLocal::new(&lay_desk).unwrap().own_device().unwrap().seal;
    let sheet = pair.doctor.app.space_make_sheet(Empty::default()).unwrap();
    pair.doctor.shares();
    let sheet =
        cf_sync::admin::SheetSecret::from_code(&sheet.code).unwrap().device(lay_desk.person());
    let keys: Vec<_> = theirs.iter().chain(&pair.doctor.keys()).cloned().collect();
    let secrets: Vec<_> =
        keys.iter().filter_map(|key| key.secret()).chain([&device, &sheet.seal]).collect();
    let kept = copies(&pair);
    assert!(kept.len() >= 2, "{kept:?}");
    for path in kept {
        let bytes = std::fs::read(&path).unwrap();
        let object = object::read(&bytes).unwrap();
        for secret in &secrets {
            assert!(object::open_body(object.body, secret).is_err(), "{}", path.display());
        }
    }
    for (path, bytes) in contents(pair.folder.path()) {
        let has = bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes());
        assert!(!has, "{}", path.display());
    }
}

#[test]
fn it_is_made_once_a_day_when_something_changed_and_tried_once_a_month() {
    let pair = pair();
    let before = pair.doctor.copy_stands();
    assert!(!before.on && before.possible);
    pair.doctor.keeps_a_copy();
    let first = copies(&pair).len();
    let tried = pair.doctor.copy_stands().proven.unwrap();
    assert!(tried.contains("came back whole"), "{tried}");

    pair.doctor.visit(pair.provider);
    pair.doctor.shares();
    assert_eq!(copies(&pair).len(), first, "not twice a day");
    pair.doctor.days_pass(1);
    pair.doctor.shares();
    let second = copies(&pair).len();
    assert!(second > first);
    for _ in 0..3 {
        pair.doctor.days_pass(1);
        pair.doctor.shares();
        pair.lay.shares();
    }
    assert_eq!(copies(&pair).len(), second, "nothing changed, nothing was sent");
    pair.doctor.app.own_copy_now(Empty::default()).unwrap();
    assert_eq!(copies(&pair).len(), second);
    let stands = pair.doctor.copy_stands();
    assert!(stands.sentence.contains("1 visit"), "{}", stands.sentence);
    assert!(!stands.proven.unwrap().contains("1 visit"), "tried before that");
    pair.doctor.days_pass(30);
    pair.doctor.shares();
    let proven = pair.doctor.copy_stands().proven.unwrap();
    assert!(proven.contains("1 visit"), "tried again by itself: {proven}");
}

#[test]
fn one_new_note_sends_few_bytes() {
    let pair = pair();
    let visit = pair.doctor.visit(pair.provider).meta.id;
    for n in 0..400 {
        let text = format!("Note {n}: the corridor was clear and the bells were answered in time");
        let note = Observation { text, sort: Some(Sort::Saw), ..Observation::default() };
        pair.doctor.note(visit, note);
    }
    pair.doctor.keeps_a_copy();
    let size =
        || -> u64 { copies(&pair).iter().map(|path| std::fs::metadata(path).unwrap().len()).sum() };
    let all = size();
    pair.doctor.note(visit, Observation { text: "One more".to_owned(), ..Observation::default() });
    pair.doctor.app.own_copy_now(Empty::default()).unwrap();
    let more = size() - all;
    println!("the first copy has {all} bytes, one more note {more}");
    assert!(more > 0 && more < 120_000, "{more} of {all}");
}

#[test]
fn what_is_missing_is_told_made_whole_again_and_the_day_before_comes_back() {
    let (pair, code) = lost(pair());
    let before = copies(&pair);
    pair.doctor.visit(pair.provider);
    pair.doctor.app.own_copy_now(Empty::default()).unwrap();
    let is_new = |path: &&PathBuf| !before.contains(path) && path.parent().unwrap().ends_with("c");
    let new = copies(&pair).iter().find(is_new).cloned().unwrap();
    let mut bytes = std::fs::read(&new).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&new, &bytes).unwrap();

    let told = pair.doctor.app.own_copy_try(Empty::default()).unwrap_err();
    assert!(told.message.contains("did not come back whole"), "{}", told.message);
    assert!(pair.doctor.copy_stands().problem.unwrap().contains("Your notes here are fine"));
    let new = Person::new();
    let status = new.brings_back(&code, pair.folder.path()).unwrap();
    assert!(status.notice.unwrap().contains("1 newer copy was not whole"));
    new.is_well();

    pair.doctor.app.own_copy_now(Empty::default()).unwrap();
    let view = pair.doctor.app.own_copy_try(Empty::default()).unwrap();
    assert_eq!(view.problem, None, "made whole");
}

#[test]
fn a_wrong_code_is_told_beside_its_field_and_nothing_is_made() {
    let (pair, code) = lost(pair());
    let other = pair.lay.paper();
    let asked = OwnCopyOn { recovery_code: other.clone() };
    let wrong = pair.doctor.app.own_copy_turn_on(asked).unwrap_err();
    assert_eq!(wrong.field.as_deref(), Some("recovery_code"));
    assert!(wrong.message.contains("another vault"), "{}", wrong.message);

    let new = Person::new();
    let nothing = new.brings_back(&other, pair.folder.path()).unwrap_err();
    assert_eq!(nothing.field.as_deref(), Some("recovery_code"));
    assert!(nothing.message.contains("no private copy for this recovery code"));
    let mut short = code.clone();
    short.pop();
    let mistyped = new.brings_back(&short, pair.folder.path()).unwrap_err();
    assert!(mistyped.message.contains("29 of 30"), "{}", mistyped.message);
    let empty = shared_folder();
    assert!(new.brings_back(&code, empty.path()).is_err());
    let gone = empty.path().join("not there");
    assert_eq!(new.brings_back(&code, &gone).unwrap_err().code, Code::Offline);
    assert_eq!(new.app.app_status(Empty::default()).unwrap().phase, Phase::New);
    new.brings_back(&code, pair.folder.path()).unwrap();
}

#[test]
fn a_new_recovery_code_takes_the_copy_with_it() {
    let (pair, old) = lost(pair());
    let new_code = pair.doctor.paper();
    assert!(pair.doctor.copy_stands().sentence.contains("follows with the next exchange"));
    let kept = copies(&pair).len();
    assert!(kept > 0, "the old one stays until the new one is there");
    pair.doctor.app.own_copy_now(Empty::default()).unwrap();
    let computer = Person::new();
    let nothing = computer.brings_back(&old, pair.folder.path()).unwrap_err();
    assert!(nothing.message.contains("no private copy"), "{}", nothing.message);
    computer.brings_back(&new_code, pair.folder.path()).unwrap();
}

#[test]
fn turned_off_it_is_taken_away_and_not_made_again() {
    let (pair, _) = lost(pair());
    assert!(!copies(&pair).is_empty());
    let view = pair.doctor.app.own_copy_turn_off(Empty::default()).unwrap();
    assert!(!view.on && view.problem.is_none());
    assert!(copies(&pair).is_empty());
    pair.doctor.days_pass(2);
    pair.doctor.shares();
    assert!(copies(&pair).is_empty());
    let refused = pair.doctor.app.own_copy_now(Empty::default()).unwrap_err();
    assert!(refused.message.contains("Turn it on first"), "{}", refused.message);
}

#[test]
fn a_place_that_is_away_is_told_and_the_copy_follows() {
    let pair = pair();
    let (away, code) = (pair.folder.path().with_extension("away"), pair.doctor.paper());
    std::fs::rename(pair.folder.path(), &away).unwrap();
    let on = OwnCopyOn { recovery_code: code };
    let view = pair.doctor.app.own_copy_turn_on(on).unwrap();
    assert!(view.on && view.problem.unwrap().contains("can't be reached"));
    assert!(pair.doctor.app.own_copy_turn_off(Empty::default()).is_err());
    std::fs::rename(&away, pair.folder.path()).unwrap();
    pair.doctor.days_pass(1);
    pair.doctor.shares();
    let view = pair.doctor.copy_stands();
    assert!(view.problem.is_none() && view.proven.is_some(), "{view:?}");
}

#[test]
fn bundles_leave_it_out_and_colleagues_exchange_beside_it() {
    let (pair, _) = lost(pair());
    let stick = shared_folder();
    let made = pair
        .lay
        .app
        .bundle_out(BundleOut { folder: pair.lay.picks(stick.path()), since: None })
        .unwrap();
    let written = std::fs::read(stick.path().join(made.name)).unwrap();
    assert!(!written.windows(5).any(|part| part == b".vbak"));
    let report = pair.lay.shares();
    assert!(report.problems.is_empty(), "{report:?}");
    assert!(pair.lay.app.space_health(Empty::default()).unwrap().aside.is_empty());
}

#[test]
fn two_lives_each_keep_their_own_and_the_newest_comes_back() {
    let (pair, code) = lost(pair());
    pair.doctor.app.session_lock(Empty::default()).unwrap();
    let twin = copied(&pair.doctor);
    let back = Person::new();
    back.brings_back(&code, pair.folder.path()).unwrap();
    let visit = back.visit(pair.provider).meta.id;
    let note = Observation { text: "On the new computer".to_owned(), ..Observation::default() };
    back.note(visit, note);
    back.days_pass(1);
    back.app.own_copy_now(Empty::default()).unwrap();
    twin.app.own_copy_now(Empty::default()).unwrap();
    let third = Person::new();
    third.brings_back(&code, pair.folder.path()).unwrap();
    assert!(third.notes().contains(&"On the new computer".to_owned()));
    assert!(operation(&third, "Saved a note").can_undo);
    third.is_well();
}

#[test]
fn a_lost_computer_that_was_shut_out_comes_back_with_its_notes() {
    let pair = pair();
    let asked = ProviderSearch { query: "ZZ91".to_owned(), ..ProviderSearch::default() };
    let provider = pair.lay.app.provider_search(asked).unwrap()[0].id;
    pair.lay.publishes(provider, "From the lay member.");
    let code = pair.lay.keeps_a_copy();
    let notes = pair.lay.notes();
    pair.doctor.shares();
    let members = pair.doctor.space().members;
    let lay = members.iter().find(|member| !member.me).unwrap();
    let computer = ComputerRef { id: lay.computers[0].id.clone() };
    pair.doctor.app.space_remove_computer(computer).unwrap();
    drop(pair.lay);

    let new = Person::new();
    new.brings_back(&code, pair.folder.path()).unwrap();
    let report = new.shares();
    assert_eq!((report.sent, new.notes()), (0, notes), "it reads its own, and sends nothing");
    new.is_well();
    new.app.own_copy_now(Empty::default()).unwrap();
}
