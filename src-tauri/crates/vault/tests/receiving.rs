use crate::notebook::{Notebook, fields};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_ledger::{
    Action, Channel, DeviceKey, Envelope, Head, Hlc, Incarnation, Payload, Salt, payload,
};
use cf_vault::{FeedInfo, Query, SearchQuery, VaultError};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Alice has three concerns for the team and a private note; Bob has an empty notebook.
fn alice_and_bob() -> (Notebook, Notebook) {
    let mut alice = Notebook::of(1);
    for number in 1..=3 {
        alice.make(Kind::Concern, Audience::Quality, json!({"title": format!("Concern {number}")}));
    }
    alice.note("private");
    (alice, Notebook::of(2))
}

#[test]
fn what_a_colleague_sent_is_shown_as_theirs() {
    let (alice, mut bob) = alice_and_bob();
    bob.receive_all(&alice);
    let reader = bob.vault.reader().unwrap();
    let page = reader.list(&cf_vault::Query::of(Kind::Concern, 10)).unwrap();
    assert_eq!(page.records.len(), 3);
    assert!(page.records.iter().all(|record| record.meta.author == alice.person));
    assert_eq!(reader.feeds().unwrap().len(), 1, "the private feed stays with Alice");
    drop(reader);
    assert!(bob.vault.verify().unwrap().is_ok());
}

/// So many entries of one moment, from a computer whose clock stood still.
fn stood_still(entries: u32) -> (FeedInfo, Vec<Envelope>) {
    let key = DeviceKey::from_secret(&[7; 32]);
    let info = FeedInfo {
        key: key.public(),
        device: DeviceId(Uuid::from_u128(7)),
        person: PersonId(Uuid::from_u128(8)),
        channel: Channel::Records(Audience::Quality),
        incarnation: Incarnation([9; 16]),
    };
    let mut head = Head::default();
    let envelopes = (1..=entries).map(|number| {
        // Ids that are made at one moment differ only in what is drawn.
        let drawn = blake3::hash(&number.to_le_bytes()).as_bytes()[..16].try_into().unwrap();
        let payload = Payload {
            kind: Kind::Concern.code().to_owned(),
            action: Action::Made,
            version: payload::VERSION,
            record: RecordId(uuid::Builder::from_random_bytes(drawn).into_uuid()),
            hlc: Hlc::at_ms(1_795_000_000_000),
            operation: "concern.raise".to_owned(),
            part: 0,
            supersedes: Vec::new(),
            body: fields(json!({"title": format!("Concern {number}")})),
        };
        let salt = Salt([number.to_le_bytes()[0]; 16]);
        let envelope = Envelope::seal(info.id(), head, salt, &payload, &key).unwrap();
        head = envelope.head();
        envelope
    });
    let envelopes = envelopes.collect();
    (info, envelopes)
}

#[test]
fn entries_of_one_moment_are_each_listed_and_found_once() {
    let mut bob = Notebook::of(2);
    let (info, envelopes) = stood_still(1500);
    bob.write("sync.fetch", |tx| tx.receive(&info, &envelopes)).unwrap();
    let reader = bob.vault.reader().unwrap();
    let mut listed = BTreeSet::new();
    let mut query = Query::of(Kind::Concern, 200);
    loop {
        let page = reader.list(&query).unwrap();
        for record in &page.records {
            assert!(listed.insert(record.meta.id), "{:?} came twice", record.meta.id);
        }
        query.after = page.next;
        if query.after.is_none() {
            break;
        }
    }
    assert_eq!(listed.len(), 1500);
    let mut search = SearchQuery { text: "concern".into(), limit: 200, ..SearchQuery::default() };
    let mut found = BTreeSet::new();
    loop {
        let hits = reader.search(&search).unwrap();
        let Some(last) = hits.last() else { break };
        search.before = Some(last.place);
        found.extend(hits.iter().map(|hit| hit.record.meta.id));
    }
    assert_eq!(found, listed);
    drop(reader);
    assert!(bob.vault.verify().unwrap().is_ok());
}

