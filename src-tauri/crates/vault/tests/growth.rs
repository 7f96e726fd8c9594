//! Nothing breaks when there is much of it. How fast it is stands in the benchmarks, not here.

use crate::notebook::{NOW, Notebook, fields};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::{BackupReason, Query, SearchQuery};
use serde_json::json;

#[test]
fn twenty_thousand_notes_are_listed_found_verified_and_copied() {
    const NOTES: u64 = 20_000;
    let mut notebook = Notebook::new();
    for batch in 0..NOTES / 1000 {
        let ids: Vec<_> = (0..1000).map(|_| notebook.id()).collect();
        notebook
            .write("import", |tx| {
                ids.iter().zip(batch * 1000..).try_for_each(|(id, n)| {
                    let text = format!(
                        "Note {n} on the ward{}",
                        if n % 1000 == 7 { " about rareword" } else { "" }
                    );
                    tx.make(
                        Kind::Observation,
                        *id,
                        Audience::Private,
                        fields(json!({"text": text})),
                    )
                })
            })
            .unwrap();
    }
    let reader = notebook.vault.reader().unwrap();
    let query = Query::of(Kind::Observation, 50);
    assert_eq!(reader.count(&query).unwrap(), NOTES);
    let page = reader.list(&query).unwrap();
    assert_eq!(page.records[0].fields["text"], format!("Note {} on the ward", NOTES - 1));
    let find = |text: &str| {
        reader
            .search(&SearchQuery { text: text.to_owned(), limit: 50, ..SearchQuery::default() })
            .unwrap()
    };
    assert_eq!(find("rarew").len(), 20);
    assert_eq!(find("ward").len(), 50);
    drop(reader);
    let report = notebook.vault.verify().unwrap();
    assert!(report.is_ok() && report.events == NOTES, "{report:?}");
    let proof = notebook.vault.back_up(BackupReason::Daily, NOW).unwrap().proof.unwrap();
    assert_eq!(proof.events, NOTES);
}
