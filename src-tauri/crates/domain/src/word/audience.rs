//! Who may read a record.

use crate::code::codes;

codes! {
    /// Who may read a record. It decides which feed its events enter, and so which key seals them.
    Audience {
        /// The author alone. Never leaves the device.
        Private = "private", "Only you";
        /// The people on the same visit.
        VisitTeam = "visit-team", "Visit team";
        /// The commissioner's quality team.
        Quality = "quality", "Quality team";
        /// The safeguarding leads.
        Safeguarding = "safeguarding", "Safeguarding leads";
        /// Named keyholders: people who spoke up in confidence.
        Protected = "protected", "Named keyholders";
    }
}

impl Audience {
    /// Whether records for this audience ever leave the device.
    #[must_use]
    pub const fn leaves_device(self) -> bool {
        !matches!(self, Self::Private)
    }
}
