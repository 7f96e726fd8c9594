//! What we found: words of people, findings, recommendations, and how sure we are.

use serde::{Deserialize, Serialize};

use crate::document::{Assurance, AtRisk, By, Standing, Strength, View};

/// Something that could have harmed somebody at that moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Immediate {
    /// In one line: "A call bell out of reach in bay 3".
    pub title: String,
    /// What it was.
    pub text: String,
    /// When it was seen, told, made safe and checked.
    pub times: AtRisk,
}

/// What one person or several of one kind told us. All stand with equal weight.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Quotation {
    /// Kind of source: "A patient", "Four carers", "Staff".
    pub source: String,
    /// When and where.
    pub margin: String,
    /// What was said.
    pub text: String,
    /// Whether the text is theirs, word for word.
    pub verbatim: bool,
    /// Whether these are the words of a lay member of the team: printed beside the source.
    pub lay: bool,
}

/// Findings under one key question or theme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct FindingGroup {
    /// The key question or theme: "Safe".
    pub question: String,
    /// What we found.
    pub findings: Vec<ReportFinding>,
}

/// One finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportFinding {
    /// Names it in the report, in the comment form and in recommendations: "F1". The app keeps it unique.
    pub number: String,
    /// What we found.
    pub text: String,
    /// Rating, in words: "Partly assured", "7 of 10 met", "Not seen".
    pub rating: String,
    /// How strong the evidence is; nothing where nobody weighed it.
    pub strength: Option<Strength>,
    /// Kinds of evidence: "observed", "staff", "records".
    pub kinds: Vec<String>,
    /// Tier of the standard: "Fundamental standard".
    pub tier: String,
    /// Regulation touched: "Regulation 12, safe care".
    pub regulation: String,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// The visitors' ratings where they differ and both were kept, side by side.
    pub views: Vec<View>,
    /// What we do while the views differ.
    pub anyway: Option<String>,
}

/// How many notes a finding rests on, and how many visitors wrote them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Basis {
    /// Notes.
    pub notes: u32,
    /// Visitors who wrote them.
    pub visitors: u32,
}

/// Something we recommend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recommendation {
    /// Names it: "R1". The app keeps it unique.
    #[serde(default)]
    pub number: String,
    /// How strongly.
    pub force: Force,
    /// What, beginning with a verb.
    #[serde(default)]
    pub text: String,
    /// Of whom, by role.
    #[serde(default)]
    pub of: String,
    /// By when.
    #[serde(default)]
    pub by: Option<By>,
    /// Findings it comes from: "F1".
    #[serde(default)]
    pub from: Vec<String>,
}

/// How strongly something is recommended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Force {
    /// People are not safe, or a duty is not met, without it.
    Must,
    /// Care would be better for it.
    Should,
    /// Worth doing.
    Could,
}

impl Force {
    /// The word.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Must => "Must",
            Self::Should => "Should",
            Self::Could => "Could",
        }
    }
}

/// An action from an earlier visit, and how it stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EarlierAction {
    /// The action.
    pub action: String,
    /// How it was: "6 of 10 records, 10 July".
    #[serde(default)]
    pub then: String,
    /// What we saw this time.
    #[serde(default)]
    pub now: String,
    /// How it stands.
    pub standing: Standing,
}

/// How sure we are, and how the rule came to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Level {
    /// The level.
    pub chosen: Assurance,
    /// Why, in the words of the person who chose it.
    #[serde(default)]
    pub why: String,
    /// How the rule came to it: what it rests on, and what capped it.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// How it was in the draft: "Partly assured in draft; not changed by the check of facts".
    #[serde(default)]
    pub since_draft: String,
}
