//! Notices and escalation: an issue on the contract's ladder.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Clock;

/// One issue on the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Escalation {
    /// Names it inside the pack, for links.
    pub id: String,
    /// In a few words: "Call bells at night, Cedar Ward".
    pub issue: String,
    /// Where it stands, in one sentence.
    pub say: String,
    /// Which edition of which contract the ladder is from, and how days are counted.
    pub ladder: String,
    /// Day the notice was served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub served: Option<NaiveDate>,
    /// All steps of the ladder, in order.
    pub steps: Vec<LadderStep>,
    /// The clock of the step it is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// Who decides next, by role.
    pub decides: String,
    /// What comes next.
    pub next: String,
}

/// One step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LadderStep {
    /// Its number, from 1.
    pub number: u8,
    /// Its name: "Contract management meeting".
    pub name: String,
    /// What it takes, and how it went.
    pub text: String,
    /// Done, now or later.
    pub state: StepState,
    /// When, in words: "Wed 25 November, in time"; "Not in view".
    #[serde(default)]
    pub when: String,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StepState {
    /// Behind us.
    Done,
    /// Where the issue stands.
    Now,
    /// Not reached.
    Later,
}
