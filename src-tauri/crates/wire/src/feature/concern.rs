//! Concerns, actions, answers, escalation.

use super::{Paging, wire};
use crate::error::FieldFinding;
use cf_domain::RecordId;
use cf_domain::record::{Action, Concern, Meta, Response};
use cf_domain::word::{ActionStatus, Audience, ConcernStatus, ResponseNature, Severity};
use chrono::NaiveDate;

wire! {
    /// How a clock stands.
    word ClockState {
        /// Time enough.
        Running,
        /// Two days or less.
        Soon,
        /// Past.
        Late,
        /// Done in time or not, no longer running.
        Met,
    }
    /// A clock, in words: always says which kind of day.
    tell ClockView {
        /// How it stands.
        pub state: ClockState,
        /// "2 operational days late".
        pub words: String,
        /// "was Fri 20 Nov".
        pub by: String,
        /// Part of the time used, 0 to 1.
        pub used: f32,
    }
    /// Raises or changes a concern.
    tell ConcernSave {
        /// The one to change; none to raise.
        pub id: Option<RecordId>,
        /// The draft that it ends.
        pub draft: Option<String>,
        /// The concern.
        #[ts(type = "Partial<Concern>")]
        pub concern: Concern,
        /// Share it with the quality team.
        pub share: bool,
    }
    /// Which concerns.
    ask ConcernFilter {
        /// About this provider only.
        pub organisation: Option<RecordId>,
        /// Answered for by this role only; blank for those where nobody is named.
        pub owner: Option<String>,
        /// In this state only.
        pub status: Option<ConcernStatus>,
        /// Of this severity only.
        pub severity: Option<Severity>,
        /// Leave out what is closed.
        pub open: bool,
        /// Only what is late.
        pub late: bool,
        /// Page.
        pub paging: Paging,
    }
    /// A provider that a filter offers.
    tell NamedProvider {
        /// The provider.
        pub id: RecordId,
        /// Its name.
        pub name: String,
    }
    /// What a list can be narrowed to: only what stands in it.
    tell FilterChoices {
        /// The providers, by name.
        pub providers: Vec<NamedProvider>,
        /// The roles, by name.
        pub owners: Vec<String>,
    }
    /// A concern in a list.
    tell ConcernRow {
        /// The concern.
        pub id: RecordId,
        /// One line.
        pub title: String,
        /// The provider's name, or the place in words.
        pub about: Option<String>,
        /// Severity.
        pub severity: Option<Severity>,
        /// Where it stands.
        pub status: ConcernStatus,
        /// The role that answers for it.
        pub owner: Option<String>,
        /// Its clock.
        pub clock: Option<ClockView>,
        /// The step on the ladder, by name.
        pub step: Option<String>,
        /// Who may read it.
        pub audience: Audience,
        /// Open actions.
        pub open_actions: u32,
    }
    /// A record that a concern rests on.
    tell EvidenceRow {
        /// The record.
        pub id: RecordId,
        /// Its kind.
        pub kind: String,
        /// "Our visit, 24 November".
        pub provenance: String,
        /// Its first words.
        pub text: String,
    }
    /// A step of a ladder, as far as this concern has come.
    tell StepView {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// What happens in it.
        pub explanation: String,
        /// Done, now, or later.
        pub state: super::StepState,
        /// When it began.
        pub on: Option<NaiveDate>,
        /// Its clock, when running.
        pub clock: Option<ClockView>,
    }
    /// A concern with everything about it.
    tell ConcernView {
        /// Who and when, and who may read it.
        pub meta: Meta,
        /// Who raised it, by name.
        pub author: String,
        /// The concern.
        pub concern: Concern,
        /// The provider's name.
        pub provider: Option<String>,
        /// What the visit that it came from is called, where that visit is on this device.
        pub visit_title: Option<String>,
        /// Its clock.
        pub clock: Option<ClockView>,
        /// The times that are still missing: "when it was made safe".
        pub missing: Vec<String>,
        /// What it rests on.
        pub evidence: Vec<EvidenceRow>,
        /// Its actions.
        pub actions: Vec<ActionRow>,
        /// Answers and updates, oldest first.
        pub responses: Vec<ResponseRow>,
        /// The ladder with the steps taken.
        pub steps: Vec<StepView>,
        /// The ladder's edition, to print under it.
        pub ladder_edition: Option<String>,
        /// Possible identifiers to settle before it can be shared.
        pub findings: Vec<FieldFinding>,
        /// Whether the person using the app may change it; others answer beside it.
        pub mine: bool,
    }
    /// Takes a step on the ladder.
    tell ConcernStep {
        /// The concern.
        pub id: RecordId,
        /// The ladder's id.
        pub ladder: String,
        /// The step's id.
        pub step: String,
        /// The day it was served.
        pub on: NaiveDate,
        /// Why this step, and what else was thought of.
        pub reason: String,
    }
    /// A step of a ladder.
    tell LadderStepView {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// What happens in it.
        pub explanation: String,
        /// "10 operational days".
        pub time: Option<String>,
    }
    /// An escalation ladder of a contract edition.
    tell LadderView {
        /// Its id.
        pub id: String,
        /// Its edition.
        pub edition: String,
        /// What to know before using it.
        pub note: Option<String>,
        /// Its steps.
        pub steps: Vec<LadderStepView>,
    }
    /// Adds or changes an action.
    tell ActionSave {
        /// The one to change; none to add.
        pub id: Option<RecordId>,
        /// The action.
        #[ts(type = "Partial<Action>")]
        pub action: Action,
        /// Share it with the quality team.
        pub share: bool,
        /// What the view said that was changed: what came in since is left standing.
        #[ts(optional = nullable)]
        pub seen: Option<String>,
    }
    /// Which actions.
    ask ActionFilter {
        /// Of this provider only.
        pub organisation: Option<RecordId>,
        /// For this concern only.
        pub concern: Option<RecordId>,
        /// Done by this role only; blank for those where nobody is named.
        pub owner: Option<String>,
        /// In this state only.
        pub status: Option<ActionStatus>,
        /// Leave out what is done.
        pub open: bool,
        /// Only what is late.
        pub late: bool,
        /// Page.
        pub paging: Paging,
    }
    /// An action in a list.
    tell ActionRow {
        /// The action.
        pub id: RecordId,
        /// What is to be done.
        pub title: String,
        /// The provider's name.
        pub about: Option<String>,
        /// The concern it answers.
        pub concern: Option<RecordId>,
        /// The role that does it.
        pub owner: Option<String>,
        /// By when.
        pub due: Option<NaiveDate>,
        /// Its clock.
        pub clock: Option<ClockView>,
        /// Where it stands.
        pub status: ActionStatus,
        /// Who may read it.
        pub audience: Audience,
        /// Fields that two people answered differently.
        pub disputed: Vec<String>,
    }
    /// An action with its updates.
    tell ActionView {
        /// Who and when.
        pub meta: Meta,
        /// The action.
        pub action: Action,
        /// As in the list.
        pub row: ActionRow,
        /// Its updates, oldest first.
        pub responses: Vec<ResponseRow>,
        /// What colleagues said differently.
        pub differences: Vec<super::Difference>,
        /// To be given back with a change.
        pub seen: String,
    }
    /// Adds an answer.
    tell ResponseAdd {
        /// The answer.
        #[ts(type = "Partial<Response>")]
        pub response: Response,
    }
    /// An answer.
    tell ResponseRow {
        /// Who and when.
        pub meta: Meta,
        /// Who wrote it, by name.
        pub author: String,
        /// What kind.
        pub nature: Option<ResponseNature>,
        /// The answer.
        pub response: Response,
    }
}
