//! Search as you type: every word begins what is found, newest first, streamed. Nothing is ranked,
//! because ranking must look at every hit of a common word.

use super::Reader;
use super::record::{Stored, stored};
use super::snippet::{Snippet, snippet};
use crate::error::VaultError;
use crate::model::{INDEXED_BEGINNING, Row, facet, row_columns, searched_text, words};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use rusqlite::Connection;

/// What to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// As typed. Any text is allowed; a text without letters or digits finds nothing.
    pub text: String,
    /// Of these kinds; empty for all.
    pub kinds: Vec<Kind>,
    /// For these audiences; empty for all.
    pub audiences: Vec<Audience>,
    /// At most so many.
    pub limit: u32,
    /// Older than this place: the `place` of the last hit shown.
    pub before: Option<i64>,
}

/// Something found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The record.
    pub record: Stored,
    /// The words around what was found.
    pub snippet: Snippet,
    /// Its place in the order, for the next page.
    pub place: i64,
}

/// Longer questions are cut: nobody types them, and each word costs.
const MOST_WORDS: usize = 16;

/// A beginning of more words than this is looked up as a beginning, which is slower but right.
const MOST_ENDINGS: usize = 128;

const NEWEST_FIRST: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM search CROSS JOIN record ON record.n = search.rowid
      WHERE search MATCH ?1 AND search.rowid < ?2 ORDER BY search.rowid DESC LIMIT ?3"
);

impl Reader<'_> {
    /// What holds all the words, newest first. Records in the bin are never found.
    ///
    /// # Errors
    /// What the disk says; never because of what was typed.
    pub fn search(&self, query: &SearchQuery) -> Result<Vec<Hit>, VaultError> {
        let connection = self.connection()?;
        let mut typed: Vec<String> =
            words(&query.text).into_iter().map(|word| word.folded).collect();
        typed.dedup();
        typed.truncate(MOST_WORDS);
        let Some(matching) = question(connection, &typed, query)? else { return Ok(Vec::new()) };
        let before = query.before.unwrap_or(i64::MAX);
        let mut statement = connection.prepare_cached(NEWEST_FIRST)?;
        let rows = statement.query_map((matching, before, query.limit), Row::read)?;
        rows.map(|row| {
            let row = row?;
            let (place, snippet) = (row.n, snippet(&searched_text(&row), &typed));
            Ok(Hit { record: stored(row)?, snippet, place })
        })
        .collect()
    }
}

/// The question in the index's language. `None` when it can find nothing.
fn question(
    connection: &Connection,
    typed: &[String],
    query: &SearchQuery,
) -> Result<Option<String>, VaultError> {
    let mut parts = Vec::new();
    for word in typed {
        match endings(connection, word)? {
            Some(part) => parts.push(part),
            None => return Ok(None),
        }
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let kinds = query.kinds.iter().map(|kind| facet("kind", kind.code()));
    let audiences = query.audiences.iter().map(|audience| facet("for", audience.code()));
    for facets in [kinds.collect::<Vec<_>>(), audiences.collect()] {
        if !facets.is_empty() {
            parts.push(any_of(&facets));
        }
    }
    Ok(Some(parts.join(" AND ")))
}

/// Everything that begins with the word. A short beginning has an index of its own; a longer one is
/// spelt out from the dictionary, because each whole word can be streamed and a beginning cannot:
/// the index would first collect all its hits. `None` when no word begins so.
fn endings(connection: &Connection, word: &str) -> Result<Option<String>, VaultError> {
    let beginning = format!("\"{word}\"*");
    if word.chars().count() <= INDEXED_BEGINNING {
        return Ok(Some(beginning));
    }
    let mut statement = connection.prepare_cached(
        "SELECT term FROM word WHERE term >= ?1 AND term < ?1 || char(1114111) LIMIT ?2",
    )?;
    let most = i64::try_from(MOST_ENDINGS).unwrap_or(i64::MAX).saturating_add(1);
    let terms =
        statement.query_map((word, most), |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(match terms.len() {
        0 => None,
        few if few <= MOST_ENDINGS => Some(any_of(&terms)),
        _ => Some(beginning),
    })
}

fn any_of(terms: &[String]) -> String {
    let quoted: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
    format!("({})", quoted.join(" OR "))
}
