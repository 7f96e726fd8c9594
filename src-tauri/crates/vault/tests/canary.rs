//! Nothing that was written stands in clear in any file.

use crate::notebook::{NOW, Notebook, fields};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::{BackupReason, Draft, SealedObject};
use serde_json::json;
use std::path::Path;

const CANARY: &str = "Zanzibarkanarie";

fn files_with(folder: &Path, word: &[u8], seen: &mut u64) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, word, seen));
        } else {
            *seen += 1;
            let bytes = std::fs::read(&path).unwrap();
            if bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word)) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

#[test]
fn no_file_of_the_vault_holds_a_word_of_it() {
    let mut notebook = Notebook::new();
    let visit = notebook.make(Kind::Visit, Audience::Quality, json!({"title": CANARY}));
    for number in 0..200 {
        notebook.make(
            Kind::Observation,
            Audience::Private,
            json!({"visit": visit, "text": format!("{CANARY} {number} {}", "words ".repeat(50))}),
        );
    }
    let id = notebook.id();
    notebook
        .write("mixed", |tx| {
            tx.put_draft(&Draft {
                id,
                kind: "observation".to_owned(),
                context: fields(json!({"place": CANARY})),
                fields: fields(json!({})),
                text: CANARY.to_owned(),
                caret: 0,
                revision: 1,
                updated_ms: 0,
                history: json!([CANARY]),
            })?;
            tx.set_setting("name", &json!(CANARY))?;
            tx.set_space("epoch.1", Some(CANARY.as_bytes()))?;
            tx.keep_object(&SealedObject {
                name: "object".to_owned(),
                bytes: CANARY.as_bytes().to_vec(),
                part: None,
            })
        })
        .unwrap();
    notebook.vault.back_up(BackupReason::Asked, NOW).unwrap();
    let found = notebook.vault.reader().unwrap().record(visit).unwrap();
    assert!(found.is_some(), "the canary is in the vault");

    // Once while it is open, with the log beside it, and once closed.
    let folder = notebook.vault.place().folder().to_path_buf();
    let mut seen = 0;
    assert_eq!(files_with(&folder, CANARY.as_bytes(), &mut seen), Vec::<String>::new());
    assert!(seen >= 6, "the database, its log, keys, lock and backup: {seen} files");
    let _dir = notebook.close();
    assert_eq!(files_with(&folder, CANARY.as_bytes(), &mut seen), Vec::<String>::new());
}
