//! The words of a record in the search index.

use super::row::Row;
use super::words::words;
use crate::error::VaultError;
use cf_domain::record::Kind;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// Beginnings of up to so many characters have an index of their own (`prefix` in the migration);
/// words that are longer are in the dictionary.
pub const INDEXED_BEGINNING: usize = 4;

/// The text in which a record's words are found: its searched fields, one after the other.
pub fn text(row: &Row) -> String {
    let searched = row.kind.parse::<Kind>().map(Kind::searched_fields).unwrap_or_default();
    let texts =
        searched.iter().filter_map(|field| row.fields.get(*field)).filter_map(Value::as_str);
    texts.collect::<Vec<_>>().join("\n")
}

/// A facet as one word that no text has: letters never begin with `§`.
pub fn facet(name: &str, code: &str) -> String {
    std::iter::once('§')
        .chain(name.chars())
        .chain(code.chars().filter(char::is_ascii_alphanumeric))
        .collect()
}

/// What the index holds of a record: its words, each once, and its facets. `None` for what is not
/// to be found.
fn indexed(row: &Row) -> Option<BTreeSet<String>> {
    if row.binned.is_some() {
        return None;
    }
    let mut all: BTreeSet<String> = words(&text(row)).into_iter().map(|word| word.folded).collect();
    if all.is_empty() {
        return None;
    }
    all.extend([facet("kind", &row.kind), facet("for", &row.audience)]);
    Some(all)
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
    if let Some(all) = after {
        let together = all.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        connection
            .prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?
            .execute((new.n, together))?;
        let mut learn =
            connection.prepare_cached("INSERT OR IGNORE INTO word (term) VALUES (?1)")?;
        for word in all
            .iter()
            .filter(|word| word.chars().count() > INDEXED_BEGINNING && !word.starts_with('§'))
        {
            learn.execute([word])?;
        }
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
