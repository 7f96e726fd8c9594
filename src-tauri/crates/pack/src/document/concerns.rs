//! Concerns: what could harm, how we know, what is being done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AgreedAction, Clock, How, Standing};

/// One concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Concern {
    /// Our reference: "C-2026-014". Also names it for links.
    pub reference: String,
    /// In one line.
    pub title: String,
    /// Ward, home or practice.
    pub place: String,
    /// Day it was raised.
    pub raised: NaiveDate,
    /// How bad it could be.
    pub severity: Severity,
    /// What it is.
    pub text: String,
    /// Set where somebody could have come to harm at that moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_risk: Option<AtRisk>,
    /// How it stands.
    pub standing: Standing,
    /// Who owes the next step, by role.
    pub owner: String,
    /// Day the next step is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The clock, where one runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What is being done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<AgreedAction>,
}

/// How bad it could be if nothing is done. The words are given, so that they are the same as on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Severity {
    /// From 1 (least) upwards; orders the concerns.
    pub rank: u8,
    /// In words: "Serious".
    pub words: String,
}

/// Somebody could have come to harm: the four times of an immediate concern.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AtRisk {
    /// When we saw it. Nothing where it is not recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Step>,
    /// When and whom we told, and the answer. Nothing where it is not recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Step>,
    /// When it was made safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_safe: Option<Step>,
    /// When we checked that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Step>,
    /// The written note that followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
}

/// One of the four times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Step {
    /// As precise as the edition allows: "10:31", "24 November".
    pub when: String,
    /// By whom (role), where, with what answer.
    pub text: String,
}

/// One thing a concern rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Evidence {
    /// How we know; nothing where the author did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// When, as precise as the edition allows.
    pub when: String,
    /// What.
    pub text: String,
}
