//! The agenda: items without a paper stay in it, so that nothing drops out unseen.

use serde::{Deserialize, Serialize};

/// The meeting's agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Agenda {
    /// One or two sentences over it: "Two hours. Items with no paper are named."
    pub say: String,
    /// Items in order of number.
    pub items: Vec<AgendaItem>,
}

/// One item. The standing ones are in `assets/pack/cqrm-agenda.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgendaItem {
    /// Its number, which is also the number of its section.
    pub number: u8,
    /// What it is about; the heading of its section.
    pub subject: String,
    /// What we need from the meeting: "Agree; two actions late".
    #[serde(default)]
    pub need: String,
    /// Minutes set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// Which parts of the pack are its paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// What the agenda says where those parts are empty.
    #[serde(default)]
    pub without: WithoutPaper,
}

/// A part of the pack that an agenda item can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Section {
    /// Minutes and action log.
    Actions,
    /// Concerns.
    Concerns,
    /// Visit reports.
    Visits,
    /// Themes of intelligence.
    Themes,
    /// Notices and escalation.
    Escalations,
}

impl Section {
    /// All parts.
    pub const ALL: [Self; 5] =
        [Self::Actions, Self::Concerns, Self::Visits, Self::Themes, Self::Escalations];

    /// What the part is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Actions => "action log",
            Self::Concerns => "concerns",
            Self::Visits => "visit reports",
            Self::Themes => "themes of intelligence",
            Self::Escalations => "notices and escalation",
        }
    }
}

/// What an item says of its paper where the pack holds none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WithoutPaper {
    /// "No paper".
    #[default]
    NoPaper,
    /// "Told on the day": a patient story.
    ToldOnTheDay,
    /// "See 5": another item speaks of it.
    See(u8),
    /// A dash: welcome, interests, next date.
    NotNeeded,
}
