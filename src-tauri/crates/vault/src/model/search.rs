//! The words of a record in the search index.

use super::row::Row;
use crate::error::VaultError;
use cf_domain::record::Kind;
use rusqlite::Connection;
use serde_json::Value;

/// The words that find a record: its searched fields, one after the other.
pub fn words(row: &Row) -> String {
    let searched = row.kind.parse::<Kind>().map(Kind::searched_fields).unwrap_or_default();
    let mut words = String::new();
    for text in searched.iter().filter_map(|field| row.fields.get(*field)).filter_map(Value::as_str)
    {
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(text);
    }
    words
}

/// A facet as one word of letters: `kindobservation`, `forvisitteam`.
pub fn facet(prefix: &str, code: &str) -> String {
    prefix.chars().chain(code.chars().filter(char::is_ascii_alphanumeric)).collect()
}

fn facets(row: &Row) -> String {
    format!("{} {}", facet("kind", &row.kind), facet("for", &row.audience))
}

fn indexed(row: &Row) -> Option<(String, String)> {
    let words = words(row);
    (row.binned.is_none() && !words.is_empty()).then(|| (words, facets(row)))
}

pub fn replace(connection: &Connection, old: Option<&Row>, new: &Row) -> Result<(), VaultError> {
    let before = old.and_then(indexed);
    let after = indexed(new);
    if before == after {
        return Ok(());
    }
    if let (Some(old), Some(_)) = (old, before) {
        delete(connection, old.n)?;
    }
    if let Some((words, facets)) = after {
        let sql = "INSERT INTO search (rowid, words, facets) VALUES (?1, ?2, ?3)";
        connection.prepare_cached(sql)?.execute((new.n, words, facets))?;
    }
    Ok(())
}

pub fn remove(connection: &Connection, old: &Row) -> Result<(), VaultError> {
    if indexed(old).is_some() { delete(connection, old.n) } else { Ok(()) }
}

fn delete(connection: &Connection, n: i64) -> Result<(), VaultError> {
    connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([n])?;
    Ok(())
}
