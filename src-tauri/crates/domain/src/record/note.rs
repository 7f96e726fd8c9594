//! What was noticed: on a visit, and between visits.

use super::{Settled, record};
use crate::RecordId;
use crate::word::{Confidence, Rating, Sort, Source, SourceKind, Strength};
use chrono::{DateTime, NaiveDate, Utc};

record! {
    /// A note made on a visit. Raw: it is its author's, and goes no further than the team of the
    /// visit, to whom its author may hand it.
    Observation = Observation {
        /// The visit.
        must visit: Option<RecordId>;
        /// What was seen or heard, in the visitor's words.
        must text: String;
        /// Saw, heard, concern or good practice.
        may sort: Option<Sort>;
        /// Where on the site, such as a bay.
        may area: Option<String>;
        /// Who or what it came from.
        may source: Option<Source>;
        /// How strong the evidence is, when its author weighs it otherwise than its source says.
        may strength: Option<Strength>;
        /// The prompt it answers.
        may prompt: Option<String>;
        /// The answer to the prompt. "Not seen" is an answer.
        may rating: Option<Rating>;
        /// When it was noticed.
        #[ts_type("string | null")]
        may at: Option<DateTime<Utc>>;
        /// Read again by its author before the summary.
        may checked: bool;
        /// Possible identifiers that the author chose to keep, each with a reason.
        may settled: Vec<Settled>;
    }
}

record! {
    /// Soft intelligence: something told or noticed between visits, often only a hunch.
    Intelligence = Intelligence {
        /// About whom: id or code.
        may organisation: Option<RecordId>;
        /// The place in words, such as a ward.
        may place: Option<String>;
        /// What was told or noticed.
        must text: String;
        /// The kind of source. Never a name.
        may source_kind: Option<SourceKind>;
        /// Whether whoever told us was there.
        may first_hand: Option<bool>;
        /// How sure the author is.
        may confidence: Option<Confidence>;
        /// Themes, by code.
        #[lenient("super::lenient::words")]
        may themes: Vec<String>;
        /// The day it was told to us.
        #[ts_type("string | null")]
        may date: Option<NaiveDate>;
        /// Possible identifiers that the author chose to keep, each with a reason.
        may settled: Vec<Settled>;
    }
}
