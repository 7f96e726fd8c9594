//! A quality assurance visit.

use super::record;
use crate::RecordId;
use crate::word::{Notice, VisitType};
use chrono::{DateTime, NaiveDate, Utc};

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
    }
}
