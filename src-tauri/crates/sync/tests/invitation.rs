//! Letting somebody in.

use crate::world::{Person, QUALITY, pair};
use cf_sync::engine::members;
use cf_sync::keys::SealSecret;
use cf_sync::local::{Local as _, OwnDevice};
use cf_sync::member::Standing;
use cf_sync::testing::{MemoryLocal, MemoryStore};
use cf_sync::{SharedChannel, Store, SyncError, invite};
use std::collections::BTreeSet;

fn join(person: &mut Person, store: &dyn Store, code: &str) -> Result<invite::Joining, SyncError> {
    person
        .with(|local, ambient| invite::join(store, local, code, "Newcomer", "lay-member", ambient))
}

fn invited(person: &mut Person, store: &dyn Store) -> invite::Invitation {
    let invitation = person
        .with(|local, ambient| invite::invite(local, invite::For::Colleague, ambient))
        .unwrap();
    person.sync(store);
    invitation
}

fn approve(
    person: &mut Person,
    invitation: &invite::Invitation,
    request: &invite::Request,
) -> Result<(), SyncError> {
    let channels = BTreeSet::from([SharedChannel::QUALITY]);
    person.with(|local, ambient| {
        invite::approve(local, invitation, request, Standing::Member, &channels, ambient)
    })
}

#[test]
fn a_wrong_or_unknown_code_is_told_apart_and_changes_nothing() {
    let store = MemoryStore::default();
    let (mut doctor, _) = pair(&store);
    let code = invited(&mut doctor, &store).secret.code();
    let mut newcomer = Person::new(5);
    assert!(matches!(join(&mut newcomer, &store, "V1-AAAA"), Err(SyncError::BadCode)));
    let other = invite::InviteSecret::new([3; 16]).code();
    assert!(matches!(join(&mut newcomer, &store, &other), Err(SyncError::NoInvitation)));
    assert!(matches!(
        join(&mut newcomer, &MemoryStore::default(), &code),
        Err(SyncError::NoInvitation)
    ));
    assert!(join(&mut newcomer, &store, &code).is_ok());
}

#[test]
fn a_used_or_cancelled_invitation_lets_nobody_else_in() {
    let store = MemoryStore::default();
    let (mut doctor, _) = pair(&store);
    let invitation = invited(&mut doctor, &store);
    doctor.with(|local, ambient| invite::cancel(local, &invitation, ambient)).unwrap();
    doctor.sync(&store);
    let mut late = Person::new(5);
    assert!(matches!(
        join(&mut late, &store, &invitation.secret.code()),
        Err(SyncError::NoInvitation)
    ));

    let invitation = invited(&mut doctor, &store);
    let (mut one, mut two) = (Person::new(6), Person::new(7));
    join(&mut one, &store, &invitation.secret.code()).unwrap();
    join(&mut two, &store, &invitation.secret.code()).unwrap();
    one.sync(&store);
    two.sync(&store);
    let knocks = invite::requests(&store, &invitation).unwrap();
    assert_eq!(knocks.len(), 2);
    assert_ne!(knocks[0].words, knocks[1].words);
    approve(&mut doctor, &invitation, &knocks[0].request).unwrap();
    doctor.sync(&store);
    assert_eq!(invite::requests(&store, &invitation).unwrap(), []);
    let let_in = [&mut one, &mut two].map(|person| person.sync(&store).standing);
    assert_eq!(let_in.iter().filter(|standing| standing.is_some()).count(), 1);
}

#[test]
fn who_was_never_let_in_may_try_again_with_another_code() {
    let store = MemoryStore::default();
    let (mut doctor, _) = pair(&store);
    let mut newcomer = Person::new(5);
    let first = invited(&mut doctor, &store).secret.code();
    join(&mut newcomer, &store, &first).unwrap();
    newcomer.note(QUALITY, "written while waiting");
    let waiting = newcomer.sync(&store);
    assert_eq!((waiting.standing, waiting.pending, waiting.problems), (None, 1, vec![]));
    doctor.let_in(&mut newcomer, &store, Standing::Member);
    assert_eq!(newcomer.sync(&store).pending, 0);
    assert!(matches!(join(&mut newcomer, &store, &first), Err(SyncError::AlreadyInSpace)));
}

#[test]
fn members_do_not_invite_and_a_member_is_not_admitted_twice() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    let refused = lay.with(|local, ambient| invite::invite(local, invite::For::Colleague, ambient));
    assert!(matches!(refused, Err(SyncError::NotAllowed)));
    let invitation = invited(&mut doctor, &store);
    let mut again = Person::new(2);
    join(&mut again, &store, &invitation.secret.code()).unwrap();
    again.sync(&store);
    let knocks = invite::requests(&store, &invitation).unwrap();
    let mut elsewhere = knocks[0].request.clone();
    elsewhere.applicant.device.sign = Person::new(9).local.own_device().unwrap().sign.public();
    assert!(matches!(
        approve(&mut doctor, &invitation, &elsewhere),
        Err(SyncError::AlreadyAMember)
    ));
}

#[test]
fn a_member_who_lost_everything_but_the_device_s_key_is_given_the_keys_again() {
    let store = MemoryStore::default();
    let (mut doctor, _) = pair(&store);
    doctor.note(QUALITY, "summary");
    let mut again = Person::new(2);
    let own = again.local.own_device().unwrap();
    let own = OwnDevice { seal: SealSecret::new([9; 32]), ..own };
    again.local = MemoryLocal::new(own, 77);
    doctor.let_in(&mut again, &store, Standing::Member);
    let seal = again.local.own_device().unwrap().seal.public();
    let members = members(&doctor.local).unwrap();
    assert_eq!(members.everybody().count(), 2, "a member already");
    let sign = again.local.own_device().unwrap().sign.public();
    assert_eq!(
        members.owner_of(&sign).unwrap().1.seal,
        seal,
        "later keys are sealed to the new one"
    );
    assert_eq!(again.local.events(QUALITY), doctor.local.events(QUALITY));
}

#[test]
fn an_admin_lets_in_and_gives_keys() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "summary");
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, Standing::Admin);
    let mut newcomer = Person::new(4);
    manager.let_in(&mut newcomer, &store, Standing::Member);
    newcomer.note(QUALITY, "from the newcomer");
    newcomer.sync(&store);
    lay.sync(&store);
    doctor.sync(&store);
    assert_eq!(lay.local.events(QUALITY).len(), 2);
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
    assert_eq!(newcomer.local.events(QUALITY).len(), 2);
}

#[test]
fn nothing_in_the_mailbox_can_be_read_without_the_code() {
    let store = MemoryStore::default();
    pair(&store);
    for (name, bytes) in store.all() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Lay B"), "{name}");
    }
}
