//! Letting in, changing, removing: who reads what, and what counts.

use crate::world::{OPTIONS, Person, QUALITY, pair};
use cf_domain::word::Audience;
use cf_ledger::Channel;
use cf_sync::admin;
use cf_sync::engine::members;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::space::EpochKey;
use cf_sync::testing::{MemoryLocal, MemoryStore};
use cf_sync::{SharedChannel, SyncError, invite, segment};
use std::collections::BTreeSet;

const SAFEGUARDING: Channel = Channel::Records(Audience::Safeguarding);

fn only_quality() -> BTreeSet<SharedChannel> {
    BTreeSet::from([SharedChannel::QUALITY])
}

fn both() -> BTreeSet<SharedChannel> {
    BTreeSet::from([SharedChannel::QUALITY, SharedChannel::SAFEGUARDING])
}

fn person(of: &Person) -> cf_domain::PersonId {
    of.local.own_device().unwrap().person
}

fn device(of: &Person) -> cf_ledger::DevicePublic {
    of.local.own_device().unwrap().sign.public()
}

/// How many segments of a channel open with somebody's keys.
fn readable(store: &MemoryStore, keys: &[EpochKey], channel: SharedChannel) -> usize {
    let segments = store.all().into_iter().filter(|(name, _)| name.ends_with(".vseg"));
    segments
        .filter(|(_, bytes)| {
            let label = segment::label(bytes).unwrap();
            let mut secrets = keys.iter().filter_map(EpochKey::secret);
            label.channel == channel && secrets.any(|secret| label.open(secret).is_ok())
        })
        .count()
}

fn keys(of: &Person) -> Vec<EpochKey> {
    of.local.keys().unwrap()
}

/// A founder with every key, and a member of the quality team.
fn team(store: &MemoryStore) -> (Person, Person) {
    let (mut doctor, mut lay) = (Person::new(1), Person::new(2));
    doctor.found_with(&[SharedChannel::QUALITY, SharedChannel::SAFEGUARDING]);
    doctor.sync(store);
    doctor.let_in(&mut lay, store, Standing::Member);
    (doctor, lay)
}

fn change(
    by: &mut Person,
    whom: &Person,
    standing: Standing,
    channels: &BTreeSet<SharedChannel>,
) -> Result<(), SyncError> {
    let whom = person(whom);
    by.with(|local, ambient| admin::change(local, whom, standing, channels, ambient))
}

#[test]
fn what_was_not_opened_to_somebody_stays_closed_until_it_is() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = team(&store);
    doctor.note(SAFEGUARDING, "for the leads");
    doctor.note(QUALITY, "for the team");
    doctor.sync(&store);
    assert_eq!(lay.sync(&store).received, 1);
    assert_eq!(readable(&store, &keys(&lay), SharedChannel::SAFEGUARDING), 0);

    change(&mut doctor, &lay, Standing::Member, &both()).unwrap();
    doctor.sync(&store);
    let report = lay.sync(&store);
    assert_eq!(
        (report.received, report.problems.len()),
        (1, 0),
        "what was shared before is theirs"
    );
    lay.note(SAFEGUARDING, "seen");
    lay.sync(&store);
    assert_eq!(doctor.sync(&store).received, 1);
}

#[test]
fn what_is_closed_to_somebody_is_sealed_to_a_key_that_they_do_not_get() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = team(&store);
    change(&mut doctor, &lay, Standing::Member, &both()).unwrap();
    doctor.sync(&store);
    lay.sync(&store);
    lay.note(SAFEGUARDING, "said while it was open");
    lay.sync(&store);
    doctor.sync(&store);

    change(&mut doctor, &lay, Standing::Member, &only_quality()).unwrap();
    doctor.note(SAFEGUARDING, "said after it was closed");
    doctor.note(QUALITY, "goes on");
    doctor.sync(&store);
    let report = lay.sync(&store);
    assert_eq!((report.received, report.standing), (1, Some(Standing::Member)), "{report:?}");
    let before = readable(&store, &keys(&lay), SharedChannel::SAFEGUARDING);
    assert_eq!(before, 1, "their own from before, and no more");

    // What they still write there is not taken in, what they wrote before is, also by newcomers.
    lay.note(SAFEGUARDING, "not any more");
    lay.note(QUALITY, "but here");
    lay.sync(&store);
    let report = doctor.sync(&store);
    assert_eq!(report.received, 1, "{report:?}");
    let mut lead = Person::new(3);
    doctor.let_in(&mut lead, &store, Standing::Member);
    change(&mut doctor, &lead, Standing::Member, &both()).unwrap();
    doctor.sync(&store);
    lead.sync(&store);
    assert_eq!(lead.local.events(SAFEGUARDING), doctor.local.events(SAFEGUARDING));
    assert_eq!(lead.local.events(SAFEGUARDING).len(), 2);
}

