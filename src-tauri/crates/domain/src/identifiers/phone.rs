//! Telephone numbers, as people in the United Kingdom write them.
//!
//! Lengths and first digits: Ofcom, National Telephone Numbering Plan (01, 02, 03, 05, 07, 08, 09;
//! ten or eleven digits with the first nought).

use std::sync::LazyLock;

use regex::Regex;

use super::around::{after, before, char_before, letters_before, sentence_before};
use super::digits::{Gap, Group, digits_of};
use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;

const PERSONAL: &str = "A phone number can lead to one person";
const PUBLIC: &str = "A phone number. If it is a line that everybody may know, it can stay";

/// Words that announce a phone number, directly before it.
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?-u:\b)(?:tel|telephone|phone|phoned|mobile|mob|cell|landline|ring|rang|text|texted|whatsapp|contact)(?:[\s.]{1,2}(?:her|him|them|us|number|no|nos|num|on|at|is|was)){0,4}[\s.:;=#,(-]{0,3}$",
    )
});
/// Words that announce the number of a thing.
static A_THING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:asset|serial|order|po|purchase|invoice|barcode|ref|reference|batch|lot|contract|ticket|job|policy|licen[cs]e|registration|charity|account|version|model|part|item|catalogue|requisition|sku|tag|receipt|policy|company)(?-u:\b)",
    )
});

/// Looks for telephone numbers among groups of digits.
pub(super) fn find(text: &str, chain: &[Group], found: &mut Vec<Candidate>) {
    let mut next = 0;
    while next < chain.len() {
        match number_from(text, chain, next) {
            Some((candidate, used)) => {
                found.push(candidate);
                next += used;
            }
            None => next += 1,
        }
    }
}

/// The number that begins with group `first`, and how many groups it has.
fn number_from(text: &str, chain: &[Group], first: usize) -> Option<(Candidate, usize)> {
    let groups = chain.get(first..)?;
    let start = groups.first()?.start;
    // "+01632 …" is a home number with a stray sign.
    let plus = before(text, start, 3).trim_end_matches([' ', '(']).ends_with('+')
        && !after(text, start, 1).starts_with('0');
    if !plus && first > 0 && groups.first()?.gap.is_tight() || glued(text, start) {
        return None;
    }
    let lead = before(text, start, 48);
    let announced = ANNOUNCED.is_match(lead);
    // The longest form that fits, so that a number is never cut short.
    let used = (1..=groups.len().min(12)).rev().find(|n| {
        let (taken, right) = (groups.get(..*n).unwrap_or_default(), groups.get(*n).map(|g| g.gap));
        ends_well(text, taken, right) && is_number(text, taken, plus, announced)
    })?;
    let taken = groups.get(..used)?;
    if used == 1 && !plus && !announced && A_THING.is_match(&sentence_before(text, start, 30)) {
        return None;
    }
    let begin = if plus { text.get(..start)?.rfind('+')? } else { start };
    let code_in_brackets = taken.iter().any(|g| g.gap.brackets > 0);
    let begin = begin - usize::from(code_in_brackets && char_before(text, begin) == Some('('));
    let public =
        digits_of(text, taken).starts_with("03") || digits_of(text, taken).starts_with("08");
    let (confidence, reason) = if public {
        (Confidence::Low, PUBLIC)
    } else if announced || used > 1 || plus {
        (Confidence::High, PERSONAL)
    } else {
        (Confidence::Medium, PERSONAL)
    };
    let span = begin..taken.last()?.end;
    Some((Candidate::new(IdentifierKind::Phone, span, confidence, reason), used))
}

/// Letters or signs on the left that make it part of something else.
fn glued(text: &str, start: usize) -> bool {
    match char_before(text, start) {
        Some(c) if c.is_alphabetic() => {
            let letters = letters_before(text, start);
            !["tel", "mob", "mobile", "phone", "no"].iter().any(|label| letters.ends_with(label))
        }
        Some(c) => matches!(c, '£' | '$' | '€' | '_' | '@'),
        None => false,
    }
}

fn ends_well(text: &str, taken: &[Group], right: Option<Gap>) -> bool {
    let Some(last) = taken.last() else {
        return false;
    };
    let rest = after(text, last.end, 4);
    let time = rest.strip_prefix(':').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    !time
        && !rest.starts_with(char::is_alphabetic)
        && !right.is_some_and(|g| g.is_tight() && g.slashes == 0)
}

/// Whether these groups are a whole telephone number.
fn is_number(text: &str, groups: &[Group], plus: bool, announced: bool) -> bool {
    if groups.iter().skip(1).any(|g| g.gap.newlines > 0) {
        return false;
    }
    let digits = digits_of(text, groups);
    let opening = groups.first().map_or(0, Group::len);
    let singles = groups.iter().all(|g| g.len() == 1);
    if plus {
        return match digits.strip_prefix("44") {
            Some(home) => is_national(home.strip_prefix('0').unwrap_or(home)),
            None => (9..=15).contains(&digits.len()) && !digits.starts_with('0'),
        };
    }
    if let Some(abroad) = digits.strip_prefix("0044") {
        return is_national(abroad.strip_prefix('0').unwrap_or(abroad));
    }
    if digits.len() == 12 && digits.starts_with("447") {
        return matches!(opening, 2 | 12);
    }
    match digits.strip_prefix('0') {
        // "01 02 2025 14" is a date and a count: the code has at least three digits.
        Some(home) => {
            let spaced = groups.len() > 1 || announced;
            is_national(home) && (opening >= 3 || singles) && (home.len() == 10 || spaced)
        }
        None => announced && is_without_its_code(&digits, groups),
    }
}

/// The digits after the first nought or the country code.
fn is_national(home: &str) -> bool {
    match home.bytes().next() {
        Some(b'2' | b'3' | b'5' | b'7' | b'9') => home.len() == 10,
        Some(b'1' | b'8') => matches!(home.len(), 9 | 10),
        _ => false,
    }
}

/// A mobile number that has lost its nought, or a local one.
fn is_without_its_code(digits: &str, groups: &[Group]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(Group::len).collect();
    let local = matches!(lengths.as_slice(), [6..=8] | [3, 3 | 4] | [4, 4])
        && groups.iter().skip(1).all(|g| g.gap.marks == 0);
    local || digits.len() == 10 && digits.starts_with('7')
}
