//! Undo of what has not left the device: nothing of it is left to send.

use crate::notebook::{Notebook, fields};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_ledger::{Envelope, EventId, FeedId, Head};
use cf_vault::{FeedRow, UndoRefusal, VaultError};
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

fn undo(notebook: &mut Notebook, operation: i64) -> Result<(), VaultError> {
    notebook.write("undo", |tx| tx.undo(operation))
}

fn concern(notebook: &mut Notebook, title: &str) -> RecordId {
    notebook.make(Kind::Concern, Audience::Quality, json!({"title": title}))
}

/// What would be sent, in the order of the feeds.
fn for_the_team(notebook: &Notebook) -> Vec<Envelope> {
    let own = |info: &cf_vault::FeedInfo| info.person == notebook.person;
    let feeds = notebook.feeds_for_team().into_iter().filter(|(info, _)| own(info));
    feeds.flat_map(|(_, envelopes)| envelopes).collect()
}

fn ids(notebook: &Notebook) -> BTreeSet<EventId> {
    for_the_team(notebook).iter().map(Envelope::id).collect()
}

fn own_feeds(notebook: &Notebook) -> Vec<FeedRow> {
    let mut feeds = notebook.vault.reader().unwrap().feeds().unwrap();
    feeds.retain(|feed| feed.own);
    feeds
}

fn depart(notebook: &mut Notebook) {
    for feed in own_feeds(notebook) {
        if feed.info.channel.name() != Audience::Private.code() {
            assert!(
                notebook.write("sync.seal", |tx| tx.mark_departed(feed.id, feed.head)).unwrap()
            );
        }
    }
}

