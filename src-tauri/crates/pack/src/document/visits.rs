//! Visit reports, one for each published summary.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{By, How, Standing, Strength};

/// What one visit found, in four parts, and what was not seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VisitReport {
    /// Names it inside the pack, for links.
    pub id: String,
    /// Ward, home or practice: "Cedar Ward".
    pub place: String,
    /// Where that is: "Sandbox General Hospital".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// What it does: "26 beds, care of older people".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Day of the visit.
    pub date: NaiveDate,
    /// Hours: "10:00 to 12:35".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Whether the provider knew of it beforehand; nothing where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<bool>,
    /// Why we went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Roles in the team, never names.
    pub team: Vec<String>,
    /// Whom we spoke to, as counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoke_to: Option<String>,
    /// What we looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<String>,
    /// Level of assurance, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Assurance>,
    /// Why this level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level_why: Option<String>,
    /// Draft or final: "Draft 1, for the trust's check of facts".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_status: Option<String>,
    /// What went well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub went_well: Vec<Point>,
    /// What people told us.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Point>,
    /// What concerned us.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Finding>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed: Vec<AgreedAction>,
    /// What was not seen. Never counted as good.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_seen: Vec<String>,
}

/// How sure we are, on evidence, that care is safe and good. Not the regulator's scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Assurance {
    /// Not assured.
    NotAssured,
    /// Partly assured; the most that an open immediate concern allows.
    PartlyAssured,
    /// Mostly assured.
    MostlyAssured,
    /// Assured.
    Assured,
}

impl Assurance {
    /// From lowest to highest, as the scale is drawn.
    pub const ALL: [Self; 4] =
        [Self::NotAssured, Self::PartlyAssured, Self::MostlyAssured, Self::Assured];

    /// The words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotAssured => "Not assured",
            Self::PartlyAssured => "Partly assured",
            Self::MostlyAssured => "Mostly assured",
            Self::Assured => "Assured",
        }
    }
}

/// One thing seen or heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Point {
    /// How we know; nothing where the author did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// When and where, for the margin: "24 November, bays 1 and 4".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<String>,
    /// What.
    pub text: String,
    /// Set where it is worth showing others: "Worth showing other wards".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_practice: Option<String>,
}

/// One thing that concerned us on the visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Finding {
    /// Its number in this visit.
    pub number: String,
    /// What we found.
    pub text: String,
    /// How strong the evidence is; nothing where nobody weighed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// What that rests on: "4 of 4 bays, by our lay member".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Reference of the concern it was raised as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<String>,
}

/// An action agreed on or after a visit, or for a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreedAction {
    /// Its number.
    pub number: String,
    /// What is to be done.
    pub text: String,
    /// Who owes it, by role.
    pub owner: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<By>,
    /// How it stands.
    pub standing: Standing,
}
