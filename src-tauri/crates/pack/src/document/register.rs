//! Back matter: words explained, and the entry in the export register.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A word and what we mean by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Word {
    /// The word.
    pub word: String,
    /// What we mean.
    pub meaning: String,
}

/// Who let this pack out, to whom and why, and how to tell whether a copy is the real one.
///
/// The fingerprint of the content is not a field: it is worked out from the document
/// ([`PackDocument::fingerprint`](super::PackDocument::fingerprint)), so that it cannot differ from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Register {
    /// Number of the entry: "2026-0147".
    pub number: String,
    /// When it was issued, local time.
    pub issued: NaiveDateTime,
    /// Role of the person who confirmed it.
    pub confirmed_by: String,
    /// To whom.
    pub to: String,
    /// Why.
    pub why: String,
    /// Edition and version of the layout.
    pub edition: String,
    /// How many records it was made from.
    pub records: u32,
    /// Of which time: "September to November 2026".
    pub period: String,
    /// What was checked before it left.
    pub checks: Vec<Check>,
    /// The files of the pack. A file cannot print its own hash: the register holds it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileLine>,
}

/// One check and what it gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Check {
    /// What was looked for.
    pub check: String,
    /// What was found: "None found. The check can miss things".
    pub result: String,
}

/// One file of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileLine {
    /// Which: "Word".
    pub file: String,
    /// Its hash, or where it is to be found.
    pub hash: String,
}
