use crate::notebook::{Notebook, fields};
use cf_domain::RecordId;
use cf_vault::{Draft, DraftPut};
use serde_json::json;

fn draft(id: RecordId, text: &str, revision: u64) -> Draft {
    Draft {
        id,
        kind: "observation".to_owned(),
        context: fields(json!({"visit": "v"})),
        fields: fields(json!({"sort": "saw"})),
        text: text.to_owned(),
        caret: 4,
        revision,
        updated_ms: 0,
        history: json!([["", 0], ["Th", 2]]),
    }
}

#[test]
fn a_draft_comes_back_as_it_was_after_a_restart() {
    let mut notebook = Notebook::new();
    let id = notebook.id();
    let written = draft(id, "The cur", 3);
    assert_eq!(notebook.write("draft.put", |tx| tx.put_draft(&written)).unwrap(), DraftPut::Kept);
    let notebook = notebook.reopen();
    let found = notebook.vault.reader().unwrap().drafts().unwrap().remove(0);
    assert_eq!(found, Draft { updated_ms: notebook.now, ..written });
}

#[test]
fn a_late_draft_never_replaces_a_later_one() {
    let mut notebook = Notebook::new();
    let id = notebook.id();
    notebook.write("draft.put", |tx| tx.put_draft(&draft(id, "The curtain", 9))).unwrap();
    let late = notebook.write("draft.put", |tx| tx.put_draft(&draft(id, "The cur", 8))).unwrap();
    assert_eq!(late, DraftPut::Late);
    assert_eq!(notebook.vault.reader().unwrap().draft(id).unwrap().unwrap().text, "The curtain");
}

#[test]
fn a_discarded_draft_is_gone_and_writes_no_event() {
    let mut notebook = Notebook::new();
    let id = notebook.id();
    notebook.write("draft.put", |tx| tx.put_draft(&draft(id, "x", 1))).unwrap();
    assert!(notebook.write("draft.discard", |tx| tx.discard_draft(id)).unwrap());
    assert!(!notebook.write("draft.discard", |tx| tx.discard_draft(id)).unwrap());
    let reader = notebook.vault.reader().unwrap();
    assert!(reader.drafts().unwrap().is_empty() && reader.operations(None, 1).unwrap().is_empty());
}

#[test]
fn settings_are_kept_and_removed() {
    let mut notebook = Notebook::new();
    notebook.write("s", |tx| tx.set_setting("theme", &json!({"name": "dark"}))).unwrap();
    let mut notebook = notebook.reopen();
    assert_eq!(
        notebook.vault.reader().unwrap().setting("theme").unwrap(),
        Some(json!({"name": "dark"}))
    );
    notebook.write("s", |tx| tx.set_setting("theme", &json!(null))).unwrap();
    assert!(notebook.vault.reader().unwrap().settings().unwrap().is_empty());
}