#[test]
fn what_was_made_for_the_team_is_gone_and_what_came_after_moves_up() {
    let mut notebook = Notebook::new();
    let first = concern(&mut notebook, "First");
    let second = concern(&mut notebook, "A canary sang");
    let made = notebook.last_operation();
    let third = concern(&mut notebook, "Third");
    let third_event = for_the_team(&notebook)[2].clone();
    undo(&mut notebook, made).unwrap();

    let left = for_the_team(&notebook);
    assert_eq!(left.iter().map(|event| event.seq).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(left[1].id(), third_event.id(), "the same words under the same name");
    assert_ne!(left[1].signature, third_event.signature, "signed for its new place");
    let canary = |event: &Envelope| event.bytes.windows(6).any(|part| part == b"canary");
    assert!(!left.iter().any(canary));
    let reader = notebook.vault.reader().unwrap();
    assert!(reader.record(second).unwrap().is_none());
    assert!(reader.record(first).unwrap().is_some() && reader.record(third).unwrap().is_some());
    assert_eq!(reader.count(&cf_vault::Query::of(Kind::Concern, 1)).unwrap(), 2);
    let hits = |words: &str| {
        let text = words.to_owned();
        reader
            .search(&cf_vault::SearchQuery { text, limit: 9, ..Default::default() })
            .unwrap()
            .len()
    };
    assert_eq!((hits("canary"), hits("third")), (0, 1));
    drop(reader);
    assert!(notebook.vault.verify().unwrap().is_ok());
    notebook.change(third, json!({"text": "goes on"}));
    assert!(notebook.reopen().vault.verify().unwrap().is_ok());
}

/// What the history tells of a title that was changed, undone and brought back.
const DONE_UNDONE_AND_DONE: [(&str, &str); 4] = [
    ("test.make", "Falls"),
    ("test.change", "Many falls"),
    ("undo", "Falls"),
    ("undo", "Many falls"),
];

/// The operations of a record's history, each with the title that it left.
fn titles(notebook: &Notebook, id: RecordId) -> Vec<(String, String)> {
    let history = notebook.vault.reader().unwrap().history(id).unwrap();
    let told = history.into_iter().map(|entry| {
        let title = entry.changes[0].new.as_str().unwrap().to_owned();
        (entry.operation, title)
    });
    told.collect()
}

#[test]
fn history_says_what_was_said_and_undone_and_said_again() {
    let mut notebook = Notebook::new();
    let id = concern(&mut notebook, "Falls");
    notebook.change(id, json!({"title": "Many falls"}));
    let changed = notebook.last_operation();
    undo(&mut notebook, changed).unwrap();
    let undid = notebook.last_operation();
    assert_eq!(notebook.shown(id).fields["title"], "Falls");
    undo(&mut notebook, undid).unwrap();
    assert_eq!(notebook.shown(id).fields["title"], "Many falls");
    assert_eq!(
        titles(&notebook, id),
        DONE_UNDONE_AND_DONE.map(|(done, title)| (done.to_owned(), title.to_owned()))
    );
}

#[test]
fn history_tells_the_undoing_after_the_deed_when_the_clock_was_put_back_between() {
    let mut notebook = Notebook::new();
    let id = concern(&mut notebook, "Falls");
    notebook.now += 3 * 24 * 60 * 60 * 1000;
    notebook.change(id, json!({"title": "Many falls"}));
    let changed = notebook.last_operation();
    notebook.now -= 3 * 24 * 60 * 60 * 1000;
    undo(&mut notebook, changed).unwrap();
    let undid = notebook.last_operation();
    notebook.now -= 60_000;
    undo(&mut notebook, undid).unwrap();
    assert_eq!(
        titles(&notebook, id),
        DONE_UNDONE_AND_DONE.map(|(done, title)| (done.to_owned(), title.to_owned()))
    );
}

#[test]
fn undoing_the_undoing_brings_the_same_events_back_at_the_end() {
    let mut notebook = Notebook::new();
    let private = notebook.note("mine");
    let shared = notebook.id();
    let publish = |tx: &mut cf_vault::Tx<'_>| {
        tx.make(Kind::Summary, shared, Audience::Quality, fields(json!({"told_us": "Slow"})))?;
        tx.change(private, fields(json!({"shared_as": shared.to_string()})))
    };
    notebook.write("publish", publish).unwrap();
    let published = notebook.last_operation();
    let before = ids(&notebook);
    undo(&mut notebook, published).unwrap();
    assert!(ids(&notebook).is_empty());
    assert_eq!(notebook.shown(private).meta.shared_as, None);
    let undid = notebook.last_operation();
    let row = notebook.vault.reader().unwrap().operation(published).unwrap().unwrap();
    assert_eq!((row.record, row.undone_by), (Some(private), Some(undid)));

    concern(&mut notebook, "Meanwhile");
    undo(&mut notebook, undid).unwrap();
    assert!(before.is_subset(&ids(&notebook)));
    assert_eq!(notebook.shown(private).meta.shared_as, Some(shared));
    assert_eq!(notebook.shown(shared).fields["told_us"], "Slow");
    let again = notebook.last_operation();
    undo(&mut notebook, again).unwrap();
    assert!(before.is_disjoint(&ids(&notebook)));
    assert!(notebook.vault.verify().unwrap().is_ok());
}

#[test]
fn an_undoing_is_not_undone_over_what_was_said_since() {
    let mut notebook = Notebook::new();
    let id = concern(&mut notebook, "First");
    notebook.change(id, json!({"title": "Second"}));
    let second = notebook.last_operation();
    undo(&mut notebook, second).unwrap();
    let undid = notebook.last_operation();
    notebook.change(id, json!({"title": "Third"}));
    assert_eq!(undo(&mut notebook, undid), Err(UndoRefusal::ChangedSince.into()));
    assert!(notebook.shown(id).disputed.is_empty());
}

#[test]
fn what_others_belong_to_stays_until_they_are_undone() {
    let mut notebook = Notebook::new();
    let parent = concern(&mut notebook, "Falls");
    let made = notebook.last_operation();
    let action = notebook.make(
        Kind::Action,
        Audience::Quality,
        json!({"title": "Fit rails", "concern": parent.to_string()}),
    );
    let added = notebook.last_operation();
    assert_eq!(undo(&mut notebook, made), Err(UndoRefusal::BuiltUpon.into()));
    undo(&mut notebook, added).unwrap();
    undo(&mut notebook, made).unwrap();
    assert!(notebook.vault.reader().unwrap().record(action).unwrap().is_none());
    assert!(ids(&notebook).is_empty());
}

