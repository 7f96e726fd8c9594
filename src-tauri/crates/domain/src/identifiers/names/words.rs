//! A text as words, each with its shape and what it can mean.

use super::super::rules::{Meaning, RULES};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// "ward"
    Small,
    /// "Ward", "McKay", "O'Brien"
    Capital,
    /// "WARD"
    Capitals,
    /// "J"
    Initial,
    /// "iPad", "B12"
    Other,
}

/// One word. The possessive 's is left off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub shape: Shape,
    pub meaning: Meaning,
    /// The end, a possessive 's included.
    whole_end: usize,
}

impl Word {
    pub fn is(&self, meaning: Meaning) -> bool {
        self.meaning.is(meaning)
    }

    /// Whether 's follows.
    pub fn owns(&self) -> bool {
        self.whole_end > self.end
    }

    /// Written as a name is: with a capital, or in capitals throughout.
    pub fn has_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals)
    }
}

/// The words of a text, in order.
pub(super) struct Words<'a> {
    text: &'a str,
    words: Vec<Word>,
}

impl<'a> Words<'a> {
    /// Cuts a text into words: letters, with apostrophes and hyphens inside.
    pub fn of(text: &'a str) -> Self {
        let mut words = Vec::new();
        let mut small = String::new();
        let mut characters = text.char_indices().peekable();
        let mut previous = ' ';
        while let Some((start, first)) = characters.next() {
            if !first.is_alphabetic() {
                previous = first;
                continue;
            }
            let (mut end, mut last) = (start + first.len_utf8(), first);
            while let Some(&(at, c)) = characters.peek() {
                let joins =
                    matches!(c, '\'' | '’' | '-' | '‐' | '\u{2011}') && last.is_alphabetic();
                if !c.is_alphabetic() && !is_mark(c) && !joins {
                    break;
                }
                characters.next();
                if !joins {
                    end = at + c.len_utf8();
                }
                last = c;
            }
            let next = characters.peek().map_or(' ', |(_, c)| *c);
            // Letters beside a digit or a sign are part of a code, an address or a file name.
            let in_a_code = |c: char| c.is_ascii_digit() || matches!(c, '@' | '_' | '\\' | '#');
            let code =
                in_a_code(previous) || (in_a_code(next) && !matches!(last, '\'' | '’' | '-'));
            words.push(word(text, start, end, code, &mut small));
            previous = last;
        }
        Self { text, words }
    }

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// The word at this place.
    pub fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The word `back` places before this one.
    pub fn back(&self, at: usize, back: usize) -> Option<&Word> {
        self.words.get(at.checked_sub(back)?)
    }

    /// A word in small letters.
    pub fn small(&self, at: usize) -> String {
        self.get(at).map(|w| self.slice(w.start, w.end).to_lowercase()).unwrap_or_default()
    }

    /// Whether the word at this place is one of these.
    pub fn is_one_of(&self, at: usize, list: &[&str]) -> bool {
        self.get(at).is_some_and(|w| {
            let written = self.slice(w.start, w.end);
            list.iter().any(|word| written.eq_ignore_ascii_case(word))
        })
    }

    /// What stands between the word before and this one.
    pub fn gap(&self, at: usize) -> &'a str {
        let from = self.back(at, 1).map_or(0, |w| w.whole_end);
        self.get(at).map_or("", |w| self.slice(from, w.start))
    }

    /// What stands after this word, up to the next one.
    pub fn after(&self, at: usize) -> &'a str {
        let from = self.get(at).map_or(self.text.len(), |w| w.whole_end);
        self.slice(from, self.get(at + 1).map_or(self.text.len(), |w| w.start))
    }

    /// Whether only a blank (or the dot of a shortened word) stands before this word.
    pub fn joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let gap = match self.back(at, 1) {
            Some(w)
                if w.shape == Shape::Initial
                    || w.is(Meaning::PERSON_TITLE)
                    || w.is(Meaning::STAFF_TITLE) =>
            {
                if gap == "." {
                    return true;
                } else {
                    gap.strip_prefix('.').unwrap_or(gap)
                }
            }
            Some(_) => gap,
            None => return false,
        };
        !gap.is_empty()
            && gap.len() <= 6
            && gap.chars().all(char::is_whitespace)
            && !gap.contains("\n\n")
    }

    /// Whether a sentence, line or cell begins with this word.
    pub fn begins(&self, at: usize) -> bool {
        at == 0 || self.gap(at).contains(['.', '\n', '!', '?', ':', ';', '|', '\t', '•'])
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }
}

fn word(text: &str, start: usize, end: usize, code: bool, small: &mut String) -> Word {
    let written = text.get(start..end).unwrap_or_default();
    let bare = ["'s", "’s", "'S", "’S"].iter().find_map(|s| written.strip_suffix(s));
    let written = bare.unwrap_or(written);
    let shape = if code { Shape::Other } else { shape_of(written) };
    small.clear();
    small.extend(written.chars().flat_map(char::to_lowercase));
    // "A" and "I" are words, but before a name they are initials.
    let meaning = if shape == Shape::Initial { Meaning::default() } else { meaning_of(small) };
    Word { start, end: start + written.len(), shape, meaning, whole_end: end }
}

/// "lily-mae" is a given name because both halves are.
fn meaning_of(small: &str) -> Meaning {
    let whole = RULES.meaning(small);
    let halves = || small.split(['-', '‐', '\u{2011}']).map(|half| RULES.meaning(half));
    let is_given = |m: Meaning| m.is(Meaning::GIVEN) || m.is(Meaning::GIVEN_ALSO_WORD);
    if whole == Meaning::default() && halves().count() > 1 && halves().all(is_given) {
        Meaning::GIVEN
    } else {
        whole
    }
}

fn shape_of(written: &str) -> Shape {
    let letters = || written.chars().filter(|c| c.is_alphabetic());
    let big = letters().filter(|c| c.is_uppercase()).count();
    let all = letters().count();
    match (written.chars().next().is_some_and(char::is_uppercase), big, all) {
        (true, _, 1) => Shape::Initial,
        (true, big, all) if big == all => Shape::Capitals,
        (true, big, all) if big <= all / 2 || big <= 2 => Shape::Capital,
        (false, 0, _) => Shape::Small,
        _ => Shape::Other,
    }
}

/// Accents that are written as characters of their own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
