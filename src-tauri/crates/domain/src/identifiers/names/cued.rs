//! Names after a word that announces a person: "resident Margaret Hollis", "her son David",
//! "a patient called Winston", "labelled Dorothy Pickersgill", "Name: …".

use super::super::finding::{Candidate, Confidence};
use super::super::rules::Meaning;
use super::words::{Shape, Words};

const REASON: &str = "This looks like a person's name";

/// How much a cue promises.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// A name follows, whatever it looks like: "her name is".
    AName,
    /// A person follows, or a thing that belongs to people: "patient", "labelled".
    Perhaps,
    /// Only somebody with a listed given name: "known as", "spoke to".
    IfListed,
}

/// The name announced by the word at `at`.
pub(super) fn at(words: &Words<'_>, at: usize) -> Option<Candidate> {
    let (promise, first) = cue(words, at)?;
    let end = named(words, first, promise)?;
    let confidence = if promise == Promise::AName {
        Confidence::High
    } else {
        Confidence::Medium
    };
    super::name(words, first, end, confidence, REASON)
}

/// Whether the word at `at` announces a name, and where the name would begin.
fn cue(words: &Words<'_>, at: usize) -> Option<(Promise, usize)> {
    let next = at + 1;
    let colon = matches!(
        words.gap(next).trim(),
        ":" | "-" | "–" | "=" | ":-" | ".:" | "(s):"
    );
    let follows = words.joined(next) || colon;
    if words.is_one_of(at, &["name", "surname", "forename", "names", "nok", "kin"]) {
        return name_field(words, at, colon);
    }
    if !follows {
        return in_apposition(words, at).then_some((Promise::IfListed, next));
    }
    if words.is_one_of(at, &["called", "named"]) {
        let of_a_person = (1..=3).any(|n| {
            words
                .back(at, n)
                .is_some_and(|w| w.is(Meaning::PERSON) || w.is(Meaning::RELATION))
        });
        let to_be_called = words.is_one_of(at.wrapping_sub(1), &["be", "is", "was", "being"]);
        return Some(match (of_a_person, to_be_called) {
            (true, _) => (Promise::AName, next),
            (false, true) => (Promise::IfListed, next),
            (false, false) => (Promise::Perhaps, next),
        });
    }
    if words.is_one_of(at, &["labelled", "marked", "titled", "inscribed"]) {
        return Some((Promise::Perhaps, next));
    }
    if words.is_one_of(at, &["to", "of", "with", "by", "as", "for"]) {
        return preposition(words, at).map(|promise| (promise, next));
    }
    let word = words.get(at)?;
    if word.is(Meaning::RELATION) {
        let hers = words.back(at, 1).is_some_and(super::words::Word::owns)
            || words.is_one_of(
                at.wrapping_sub(1),
                &["his", "her", "their", "my", "the", "your"],
            ) && words.joined(at);
        let promise = if hers && word.shape == Shape::Small {
            Promise::AName
        } else {
            Promise::IfListed
        };
        return Some((promise, next));
    }
    if word.is(Meaning::PERSON) && !words.is_one_of(at, &["user"])
        || words.is_one_of(at, &["user"]) && words.is_one_of(at.wrapping_sub(1), &["service"])
    {
        let promise = if colon || words.is_one_of(at, &["baby"]) && word.shape == Shape::Capital {
            Promise::AName
        } else {
            Promise::Perhaps
        };
        return Some((promise, next));
    }
    None
}

/// "Name: Jean Ashworth", "her name is Doris", "next of kin Claire Booth".
fn name_field(words: &Words<'_>, at: usize, colon: bool) -> Option<(Promise, usize)> {
    const WHOSE: [&str; 18] = [
        "patient",
        "full",
        "first",
        "last",
        "preferred",
        "his",
        "her",
        "their",
        "my",
        "client",
        "resident",
        "family",
        "given",
        "christian",
        "pt",
        "whose",
        "baby",
        "of",
    ];
    let field = words.is_one_of(at, &["surname", "forename", "nok", "kin"]);
    let whose =
        words.is_one_of(at.wrapping_sub(1), &WHOSE) || words.back(at, 1).is_some_and(super::words::Word::owns);
    if colon && (field || whose || words.begins(at)) {
        return Some((Promise::AName, at + 1));
    }
    let says = words.is_one_of(at + 1, &["is", "was", "of"])
        && words.joined(at + 1)
        && words.joined(at + 2);
    if says && (field || whose || words.is_one_of(at + 1, &["of"])) {
        return Some((Promise::AName, at + 2));
    }
    (field && words.joined(at + 1)).then_some((Promise::AName, at + 1))
}

/// "addressed to", "mother of", "spoke with", "property of", "known as".
fn preposition(words: &Words<'_>, at: usize) -> Option<Promise> {
    let before = at.wrapping_sub(1);
    if !words.joined(at) {
        return None;
    }
    let strong = words.is_one_of(at, &["to"])
        && words.is_one_of(before, &["addressed", "belonging", "belonged", "belongs"])
        || words.is_one_of(at, &["of"]) && words.is_one_of(before, &["property"]);
    let of_a_relation = words.is_one_of(at, &["of"])
        && words
            .get(before)
            .is_some_and(|w| w.is(Meaning::RELATION) || w.is(Meaning::PERSON));
    let talk = words.is_one_of(at, &["to", "with"])
        && words.is_one_of(
            before,
            &[
                "spoke", "spoken", "speaking", "talked", "talking", "chatted", "listened", "met",
            ],
        )
        || words.is_one_of(at, &["as"]) && words.is_one_of(before, &["known"])
        || words.is_one_of(at, &["by"]) && words.is_one_of(before, &["goes", "signed", "written"]);
    match (strong, of_a_relation || talk) {
        (true, _) => Some(Promise::Perhaps),
        (false, true) => Some(Promise::IfListed),
        (false, false) => None,
    }
}

/// "Her husband, Bernard Tolley, visits".
fn in_apposition(words: &Words<'_>, at: usize) -> bool {
    let person = words
        .get(at)
        .is_some_and(|w| w.is(Meaning::RELATION) || w.is(Meaning::PERSON));
    person && matches!(words.gap(at + 1).trim(), "," | "(" | ", (")
}

/// The end of the name at `first`, if what stands there keeps the promise.
fn named(words: &Words<'_>, first: usize, promise: Promise) -> Option<usize> {
    let word = words.get(first)?;
    let end = words.name_end(first)?;
    if word.is(Meaning::PERSON_TITLE) || word.is(Meaning::STAFF_TITLE) || words.names_a_place(end) {
        return None;
    }
    let second = end - first > 1;
    let listed = word.is(Meaning::GIVEN) && word.has_capital();
    let also_a_word = word.is(Meaning::GIVEN_ALSO_WORD)
        && !word.is(Meaning::NOT_A_NAME)
        && word.shape == Shape::Capital;
    let another_follows =
        words.joined(end) && words.get(end).is_some_and(super::words::Word::has_capital);
    let initials = word.shape == Shape::Initial && second && words.could_be_a_name(end - 1);
    let unlisted = words.could_be_a_name(first)
        && (first + 1..end).all(|at| !words.get(at).is_some_and(|w| w.is(Meaning::NOT_A_NAME)));
    let kept = match promise {
        Promise::AName => listed || also_a_word || initials || unlisted && !another_follows,
        Promise::Perhaps => {
            listed
                || also_a_word && !another_follows
                || initials
                || unlisted && second && words.could_be_a_name(end - 1) && !another_follows
        }
        Promise::IfListed => listed || also_a_word && second,
    };
    kept.then_some(end)
}
