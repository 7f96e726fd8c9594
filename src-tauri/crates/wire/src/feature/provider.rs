//! Providers, their sites and services, and the official lists.

use super::{ConcernRow, IntelligenceRow, Picked, SummaryRow, VisitRow, wire};
use cf_domain::RecordId;
use cf_domain::record::{Meta, Organisation};
use cf_domain::word::{OrganisationType, PlaceKind};

wire! {
    /// Words to find providers by.
    ask ProviderSearch {
        /// Name or code, or the beginning of it; empty for those used lately.
        pub query: String,
        /// How many at most; 20 when not given.
        pub limit: Option<u32>,
    }
    /// A provider in a list.
    tell ProviderRow {
        /// The provider.
        pub id: RecordId,
        /// Official code.
        pub code: Option<String>,
        /// Name.
        pub name: String,
        /// Kind.
        pub kind: Option<OrganisationType>,
        /// Town or postcode, to tell namesakes apart.
        pub hint: Option<String>,
    }
    /// A site, ward or service.
    tell PlaceRow {
        /// Its id.
        pub id: RecordId,
        /// Site or service.
        pub kind: PlaceKind,
        /// Its name.
        pub name: String,
        /// The site a service is on.
        pub site: Option<RecordId>,
        /// Whether the person using the app added it, and so may change it.
        pub mine: bool,
    }
    /// A provider with everything known about it.
    tell ProviderView {
        /// Who made the entry and when.
        pub meta: Meta,
        /// The entry.
        pub organisation: Organisation,
        /// Sites, wards and services.
        pub places: Vec<PlaceRow>,
        /// One plain sentence: what we know and since when.
        pub sentence: String,
        /// Our visits (on this device).
        pub visits: Vec<VisitRow>,
        /// Published summaries.
        pub summaries: Vec<SummaryRow>,
        /// Concerns.
        pub concerns: Vec<ConcernRow>,
        /// Intelligence.
        pub intelligence: Vec<IntelligenceRow>,
        /// Actions not yet closed.
        pub open_actions: u32,
    }
    /// Adds or changes a provider.
    ask ProviderSave {
        /// The provider to change; none to add.
        pub id: Option<RecordId>,
        /// Official code.
        pub code: Option<String>,
        /// Name.
        pub name: String,
        /// Kind.
        pub kind: Option<OrganisationType>,
        /// Postcode.
        pub postcode: Option<String>,
    }
    /// Adds or changes a place.
    tell PlaceSave {
        /// The place to change; none to add.
        pub id: Option<RecordId>,
        /// Whose.
        pub organisation: RecordId,
        /// Site or service; what it is stays.
        pub kind: PlaceKind,
        /// Its name.
        pub name: String,
        /// The site a service is on.
        pub site: Option<RecordId>,
    }
    /// A file the person picked.
    tell FromFile {
        /// The pick.
        pub file: Picked,
    }
    /// A fault in one row of a file.
    tell ImportFault {
        /// Line, from 1.
        pub line: u32,
        /// Column, from 1, or 0 for the whole line.
        pub column: u32,
        /// What is wrong and what to do.
        pub message: String,
    }
    /// What a file holds.
    tell ImportCheck {
        /// Rows that can be taken.
        pub rows: u32,
        /// The first ten.
        pub sample: Vec<ProviderRow>,
        /// How many are new.
        pub new: u32,
        /// Rows that cannot be taken.
        pub faults: Vec<ImportFault>,
        /// Things to know.
        pub warnings: Vec<String>,
    }
    /// What was taken.
    tell ImportDone {
        /// New providers.
        pub added: u32,
        /// Changed ones.
        pub changed: u32,
        /// Left as they were.
        pub same: u32,
        /// Rows that could not be taken.
        pub faults: Vec<ImportFault>,
    }
}
