//! A computer that was shut out and is back in its owner's hands: through real vaults.

use super::again::copied;
use super::lost::{asks, row, verified};
use super::members::further_computer;
use super::pair::{CANARY, Pair, as_member, contents, pair};
use crate::bench::Person;
use cf_domain::RecordId;
use cf_wire::*;

/// Shuts Tom's computer out, as for one that is lost.
fn shuts_out(pair: &Pair) {
    let id = row(&pair.doctor, "Tom Reeve").computers[0].id.clone();
    pair.doctor.app.space_remove_computer(ComputerRef { id }).unwrap();
}

fn afresh(person: &Person) -> SpaceView {
    person.app.space_begin_afresh(Empty::default()).unwrap()
}

fn ids(person: &Person) -> Vec<RecordId> {
    person.summaries().iter().map(|summary| summary.id).collect()
}

/// Something of Tom's that was sent, and that nobody had read when his computer was shut out.
fn sent_and_not_read(pair: &Pair) -> RecordId {
    let before = contents(pair.folder.path());
    let id = pair.lay.publishes(pair.provider, "Sent and not read.");
    assert_eq!(pair.lay.shares().sent, 1);
    let mut after = contents(pair.folder.path());
    after.retain(|file| !before.contains(file));
    for (path, _) in &after {
        std::fs::remove_file(path).unwrap();
    }
    shuts_out(pair);
    for (path, bytes) in after {
        std::fs::write(path, bytes).unwrap();
    }
    id
}

#[test]
fn it_goes_on_as_a_new_computer_of_the_same_person_and_nothing_is_lost() {
    let pair = pair();
    let read = pair.lay.publishes(pair.provider, "Read before.");
    pair.lay.shares();
    pair.doctor.shares();
    let not_read = sent_and_not_read(&pair);
    pair.doctor.publishes(pair.provider, "Said meanwhile.");
    pair.doctor.shares();
    let thief = copied_while_locked(&pair);
    let Pair { doctor, lay, provider, folder } = pair;
    let lay = lay.restarted();
    let waits = lay.publishes(provider, "Waits.");
    lay.shares();
    let told = lay.space();
    assert_eq!(told.phase, SpacePhase::ShutOut);
    assert!(told.sentence.contains("was shut out of Sandbox quality"), "{}", told.sentence);
    assert!(told.members.is_empty() && !told.may_invite);
    let health = lay.app.space_health(Empty::default()).unwrap_err();
    assert!(health.message.contains("start afresh"), "{}", health.message);
    let pair = Pair { doctor, lay, provider, folder };
    let lay = &pair.lay;
    let code = pair.doctor.invites().code;
    let as_it_was = lay.joins(&code, pair.folder.path()).unwrap_err();
    assert!(as_it_was.message.contains("Start afresh as a new computer"), "{}", as_it_was.message);

    let view = afresh(lay);
    assert_eq!((view.phase, view.name.as_deref()), (SpacePhase::None, Some("Sandbox quality")));
    assert!(view.waiting.len() >= 2, "{:?}", view.waiting);
    assert!(verified(lay));
    let note = lay.app.search_find(find(CANARY)).unwrap();
    assert!(!note.hits.is_empty(), "private notes are there");
    assert_eq!(lay.shares().sent, 0, "nobody knows it yet");

    let request = asks(&pair, lay);
    assert_eq!(request.member, Some(row(&pair.doctor, "Tom Reeve").person));
    let refused = pair.doctor.app.space_approve(as_member(request.id.clone())).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    let back = RequestReturn { id: request.id, person: request.member.unwrap() };
    assert_eq!(pair.doctor.app.space_replace(back).unwrap().members.len(), 2);
    let report = lay.shares();
    assert_eq!((report.pending, lay.space().phase), (0, SpacePhase::Member), "{report:?}");
    pair.doctor.shares();
    for person in [&pair.doctor, lay] {
        let there = ids(person);
        assert!([read, not_read, waits].iter().all(|id| there.contains(id)), "nothing is lost");
        assert_eq!(there.len(), 4);
        let told = person.app.record_history(ById { id: not_read }).unwrap();
        assert_eq!(told.len(), 1, "told once, though it stands in two feeds");
        assert!(verified(person));
    }
    assert!(pair.doctor.summaries().iter().filter(|row| row.author == "Tom Reeve").count() == 3);
    lay.app.summary_withdraw(Withdraw { id: read, reason: "Not so.".to_owned() }).unwrap();
    assert_eq!(lay.shares().pending, 0);
    pair.doctor.shares();
    let gone = pair.doctor.summaries().into_iter().find(|row| row.id == read);
    assert!(gone.unwrap().withdrawn, "what was theirs is theirs to take back");

    // Whoever has the old key gains nothing by all this.
    thief.publishes(pair.provider, "In somebody else's hands.");
    assert_eq!(thief.shares().received, 0);
    assert_eq!(thief.space().phase, SpacePhase::ShutOut);
    pair.doctor.shares();
    assert_eq!(ids(&pair.doctor).len(), 4);
    assert_eq!(row(&pair.doctor, "Tom Reeve").computers.len(), 1);
}