#[test]
fn a_removed_member_reads_nothing_new_and_nothing_new_of_theirs_counts() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = team(&store);
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, Standing::Member);
    lay.note(QUALITY, "before");
    lay.sync(&store);
    doctor.sync(&store);
    let whom = person(&lay);
    doctor.with(|local, ambient| admin::remove(local, whom, ambient)).unwrap();
    doctor.note(QUALITY, "after");
    doctor.sync(&store);
    assert_eq!(manager.sync(&store).received, 2);
    manager.note(QUALITY, "with the new key too");
    manager.sync(&store);
    let known = keys(&lay);
    lay.sync(&store);
    assert_eq!(keys(&lay), known, "no new key came");
    assert_eq!(readable(&store, &known, SharedChannel::QUALITY), 1, "their own from before");
    assert_eq!(doctor.sync(&store).received, 1);
    // The list of members is closed to them too.
    let new = doctor.local.keys().unwrap();
    assert!(new.iter().filter(|key| key.channel == SharedChannel::MEMBERS).count() > 1);
}

#[test]
fn what_a_colleague_says_after_the_last_words_of_a_removed_one_counts_for_all() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = team(&store);
    let (mut manager, mut third) = (Person::new(3), Person::new(4));
    doctor.let_in(&mut manager, &store, Standing::Admin);
    doctor.let_in(&mut third, &store, Standing::Admin);
    manager.sync(&store);
    // The third says something, and the manager, who has read it, says more.
    change(&mut third, &lay, Standing::LayReader, &only_quality()).unwrap();
    third.sync(&store);
    manager.sync(&store);
    change(&mut manager, &lay, Standing::Member, &only_quality()).unwrap();
    manager.sync(&store);
    // The owner has read neither, and removes the third.
    let whom = person(&third);
    doctor.with(|local, ambient| admin::remove(local, whom, ambient)).unwrap();
    for _ in 0..3 {
        for member in [&mut doctor, &mut manager, &mut lay] {
            member.sync(&store);
        }
    }
    let members = |person: &Person| cf_sync::engine::members(&person.local).unwrap();
    assert_eq!(members(&doctor).incomplete, 0);
    assert_eq!(members(&doctor), members(&manager));
    assert_eq!(members(&doctor), members(&lay));
    let standing = |whom| members(&doctor).active_person(whom).map(|member| member.standing);
    assert_eq!((standing(whom), standing(person(&lay))), (None, Some(Standing::Member)));
}

#[test]
fn only_somebody_above_removes_and_nobody_is_removed_twice() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = team(&store);
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, Standing::Admin);
    lay.sync(&store);
    manager.sync(&store);
    let (owner, member) = (person(&doctor), person(&lay));
    let by_member = lay.with(|local, ambient| admin::remove(local, owner, ambient));
    assert!(matches!(by_member, Err(SyncError::NotAllowed)));
    let upwards = manager.with(|local, ambient| admin::remove(local, owner, ambient));
    assert!(matches!(upwards, Err(SyncError::NotAllowed)));
    manager.with(|local, ambient| admin::remove(local, member, ambient)).unwrap();
    let again = manager.with(|local, ambient| admin::remove(local, member, ambient));
    assert!(matches!(again, Err(SyncError::NoSuchMember)));
    assert!(manager.local.sealed_unpublished().unwrap().iter().all(|out| out.part.is_none()));
}

