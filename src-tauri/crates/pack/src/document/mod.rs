//! What a pack says: the whole content, already filtered, reworded and confirmed.
//!
//! Nothing here decides what an edition may show. The app fills a [`PackDocument`] from records after
//! the edition's filter and redaction, and the painters put down every word they are given.

mod actions;
mod agenda;
mod concerns;
mod cover;
mod escalation;
mod fingerprint;
mod marks;
mod meta;
mod register;
mod summary;
mod themes;
mod visits;
mod when;

pub use actions::{ActionLog, Late, LoggedAction, MinuteLine, Standing, Update};
pub use agenda::{Agenda, AgendaItem, Section, WithoutPaper};
pub use concerns::{AtRisk, Concern, Evidence, Severity, Step};
pub use cover::{Cover, Fact, Finder, Mention, Target};
pub use escalation::{Escalation, LadderStep, StepState};
pub(crate) use fingerprint::fingerprint_of;
pub use marks::{How, Stage, Strength};
pub use meta::{Meta, Organisation};
pub use register::{Check, FileLine, Register, Word};
pub use summary::{Ask, Clock, ClockState, Decision, Summary};
pub use themes::{Theme, View};
pub use visits::{AgreedAction, Assurance, Finding, Point, VisitReport};
pub use when::{By, Month, Months, NotAMonth};

use serde::{Deserialize, Serialize};

/// One pack: what all its files (PDF, Word, Excel, preview) are painted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PackDocument {
    /// Title, marking, organisation, dates: what stands on every page and in the file's properties.
    pub meta: Meta,
    /// First page.
    pub cover: Cover,
    /// "Page 2 is enough": what we ask, what must be decided, the clocks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
    /// The meeting's agenda. Its numbers are the numbers of the sections.
    pub agenda: Agenda,
    /// Minutes of the last meeting and the action log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actions: Option<ActionLog>,
    /// One report for each visit, in the order to be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<VisitReport>,
    /// Open concerns and those closed in the period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Concern>,
    /// Themes of intelligence. Never single reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<Theme>,
    /// Issues on the contract's ladder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalations: Vec<Escalation>,
    /// Words explained at the back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Word>,
    /// The export register's entry: last page. Not part of the fingerprint.
    pub register: Register,
}

impl PackDocument {
    /// Whether the pack holds anything in this part.
    #[must_use]
    pub fn fills(&self, section: Section) -> bool {
        match section {
            Section::Actions => self.actions.is_some(),
            Section::Concerns => !self.concerns.is_empty(),
            Section::Visits => !self.visits.is_empty(),
            Section::Themes => !self.themes.is_empty(),
            Section::Escalations => !self.escalations.is_empty(),
        }
    }

    /// The concerns, most serious first; equals stay in the order given.
    #[must_use]
    pub fn concerns_by_severity(&self) -> Vec<&Concern> {
        let mut concerns: Vec<_> = self.concerns.iter().collect();
        concerns.sort_by_key(|concern| std::cmp::Reverse(concern.severity.rank));
        concerns
    }
}
