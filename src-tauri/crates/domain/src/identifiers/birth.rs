//! Dates of birth: a date with a word that says what it is, or directly after a name or number.

use std::sync::LazyLock;

use regex::Regex;

use super::around::{after, sentence_before};
use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;

/// Day, month and year in the orders and signs that people use.
const DATE: &str = concat!(
    r"(?:(?:18|19|20)[0-9]{2} ?[-/.–] ?[01]?[0-9] ?[-/.–] ?[0-3]?[0-9]",
    r"|[0-3]?[0-9] ?[-/.–] ?[0-3]?[0-9] ?[-/.–] ?(?:(?:18|19|20)[0-9]{2}|[0-9]{2})",
    r"|[0-3]?[0-9](?:st|nd|rd|th)?[\s./-]{0,2}(?:of\s)?(?:the\s)?MONTH[\s,./-]{0,2}['’]?(?:(?:18|19|20)[0-9]{2}|[0-9]{2})",
    r"|MONTH[\s./-]{1,2}[0-3]?[0-9](?:st|nd|rd|th)?,?\s(?:18|19|20)[0-9]{2})",
);
/// Only a part of a date: enough to point to someone beside the word "born".
const PART: &str = r"(?:MONTH[\s,./-]{0,2}(?:18|19|20)[0-9]{2})";
/// A day of the year, for birthdays.
const DAY: &str = r"(?:[0-3]?[0-9](?:st|nd|rd|th)?[\s./-]{0,2}(?:of\s)?MONTH|MONTH[\s./-]{1,2}[0-3]?[0-9](?:st|nd|rd|th)?|[0-3]?[0-9]/[01]?[0-9])";
const MONTH: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const LABEL: &str = r"(?:d\.?o\.?b\.?|d/o/b|d\so\sb|date\s(?:of|or)\sbirth|birth\s?date)";
/// Words that may stand between the label and the date. "Checked on" and "missing on" may not: what
/// follows them is the day of the check.
const BETWEEN: &str = concat!(
    r"(?:being|[\s:;=,(\[–—-]|\x22|'|‘|“|is(?-u:\b)|was(?-u:\b)|of(?-u:\b)|as(?-u:\b)|(?-u:\b)given as(?-u:\b)|recorded as(?-u:\b)|written as(?-u:\b)|shown as(?-u:\b)|listed as(?-u:\b)|entered as(?-u:\b)|reads?(?-u:\b)|reading(?-u:\b)|shows?(?-u:\b)|showing(?-u:\b)",
    r"|on (?:the|his|her|their) (?:wrist ?band|band|label|chart|card|form|board|notes|sheet|screen|list)(?-u:\b)|dd.?mm.?yy(?:yy)?\)?){0,8}",
);

fn with_dates(source: &str) -> Regex {
    let source = source
        .replace("LABEL", LABEL)
        .replace("BETWEEN", BETWEEN)
        .replace("DATE", DATE)
        .replace("PART", PART)
        .replace("DAY", DAY)
        .replace("MONTH", MONTH);
    pattern(&format!("(?i){source}"))
}

