//! How often a store is asked, and for what.

use crate::world::{OPTIONS, Person, QUALITY, pair};
use cf_ledger::FeedId;
use cf_sync::engine::Finding;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::store::Listing;
use cf_sync::testing::MemoryStore;
use cf_sync::{SharedChannel, Store, StoreError, admin};
use std::cell::RefCell;
use std::collections::BTreeSet;

const SAFEGUARDING: SharedChannel = SharedChannel::SAFEGUARDING;

/// A store that notes what it is asked for.
pub struct Asked {
    inner: MemoryStore,
    asked: RefCell<Vec<String>>,
}

impl Asked {
    pub fn new(inner: &MemoryStore) -> Self {
        Self { inner: inner.clone(), asked: RefCell::default() }
    }

    fn note(&self, what: &str, name: &str) {
        self.asked.borrow_mut().push(format!("{what} {name}"));
    }

    pub fn taken(&self) -> Vec<String> {
        self.asked.take()
    }
}

impl Store for Asked {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.note("put", name);
        self.inner.put(name, bytes)
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.note("get", name);
        self.inner.get(name)
    }

    fn get_all(&self, names: &[&str]) -> Vec<Result<Vec<u8>, StoreError>> {
        self.note("get", &format!("{} at once", names.len()));
        names.iter().map(|name| self.inner.get(name)).collect()
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.note("head", name);
        self.inner.head(name)
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        self.note("list", prefix);
        self.inner.list(prefix)
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        self.note("delete", name);
        self.inner.delete(name)
    }
}

#[test]
fn where_nothing_is_new_the_store_is_asked_once() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "summary");
    doctor.sync(&store);
    lay.sync(&store);
    let asked = Asked::new(&store);
    for person in [&mut doctor, &mut lay] {
        let report = person.try_sync(&asked, OPTIONS).unwrap();
        assert_eq!((report.problems, report.pending), (vec![], 0));
        assert_eq!(asked.taken(), ["list t/"]);
    }
    lay.note(QUALITY, "answer");
    assert_eq!(lay.try_sync(&asked, OPTIONS).unwrap().sent, 1, "what waits is sent all the same");
    asked.taken();
    assert_eq!(doctor.try_sync(&asked, OPTIONS).unwrap().received, 1);
    // Once a day it is looked whether everything of ours is there.
    asked.taken();
    doctor.now_ms += 24 * 60 * 60 * 1000;
    doctor.try_sync(&asked, OPTIONS).unwrap();
    assert!(asked.taken().len() > 1);
}

/// A doctor's space of so many further colleagues, who all have written something.
fn writers(store: &MemoryStore, number: u64) -> (Person, Vec<Person>) {
    let (mut doctor, mut lay) = pair(store);
    let mut others: Vec<Person> = (0..number).map(|n| Person::new(10 + n)).collect();
    for other in &mut others {
        doctor.let_in(other, store, Standing::Member);
    }
    for writer in &mut others {
        writer.note(QUALITY, "summary");
        writer.sync(store);
    }
    lay.sync(store);
    for writer in &mut others {
        writer.note(QUALITY, "another");
        writer.sync(store);
    }
    (lay, others)
}

#[test]
fn what_several_colleagues_sent_is_kept_in_one_transaction() {
    let writes = |colleagues| {
        let store = MemoryStore::default();
        let (mut reader, _) = writers(&store, colleagues);
        reader.local.writes_left = Some(1000);
        assert_eq!(reader.sync(&store).received, colleagues);
        1000 - reader.local.writes_left.unwrap()
    };
    assert_eq!(writes(1), writes(5));
}

#[test]
fn a_feed_that_the_vault_refuses_holds_up_no_other() {
    let store = MemoryStore::default();
    let (mut reader, others) = writers(&store, 4);
    let before = reader.local.events(QUALITY).len();
    for other in &others {
        let key = other.local.own_device().unwrap().sign.public();
        let life = other.local.incarnation().unwrap();
        let mut reader = reader.clone();
        reader.local.refused = Some(FeedId::derive(&key.0, QUALITY, life));
        assert!(reader.try_sync(&store, OPTIONS).is_err());
        assert_eq!(reader.local.events(QUALITY).len(), before + 3);
        reader.local.refused = None;
        assert_eq!(reader.sync(&store).received, 1);
    }
    assert_eq!(reader.sync(&store).received, 4);
}

