//! A member whose computers are lost, on a new one: who counts from then on, and who reads what.

use crate::world::{Person, QUALITY, pair};
use cf_domain::PersonId;
use cf_domain::word::Audience;
use cf_ledger::{Channel, DevicePublic};
use cf_sync::engine::members;
use cf_sync::invite::{self, Invitation, Request};
use cf_sync::local::{Local as _, OwnDevice};
use cf_sync::member::Standing;
use cf_sync::space::EpochKey;
use cf_sync::testing::{MemoryLocal, MemoryStore};
use cf_sync::{SharedChannel, SyncError, admin, segment};
use std::collections::BTreeSet;

const SAFEGUARDING: Channel = Channel::Records(Audience::Safeguarding);

fn person(of: &Person) -> PersonId {
    of.local.own_device().unwrap().person
}

fn device(of: &Person) -> DevicePublic {
    of.local.own_device().unwrap().sign.public()
}

fn replace(
    by: &mut Person,
    asked: &(Invitation, Request),
    whom: PersonId,
) -> Result<(), SyncError> {
    by.with(|local, ambient| invite::replace(local, &asked.0, &asked.1, whom, ambient))
}

fn approve(by: &mut Person, asked: &(Invitation, Request)) -> Result<(), SyncError> {
    let channels = BTreeSet::from([SharedChannel::QUALITY]);
    by.with(|local, ambient| {
        invite::approve(local, &asked.0, &asked.1, Standing::Member, &channels, ambient)
    })
}

/// The segments of the store that open with somebody's keys, by name.
fn opened_by(store: &MemoryStore, who: &Person) -> BTreeSet<String> {
    let keys = who.local.keys().unwrap();
    let opens = |bytes: &[u8]| {
        let Ok(label) = segment::label(bytes) else { return false };
        keys.iter().filter_map(EpochKey::secret).any(|secret| label.open(secret).is_ok())
    };
    let segments = store.all().into_iter().filter(|(_, bytes)| opens(bytes));
    segments.map(|(name, _)| name).collect()
}

/// An owner, an administrator, and a member who reads what safeguarding leads read.
fn team(store: &MemoryStore) -> (Person, Person, Person) {
    let (mut doctor, mut manager, mut lay) = (Person::new(1), Person::new(3), Person::new(2));
    doctor.found_with(&[SharedChannel::QUALITY, SharedChannel::SAFEGUARDING]);
    doctor.sync(store);
    doctor.let_in(&mut manager, store, Standing::Admin);
    doctor.let_in(&mut lay, store, Standing::Member);
    let both = BTreeSet::from([SharedChannel::QUALITY, SharedChannel::SAFEGUARDING]);
    for whom in [person(&manager), person(&lay)] {
        let standing = members(&doctor.local).unwrap().active_person(whom).unwrap().standing;
        doctor.with(|local, ambient| admin::change(local, whom, standing, &both, ambient)).unwrap();
    }
    doctor.sync(store);
    manager.sync(store);
    lay.sync(store);
    (doctor, manager, lay)
}

#[test]
fn a_member_comes_back_on_a_new_computer_as_who_they_were() {
    let store = MemoryStore::default();
    let (mut doctor, mut manager, mut lay) = team(&store);
    lay.note(SAFEGUARDING, "from the old computer");
    lay.sync(&store);
    manager.sync(&store);
    doctor.sync(&store);
    doctor.note(SAFEGUARDING, "before the loss");
    doctor.sync(&store);

    // A new vault does not know who its user was: it asks as somebody new.
    let mut new = Person::new(20);
    let asked = manager.is_asked(&mut new, &store);
    let mut thief = lay.clone();
    replace(&mut manager, &asked, person(&lay)).unwrap();
    manager.sync(&store);
    let report = new.sync(&store);
    assert_eq!((report.standing, report.received), (Some(Standing::Member), 2), "{report:?}");

    let known = members(&doctor.local).unwrap();
    assert!(known.owner_of(&device(&new)).is_none(), "the doctor has not heard of it");
    doctor.sync(&store);
    let known = members(&doctor.local).unwrap();
    let member = known.on_duty(&device(&new)).unwrap();
    assert_eq!((member.person, member.computers().count()), (person(&lay), 1));
    assert!(member.reads(SharedChannel::SAFEGUARDING), "what they might read they may read");
    assert_eq!(known.everybody().count(), 3, "nobody new");
    for of in [&manager, &new] {
        assert_eq!(members(&of.local).unwrap(), known);
    }

    // All of it goes on: what they say comes to all, and what others say to them.
    new.note(SAFEGUARDING, "from the new computer");
    doctor.note(QUALITY, "to all");
    new.sync(&store);
    doctor.sync(&store);
    new.sync(&store);
    manager.sync(&store);
    for channel in [QUALITY, SAFEGUARDING] {
        assert_eq!(new.local.events(channel), doctor.local.events(channel));
        assert_eq!(manager.local.events(channel), doctor.local.events(channel));
    }
    assert_eq!(doctor.local.events(SAFEGUARDING).len(), 3);

    // The lost computer: nothing that it says is taken in, nothing that is said opens with its keys.
    let late = thief.note(QUALITY, "in somebody else's name");
    thief.sync(&store);
    let opened = opened_by(&store, &thief);
    for someone in [&mut doctor, &mut manager, &mut new] {
        someone.sync(&store);
        someone.note(SAFEGUARDING, "afterwards");
        someone.note(QUALITY, "afterwards");
        someone.sync(&store);
        assert!(!someone.local.events(QUALITY).contains(&late));
    }
    thief.sync(&store);
    assert_eq!(opened_by(&store, &thief), opened);
}

