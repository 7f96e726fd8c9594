//! From notes to a published summary.

use super::{NoteRow, Paging, VisitView, wire};
use crate::error::FieldFinding;
use cf_domain::RecordId;
use cf_domain::record::{Meta, Section, Summary};
use cf_domain::word::{Assurance, Audience, Notice};
use chrono::NaiveDate;

wire! {
    /// How far a step is.
    word StepState {
        /// Done.
        Done,
        /// Begun.
        Part,
        /// Not begun.
        Todo,
        /// Waits for an earlier step.
        Blocked,
    }
    /// A step on the way to a published summary.
    tell ReviewStep {
        /// `notes`, `details`, `write`, `publish`.
        pub id: String,
        /// Its name.
        pub title: String,
        /// How far.
        pub state: StepState,
        /// How far, in words: "9 of 12 read".
        pub words: String,
    }
    /// A visit on its way to a summary.
    tell ReviewView {
        /// The visit with its notes.
        pub visit: VisitView,
        /// The steps.
        pub steps: Vec<ReviewStep>,
        /// Immediate concerns raised on this visit that still lack a time, in words.
        pub immediate: Vec<ImmediateGap>,
        /// Prompts that nobody answered or that were "not seen".
        pub not_seen: Vec<String>,
        /// The summary, if begun.
        pub summary: Option<RecordId>,
    }
    /// An immediate concern and the times it lacks.
    tell ImmediateGap {
        /// The concern.
        pub concern: RecordId,
        /// Its title.
        pub title: String,
        /// What is missing: "when it was made safe".
        pub missing: Vec<String>,
        /// Whether it was thrown away.
        pub binned: bool,
    }
    /// A note as material for a part of the summary.
    tell Material {
        /// The part it fits best.
        pub section: Section,
        /// The note.
        pub note: NoteRow,
    }
    /// A summary, draft or published.
    tell SummaryView {
        /// Who and when, and who may read it.
        pub meta: Meta,
        /// Who wrote it, by name.
        pub author: String,
        /// The words.
        pub summary: Summary,
        /// The provider's name.
        pub provider: Option<String>,
        /// The notes to write from; empty for a colleague's summary.
        pub material: Vec<Material>,
        /// The highest level that may be given, with the reason when it is capped.
        pub level_cap: Option<LevelCap>,
        /// Possible identifiers still to settle.
        pub findings: Vec<FieldFinding>,
        /// Answers to it.
        pub responses: Vec<super::ResponseRow>,
    }
    /// Why the level cannot be higher.
    tell LevelCap {
        /// The highest level.
        pub highest: Assurance,
        /// Why.
        pub reason: String,
    }
    /// Keeps a summary's words.
    tell SummarySave {
        /// The summary.
        pub id: RecordId,
        /// The words as they should be.
        #[ts(type = "Partial<Summary>")]
        pub summary: Summary,
    }
    /// Somebody who would be able to read it.
    tell Reader {
        /// You, visit team, quality team, provider.
        pub audience: String,
        /// How many people.
        pub people: u32,
        /// Their names.
        pub names: Vec<String>,
        /// Whether they could.
        pub can_read: bool,
    }
    /// A part of what would leave, to the letter.
    tell LeavingPart {
        /// The field.
        pub field: String,
        /// Its heading.
        pub heading: String,
        /// The words.
        pub text: String,
    }
    /// Exactly what would leave.
    tell PublishPreview {
        /// The summary.
        pub id: RecordId,
        /// Heading lines: place, date, who.
        pub heading: Vec<String>,
        /// The parts.
        pub parts: Vec<LeavingPart>,
        /// How many words in all.
        pub words: u32,
        /// Who could read it.
        pub readers: Vec<Reader>,
        /// What stays: "23 notes, word for word".
        pub stays: Vec<String>,
        /// What must be settled first.
        pub findings: Vec<FieldFinding>,
        /// What else is in the way, in words.
        pub blocked: Vec<String>,
        /// Whether there is a space to send it to; without one it waits here.
        pub shared: bool,
        /// Identifies this exact content: pass it to publish what was seen and nothing else.
        pub content: String,
    }
    /// What to do with a possible identifier.
    word SettleChoice {
        /// Use the ready wording or other words.
        Replace,
        /// Keep, with a reason.
        Keep,
    }
    /// Settles one possible identifier.
    tell SummarySettle {
        /// The summary.
        pub id: RecordId,
        /// The field it stands in.
        pub field: String,
        /// The words found.
        pub words: String,
        /// What to do.
        pub choice: SettleChoice,
        /// The new words, or the reason.
        pub text: String,
    }
    /// Publishes what was previewed.
    tell SummaryPublish {
        /// The summary.
        pub id: RecordId,
        /// From the preview.
        pub content: String,
    }
    /// It is published.
    tell Published {
        /// The published summary.
        pub id: RecordId,
        /// A reference to quote.
        pub reference: String,
        /// What happens next, in words.
        pub next: String,
    }
    /// Which summaries.
    ask SummaryFilter {
        /// Of this provider only.
        pub organisation: Option<RecordId>,
        /// Page.
        pub paging: Paging,
    }
    /// A published summary in a list.
    tell SummaryRow {
        /// The summary.
        pub id: RecordId,
        /// The visit's name.
        pub title: String,
        /// The provider's name.
        pub provider: Option<String>,
        /// The day of the visit.
        pub date: Option<NaiveDate>,
        /// Warning given.
        pub announced: Option<Notice>,
        /// Who wrote it.
        pub author: String,
        /// Level of assurance.
        pub level: Option<Assurance>,
        /// Who may read it.
        pub audience: Audience,
        /// Whether it has been taken back.
        pub withdrawn: bool,
    }
    /// Takes a published record back.
    tell Withdraw {
        /// The record.
        pub id: RecordId,
        /// Why.
        pub reason: String,
    }
}
