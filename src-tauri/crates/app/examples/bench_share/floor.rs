//! What is cheapest: a raw copy of the same files, and a bare insert.

use crate::chain::text;
use crate::desk::{copy, space};
use cf_sync::testing::Dice;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

/// The raw copy, and the bare insert of as many entries in one transaction.
pub fn floor(dir: &Path, entries: usize) -> Value {
    let began = Instant::now();
    let bytes = copy(&space(dir), &dir.join("copy"));
    let copy_s = began.elapsed().as_secs_f64();
    std::fs::remove_dir_all(dir.join("copy")).unwrap();
    let mut dice = Dice::new(9000);
    let texts: Vec<String> = (0..1000).map(|_| text(&mut dice)).collect();
    let bare = Connection::open(dir.join("bare.db")).unwrap();
    bare.execute_batch(
        "PRAGMA key = \"x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'\";
         PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
         CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
         CREATE VIRTUAL TABLE search USING fts5 (text, content = '');",
    )
    .unwrap();
    let began = Instant::now();
    bare.execute_batch("BEGIN").unwrap();
    for n in 0..entries {
        let (row, text) = (i64::try_from(n).unwrap(), &texts[n % texts.len()]);
        let mut note = bare.prepare_cached("INSERT INTO note (id, body) VALUES (?1, ?2)").unwrap();
        note.execute((row, json!({"told_us": text}).to_string())).unwrap();
        let mut words =
            bare.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)").unwrap();
        words.execute((row, text)).unwrap();
    }
    bare.execute_batch("COMMIT").unwrap();
    let insert_s = began.elapsed().as_secs_f64();
    std::fs::remove_file(dir.join("bare.db")).unwrap();
    json!({"copy_s": copy_s, "insert_s": insert_s, "copied_mb": bytes / 1_000_000})
}
