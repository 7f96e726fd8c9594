//! Sharing a record with other people than those who can read it now, and taking it back.

use super::{LeavingPart, wire};
use crate::error::FieldFinding;
use cf_domain::RecordId;
use cf_domain::word::Audience;

wire! {
    /// People that a record can be shared with.
    tell AudienceChoice {
        /// Which.
        pub audience: Audience,
        /// What they are called.
        pub label: String,
        /// Who they are, by name, as far as they are in the space already.
        pub names: Vec<String>,
    }
    /// What would leave.
    tell SharePreview {
        /// The record.
        pub id: RecordId,
        /// What it is: "concern".
        pub what: String,
        /// What it is called.
        pub title: String,
        /// Who can read it now.
        pub now: Audience,
        /// Who it can be shared with from this computer.
        pub choices: Vec<AudienceChoice>,
        /// Exactly what leaves.
        pub parts: Vec<LeavingPart>,
        /// What stays, in words.
        pub stays: Vec<String>,
        /// Possible identifiers to settle first.
        pub findings: Vec<FieldFinding>,
        /// Identifies this exact content: pass it to share what was seen and nothing else.
        pub content: String,
    }
    /// Shares what was previewed.
    tell ShareRecord {
        /// The record.
        pub id: RecordId,
        /// With whom.
        pub audience: Audience,
        /// From the preview.
        pub content: String,
    }
    /// Which record stands for it now.
    tell NowAs {
        /// That record.
        pub id: RecordId,
    }
}