#[test]
fn it_takes_an_explicit_act_of_somebody_above() {
    let store = MemoryStore::default();
    let (mut doctor, mut manager, mut lay) = team(&store);
    let whom = person(&lay);
    // A computer that says it is the member's, and is not known as theirs.
    let mut new = Person::new(20);
    let own = OwnDevice { person: whom, ..new.local.own_device().unwrap() };
    new.local = MemoryLocal::new(own, 77);
    let asked = manager.is_asked(&mut new, &store);
    assert!(matches!(approve(&mut manager, &asked), Err(SyncError::AlreadyAMember)));
    assert!(members(&manager.local).unwrap().owner_of(&device(&new)).is_none());
    let by_themselves = replace(&mut lay, &asked, whom);
    assert!(matches!(by_themselves, Err(SyncError::NotAllowed)), "their own computer lets it in");
    let owner = person(&doctor);
    let mut other = asked.clone();
    other.1.applicant.person = Person::new(30).local.own_device().unwrap().person;
    assert!(matches!(replace(&mut manager, &other, owner), Err(SyncError::NotAllowed)));
    assert!(matches!(replace(&mut manager, &asked, owner), Err(SyncError::AlreadyAMember)));
    assert!(matches!(
        replace(&mut manager, &other, PersonId(uuid::Uuid::nil())),
        Err(SyncError::NoSuchMember)
    ));
    assert_eq!(members(&manager.local).unwrap(), members(&lay.local).unwrap(), "nothing was said");
    replace(&mut manager, &asked, whom).unwrap();
    manager.sync(&store);
    assert_eq!(new.sync(&store).standing, Some(Standing::Member));
    doctor.sync(&store);
    assert!(members(&doctor.local).unwrap().on_duty(&device(&lay)).is_none());
}

#[test]
fn all_computers_of_the_member_are_shut_out_and_none_comes_back() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    let mut first = Person::new(20);
    let asked = doctor.is_asked(&mut first, &store);
    replace(&mut doctor, &asked, person(&lay)).unwrap();
    doctor.sync(&store);
    first.sync(&store);
    // That one is lost too.
    let mut second = Person::new(21);
    let asked = doctor.is_asked(&mut second, &store);
    replace(&mut doctor, &asked, person(&lay)).unwrap();
    doctor.sync(&store);
    second.sync(&store);
    let known = members(&doctor.local).unwrap();
    assert_eq!(known.active_person(person(&lay)).unwrap().computers().count(), 1);
    for gone in [&mut lay, &mut first] {
        assert!(known.on_duty(&device(gone)).is_none());
        gone.note(QUALITY, "still here");
        assert_eq!(gone.sync(&store).standing, None, "it is told");
    }
    assert_eq!(doctor.sync(&store).received, 0);
    // A computer that was shut out cannot be let in again, by nobody and in no way.
    let mut back = Person::new(2);
    let asked = doctor.is_asked(&mut back, &store);
    assert!(matches!(approve(&mut doctor, &asked), Err(SyncError::ShutOut)));
    assert!(matches!(replace(&mut doctor, &asked, person(&lay)), Err(SyncError::ShutOut)));
}

#[test]
fn who_was_removed_and_comes_back_brings_no_other_computer_with_them() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    lay.note(QUALITY, "before");
    lay.sync(&store);
    doctor.sync(&store);
    let whom = person(&lay);
    doctor.with(|local, ambient| admin::remove(local, whom, ambient)).unwrap();
    doctor.sync(&store);
    // The same person, on another computer: the one that they had may be in other hands.
    let mut new = Person::new(20);
    let own = OwnDevice { person: whom, ..new.local.own_device().unwrap() };
    new.local = MemoryLocal::new(own, 77);
    let asked = doctor.is_asked(&mut new, &store);
    approve(&mut doctor, &asked).unwrap();
    doctor.sync(&store);
    let report = new.sync(&store);
    assert_eq!((report.standing, report.received), (Some(Standing::Member), 1), "{report:?}");
    assert!(members(&doctor.local).unwrap().on_duty(&device(&lay)).is_none());
    let keys = lay.local.keys().unwrap();
    lay.note(QUALITY, "still here");
    lay.sync(&store);
    assert_eq!(lay.local.keys().unwrap(), keys, "no new key came");
    assert_eq!((doctor.sync(&store).received, new.sync(&store).received), (0, 0));
    new.note(QUALITY, "back");
    new.sync(&store);
    assert_eq!(doctor.sync(&store).received, 1);
}

#[test]
fn an_act_that_is_cut_short_leaves_nothing_half_done() {
    let store = MemoryStore::default();
    let (mut doctor, lay) = pair(&store);
    let mut new = Person::new(20);
    let asked = doctor.is_asked(&mut new, &store);
    let before = members(&doctor.local).unwrap();
    for writes in 0.. {
        let mut again = doctor.clone();
        again.local.writes_left = Some(writes);
        let done = replace(&mut again, &asked, person(&lay));
        again.local.writes_left = None;
        if done.is_ok() {
            let known = members(&again.local).unwrap();
            assert!(known.on_duty(&device(&new)).is_some());
            assert!(known.on_duty(&device(&lay)).is_none());
            break;
        }
        assert_eq!(members(&again.local).unwrap(), before, "after {writes} writes");
    }
}
