use crate::notebook::{Notebook, fields};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_ledger::Action;
use cf_vault::VaultError;
use serde_json::{Value, json};

#[test]
fn a_record_is_made_changed_binned_and_restored() {
    let mut notebook = Notebook::new();
    let id = notebook.make(
        Kind::Concern,
        Audience::Quality,
        json!({"title": "Falls", "text": "", "status": "open"}),
    );
    let made = notebook.shown(id);
    assert_eq!(made.fields, fields(json!({"title": "Falls", "status": "open"})));
    assert_eq!((made.meta.kind.as_str(), made.meta.audience), ("concern", Audience::Quality));
    assert_eq!(made.meta.author, notebook.person);

    assert!(notebook.change(id, json!({"status": "closed", "text": "Mats in place"})));
    assert!(!notebook.change(id, json!({"status": "closed"})), "nothing left to change");
    notebook.change(id, json!({"text": null}));
    assert_eq!(notebook.shown(id).fields, fields(json!({"title": "Falls", "status": "closed"})));

    notebook.write("test.bin", |tx| tx.bin(id)).unwrap();
    assert!(notebook.shown(id).meta.binned.is_some());
    assert_eq!(
        notebook.write("x", |tx| tx.change(id, fields(json!({"title": "y"})))),
        Err(VaultError::InBin)
    );
    assert_eq!(notebook.write("x", |tx| tx.bin(id)), Err(VaultError::InBin));
    notebook.write("test.restore", |tx| tx.restore(id)).unwrap();
    assert!(notebook.shown(id).meta.binned.is_none());
    assert_eq!(notebook.write("x", |tx| tx.restore(id)), Err(VaultError::NotInBin));
}

#[test]
fn history_says_who_did_what_and_what_it_was_before() {
    let mut notebook = Notebook::new();
    let id = notebook.make(Kind::Action, Audience::Quality, json!({"title": "Fit rails"}));
    notebook.change(id, json!({"title": "Fit hand rails", "due": "2026-12-01"}));
    notebook.write("action.bin", |tx| tx.bin(id)).unwrap();
    let history = notebook.vault.reader().unwrap().history(id).unwrap();
    let told: Vec<_> =
        history.iter().map(|entry| (entry.operation.as_str(), entry.action.clone())).collect();
    assert_eq!(
        told,
        [
            ("test.make", Some(Action::Made)),
            ("test.change", Some(Action::Changed)),
            ("action.bin", Some(Action::Binned))
        ]
    );
    let changes: Vec<_> = history[1]
        .changes
        .iter()
        .map(|c| (c.field.as_str(), c.old.clone(), c.new.clone()))
        .collect();
    assert_eq!(
        changes,
        [
            ("due", Value::Null, json!("2026-12-01")),
            ("title", json!("Fit rails"), json!("Fit hand rails"))
        ]
    );
    assert!(history.iter().all(|entry| entry.author == notebook.person && !entry.refused));
    assert!(history.is_sorted_by_key(|entry| entry.at));
}

#[test]
fn an_error_in_the_work_leaves_nothing_behind() {
    let mut notebook = Notebook::new();
    let id = notebook.id();
    let events = |notebook: &Notebook| notebook.vault.verify().unwrap().events;
    let failed: Result<(), VaultError> = notebook.write("test.fail", |tx| {
        tx.make(Kind::Observation, id, Audience::Private, fields(json!({"text": "half"})))?;
        assert!(tx.reader().record(id)?.is_some(), "the transaction sees its own work");
        Err(VaultError::Internal("on purpose"))
    });
    assert_eq!(failed, Err(VaultError::Internal("on purpose")));
    assert!(notebook.vault.reader().unwrap().record(id).unwrap().is_none());
    assert_eq!(events(&notebook), 0);
    assert!(notebook.vault.reader().unwrap().operations(None, 9).unwrap().is_empty());
}

#[test]
fn a_panic_in_the_work_leaves_nothing_behind_and_the_vault_usable() {
    let mut notebook = Notebook::new();
    let id = notebook.id();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = notebook.vault.write::<(), VaultError>(crate::notebook::NOW, "test.panic", |tx| {
            tx.make(Kind::Observation, id, Audience::Private, fields(json!({"text": "half"})))?;
            panic!("on purpose");
        });
    }));
    assert!(panicked.is_err());
    assert!(notebook.vault.reader().unwrap().record(id).unwrap().is_none());
    notebook.note("goes on");
    assert!(notebook.vault.verify().unwrap().is_ok());
}

#[test]
fn what_is_too_long_is_refused_and_the_rest_stands() {
    let mut notebook = Notebook::new();
    let id = notebook.id();
    let text = "x".repeat(cf_ledger::MAX_PAYLOAD_BYTES);
    let refused = notebook.write("x", |tx| {
        tx.make(Kind::Observation, id, Audience::Private, fields(json!({"text": text})))
    });
    assert!(matches!(refused, Err(VaultError::TooLong { .. })), "{refused:?}");
    assert!(notebook.vault.reader().unwrap().record(id).unwrap().is_none());
}

#[test]
fn the_change_set_names_what_changed() {
    let notebook = Notebook::new();
    let mut ids = notebook;
    let (visit, note) = (ids.id(), ids.id());
    let ((), changes) = ids
        .vault
        .write::<_, VaultError>(ids.now, "visit.start", |tx| {
            tx.make(Kind::Visit, visit, Audience::Private, fields(json!({"title": "Ward 4"})))?;
            tx.make(
                Kind::Observation,
                note,
                Audience::Private,
                fields(json!({"visit": visit, "text": "Quiet"})),
            )?;
            tx.set_setting("last_visit", &json!(visit))
        })
        .unwrap();
    assert_eq!(changes.records, [visit, note].into());
    assert_eq!(changes.kinds, ["observation".to_owned(), "visit".to_owned()].into());
    assert!(changes.settings && !changes.drafts && !changes.space);
    let operation = changes.operation.unwrap();
    let row = ids.vault.reader().unwrap().operations(None, 1).unwrap().remove(0);
    assert_eq!((row.id, row.name.as_str(), row.events), (operation, "visit.start", 2));
}

#[test]
fn the_clock_never_goes_back_even_when_the_computer_s_does() {
    let mut notebook = Notebook::new();
    let first = notebook.note("one");
    let before = notebook.shown(first).meta.created;
    let mut notebook = notebook.reopen();
    notebook.now -= 365 * 24 * 60 * 60 * 1000;
    let second = notebook.note("two");
    assert!(notebook.shown(second).meta.created >= before);
    assert!(notebook.vault.verify().unwrap().is_ok());
}

#[test]
fn a_record_shared_as_another_says_so() {
    let mut notebook = Notebook::new();
    let private = notebook.make(Kind::Summary, Audience::Private, json!({"title": "Draft"}));
    let shared = notebook.make(Kind::Summary, Audience::Quality, json!({"title": "Published"}));
    notebook.change(private, json!({"shared_as": shared}));
    let shown = notebook.shown(private);
    assert_eq!(shown.meta.shared_as, Some(shared));
    assert!(!shown.fields.contains_key("shared_as"));
}
