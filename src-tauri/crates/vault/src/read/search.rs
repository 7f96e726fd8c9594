//! Search as you type: every word begins what is found, newest first, streamed. Nothing is ranked,
//! because ranking must look at every hit of a common word.

use super::Reader;
use super::record::{Stored, stored};
use super::snippet::{Snippet, snippet};
use crate::error::VaultError;
use crate::model::{COLUMNS, Row, facet, searched_words};
use cf_domain::record::Kind;
use cf_domain::word::Audience;

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

impl Reader<'_> {
    /// What holds all the words, newest first. Records in the bin are never found.
    ///
    /// # Errors
    /// What the disk says; never because of what was typed.
    pub fn search(&self, query: &SearchQuery) -> Result<Vec<Hit>, VaultError> {
        let words = typed_words(&query.text);
        let Some(matching) = match_expression(&words, query) else { return Ok(Vec::new()) };
        let columns = COLUMNS.replace("n,", "record.n,");
        let sql = format!(
            "SELECT {columns} FROM search CROSS JOIN record ON record.n = search.rowid
             WHERE search MATCH ?1 AND search.rowid < ?2 ORDER BY search.rowid DESC LIMIT ?3"
        );
        let before = query.before.unwrap_or(i64::MAX);
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let rows = statement.query_map((matching, before, query.limit), Row::read)?;
        rows.map(|row| {
            let row = row?;
            let (place, snippet) = (row.n, snippet(&searched_words(&row), &words));
            Ok(Hit { record: stored(row)?, snippet, place })
        })
        .collect()
    }
}

/// The words as typed, without signs around them. Signs inside a word stay: the index divides it
/// as it divided the text.
fn typed_words(text: &str) -> Vec<String> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let words =
        text.split(|c: char| c.is_whitespace() || c == '\0').map(|word| word.trim_matches(is_sign));
    words.filter(|word| !word.is_empty()).take(MOST_WORDS).map(str::to_owned).collect()
}

/// The question in the index's language, every word quoted. `None` when there is no word.
fn match_expression(words: &[String], query: &SearchQuery) -> Option<String> {
    if words.is_empty() {
        return None;
    }
    let quoted: Vec<String> =
        words.iter().map(|word| format!("\"{}\"*", word.replace('"', "\"\""))).collect();
    let mut expression = format!("words : ({})", quoted.join(" AND "));
    let kinds = query.kinds.iter().map(|kind| facet("kind", kind.code()));
    let audiences = query.audiences.iter().map(|audience| facet("for", audience.code()));
    for facets in [kinds.collect::<Vec<_>>(), audiences.collect()] {
        if !facets.is_empty() {
            expression.push_str(&format!(" AND facets : ({})", facets.join(" OR ")));
        }
    }
    Some(expression)
}
