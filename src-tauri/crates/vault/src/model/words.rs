//! What a word is, for the index and for the search box alike: a run of letters and digits, small,
//! without accents or other marks. One rule for both sides means that what is typed as it was
//! written is found.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut, on both sides, in bytes.
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
    let mut found = Vec::new();
    each_word(text, |start, end, folded| {
        found.push(Word { start, end, folded: folded.to_owned() })
    });
    found
}

/// Goes through the words of a text: where each begins and ends, in characters, and its folded form.
pub fn each_word(text: &str, mut tell: impl FnMut(usize, usize, &str)) {
    let mut folded = String::with_capacity(LONGEST);
    let (mut start, mut end, mut inside) = (0, 0, false);
    for (at, letter) in text.chars().enumerate() {
        let begins = letter.is_alphanumeric();
        if begins && !inside {
            start = at;
        }
        let goes_on = begins || (inside && !letter.is_ascii() && is_combining_mark(letter));
        if goes_on {
            end = at + 1;
            if folded.len() < LONGEST {
                push_folded(&mut folded, letter);
            }
        } else if inside && !folded.is_empty() {
            tell(start, end, &folded);
            folded.clear();
        }
        inside = goes_on;
    }
    if !folded.is_empty() {
        tell(start, end, &folded);
    }
}

fn push_folded(folded: &mut String, letter: char) {
    // Nearly every letter; the other way would say the same.
    if letter.is_ascii() {
        folded.push(letter.to_ascii_lowercase());
    } else {
        folded.extend(fold(letter));
    }
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

    #[test]
    fn the_quick_way_for_plain_letters_folds_as_the_long_way() {
        for letter in ('\0'..='\u{7f}').filter(|letter| letter.is_alphanumeric()) {
            assert_eq!(fold(letter).collect::<String>(), letter.to_ascii_lowercase().to_string());
        }
    }
}
