//! The life of a visit: what happens at each stage, who does it, and by when. Day counts are data,
//! because they differ from place to place; the dates that follow from them are worked out by the
//! app. The form of the file is described in `assets/visits/README.md`.

mod check;
mod start;

use crate::asset::{AssetError, Checked};
use crate::ladder::{DayKind, Standing};
use cf_domain::word::{Notice, Stage};
use serde::{Deserialize, Serialize};
pub use start::Start;

/// The newest form of process that this app reads.
pub const SCHEMA: u32 = 1;

/// The life of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// Form of the file; at most [`SCHEMA`].
    pub schema: u32,
    /// Counts up with every change of content.
    pub version: u32,
    /// The edition in words.
    pub edition: String,
    /// What to know before relying on a number.
    pub note: String,
    /// When to go back and see what changed.
    pub revisit: Revisit,
    /// Every stage once, in the order of [`Stage::ALL`].
    pub stages: Vec<StageRule>,
    /// Where the content comes from.
    pub source: String,
}

/// When to go back, counted from the action plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revisit {
    /// Whole months before which nothing can have changed.
    pub from_months: u32,
    /// Whole months after which too much time has passed.
    pub to_months: u32,
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageRule {
    /// Which stage.
    pub code: Stage,
    /// What it is called.
    pub name: String,
    /// What happens.
    pub what: String,
    /// The role that usually owns it.
    pub who: String,
    /// By when it is done; none when no clock runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
}

/// By when a stage is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// How many days or months; 0 is the same day.
    pub days: u32,
    /// How `days` are counted.
    pub day_kind: DayKind,
    /// What they are counted from.
    pub counted_from: Start,
    /// Whether it is done that many days before, not after.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub before: bool,
    /// The only kind of visit that the clock runs for; none when it runs for every visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<Notice>,
    /// How far the number can be trusted.
    pub standing: Standing,
    /// Where the number comes from.
    pub source: String,
}

impl Process {
    /// What is said of a stage. Every process that was read has every stage.
    #[must_use]
    pub fn stage(&self, code: Stage) -> Option<&StageRule> {
        self.stages.iter().find(|stage| stage.code == code)
    }
}

/// Reads a process. `file` is only for messages.
///
/// # Errors
/// Names the file, the place and what to do, when it is not JSON of the described form, was made
/// for a newer app, leaves a stage out or moves it, or counts days from a stage that comes later.
pub fn parse(file: &str, text: &str) -> Result<Process, AssetError> {
    let checked = Checked::new(file);
    let process: Process = checked.read(text, SCHEMA)?;
    check::process(&checked, &process)?;
    Ok(process)
}

/// The process that comes with the app.
///
/// # Errors
/// As [`parse`]; a build whose tests pass has none.
pub fn shipped() -> Result<Process, AssetError> {
    parse("process.json", include_str!("../../../../assets/visits/process.json"))
}
