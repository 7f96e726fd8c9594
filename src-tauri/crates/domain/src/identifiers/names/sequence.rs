//! Runs of words that make up one name.

use super::super::rules::Meaning;
use super::words::{Shape, Word, Words};

impl Words<'_> {
    /// The end of the name that begins at `first`: up to four names, initials and small words such
    /// as "van der". `None` if there is none.
    pub fn name_end(&self, first: usize) -> Option<usize> {
        let (mut at, mut names) = (first, 0);
        let mut lead = None;
        while names < 4 {
            let Some(word) = self.get(at).filter(|_| at == first || self.joined(at)) else {
                break;
            };
            let follows = |n: usize| self.get(at + n).filter(|_| self.joined(at + n));
            match word.shape {
                Shape::Small if word.is(Meaning::PARTICLE) => {
                    let named = follows(1).is_some_and(Word::has_capital)
                        || follows(1).is_some_and(|w| w.is(Meaning::PARTICLE))
                            && self.get(at + 2).is_some_and(Word::has_capital);
                    if !named {
                        break;
                    }
                }
                Shape::Initial if lead.is_some() && self.is_a_small_word(at) => break,
                Shape::Initial => names += 1,
                Shape::Capital | Shape::Capitals if at == first || self.carries_on(word, lead) => {
                    lead = lead.or(Some(*word));
                    names += 1;
                }
                _ => break,
            }
            at += 1;
        }
        // Initials alone point to nobody that a reader could name.
        lead?;
        (at > first).then_some(at)
    }

    /// "Mrs Li. I think": a word, unless a dot makes it an initial.
    fn is_a_small_word(&self, at: usize) -> bool {
        self.is_one_of(at, &["a", "i"]) && !self.after(at).starts_with('.')
    }

    /// Whether this word can be a further name after the first.
    fn carries_on(&self, word: &Word, lead: Option<Word>) -> bool {
        let shouted_after_plain = word.shape == Shape::Capitals
            && lead.is_some_and(|l| l.shape == Shape::Capital)
            && word.end - word.start < 5;
        let a_word = word.is(Meaning::NOT_A_NAME) || word.is(Meaning::PLACE_ENDING);
        !shouted_after_plain
            && (!a_word || word.is(Meaning::SURNAME) && lead.is_some_and(|l| l.is(Meaning::GIVEN)))
    }

    /// Whether this word, with a capital, could be a name nobody has listed.
    pub fn could_be_a_name(&self, at: usize) -> bool {
        self.get(at).is_some_and(|w| {
            let known_word =
                w.is(Meaning::NOT_A_NAME) || w.is(Meaning::PLACE_ENDING) || w.is(Meaning::PERSON);
            w.shape == Shape::Capital && !known_word && !reads_like_a_word(&self.small(at))
        })
    }

    /// Whether what follows makes it the name of a place or thing: "Victoria Ward".
    pub fn names_a_place(&self, end: usize) -> bool {
        for at in end..end + 4 {
            let Some(word) = self.get(at).filter(|_| self.joined(at)) else {
                return false;
            };
            let capital = word.has_capital();
            if word.is(Meaning::PLACE_ENDING) && (capital || at == end) {
                return true;
            }
            if !capital {
                return false;
            }
        }
        false
    }
}

/// Endings of words that are hardly ever names: "Administration", "Environmental".
fn reads_like_a_word(small: &str) -> bool {
    const ENDINGS: [&str; 31] = [
        "tion", "tions", "sion", "ment", "ments", "ness", "ical", "ology", "able", "ible", "ities",
        "ity", "ership", "nal", "tal", "ial", "ics", "ive", "ising", "izing", "ating", "ated",
        "ful", "less", "ways", "wise", "ised", "ized", "ously", "ally", "ably",
    ];
    ENDINGS.iter().any(|ending| small.len() > ending.len() + 1 && small.ends_with(ending))
}
