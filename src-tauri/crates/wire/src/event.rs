//! What the core tells the window without being asked.

use cf_domain::RecordId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a change touched: screens that show any of it ask again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changes {
    /// Kinds of record, plus `draft`, `setting`, `space`, `backup`.
    pub kinds: Vec<String>,
    /// The records, when few.
    pub ids: Vec<RecordId>,
}

/// How far a long job has come; at most ten a second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// Which job: `pack`, `share`, `import`, `restore`.
    pub job: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all, 0 when not known.
    pub total: u32,
    /// What is being done, in words.
    pub words: String,
}

/// A message to the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Event {
    /// Something was saved or came in.
    Changed(Changes),
    /// A long job goes on.
    Progress(Progress),
    /// The vault was locked (idle, by hand, or by the system).
    Locked,
    /// Sharing ended by itself, in the background.
    Shared {
        /// Entries sent.
        sent: u32,
        /// Entries received.
        received: u32,
    },
    /// The window is about to close: write drafts now, then call `window.flushed`.
    Flush,
}
