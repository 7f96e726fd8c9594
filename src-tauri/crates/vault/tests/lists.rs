use crate::notebook::{Notebook, fields};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::Query;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn pages_together_hold_every_record_once_newest_first() {
    let mut notebook = Notebook::new();
    let made: Vec<RecordId> = (0..23).map(|n| notebook.note(&format!("note {n}"))).collect();
    let reader = notebook.vault.reader().unwrap();
    let mut query = Query::of(Kind::Observation, 5);
    let mut seen = Vec::new();
    loop {
        let page = reader.list(&query).unwrap();
        assert!(page.records.len() <= 5);
        seen.extend(page.records.iter().map(|record| record.meta.id));
        query.after = page.next;
        if page.next.is_none() {
            break;
        }
    }
    assert_eq!(seen, made.into_iter().rev().collect::<Vec<_>>());
    assert_eq!(reader.count(&query).unwrap(), 23);
}

#[test]
fn records_of_the_same_moment_are_all_on_some_page() {
    let mut notebook = Notebook::new();
    let ids: BTreeSet<RecordId> = (0..12).map(|_| notebook.id()).collect();
    notebook
        .write("import", |tx| {
            ids.iter().try_for_each(|id| {
                let value = json!({"title": "Visit", "date": "2026-11-20"});
                tx.make(Kind::Visit, *id, Audience::Quality, fields(value))
            })
        })
        .unwrap();
    let reader = notebook.vault.reader().unwrap();
    let mut query = Query::of(Kind::Visit, 4);
    let mut seen = BTreeSet::new();
    for _ in 0..3 {
        let page = reader.list(&query).unwrap();
        seen.extend(page.records.iter().map(|record| record.meta.id));
        query.after = page.next;
    }
    assert_eq!(query.after, None);
    assert_eq!(seen, ids);
}

#[test]
fn lists_are_narrowed_and_counted_alike() {
    let mut notebook = Notebook::new();
    let provider = RecordId::of_organisation("RXF");
    let visit = notebook.make(
        Kind::Visit,
        Audience::Quality,
        json!({"organisation": provider, "title": "Ward 4"}),
    );
    let mine = notebook.make(
        Kind::Observation,
        Audience::Private,
        json!({"visit": visit, "text": "Quiet"}),
    );
    let team = notebook.make(
        Kind::Observation,
        Audience::VisitTeam,
        json!({"visit": visit, "text": "Busy"}),
    );
    notebook.note("elsewhere");
    let binned = notebook.make(
        Kind::Observation,
        Audience::Private,
        json!({"visit": visit, "text": "Wrong"}),
    );
    notebook.write("bin", |tx| tx.bin(binned)).unwrap();

    let reader = notebook.vault.reader().unwrap();
    let found = |query: &Query| {
        let page = reader.list(query).unwrap();
        assert_eq!(reader.count(query).unwrap(), page.records.len() as u64, "{query:?}");
        page.records.iter().map(|record| record.meta.id).collect::<Vec<_>>()
    };
    let all = Query::of(Kind::Observation, 50);
    assert_eq!(found(&all).len(), 3);
    assert_eq!(found(&Query { parent: Some(visit), ..all.clone() }), [team, mine]);
    assert_eq!(found(&Query { organisation: Some(provider), ..all.clone() }), [team, mine]);
    let team_only = Query { audience: Some(Audience::VisitTeam), ..all.clone() };
    assert_eq!(found(&team_only), [team]);
    assert_eq!(found(&Query { binned: true, ..all.clone() }), [binned]);
    assert_eq!(found(&Query { parent: Some(visit), binned: true, ..all }), [binned]);
}

#[test]
fn open_actions_are_found_by_status() {
    let mut notebook = Notebook::new();
    let open =
        notebook.make(Kind::Action, Audience::Quality, json!({"title": "a", "status": "open"}));
    let closed =
        notebook.make(Kind::Action, Audience::Quality, json!({"title": "b", "status": "open"}));
    notebook.change(closed, json!({"status": "verified"}));
    let reader = notebook.vault.reader().unwrap();
    let with =
        |status: &str| Query { status: Some(status.to_owned()), ..Query::of(Kind::Action, 9) };
    assert_eq!(reader.list(&with("open")).unwrap().records[0].meta.id, open);
    assert_eq!(reader.count(&with("open")).unwrap(), 1);
    assert_eq!(reader.count(&with("verified")).unwrap(), 1);
}

#[test]
fn notes_follow_their_visit_to_another_provider() {
    let mut notebook = Notebook::new();
    let (old, new) = (RecordId::of_organisation("RXF"), RecordId::of_organisation("RXG"));
    let visit = notebook.make(Kind::Visit, Audience::Quality, json!({"title": "Ward 4"}));
    let concern =
        notebook.make(Kind::Concern, Audience::Quality, json!({"visit": visit, "title": "Falls"}));
    let action = notebook.make(
        Kind::Action,
        Audience::Quality,
        json!({"concern": concern, "title": "Rails"}),
    );
    assert_eq!(notebook.shown(action).organisation, None);
    notebook.change(visit, json!({"organisation": old}));
    assert_eq!(notebook.shown(action).organisation, Some(old));
    notebook.change(visit, json!({"organisation": new}));
    assert_eq!(notebook.shown(action).organisation, Some(new));
    notebook.change(concern, json!({"organisation": old}));
    assert_eq!(notebook.shown(action).organisation, Some(old), "its concern names another");
    notebook.change(concern, json!({"organisation": null}));
    assert_eq!(notebook.shown(action).organisation, Some(new));
    assert!(notebook.vault.verify().unwrap().is_ok());
}

#[test]
fn a_reader_sees_one_moment() {
    let mut notebook = Notebook::new();
    notebook.note("before");
    let vault = &notebook.vault;
    let reader = vault.reader().unwrap();
    let query = Query::of(Kind::Observation, 9);
    assert_eq!(reader.count(&query).unwrap(), 1);
    vault
        .write::<_, cf_vault::VaultError>(notebook.now, "x", |tx| {
            let id = RecordId(uuid::Uuid::from_u128(5));
            tx.make(Kind::Observation, id, Audience::Private, fields(json!({"text": "after"})))
        })
        .unwrap();
    assert_eq!(reader.count(&query).unwrap(), 1);
    assert_eq!(vault.reader().unwrap().count(&query).unwrap(), 2);
}
