use crate::notebook::{Notebook, person_id};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_ledger::EventId;
use cf_vault::{HeldPlace, SealedObject, SealedPart, UndoRefusal};
use serde_json::json;

#[test]
fn a_second_device_becomes_its_person_s() {
    let mut notebook = Notebook::of(7);
    let before =
        notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Before joining"}));
    notebook.vault.become_person(person_id(1)).unwrap();
    let after = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "After joining"}));
    assert_eq!(notebook.shown(before).meta.author, person_id(1));
    assert_eq!(notebook.shown(after).meta.author, person_id(1));
    notebook.change(before, json!({"title": "Still mine to change"}));
    let notebook = notebook.reopen();
    assert_eq!(notebook.vault.with_identity(|own| own.person), person_id(1));
    assert!(notebook.vault.verify().unwrap().is_ok());
}

/// Feed by feed, how many events there are, and the ids of all of them.
fn feeds(notebook: &Notebook) -> (Vec<u64>, Vec<EventId>) {
    let counts =
        notebook.vault.reader().unwrap().feeds().unwrap().iter().map(|f| f.head.count).collect();
    let ids = notebook.feeds_for_team().into_iter().flat_map(|(_, envelopes)| envelopes);
    (counts, ids.map(|envelope| envelope.id()).collect())
}

#[test]
fn a_new_life_writes_new_feeds_and_takes_along_what_was_not_sent() {
    let mut notebook = Notebook::new();
    notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Sent"}));
    let feed = notebook.vault.reader().unwrap().feeds().unwrap()[0];
    notebook.write("sync.seal", |tx| tx.mark_departed(feed.id, feed.head)).unwrap();
    let waits = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Waits"}));
    let made = notebook.last_operation();
    notebook.note("private");
    let before = feeds(&notebook);
    notebook.vault.begin_new_life(&[]).unwrap();
    assert_eq!((before.0, feeds(&notebook).0), (vec![2, 1], vec![1, 1, 1]));
    assert_eq!(feeds(&notebook).1, before.1, "the same events, nothing doubled");
    assert!(notebook.vault.verify().unwrap().is_ok());

    notebook.make(Kind::Concern, Audience::Quality, json!({"title": "In the new one"}));
    let mut notebook = notebook.reopen();
    notebook.change(waits, json!({"title": "Still waits"}));
    assert_eq!(feeds(&notebook).0, [1, 1, 3]);
    assert!(notebook.vault.verify().unwrap().is_ok());
    assert!(notebook.write("undo", |tx| tx.undo(made)).is_err(), "changed since");
    let changed = notebook.last_operation();
    notebook.write("undo", |tx| tx.undo(changed)).unwrap();
    notebook.write("undo", |tx| tx.undo(made)).unwrap();
    assert!(notebook.vault.reader().unwrap().record(waits).unwrap().is_none());
}

#[test]
fn what_came_back_from_the_former_life_counts_as_sent_and_is_told_once() {
    let mut notebook = Notebook::new();
    let id = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Sent after all"}));
    let made = notebook.last_operation();
    let in_store = notebook.feeds_for_team();
    notebook.vault.begin_new_life(&[]).unwrap();
    for (info, envelopes) in in_store {
        notebook.write("sync.fetch", |tx| tx.receive(&info, &envelopes)).unwrap();
    }
    assert_eq!(feeds(&notebook).0, [1, 1], "it stands in both");
    assert_eq!(notebook.vault.reader().unwrap().history(id).unwrap().len(), 1);
    let late = notebook.write("undo", |tx| tx.undo(made));
    assert_eq!(late, Err(UndoRefusal::AlreadyShared.into()));
    notebook.change(id, json!({"title": "Changed"}));
    assert!(notebook.vault.verify().unwrap().is_ok());
}

#[test]
fn what_was_sealed_and_did_not_arrive_goes_on_in_the_new_life_and_its_bytes_are_let_go() {
    let mut notebook = Notebook::new();
    let seal = |notebook: &mut Notebook, seq: u64, sent: bool| {
        notebook.make(Kind::Concern, Audience::Quality, json!({"title": format!("Number {seq}")}));
        let feed = notebook.vault.reader().unwrap().feeds().unwrap()[0];
        let (hash, channel) = ([u8::try_from(seq).unwrap(); 32], feed.info.channel);
        let part = SealedPart { channel, feed: feed.id, seq, hash, first_event: seq, events: 1 };
        let name = format!("f/{seq}.vseg");
        let object = SealedObject { name: name.clone(), bytes: vec![1], part: Some(part) };
        notebook
            .write("sync.seal", |tx| {
                tx.keep_object(&object)?;
                tx.mark_departed(feed.id, feed.head)?;
                if sent { tx.mark_sent(&name) } else { Ok(()) }
            })
            .unwrap();
        feed.id
    };
    let old = seal(&mut notebook, 1, true);
    seal(&mut notebook, 2, false);
    let before = feeds(&notebook).1;
    notebook.vault.begin_new_life(&[]).unwrap();
    assert_eq!(feeds(&notebook), (vec![1, 1], before));
    let reader = notebook.vault.reader().unwrap();
    assert_eq!(reader.unsent_objects().unwrap(), [], "another may have sealed that place");
    let held = reader.held(old, 0).unwrap();
    assert_eq!(
        held,
        [HeldPlace { seq: 1, object: Some([1; 32]), statement: None }],
        "the old feed is read again along what is known to have arrived"
    );
    drop(reader);
    assert!(notebook.vault.verify().unwrap().is_ok());
}