#[test]
fn of_two_who_change_keys_at_once_nobody_seals_to_somebody_who_was_removed() {
    let store = MemoryStore::default();
    let (mut doctor, lay) = team(&store);
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, Standing::Admin);
    change(&mut doctor, &manager, Standing::Admin, &both()).unwrap();
    doctor.sync(&store);
    manager.sync(&store);
    // The manager takes safeguarding from a third person and so draws new keys, which the lay
    // member gets; the doctor removes the lay member at the same time.
    let mut third = Person::new(4);
    doctor.let_in(&mut third, &store, Standing::Member);
    change(&mut doctor, &third, Standing::Member, &both()).unwrap();
    doctor.sync(&store);
    manager.sync(&store);
    change(&mut manager, &third, Standing::Member, &only_quality()).unwrap();
    let whom = person(&lay);
    doctor.with(|local, ambient| admin::remove(local, whom, ambient)).unwrap();
    doctor.sync(&store);
    manager.sync(&store);
    doctor.sync(&store);
    manager.sync(&store);
    let before = readable(&store, &every_key_given_to(&lay, &store), SharedChannel::QUALITY);
    for someone in [&mut doctor, &mut manager, &mut third] {
        someone.sync(&store);
        someone.note(QUALITY, "after both");
        assert_eq!(someone.sync(&store).pending, 0);
    }
    let given = every_key_given_to(&lay, &store);
    assert_eq!(readable(&store, &given, SharedChannel::QUALITY), before);
    assert_eq!(doctor.sync(&store).problems, []);
}

/// Every key that is wrapped for somebody's device anywhere in the store, believed or not.
fn every_key_given_to(whom: &Person, store: &MemoryStore) -> Vec<EpochKey> {
    let own = whom.local.own_device().unwrap();
    let space = whom.local.space().unwrap().unwrap().genesis.space;
    let keyrings = store.all().into_iter().filter(|(name, _)| name.ends_with(".vkey"));
    keyrings.filter_map(|(_, bytes)| EpochKey::unwrap(&bytes, space, &own.seal).ok()).collect()
}

#[test]
fn a_lay_reader_reads_and_is_not_heard() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = (Person::new(1), Person::new(2));
    doctor.found();
    doctor.sync(&store);
    doctor.let_in(&mut lay, &store, Standing::LayReader);
    doctor.note(QUALITY, "read this");
    doctor.sync(&store);
    assert_eq!(lay.sync(&store).received, 1);
    lay.note(QUALITY, "may I?");
    let report = lay.sync(&store);
    assert_eq!((report.sent, report.pending), (0, 1), "it stays on their computer: {report:?}");
    assert_eq!(doctor.sync(&store).received, 0);
    change(&mut doctor, &lay, Standing::Member, &only_quality()).unwrap();
    doctor.sync(&store);
    lay.sync(&store);
    assert_eq!(doctor.sync(&store).received, 1, "once they may, what waited goes out");
}

#[test]
fn a_contributor_sends_and_reads_nothing() {
    let store = MemoryStore::default();
    let (mut doctor, mut practice) = (Person::new(1), Person::new(2));
    doctor.found();
    doctor.sync(&store);
    doctor.note(QUALITY, "of the team");
    doctor.sync(&store);
    doctor.let_in(&mut practice, &store, Standing::Contributor);
    practice.note(QUALITY, "a hunch");
    let report = practice.sync(&store);
    assert_eq!((report.sent, report.received, report.pending), (1, 0, 0), "{report:?}");
    assert_eq!(doctor.sync(&store).received, 1);
    assert_eq!(readable(&store, &keys(&practice), SharedChannel::QUALITY), 0);
    practice.note(QUALITY, "another");
    practice.sync(&store);
    assert_eq!(doctor.sync(&store).received, 1);
}

/// A further computer of somebody, let in by their first one.
fn second_computer(first: &mut Person, number: u64, store: &MemoryStore) -> Person {
    let mut second = Person::new(number);
    let invitation = first
        .with(|local, ambient| invite::invite(local, invite::For::OwnDevice, ambient))
        .unwrap();
    first.sync(store);
    let code = invitation.secret.code();
    let joining = second
        .with(|local, ambient| invite::join(store, local, &code, "Whoever", "lay-member", ambient))
        .unwrap();
    assert_eq!(joining.whom, invite::For::OwnDevice);
    second.sync(store);
    let knocks = invite::requests(store, &invitation).unwrap();
    assert_eq!(knocks[0].words, joining.words);
    first
        .with(|local, ambient| {
            invite::approve_device(local, &invitation, &knocks[0].request, ambient)
        })
        .unwrap();
    first.sync(store);
    second
}

