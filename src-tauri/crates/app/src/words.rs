//! The look through words for personal identifiers, and what their author settled.

use crate::error::AppError;
use cf_domain::identifiers::{Finding, scan, scan_while_writing};
use cf_domain::record::Settled;
use cf_wire::{FieldFinding, WordsCheck};

/// The longest text that becomes one entry, in characters. Drafts may be longer.
pub const MOST_CHARACTERS: usize = 15_000;

/// While somebody writes: a quiet hint, stops nothing.
#[must_use]
pub fn check(asked: &WordsCheck) -> Vec<FieldFinding> {
    scan_while_writing(&asked.text).iter().map(|finding| field_finding("text", finding)).collect()
}

/// A finding in a field.
#[must_use]
pub fn field_finding(field: &str, finding: &Finding) -> FieldFinding {
    FieldFinding {
        record: None,
        field: field.to_owned(),
        kind: finding.kind.code().to_owned(),
        start: finding.start,
        end: finding.end,
        words: finding.text.clone(),
        reason: finding.reason.to_owned(),
        suggestion: finding.suggestion.clone(),
    }
}

/// What must still be settled in these fields before they may leave.
#[must_use]
pub fn unsettled(fields: &[(&str, Option<&str>)], settled: &[Settled]) -> Vec<FieldFinding> {
    let kept =
        |words: &str| settled.iter().any(|one| one.words == words && !one.reason.trim().is_empty());
    fields
        .iter()
        .filter_map(|(field, text)| Some((field, (*text)?)))
        .flat_map(|(field, text)| {
            scan(text).into_iter().map(move |finding| field_finding(field, &finding))
        })
        .filter(|finding| !kept(&finding.words))
        .collect()
}

/// What others read as the reason: the author's own words for it stay with the draft.
const KEPT: &str = "Kept by its author";

/// What of the settled words leaves with these texts: words that stand in them, so nothing that
/// cannot be read there anyway, and never the author's reason.
#[must_use]
pub fn settled_in(settled: &[Settled], texts: &[(&str, Option<&str>)]) -> Vec<Settled> {
    let stands = |one: &&Settled| {
        texts.iter().filter_map(|(_, text)| *text).any(|text| text.contains(&one.words))
    };
    let kept = |one: &Settled| Settled { words: one.words.clone(), reason: KEPT.to_owned() };
    settled.iter().filter(stands).map(kept).collect()
}

/// Refuses a text that cannot be one entry, before anything is written.
///
/// # Errors
/// [`AppError::TooLong`] with the length that fits.
pub fn refuse_too_long(texts: &[Option<&str>]) -> Result<(), AppError> {
    for text in texts.iter().flatten() {
        if text.chars().count() > MOST_CHARACTERS {
            return Err(AppError::TooLong(MOST_CHARACTERS));
        }
    }
    Ok(())
}

/// Empty words are no words.
#[must_use]
pub fn trimmed(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_edited_out_and_reasons_do_not_leave() {
        let kept =
            |words: &str| Settled { words: words.to_owned(), reason: "she agreed".to_owned() };
        let settled = [kept("Mrs J Smith"), kept("bed 7")];
        let leaving = settled_in(
            &settled,
            &[("told_us", Some("The bell at bed 7 was broken")), ("agreed", None)],
        );
        assert_eq!(leaving, [Settled { words: "bed 7".to_owned(), reason: KEPT.to_owned() }]);
    }
}
