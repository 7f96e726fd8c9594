//! Names after a word that announces a person: "resident Margaret Hollis", "her son David",
//! "a patient called Winston", "Name: …".

use super::super::finding::{Candidate, Confidence};
use super::super::rules::Meaning;
use super::promise::{Promise, kept};
use super::words::{Shape, Word, Words};

const REASON: &str = "This looks like a person's name";

/// Words before "name" that say whose it is.
const WHOSE: [&str; 17] = [
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
    "pt",
    "whose",
    "baby",
    "of",
];

/// The name announced by the word at `at`.
pub(super) fn at(words: &Words<'_>, at: usize) -> Option<Candidate> {
    let word = words.get(at)?;
    let (promise, first) = if word.is(Meaning::ANNOUNCING) {
        announced(words, at)
    } else if word.is(Meaning::RELATION) {
        relation(words, at)
    } else if word.is(Meaning::PERSON) {
        person(words, at)
    } else {
        None
    }?;
    let end = kept(words, first, promise)?;
    let sure = matches!(promise, Promise::AName | Promise::AField);
    let confidence = if sure { Confidence::High } else { Confidence::Medium };
    super::name(words, first, end, confidence, REASON)
}

/// Whether a colon or dash stands after the word at `at`.
fn colon_after(words: &Words<'_>, at: usize) -> bool {
    matches!(words.gap(at + 1).trim(), ":" | "-" | "–" | "=" | ":-" | ".:" | "(s):")
}

fn before(words: &Words<'_>, at: usize, list: &[&str]) -> bool {
    words.joined(at) && words.is_one_of(at - 1, list)
}

/// "called", "surname", "addressed to".
fn announced(words: &Words<'_>, at: usize) -> Option<(Promise, usize)> {
    if words.is_one_of(at, &["name", "surname", "forename", "names", "nok", "kin"]) {
        return field(words, at);
    }
    if !words.joined(at + 1) && !colon_after(words, at) {
        return None;
    }
    if words.is_one_of(at, &["called", "named"]) {
        let somebody = (1..=3).find(|n| {
            words.back(at, *n).is_some_and(|w| w.is(Meaning::PERSON) || w.is(Meaning::RELATION))
        });
        // "A patient called Winston", but "the patient called Reception".
        let one_of_many = |n: usize| {
            (n + 1..=n + 2).any(|m| {
                m <= at
                    && words
                        .is_one_of(at - m, &["a", "an", "one", "another", "called", "was", "is"])
            })
        };
        return Some(match somebody {
            Some(n) if one_of_many(n) || n > 1 => (Promise::AName, at + 1),
            Some(_) => (Promise::Perhaps, at + 1),
            None => (Promise::IfListed, at + 1),
        });
    }
    if words.is_one_of(at, &["labelled", "marked", "titled", "inscribed"]) {
        return Some((Promise::IfListed, at + 1));
    }
    leads_to_somebody(words, at).map(|promise| (promise, at + 1))
}

/// "Name: Jean Ashworth", "her name is Doris", "next of kin Claire Booth".
fn field(words: &Words<'_>, at: usize) -> Option<(Promise, usize)> {
    let sure = words.is_one_of(at, &["surname", "forename", "nok", "kin"]);
    let whose = before(words, at, &WHOSE) || words.back(at, 1).is_some_and(Word::owns);
    if colon_after(words, at) && (sure || whose || words.begins(at)) {
        return Some((Promise::AName, at + 1));
    }
    let says = words.is_one_of(at + 1, &["is", "was", "of"])
        && words.joined(at + 1)
        && words.joined(at + 2);
    if says && (sure || whose || words.is_one_of(at + 1, &["of"])) {
        return Some((Promise::AName, at + 2));
    }
    (sure && words.joined(at + 1)).then_some((Promise::AName, at + 1))
}

/// "addressed to", "mother of", "spoke with", "property of", "known as", "ring".
fn leads_to_somebody(words: &Words<'_>, at: usize) -> Option<Promise> {
    const TALK: [&str; 8] =
        ["spoke", "spoken", "speaking", "talked", "talking", "chatted", "listened", "met"];
    const OWNERS: [&str; 4] = ["addressed", "belonging", "belonged", "belongs"];
    const DONE_TO: [&str; 14] = [
        "ring", "rang", "phone", "phoned", "text", "texted", "asked", "told", "helped", "met",
        "thanked", "fed", "washed", "saw",
    ];
    let is = |list: &[&str]| words.is_one_of(at, list);
    if is(&DONE_TO) {
        return Some(Promise::IfListed);
    }
    // "the chart for M. Kaur"
    let initial = words.get(at + 1).is_some_and(|w| w.shape == Shape::Initial);
    if initial && words.gap(at + 2).starts_with('.') && is(&["for", "of", "by", "with", "to"]) {
        return Some(Promise::Perhaps);
    }
    let somebody = |w: &Word| w.is(Meaning::RELATION) || w.is(Meaning::PERSON);
    if is(&["to"]) && before(words, at, &OWNERS) || is(&["of"]) && before(words, at, &["property"])
    {
        return Some(Promise::Perhaps);
    }
    let person = is(&["of"]) && words.joined(at) && words.back(at, 1).is_some_and(somebody)
        || is(&["to", "with"]) && before(words, at, &TALK)
        || is(&["as"]) && before(words, at, &["known"])
        || is(&["by"]) && before(words, at, &["goes", "signed", "written"]);
    person.then_some(Promise::IfListed)
}

/// "her son David", "His wife, Margaret,".
fn relation(words: &Words<'_>, at: usize) -> Option<(Promise, usize)> {
    if !words.joined(at + 1) && !colon_after(words, at) {
        return in_apposition(words, at);
    }
    let word = words.get(at)?;
    let theirs = before(words, at, &["his", "her", "their", "my", "your"])
        || words.back(at, 1).is_some_and(Word::owns);
    // "Their partner Organisation": only kin are sure to have a name.
    let kin = !words.is_one_of(at, &["partner", "carer", "neighbour"]);
    let sure = theirs && kin && word.shape == Shape::Small && words.joined(at + 1);
    Some((if sure { Promise::AName } else { Promise::IfListed }, at + 1))
}

/// "resident Margaret Hollis", "Patient: Ashworth", "Baby Okafor".
fn person(words: &Words<'_>, at: usize) -> Option<(Promise, usize)> {
    if words.is_one_of(at, &["user"]) && !before(words, at, &["service"]) {
        return None;
    }
    if colon_after(words, at) {
        return Some((Promise::AField, at + 1));
    }
    if !words.joined(at + 1) {
        return in_apposition(words, at);
    }
    let baby = words.is_one_of(at, &["baby"]) && words.get(at)?.shape == Shape::Capital
        || words.is_one_of(at, &["girl", "boy"]) && before(words, at, &["baby"]);
    Some((if baby { Promise::AName } else { Promise::Perhaps }, at + 1))
}

/// "Her husband, Bernard Tolley, visits".
fn in_apposition(words: &Words<'_>, at: usize) -> Option<(Promise, usize)> {
    matches!(words.gap(at + 1).trim(), "," | "(" | ", (").then_some((Promise::IfListed, at + 1))
}
