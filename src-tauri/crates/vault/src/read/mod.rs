//! Reading: one view of one moment.

mod cursors;
mod drafts;
mod history;
mod list;
mod log;
mod objects;
mod operations;
mod record;
mod search;
mod segments;
mod settings;
mod snippet;
mod verdicts;

pub use cursors::FeedCursor;
pub use drafts::Draft;
pub use history::{Change, HistoryEntry};
pub use list::{Count, Page, PageCursor, Query};
pub use log::{FeedRow, StoredEvent};
pub use objects::{SealedObject, SealedPart, SentRow};
pub use operations::OperationRow;
pub use record::Stored;
pub use search::{Hit, SearchQuery};
pub use segments::{HeldPlace, HeldSegment, HeldTrace, PackRow};
pub use snippet::{Piece, Snippet};
pub use verdicts::KeptVerdict;

use crate::error::VaultError;
use crate::open::Pooled;
use rusqlite::Connection;

/// A view of the vault. From [`crate::Vault::reader`] it is a fixed moment, whatever is written
/// meanwhile; from [`crate::Tx::reader`] it sees what the transaction has done.
pub struct Reader<'v>(View<'v>);

enum View<'v> {
    Pooled(Pooled<'v>),
    Inside(&'v Connection),
}

impl<'v> Reader<'v> {
    pub(crate) const fn pooled(pooled: Pooled<'v>) -> Self {
        Self(View::Pooled(pooled))
    }

    pub(crate) const fn inside(connection: &'v Connection) -> Self {
        Self(View::Inside(connection))
    }

    pub(crate) fn connection(&self) -> Result<&Connection, VaultError> {
        match &self.0 {
            View::Pooled(pooled) => {
                pooled.connection().ok_or(VaultError::Internal("a reader without a connection"))
            }
            View::Inside(connection) => Ok(connection),
        }
    }
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}
