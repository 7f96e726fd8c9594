//! What a search hands back.

use std::ops::Range;

use serde::Serialize;

use crate::code::codes;

codes! {
    /// What kind of identifier it is. From the most to the least certain: where two overlap, the
    /// earlier one here is kept.
    IdentifierKind {
        /// An e-mail address.
        Email = "email", "e-mail address";
        /// An NHS number.
        NhsNumber = "nhs_number", "NHS number";
        /// A telephone number.
        Phone = "phone", "phone number";
        /// A National Insurance number.
        Nino = "nino", "National Insurance number";
        /// A date of birth.
        DateOfBirth = "date_of_birth", "date of birth";
        /// A postcode.
        Postcode = "postcode", "postcode";
        /// The number by which a hospital knows a patient.
        HospitalNumber = "hospital_number", "hospital number";
        /// A house number and street.
        Address = "address", "address";
        /// A person's name.
        PersonName = "person_name", "name";
        /// One person's bed or room, with the day or night.
        BedAndTime = "bed_and_time", "bed and time";
    }
}

codes! {
    /// How sure the search is.
    Confidence {
        /// The form or a label leaves little doubt.
        High = "high", "Very likely";
        /// It looks like one.
        Medium = "medium", "Likely";
        /// It could be one: a public phone line, a shared mailbox, a wrong check digit.
        Low = "low", "Possible";
    }
}

/// A place in a text that could point to one person.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Finding {
    /// What it is.
    pub kind: IdentifierKind,
    /// Where it begins, in Unicode code points.
    pub start: usize,
    /// Where it ends (the first code point after it).
    pub end: usize,
    /// Where it begins, in bytes of UTF-8.
    pub byte_start: usize,
    /// Where it ends, in bytes of UTF-8.
    pub byte_end: usize,
    /// The words themselves. For the screen of the person who wrote them, never for a log.
    pub text: String,
    /// How sure the search is.
    pub confidence: Confidence,
    /// Why it was found, in a plain sentence.
    pub reason: &'static str,
    /// Words that say the same without pointing to anyone, if there are ready ones.
    pub suggestion: Option<String>,
}

impl std::fmt::Debug for Finding {
    /// Leaves the words out, so that a log can never hold them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finding")
            .field("kind", &self.kind)
            .field("start", &self.start)
            .field("end", &self.end)
            .field("byte_start", &self.byte_start)
            .field("byte_end", &self.byte_end)
            .field("confidence", &self.confidence)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

/// A finding before its place in code points is known.
#[derive(Clone)]
pub(super) struct Candidate {
    pub kind: IdentifierKind,
    /// In bytes.
    pub span: Range<usize>,
    pub confidence: Confidence,
    pub reason: &'static str,
    pub suggestion: Option<String>,
}

impl Candidate {
    /// A candidate whose words can be replaced by "[… removed]".
    pub fn new(
        kind: IdentifierKind,
        span: Range<usize>,
        confidence: Confidence,
        reason: &'static str,
    ) -> Self {
        let suggestion = Some(format!("[{} removed]", kind.label()));
        Self { kind, span, confidence, reason, suggestion }
    }

    /// The same with other words instead.
    pub fn say_instead(mut self, words: impl Into<String>) -> Self {
        self.suggestion = Some(words.into());
        self
    }
}

/// Turns candidates, sorted and without overlaps, into findings: one walk through the text.
pub(super) fn locate(text: &str, candidates: Vec<Candidate>) -> Vec<Finding> {
    let (mut byte, mut point) = (0, 0);
    let mut points_at = |at: usize| {
        point += text.get(byte..at).map_or(0, |between| between.chars().count());
        byte = at;
        point
    };
    candidates
        .into_iter()
        .filter_map(|c| {
            let words = text.get(c.span.clone())?;
            Some(Finding {
                kind: c.kind,
                start: points_at(c.span.start),
                end: points_at(c.span.end),
                byte_start: c.span.start,
                byte_end: c.span.end,
                text: words.to_owned(),
                confidence: c.confidence,
                reason: c.reason,
                suggestion: c.suggestion,
            })
        })
        .collect()
}
