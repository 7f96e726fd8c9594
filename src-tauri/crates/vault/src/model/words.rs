//! What a word is, for the index and for the search box alike: a run of letters and digits, small,
//! without accents or other marks. One rule for both sides means that what is typed as it was
//! written is found.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut, on both sides.
const LONGEST: usize = 64;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it begins in the text, in characters.
    pub start: usize,
    /// Where it ends, in characters.
    pub end: usize,
    /// The word without accents, in small letters.
    pub folded: String,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    for (at, letter) in text.chars().enumerate() {
        let begins = letter.is_alphanumeric();
        if begins && !inside {
            words.push(Word { start: at, end: at, folded: String::new() });
        }
        inside = begins || (inside && is_combining_mark(letter));
        if let (true, Some(word)) = (inside, words.last_mut()) {
            word.end = at + 1;
            if word.folded.len() < LONGEST {
                word.folded.extend(fold(letter));
            }
        }
    }
    words.retain(|word| !word.folded.is_empty());
    words
}

/// A letter without its marks, small. One letter may become several (ﬁ), or none.
pub fn fold(letter: char) -> impl Iterator<Item = char> {
    let plain = std::iter::once(letter).nfkd().filter(|c| !is_combining_mark(*c));
    plain.flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("The patient’s call-bell", &["the", "patient", "s", "call", "bell"])]
    #[case("Tŷ Gwely, Llŷr Ŵyn", &["ty", "gwely", "llyr", "wyn"])]
    #[case("Cafe\u{301} CAFÉ", &["cafe", "cafe"])]
    #[case("24/7 at 09:30", &["24", "7", "at", "09", "30"])]
    #[case("İstanbul ﬁne ½", &["istanbul", "fine", "12"])]
    #[case("🦄 -- \"\" \u{301}", &[])]
    fn words_are_runs_of_letters_and_digits(#[case] text: &str, #[case] expected: &[&str]) {
        let folded: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        assert_eq!(folded, expected);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let found: Vec<_> =
            words("a Cafe\u{301}.").into_iter().map(|word| (word.start, word.end)).collect();
        assert_eq!(found, [(0, 1), (2, 7)]);
    }
}
