//! Words about what was noticed, and how we know.

use crate::code::codes;

codes! {
    /// What sort of observation this is: the four large buttons of ward mode.
    Sort {
        /// Seen by the visitor.
        Saw = "saw", "Saw";
        /// Told to the visitor.
        Heard = "heard", "Heard";
        /// Something to worry about.
        Concern = "concern", "Concern";
        /// Something to spread.
        Good = "good", "Good practice";
    }
}

codes! {
    /// Who or what an observation came from.
    Source {
        /// The visitor's own eyes.
        Seen = "seen", "Seen by us";
        /// A patient or resident.
        Patient = "patient", "A patient";
        /// A carer, relative or visitor.
        Carer = "carer", "A carer or relative";
        /// A member of staff.
        Staff = "staff", "A member of staff";
        /// A care record, sampled without identifiers.
        Record = "record", "A care record";
        /// A policy, audit, rota or other paper.
        Document = "document", "A document";
        /// A figure, such as a rate or a count.
        Figure = "figure", "A figure";
        /// Another organisation, such as the council.
        Partner = "partner", "Another organisation";
    }
}

impl Source {
    /// How strong such evidence is, unless its author weighs it differently.
    #[must_use]
    pub const fn strength(self) -> Strength {
        match self {
            Self::Seen => Strength::Seen,
            Self::Patient | Self::Carer | Self::Staff | Self::Partner => Strength::Told,
            Self::Record | Self::Document | Self::Figure => Strength::PaperOnly,
        }
    }
}

codes! {
    /// How strong a piece of evidence is, strongest first.
    Strength {
        /// We saw it.
        Seen = "seen", "Seen";
        /// Somebody who was there told us.
        Told = "told", "Told";
        /// It stands on paper, and nothing else shows it.
        PaperOnly = "paper-only", "On paper only";
        /// It is claimed, and nothing shows it.
        Asserted = "asserted", "Claimed";
    }
}

codes! {
    /// An answer to a prompt. Codes of the three scales (assurance, lay, records) in one list;
    /// which of them a prompt offers is said by its template.
    Rating {
        /// Assurance scale.
        Assured = "assured", "Assured";
        /// Assurance scale.
        MostlyAssured = "mostly-assured", "Mostly assured";
        /// Assurance scale.
        PartlyAssured = "partly-assured", "Partly assured";
        /// Assurance scale.
        NotAssured = "not-assured", "Not assured";
        /// Lay scale.
        VeryGood = "very-good", "Very good";
        /// Lay scale.
        Good = "good", "Good";
        /// Lay scale.
        Mixed = "mixed", "Mixed";
        /// Lay scale.
        Poor = "poor", "Poor";
        /// Records scale.
        Met = "met", "Met";
        /// Records scale.
        NotMet = "not-met", "Not met";
        /// Any scale. An answer in its own right, and never counted as met (Francis rec. 139:
        /// convincing evidence).
        NotSeen = "not-seen", "Not seen";
        /// Lay scale.
        CouldNotTell = "could-not-tell", "Could not tell";
        /// Any scale: the prompt has no meaning here.
        NotApplicable = "not-applicable", "Does not apply";
    }
}

impl Rating {
    /// Whether this answer is evidence that the standard is met. Silence never is.
    #[must_use]
    pub const fn counts_as_met(self) -> bool {
        matches!(
            self,
            Self::Assured | Self::MostlyAssured | Self::VeryGood | Self::Good | Self::Met
        )
    }

    /// Whether anything was seen at all.
    #[must_use]
    pub const fn was_seen(self) -> bool {
        !matches!(self, Self::NotSeen | Self::CouldNotTell | Self::NotApplicable)
    }
}

codes! {
    /// The kind of source of a piece of soft intelligence. The kind, never the person, may appear
    /// in a pack.
    SourceKind {
        /// A GP practice (service alert).
        GpPractice = "gp-practice", "GP practices";
        /// A patient or resident.
        Patient = "patient", "Patients";
        /// A carer, relative or friend.
        Carer = "carer", "Carers and relatives";
        /// Staff of the provider.
        Staff = "staff", "Staff";
        /// Healthwatch or whatever body speaks for patients.
        PatientVoice = "patient-voice", "Patient voice body";
        /// An advocate or advocacy service.
        Advocate = "advocate", "Advocacy service";
        /// Another provider of care.
        OtherProvider = "other-provider", "Other providers";
        /// A council, regulator or other public body.
        PublicBody = "public-body", "Public bodies";
        /// Newspapers, broadcasters, social media.
        Media = "media", "Media";
        /// The author's own impression.
        Own = "own", "Our own impression";
    }
}

codes! {
    /// How sure the author is. "I am uneasy and cannot prove it" is a legal entry.
    Confidence {
        /// Seen or known at first hand.
        Sure = "sure", "Sure";
        /// More likely than not.
        Likely = "likely", "Likely";
        /// Could be either.
        Unsure = "unsure", "Not sure";
        /// A feeling that something is wrong.
        Hunch = "hunch", "Uneasy, cannot prove it";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_seen_never_counts_as_met() {
        for rating in Rating::ALL.iter().filter(|r| !r.was_seen()) {
            assert!(!rating.counts_as_met(), "{rating} must not count as met");
        }
    }
}
