//! The laws of the ledger: order and repeats do not matter, bytes survive, chains hold.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

use cf_domain::record::Fields;
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_ledger::{
    Action, Applied, DeviceKey, Envelope, EventId, FeedId, Head, Hlc, HybridClock, Payload, Salt,
    reduce,
};
use proptest::prelude::*;
use uuid::Uuid;

fn payload(
    kind: &str,
    action: Action,
    hlc: u64,
    field: &str,
    value: &str,
    supersedes: Vec<EventId>,
) -> Payload {
    let mut body = Fields::new();
    body.insert(field.to_owned(), value.into());
    Payload {
        kind: kind.to_owned(),
        action,
        version: 1,
        record: RecordId(Uuid::from_u128(7)),
        hlc: Hlc::from_bits(hlc),
        operation: "test".to_owned(),
        part: 0,
        supersedes,
        body,
    }
}

fn applied(payload: Payload, author: u128, salt: u8) -> Applied {
    let id = EventId::of(&Salt([salt; 16]), &payload.encode().unwrap());
    Applied {
        id,
        author: PersonId(Uuid::from_u128(author)),
        device: DeviceId(Uuid::from_u128(author)),
        payload,
    }
}

prop_compose! {
    /// An action that two people change, each sometimes knowing the changes before.
    fn story()(steps in prop::collection::vec((0u64..50, 1u128..3, 0usize..4, "[a-z]{1,4}", any::<bool>()), 1..12)) -> Vec<Applied> {
        let mut events = vec![applied(payload("action", Action::Made, 1, "title", "begin", Vec::new()), 1, 0)];
        for (n, (hlc, author, field, value, knows)) in steps.into_iter().enumerate() {
            let field = ["status", "owner", "due", "title"][field];
            let known = if knows { events.iter().map(|event| event.id).collect() } else { Vec::new() };
            events.push(applied(payload("action", Action::Changed, hlc, field, &value, known), author, u8::try_from(n + 1).unwrap()));
        }
        events
    }
}

proptest! {
    #[test]
    fn order_and_repeats_do_not_matter(events in story(), seed in any::<u64>()) {
        let expected = reduce(&events);
        let mut shuffled = events.clone();
        let mut state = seed;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        shuffled.extend(events.into_iter().take(3));
        prop_assert_eq!(reduce(&shuffled), expected);
    }

    #[test]
    fn somebody_elses_words_are_never_replaced(events in story()) {
        let state = reduce(&events).unwrap();
        for live in &state.fields["title"] {
            prop_assert_eq!(live.author, PersonId(Uuid::from_u128(1)));
        }
    }

    #[test]
    fn a_payload_comes_back_as_it_was(value in ".{0,200}", hlc in any::<u64>(), part in any::<u16>()) {
        let written = Payload { part, ..payload("observation", Action::Changed, hlc, "text", &value, Vec::new()) };
        prop_assert_eq!(Payload::decode(&written.encode().unwrap()).unwrap(), written);
    }

    #[test]
    fn no_bytes_make_the_reader_stop(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Payload::decode(&bytes);
    }

    #[test]
    fn the_clock_never_goes_back(walls in prop::collection::vec(0u64..(1 << 47), 1..60)) {
        let mut clock = HybridClock::default();
        let mut last = clock.last();
        for wall in walls {
            let next = clock.tick(wall);
            prop_assert!(next > last);
            last = next;
        }
    }
}

#[test]
fn a_colleague_a_year_ahead_does_not_move_our_clock() {
    let mut clock = HybridClock::resume(Hlc::at_ms(1_000));
    clock.observe(Hlc::at_ms(365 * 24 * 3_600_000), 2_000);
    assert_eq!(clock.last(), Hlc::at_ms(1_000));
    clock.observe(Hlc::at_ms(3_000), 2_000);
    assert_eq!(clock.last(), Hlc::at_ms(3_000));
}

#[test]
fn a_chain_holds_and_a_changed_word_breaks_it() {
    let key = DeviceKey::from_secret(&[3; 32]);
    let feed = FeedId([1; 32]);
    let first = Envelope::seal(
        feed,
        Head::default(),
        Salt([1; 16]),
        &payload("visit", Action::Made, 1, "title", "a", Vec::new()),
        &key,
    )
    .unwrap();
    let second = Envelope::seal(
        feed,
        first.head(),
        Salt([2; 16]),
        &payload("visit", Action::Changed, 2, "title", "b", vec![first.id()]),
        &key,
    )
    .unwrap();
    second.verify(&key.public()).unwrap();
    assert_eq!((second.seq, second.prev), (2, first.head().hash));
    let alone = second.clone().moved(feed, Head::default(), &key);
    alone.verify(&key.public()).unwrap();
    assert_eq!((alone.seq, alone.prev, alone.id()), (1, [0; 32], second.id()));
    let forged = Envelope { bytes: first.bytes.clone(), ..second };
    assert!(forged.verify(&key.public()).is_err());
}
