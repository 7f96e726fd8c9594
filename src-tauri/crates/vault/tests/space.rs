//! What is kept for the exchange with a space.

use crate::notebook::{Notebook, fields, person_id};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_ledger::{Action, Channel, DevicePublic, Envelope, EventId, FeedId, Head, Salt};
use cf_vault::{
    FeedCursor, HeldPlace, HeldSegment, HeldTrace, KeptVerdict, PackRow, SealedObject, SealedPart,
    UndoRefusal, VaultError,
};
use serde_json::json;
use uuid::Uuid;

const FEED: FeedId = FeedId([7; 32]);

fn segment(seq: u64, hash: u8) -> SealedObject {
    let part = SealedPart {
        channel: Channel::Records(Audience::Quality),
        feed: FEED,
        seq,
        hash: [hash; 32],
        first_event: seq * 10,
        events: 3,
    };
    SealedObject { name: format!("f/{seq}-{hash}.vseg"), bytes: vec![hash; 40], part: Some(part) }
}

fn note_without_a_feed(name: &str) -> SealedObject {
    SealedObject { name: name.to_owned(), bytes: vec![1, 2, 3], part: None }
}

#[test]
fn objects_wait_in_the_order_they_were_made_until_they_were_read_back() {
    let mut notebook = Notebook::new();
    let objects = [note_without_a_feed("z.vinv"), segment(1, 5), note_without_a_feed("a.vkey")];
    notebook.write("x", |tx| objects.iter().try_for_each(|object| tx.keep_object(object))).unwrap();
    let mut notebook = notebook.reopen();
    assert_eq!(notebook.vault.reader().unwrap().unsent_objects().unwrap(), objects);
    notebook.write("x", |tx| tx.mark_sent("f/1-5.vseg")).unwrap();
    let reader = notebook.vault.reader().unwrap();
    let names: Vec<String> =
        reader.unsent_objects().unwrap().into_iter().map(|object| object.name).collect();
    assert_eq!(names, ["z.vinv", "a.vkey"]);
    assert_eq!(reader.unsent_parts().unwrap(), []);
    assert_eq!(reader.held(FEED, 1).unwrap(), [place(1, 5)], "what was sent is still held");
}

#[test]
fn a_place_in_a_feed_is_never_given_twice() {
    let mut notebook = Notebook::new();
    notebook.write("x", |tx| tx.keep_object(&segment(1, 5))).unwrap();
    assert!(notebook.write("x", |tx| tx.keep_object(&segment(1, 6))).is_err());
    assert!(notebook.write("x", |tx| tx.hold(FEED, &held(1, 9, None))).is_err());
    let reader = notebook.vault.reader().unwrap();
    assert_eq!(reader.unsent_parts().unwrap().len(), 1, "the second left nothing behind");
    assert_eq!(reader.held(FEED, 0).unwrap(), [place(1, 5)]);
    assert_eq!(reader.held(FEED, 2).unwrap(), []);
    assert_eq!(reader.held(FEED, u64::MAX).unwrap(), []);
}

fn place(seq: u64, object: u8) -> HeldPlace {
    HeldPlace { seq, object: Some([object; 32]), statement: None }
}

fn held(seq: u64, object: u8, trace: Option<HeldTrace>) -> HeldSegment {
    HeldSegment { seq, object: Some([object; 32]), trace }
}

fn trace(statement: u8, signature: Option<u8>) -> HeldTrace {
    HeldTrace {
        statement: [statement; 32],
        epoch: 1,
        before: 4,
        events: 2,
        said: vec![0xa0],
        signature: signature.map(|byte| [byte; 64]),
    }
}

