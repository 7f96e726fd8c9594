//! What is shown is what the events say, however they came.

use crate::notebook::{Notebook, fields};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::VaultError;
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

#[derive(Debug, Clone)]
enum Act {
    Visit(u8, Option<u8>),
    Concern(u8, Option<u8>),
    Action(u8, u8),
    Reply(u8, u8),
    Retitle(u8, u8),
    Status(u8, u8),
    Move(u8, Option<u8>),
    Bin(u8),
    Restore(u8),
    Exchange,
}

/// Six places for records, shared by both people.
fn slot(at: u8) -> RecordId {
    RecordId(Uuid::from_u128(0x7000_0000_0000_0000_0000_0000_0000_1000 + u128::from(at % 6)))
}

fn organisation(at: u8) -> RecordId {
    RecordId::of_organisation(["RXF", "RXG"][usize::from(at % 2)])
}

fn act() -> impl Strategy<Value = (bool, Act)> {
    let at = 0u8..6;
    let what = prop_oneof![
        (at.clone(), any::<Option<u8>>()).prop_map(|(a, o)| Act::Visit(a, o)),
        (at.clone(), any::<Option<u8>>()).prop_map(|(a, v)| Act::Concern(a, v)),
        (at.clone(), any::<u8>()).prop_map(|(a, c)| Act::Action(a, c)),
        (at.clone(), any::<u8>()).prop_map(|(a, c)| Act::Reply(a, c)),
        (at.clone(), any::<u8>()).prop_map(|(a, t)| Act::Retitle(a, t)),
        (at.clone(), any::<u8>()).prop_map(|(a, t)| Act::Status(a, t)),
        (at.clone(), any::<Option<u8>>()).prop_map(|(a, o)| Act::Move(a, o)),
        at.clone().prop_map(Act::Bin),
        at.prop_map(Act::Restore),
        Just(Act::Exchange),
    ];
    (any::<bool>(), what)
}

fn perform(notebook: &mut Notebook, act: &Act) {
    let status = |at: &u8| ["open", "in-progress", "complete"][usize::from(at % 3)];
    let done = notebook.write("act", |tx| match act {
        Act::Visit(at, whom) => {
            let value = json!({"title": "Visit", "organisation": whom.map(organisation), "date": "2026-11-20"});
            tx.make(Kind::Visit, slot(*at), Audience::Quality, fields(value))
        }
        Act::Concern(at, visit) => {
            let value = json!({"title": "Concern about falls", "visit": visit.map(slot), "status": "open"});
            tx.make(Kind::Concern, slot(*at), Audience::Quality, fields(value))
        }
        Act::Action(at, concern) => {
            let value = json!({"title": "Fit rails", "concern": slot(*concern), "due": "2026-12-01"});
            tx.make(Kind::Action, slot(*at), Audience::Quality, fields(value))
        }
        Act::Reply(at, about) => {
            let value = json!({"text": "They say it is done", "about": slot(*about)});
            tx.make(Kind::Response, slot(*at), Audience::VisitTeam, fields(value))
        }
        Act::Retitle(at, to) => tx.change(slot(*at), fields(json!({"title": format!("Title {to}")}))).map(drop),
        Act::Status(at, to) => tx.change(slot(*at), fields(json!({"status": status(to)}))).map(drop),
        Act::Move(at, to) => tx.change(slot(*at), fields(json!({"organisation": to.map(organisation)}))).map(drop),
        Act::Bin(at) => tx.bin(slot(*at)),
        Act::Restore(at) => tx.restore(slot(*at)),
        Act::Exchange => Ok(()),
    });
    let expected = |error: &VaultError| {
        use VaultError::{AlreadyThere, InBin, NotFound, NotInBin, NotYours};
        matches!(error, AlreadyThere(_) | InBin | NotFound(_) | NotInBin | NotYours { .. })
    };
    assert!(done.as_ref().err().is_none_or(expected), "{done:?}");
}

/// Everything that is shown of the six, with the counts.
fn shown(notebook: &Notebook) -> Vec<String> {
    let reader = notebook.vault.reader().unwrap();
    let records = (0..6).map(|at| format!("{:?}", reader.record(slot(at)).unwrap()));
    let counts = [Kind::Visit, Kind::Concern, Kind::Action, Kind::Response].map(|kind| {
        let all = cf_vault::Query::of(kind, 50);
        let of = cf_vault::Query { organisation: Some(organisation(0)), ..all.clone() };
        let listed = reader.list(&of).unwrap().records.len();
        assert_eq!(reader.count(&of).unwrap(), listed as u64, "{kind:?}");
        assert_eq!(reader.count(&all).unwrap(), reader.list(&all).unwrap().records.len() as u64);
        format!("{kind:?} {listed}")
    });
    records.chain(counts).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn both_people_see_the_same_and_a_replay_changes_nothing(acts in prop::collection::vec(act(), 1..40)) {
        let (mut alice, mut bob) = (Notebook::of(1), Notebook::of(2));
        for (by_alice, act) in &acts {
            if matches!(act, Act::Exchange) {
                alice.receive_all(&bob);
                bob.receive_all(&alice);
            }
            perform(if *by_alice { &mut alice } else { &mut bob }, act);
        }
        alice.receive_all(&bob);
        bob.receive_all(&alice);
        prop_assert_eq!(shown(&alice), shown(&bob));
        for notebook in [&alice, &bob] {
            let before = shown(notebook);
            let report = notebook.vault.verify().unwrap();
            prop_assert!(report.is_ok(), "{:?}", report);
            notebook.vault.rebuild().unwrap();
            prop_assert_eq!(shown(notebook), before);
        }
    }
}
