//! Drafts: every keystroke is on the disk before the screen says so.

use super::wire;
use cf_domain::RecordId;
use serde_json::{Map, Value};

wire! {
    /// Which draft, or what a new one is for.
    ask DraftOpen {
        /// A known draft.
        pub id: Option<String>,
        /// What it will become: `note`, `intelligence`, `concern`, `action`, `summary`.
        pub purpose: String,
        /// What it belongs to, such as a visit; there is one draft for each purpose and record.
        pub record: Option<RecordId>,
    }
    /// A draft.
    tell Draft {
        /// Its id.
        pub id: String,
        /// What it will become.
        pub purpose: String,
        /// What it belongs to.
        pub record: Option<RecordId>,
        /// Counts its versions.
        pub rev: u32,
        /// The words.
        pub text: String,
        /// Where the caret stood, in UTF-16 units.
        pub caret: u32,
        /// Everything else of the form.
        #[ts(type = "Record<string, unknown>")]
        pub fields: Map<String, Value>,
        /// When it was last kept, in local time, "10:42:07".
        pub saved_at: String,
    }
    /// New words for a draft.
    tell DraftPut {
        /// The draft.
        pub id: String,
        /// Its version: one more than the last; an older one is ignored.
        pub rev: u32,
        /// The words.
        pub text: String,
        /// Caret.
        pub caret: u32,
        /// Everything else of the form.
        #[ts(type = "Record<string, unknown>")]
        pub fields: Map<String, Value>,
    }
    /// It is on the disk.
    tell DraftSaved {
        /// The version that is kept.
        pub rev: u32,
        /// When, in local time, "10:42:07".
        pub saved_at: String,
    }
    /// A draft.
    tell DraftRef {
        /// Its id.
        pub id: String,
    }
    /// Words to look through.
    tell WordsCheck {
        /// The words.
        pub text: String,
    }
}
