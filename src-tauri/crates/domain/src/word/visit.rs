//! Words about visits.

use crate::code::codes;

codes! {
    /// Why a visit happens.
    VisitType {
        /// The yearly programme.
        Routine = "routine", "Routine";
        /// Because of something heard or counted.
        Responsive = "responsive", "Responsive";
        /// One theme, such as safeguarding.
        Themed = "themed", "Themed";
        /// To see what changed.
        Revisit = "revisit", "Revisit";
        /// Colleagues from elsewhere look.
        PeerReview = "peer-review", "Peer review";
        /// A board meeting is observed.
        BoardObservation = "board-observation", "Board observation";
    }
}

codes! {
    /// How much warning the provider had.
    Notice {
        /// Told in good time.
        Announced = "announced", "Announced";
        /// Told 24 to 48 hours before.
        ShortNotice = "short-notice", "Short notice";
        /// Not told.
        Unannounced = "unannounced", "Unannounced";
    }
}

codes! {
    /// The level of assurance a visit gives. Assurance words, not the regulator's.
    Assurance {
        /// Convincing evidence on everything that matters.
        Assured = "assured", "Assured";
        /// Small gaps.
        Mostly = "mostly-assured", "Mostly assured";
        /// Gaps that matter. The highest level while an immediate concern is open.
        Partly = "partly-assured", "Partly assured";
        /// Not assured.
        NotAssured = "not-assured", "Not assured";
        /// Too little was seen to say.
        NotSeen = "not-seen", "Not seen";
    }
}

codes! {
    /// What somebody does on a visit.
    VisitRole {
        /// Leads it and answers for its record.
        Lead = "lead", "Lead visitor";
        /// A practising GP who leads on quality.
        GpQualityLead = "gp-quality-lead", "GP quality lead";
        /// Sees it as a patient or neighbour would.
        LayMember = "lay-member", "Lay member";
        /// The designated professional for safeguarding.
        SafeguardingLead = "safeguarding-lead", "Safeguarding lead";
        /// Infection prevention and control.
        InfectionControl = "infection-control", "Infection prevention";
        /// Medicines.
        Pharmacist = "pharmacist", "Pharmacist";
        /// Nursing.
        Nurse = "nurse", "Nurse";
        /// From the body that speaks for patients.
        PatientVoice = "patient-voice", "Patient voice body";
        /// Learns, and writes what the others say.
        NoteTaker = "note-taker", "Note taker";
        /// Anything else.
        Other = "other", "Other";
    }
}
