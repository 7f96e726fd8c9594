//! E-mail addresses.

use std::sync::LazyLock;

use regex::Regex;

use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;

/// RFC 5321: at most 64 characters before the sign and 255 after it.
const LONGEST_NAME: usize = 64;
const LONGEST_PLACE: usize = 255;

const REASON: &str =
    "An e-mail address. If it is a shared mailbox that everybody may know, it can stay";

/// "jean [at] example [dot] org", "jean at example dot org".
static SPELT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?-u:\b)(?:[a-z0-9_-]{1,32} dot ){0,3}[a-z0-9._%+'-]{1,64}(?: ?[\[(] ?at ?[\])] ?| at )[a-z0-9-]{1,63}(?:(?: ?[\[(] ?dot ?[\])] ?| dot |\.)[a-z0-9-]{2,63}){1,4}(?-u:\b)",
    )
});

/// Every e-mail address in the text.
pub(super) fn find(text: &str) -> Vec<Candidate> {
    let address = |start, end, confidence| {
        Candidate::new(IdentifierKind::Email, start..end, confidence, REASON)
    };
    let mut found: Vec<_> = text
        .match_indices('@')
        .filter_map(|(at, _)| {
            let (start, end) = (name_start(text, at), place_end(text, at + 1)?);
            (start < at).then(|| address(start, end, Confidence::High))
        })
        .collect();
    // "at x dot y" is an address; "at x.y" is a place in a document or a web page.
    found.extend(
        SPELT
            .find_iter(text)
            .filter(|m| {
                m.as_str().contains(['[', '(']) || m.as_str().to_lowercase().contains(" dot ")
            })
            .map(|m| address(m.start(), m.end(), Confidence::Medium)),
    );
    found
}

fn name_start(text: &str, at: usize) -> usize {
    let name = text
        .get(..at)
        .unwrap_or_default()
        .bytes()
        .rev()
        .take(LONGEST_NAME)
        .take_while(|b| b.is_ascii_alphanumeric() || b"._%+'-&*=~!#$".contains(b));
    let start = at - name.count();
    let stray = text.get(start..at).unwrap_or_default();
    at - stray.trim_start_matches(['.', '\'', '-', '!', '#', '*', '=']).len()
}

/// The end of `place.place.tld`, if that is what follows.
fn place_end(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let length = rest
        .bytes()
        .take(LONGEST_PLACE)
        .take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b))
        .count();
    let place = rest.get(..length)?.trim_end_matches(['.', '-']);
    let (names, top) = place.rsplit_once('.')?;
    let top_is_a_name = top.len() >= 2 && top.starts_with(|c: char| c.is_ascii_alphabetic());
    (top_is_a_name && names.split('.').all(|n| !n.is_empty())).then_some(from + place.len())
}