#[test]
fn a_segment_is_known_by_its_statement_and_what_was_not_known_of_it_is_added() {
    let mut notebook = Notebook::new();
    let mut hold = |segment: HeldSegment| notebook.write("x", |tx| tx.hold(FEED, &segment));
    // Held before statements were kept, then found out; the signature comes last and stays.
    hold(held(1, 5, None)).unwrap();
    hold(held(1, 5, Some(trace(7, None)))).unwrap();
    hold(held(1, 5, Some(trace(7, Some(3))))).unwrap();
    hold(held(1, 5, Some(trace(7, None)))).unwrap();
    // Sealed again by somebody else it has other bytes; another statement is another segment.
    hold(held(1, 6, Some(trace(7, None)))).unwrap();
    assert!(hold(held(1, 5, Some(trace(8, None)))).is_err());
    // What came in a pack has no file.
    hold(HeldSegment { object: None, ..held(2, 0, Some(trace(9, None))) }).unwrap();
    let reader = notebook.vault.reader().unwrap();
    let places = [
        HeldPlace { seq: 1, object: Some([5; 32]), statement: Some([7; 32]) },
        HeldPlace { seq: 2, object: None, statement: Some([9; 32]) },
    ];
    assert_eq!(reader.held(FEED, 0).unwrap(), places);
    let kept = reader.held_segments(FEED, 1, 10).unwrap();
    assert_eq!(kept[0], held(1, 5, Some(trace(7, Some(3)))));
    assert_eq!(reader.held_segments(FEED, 2, 10).unwrap().len(), 1);
    assert_eq!(reader.held_segments(FEED, 1, 1).unwrap().len(), 1);
}

#[test]
fn bytes_are_let_go_only_once_they_were_sent_and_packs_are_kept() {
    let mut notebook = Notebook::new();
    notebook.write("x", |tx| tx.keep_object(&segment(1, 5))).unwrap();
    notebook.write("x", |tx| tx.let_go("f/1-5.vseg")).unwrap();
    assert_eq!(notebook.vault.reader().unwrap().unsent_objects().unwrap(), [segment(1, 5)]);
    let pack = |name: &str, first, since_ms| PackRow {
        name: name.to_owned(),
        feed: FEED,
        first,
        last: 40,
        bytes: 9,
        since_ms,
    };
    notebook
        .write("x", |tx| {
            tx.mark_sent("f/1-5.vseg")?;
            tx.keep_pack(&pack("p/b", 33, 7))?;
            tx.keep_pack(&pack("p/a", 1, 8))?;
            // Not younger by being seen again.
            tx.keep_pack(&pack("p/a", 1, 80))
        })
        .unwrap();
    let reader = notebook.vault.reader().unwrap();
    assert!(reader.object_bytes("f/1-5.vseg").unwrap().is_some());
    assert_eq!(reader.packs(FEED).unwrap(), [pack("p/a", 1, 8), pack("p/b", 33, 7)]);
    drop(reader);
    notebook
        .write("x", |tx| {
            tx.let_go("f/1-5.vseg")?;
            tx.forget_pack("p/a")
        })
        .unwrap();
    let reader = notebook.vault.reader().unwrap();
    assert_eq!(reader.object_bytes("f/1-5.vseg").unwrap(), None);
    let sent = reader.sent_objects().unwrap();
    assert_eq!((sent[0].name.as_str(), sent[0].bytes), ("f/1-5.vseg", 0));
    assert!(sent[0].part.is_some());
    assert_eq!(reader.packs(FEED).unwrap(), [pack("p/b", 33, 7)]);
}

#[test]
fn a_tip_takes_no_place() {
    let mut notebook = Notebook::new();
    let mut tip = segment(1, 5);
    tip.name = "t/tip".to_owned();
    tip.part.as_mut().unwrap().events = 0;
    notebook.write("x", |tx| tx.keep_object(&tip)).unwrap();
    notebook.write("x", |tx| tx.keep_object(&segment(1, 5))).unwrap();
    assert_eq!(notebook.vault.reader().unwrap().unsent_parts().unwrap().len(), 2);
}

#[test]
fn cursors_and_verdicts_stand_as_last_written() {
    let mut notebook = Notebook::new();
    let cursor = FeedCursor {
        feed: FEED,
        channel: Channel::Members,
        device: DevicePublic([3; 32]),
        segments: 4,
        statement: [2; 32],
        head: Head { count: 11, hash: [8; 32] },
        stated: 1,
        witnessed: 0,
    };
    let verdict = KeptVerdict {
        name: "f/odd.vseg".to_owned(),
        bytes: 12,
        finding: "damaged".to_owned(),
        tries: 1,
        again_ms: 60_000,
    };
    notebook
        .write("x", |tx| {
            tx.set_cursor(&FeedCursor { segments: 3, ..cursor })?;
            tx.set_cursor(&cursor)?;
            tx.set_stated(FEED, 4)?;
            tx.put_verdict(&verdict)?;
            tx.put_verdict(&KeptVerdict { tries: 2, ..verdict.clone() })
        })
        .unwrap();
    let notebook = notebook.reopen();
    let reader = notebook.vault.reader().unwrap();
    assert_eq!(reader.cursors().unwrap(), [FeedCursor { stated: 4, ..cursor }]);
    assert_eq!(reader.verdicts().unwrap(), [KeptVerdict { tries: 2, ..verdict }]);
}

