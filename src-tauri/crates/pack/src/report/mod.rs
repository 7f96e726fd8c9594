//! Papers about one visit: the sheet of feedback handed over at the end of the day, and the report,
//! draft and final. Like a pack, a [`VisitPaper`] comes filtered and confirmed, and nothing here decides
//! what a reader may see. The report puts down every part but [`VisitPaper::feedback`]; the sheet of
//! feedback puts down that, the team, immediate concerns and what happens next.

mod annex;
mod answers;
mod comments;
mod compose;
mod findings;
mod meta;
mod method;
mod picture;
mod render;

pub use annex::{Annex, LogLine, Photograph, Reader, RegisterEntry, Regulation};
pub use answers::{FactComment, Outcome, PlannedAction, Response, ThenAndNow};
pub use comments::{Comment, CommentError, FormRow, form_rows, read_comments, render_comment_form};
pub use findings::{
    Basis, EarlierAction, FindingGroup, Force, Immediate, Level, Quotation, Recommendation,
    ReportFinding,
};
pub use meta::{PaperStanding, Version, VisitMeta};
pub use method::{Area, Count, Feedback, Member, Method, Milestone, NotSeen, Purpose, Sample};
pub use picture::{NotBase64, Picture};
pub use render::{preview_visit, render_visit};

use serde::{Deserialize, Serialize};

use crate::PackError;
use crate::document::{Point, fingerprint_of};

/// All that a paper about one visit says. Parts that are empty are left out of it, or said to be
/// empty where silence would mislead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VisitPaper {
    /// Title, provider, place, time, and which paper this is.
    pub meta: VisitMeta,
    /// Three things that went well and three that worry us. The sheet of feedback is made of it.
    #[serde(default)]
    pub feedback: Option<Feedback>,
    /// The whole visit in one or two sentences.
    #[serde(default)]
    pub headline: String,
    /// How sure we are.
    #[serde(default)]
    pub level: Option<Level>,
    /// What was done by when, and what happens next.
    #[serde(default)]
    pub timeline: Vec<Milestone>,
    /// Why we went.
    #[serde(default)]
    pub purpose: Purpose,
    /// Who went.
    #[serde(default)]
    pub team: Vec<Member>,
    /// How we worked, and what we did not see.
    #[serde(default)]
    pub method: Method,
    /// What others could learn from.
    #[serde(default)]
    pub good_practice: Vec<Point>,
    /// What could have harmed somebody at that moment.
    #[serde(default)]
    pub immediate: Vec<Immediate>,
    /// What people told us.
    #[serde(default)]
    pub told: Vec<Quotation>,
    /// What we found, by key question or theme.
    #[serde(default)]
    pub findings: Vec<FindingGroup>,
    /// What we recommend.
    #[serde(default)]
    pub recommendations: Vec<Recommendation>,
    /// Actions from earlier visits.
    #[serde(default)]
    pub earlier: Vec<EarlierAction>,
    /// The provider's comments on the draft, and what we did with each.
    #[serde(default)]
    pub fact_check: Vec<FactComment>,
    /// The provider's reply.
    #[serde(default)]
    pub response: Option<Response>,
    /// What the provider will do.
    #[serde(default)]
    pub plan: Vec<PlannedAction>,
    /// What a revisit saw, by prompt.
    #[serde(default)]
    pub revisit: Vec<ThenAndNow>,
    /// What stands behind the report.
    #[serde(default)]
    pub annex: Annex,
    /// The entry in the export register. Not part of the fingerprint.
    #[serde(default)]
    pub register: RegisterEntry,
}

impl VisitPaper {
    /// BLAKE3, in lower-case hex, over the canonical JSON of the paper without its register entry:
    /// the same rule as for a pack ([`PackDocument::fingerprint`](crate::document::PackDocument::fingerprint)).
    ///
    /// # Errors
    /// [`PackError::Content`] if the paper cannot be written as JSON.
    pub fn fingerprint(&self) -> Result<String, PackError> {
        fingerprint_of(self)
    }
}
