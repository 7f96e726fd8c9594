//! The first page: what this is, for whom, and where to find one's own ward.

use serde::{Deserialize, Serialize};

/// Cover of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cover {
    /// Who sends it: "Sandbox Commissioner, quality team".
    pub from: String,
    /// What kind of paper: "Pack for the Clinical Quality Review Meeting".
    pub kind: String,
    /// The provider's name, in the largest type.
    pub provider: String,
    /// When the meeting is: "Thursday 10 December 2026, 14:00 to 16:00".
    pub when: String,
    /// Where it is held: "Sandbox House, room 2, and by video".
    #[serde(rename = "where")]
    pub place: String,
    /// The pack in one sentence.
    pub what: String,
    /// Period, readers, edition, prepared by, corrections. The marking is added by itself.
    pub facts: Vec<Fact>,
    /// "Find your ward or service".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub find: Vec<Finder>,
    /// How to read the pack, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub how_to_read: Vec<String>,
}

/// A label and what is so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fact {
    /// One or two words: "Period".
    pub label: String,
    /// The fact, in a sentence.
    pub text: String,
}

/// A ward or service, and where the pack speaks of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Finder {
    /// Its name: "Cedar Ward".
    pub name: String,
    /// What it does: "care of older people".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Where it is spoken of, in the order of the pack.
    pub mentions: Vec<Mention>,
}

/// One place in the pack, named by what is said there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mention {
    /// A word or two: "visit", "call bells". Never the number of a page alone.
    pub words: String,
    /// Where that is.
    pub target: Target,
}

/// A place in the pack that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "part", content = "id")]
pub enum Target {
    /// What we ask.
    Summary,
    /// The agenda.
    Agenda,
    /// Minutes of the last meeting.
    Minutes,
    /// The action log.
    Actions,
    /// All concerns.
    Concerns,
    /// All themes.
    Themes,
    /// All notices.
    Escalations,
    /// A visit report, by its id.
    Visit(String),
    /// A concern, by its reference.
    Concern(String),
    /// A theme, by its id.
    Theme(String),
    /// An issue on the ladder, by its id.
    Escalation(String),
}