#[test]
fn a_second_computer_reads_and_writes_as_the_same_person() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = team(&store);
    doctor.note(QUALITY, "earlier");
    doctor.sync(&store);
    // A plain member lets their own computer in; no administrator is needed.
    let mut laptop = second_computer(&mut lay, 7, &store);
    let report = laptop.sync(&store);
    assert_eq!((report.standing, report.received), (Some(Standing::Member), 1), "{report:?}");
    laptop.note(QUALITY, "from the second computer");
    assert_eq!(laptop.sync(&store).sent, 1);
    assert_eq!(doctor.sync(&store).received, 1);
    let known = members(&doctor.local).unwrap();
    assert_eq!(known.owner_of(&device(&laptop)).unwrap().0.person, person(&lay));
}

#[test]
fn a_lost_computer_is_shut_out_and_its_person_stays() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = team(&store);
    let mut laptop = second_computer(&mut lay, 7, &store);
    laptop.sync(&store);
    doctor.sync(&store);
    let mut thief = laptop.clone();
    let lost = device(&laptop);
    // The second computer cannot shut out the first; the first can shut out the second, though a
    // plain member's new keys are drawn by an administrator.
    let first = device(&lay);
    let upside_down = laptop.with(|local, ambient| admin::remove_device(local, first, ambient));
    assert!(matches!(upside_down, Err(SyncError::NotAllowed)));
    lay.sync(&store);
    lay.with(|local, ambient| admin::remove_device(local, lost, ambient)).unwrap();
    lay.sync(&store);
    doctor.sync(&store);
    lay.sync(&store);
    lay.note(QUALITY, "goes on");
    assert_eq!(lay.sync(&store).pending, 0);
    assert_eq!(doctor.sync(&store).received, 1);
    assert_eq!(readable(&store, &keys(&thief), SharedChannel::QUALITY), 0);
    thief.note(QUALITY, "in somebody else's name");
    thief.sync(&store);
    assert_eq!(doctor.sync(&store).received, 0);
}

#[test]
fn a_recovery_sheet_lets_an_administrator_in_when_nobody_else_can() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = team(&store);
    let refused = lay.with(|local, ambient| admin::make_sheet(local, "sheet", ambient).map(|_| ()));
    assert!(matches!(refused, Err(SyncError::NotAllowed)));
    doctor.note(SAFEGUARDING, "before the sheet");
    let sheet = doctor.with(|local, ambient| admin::make_sheet(local, "sheet", ambient)).unwrap();
    doctor.sync(&store);
    lay.sync(&store);
    assert_eq!(admin::SheetSecret::from_code(&sheet.code().to_lowercase()).unwrap(), sheet);
    assert!(invite::InviteSecret::from_code(&sheet.code()).is_err(), "it is no invitation");

    // The owner's computer is gone.
    let genesis = doctor.local.space().unwrap().unwrap();
    let mut paper = Person::new(0);
    paper.local = MemoryLocal::new(sheet.device(genesis.genesis.founder.person), 5);
    paper.local.enter(&genesis, &[], &[]).unwrap();
    paper.sync(&store);
    let mut manager = Person::new(9);
    let who = manager.local.own_device().unwrap().applicant("The manager", "quality-manager");
    paper.with(|local, ambient| admin::appoint(local, &who, true, ambient)).unwrap();
    assert_eq!(paper.sync(&store).pending, 0);
    manager.local.enter(&genesis, &[], &[]).unwrap();
    let report = manager.sync(&store);
    assert_eq!((report.standing, report.received), (Some(Standing::Admin), 1), "{report:?}");
    lay.sync(&store);
    doctor.note(QUALITY, "from the computer that was shut out");
    doctor.sync(&store);
    assert_eq!(lay.sync(&store).received, 0);
    let whom = person(&lay);
    manager.with(|local, ambient| admin::remove(local, whom, ambient)).unwrap();
}

#[test]
fn keys_are_handed_out_once() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    let told = doctor.local.envelopes(Channel::Members);
    assert!(told.iter().any(|event| event.payload().unwrap().kind == "key"));
    lay.note(QUALITY, "one");
    lay.sync(&store);
    assert_eq!(doctor.sync(&store).received, 1);
    // Nothing is handed out a second time.
    let before = store.all().len();
    for _ in 0..3 {
        doctor.try_sync(&store, OPTIONS).unwrap();
        lay.try_sync(&store, OPTIONS).unwrap();
    }
    assert_eq!(store.all().len(), before);
}
