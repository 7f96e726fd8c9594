//! What went wrong, for the window: a small code to branch on, a sentence to show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The window branches on these and on nothing else. A code is added only when a screen needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The vault is locked.
    Locked,
    /// The passphrase or recovery code does not open the vault.
    WrongPassphrase,
    /// A field is missing or has a wrong value; `field` names it.
    Invalid,
    /// No such record.
    NotFound,
    /// A rule of the field says no (a concern without its times, a theme of two reports …).
    Refused,
    /// Possible identifiers must be settled first; `findings` says where.
    Identifiers,
    /// Too long to keep as one entry.
    TooLong,
    /// Made by a newer version: can be read, not changed.
    Newer,
    /// The vault is damaged: restore a backup.
    Damaged,
    /// Another window or program has the vault open.
    Busy,
    /// The disk is full.
    DiskFull,
    /// The folder cannot be written.
    ReadOnly,
    /// The shared place cannot be reached.
    Offline,
    /// The operation has already been shared and cannot be undone here.
    AlreadyShared,
    /// The person cancelled.
    Cancelled,
    /// A file is not what was expected.
    BadFile,
    /// A fault of the program. Nothing entered is lost.
    Internal,
}

/// An error as the window gets it. Never holds note text, secrets or paths.
#[derive(Debug, Clone, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What to branch on.
    pub code: Code,
    /// What is so, and what to do, in a sentence or two.
    pub message: String,
    /// The field that needs another value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// Where possible identifiers stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<FieldFinding>>", optional)]
    pub findings: Vec<FieldFinding>,
}

impl Error {
    /// An error with a code and a sentence.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None, findings: Vec::new() }
    }

    /// A field that needs another value.
    #[must_use]
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self { field: Some(field.to_owned()), ..Self::new(Code::Invalid, message) }
    }
}

/// A possible identifier, with the field it stands in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldFinding {
    /// The record, when it is not the one being saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub record: Option<cf_domain::RecordId>,
    /// The field.
    pub field: String,
    /// Kind of identifier, such as `nhs_number`.
    pub kind: String,
    /// First character, counted in Unicode code points.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The words as they stand.
    pub words: String,
    /// Why it was found, in a sentence.
    pub reason: String,
    /// Ready wording that takes it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub suggestion: Option<String>,
}
