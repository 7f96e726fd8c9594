//! Page 2: what we ask, what must be decided, which clock runs.

use serde::{Deserialize, Serialize};

use super::{By, Target};

/// The page a director may stop at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Summary {
    /// The whole in one or two sentences.
    pub say: String,
    /// What we ask, most pressing first.
    pub asks: Vec<Ask>,
    /// What the meeting must decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Clocks that run under the contract or the law.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<Clock>,
    /// What is better than it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub better: Vec<String>,
    /// What we do not know, a sentence each. Silence is not the same as good.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_known: Vec<String>,
}

/// One thing we ask the provider to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ask {
    /// Number of the ask, from 1.
    pub number: u32,
    /// What we ask, as a sentence that begins with a verb.
    pub text: String,
    /// Why, in one or two short sentences.
    pub why: String,
    /// The role we ask it of: "Chief nurse".
    pub of: String,
    /// By when.
    pub by: By,
    /// Where the pack shows the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
}

/// One thing the meeting must decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decision {
    /// Its letter: "A".
    pub letter: String,
    /// The question.
    pub text: String,
    /// Number of the agenda item.
    pub item: u8,
    /// Who decides: "Both chairs".
    pub who: String,
}

/// Time allowed, and how much of it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Clock {
    /// What is left, with the kind of day: "4 operational days left".
    pub words: String,
    /// By when, and the day it was counted on: "by Wed 9 December, counted on 3 December".
    pub by: String,
    /// Share of the time that is used, 0 to 100 per cent.
    pub used_percent: u8,
    /// How it stands.
    pub state: ClockState,
}

/// How a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ClockState {
    /// Time is left.
    Running,
    /// Less than half of the time is left.
    Soon,
    /// The time has passed.
    Late,
    /// Done in time, or done.
    Met,
}
