//! The words of a record in the search index.

use super::Models;
use super::row::Row;
use super::words::each_word;
use crate::error::VaultError;
use cf_domain::record::Kind;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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

/// What is to become of the words under one number.
#[derive(Debug, Default)]
struct Change {
    /// Words stand there from before the transaction, and go.
    clear: bool,
    put: Option<String>,
}

/// Changes to the index that are not written yet. FTS5 writes out all it has gathered whenever a
/// number comes that is lower than the one before, so they are written in the order of numbers, and
/// new words of the dictionary in theirs.
#[derive(Debug, Default)]
pub struct PendingWords {
    changes: BTreeMap<i64, Change>,
    terms: BTreeSet<String>,
    bytes: usize,
}

/// From so many bytes of words on, they are written as one part of the index, which is merged with
/// others later, a little with each save: half of the work of a large import would be merging.
const AT_ONCE: usize = 512 * 1024;

/// FTS5 gathers words in memory up to this size, with their beginnings, before it writes them out.
const GATHERED: u32 = 64 * 1024 * 1024;

/// FTS5's own: so many parts of a size are merged into one.
const MERGED: u32 = 4;

/// When so many bytes of words wait, they are written without waiting for the end.
const MOST_WAITING: usize = 32 * 1024 * 1024;

impl Models<'_> {
    pub(super) fn replace_words(&self, old: Option<&Row>, new: &Row) -> Result<(), VaultError> {
        let before = old.and_then(indexed);
        let after = indexed(new);
        if before == after {
            return Ok(());
        }
        if let (Some(old), Some(_)) = (old, before) {
            self.delete_words(old.n);
        }
        if let Some(words) = after {
            self.learn(&words);
            let mut waiting = self.words.borrow_mut();
            waiting.bytes = waiting.bytes.saturating_add(words.len());
            waiting.changes.entry(new.n).or_default().put = Some(words);
        }
        if self.words.borrow().bytes > MOST_WAITING { self.settle_words() } else { Ok(()) }
    }

    pub(super) fn remove_words(&self, old: &Row) {
        if indexed(old).is_some() {
            self.delete_words(old.n);
        }
    }

    fn delete_words(&self, n: i64) {
        let mut waiting = self.words.borrow_mut();
        let change = waiting.changes.entry(n).or_default();
        // What was put there in this transaction is not in the index yet.
        if change.put.take().is_none() {
            change.clear = true;
        }
    }

    /// Puts the longer words into the dictionary, unless they are known to be there.
    fn learn(&self, words: &str) {
        let mut learned = self.learned.borrow_mut();
        let is_long =
            |word: &&str| word.chars().nth(INDEXED_BEGINNING).is_some() && !word.starts_with('§');
        for word in words.split(' ').filter(is_long) {
            let hash = self.known.hash(word);
            if !self.known.holds(hash) && learned.insert(hash) {
                self.words.borrow_mut().terms.insert(word.to_owned());
            }
        }
    }

    /// Writes the words that wait.
    pub(super) fn settle_words(&self) -> Result<(), VaultError> {
        let PendingWords { changes, terms, bytes } = self.words.take();
        if bytes >= AT_ONCE {
            self.tune("hashsize", GATHERED)?;
            self.tune("automerge", 0)?;
        }
        let mut delete = self.connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?;
        let mut put =
            self.connection.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?;
        for (n, change) in changes {
            if change.clear {
                delete.execute([n])?;
            }
            if let Some(words) = change.put {
                put.execute((n, words))?;
            }
        }
        if bytes >= AT_ONCE {
            self.connection.execute_batch("INSERT INTO search (search) VALUES ('flush')")?;
            self.tune("automerge", MERGED)?;
        }
        let mut learn =
            self.connection.prepare_cached("INSERT OR IGNORE INTO word (term) VALUES (?1)")?;
        for term in terms {
            learn.execute([term])?;
        }
        Ok(())
    }

    fn tune(&self, setting: &str, value: u32) -> Result<(), VaultError> {
        let sql = "INSERT INTO search (search, rank) VALUES (?1, ?2)";
        self.connection.prepare_cached(sql)?.execute((setting, value))?;
        Ok(())
    }
}