#[test]
fn a_new_device_of_the_same_person_keeps_all_and_takes_along_what_no_longer_counts() {
    let mut notebook = Notebook::new();
    let mut sealed = 0;
    let mut send = |notebook: &mut Notebook, title: &str| {
        let id = notebook.make(Kind::Concern, Audience::Quality, json!({"title": title}));
        let feed = notebook.vault.reader().unwrap().feeds().unwrap()[0];
        sealed += 1;
        let (hash, channel) = ([sealed; 32], feed.info.channel);
        let seq = u64::from(sealed);
        let part = SealedPart { channel, feed: feed.id, seq, hash, first_event: seq, events: 1 };
        let name = format!("f/{seq}.vseg");
        let object = SealedObject { name: name.clone(), bytes: vec![1], part: Some(part) };
        notebook
            .write("sync.seal", |tx| {
                tx.keep_object(&object)?;
                tx.mark_departed(feed.id, feed.head)?;
                tx.mark_sent(&name)
            })
            .unwrap();
        (id, feed.id)
    };
    let (counts, feed) = send(&mut notebook, "Counts");
    let (late, _) = send(&mut notebook, "Does not count");
    let waits = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Waits"}));
    let private = notebook.note("private");
    let old = notebook.vault.with_identity(|own| (own.public(), own.device, own.person));
    let in_store = notebook.feeds_for_team();
    let before = feeds(&notebook);
    assert_eq!(before.0, [3, 1]);

    let device = cf_domain::DeviceId(uuid::Uuid::from_u128(77));
    notebook.vault.begin_afresh(device, &[(feed, 2)]).unwrap();
    let new = notebook.vault.with_identity(|own| (own.public(), own.device, own.person));
    assert_eq!((new.1, new.2), (device, old.2), "another device of the same person");
    assert_ne!(new.0, old.0);
    let rows = notebook.vault.reader().unwrap().feeds().unwrap();
    let counted: Vec<_> = rows.iter().map(|row| (row.head.count, row.info.key == new.0)).collect();
    assert_eq!(counted, [(2, false), (1, false), (2, true)], "what waits, and what is said again");
    // Once more from further back: what stands there already is passed over, however often.
    for _ in 0..2 {
        notebook.write("sync.fetch", |tx| tx.repeat(feed, 1)).unwrap();
        let rows = notebook.vault.reader().unwrap().feeds().unwrap();
        assert_eq!(rows.iter().map(|row| row.head.count).collect::<Vec<_>>(), [2, 1, 3]);
    }
    assert!(rows.iter().all(|row| row.own));
    assert!(notebook.vault.verify().unwrap().is_ok());
    for id in [counts, late, waits, private] {
        assert!(notebook.change(id, json!({"title": "Still mine to change"})));
        assert_eq!(notebook.shown(id).meta.author, old.2);
    }
    let told = |notebook: &Notebook| notebook.vault.reader().unwrap().history(late).unwrap().len();
    assert_eq!(told(&notebook), 2, "made and changed: told once each");

    // What the old key had sent comes back as its own, and nothing is doubled.
    for (info, envelopes) in in_store {
        let first = &envelopes[..1];
        notebook.write("sync.fetch", |tx| tx.receive(&info, first)).unwrap();
        let life = cf_ledger::Incarnation([9; 16]);
        let other = cf_vault::FeedInfo { incarnation: life, ..info };
        notebook.write("sync.fetch", |tx| tx.receive(&other, &[])).unwrap();
    }
    let mut notebook = notebook.reopen();
    assert!(notebook.vault.reader().unwrap().feeds().unwrap().iter().all(|row| row.own));
    notebook.note("goes on");
    assert!(notebook.vault.verify().unwrap().is_ok());
    // A further life of the new device leaves what the old one wrote where it is.
    notebook.vault.begin_new_life(&[]).unwrap();
    let reader = notebook.vault.reader().unwrap();
    assert_eq!(reader.feed(feed).unwrap().unwrap().head.count, 2);
    drop(reader);
    assert!(notebook.vault.verify().unwrap().is_ok());
}
