//! One person's bed or room, with the day or night: together they could point to one person.

use std::sync::LazyLock;

use regex::Regex;

use super::around::{after, before};
use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;

/// One numbered place that one person has. Bays and wards are shared.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?-u:\b)(?:bed(?: ?space)?|side ?room|s/r|room|cubicle|trolley|chair|flat)(?: ?(?:no\.?|number|#))? ?[A-Z]?[0-9]{1,3}[A-Z]?(?-u:\b)",
    )
});
/// "beds 7-12", "bed 7 and 8": more than one.
static MORE_THAN_ONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^ ?(?:-|–|—|to|and|or|&|,|/) ?[A-Za-z]?[0-9]"));
/// "the elderly gentleman in" directly before the place.
static PERSON_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:(?-u:\b)(?:the|a|an|one|this|another)\s(?:[a-z0-9’'-]{1,20}\s){0,2})?(?-u:\b)(?:patient|gentleman|gent|lady|man|woman|resident|boy|girl|child|client|service user|person|relative|mother|father)(?:,? who (?:is|was))?\s(?:in|from|at|of|on)\s(?:the\s)?$",
    )
});
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?-u:\b)(?:patient|gentleman|lady|man|woman|resident|boy|girl|child|client|service user)(?-u:\b)",
    )
});
/// "Bed 7 rang", "bed 7's buzzer".
static AS_A_PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:['’]s|\s\([^)\n]{1,20}\))?\s(?:rang|waited|waits|asked|told|said|says|called|cried|slept|fell|wanted|complained|vomited|died|refused|wandered|needed|shouted)(?-u:\b)",
    )
});
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?-u:\b)(?:(?:on\s|last\s|that\s|this\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s(?:night|evening|morning|afternoon))?|(?:last|that|one|this)\s(?:night|evening|morning|afternoon)|at night|overnight|in the night|during the night|tonight|yesterday(?:\s(?:evening|morning|afternoon))?|(?:on\s)?(?:the\s)?(?:night|evening|morning)\sof\s(?:the\s)?[0-9]{1,2}(?:st|nd|rd|th)?(?:\s(?:of\s)?[a-z]{3,9})?|(?:on\s)?[0-3]?[0-9][/.][01]?[0-9][/.](?:20)?[0-9]{2}|(?:on\s)?(?:the\s)?[0-3]?[0-9](?:st|nd|rd|th)?\s(?:of\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s20[0-9]{2})?)(?-u:\b)",
    )
});

/// Words of a sentence that are looked at on either side, in bytes.
const REACH: usize = 160;

const WITH_A_TIME: &str = "A bed number and a night together could point to one person";
const WITH_A_DAY: &str = "A bed number and a day together could point to one person";
const ALONE: &str = "A bed or room number could point to one person";

/// A person's bed or room, and in the same sentence a day or night.
pub(super) fn with_a_time(text: &str) -> Vec<Candidate> {
    PLACE.find_iter(text).filter_map(|place| timed(text, place.start(), place.end())).collect()
}

/// A person in a numbered bed or room, whatever the day.
pub(super) fn alone(text: &str) -> Vec<Candidate> {
    PLACE
        .find_iter(text)
        .filter(|place| is_one(text, place.start(), place.end()))
        .filter_map(|place| {
            let start = person_in(text, place.start())?;
            let words = sentence_case(text, start, "one patient");
            Some(candidate(start..place.end(), Confidence::Low, ALONE).say_instead(words))
        })
        .collect()
}

fn timed(text: &str, start: usize, end: usize) -> Option<Candidate> {
    if !is_one(text, start, end) {
        return None;
    }
    let (lead, rest) = (sentence_up_to(text, start), sentence_from(text, end));
    let person = person_in(text, start);
    let about_a_person = person.is_some()
        || AS_A_PERSON.is_match(rest)
        || PERSON.is_match(lead)
        || PERSON.is_match(rest);
    if !about_a_person {
        return None;
    }
    let next_to_it = TIME.find(rest).filter(|time| {
        rest.get(..time.start()).is_some_and(|gap| gap.trim_matches([' ', ',', '(']).is_empty())
    });
    let time = next_to_it.or_else(|| TIME.find(rest)).or_else(|| TIME.find(lead))?;
    let span = person.unwrap_or(start)..end + next_to_it.map_or(0, |time| time.end());
    let hour = part_of_the_day(time.as_str());
    let words = match hour.filter(|_| next_to_it.is_some()) {
        Some(when) => format!("one patient, {when}"),
        None => "one patient".to_owned(),
    };
    let reason = if hour == Some("at night") { WITH_A_TIME } else { WITH_A_DAY };
    let words = sentence_case(text, span.start, &words);
    Some(candidate(span, Confidence::Medium, reason).say_instead(words))
}

fn candidate(
    span: std::ops::Range<usize>,
    confidence: Confidence,
    reason: &'static str,
) -> Candidate {
    Candidate::new(IdentifierKind::BedAndTime, span, confidence, reason)
}

/// Not "beds 7-12" or "bed 7 and bed 8".
fn is_one(text: &str, start: usize, end: usize) -> bool {
    !MORE_THAN_ONE.is_match(after(text, end, 12)) && !before(text, start, 4).ends_with(['-', '/'])
}

/// Where "the lady in" begins, if it stands before the place.
fn person_in(text: &str, start: usize) -> Option<usize> {
    let lead = before(text, start, 80);
    PERSON_IN.find(lead).map(|found| start - lead.len() + found.start())
}

fn sentence_up_to(text: &str, at: usize) -> &str {
    let lead = before(text, at, REACH);
    let from = lead.rfind(['!', '?', '\n']).max(lead.rfind(". ")).map_or(0, |i| i + 1);
    lead.get(from..).unwrap_or_default()
}

fn sentence_from(text: &str, at: usize) -> &str {
    let rest = after(text, at, REACH);
    let ends = [rest.find(['!', '?', '\n']), rest.find(". ")];
    let to = ends.into_iter().flatten().min().unwrap_or(rest.len());
    rest.get(..to).unwrap_or_default()
}

fn part_of_the_day(time: &str) -> Option<&'static str> {
    let time = time.to_lowercase();
    [
        ("night", "at night"),
        ("evening", "in the evening"),
        ("morning", "in the morning"),
        ("afternoon", "in the afternoon"),
    ]
    .into_iter()
    .find_map(|(word, said)| time.contains(word).then_some(said))
}

/// A capital if a sentence begins here.
fn sentence_case(text: &str, at: usize, words: &str) -> String {
    let lead = before(text, at, 8).trim_end();
    let begins =
        lead.is_empty() || lead.ends_with(['.', '!', '?', '\n']) || before(text, at, 1) == "\n";
    match words.strip_prefix("one").filter(|_| begins) {
        Some(rest) => format!("One{rest}"),
        None => words.to_owned(),
    }
}
