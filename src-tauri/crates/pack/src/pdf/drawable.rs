//! Makes every word drawable with the fonts that ship with the app.
//!
//! PDF/UA forbids a letter without a drawing. One that the fonts lack (an emoji, another script)
//! becomes its number in brackets, so that nothing is lost and nobody takes it for a blank.
//! Word and Excel carry the letter itself.

use serde_json::Value;

use super::fonts::can_draw;

/// Longest word that is not given a place to break: narrow columns hold about half of it.
const LONGEST_WORD: usize = 24;
/// A place to break without a hyphen (zero width space).
const BREAK: char = '\u{200b}';

/// Goes through all words of a paper.
pub(super) fn make_drawable(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some(better) = drawable(text) {
                *text = better;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_drawable),
        Value::Object(parts) => parts.values_mut().for_each(make_drawable),
        _ => {}
    }
}

/// The text with every letter drawable, or nothing where it already is.
fn drawable(text: &str) -> Option<String> {
    let fine =
        |letter: char| letter == '\n' || (can_draw(letter) && !unseen(letter) && !turns(letter));
    let long = |text: &str| text.split_whitespace().any(|word| word.chars().count() > LONGEST_WORD);
    if text.chars().all(fine) && !long(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut since_break = 0;
    for letter in text.chars() {
        if fine(letter) {
            out.push(letter);
        } else if letter.is_whitespace() {
            out.push(' ');
        } else if unseen(letter) {
            continue;
        } else {
            out.push_str(&format!("[U+{:04X}]", u32::from(letter)));
        }
        since_break = if letter.is_whitespace() { 0 } else { since_break + 1 };
        if since_break == LONGEST_WORD / 2 && long(text) {
            out.push(BREAK);
            since_break = 0;
        }
    }
    Some(out)
}

/// Letters that have no shape and say nothing on paper: controls, joiners, variation selectors.
fn unseen(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters that turn the direction of others. A font has an empty drawing for them, so they would
/// pass unseen and could make a line read as another.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_stay_as_they_are() {
        assert_eq!(drawable("Siân and Łukasz: “5 × 4 = 20”, £3, 37 °C – fine"), None);
    }

    #[test]
    fn a_letter_without_a_drawing_is_named() {
        assert_eq!(drawable("kind 🙂 staff").unwrap(), "kind [U+1F642] staff");
        assert_eq!(drawable("a\u{202e}b").unwrap(), "a[U+202E]b");
    }

    #[test]
    fn controls_vanish_and_blanks_stay_blanks() {
        assert_eq!(drawable("a\u{0}b\tc").unwrap(), "ab c");
    }

    #[test]
    fn only_a_very_long_word_gets_places_to_break() {
        assert_eq!(
            drawable(&"x".repeat(30)).unwrap(),
            format!("{0}{BREAK}{0}{BREAK}xxxxxx", "x".repeat(12))
        );
    }
}
