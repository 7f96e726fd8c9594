//! Read models: from a record's events to the row that lists, searches and counts go by. All of it
//! can be dropped and replayed.

mod columns;
mod digest;
mod events;
mod inherit;
mod rebuild;
mod refresh;
mod row;
mod search;
mod tally;
mod words;

pub(crate) use columns::wall_ms;
pub(crate) use digest::digest;
pub(crate) use events::{Known, KnownFeed, of_record};
pub(crate) use rebuild::rebuild;
pub(crate) use refresh::{refresh, refresh_with};
pub use row::SHARED_AS;
pub(crate) use row::{COLUMNS, Row};
pub(crate) use search::{INDEXED_BEGINNING, facet, text as searched_text};
pub(crate) use words::{fold, words};