#[test]
fn what_was_undone_after_it_was_read_for_sealing_is_not_sealed() {
    let mut notebook = Notebook::new();
    concern(&mut notebook, "One");
    concern(&mut notebook, "Two");
    let two = notebook.last_operation();
    let read = own_feeds(&notebook)[0];
    undo(&mut notebook, two).unwrap();
    let seal = |notebook: &mut Notebook, head: Head| {
        notebook.write("sync.seal", |tx| tx.mark_departed(read.id, head)).unwrap()
    };
    assert!(!seal(&mut notebook, read.head), "shorter by now");
    concern(&mut notebook, "Another");
    assert!(!seal(&mut notebook, read.head), "as long, but not the same");
    assert_eq!(own_feeds(&notebook)[0].departed, 0);
    let now = own_feeds(&notebook)[0].head;
    assert!(seal(&mut notebook, now));
}

#[test]
fn a_chosen_setting_is_set_back_and_not_over_a_later_choice() {
    let mut notebook = Notebook::new();
    let choose = |notebook: &mut Notebook, value: &str| {
        notebook.write("settings.keep", |tx| tx.choose_setting("meeting", &json!(value))).unwrap();
        notebook.last_operation()
    };
    let shown = |notebook: &Notebook| {
        notebook.vault.reader().unwrap().setting("meeting").unwrap().unwrap_or_default()
    };
    let first = choose(&mut notebook, "CQRM");
    let second = choose(&mut notebook, "Board");
    assert_eq!(choose(&mut notebook, "Board"), second, "nothing was chosen anew");
    assert_eq!(undo(&mut notebook, first), Err(UndoRefusal::ChangedSince.into()));
    undo(&mut notebook, second).unwrap();
    assert_eq!(shown(&notebook), "CQRM");
    let undid = notebook.last_operation();
    undo(&mut notebook, undid).unwrap();
    assert_eq!(shown(&notebook), "Board");
}

#[derive(Debug, Clone)]
enum Step {
    Make(u8, bool),
    Title(u8, u8),
    Status(u8, u8),
    Bin(u8),
    Restore(u8),
    /// Undo one of the last operations.
    Undo(u8),
    /// What waits leaves the device, and a colleague reads it.
    Depart,
    /// The colleague answers.
    Answer(u8, u8),
    NewLife,
}

fn step() -> impl Strategy<Value = Step> {
    let at = 0u8..4;
    prop_oneof![
        3 => (at.clone(), prop::bool::weighted(0.8)).prop_map(|(a, team)| Step::Make(a, team)),
        3 => (at.clone(), any::<u8>()).prop_map(|(a, t)| Step::Title(a, t)),
        2 => (at.clone(), any::<u8>()).prop_map(|(a, t)| Step::Status(a, t)),
        1 => at.clone().prop_map(Step::Bin),
        1 => at.clone().prop_map(Step::Restore),
        6 => (0u8..6).prop_map(Step::Undo),
        2 => Just(Step::Depart),
        1 => (at, any::<u8>()).prop_map(|(a, t)| Step::Answer(a, t)),
        1 => Just(Step::NewLife),
    ]
}

fn slot(at: u8) -> RecordId {
    RecordId(Uuid::from_u128(0x7000_0000_0000_0000_0000_0000_0000_2000 + u128::from(at)))
}

fn act(notebook: &mut Notebook, step: &Step) {
    let status =
        |to: &u8| json!({"status": if to.is_multiple_of(2) { "open" } else { "complete" }});
    let done = notebook.write("act", |tx| match step {
        Step::Make(at, team) => {
            let audience = if *team { Audience::Quality } else { Audience::Private };
            // A concern of a provider, and actions that belong to it and have its provider from it.
            let provider = RecordId::of_organisation("RXF");
            let (kind, value) = match at {
                0 => (Kind::Concern, json!({"title": "Falls", "organisation": provider})),
                _ => (Kind::Action, json!({"title": "Fit rails", "concern": slot(0)})),
            };
            tx.make(kind, slot(*at), audience, fields(value))
        }
        Step::Title(at, to) => {
            tx.change(slot(*at), fields(json!({"title": format!("Title {to}")}))).map(drop)
        }
        Step::Status(at, to) | Step::Answer(at, to) => {
            tx.change(slot(*at), fields(status(to))).map(drop)
        }
        Step::Bin(at) => tx.bin(slot(*at)),
        Step::Restore(at) => tx.restore(slot(*at)),
        Step::Undo(_) | Step::Depart | Step::NewLife => Ok(()),
    });
    let expected = |error: &VaultError| {
        use VaultError::{AlreadyThere, InBin, NotFound, NotInBin, NotYours};
        matches!(error, AlreadyThere(_) | InBin | NotFound(_) | NotInBin | NotYours { .. })
    };
    assert!(done.as_ref().err().is_none_or(expected), "{done:?}");
}

