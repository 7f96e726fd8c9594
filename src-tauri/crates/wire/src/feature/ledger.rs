//! History, bin, undo.

use super::wire;
use cf_domain::RecordId;
use chrono::{DateTime, Utc};

wire! {
    /// A field that changed.
    tell FieldChange {
        /// Its name in plain words.
        pub field: String,
        /// Before, in words.
        pub before: Option<String>,
        /// After, in words.
        pub after: Option<String>,
    }
    /// Something that happened to a record.
    tell HistoryRow {
        /// When.
        pub at: DateTime<Utc>,
        /// Whether the clock that says so was wrong: more than a day ahead.
        pub clock_wrong: bool,
        /// Who, by name.
        pub who: String,
        /// What, in a sentence.
        pub sentence: String,
        /// The fields.
        pub changes: Vec<FieldChange>,
    }
    /// Something in the bin.
    tell BinRow {
        /// The record.
        pub id: RecordId,
        /// Its kind, in words.
        pub kind: String,
        /// What it is called.
        pub title: String,
        /// Since when.
        pub binned: DateTime<Utc>,
    }
    /// Something that was done.
    tell OperationRow {
        /// Its id.
        pub id: String,
        /// When.
        pub at: DateTime<Utc>,
        /// What, in a sentence: "Saved a note".
        pub sentence: String,
        /// What it was done with, as lists call it.
        pub title: Option<String>,
        /// Whether it can be undone here.
        pub can_undo: bool,
        /// Why not, in words.
        pub why_not: Option<String>,
        /// Whether it was undone.
        pub undone: bool,
    }
    /// An operation.
    tell OperationRef {
        /// Its id.
        pub id: String,
    }
}
