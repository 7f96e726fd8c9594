//! Concerns, what is done about them, and what is said back.

use super::{Settled, record};
use crate::RecordId;
use crate::word::{ActionStatus, AtRisk, ConcernStatus, Decision, ResponseNature, Severity};
use chrono::{DateTime, NaiveDate, Utc};

record! {
    /// A concern about a provider. Its times (seen, told, made safe, verified) are those of the
    /// immediate-concern procedure; it cannot be closed without them (domain check 5).
    Concern = Concern {
        /// About whom: id or code.
        may organisation: Option<RecordId>;
        /// The visit it came from.
        may visit: Option<RecordId>;
        /// The place in words, such as a ward.
        may place: Option<String>;
        /// One line.
        must title: String;
        /// What is known.
        may text: Option<String>;
        /// How serious.
        may severity: Option<Severity>;
        /// Whether anyone was at risk when it was raised: a code, or true or false.
        #[lenient("super::lenient::at_risk")]
        may at_risk_now: Option<AtRisk>;
        /// When it was seen.
        #[ts_type("string | null")]
        may seen_at: Option<DateTime<Utc>>;
        /// When the person in charge was told.
        #[ts_type("string | null")]
        may told_at: Option<DateTime<Utc>>;
        /// The role of who was told. Never a name.
        may told_role: Option<String>;
        /// What they answered.
        may told_answer: Option<String>;
        /// When it was made safe.
        #[ts_type("string | null")]
        may made_safe_at: Option<DateTime<Utc>>;
        /// How it was made safe.
        may made_safe_how: Option<String>;
        /// When we checked that it was safe.
        #[ts_type("string | null")]
        may verified_at: Option<DateTime<Utc>>;
        /// The role of who checked.
        may verified_by: Option<String>;
        /// Where it stands.
        may status: Option<ConcernStatus>;
        /// The role that answers for it.
        may owner: Option<String>;
        /// When an answer is due.
        #[ts_type("string | null")]
        may due: Option<NaiveDate>;
        /// Themes, by code.
        #[lenient("super::lenient::words")]
        may themes: Vec<String>;
        /// What it rests on, in words.
        may evidence: Option<String>;
        /// The records it rests on.
        may evidence_records: Vec<RecordId>;
        /// The escalation ladder in use.
        may ladder: Option<String>;
        /// The step reached on it.
        may step: Option<String>;
        /// When that step began.
        #[ts_type("string | null")]
        may step_on: Option<NaiveDate>;
        /// When the step's time runs out.
        #[ts_type("string | null")]
        may step_due: Option<NaiveDate>;
        /// Why it was closed.
        may closed_reason: Option<String>;
        /// Possible identifiers that the author chose to keep, each with a reason.
        may settled: Vec<Settled>;
    }
}

record! {
    /// Something that somebody has undertaken to do. Status, owner and due date are shared fields.
    Action = Action {
        /// The concern it answers.
        may concern: Option<RecordId>;
        /// Whose action it is: id or code of the provider.
        may organisation: Option<RecordId>;
        /// What is to be done.
        must title: String;
        /// The role that does it.
        may owner: Option<String>;
        /// By when.
        #[ts_type("string | null")]
        may due: Option<NaiveDate>;
        /// Where it stands.
        may status: Option<ActionStatus>;
        /// What shows that it was done.
        may evidence: Option<String>;
        /// The meeting or day it was agreed.
        #[ts_type("string | null")]
        may raised: Option<NaiveDate>;
        /// Possible identifiers that the author chose to keep, each with a reason.
        may settled: Vec<Settled>;
    }
}

record! {
    /// What was said or decided about another record: nothing is overwritten, answers stand beside it.
    Response = Response {
        /// The record it answers.
        must about: Option<RecordId>;
        /// What kind of answer.
        may nature: Option<ResponseNature>;
        /// The words.
        may text: Option<String>;
        /// What was decided.
        may decision: Option<Decision>;
        /// The escalation ladder.
        may ladder: Option<String>;
        /// The step on it.
        may step: Option<String>;
        /// The day it was said or served.
        #[ts_type("string | null")]
        may on: Option<NaiveDate>;
        /// When the next answer is due.
        #[ts_type("string | null")]
        may due: Option<NaiveDate>;
        /// Possible identifiers that the author chose to keep, each with a reason.
        may settled: Vec<Settled>;
    }
}
