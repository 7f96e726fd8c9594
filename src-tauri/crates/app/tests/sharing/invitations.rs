//! Codes, requests and the six words.

use super::pair::{as_member, doctor, lay_member, pair, shared_folder};
use crate::bench::Person;
use cf_wire::*;

#[test]
fn every_step_survives_a_restart() {
    let folder = shared_folder();
    let ((doctor, provider), (lay, _)) = (doctor(), lay_member());
    doctor.makes_space(folder.path());
    let doctor = doctor.restarted();
    assert_eq!(doctor.space().phase, SpacePhase::Member);
    let code = doctor.invites().code;
    let doctor = doctor.restarted();
    assert_eq!(doctor.space().invites.len(), 1);
    let asked = lay.joins(&code, folder.path()).unwrap();
    let lay = lay.restarted();
    assert_eq!(lay.space().asking.unwrap().words, asked.words, "the words are still there");
    doctor.shares();
    let doctor = doctor.restarted();
    let request = doctor.space().requests.remove(0);
    assert_eq!(request.words, asked.words);
    doctor.app.space_approve(as_member(request.id)).unwrap();
    let doctor = doctor.restarted();
    assert_eq!(doctor.space().members.len(), 2);
    lay.shares();
    let lay = lay.restarted();
    assert_eq!(lay.space().phase, SpacePhase::Member);
    let published = doctor.publishes(provider, "Nights are slow.");
    let doctor = doctor.restarted();
    assert_eq!(doctor.shares().sent, 1);
    let doctor = doctor.restarted();
    assert_eq!(doctor.shares().sent, 0);
    lay.shares();
    let lay = lay.restarted();
    assert_eq!(lay.summaries()[0].id, published);
    assert_eq!(lay.shares().received, 0);
}

#[test]
fn a_code_with_a_mistake_is_told_at_its_field_and_changes_nothing() {
    let folder = shared_folder();
    let ((doctor, _), (lay, _)) = (doctor(), lay_member());
    doctor.makes_space(folder.path());
    let code = doctor.invites().code;
    let mut wrong = code.clone();
    let last = wrong.pop().unwrap();
    wrong.push(if last == '7' { '8' } else { '7' });
    let refused = lay.joins(&wrong, folder.path()).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::Invalid, Some("code")));
    assert_eq!(lay.space().phase, SpacePhase::None);
    lay.joins(&code.to_lowercase().replace('-', " "), folder.path()).unwrap();
}

#[test]
fn a_right_code_at_the_wrong_folder_is_refused() {
    let (folder, other) = (shared_folder(), shared_folder());
    let ((doctor, _), (lay, _)) = (doctor(), lay_member());
    doctor.makes_space(folder.path());
    let code = doctor.invites().code;
    assert_eq!(lay.joins(&code, other.path()).unwrap_err().code, Code::Refused);
    assert_eq!(lay.space().phase, SpacePhase::None);
}

#[test]
fn a_cancelled_invitation_lets_nobody_ask() {
    let folder = shared_folder();
    let ((doctor, _), (lay, _)) = (doctor(), lay_member());
    doctor.makes_space(folder.path());
    let invitation = doctor.invites();
    let view = doctor.app.space_cancel_invite(InviteRef { id: invitation.id.clone() }).unwrap();
    assert!(view.invites.is_empty());
    assert_eq!(lay.joins(&invitation.code, folder.path()).unwrap_err().code, Code::Refused);
    let again = doctor.app.space_cancel_invite(InviteRef { id: invitation.id }).unwrap_err();
    assert_eq!(again.code, Code::NotFound);
}

#[test]
fn two_who_use_one_code_show_different_words_and_one_is_let_in() {
    let folder = shared_folder();
    let ((doctor, _), (lay, _), (stranger, _)) = (doctor(), lay_member(), lay_member());
    doctor.makes_space(folder.path());
    let code = doctor.invites().code;
    let asked = lay.joins(&code, folder.path()).unwrap();
    let other = stranger.joins(&code, folder.path()).unwrap();
    assert_ne!(asked.words, other.words);
    doctor.shares();
    let requests = doctor.space().requests;
    assert_eq!(requests.len(), 2, "the same name twice: only the words tell them apart");
    let right = requests.iter().find(|request| request.words == asked.words).unwrap();
    doctor.app.space_approve(as_member(right.id.clone())).unwrap();
    assert!(doctor.space().requests.is_empty(), "the code is used up");
    assert!(lay.shares().received > 0);
    assert_eq!(lay.space().phase, SpacePhase::Member);

    let report = stranger.shares();
    assert_eq!((report.received, report.sent), (0, 0));
    let told = stranger.space();
    assert_eq!(told.phase, SpacePhase::Asking);
    assert!(told.sentence.contains("closed"), "{}", told.sentence);
    let late = lay_member().0.joins(&code, folder.path()).unwrap_err();
    assert_eq!(late.code, Code::Refused, "a used code lets nobody else ask");
}

#[test]
fn who_is_turned_down_can_ask_again_with_another_code() {
    let folder = shared_folder();
    let ((doctor, _), (lay, _)) = (doctor(), lay_member());
    doctor.makes_space(folder.path());
    lay.joins(&doctor.invites().code, folder.path()).unwrap();
    doctor.shares();
    let id = doctor.space().requests.remove(0).id;
    let view = doctor.app.space_refuse(RequestRef { id: id.clone() }).unwrap();
    assert!(view.requests.is_empty() && view.invites.is_empty());
    assert_eq!(doctor.app.space_approve(as_member(id)).unwrap_err().code, Code::NotFound);
    lay.shares();
    assert!(lay.space().sentence.contains("ask for a new code"));
    assert_eq!(doctor.space().members.len(), 1);

    let asked = lay.joins(&doctor.invites().code, folder.path()).unwrap();
    doctor.shares();
    let request = doctor.space().requests.remove(0);
    assert_eq!(request.words, asked.words);
    doctor.app.space_approve(as_member(request.id)).unwrap();
    lay.shares();
    assert_eq!(lay.space().phase, SpacePhase::Member);
}

#[test]
fn members_do_not_invite_and_nobody_joins_twice() {
    let pair = pair();
    let refused = pair.lay.app.space_invite(InviteNew::default()).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    let code = pair.doctor.invites().code;
    assert_eq!(pair.lay.joins(&code, pair.folder.path()).unwrap_err().code, Code::Refused);
}

#[test]
fn a_third_colleague_reads_what_was_shared_before_and_knows_everybody() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    pair.lay.publishes(pair.provider, "Kind words at lunch.");
    pair.doctor.shares();
    pair.lay.shares();
    let third = Person::new();
    third.set_up_as("Priya Anand", cf_domain::word::Role::QualityManager);
    third.joins(&pair.doctor.invites().code, pair.folder.path()).unwrap();
    pair.doctor.shares();
    let id = pair.doctor.space().requests.remove(0).id;
    pair.doctor.app.space_approve(as_member(id)).unwrap();
    third.shares();
    let mut authors: Vec<String> =
        third.summaries().into_iter().map(|summary| summary.author).collect();
    authors.sort();
    assert_eq!(authors, ["Dr Ayesha Khan", "Tom Reeve"]);
    assert_eq!(third.space().members.len(), 3);
}
