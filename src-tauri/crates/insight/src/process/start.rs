//! What a clock is counted from.

use cf_domain::word::Stage;
use serde::{Deserialize, Serialize};

const VISIT_DAY: &str = "visit-day";

/// What a clock is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Start {
    /// The day of the visit; `visit-day` in a file.
    VisitDay,
    /// The day that a stage was done; its code in a file.
    Done(Stage),
}

/// A start that is neither the visit's day nor a stage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("days cannot be counted from “{given}”, only from {VISIT_DAY} or a stage")]
pub struct UnknownStart {
    /// What was given.
    given: String,
}

impl TryFrom<String> for Start {
    type Error = UnknownStart;

    fn try_from(given: String) -> Result<Self, Self::Error> {
        if given == VISIT_DAY {
            return Ok(Self::VisitDay);
        }
        given.parse().map(Self::Done).map_err(|_| UnknownStart { given })
    }
}

impl From<Start> for String {
    fn from(start: Start) -> Self {
        match start {
            Start::VisitDay => VISIT_DAY.into(),
            Start::Done(stage) => stage.code().into(),
        }
    }
}
