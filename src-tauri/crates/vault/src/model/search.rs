//! The words of a record in the search index.

use super::Models;
use super::row::Row;
use super::words::each_word;
use crate::error::VaultError;
use cf_domain::record::Kind;
use serde_json::Value;

/// Beginnings of up to so many characters have an index of their own (`prefix` in the migration);
/// words that are longer are in the dictionary.
pub const INDEXED_BEGINNING: usize = 4;

fn searched<'r>(row: &'r Row) -> impl Iterator<Item = &'r str> + use<'r> {
    let fields = row.kind.parse::<Kind>().map(Kind::searched_fields).unwrap_or_default();
    fields.iter().filter_map(|field| row.fields.get(*field)).filter_map(Value::as_str)
}

/// The text in which a record's words are found: its searched fields, one after the other.
pub fn text(row: &Row) -> String {
    searched(row).collect::<Vec<_>>().join("\n")
}

/// A facet as one word that no text has: words never begin with `§`.
pub fn facet(name: &str, code: &str) -> String {
    std::iter::once('§')
        .chain(name.chars())
        .chain(code.chars().filter(char::is_ascii_alphanumeric))
        .collect()
}

/// What the index holds of a record: its words, each once, and its facets, between spaces. `None`
/// for what is not to be found.
fn indexed(row: &Row) -> Option<String> {
    if row.binned.is_some() {
        return None;
    }
    let mut folded = String::new();
    for text in searched(row) {
        each_word(text, |_, _, word| {
            folded.push_str(word);
            folded.push(' ');
        });
    }
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    let (kind, audience) = (facet("kind", &row.kind), facet("for", &row.audience));
    (!words.is_empty()).then(|| {
        words.extend([kind.as_str(), audience.as_str()]);
        words.join(" ")
    })
}

impl Models<'_> {
    pub(super) fn replace_words(&self, old: Option<&Row>, new: &Row) -> Result<(), VaultError> {
        let before = old.and_then(indexed);
        let after = indexed(new);
        if before == after {
            return Ok(());
        }
        if let (Some(old), Some(_)) = (old, before) {
            self.delete_words(old.n)?;
        }
        if let Some(words) = after {
            let sql = "INSERT INTO search (rowid, words) VALUES (?1, ?2)";
            self.connection.prepare_cached(sql)?.execute((new.n, &words))?;
            self.learn(&words)?;
        }
        Ok(())
    }

    pub(super) fn remove_words(&self, old: &Row) -> Result<(), VaultError> {
        if indexed(old).is_some() { self.delete_words(old.n) } else { Ok(()) }
    }

    fn delete_words(&self, n: i64) -> Result<(), VaultError> {
        self.connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([n])?;
        Ok(())
    }

    /// Puts the longer words into the dictionary, unless they are known to be there.
    fn learn(&self, words: &str) -> Result<(), VaultError> {
        let mut learned = self.learned.borrow_mut();
        let is_long =
            |word: &&str| word.chars().nth(INDEXED_BEGINNING).is_some() && !word.starts_with('§');
        for word in words.split(' ').filter(is_long) {
            let hash = self.known.hash(word);
            if !self.known.holds(hash) && learned.insert(hash) {
                self.connection
                    .prepare_cached("INSERT OR IGNORE INTO word (term) VALUES (?1)")?
                    .execute([word])?;
            }
        }
        Ok(())
    }
}