/// A copy of Tom's folder in other hands.
fn copied_while_locked(pair: &Pair) -> Person {
    pair.lay.app.session_lock(Empty::default()).unwrap();
    let copy = copied(&pair.lay);
    pair.lay.unlocks();
    copy
}

fn find(query: &str) -> SearchFind {
    SearchFind { query: query.to_owned(), ..SearchFind::default() }
}

#[test]
fn who_was_removed_comes_back_the_same_way_and_is_known_again() {
    let pair = pair();
    let before = pair.lay.publishes(pair.provider, "Before.");
    pair.lay.shares();
    let person = row(&pair.doctor, "Tom Reeve").person;
    pair.doctor.app.space_remove_member(MemberRef { person }).unwrap();
    pair.lay.shares();
    assert_eq!(pair.lay.space().phase, SpacePhase::ShutOut);
    let thief = copied_while_locked(&pair);
    afresh(&pair.lay);
    let request = asks(&pair, &pair.lay);
    assert_eq!((request.member, request.former.as_deref()), (None, Some("Tom Reeve")));
    let view = pair.doctor.app.space_approve(as_member(request.id)).unwrap();
    assert_eq!((view.members.len(), view.former.len()), (2, 0));
    pair.lay.shares();
    assert_eq!(pair.lay.space().phase, SpacePhase::Member);
    assert_eq!(ids(&pair.lay), [before]);
    let after = pair.lay.publishes(pair.provider, "After.");
    assert_eq!(pair.lay.shares().pending, 0);
    thief.publishes(pair.provider, "In somebody else's hands.");
    thief.shares();
    pair.doctor.shares();
    assert_eq!(ids(&pair.doctor).len(), 2);
    assert!(ids(&pair.doctor).contains(&after));
    assert!(verified(&pair.doctor) && verified(&pair.lay));
}

#[test]
fn whoever_has_another_computer_lets_it_in_again_themselves() {
    let pair = pair();
    let laptop = further_computer(&pair.lay, &pair);
    laptop.shares();
    let tom = row(&pair.lay, "Tom Reeve");
    let lost = tom.computers.iter().find(|computer| !computer.here).unwrap();
    let follows = pair.lay.app.space_computer_leaving(ComputerRef { id: lost.id.clone() }).unwrap();
    assert!(follows.afterwards.iter().any(|said| said.contains("start afresh")), "{follows:?}");
    pair.lay.app.space_remove_computer(ComputerRef { id: lost.id.clone() }).unwrap();
    laptop.shares();
    afresh(&laptop);
    let invite = InviteNew { for_whom: None, own_computer: true };
    let code = pair.lay.app.space_invite(invite).unwrap().code;
    laptop.joins(&code, pair.folder.path()).unwrap();
    pair.lay.shares();
    let request = pair.lay.space().requests.remove(0);
    assert_eq!((request.own_computer, request.member), (true, None), "nothing to ask them");
    pair.lay.app.space_approve(as_member(request.id)).unwrap();
    // New keys are an administrator's to draw.
    pair.doctor.shares();
    laptop.shares();
    let me = row(&laptop, "Tom Reeve");
    assert_eq!((me.me, me.computers.len()), (true, 2));
    assert!(verified(&laptop));
}

#[test]
fn it_is_not_offered_where_nothing_is_wrong() {
    let pair = pair();
    let refused = pair.lay.app.space_begin_afresh(Empty::default()).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!(pair.lay.shares().problems.len(), 0);
    let alone = Person::new();
    alone.set_up(cf_domain::word::Role::LayMember);
    assert_eq!(alone.app.space_begin_afresh(Empty::default()).unwrap_err().code, Code::Refused);
}

#[test]
fn one_that_went_back_to_a_backup_from_before_joining_can_start_afresh_while_it_asks() {
    let folder = super::pair::shared_folder();
    let ((doctor, provider), (lay, _)) = (super::pair::doctor(), super::pair::lay_member());
    doctor.makes_space(folder.path());
    let backup = lay.app.backup_make(Empty::default()).unwrap().id;
    let pair = Pair { doctor, lay, provider, folder };
    let id = asks(&pair, &pair.lay).id;
    pair.doctor.app.space_approve(as_member(id)).unwrap();
    pair.lay.shares();
    pair.doctor.shares();
    shuts_out(&pair);
    let Pair { doctor, lay, provider, folder } = pair;
    let lay = super::again::goes_back(lay, backup);
    let pair = Pair { doctor, lay, provider, folder };
    let tom = row(&pair.doctor, "Tom Reeve").person;
    let request = asks(&pair, &pair.lay);
    let again = RequestReturn { id: request.id.clone(), person: tom };
    let told = pair.doctor.app.space_replace(again).unwrap_err().message;
    assert!(told.contains("choose Start afresh as a new computer"), "{told}");
    pair.doctor.app.space_refuse(RequestRef { id: request.id }).unwrap();
    afresh(&pair.lay);
    let request = asks(&pair, &pair.lay);
    assert_eq!(request.member, Some(tom));
    pair.doctor.app.space_replace(RequestReturn { id: request.id, person: tom }).unwrap();
    pair.lay.shares();
    assert_eq!(pair.lay.space().phase, SpacePhase::Member);
    assert!(verified(&pair.lay));
}
