//! Minutes of the last meeting and the action log.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{By, Stage};

/// Previous actions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActionLog {
    /// The log in one or two sentences.
    pub say: String,
    /// Day of the meeting whose minutes are agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_of: Option<NaiveDate>,
    /// What that meeting agreed, heard, did not agree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minutes: Vec<MinuteLine>,
    /// The actions, late ones first.
    pub actions: Vec<LoggedAction>,
}

/// One line of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MinuteLine {
    /// "Agreed", "Heard", "Not agreed".
    pub what: String,
    /// The line.
    pub text: String,
}

/// One action of the log: the columns of the standing action log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoggedAction {
    /// Its number in the log.
    pub number: String,
    /// Day it was raised.
    pub raised: NaiveDate,
    /// Where it was raised: "CQRM", "Visit, Cedar Ward".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_at: Option<String>,
    /// What is to be done.
    pub action: String,
    /// Who owes it: organisation and role.
    pub owner: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<By>,
    /// How it stands.
    pub standing: Standing,
    /// What we have seen of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// What happened since, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<Update>,
}

/// Where an action or a concern stands. The words are given, so that they are the same as on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Standing {
    /// Picks the mark.
    pub stage: Stage,
    /// In words: "Complete, not yet checked".
    pub words: String,
    /// Set where it is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
}

/// How late something is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Late {
    /// With the kind of day: "13 working days late".
    pub words: String,
    /// The same as a number, in the kind of day that `words` names.
    pub days: u32,
}

/// Something that happened to an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Update {
    /// The day.
    pub date: NaiveDate,
    /// What happened.
    pub text: String,
}