/// A doctor who also writes for the safeguarding leads, and a lay member who is none.
fn with_safeguarding(store: &MemoryStore) -> (Person, Person) {
    let (mut doctor, mut lay) = (Person::new(1), Person::new(2));
    doctor.found_with(&[SharedChannel::QUALITY, SAFEGUARDING]);
    doctor.sync(store);
    doctor.let_in(&mut lay, store, Standing::Member);
    (doctor, lay)
}

fn open_safeguarding(doctor: &mut Person, lay: &Person) {
    let person = lay.local.own_device().unwrap().person;
    let both = BTreeSet::from([SharedChannel::QUALITY, SAFEGUARDING]);
    doctor
        .with(|local, ambient| admin::change(local, person, Standing::Member, &both, ambient))
        .unwrap();
}

#[test]
fn what_is_for_others_is_looked_at_once_and_again_with_a_key() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = with_safeguarding(&store);
    doctor.note(SAFEGUARDING.channel(), "alert");
    doctor.sync(&store);
    assert_eq!(lay.sync(&store).received, 0);
    let asked = Asked::new(&store);
    lay.try_sync(&asked, OPTIONS).unwrap();
    assert_eq!(asked.taken(), ["list t/"]);
    open_safeguarding(&mut doctor, &lay);
    doctor.sync(&store);
    assert_eq!(lay.try_sync(&asked, OPTIONS).unwrap().received, 1);
}

#[test]
fn an_exchange_that_ends_after_a_key_came_reads_what_it_opens_the_next_time() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = with_safeguarding(&store);
    doctor.note(SAFEGUARDING.channel(), "alert");
    doctor.sync(&store);
    lay.sync(&store);
    open_safeguarding(&mut doctor, &lay);
    doctor.sync(&store);
    for writes in 0.. {
        let mut lay = lay.clone();
        lay.local.writes_left = Some(writes);
        let died = lay.try_sync(&store, OPTIONS).is_err();
        lay.local.writes_left = None;
        lay.sync(&store);
        assert_eq!(lay.local.events(SAFEGUARDING.channel()).len(), 1, "after {writes} writes");
        if !died {
            break;
        }
    }
}

#[test]
fn a_key_that_comes_later_than_its_news_is_looked_for() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = with_safeguarding(&store);
    doctor.note(SAFEGUARDING.channel(), "alert");
    doctor.sync(&store);
    lay.sync(&store);
    let before = store.all();
    open_safeguarding(&mut doctor, &lay);
    doctor.sync(&store);
    // A folder service brings the files one after the other, the key last.
    let keyring = |name: &String| name.starts_with("k/") && !before.contains_key(name);
    let late: Vec<String> = store.all().into_keys().filter(keyring).collect();
    assert!(!late.is_empty());
    let bytes: Vec<Vec<u8>> = late.iter().map(|name| store.lose(name).unwrap()).collect();
    assert_eq!(lay.sync(&store).received, 0);
    for (name, bytes) in late.iter().zip(bytes) {
        store.overwrite(name, bytes);
    }
    assert_eq!(lay.sync(&store).received, 1);
}

#[test]
fn a_newcomer_fetches_many_objects_at_once() {
    let store = MemoryStore::default();
    let mut doctor = Person::new(1);
    doctor.found();
    doctor.sync(&store);
    for number in 0..20 {
        doctor.note(QUALITY, &format!("summary {number}"));
        doctor.sync(&store);
    }
    let mut lay = Person::new(2);
    let asked = Asked::new(&store);
    doctor.let_in_with(&mut lay, &store, |lay| {
        lay.try_sync(&asked, OPTIONS).unwrap();
    });
    assert_eq!(lay.local.events(QUALITY).len(), 20);
    let gets: Vec<String> =
        asked.taken().into_iter().filter(|asked| asked.starts_with("get ")).collect();
    assert!(gets.contains(&"get 20 at once".to_owned()), "{gets:?}");
    let seen = lay.local.verdicts().unwrap();
    assert!(seen.iter().all(|verdict| !matches!(verdict.finding, Finding::Refused(_))));
}