#[test]
fn the_same_batch_twice_changes_nothing() {
    let (alice, mut bob) = alice_and_bob();
    bob.receive_all(&alice);
    let (info, envelopes) = alice.feeds_for_team().remove(0);
    let again = bob.write("sync.fetch", |tx| tx.receive(&info, &envelopes)).unwrap();
    assert_eq!((again.added, again.known), (0, 3));
}

#[test]
fn a_gap_waits_for_what_is_missing() {
    let (alice, mut bob) = alice_and_bob();
    let (info, envelopes) = alice.feeds_for_team().remove(0);
    let gap = bob.write("sync.fetch", |tx| tx.receive(&info, &envelopes[1..]));
    assert_eq!(gap, Err(VaultError::Gap { expected: 1, given: 2 }));
    bob.write("sync.fetch", |tx| tx.receive(&info, &envelopes[..1])).unwrap();
    bob.write("sync.fetch", |tx| tx.receive(&info, &envelopes)).unwrap();
    assert_eq!(bob.vault.reader().unwrap().feeds().unwrap()[0].head.count, 3);
}

#[test]
fn changed_bytes_and_second_histories_are_refused() {
    let (alice, mut bob) = alice_and_bob();
    let (info, envelopes) = alice.feeds_for_team().remove(0);
    let mut forged = envelopes.clone();
    let last = forged[1].bytes.len() - 1;
    forged[1].bytes[last] ^= 1;
    let broken = bob.write("sync.fetch", |tx| tx.receive(&info, &forged));
    assert!(matches!(broken, Err(VaultError::BrokenChain { .. })), "{broken:?}");
    assert!(
        bob.vault.reader().unwrap().feeds().unwrap().is_empty(),
        "nothing of the batch is kept"
    );

    bob.write("sync.fetch", |tx| tx.receive(&info, &envelopes)).unwrap();
    assert_eq!(
        bob.write("sync.fetch", |tx| tx.receive(&info, &forged[1..])),
        Err(VaultError::BrokenChain { seq: 2 })
    );
}

#[test]
fn events_under_another_feed_s_name_are_refused() {
    let (alice, mut bob) = alice_and_bob();
    let (mut info, envelopes) = alice.feeds_for_team().remove(0);
    info.person = bob.person;
    info.incarnation.0[0] ^= 1;
    assert_eq!(
        bob.write("sync.fetch", |tx| tx.receive(&info, &envelopes)),
        Err(VaultError::WrongFeed)
    );
}

#[test]
fn a_twin_of_this_device_is_noticed() {
    let (alice, _) = alice_and_bob();
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("vault");
    std::fs::create_dir(&copy).unwrap();
    let Notebook { vault, dir: original, now, .. } = alice;
    drop(vault);
    for name in ["vault.db", "keys.json"] {
        std::fs::copy(original.path().join("vault").join(name), copy.join(name)).unwrap();
    }
    let write = |folder, title: &str| {
        let vault = crate::notebook::open(folder).unwrap().vault;
        vault
            .write::<_, VaultError>(now + 9999, "x", |tx| {
                let id = cf_domain::RecordId(uuid::Uuid::from_u128(title.len() as u128));
                tx.make(Kind::Concern, id, Audience::Quality, fields(json!({"title": title})))
            })
            .unwrap();
        vault
    };
    let vault = write(original.path(), "here");
    let twin = write(dir.path(), "on the copy");
    let reader = twin.reader().unwrap();
    let feed = reader
        .feeds()
        .unwrap()
        .into_iter()
        .find(|feed| feed.info.channel.name() == "quality")
        .unwrap();
    let events: Vec<_> =
        reader.events(feed.id, 1, 100).unwrap().into_iter().map(|event| event.envelope).collect();
    let met = vault.write::<_, VaultError>(now, "sync.fetch", |tx| tx.receive(&feed.info, &events));
    assert_eq!(met.unwrap_err(), VaultError::BrokenChain { seq: 4 });
    let longer = {
        let mut longer = events;
        longer.drain(..3);
        longer[0].seq = 5;
        longer
    };
    let met = vault.write::<_, VaultError>(now, "sync.fetch", |tx| tx.receive(&feed.info, &longer));
    assert_eq!(met.unwrap_err(), VaultError::Twin);
}

