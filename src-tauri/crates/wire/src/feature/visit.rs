//! Visits and notes.

use super::{NextStage, wire};
use crate::error::FieldFinding;
use cf_domain::RecordId;
use cf_domain::record::{Meta, Observation, Visit};
use cf_domain::word::{Notice, Rating, Sort, Source, Strength, VisitType};
use chrono::{DateTime, NaiveDate, Utc};

wire! {
    /// An answer that a prompt offers.
    tell ScaleAnswer {
        /// Its code.
        pub rating: Rating,
        /// Its words.
        pub label: String,
        /// Whether it is evidence that the standard is met.
        pub counts_as_met: bool,
    }
    /// A prompt.
    tell PromptView {
        /// Its id, such as `WG01`.
        pub id: String,
        /// The question.
        pub text: String,
        /// What to look for.
        pub look_for: String,
        /// Safe, effective, caring, responsive or well-led.
        pub key_question: Option<String>,
        /// "Fundamental standard", "Enhanced" or "Developmental".
        pub tier: Option<String>,
        /// The regulation: "Regulation 12".
        pub regulation: Option<String>,
        /// What kinds of evidence can answer it: "What you see", "A sample of records".
        pub evidence: Vec<String>,
        /// The kinds without which an answer does not count as met.
        pub needs: Vec<String>,
        /// Its answers.
        pub scale: Vec<ScaleAnswer>,
        /// The question that the answers belong to.
        pub scale_title: String,
        /// The prompt that decides whether this one is asked.
        pub asked_if: Option<AskedIf>,
    }
    /// When a prompt is asked.
    tell AskedIf {
        /// The earlier prompt.
        pub prompt: String,
        /// Its answers that lead here.
        pub answers: Vec<Rating>,
    }
    /// Prompts that belong together.
    tell PromptSection {
        /// Its id: what a visit does not look at is named `set:section`.
        pub id: String,
        /// Its title.
        pub title: String,
        /// Its prompts.
        pub prompts: Vec<PromptView>,
    }
    /// A prompt set.
    tell TemplateView {
        /// Its id.
        pub id: String,
        /// Its version.
        pub version: String,
        /// Its title.
        pub title: String,
        /// Whom it suits.
        pub suits: String,
        /// What to know before beginning.
        pub intro: String,
        /// The edition, in words.
        pub edition: String,
        /// The law it rests on.
        pub law_basis: Option<String>,
        /// Whether it is for visits of past days only.
        pub past: bool,
        /// The answers.
        pub scale: Vec<ScaleAnswer>,
        /// The prompts.
        pub sections: Vec<PromptSection>,
    }
    /// Which prompt sets: those for a visit of that day.
    ask TemplateFilter {
        /// The day; today when not given.
        #[ts(type = "string | null")]
        pub date: Option<NaiveDate>,
    }
    /// Starts a visit: the place is enough, by id or in words.
    ask VisitStart {
        /// The provider.
        pub organisation: Option<RecordId>,
        /// The place in words.
        pub place: Option<String>,
        /// The site.
        pub site: Option<RecordId>,
        /// The ward or service.
        pub service: Option<RecordId>,
        /// What to call the visit.
        pub title: Option<String>,
        /// The day; today when not given.
        #[ts(type = "string | null")]
        pub date: Option<NaiveDate>,
        /// Why this kind of visit.
        pub kind: Option<VisitType>,
        /// Theme.
        pub theme: Option<String>,
        /// Warning given.
        pub announced: Option<Notice>,
        /// Who visits.
        pub team: Vec<String>,
        /// Purpose.
        pub purpose: Option<String>,
        /// Prompt set.
        pub template: Option<String>,
        /// What led to the visit.
        pub trigger: Option<String>,
        /// The visit that this one goes back to.
        pub revisit_of: Option<RecordId>,
        /// Only plans it: nobody has arrived yet.
        pub plan: bool,
    }
    /// Changes a visit's facts.
    tell VisitSave {
        /// The visit.
        pub id: RecordId,
        /// The facts as they should be.
        #[ts(type = "Partial<Visit>")]
        pub visit: Visit,
    }
    /// Which visits.
    ask VisitFilter {
        /// Of this provider only.
        pub organisation: Option<RecordId>,
        /// Only those without a published summary.
        pub unfinished: bool,
        /// Page.
        pub paging: Paging,
    }
    /// A visit in a list.
    tell VisitRow {
        /// The visit.
        pub id: RecordId,
        /// What it is called: its title, or the place.
        pub title: String,
        /// The provider's name.
        pub provider: Option<String>,
        /// The day.
        pub date: Option<NaiveDate>,
        /// Warning given.
        pub announced: Option<Notice>,
        /// Theme.
        pub theme: Option<String>,
        /// How many notes.
        pub notes: u32,
        /// How many concerns among them.
        pub concerns: u32,
        /// The summary that was published.
        pub published: Option<RecordId>,
        /// The next stage; none once it is closed.
        pub next: Option<NextStage>,
        /// Whether it was only planned so far.
        pub planned: bool,
    }
    /// A visit with its notes.
    tell VisitView {
        /// Who and when.
        pub meta: Meta,
        /// The facts.
        pub visit: Visit,
        /// What it is called.
        pub title: String,
        /// The provider's name.
        pub provider: Option<String>,
        /// The notes, newest first.
        pub notes: Vec<NoteRow>,
        /// The prompt set, as it was when the visit began.
        pub template: Option<TemplateView>,
        /// Every prompt set in use, that one first.
        pub sets: Vec<TemplateView>,
        /// The next stage; none once it is closed.
        pub next: Option<NextStage>,
        /// Whether this person made it and may change it.
        pub mine: bool,
        /// Whether the team can see the visit.
        pub shared: bool,
        /// Notes of others that are shown once this person has handed in their own.
        pub hidden: u32,
        /// The areas used so far, last used first.
        pub areas: Vec<String>,
        /// The published summary.
        pub published: Option<RecordId>,
    }
    /// Keeps a note: new, or changed.
    tell NoteSave {
        /// The note to change; none for a new one.
        pub id: Option<RecordId>,
        /// The draft that it ends.
        pub draft: Option<String>,
        /// The note.
        #[ts(type = "Partial<Observation>")]
        pub note: Observation,
    }
    /// Which notes.
    ask NoteFilter {
        /// Of this visit only.
        pub visit: Option<RecordId>,
        /// Of this sort only.
        pub sort: Option<Sort>,
        /// From this source only.
        pub source: Option<Source>,
        /// Page.
        pub paging: Paging,
    }
    /// A note.
    tell NoteRow {
        /// Who and when.
        pub meta: Meta,
        /// The note.
        pub note: Observation,
        /// When it was noticed, for display.
        pub at: DateTime<Utc>,
        /// The visit's name, or where it belongs.
        pub visit_title: Option<String>,
        /// The prompt in words.
        pub prompt_text: Option<String>,
        /// How strong the evidence is.
        pub strength: Strength,
        /// Whose it is, where it is a colleague's.
        pub author: Option<String>,
        /// Whether the team of the visit has it.
        pub handed_over: bool,
        /// Possible identifiers in its words.
        pub findings: Vec<FieldFinding>,
    }
}
use super::Paging;
