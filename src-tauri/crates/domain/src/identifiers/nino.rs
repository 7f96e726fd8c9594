//! National Insurance numbers.

use std::sync::LazyLock;

use regex::Regex;

use super::around::sentence_before;
use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;

/// Two letters, six digits, A to D. D, F, I, Q, U and V are never the first letter, nor O the second
/// (HMRC, National Insurance Manual NIM39110).
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?-u:\b)(?<letters>[A-CEGHJ-PR-TW-Z] ?[A-CEGHJ-NPR-TW-Z])(?<gaps>[\s.\-–]{0,2}[0-9]{2}[\s.\-–]{0,2}[0-9]{2}[\s.\-–]{0,2}[0-9]{2}[\s.\-–]{0,2})(?<last>[A-D])?(?-u:\b)",
    )
});

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?-u:\b)(?:ni|n\.i\.?|nino|nat(?:ional)?\.? ins(?:urance)?)(?-u:\b)")
});

/// Letter pairs that are never given out.
const NEVER: [&str; 7] = ["bg", "gb", "nk", "kn", "nt", "tn", "zz"];

/// Every National Insurance number in the text.
pub(super) fn find(text: &str) -> Vec<Candidate> {
    NUMBER
        .captures_iter(text)
        .filter_map(|found| {
            let span = found.get(0)?.range();
            let letters: String = found.name("letters")?.as_str().split_whitespace().collect();
            if NEVER.contains(&letters.to_lowercase().as_str()) {
                return None;
            }
            let labelled = LABEL.is_match(&sentence_before(text, span.start, 60));
            let whole = found.name("last").is_some();
            // "at 10 20 30 a" is a time and a word, and "PO 123456" an order.
            let plain = letters.chars().all(|c| c.is_ascii_uppercase())
                || found.name("gaps")?.as_str().bytes().all(|b| b.is_ascii_digit());
            let trimmed =
                text.get(span.clone())?.trim_end_matches([' ', '.', '-', '–', '\n']).len();
            (labelled || whole && plain).then(|| {
                Candidate::new(
                    IdentifierKind::Nino,
                    span.start..span.start + trimmed,
                    if labelled && whole { Confidence::High } else { Confidence::Medium },
                    "It has the form of a National Insurance number, and only one person has it",
                )
            })
        })
        .collect()
}
