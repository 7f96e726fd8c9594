//! Names of people, by what stands around them: a title, a word for a person, a label, or a given
//! name that is nothing else with a family name after it.

mod bare;
mod cued;
mod promise;
mod sequence;
mod titled;
mod words;

use super::finding::{Candidate, Confidence, IdentifierKind};
use words::Words;

/// Every name in the text.
pub(super) fn find(text: &str) -> Vec<Candidate> {
    let words = Words::of(text);
    let mut found = Vec::new();
    for at in 0..words.count() {
        found.extend(titled::at(&words, at));
        found.extend(cued::at(&words, at));
        found.extend(bare::at(&words, at));
    }
    found
}

/// A name from the word `first` up to the word before `end`.
fn name(
    words: &Words<'_>,
    first: usize,
    end: usize,
    confidence: Confidence,
    reason: &'static str,
) -> Option<Candidate> {
    let (from, to) = (words.get(first)?, words.get(end.checked_sub(1)?)?);
    Some(Candidate::new(IdentifierKind::PersonName, from.start..to.end, confidence, reason))
}
