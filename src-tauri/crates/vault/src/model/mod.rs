//! Read models: from a record's events to the row that lists, searches and counts go by. All of it
//! can be dropped and replayed.

mod columns;
mod digest;
mod events;
mod inherit;
mod known_words;
mod rebuild;
mod refresh;
mod row;
mod search;
mod taken;
mod tally;
mod words;

pub(crate) use columns::{id_in, wall_ms};
pub(crate) use digest::digest;
pub(crate) use events::{Known, KnownFeed, of_record};
pub(crate) use known_words::{KnownWords, WordHash};
pub(crate) use rebuild::rebuild;
pub(crate) use row::{Row, first_of, row_columns};
pub(crate) use search::{INDEXED_BEGINNING, facet, text as searched_text};
pub(crate) use taken::{Turn, taken_back};
pub(crate) use words::{fold, words};

pub use row::SHARED_AS;

use crate::error::VaultError;
use rusqlite::Connection;
use std::cell::RefCell;
use std::collections::HashSet;

/// The read models, inside one transaction.
pub(crate) struct Models<'t> {
    connection: &'t Connection,
    known: &'t KnownWords,
    learned: RefCell<HashSet<WordHash>>,
    counted: RefCell<tally::Pending>,
    words: RefCell<search::PendingWords>,
}

impl<'t> Models<'t> {
    pub fn new(connection: &'t Connection, known: &'t KnownWords) -> Self {
        Self {
            connection,
            known,
            learned: RefCell::default(),
            counted: RefCell::default(),
            words: RefCell::default(),
        }
    }

    /// Writes what is still kept back. Answers the words that the dictionary holds once the
    /// transaction is committed.
    ///
    /// # Errors
    /// What the disk says.
    pub fn settle(self) -> Result<HashSet<WordHash>, VaultError> {
        self.settle_counts()?;
        self.settle_words()?;
        Ok(self.learned.into_inner())
    }
}
