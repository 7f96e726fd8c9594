//! NHS numbers: checking one, and finding them in text.
//!
//! Ten digits; the first nine weighted 10 to 2, plus the tenth, must be divisible by 11 (NHS Data
//! Dictionary, NHS NUMBER). Numbers that begin with 999 are kept for tests.

use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

use super::around::{after, before, char_before, letters_before};
use super::digits::{Gap, Group, digits_of};
use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;

/// How many digits an NHS number has.
const DIGITS: usize = 10;

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum NhsNumberFault {
    /// Something other than digits, blanks and dashes.
    InvalidFormat,
    /// Not ten digits.
    InvalidLength,
    /// The last digit does not follow from the others.
    InvalidChecksum,
}

/// Whether a text is an NHS number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NhsNumberCheck {
    /// Whether it could have been given to somebody. Ten times the same digit passes the sum.
    pub valid: bool,
    /// What is wrong, if it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reason: Option<NhsNumberFault>,
    /// As it is printed: 3, 3 and 4 digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub formatted: Option<String>,
}

/// Checks one NHS number, with or without blanks and dashes.
#[must_use]
pub fn check(text: &str) -> NhsNumberCheck {
    let compact: String = text.trim().chars().filter(|c| !is_filler(*c)).map(plain_digit).collect();
    let fault = |fault| NhsNumberCheck { valid: false, reason: Some(fault), formatted: None };
    if compact.is_empty() || !compact.bytes().all(|b| b.is_ascii_digit()) {
        return fault(NhsNumberFault::InvalidFormat);
    }
    match (compact.get(..3), compact.get(3..6), compact.get(6..DIGITS)) {
        (Some(a), Some(b), Some(c)) if compact.len() == DIGITS => {
            if !passes_the_sum(&compact) {
                return fault(NhsNumberFault::InvalidChecksum);
            }
            NhsNumberCheck { valid: true, reason: None, formatted: Some(format!("{a} {b} {c}")) }
        }
        _ => fault(NhsNumberFault::InvalidLength),
    }
}

/// Blanks and dashes of any width. Tabs and line ends divide fields, not a number.
fn is_filler(c: char) -> bool {
    c.is_whitespace() && !c.is_control() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The digits of East Asian keyboards are digits too.
fn plain_digit(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).unwrap_or(c),
        _ => c,
    }
}

fn passes_the_sum(ten: &str) -> bool {
    let sum: u32 =
        ten.bytes().zip((1..=10).rev()).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    sum.is_multiple_of(11)
}

/// "NHS no.", "patient ID:", "CHI" and the like, directly before a number.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:nhs|patient|pt|chi)[\s.'’s-]{0,3}(?:(?:identifier|identity|number|numbers|id|nos?|num|nr)[\s.:#-]{0,3}){0,2}(?:is|was|reads?|of|=|:|\(|#|-|–)?[\s:(#]{0,3}$",
    )
});
static NOT_A_PERSON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:isbn(?:-10)?|£|\$|€)[\s:]{0,3}$"));

/// Looks for NHS numbers among groups of digits, in any spacing.
pub(super) fn find(text: &str, chain: &[Group], found: &mut Vec<Candidate>) {
    for first in 0..chain.len() {
        let mut digits = 0;
        for last in first..chain.len() {
            digits += chain.get(last).map_or(0, Group::len);
            if digits == DIGITS {
                let right = chain.get(last + 1).map(|g| g.gap);
                if let Some(groups) = chain.get(first..=last) {
                    found.extend(judge(text, groups, first > 0, right));
                }
            }
            if digits >= DIGITS {
                break;
            }
        }
    }
}

/// Whether these groups, ten digits together, are an NHS number.
fn judge(text: &str, groups: &[Group], follows: bool, right: Option<Gap>) -> Option<Candidate> {
    let (first, last) = (groups.first()?, groups.last()?);
    let lead = before(text, first.start, 40);
    let labelled = LABEL.is_match(lead);
    let inner: Vec<Gap> = groups.iter().skip(1).map(|g| g.gap).collect();
    let glued_left = char_before(text, first.start).is_some_and(char::is_alphanumeric);
    let glued_right = after(text, last.end, 4).starts_with(char::is_alphabetic);
    let part_of_more = follows && first.gap.is_tight() || right.is_some_and(Gap::is_tight);
    let a_time_follows = after(text, last.end, 2)
        .strip_prefix(':')
        .is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    if NOT_A_PERSON.is_match(lead)
        || inner.iter().any(|g| g.brackets > 0)
        || (glued_left && !labelled && !ends_in_a_label(text, first.start))
        || ((glued_right || inner.iter().any(|g| g.slashes > 0) || part_of_more) && !labelled)
        || a_time_follows
        || has_a_date(text, groups)
    {
        return None;
    }
    let shape: Vec<usize> = groups.iter().map(Group::len).collect();
    let usual = matches!(
        shape.as_slice(),
        [10] | [3, 3, 4] | [5, 5] | [3, 7] | [6, 4] | [3, 3, 3, 1] | [3, 4, 3]
    );
    let alone = (!follows || first.gap.newlines > 0) && right.is_none_or(|g| g.newlines > 0);
    let signs = |g: &Gap| (g.marks, g.slashes);
    let even = inner.iter().all(|g| g.newlines == 0 && inner.first().map(signs) == Some(signs(g)));
    let in_some_shape = usual || alone && even;
    if !in_some_shape {
        return None;
    }
    let digits = digits_of(text, groups);
    // Ten digits that begin with 01 or 08 are a phone number if a code stands apart.
    let area_code = matches!(shape.first(), Some(4 | 5))
        && (digits.starts_with("01") || digits.starts_with("08"));
    let same = digits.bytes().all(|b| digits.starts_with(char::from(b)));
    if same || area_code && !labelled {
        return None;
    }
    let span = first.start..last.end;
    if passes_the_sum(&digits) {
        let confidence = match shape.as_slice() {
            _ if labelled => Confidence::High,
            [3, 3, 4] => Confidence::High,
            _ if usual => Confidence::Medium,
            _ => Confidence::Low,
        };
        let reason = "Ten digits that pass the check for an NHS number, which only one person has";
        Some(Candidate::new(IdentifierKind::NhsNumber, span, confidence, reason))
    } else {
        let named = labelled && lead.to_lowercase().contains("nhs");
        let reason = "It is called an NHS number, although a digit must be wrong";
        named.then(|| Candidate::new(IdentifierKind::NhsNumber, span, Confidence::Low, reason))
    }
}

/// "NHS9991234567", "nhsno999…": letters glued to the number that say what it is.
fn ends_in_a_label(text: &str, at: usize) -> bool {
    let letters = letters_before(text, at);
    ["nhs", "no", "number", "num", "id", "pt", "chi"].iter().any(|label| letters.ends_with(label))
}

/// 2025-03-14 09 is ten digits too.
fn has_a_date(text: &str, groups: &[Group]) -> bool {
    let numbers: Vec<(usize, u32)> = groups
        .iter()
        .filter_map(|g| Some((g.len(), text.get(g.start..g.end)?.parse().ok()?)))
        .collect();
    let year = |(len, n)| len == 4 && (1900..2100).contains(&n);
    let small = |(len, n), most| len <= 2 && (1..=most).contains(&n);
    numbers.windows(3).any(|w| match *w {
        [a, b, c] => small(b, 12) && (year(a) && small(c, 31) || year(c) && small(a, 31)),
        _ => false,
    })
}