/// What has left, feed by feed.
fn departed(notebook: &Notebook) -> BTreeMap<FeedId, Vec<Envelope>> {
    let reader = notebook.vault.reader().unwrap();
    let of = |feed: FeedRow| {
        let all = reader.events(feed.id, 1, u32::try_from(feed.departed).unwrap()).unwrap();
        (feed.id, all.into_iter().map(|event| event.envelope).collect())
    };
    own_feeds(notebook).into_iter().map(of).collect()
}

/// The colleague reads what has left, and only that.
fn reach(notebook: &Notebook, colleague: &mut Notebook) {
    let left = departed(notebook);
    for feed in own_feeds(notebook) {
        let envelopes = &left[&feed.id];
        if !envelopes.is_empty() {
            colleague.write("sync.fetch", |tx| tx.receive(&feed.info, envelopes)).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is done, undone and sent in whatever order: what has left never changes and is
    /// always readable elsewhere, every feed holds, and what was undone is not there to be sent.
    #[test]
    fn what_has_left_stays_and_what_was_undone_does_not_leave(steps in prop::collection::vec(step(), 1..50)) {
        let (mut alice, mut bob) = (Notebook::of(1), Notebook::of(2));
        let mut effects: BTreeMap<i64, (BTreeSet<EventId>, BTreeSet<EventId>)> = BTreeMap::new();
        for step in &steps {
            let before = ids(&alice);
            let left = departed(&alice);
            match step {
                Step::Depart => {
                    depart(&mut alice);
                    reach(&alice, &mut bob);
                }
                Step::Answer(..) => {
                    act(&mut bob, step);
                    alice.receive_all(&bob);
                }
                Step::NewLife => drop(alice.vault.begin_new_life(&[]).unwrap()),
                Step::Undo(back) => {
                    let last = alice.vault.reader().unwrap().operation_count().unwrap();
                    let operation = last.saturating_sub(u64::from(*back)).cast_signed();
                    match undo(&mut alice, operation) {
                        Ok(()) => {
                            let now = ids(&alice);
                            let (came, went) = &effects[&operation];
                            prop_assert!(came.is_disjoint(&now), "undone, and still there to be sent");
                            prop_assert!(went.is_subset(&now), "its undoing undone, and not there");
                        }
                        Err(VaultError::Undo(_) | VaultError::NotYours { .. }) => {}
                        Err(error) => prop_assert!(false, "{error:?}"),
                    }
                }
                _ => act(&mut alice, step),
            }
            let now = ids(&alice);
            let last = alice.vault.reader().unwrap().operation_count().unwrap().cast_signed();
            effects.entry(last).or_insert_with(|| {
                (now.difference(&before).copied().collect(), before.difference(&now).copied().collect())
            });
            let left_now = departed(&alice);
            for (feed, events) in left {
                prop_assert!(left_now[&feed].starts_with(&events), "what has left has changed");
            }
            let report = alice.vault.verify().unwrap();
            prop_assert!(report.is_ok(), "{:?} after {:?}", report, step);
        }
        depart(&mut alice);
        reach(&alice, &mut bob);
        prop_assert!(bob.vault.verify().unwrap().is_ok());
        for at in 0..4 {
            let theirs = bob.vault.reader().unwrap().record(slot(at)).unwrap();
            let ours = alice.vault.reader().unwrap().record(slot(at)).unwrap();
            if let Some(ours) = ours.filter(|ours| ours.meta.audience == Audience::Quality) {
                prop_assert_eq!(ours.fields, theirs.unwrap().fields);
            }
        }
    }
}
