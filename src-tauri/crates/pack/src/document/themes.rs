//! Themes of intelligence: what several people said about the same thing, in our words.

use serde::{Deserialize, Serialize};

use super::{Months, Strength};

/// One theme. How many reports and kinds of source it needs is the edition's rule
/// (`assets/pack/editions.json`); a document that breaks it is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Theme {
    /// Names it inside the pack, for links.
    pub id: String,
    /// In a few words: "Call bells at night, Cedar Ward".
    pub title: String,
    /// Number of reports.
    pub reports: u32,
    /// Kinds of source, never a source: "GP practices".
    pub source_kinds: Vec<String>,
    /// When, to the month.
    pub period: Months,
    /// What people say, in our words.
    pub say: String,
    /// What else points the same way or not: "The trust's audit disagrees".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<String>,
    /// What we ask the provider.
    pub question: String,
    /// Our view and the provider's, side by side, where they differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<View>,
    /// What we do while we differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anyway: Option<String>,
}

/// One side's view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct View {
    /// "Our view", "The trust's view".
    pub head: String,
    /// Role and day.
    pub who: String,
    /// The view.
    pub text: String,
    /// How strong its evidence is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
}
