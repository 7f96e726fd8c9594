//! The words around what was found, as data: the screen decides how a match looks.

use crate::model::{fold, words};
use serde::{Deserialize, Serialize};

/// How much of the text is shown, in characters.
const LENGTH: usize = 160;

/// How much of it stands before the first match, in characters.
const LEAD: usize = 40;

/// A piece of a record's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are what was looked for.
    pub matched: bool,
}

/// Part of a record's text, in pieces that follow on from each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// Whether there is text before it.
    pub cut_before: bool,
    /// Whether there is text after it.
    pub cut_after: bool,
}

/// Cuts the part of the text around the first match of the words typed (folded, as the index has
/// them).
pub fn snippet(text: &str, typed: &[String]) -> Snippet {
    let letters: Vec<char> =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let matched = matches(text, letters.len(), typed);
    let first = matched.iter().position(|found| *found).unwrap_or(0);
    let start = start_of(&letters, first);
    let end = letters.len().min(start.saturating_add(LENGTH));
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, found) in letters.iter().zip(&matched).skip(start).take(end - start) {
        match pieces.last_mut() {
            Some(piece) if piece.matched == *found => piece.text.push(*letter),
            _ => pieces.push(Piece { text: letter.to_string(), matched: *found }),
        }
    }
    Snippet { pieces, cut_before: start > 0, cut_after: end < letters.len() }
}

/// The start of a word, a little before the match.
fn start_of(letters: &[char], first: usize) -> usize {
    if first <= LEAD {
        return 0;
    }
    let around = letters.iter().enumerate().take(first).skip(first - LEAD);
    around
        .filter(|(_, letter)| **letter == ' ')
        .map(|(at, _)| at + 1)
        .next()
        .unwrap_or(first - LEAD)
}

/// Which letters belong to a match: the beginning of a word of the text, for each word typed.
fn matches(text: &str, length: usize, typed: &[String]) -> Vec<bool> {
    let mut matched = vec![false; length];
    let letters: Vec<char> = text.chars().collect();
    for word in words(text) {
        let beginnings =
            typed.iter().filter(|beginning| word.folded.starts_with(beginning.as_str()));
        let Some(longest) = beginnings.map(|beginning| beginning.chars().count()).max() else {
            continue;
        };
        let mut folded = 0;
        for at in word.start..word.end {
            // A mark on the last letter belongs to it, and adds no letter of its own.
            let letters_more = letters.get(at).map_or(0, |letter| fold(*letter).count());
            if folded >= longest && letters_more > 0 {
                break;
            }
            folded += letters_more;
            if let Some(found) = matched.get_mut(at) {
                *found = true;
            }
        }
    }
    matched
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, typed: &[&str]) -> Vec<String> {
        let typed: Vec<String> = typed.iter().map(|word| (*word).to_owned()).collect();
        snippet(text, &typed).pieces.into_iter().filter(|p| p.matched).map(|p| p.text).collect()
    }

    #[test]
    fn the_beginnings_of_words_are_marked() {
        assert_eq!(found("The call bell rang; bells ring.", &["bell"]), ["bell", "bell"]);
        assert_eq!(found("Mewn tŷ gwely", &["ty"]), ["tŷ"]);
        assert_eq!(found("ﬁnely cut Cafe\u{301}", &["fin", "cafe"]), ["ﬁn", "Cafe\u{301}"]);
        assert_eq!(found("An e-mail came", &["e", "mail"]), ["e", "mail"]);
        assert!(found("doorbell", &["bell"]).is_empty());
    }

    #[test]
    fn a_long_text_is_cut_before_the_match() {
        let text = format!("{} needle {}", "hay ".repeat(100), "straw ".repeat(100));
        let cut = snippet(&text, &["needle".to_owned()]);
        assert!(cut.cut_before && cut.cut_after);
        let shown: String = cut.pieces.iter().map(|p| p.text.as_str()).collect();
        assert!(shown.contains("needle") && shown.starts_with("hay"));
        assert_eq!(shown.chars().count(), LENGTH);
    }
}
