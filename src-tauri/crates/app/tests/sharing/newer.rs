//! What a newer app writes is kept byte for byte and passed on, by vaults that do not understand it:
//! in its own files, in packs, and put back by somebody else after it was lost.

use super::packs::{TODAY, ending, exchanges, lets_in_another, of_records};
use super::pair::{Pair, as_member, pair};
use crate::bench::Person;
use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_domain::word::Audience;
use cf_ledger::{Action, Channel, EventId, Hlc, Payload};
use cf_sync::engine::Options;
use cf_sync::testing::{Dice, MemoryLocal, device};
use cf_sync::{Ambient, Depth, FolderStore, invite, sync};
use cf_wire::*;
use serde_json::json;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use uuid::Uuid;

/// More than are put back one by one: they come back as a pack.
const SENT: u64 = 40;

/// A member with the app of some later year.
struct Later {
    local: MemoryLocal,
    dice: Dice,
    store: FolderStore,
}

impl Later {
    fn with<T>(
        &mut self,
        work: impl FnOnce(&FolderStore, &mut MemoryLocal, &mut Ambient<'_>) -> T,
    ) -> T {
        let mut random = |bytes: &mut [u8]| self.dice.fill(bytes);
        let mut ambient = Ambient { now_ms: TODAY, random: &mut random };
        work(&self.store, &mut self.local, &mut ambient)
    }

    fn shares(&mut self) {
        let report = self.with(|store, local, ambient| {
            let options = Options { depth: Depth::Full, app: "critical-friend 9.0.0" };
            sync(store, local, ambient, options, &mut |_| ControlFlow::Continue(())).unwrap()
        });
        assert_eq!(report.problems, []);
    }

    fn writes(&mut self, payload: &Payload) -> (EventId, Vec<u8>) {
        let id = self.local.append(Channel::Records(Audience::Quality), payload).unwrap();
        (id, payload.encode().unwrap())
    }
}

fn joins_later(pair: &Pair) -> Later {
    let store = FolderStore::open(pair.folder.path()).unwrap();
    let local = MemoryLocal::new(device(9, "laptop of 2031"), 9);
    let mut later = Later { local, dice: Dice::new(9), store };
    let code = pair.doctor.invites().code;
    later.with(|store, local, ambient| {
        invite::join(store, local, &code, "Dr Later", "gp-quality-lead", ambient).unwrap();
    });
    later.shares();
    pair.doctor.shares();
    let request = pair.doctor.space().requests.remove(0);
    pair.doctor.app.space_approve(as_member(request.id)).unwrap();
    later.shares();
    later
}

/// A kind, an action and a version that do not exist yet; and a known kind with a new field.
fn of_the_future(number: u64) -> Payload {
    let known = number.is_multiple_of(2);
    let mut body = Fields::new();
    if known {
        body.insert("title".to_owned(), json!(format!("Summary {number}")));
    }
    body.insert("weather_on_the_day".to_owned(), json!({ "sky": ["grey", number] }));
    Payload {
        kind: if known { "summary" } else { "weighing" }.to_owned(),
        action: if known { Action::Made } else { Action::Unknown("weighed".to_owned()) },
        version: if known { 1 } else { 9 },
        record: RecordId(Uuid::from_u128(u128::from(number) + 1)),
        hlc: Hlc::at_ms(TODAY + number),
        operation: "weighing.weigh".to_owned(),
        part: 0,
        supersedes: Vec::new(),
        body,
    }
}

/// What a vault holds of these, by id.
fn held(person: &Person, written: &BTreeMap<EventId, Vec<u8>>) -> BTreeMap<EventId, Vec<u8>> {
    let mut held = BTreeMap::new();
    let desk = person.app.desk().unwrap();
    let reader = desk.reader().unwrap();
    reader
        .all_events(|event| {
            if written.contains_key(&event.envelope.id()) {
                held.insert(event.envelope.id(), event.envelope.bytes);
            }
            Ok::<_, cf_vault::VaultError>(())
        })
        .unwrap();
    held
}

#[test]
fn what_a_newer_app_writes_goes_through_older_vaults_and_their_packs_byte_for_byte() {
    let pair = pair();
    let folder = pair.folder.path();
    let mut later = joins_later(&pair);
    let mut written = BTreeMap::new();
    for number in 0..SENT {
        written.extend([later.writes(&of_the_future(number))]);
        later.shares();
    }
    assert!(!ending(folder, "vpak").is_empty(), "its own app packed it");
    for person in [&pair.doctor, &pair.lay] {
        let report = person.shares();
        assert_eq!((report.problems.len(), report.pending), (0, 0), "{report:?}");
        assert_eq!(held(person, &written), written);
    }

    // All of it is lost, and whoever wrote it is away. An app that does not understand it puts it
    // back, as a pack; a newcomer has it from there.
    for lost in of_records(folder).into_iter().chain(ending(folder, "vpak")) {
        std::fs::remove_file(lost).unwrap();
    }
    assert_eq!(exchanges(&pair.doctor, folder, 2).problems, []);
    assert!(!ending(folder, "vpak").is_empty(), "put back in a pack");
    let newcomer = lets_in_another(&pair);
    assert_eq!(held(&newcomer, &written), written);
    for person in [&pair.doctor, &newcomer] {
        assert!(person.app.desk().unwrap().vault.verify().unwrap().is_ok());
    }
    // Whoever wrote it finds nothing changed.
    later.shares();
    let digests = |person: &Person| {
        let rows = person.app.space_health(Empty::default()).unwrap().digests;
        rows.into_iter().map(|row| row.words).collect::<Vec<_>>()
    };
    pair.doctor.shares();
    newcomer.shares();
    assert_eq!(digests(&pair.doctor), digests(&newcomer));
}
