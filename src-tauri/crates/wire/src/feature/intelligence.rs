//! Soft intelligence.

use super::{Paging, ResponseRow, wire};
use crate::error::FieldFinding;
use cf_domain::RecordId;
use cf_domain::record::{Intelligence, Meta};
use cf_domain::word::{Audience, Confidence, SourceKind};
use chrono::NaiveDate;

wire! {
    /// A theme.
    tell ThemeView {
        /// Its code.
        pub code: String,
        /// Its name.
        pub label: String,
        /// What belongs to it.
        pub explanation: String,
    }
    /// Keeps a piece of intelligence.
    tell IntelligenceSave {
        /// The one to change; none for a new one.
        pub id: Option<RecordId>,
        /// The draft that it ends.
        pub draft: Option<String>,
        /// The entry.
        #[ts(type = "Partial<Intelligence>")]
        pub intelligence: Intelligence,
        /// Share it with the quality team. When possible identifiers stand in the way it is kept
        /// private, and the answer says so.
        pub share: bool,
    }
    /// One piece.
    tell IntelligenceView {
        /// Who and when, and who may read it.
        pub meta: Meta,
        /// Who wrote it, by name.
        pub author: String,
        /// The entry.
        pub intelligence: Intelligence,
        /// The provider's name.
        pub provider: Option<String>,
        /// Possible identifiers to settle before it can be shared.
        pub findings: Vec<FieldFinding>,
        /// Decisions, answers, feedback.
        pub responses: Vec<ResponseRow>,
        /// Others that say something like it: same provider, a theme in common.
        pub like: Vec<IntelligenceRow>,
    }
    /// Which intelligence.
    ask IntelligenceFilter {
        /// About this provider only.
        pub organisation: Option<RecordId>,
        /// With this theme only.
        pub theme: Option<String>,
        /// From this kind of source only.
        pub source_kind: Option<SourceKind>,
        /// Only what nobody has decided on.
        pub undecided: bool,
        /// Page.
        pub paging: Paging,
    }
    /// A piece in a list.
    tell IntelligenceRow {
        /// The piece.
        pub id: RecordId,
        /// Its first words.
        pub text: String,
        /// The provider's name, or the place in words.
        pub about: Option<String>,
        /// Themes.
        pub themes: Vec<String>,
        /// Kind of source.
        pub source_kind: Option<SourceKind>,
        /// How sure.
        pub confidence: Option<Confidence>,
        /// The day.
        pub date: Option<NaiveDate>,
        /// Who may read it.
        pub audience: Audience,
        /// What was decided, in words; none while it waits.
        pub decided: Option<String>,
        /// Days since it came in.
        pub age_days: u32,
    }
}
