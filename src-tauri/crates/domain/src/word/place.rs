//! What a provider is.

use crate::code::codes;

codes! {
    /// The kind of organisation that provides care.
    OrganisationType {
        /// NHS trust or foundation trust.
        NhsTrust = "nhs-trust", "NHS trust";
        /// General practice.
        GpPractice = "gp-practice", "GP practice";
        /// Care home, with or without nursing.
        CareHome = "care-home", "Care home";
        /// Independent hospital or clinic.
        Independent = "independent", "Independent provider";
        /// Community or voluntary service.
        Community = "community", "Community service";
        /// Anything else.
        Other = "other", "Other provider";
    }
}

codes! {
    /// A part of an organisation.
    PlaceKind {
        /// A building or campus.
        Site = "site", "Site";
        /// A ward, clinic, team or unit.
        Service = "service", "Ward or service";
    }
}
