//! What leaves: summaries, meetings and issued packs.

use super::record;
use crate::RecordId;
use crate::code::codes;
use crate::word::{Assurance, Notice};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The four parts of a summary.
    Section {
        /// What went well.
        WentWell = "went_well", "What went well";
        /// What patients, carers and staff told us.
        ToldUs = "told_us", "What people told us";
        /// What worried us.
        Concerns = "concerns", "Concerns";
        /// What was agreed on the day.
        Agreed = "agreed", "Agreed actions";
    }
}

/// A possible identifier that its author chose to keep, with the reason. The words are in the text
/// already: this adds nothing to what leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Settled {
    /// The words as they stand in the text.
    pub words: String,
    /// Why they may stay.
    pub reason: String,
}

record! {
    /// The summary of a visit: four parts in plain words. A draft is its author's; publishing makes
    /// a new record for the team with exactly what was previewed.
    Summary = Summary {
        /// The visit, on its author's device.
        must visit: Option<RecordId>;
        /// The provider.
        may organisation: Option<RecordId>;
        /// The place in words.
        may place: Option<String>;
        /// The day of the visit.
        #[ts_type("string | null")]
        may date: Option<NaiveDate>;
        /// The visit's title.
        may title: Option<String>;
        /// The theme.
        may theme: Option<String>;
        /// How much warning was given.
        #[lenient("super::lenient::notice")]
        may announced: Option<Notice>;
        /// Who visited.
        #[lenient("super::lenient::words")]
        may team: Vec<String>;
        /// What went well.
        may went_well: Option<String>;
        /// What people told us.
        may told_us: Option<String>;
        /// What worried us.
        may concerns: Option<String>;
        /// What was agreed on the day.
        may agreed: Option<String>;
        /// The parts for which the author ticked "nothing to report".
        may nothing: Vec<Section>;
        /// What was not seen.
        may not_seen: Option<String>;
        /// Level of assurance.
        may level: Option<Assurance>;
        /// Why that level.
        may level_reason: Option<String>;
        /// Possible identifiers that the author chose to keep.
        may settled: Vec<Settled>;
        /// Why it was taken back, once published.
        may withdrawn: Option<String>;
    }
}

record! {
    /// A quality review meeting with a provider.
    Meeting = Meeting {
        /// The provider.
        may organisation: Option<RecordId>;
        /// What the meeting is called.
        may name: Option<String>;
        /// The day.
        #[ts_type("string | null")]
        may date: Option<NaiveDate>;
        /// When and where, in words.
        may place: Option<String>;
    }
}

/// One file of an issued pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IssuedFile {
    /// Its name.
    pub name: String,
    /// BLAKE3 of its bytes, 64 hexadecimal digits.
    pub blake3: String,
    /// Its size in bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub bytes: u64,
}

record! {
    /// An issued pack: one line of the export register.
    Pack = Pack {
        /// The edition, such as provider.
        must edition: String;
        /// The provider.
        may organisation: Option<RecordId>;
        /// First day of the period.
        #[ts_type("string | null")]
        may from: Option<NaiveDate>;
        /// Last day of the period.
        #[ts_type("string | null")]
        may to: Option<NaiveDate>;
        /// When it was issued.
        #[ts_type("string | null")]
        may issued: Option<DateTime<Utc>>;
        /// The register number.
        may number: Option<String>;
        /// Who confirmed it, by name or role.
        may confirmed_by: Option<String>;
        /// Why it is shared and with whom.
        may why: Option<String>;
        /// Fingerprint of the content (BLAKE3, 64 hexadecimal digits).
        may fingerprint: Option<String>;
        /// The files with their hashes.
        may files: Vec<IssuedFile>;
        /// How many records it was made of.
        #[ts_type("number")]
        may records: u64;
    }
}
