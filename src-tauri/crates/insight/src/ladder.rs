//! Escalation ladders: what a contract lets a commissioner do next, and by when. One file for each
//! span of contract editions; day counts are data, because editions change them.

use crate::asset::{AssetError, Checked};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The newest form of ladder that this app reads.
pub const SCHEMA: u32 = 1;

/// A ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Form of the file; at most [`SCHEMA`].
    pub schema: u32,
    /// Stable id, such as `nhs-standard-2026`. Concerns refer to it.
    pub id: String,
    /// Counts up with every change of content.
    pub version: u32,
    /// The contract editions it covers, in words.
    pub edition: String,
    /// What it is called.
    pub title: String,
    /// First day of the contract years it covers.
    pub from: NaiveDate,
    /// Last day; none while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Whether the wording must be compared with the signed contract before anybody relies on it.
    #[serde(default)]
    pub check_before_use: bool,
    /// What to know before using it.
    pub note: String,
    /// The steps, lowest first.
    pub steps: Vec<Step>,
    /// Where the content comes from.
    pub source: String,
}

/// One step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable id, such as `meeting`. Concerns refer to it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The roles that act.
    pub who: String,
    /// How many days or months there are; none where there is no clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// How `days` are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_kind: Option<DayKind>,
    /// What starts the clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_from: Option<String>,
    /// What happens and what to think of.
    pub explanation: String,
    /// Where this step's rule comes from.
    pub source: String,
    /// How far the rule can be trusted.
    pub standing: Standing,
}

/// How a step's days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// Not Saturday, Sunday or a bank holiday in England.
    Operational,
    /// Every day counts.
    Calendar,
    /// Whole months.
    Months,
}

/// How far a step's rule can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Read in a published document.
    Confirmed,
    /// Read in a published summary of a draft; the final wording was not seen.
    Draft,
    /// Written from experience; not looked up.
    Memory,
}

impl Ladder {
    /// The step with this id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The step above the one with this id; the lowest for an empty id.
    #[must_use]
    pub fn step_after(&self, id: &str) -> Option<&Step> {
        if id.is_empty() {
            return self.steps.first();
        }
        self.steps.iter().skip_while(|step| step.id != id).nth(1)
    }

    /// Whether this ladder belongs to contracts of that day.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// Reads a ladder. `file` is only for messages.
///
/// # Errors
/// Names the file, the place and what to do, when it is not JSON of the described form, was made
/// for a newer app, repeats a step, or has a number of days without saying which days.
pub fn parse(file: &str, text: &str) -> Result<Ladder, AssetError> {
    let checked = Checked::new(file);
    let ladder: Ladder = checked.read(text, SCHEMA)?;
    let top = "at the top";
    checked.slug(top, &ladder.id)?;
    for (name, text) in [
        ("edition", &ladder.edition),
        ("title", &ladder.title),
        ("note", &ladder.note),
        ("source", &ladder.source),
    ] {
        checked.filled(top, name, text)?;
    }
    if ladder.to.is_some_and(|to| to < ladder.from) {
        return Err(checked.wrong(top, "“to” is before “from”", "Correct the dates"));
    }
    if ladder.steps.is_empty() {
        return Err(checked.wrong("steps", "there are none", "Add the steps, lowest first"));
    }
    let mut ids = HashSet::new();
    for step in &ladder.steps {
        let place = format!("step “{}”", step.id);
        checked.slug("steps", &step.id)?;
        if !ids.insert(step.id.as_str()) {
            return Err(checked.wrong(place, "stands there twice", "Give each step its own id"));
        }
        for (name, text) in [
            ("name", &step.name),
            ("who", &step.who),
            ("explanation", &step.explanation),
            ("source", &step.source),
        ] {
            checked.filled(&place, name, text)?;
        }
        let clock = [step.days.is_some(), step.day_kind.is_some(), step.counted_from.is_some()];
        if clock.contains(&true) && clock.contains(&false) {
            let remedy = "Give all three of “days”, “day_kind” and “counted_from”, or none";
            return Err(checked.wrong(place, "the clock is only half described", remedy));
        }
    }
    Ok(ladder)
}

const SHIPPED: [(&str, &str); 3] = [
    ("nhs-standard-2012.json", include_str!("../../../../assets/ladders/nhs-standard-2012.json")),
    ("nhs-standard-2015.json", include_str!("../../../../assets/ladders/nhs-standard-2015.json")),
    ("nhs-standard-2026.json", include_str!("../../../../assets/ladders/nhs-standard-2026.json")),
];

/// The ladders that come with the app, oldest first.
///
/// # Errors
/// As [`parse`]; a build whose tests pass has none.
pub fn shipped() -> Result<Vec<Ladder>, AssetError> {
    SHIPPED.iter().map(|(file, text)| parse(file, text)).collect()
}
