//! Backups.

use super::wire;
use chrono::{DateTime, Utc};

wire! {
    /// A backup.
    tell BackupRow {
        /// Its id.
        pub id: String,
        /// When it was made.
        pub made: DateTime<Utc>,
        /// Size in bytes.
        pub bytes: u64,
        /// Entries in it, once counted.
        pub entries: Option<u64>,
        /// When it was last opened and checked.
        pub checked: Option<DateTime<Utc>>,
        /// Whether it opened.
        pub good: bool,
        /// In words: "Opened and read today at 08:15: 312 entries."
        pub sentence: String,
    }
    /// A backup.
    tell BackupRef {
        /// Its id.
        pub id: String,
    }
    /// Goes back to a backup.
    tell BackupRestore {
        /// Its id.
        pub id: String,
        /// The passphrase, again.
        pub passphrase: String,
    }
}
