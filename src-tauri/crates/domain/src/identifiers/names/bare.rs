//! Names without a cue: a given name that is nothing else, with a family name, an age or a verb that
//! only a person does.

use super::super::finding::{Candidate, Confidence};
use super::super::rules::{Meaning, RULES};
use super::words::{Shape, Word, Words};

const REASON: &str = "A given name and a family name point to one person";
const GIVEN_ONLY: &str = "A given name can point to one person on a ward";

/// Words that begin the name of a place or an order: "St Thomas", "Queen Elizabeth".
const HONOURS: [&str; 15] = [
    "st", "saint", "king", "queen", "prince", "princess", "duke", "duchess", "lord", "sir",
    "royal", "our", "the", "ss", "blessed",
];

/// The name that begins with the word at `at`.
pub(super) fn at(words: &Words<'_>, at: usize) -> Option<Candidate> {
    let word = words.get(at)?;
    if word.shape == Shape::Capitals
        && let Some(end) = surname_first(words, at)
    {
        return super::name(words, at, end, Confidence::Medium, REASON);
    }
    if !word.is(Meaning::GIVEN) || !word.has_capital() || honoured(words, at) {
        return None;
    }
    let end = words.name_end(at)?;
    if end - at > 1 && in_full(words, at, end) {
        return super::name(words, at, end, Confidence::Medium, REASON);
    }
    let by_itself = end - at == 1 && word.shape == Shape::Capital;
    let is_a_person = has_an_age(words, at) || acts(words, at) || in_apposition(words, at);
    (by_itself && is_a_person).then(|| super::name(words, at, end, Confidence::Low, GIVEN_ONLY))?
}

fn honoured(words: &Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words.joined(at) && words.is_one_of(before, &HONOURS)
        || words.gap(at).starts_with('.') && words.is_one_of(before, &["st"])
}

/// Given name and family name, not of a place and not of somebody everybody knows.
fn in_full(words: &Words<'_>, at: usize, end: usize) -> bool {
    let Some(last) = words.get(end - 1) else {
        return false;
    };
    let known = (at + 1..end).any(|i| RULES.is_known(&words.small(at), &words.small(i)));
    let long = |w: &Word| w.end - w.start >= 4;
    let shouted =
        last.shape == Shape::Capitals && words.get(at).is_some_and(|w| w.shape == Shape::Capitals);
    let shouted_words = shouted && !(at..end).filter_map(|i| words.get(i)).all(long);
    last.shape != Shape::Initial && !known && !shouted_words && !words.names_a_place(end)
}

/// "HOLLIS, Margaret".
fn surname_first(words: &Words<'_>, at: usize) -> Option<usize> {
    let (family, given) = (words.get(at)?, words.get(at + 1)?);
    let likely = family.end - family.start >= 4
        && !family.is(Meaning::NOT_A_NAME)
        && !family.is(Meaning::PLACE_ENDING);
    let listed = given.is(Meaning::GIVEN) || given.is(Meaning::GIVEN_ALSO_WORD);
    let given = listed && given.has_capital() && words.gap(at + 1).trim() == ",";
    (likely && given).then(|| words.name_end(at + 1))?
}

/// "Margaret (82)", "Jamie, age 6".
fn has_an_age(words: &Words<'_>, at: usize) -> bool {
    let rest = words.after(at);
    let number = rest.trim_start_matches([' ', '(', ',']);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let closed = number.get(digits..).is_some_and(|r| r.starts_with([')', ',']));
    let aged =
        words.is_one_of(at + 1, &["age", "aged"]) && rest.trim_matches([' ', ',', '(']).is_empty();
    aged || (1..=3).contains(&digits) && closed && rest.contains(['(', ','])
}

/// "The lady in the corner, Edna, has not eaten".
fn in_apposition(words: &Words<'_>, at: usize) -> bool {
    let somebody = |w: &Word| w.is(Meaning::PERSON) || w.is(Meaning::RELATION);
    let apart = words.gap(at).trim() == "," && words.after(at).trim_start().starts_with(',');
    apart && (2..=8).any(|n| words.back(at, n).is_some_and(somebody))
}

/// "Margaret told us".
fn acts(words: &Words<'_>, at: usize) -> bool {
    words.joined(at + 1)
        && words.get(at + 1).is_some_and(|w| w.shape == Shape::Small && w.is(Meaning::SAID))
}
