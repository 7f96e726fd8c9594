//! Whether what follows an announcing word is a name.

use super::super::rules::{Meaning, RULES};
use super::words::{Shape, Word, Words};

/// How much the announcing word promises.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// A name follows, whatever it looks like: "her name is".
    AName,
    /// A field of a form: "Patient: …". A name, or a remark.
    AField,
    /// A person, or a thing that belongs to people: "patient", "belonged to".
    Perhaps,
    /// Only somebody with a listed given name: "known as", "spoke to", "labelled".
    IfListed,
}

/// What a person does or is, directly after their name.
const AFTER_A_NAME: [&str; 9] =
    ["had", "who", "could", "did", "in", "couldn", "didn", "wasn", "lay"];

/// The end of the name at `first`, if what stands there keeps the promise.
pub(super) fn kept(words: &Words<'_>, first: usize, promise: Promise) -> Option<usize> {
    let word = words.get(first)?;
    let end = words.name_end(first)?;
    let titled = word.is(Meaning::PERSON_TITLE) || word.is(Meaning::STAFF_TITLE);
    let known = first > 0 && RULES.is_known(&words.small(first - 1), &words.small(first));
    if titled || known || words.names_a_place(end) {
        return None;
    }
    let pair = end - first > 1;
    let listed = word.is(Meaning::GIVEN) && word.has_capital();
    let also_a_word = word.is(Meaning::GIVEN_ALSO_WORD)
        && !word.is(Meaning::NOT_A_NAME)
        && word.shape == Shape::Capital;
    // "Patient Bill Hargreaves": what follows decides.
    let and_a_surname = word.is(Meaning::GIVEN_ALSO_WORD)
        && word.shape == Shape::Capital
        && pair
        && words.could_be_a_name(end - 1);
    let initials = word.shape == Shape::Initial && pair && words.could_be_a_name(end - 1);
    let more = words.joined(end) && words.get(end).is_some_and(Word::has_capital);
    let is_a_word = |at: usize| words.get(at).is_some_and(|w| w.is(Meaning::NOT_A_NAME));
    let unlisted = !more
        && words.could_be_a_name(first)
        && words.could_be_a_name(end - 1)
        && !(first + 1..end).any(is_a_word);
    let is_a_name = match promise {
        Promise::AName => listed || also_a_word || and_a_surname || initials || unlisted,
        Promise::AField => {
            let remark =
                words.joined(end) && words.get(end).is_some_and(|w| w.shape == Shape::Small);
            listed || initials || (also_a_word || unlisted) && (pair || !remark)
        }
        Promise::Perhaps => {
            let announced_small = words.back(first, 1).is_some_and(|w| w.shape == Shape::Small);
            let acts = words.joined(end)
                && (words.is_one_of(end, &AFTER_A_NAME)
                    || words.get(end).is_some_and(|w| w.is(Meaning::SAID)));
            listed
                || also_a_word && !more
                || initials
                || (unlisted && pair || and_a_surname) && (announced_small || acts)
        }
        Promise::IfListed => listed || also_a_word && pair && !more,
    };
    is_a_name.then(|| with_given_name_after(words, end, promise))
}

/// "Ashworth, Jean" in a field: the given name belongs to it.
fn with_given_name_after(words: &Words<'_>, end: usize, promise: Promise) -> usize {
    let in_a_field = matches!(promise, Promise::AName | Promise::AField);
    let given = words.get(end).is_some_and(|w| w.is(Meaning::GIVEN) && w.has_capital());
    if in_a_field && given && words.gap(end).trim() == "," {
        words.name_end(end).unwrap_or(end)
    } else {
        end
    }
}
