//! Names after a title: "Mrs Okonkwo-Reid", "Dr Mensah", "MRS JEAN ASHWORTH".

use super::super::finding::{Candidate, Confidence};
use super::super::rules::{Meaning, RULES};
use super::words::{Shape, Words};

const PERSON: &str = "A title and a name point to one person";
const STAFF: &str = "A title and a name point to one member of staff";

/// The name whose title is the word at `at`.
pub(super) fn at(words: &Words<'_>, at: usize) -> Option<Candidate> {
    let title = words.get(at)?;
    let (person, staff) = (title.is(Meaning::PERSON_TITLE), title.is(Meaning::STAFF_TITLE));
    // "Mr Whippy" and "Dr Martens" are no one's secret.
    let known = || RULES.is_known(&words.small(at), &words.small(at + 1));
    if !person && !staff || !words.joined(at + 1) || known() {
        return None;
    }
    let end = if person { after_person_title(words, at) } else { after_staff_title(words, at) }?;
    let (reason, instead) =
        if person { (PERSON, "one person") } else { (STAFF, "a member of staff") };
    let confidence = if person { Confidence::High } else { Confidence::Medium };
    super::name(words, first_title(words, at), end, confidence, reason)
        .map(|c| c.say_instead(instead))
}

fn after_person_title(words: &Words<'_>, at: usize) -> Option<usize> {
    let (title, next) = (words.get(at)?, words.get(at + 1)?);
    let plain = words.is_one_of(at, &["mr", "mrs", "ms", "mx", "mister", "messrs"]);
    let unlikely = next.is(Meaning::NOT_A_NAME) && !next.is(Meaning::GIVEN);
    match title.shape {
        // "Mr" has no other meaning, so that whoever follows is a person: "Mrs Young", "Mr Wells".
        Shape::Capital if plain => {
            let a_thing = words.is_one_of(at, &["ms"]) && unlikely && !next.is(Meaning::SURNAME);
            (!a_thing).then(|| words.name_end(at + 1))?
        }
        // "Miss" and "Master" have: "Near Miss", "Master Copy". So has "MS" (sclerosis, Teams).
        Shape::Capital | Shape::Capitals => {
            let part_of_a_term =
                words.joined(at) && words.is_one_of(at - 1, &["near", "never", "hit", "the", "a"]);
            let place = words.names_a_place(at + 2) && !plain;
            let word = unlikely && !(next.is(Meaning::SURNAME) && title.shape == Shape::Capital);
            (!word && !part_of_a_term && !place && !words.get(at + 1)?.is(Meaning::PLACE_ENDING))
                .then(|| words.name_end(at + 1))?
        }
        Shape::Small if plain || next.is(Meaning::GIVEN) && next.has_capital() => {
            small_title(words, at)
        }
        _ => None,
    }
}

/// "mr patel", "mrs Jean Ashworth".
fn small_title(words: &Words<'_>, at: usize) -> Option<usize> {
    let next = words.get(at + 1)?;
    // "ms" is a thousandth of a second, "mr" nothing else.
    let plain = words.is_one_of(at, &["mr", "mrs"]);
    if next.has_capital() {
        let somebody = plain || next.is(Meaning::GIVEN) || words.could_be_a_name(at + 1);
        return words.name_end(at + 1).filter(|_| somebody);
    }
    let long_enough = next.end - next.start > 1;
    if !plain || next.shape != Shape::Small || !long_enough || next.is(Meaning::NOT_A_NAME) {
        return None;
    }
    let second = words.get(at + 2).filter(|w| {
        words.joined(at + 2)
            && next.is(Meaning::GIVEN)
            && w.shape == Shape::Small
            && !w.is(Meaning::NOT_A_NAME)
    });
    Some(at + 2 + usize::from(second.is_some()))
}

fn after_staff_title(words: &Words<'_>, at: usize) -> Option<usize> {
    let (title, next) = (words.get(at)?, words.get(at + 1)?);
    let a_word = next.is(Meaning::NOT_A_NAME) || next.is(Meaning::PLACE_ENDING);
    let a_title = next.is(Meaning::STAFF_TITLE) || next.is(Meaning::PERSON_TITLE);
    let initials = next.shape == Shape::Initial;
    let shouted = next.shape == Shape::Capitals && title.shape != Shape::Capitals;
    let small =
        title.shape == Shape::Small && !next.is(Meaning::GIVEN) && !words.could_be_a_name(at + 1);
    if !(next.has_capital() || initials) || a_word || a_title || shouted || small {
        return None;
    }
    let end = words.name_end(at + 1)?;
    (!words.names_a_place(end)).then_some(end)
}

/// "Mr and Mrs Patel", "Mr & Mrs Patel": the first title.
fn first_title(words: &Words<'_>, at: usize) -> usize {
    let is_title = |i: usize| words.get(i).is_some_and(|w| w.is(Meaning::PERSON_TITLE));
    let gap = words.gap(at).trim();
    if at >= 1 && is_title(at - 1) && matches!(gap, "&" | "/" | "+" | ". &" | ".&") {
        at - 1
    } else if at >= 2 && words.is_one_of(at - 1, &["and"]) && is_title(at - 2) && words.joined(at) {
        at - 2
    } else {
        at
    }
}
