//! The words around what was found, as data: the screen decides how a match looks.

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

/// Cuts the part of the text around the first match.
pub fn snippet(text: &str, words: &[String]) -> Snippet {
    let letters: Vec<char> =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let matched = matches(&letters, words);
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
fn matches(letters: &[char], words: &[String]) -> Vec<bool> {
    let folded: Vec<char> = letters.iter().map(|letter| fold(*letter)).collect();
    let wanted: Vec<Vec<char>> = words
        .iter()
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|part| !part.is_empty())
        .map(|part| part.chars().map(fold).collect())
        .collect();
    let mut matched = vec![false; letters.len()];
    let mut before = ' ';
    for (at, letter) in folded.iter().enumerate() {
        let begins = letter.is_alphanumeric() && !before.is_alphanumeric();
        before = *letter;
        let Some(rest) = folded.get(at..).filter(|_| begins) else { continue };
        let length =
            wanted.iter().filter(|word| rest.starts_with(word)).map(Vec::len).max().unwrap_or(0);
        matched.iter_mut().skip(at).take(length).for_each(|found| *found = true);
    }
    matched
}

/// A letter without its mark, small, for the Latin letters of Welsh, Irish and the rest of Europe.
fn fold(letter: char) -> char {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    match small {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ỉ' | 'ị' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ō' | 'ŏ' | 'ő' | 'ọ'..='ợ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ụ'..='ự' => 'u',
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, typed: &[&str]) -> Vec<String> {
        let words: Vec<String> = typed.iter().map(|word| (*word).to_owned()).collect();
        snippet(text, &words).pieces.into_iter().filter(|p| p.matched).map(|p| p.text).collect()
    }

    #[test]
    fn the_beginnings_of_words_are_marked() {
        assert_eq!(found("The call bell rang; bells ring.", &["bell"]), ["bell", "bell"]);
        assert_eq!(found("Mewn tŷ gwely", &["ty"]), ["tŷ"]);
        assert_eq!(found("An e-mail came", &["e-mail"]), ["e", "mail"]);
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
