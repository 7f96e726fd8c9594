//! House number and street.

use std::sync::LazyLock;

use regex::Regex;

use super::around::{after, sentence_before};
use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;

static STREET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:(?i:flat|apartment|apt)\s+[0-9]{1,3}[A-Za-z]?,?\s+)?[0-9]{1,4}[A-Za-z]?,?\s+(?:[A-Z][A-Za-z'’-]{1,20}\s+){1,3}(?:(?<sure>Street|Road|Rd|Avenue|Ave|Lane|Crescent|Terrace|Drive|Grove|Mews|Close)|(?<perhaps>St|Way|Court|Place|Square|Walk|Hill|Row|Rise|Gardens|Green|View))(?-u:\b)",
    )
});
static LIVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:lives?|living|lived|resides?|address|home is|home to|from|taken to|sent to)(?-u:\b)",
    )
});
static A_PLACE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:ward|wards|bed|beds|bay|bays|room|level|floor|theatre|unit|block|zone|clinic)\s+$",
    )
});

/// Every house number with a street in the text.
pub(super) fn find(text: &str) -> Vec<Candidate> {
    STREET
        .captures_iter(text)
        .filter_map(|captures| {
            let whole = captures.get(0)?;
            let lead = sentence_before(text, whole.start(), 60);
            let told = LIVES.is_match(&lead) || after(text, whole.end(), 2).starts_with(',');
            let likely = captures.name("sure").is_some() || told;
            (likely && !A_PLACE_BEFORE.is_match(&lead)).then(|| {
                Candidate::new(
                    IdentifierKind::Address,
                    whole.range(),
                    if told { Confidence::Medium } else { Confidence::Low },
                    "A house number and a street together could be one person's home",
                )
            })
        })
        .collect()
}