/// The words that say that a date is somebody's date of birth, each with how sure that is.
static CUES: LazyLock<Vec<(Regex, Confidence)>> = LazyLock::new(|| {
    vec![
        (
            with_dates(
                r"(?-u:\b)LABELBETWEEN(?<date>DATE|PART|[0-9]{8}|[0-9]{6}|[0-3]?[0-9]\s[01]?[0-9]\s(?:19|20)?[0-9]{2})(?-u:\b)",
            ),
            Confidence::High,
        ),
        (
            with_dates(
                r"(?-u:\b)(?:LABEL|yob|year\sof\sbirth)BETWEEN(?<date>(?:18|19|20)[0-9]{2})(?-u:\b)",
            ),
            Confidence::Medium,
        ),
        (
            with_dates(
                r"(?-u:\b)(?<date>DATE)[\s–-]{0,3}(?:\(\s?LABEL\s?\)|LABEL\s{0,2}(?:[.,;)\]]|$))",
            ),
            Confidence::High,
        ),
        (
            with_dates(
                r"(?-u:\b)(?<born>born)[\s:,(]{1,2}(?:(?:on|in|the|a|mon|tues|wednes|thurs|fri|satur|sun|day|baby|at|home)[\s,]{0,2}){0,6}(?<date>DATE|PART)(?-u:\b)",
            ),
            Confidence::High,
        ),
        (with_dates(r"(?:\(|(?-u:\b))b\.\s?(?<date>DATE)(?-u:\b)"), Confidence::High),
        (with_dates(r"\(b\.?\s(?<date>DATE)(?-u:\b)"), Confidence::High),
        (
            with_dates(
                r"(?-u:\b)(?<born>birthday)(?:\s(?:is|was|falls|on|the|will|be|today)){0,4}[\s:,(]{1,2}(?<date>DATE|DAY)(?-u:\b)",
            ),
            Confidence::Medium,
        ),
        (
            with_dates(
                r"(?-u:\b)(?<date>DATE)[\s,]{0,2}\(?\s?(?:aged?\s[0-9]{1,3}|[0-9]{1,3}\s?(?:y|yrs?|years?|y/o|yo)(?:\sold)?)(?-u:\b)",
            ),
            Confidence::Medium,
        ),
        (
            with_dates(
                r"(?-u:\b)(?:aged?\s[0-9]{1,3}|[0-9]{1,3}\s?(?:yrs?|years?|y/o|yo)(?:\sold)?)[\s,]{0,2}\(\s?(?<date>DATE)\s?\)",
            ),
            Confidence::Medium,
        ),
    ]
});

/// Things that are "born", and have birthdays, without being people.
static NOT_A_PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:nhs|hospital|ward|unit|trust|service|scheme|charity|idea|project|hospice|programme|team|home|centre|clinic|campaign)(?:'s|’s)?(?-u:\b)",
    )
});

const REASON: &str = "A date of birth, with a ward or a condition, can point to one person";

/// Dates with a word beside them that says they are a date of birth.
pub(super) fn with_a_cue(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (cue, confidence) in CUES.iter() {
        for captures in cue.captures_iter(text) {
            let Some(date) = captures.name("date") else {
                continue;
            };
            let of_a_thing = captures.name("born").is_some_and(|word| {
                NOT_A_PERSON.is_match(&sentence_before(text, word.start(), 40))
            });
            if !of_a_thing {
                found.push(candidate(date.range(), *confidence));
            }
        }
    }
    found
}

fn candidate(span: std::ops::Range<usize>, confidence: Confidence) -> Candidate {
    Candidate::new(IdentifierKind::DateOfBirth, span, confidence, REASON)
}

/// A date from long ago directly after a name or a number of a person: "Mrs Li, 3/7/1938". A day of
/// this or the last ten years could as well be a visit, so those are left.
static LONG_AGO: LazyLock<Regex> = LazyLock::new(|| {
    with_dates(
        r"^[\s,;:(\[–-]{1,4}(?<date>[0-3]?[0-9][-/.][01]?[0-9][-/.](?:19[0-9]{2}|200[0-9]|201[0-4])|19[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-3]?[0-9](?:st|nd|rd|th)?\sMONTH\s(?:19[0-9]{2}|200[0-9]|201[0-4]))(?-u:\b)",
    )
});

/// Dates of birth that only their place betrays: directly after a name or number already found.
pub(super) fn beside(text: &str, found: &[Candidate]) -> Vec<Candidate> {
    let of_a_person = |kind| {
        use IdentifierKind::{HospitalNumber, NhsNumber, PersonName};
        matches!(kind, PersonName | NhsNumber | HospitalNumber)
    };
    found
        .iter()
        .filter(|c| of_a_person(c.kind))
        .filter_map(|c| {
            let date = LONG_AGO.captures(after(text, c.span.end, 40))?.name("date")?;
            let start = c.span.end;
            Some(candidate(start + date.start()..start + date.end(), Confidence::Medium))
        })
        .collect()
}