#[test]
fn a_space_that_was_never_entered_leaves_nothing_to_send() {
    let mut notebook = Notebook::new();
    notebook.write("x", |tx| tx.keep_object(&note_without_a_feed("j/ask.vinv"))).unwrap();
    notebook.write("x", |tx| tx.forget_space()).unwrap();
    assert_eq!(notebook.vault.reader().unwrap().unsent_objects().unwrap(), []);
}

#[test]
fn what_is_said_of_members_is_signed_kept_and_no_record() {
    let mut notebook = Notebook::new();
    let colleague = RecordId(person_id(2).0);
    let body = fields(json!({"name": "Lay B"}));
    let action = Action::Unknown("added".to_owned());
    notebook
        .write("member.admit", |tx| tx.say_member("member", action, colleague, Vec::new(), body))
        .unwrap();
    let reader = notebook.vault.reader().unwrap();
    let events = reader.member_events().unwrap();
    let [event] = events.as_slice() else { panic!("{events:?}") };
    let payload = event.payload().unwrap();
    assert_eq!((payload.operation.as_str(), payload.kind.as_str()), ("member.admit", "member"));
    assert_eq!(payload.body["name"], "Lay B");
    event.verify(&notebook.vault.with_identity(|own| own.public())).unwrap();
    assert!(reader.record(colleague).unwrap().is_none(), "nobody's name is a record by this");
    drop(reader);
    let operation = notebook.last_operation();
    assert_eq!(
        notebook.write("undo", |tx| tx.undo(operation)),
        Err(VaultError::Undo(UndoRefusal::AlreadyShared)),
        "who was let in cannot be let in not"
    );
    // Their own record comes later, under the same id.
    notebook
        .write("x", |tx| {
            tx.make(
                Kind::Concern,
                RecordId(Uuid::from_u128(1)),
                Audience::Quality,
                fields(json!({"title": "t"})),
            )
        })
        .unwrap();
    assert!(notebook.vault.verify().unwrap().is_ok());
}

#[test]
fn an_entry_that_cannot_be_read_is_kept_and_the_ones_after_it_come_in() {
    let mut alice = Notebook::of(1);
    alice.make(Kind::Concern, Audience::Quality, json!({"title": "Before"}));
    let (info, mut envelopes) = alice.feeds_for_team().remove(0);
    let first = envelopes[0].clone();
    let second = Envelope {
        seq: 2,
        prev: first.head().hash,
        salt: Salt([1; 16]),
        bytes: b"what a newer app writes".to_vec(),
        signature: None,
        ..first.clone()
    };
    let third = Envelope { seq: 3, prev: second.head().hash, salt: Salt([2; 16]), ..first };
    let unreadable = (second.id(), second.bytes.clone());
    envelopes.extend([second, third]);

    let mut bob = Notebook::of(2);
    let received = bob.write("sync.fetch", |tx| tx.receive(&info, &envelopes)).unwrap();
    assert_eq!(received.added, 3);
    let mut kept: Vec<(EventId, Vec<u8>)> = Vec::new();
    let reader = bob.vault.reader().unwrap();
    reader
        .all_events(|event| {
            kept.push((event.envelope.id(), event.envelope.bytes));
            Ok::<_, VaultError>(())
        })
        .unwrap();
    assert!(kept.contains(&unreadable), "byte for byte");
    assert_eq!(reader.list(&cf_vault::Query::of(Kind::Concern, 9)).unwrap().records.len(), 1);
    assert_eq!(reader.last_received().unwrap()[&alice.person], bob.now);
    drop(reader);
    assert!(bob.vault.verify().unwrap().is_ok());
    assert_eq!(bob.vault.rebuild(), Ok(1));
}
