//! Providers, their parts, and the team.

use super::record;
use crate::RecordId;
use crate::word::{OrganisationType, Role};
use chrono::NaiveDate;

record! {
    /// A provider of care.
    Organisation = Organisation {
        /// Official (ODS) code, upper case.
        may code: Option<String>;
        /// Name as the official list writes it.
        must name: String;
        /// What kind of provider it is.
        may r#type: Option<OrganisationType>;
        /// Postcode of its head office.
        may postcode: Option<String>;
        /// Opened on.
        #[ts_type("string | null")]
        may opened: Option<NaiveDate>;
        /// Closed on. Old visits keep the old name.
        #[ts_type("string | null")]
        may closed: Option<NaiveDate>;
        /// Code of the organisation that took over.
        may successor: Option<String>;
    }
}

record! {
    /// A building or campus of a provider.
    Site = Site {
        /// Whose site it is: id or code.
        must organisation: Option<RecordId>;
        /// Its name.
        must name: String;
        /// Official site code.
        may code: Option<String>;
    }
}

record! {
    /// A ward, clinic or team of a provider.
    Service = Service {
        /// Whose service it is: id or code.
        must organisation: Option<RecordId>;
        /// The site it is on.
        may site: Option<RecordId>;
        /// Its name.
        must name: String;
    }
}

record! {
    /// A member of the commissioner's team.
    Person = Person {
        /// Name, as colleagues know it.
        must name: String;
        /// What they do.
        may role: Option<Role>;
    }
}
