//! Whom to ring when somebody is at risk.

use super::record;
use crate::RecordId;
use crate::word::ContactPurpose;
use chrono::NaiveDate;

record! {
    /// An office to ring: never a patient, and a role rather than a name.
    Contact = Contact {
        /// Office or role.
        must name: String;
        /// What to ring it for.
        may purpose: Option<ContactPurpose>;
        /// The number, as it is dialled.
        must phone: String;
        /// When somebody answers, such as "weekdays 9 to 5".
        may hours: Option<String>;
        /// The area it covers, such as a council.
        may covers: Option<String>;
        /// The provider it belongs to; none for all.
        may organisation: Option<RecordId>;
        /// The day somebody last checked the number.
        #[ts_type("string | null")]
        may checked: Option<NaiveDate>;
    }
}
