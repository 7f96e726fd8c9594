//! What stands before and after a place in the text, never more than a few words of it.

/// Up to `bytes` bytes that end at `at`, cut at a whole character.
pub(super) fn before(text: &str, at: usize, bytes: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(bytes));
    text.get(from..at).unwrap_or_default()
}

/// Up to `bytes` bytes that begin at `at`, cut at a whole character.
pub(super) fn after(text: &str, at: usize, bytes: usize) -> &str {
    let to = text.floor_char_boundary(at.saturating_add(bytes).min(text.len()));
    text.get(at..to).unwrap_or_default()
}

/// The last letter, digit or sign before `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    before(text, at, 4).chars().next_back()
}

/// The letters directly before `at`, small, at most the last twelve.
pub(super) fn letters_before(text: &str, at: usize) -> String {
    let tail = before(text, at, 12);
    let start = tail
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |i| i + tail.get(i..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8));
    tail.get(start..).unwrap_or_default().to_lowercase()
}

/// The part of the sentence that is before `at`, small, at most `bytes` bytes of it.
pub(super) fn sentence_before(text: &str, at: usize, bytes: usize) -> String {
    let tail = before(text, at, bytes);
    let from = tail.rfind(['.', '!', '?', '\n', ';']).map_or(0, |i| i + 1);
    tail.get(from..).unwrap_or_default().to_lowercase()
}
