//! What the provider says and does: comments on facts, the reply, the plan; and what a revisit saw.

use serde::{Deserialize, Serialize};

use crate::document::{By, Standing};

/// One comment of the provider on the draft, and what we did with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FactComment {
    /// Place in the report: "F1".
    #[serde(default)]
    pub place: String,
    /// What the provider said.
    pub comment: String,
    /// What we did with it.
    pub outcome: Outcome,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Changed as asked.
    Accepted,
    /// Changed in part.
    Partly,
    /// Not changed.
    Declined,
    /// Not answered yet.
    Open,
}

impl Outcome {
    /// The words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Accepted => "Accepted",
            Self::Partly => "Accepted in part",
            Self::Declined => "Declined",
            Self::Open => "Not answered yet",
        }
    }
}

/// The provider's reply to the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Response {
    /// Who replied, by office, and when.
    pub who: String,
    /// The reply.
    pub text: String,
}

/// One action of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlannedAction {
    /// The recommendation it answers: "R1".
    #[serde(default)]
    pub recommendation: String,
    /// What will be done.
    pub action: String,
    /// Who owes it, by role.
    #[serde(default)]
    pub owner: String,
    /// By when.
    #[serde(default)]
    pub due: Option<By>,
    /// How it stands.
    pub standing: Standing,
    /// What we will look at, or have seen.
    #[serde(default)]
    pub evidence: String,
    /// Who checked it and when, in words; empty where nobody has.
    #[serde(default)]
    pub verified: String,
}

/// One prompt, as it was and as it is on the revisit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct ThenAndNow {
    /// The prompt.
    pub prompt: String,
    /// How it was.
    pub then: String,
    /// How it is.
    pub now: String,
}
