//! One computer that sends a great amount does not fill everybody's disk.

use crate::requests::Asked;
use crate::world::{Person, QUALITY, THOROUGH, pair};
use cf_domain::PersonId;
use cf_sync::engine::{A_DAY, Code, Finding, IN_ALL, Pause, Tally};
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::testing::MemoryStore;
use cf_sync::{SyncError, admin};
use std::collections::BTreeMap;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

fn id(person: &Person) -> PersonId {
    person.local.own_device().unwrap().person
}

/// A doctor, a lay member and a manager who have all read each other.
fn team() -> (MemoryStore, Person, Person, Person) {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, Standing::Member);
    for person in [&mut lay, &mut manager, &mut doctor] {
        person.note(QUALITY, "hello");
        person.sync(&store);
    }
    for person in [&mut lay, &mut manager] {
        person.sync(&store);
    }
    (store, doctor, lay, manager)
}

/// So much has come from somebody since long ago, and so much of it today.
fn almost(reader: &mut Person, of: &Person, all: u64, today: u64) {
    let now_ms = reader.now_ms;
    let kept = reader.local.tallies.get_mut(&id(of)).expect("what was read is counted");
    assert!(kept.in_all > 0 && kept.today == kept.in_all);
    *kept = Tally { first_day: 1, in_all: all, today, ..Tally::new(now_ms) };
}

fn floods(person: &mut Person, store: &MemoryStore) {
    for number in 0..3 {
        person.note(QUALITY, &format!("flood {number}"));
        person.sync(store);
    }
}

#[test]
fn what_is_too_much_waits_and_others_go_on() {
    let (store, mut doctor, mut lay, mut manager) = team();
    almost(&mut doctor, &lay, IN_ALL - 1, 0);
    almost(&mut manager, &lay, IN_ALL, 0);
    floods(&mut lay, &store);
    manager.note(QUALITY, "in between");
    assert_eq!(manager.sync(&store).paused.len(), 1);
    let report = doctor.sync(&store);
    assert_eq!(report.received, 2, "the first of the flood, and what the manager wrote");
    assert_eq!(report.paused, BTreeMap::from([(id(&lay), Pause::UntilLetThrough)]));
    let codes: Vec<Code> = report.problems.iter().map(|problem| problem.code).collect();
    assert_eq!((codes, report.awaited), (vec![Code::Paused], 0));

    // Nothing of it is judged, and nothing more of it is fetched, however thoroughly one looks.
    let verdicts = doctor.local.verdicts().unwrap();
    assert!(!verdicts.iter().any(|verdict| matches!(verdict.finding, Finding::Refused(_))));
    let asked = Asked::new(&store);
    doctor.sync(&asked);
    doctor.now_ms += 3 * DAY_MS;
    assert_eq!(doctor.try_sync(&asked, THOROUGH).unwrap().received, 0);
    let fetched: Vec<String> =
        asked.taken().into_iter().filter(|what| what.starts_with("get f/")).collect();
    assert_eq!(fetched, Vec::<String>::new());

    // An administrator lets it through, and everybody takes it.
    let flooder = id(&lay);
    let refused = lay.with(|local, _| admin::let_through(local, flooder));
    assert!(matches!(refused, Err(SyncError::NotAllowed)), "{refused:?}");
    doctor.with(|local, _| admin::let_through(local, flooder)).unwrap();
    assert_eq!(doctor.sync(&store).received, 2);
    let report = manager.sync(&store);
    assert_eq!((report.received, report.problems, report.paused.len()), (3, vec![], 0));
    assert_eq!(manager.local.events(QUALITY), lay.sync_events(&store));
}

#[test]
fn enough_for_today_goes_on_tomorrow() {
    let (store, mut doctor, mut lay, _) = team();
    almost(&mut doctor, &lay, A_DAY, A_DAY);
    floods(&mut lay, &store);
    let report = doctor.sync(&store);
    assert_eq!(report.received, 0);
    assert_eq!(report.paused, BTreeMap::from([(id(&lay), Pause::ForToday)]));
    doctor.now_ms += DAY_MS;
    let report = doctor.sync(&store);
    assert_eq!((report.received, report.problems), (3, vec![]));
    assert_eq!(doctor.local.events(QUALITY), lay.local.events(QUALITY));
}

#[test]
fn a_new_feed_of_the_same_person_is_no_way_round_it() {
    let (store, mut doctor, mut lay, _) = team();
    almost(&mut doctor, &lay, IN_ALL, 0);
    lay.local.begin_new_life(&[]).unwrap();
    floods(&mut lay, &store);
    let report = doctor.sync(&store);
    assert_eq!((report.received, report.paused.len(), report.awaited), (0, 1, 0));
    let flooder = id(&lay);
    doctor.with(|local, _| admin::let_through(local, flooder)).unwrap();
    assert_eq!(doctor.sync(&store).received, 3);
}

#[test]
fn a_file_that_is_read_by_hand_is_read_whole_and_who_is_a_member_always() {
    let (store, mut doctor, mut lay, mut manager) = team();
    let appointed = id(&lay);
    doctor
        .with(|local, ambient| {
            let channels = std::collections::BTreeSet::from([cf_sync::SharedChannel::QUALITY]);
            admin::change(local, appointed, Standing::Admin, &channels, ambient)
        })
        .unwrap();
    doctor.sync(&store);
    lay.sync(&store);
    almost(&mut manager, &lay, IN_ALL, 0);
    floods(&mut lay, &store);
    let mut newcomer = Person::new(4);
    lay.let_in(&mut newcomer, &store, Standing::Member);
    newcomer.note(QUALITY, "I am new");
    newcomer.sync(&store);
    let report = manager.sync(&store);
    assert_eq!((report.received, report.paused.len()), (1, 1), "the newcomer's: {report:?}");
    let report = manager.reads_all_of(&mut lay);
    assert_eq!((report.received, report.paused.len()), (3, 0));
}