#[test]
fn only_shared_fields_of_a_colleague_s_record_can_be_changed() {
    let mut alice = Notebook::of(1);
    let action = alice.make(
        Kind::Action,
        Audience::Quality,
        json!({"title": "Fit rails", "status": "open"}),
    );
    let mut bob = Notebook::of(2);
    bob.receive_all(&alice);
    assert!(bob.change(action, json!({"status": "complete"})));
    assert_eq!(
        bob.write("x", |tx| tx.change(action, fields(json!({"title": "Mine now"})))),
        Err(VaultError::NotYours { field: "title".to_owned() })
    );
    assert_eq!(
        bob.write("x", |tx| tx.bin(action)),
        Err(VaultError::NotYours { field: "bin".to_owned() })
    );
    alice.receive_all(&bob);
    assert_eq!(alice.shown(action).fields["status"], "complete");
}

#[test]
fn differing_answers_stand_side_by_side_until_somebody_settles_them() {
    let mut alice = Notebook::of(1);
    let action = alice.make(
        Kind::Action,
        Audience::Quality,
        json!({"title": "Fit rails", "status": "open"}),
    );
    let mut bob = Notebook::of(2);
    bob.receive_all(&alice);
    alice.change(action, json!({"status": "verified"}));
    bob.change(action, json!({"status": "dropped"}));
    alice.receive_all(&bob);
    bob.receive_all(&alice);
    assert_eq!(alice.shown(action).disputed, ["status"]);
    assert_eq!(
        alice.shown(action).fields,
        bob.shown(action).fields,
        "both show the same answer first"
    );
    let answers = alice.vault.reader().unwrap().answers(action, "status").unwrap();
    assert_eq!(answers.len(), 2);
    alice.change(action, json!({"status": "verified"}));
    bob.receive_all(&alice);
    assert!(bob.shown(action).disputed.is_empty());
    assert_eq!(bob.shown(action).fields["status"], "verified");
}

#[test]
fn equal_answers_by_two_people_are_settled_together() {
    let mut alice = Notebook::of(1);
    let action = alice.make(Kind::Action, Audience::Quality, json!({"title": "Fit rails"}));
    let mut bob = Notebook::of(2);
    bob.receive_all(&alice);
    alice.change(action, json!({"status": "open"}));
    bob.change(action, json!({"status": "open"}));
    alice.receive_all(&bob);
    assert!(alice.shown(action).disputed.is_empty());
    alice.change(action, json!({"status": "complete"}));
    assert!(alice.shown(action).disputed.is_empty(), "the second equal answer does not come back");
    assert_eq!(alice.shown(action).fields["status"], "complete");
}

#[test]
fn a_clock_far_ahead_elsewhere_does_not_move_ours() {
    let mut alice = Notebook::of(1);
    alice.now += 400 * 24 * 60 * 60 * 1000;
    alice.make(Kind::Concern, Audience::Quality, json!({"title": "From the future"}));
    let mut bob = Notebook::of(2);
    bob.receive_all(&alice);
    let note = bob.note("today");
    let today = i64::try_from(bob.now).unwrap();
    assert!(bob.shown(note).meta.created.timestamp_millis() <= today);
}

#[test]
fn a_private_record_stays_private_when_a_colleague_made_an_older_one_of_its_name() {
    let mut alice = Notebook::of(1);
    let mut bob = Notebook::of(2);
    let id = cf_domain::RecordId(uuid::Uuid::from_u128(77));
    let theirs = fields(json!({"title": "Bob's"}));
    bob.write("test.make", |tx| tx.make(Kind::Visit, id, Audience::Quality, theirs)).unwrap();
    alice.now += 60_000;
    let own = fields(json!({"title": "Alice's own"}));
    alice.write("test.make", |tx| tx.make(Kind::Visit, id, Audience::Private, own)).unwrap();
    alice.receive_all(&bob);
    assert_eq!(alice.shown(id).meta.audience, Audience::Private);
    assert!(alice.change(id, json!({"title": "Only for Alice"})));
    let sent: usize = alice
        .feeds_for_team()
        .iter()
        .filter(|(info, _)| info.person == alice.person)
        .map(|(_, envelopes)| envelopes.len())
        .sum();
    assert_eq!(sent, 0, "nothing of hers is in a feed that leaves");
}
