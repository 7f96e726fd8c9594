//! Whom to ring.

use crate::code::codes;

codes! {
    /// What a contact is for. The order is that of the stop card.
    ContactPurpose {
        /// Referring an adult at risk: the council's front door.
        SafeguardingAdults = "safeguarding-adults", "Safeguarding adults";
        /// Referring a child at risk: the council's front door.
        SafeguardingChildren = "safeguarding-children", "Safeguarding children";
        /// The council outside office hours.
        OutOfHours = "out-of-hours", "Out of hours";
        /// Allegations about people who work with children or adults at risk.
        StaffAllegations = "staff-allegations", "Allegations about staff";
        /// Our own lead for safeguarding.
        OurLead = "our-lead", "Our safeguarding lead";
        /// Our director on call.
        OurDirector = "our-director", "Our director on call";
        /// The provider's manager or director on call.
        ProviderOnCall = "provider-on-call", "Provider's manager on call";
        /// The police, when it can wait.
        Police = "police", "Police";
        /// The regulator.
        Regulator = "regulator", "Regulator";
        /// Somebody for the visitor to talk to afterwards.
        Support = "support", "Support for visitors";
        /// Anything else.
        Other = "other", "Other";
    }
}
