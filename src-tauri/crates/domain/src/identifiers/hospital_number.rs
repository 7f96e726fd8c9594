//! The numbers by which hospitals know their patients: found by the word before them.

use std::sync::LazyLock;

use regex::Regex;

use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;

/// Labels that need a word such as "number" after them, and labels that do not.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?-u:\b)(?:",
        r"(?:hospital|hosp|unit|district|pas|patient|pt|case[ -]?notes?|case|medical|health|clinical|record|chart|notes?|folder",
        r"|wristband|id band|k|epr|ehr|emr|rio|lorenzo|systmone|emis|cerner|epic|carenotes|meditech|spell|episode|ur|client|service user|a&e|ed)",
        r"(?:['’]?s)?\.?(?:[ -]records?)?[ -]?(?:identification|identifier|id|number|num|no|nr)(?:[ -]?(?:number|no))?",
        r"|hospital numbers|(?:hospital|hosp|patient|pt|pas)\.? ref(?:erence)?|mrn|h/n|crn|mpi|pid|pas|case[ -]?notes?)",
        r"(?:(?-u:\b)[\s.:;=#(\[*–—-]{0,4}(?:(?:is|was|of|reads?|shows?|shown as|given as|as)\s)?\s?",
        r"(?<number>(?:(?-i:[A-Z]{1,3})[ /-]?|[a-z]{1,2})?[0-9]+(?:[./-]?[0-9]+| [0-9]{2,}){0,4}[A-Z]?)",
        r"|(?<glued>[0-9]{5,12}))(?-u:\b)",
    ))
});
/// "patient K1234567": the code straight after the word.
static AFTER_PATIENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?i:patient|pt|resident)[\s:(#]{1,3}(?<number>[A-Z]{0,3}[0-9]{6,9}[A-Z]?)(?-u:\b)",
    )
});

/// Fewer digits are a count or an extension.
const FEWEST_DIGITS: usize = 5;
const MOST_DIGITS: usize = 12;

/// Every hospital number in the text.
pub(super) fn find(text: &str) -> Vec<Candidate> {
    let labelled = LABELLED.captures_iter(text).map(|c| (c, Confidence::High));
    let after_patient = AFTER_PATIENT.captures_iter(text).map(|c| (c, Confidence::Medium));
    labelled
        .chain(after_patient)
        .filter_map(|(captures, confidence)| {
            let number = captures.name("number").or_else(|| captures.name("glued"))?;
            let digits = number.as_str().bytes().filter(u8::is_ascii_digit).count();
            (FEWEST_DIGITS..=MOST_DIGITS).contains(&digits).then(|| {
                Candidate::new(
                    IdentifierKind::HospitalNumber,
                    number.range(),
                    confidence,
                    "The number by which the hospital knows one patient",
                )
            })
        })
        .collect()
}
