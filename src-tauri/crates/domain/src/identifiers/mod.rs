//! Personal identifiers in free text: found before anything leaves, so that a person decides.
//!
//! The work here is looking, not judging: every finding says what it is, how sure the search is, why
//! in plain English, and with which words it could be said instead. The search can miss things, and
//! the screen says so.
//!
//! Every search is linear in the length of the text.

mod address;
mod around;
mod bed;
mod birth;
mod digits;
mod email;
mod finding;
mod hospital_number;
mod names;
pub mod nhs_number;
mod nino;
mod pattern;
mod phone;
mod postcode;
mod rules;
mod settle;

pub use finding::{Confidence, Finding, IdentifierKind};

/// Everything in `text` that could point to one person, in the order of the text; no two findings
/// overlap.
///
/// Nothing is returned for a bed number alone: see [`scan_while_writing`].
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    let mut found = certain(text);
    found.extend(bed::with_a_time(text));
    finding::locate(text, settle::without_overlaps(found))
}

/// As [`scan`], and also a person in a numbered bed or room with no day or night beside it ("the
/// lady in bed 7"). A note has its own date, so the two together could point to one person; while
/// somebody writes, this is a quiet hint and stops nothing.
#[must_use]
pub fn scan_while_writing(text: &str) -> Vec<Finding> {
    let mut found = certain(text);
    found.extend(bed::with_a_time(text));
    found.extend(bed::alone(text));
    finding::locate(text, settle::without_overlaps(found))
}

/// What identifies by itself, without overlaps.
fn certain(text: &str) -> Vec<finding::Candidate> {
    let mut found = email::find(text);
    digits::each_chain(text, |chain| {
        nhs_number::find(text, chain, &mut found);
        phone::find(text, chain, &mut found);
    });
    found.extend(nino::find(text));
    found.extend(postcode::find(text));
    found.extend(hospital_number::find(text));
    found.extend(birth::with_a_cue(text));
    found.extend(address::find(text));
    found.extend(names::find(text));
    let mut found = settle::without_overlaps(found);
    let beside = birth::beside(text, &found);
    found.extend(beside);
    found
}
