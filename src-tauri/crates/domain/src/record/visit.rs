//! A quality assurance visit.

use super::{Settled, record};
use crate::word::{Notice, Stage, VisitRole, VisitType};
use crate::{PersonId, RecordId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Somebody on the visit, from the commissioner's side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct Visitor {
    /// The name.
    pub name: String,
    /// The member of the team, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What they do on the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<VisitRole>,
    /// Whether they said if they have an interest in this provider.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub declared: bool,
    /// The interest; nothing where they declared that there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interest: Option<String>,
    /// Whether they have what the visit asks for: identity, checks, the confidentiality form.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cleared: bool,
    /// What they were trained in and when, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub training: Option<String>,
}

/// A document that the provider was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct DocumentAsked {
    /// What was asked for.
    pub what: String,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(type = "string | null", optional))]
    pub due: Option<NaiveDate>,
    /// When it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(type = "string | null", optional))]
    pub received: Option<NaiveDate>,
}

/// A prompt set in use, in the version that the visit began with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SetInUse {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// What is known of one stage in the life of a visit. A stage without a mark is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StageMark {
    /// The stage.
    pub stage: Stage,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(type = "string | null", optional))]
    pub done: Option<NaiveDate>,
    /// Why it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
    /// The role that answers for it, when not the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when, when not by the usual rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(type = "string | null", optional))]
    pub due: Option<NaiveDate>,
}

record! {
    /// A visit to a provider. Only the place is needed to begin.
    Visit = Visit {
        /// The provider: id or code.
        must organisation: Option<RecordId>;
        /// The place in words, when it is not in the list of providers.
        may place: Option<String>;
        /// The site.
        may site: Option<RecordId>;
        /// The ward or service.
        may service: Option<RecordId>;
        /// The day of the visit.
        #[ts_type("string | null")]
        may date: Option<NaiveDate>;
        /// What the visit is called, such as the ward's name.
        may title: Option<String>;
        /// Why this kind of visit.
        may r#type: Option<VisitType>;
        /// The theme of a themed visit, such as safeguarding.
        may theme: Option<String>;
        /// How much warning was given: a code, or true for announced and false for unannounced.
        #[lenient("super::lenient::notice")]
        may announced: Option<Notice>;
        /// Who visits: names or roles, of the commissioner's side only.
        #[lenient("super::lenient::words")]
        may team: Vec<String>;
        /// What the visit is to find out.
        may purpose: Option<String>;
        /// The prompt set in use.
        may template: Option<String>;
        /// The version of the prompt set that the visit began with.
        may template_version: Option<String>;
        /// Arrived at.
        #[ts_type("string | null")]
        may started: Option<DateTime<Utc>>;
        /// Left at.
        #[ts_type("string | null")]
        may ended: Option<DateTime<Utc>>;
        /// What could not be looked at, in words.
        may not_seen: Option<String>;
        /// What led to the visit, in words.
        may trigger: Option<String>;
        /// The records that led to it.
        may triggers: Vec<RecordId>;
        /// The visit that this one goes back to.
        may revisit_of: Option<RecordId>;
        /// The role at the provider that was told and answers.
        may contact: Option<String>;
        /// The right by which we visit, such as a clause of the contract.
        may authority: Option<String>;
        /// The day the provider was told.
        #[ts_type("string | null")]
        may notice_sent: Option<NaiveDate>;
        /// Who visits, with role, interests and training. `team` names the same people.
        may visitors: Vec<Visitor>;
        /// Lines of enquiry: what the visit is to find out, three to eight of them.
        may lines: Vec<String>;
        /// Areas to go to.
        may areas: Vec<String>;
        /// Documents asked for.
        may documents: Vec<DocumentAsked>;
        /// Prompt sets in use beside the first, such as the one of the lay members.
        may also: Vec<SetInUse>;
        /// Parts of the prompt sets that this visit does not look at: `set:section`.
        may left_out: Vec<String>;
        /// How many patients or residents spoke to us.
        #[ts_type("number | null")]
        may spoke_patients: Option<u32>;
        /// How many carers and relatives.
        #[ts_type("number | null")]
        may spoke_carers: Option<u32>;
        /// How many members of staff.
        #[ts_type("number | null")]
        may spoke_staff: Option<u32>;
        /// How far the visit is, from its trigger to its closing.
        may stages: Vec<StageMark>;
        /// Possible identifiers that the author chose to keep, each with a reason.
        may settled: Vec<Settled>;
    }
}
