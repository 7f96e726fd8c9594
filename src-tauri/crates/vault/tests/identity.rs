use crate::notebook::{Notebook, person_id};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
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

#[test]
fn a_new_life_writes_new_feeds_and_the_old_ones_stay() {
    let mut notebook = Notebook::new();
    notebook.make(Kind::Concern, Audience::Quality, json!({"title": "In the old life"}));
    notebook.vault.begin_new_life().unwrap();
    let new = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "In the new one"}));
    let mut notebook = notebook.reopen();
    notebook.change(new, json!({"title": "Still the new one"}));
    let counts: Vec<u64> =
        notebook.vault.reader().unwrap().feeds().unwrap().iter().map(|f| f.head.count).collect();
    assert_eq!(counts, [1, 2]);
    assert!(notebook.vault.verify().unwrap().is_ok());
}
