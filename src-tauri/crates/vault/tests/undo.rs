use crate::notebook::{Notebook, fields};
use cf_domain::RecordId;
use cf_domain::record::{Fields, Kind};
use cf_domain::word::Audience;
use cf_vault::{UndoRefusal, VaultError};
use proptest::prelude::*;
use serde_json::json;

fn undo(notebook: &mut Notebook, operation: i64) -> Result<(), VaultError> {
    notebook.write("undo", |tx| tx.undo(operation))
}

/// What is shown, and whether it is in the bin.
fn look(notebook: &Notebook, id: RecordId) -> (Fields, bool) {
    let shown = notebook.shown(id);
    (shown.fields, shown.meta.binned.is_some())
}

#[test]
fn undoing_a_bin_and_undoing_that_again() {
    let mut notebook = Notebook::new();
    let id = notebook.note("kept");
    notebook.write("note.bin", |tx| tx.bin(id)).unwrap();
    let binned = notebook.last_operation();
    undo(&mut notebook, binned).unwrap();
    assert!(!look(&notebook, id).1);
    assert_eq!(undo(&mut notebook, binned), Err(UndoRefusal::AlreadyUndone.into()));
    let again = notebook.last_operation();
    undo(&mut notebook, again).unwrap();
    assert!(look(&notebook, id).1);
}

#[test]
fn undoing_what_made_a_record_puts_it_in_the_bin() {
    let mut notebook = Notebook::new();
    let id = notebook.note("a mistake");
    let made = notebook.last_operation();
    undo(&mut notebook, made).unwrap();
    assert!(look(&notebook, id).1);
    let row = notebook.vault.reader().unwrap().operations(None, 9).unwrap().pop().unwrap();
    assert_eq!(row.undone_by, Some(notebook.last_operation()));
}

#[test]
fn an_operation_over_several_records_is_undone_whole() {
    let mut notebook = Notebook::new();
    let (one, two) = (notebook.note("one"), notebook.note("two"));
    let before = (look(&notebook, one), look(&notebook, two));
    notebook
        .write("tidy", |tx| {
            tx.change(one, fields(json!({"text": "changed", "area": "Bay 2"})))?;
            tx.change(one, fields(json!({"text": "changed twice"})))?;
            tx.bin(two)
        })
        .unwrap();
    let tidy = notebook.last_operation();
    undo(&mut notebook, tidy).unwrap();
    assert_eq!((look(&notebook, one), look(&notebook, two)), before);
}

#[test]
fn what_was_changed_since_is_not_undone() {
    let mut notebook = Notebook::new();
    let id = notebook.note("first");
    notebook.change(id, json!({"text": "second"}));
    let second = notebook.last_operation();
    notebook.change(id, json!({"text": "third"}));
    let third = notebook.last_operation();
    assert_eq!(undo(&mut notebook, second), Err(UndoRefusal::ChangedSince.into()));
    undo(&mut notebook, third).unwrap();
    assert_eq!(look(&notebook, id).0["text"], "second");
    assert_eq!(undo(&mut notebook, 4711), Err(UndoRefusal::Unknown.into()));
}

#[test]
fn a_change_to_another_field_since_does_not_matter() {
    let mut notebook = Notebook::new();
    let id = notebook.note("first");
    notebook.change(id, json!({"text": "second"}));
    let second = notebook.last_operation();
    notebook.change(id, json!({"area": "Bay 2"}));
    undo(&mut notebook, second).unwrap();
    assert_eq!(look(&notebook, id).0, fields(json!({"text": "first", "area": "Bay 2"})));
}

#[test]
fn what_a_colleague_has_answered_since_is_not_undone() {
    let mut alice = Notebook::of(1);
    let action = alice.make(Kind::Action, Audience::Quality, json!({"title": "Fit rails"}));
    alice.change(action, json!({"status": "open"}));
    let opened = alice.last_operation();
    let mut bob = Notebook::of(2);
    bob.receive_all(&alice);
    bob.change(action, json!({"status": "complete"}));
    alice.receive_all(&bob);
    assert_eq!(undo(&mut alice, opened), Err(UndoRefusal::ChangedByOthers.into()));
    assert_eq!(look(&alice, action).0["status"], "complete");
}

#[test]
fn what_has_left_the_device_is_not_undone() {
    let mut notebook = Notebook::new();
    notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Shared"}));
    let shared = notebook.last_operation();
    let feed = notebook.vault.reader().unwrap().feeds().unwrap()[0];
    notebook.write("sync.seal", |tx| tx.mark_departed(feed.id, feed.head)).unwrap();
    assert_eq!(undo(&mut notebook, shared), Err(UndoRefusal::AlreadyShared.into()));
    notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Not yet shared"}));
    let waiting = notebook.last_operation();
    undo(&mut notebook, waiting).unwrap();
}

#[derive(Debug, Clone)]
enum Step {
    Text(u8, u8),
    Area(u8, Option<u8>),
    Bin(u8),
    Restore(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0u8..3, any::<u8>()).prop_map(|(at, text)| Step::Text(at, text)),
        2 => (0u8..3, any::<Option<u8>>()).prop_map(|(at, area)| Step::Area(at, area)),
        1 => (0u8..3).prop_map(Step::Bin),
        1 => (0u8..3).prop_map(Step::Restore),
    ]
}

fn apply(tx: &mut cf_vault::Tx<'_>, ids: &[RecordId], step: &Step) -> Result<(), VaultError> {
    let done = match step {
        Step::Text(at, text) => tx
            .change(ids[usize::from(*at)], fields(json!({"text": format!("text {text}")})))
            .map(drop),
        Step::Area(at, area) => tx
            .change(ids[usize::from(*at)], fields(json!({"area": area.map(|a| a.to_string())})))
            .map(drop),
        Step::Bin(at) => tx.bin(ids[usize::from(*at)]),
        Step::Restore(at) => tx.restore(ids[usize::from(*at)]),
    };
    match done {
        Err(VaultError::InBin | VaultError::NotInBin) => Ok(()),
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever one operation did to whatever had gone before, undo shows what was shown, and undoing
    /// the undo shows what the operation showed.
    #[test]
    fn undo_restores_what_was_shown(
        earlier in prop::collection::vec(step(), 0..6),
        operation in prop::collection::vec(step(), 1..6),
    ) {
        let mut notebook = Notebook::new();
        let ids = [notebook.note("one"), notebook.note("two"), notebook.note("three")];
        for step in &earlier {
            notebook.write("earlier", |tx| apply(tx, &ids, step)).unwrap();
        }
        let all = |notebook: &Notebook| ids.map(|id| look(notebook, id));
        let before = all(&notebook);
        let last = notebook.last_operation();
        notebook.write("operation", |tx| operation.iter().try_for_each(|step| apply(tx, &ids, step))).unwrap();
        let did = notebook.last_operation();
        if did != last {
            let after = all(&notebook);
            undo(&mut notebook, did).unwrap();
            prop_assert_eq!(all(&notebook), before);
            if notebook.last_operation() != did {
                let undid = notebook.last_operation();
                undo(&mut notebook, undid).unwrap();
                prop_assert_eq!(all(&notebook), after);
            }
        }
        prop_assert!(notebook.vault.verify().unwrap().is_ok());
    }
}
