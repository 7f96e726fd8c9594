//! Marks: shape first, the word beside it, colour last.

use serde::{Deserialize, Serialize};

/// How we know a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum How {
    /// We saw it.
    Seen,
    /// Somebody who was there told us.
    Told,
    /// It was counted: a figure.
    Counted,
    /// A document or a claim that we could not check.
    OnPaper,
}

impl How {
    /// The words beside the mark.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Seen => "Seen by us",
            Self::Told => "Told to us",
            Self::Counted => "Counted",
            Self::OnPaper => "On paper only",
        }
    }
}

/// How strong the evidence for a finding is: four bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Strength {
    /// One bar: somebody says so.
    Claimed,
    /// Two bars: on paper only.
    OnPaper,
    /// Three bars: told by somebody who was there.
    Told,
    /// Four bars: seen by us.
    Seen,
}

impl Strength {
    /// Bars filled, 1 to 4.
    #[must_use]
    pub const fn bars(self) -> u8 {
        match self {
            Self::Claimed => 1,
            Self::OnPaper => 2,
            Self::Told => 3,
            Self::Seen => 4,
        }
    }

    /// The words beside the bars.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Claimed => "Claimed",
            Self::OnPaper => "On paper only",
            Self::Told => "Told",
            Self::Seen => "Seen",
        }
    }
}

/// The stage an action or a concern has reached; picks the mark beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Not started: an empty ring.
    NotStarted,
    /// In progress, or said to be complete and not yet checked: a half ring.
    InProgress,
    /// Waiting for somebody: a dashed ring.
    Waiting,
    /// Closed on evidence that we checked: a tick.
    Closed,
}
