//! Why and how we visited: purpose, team, method, and what we did not see.

use serde::{Deserialize, Serialize};

use crate::document::By;

/// Why we went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Purpose {
    /// What the visit was for, and what set it off.
    pub text: String,
    /// Questions we came with. The app leaves them out where the reader must not see them.
    pub lines_of_enquiry: Vec<String>,
}

/// One member of the team.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Member {
    /// Role: "Lay member".
    pub role: String,
    /// A lay member's name, where they agreed to be named.
    pub name: Option<String>,
    /// Interests declared, in words: "None".
    pub interests: String,
}

/// How we worked, and the limits of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Method {
    /// How we worked, in a sentence or two.
    pub text: String,
    /// Where we were.
    pub areas: Vec<Area>,
    /// Whom we spoke to: people are counted, never named.
    pub spoke_to: Vec<Count>,
    /// Documents asked for and seen.
    pub documents: Vec<Sample>,
    /// Records sampled.
    pub records: Vec<Sample>,
    /// What we did not see. Always printed; never counted as good.
    pub not_seen: Vec<NotSeen>,
    /// Parts of the list that were not used.
    pub not_used: Vec<String>,
}

/// A place we went to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Area {
    /// Its name: "Bay 3".
    pub name: String,
    /// When we were there: "10:31 to 10:50".
    pub times: String,
    /// What we did there.
    pub note: String,
}

/// People of one kind, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Count {
    /// How many.
    pub number: u32,
    /// Of whom, after the number: "patients", "staff of different grades".
    pub who: String,
}

/// A sample: some out of a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Sample {
    /// How many we saw.
    pub seen: u32,
    /// Out of how many; nothing where that is not known.
    pub of: Option<u32>,
    /// Of what, after the numbers: "care records".
    pub what: String,
}

/// Something we did not see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct NotSeen {
    /// What: a prompt, an area, a document.
    pub what: String,
    /// Why not.
    pub why: String,
}

/// A step on the way of the report: what has been done, and what happens next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Milestone {
    /// The step: "Draft sent".
    pub step: String,
    /// When it was or will be.
    #[serde(default)]
    pub when: Option<By>,
    /// Against the time allowed: "6 working days; aim 10".
    #[serde(default)]
    pub note: String,
}

/// What was said to the senior nurse or manager before we left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Feedback {
    /// To whom, by role.
    pub given_to: String,
    /// When: "12:25".
    pub given_at: String,
    /// What went well: three things.
    pub went_well: Vec<crate::document::Point>,
    /// What worries us: three things.
    pub worries: Vec<crate::document::Point>,
}
