//! Postcodes.

use std::sync::LazyLock;

use regex::Regex;

use super::around::{after, before, sentence_before};
use super::finding::{Candidate, Confidence, IdentifierKind};
use super::pattern::pattern;
use super::rules::RULES;

/// Outward and inward half; the last two letters are never C, I, K, M, O or V (Royal Mail,
/// Programmers' Guide to the Postcode Address File, edition 7). ZZ99 stands for no fixed abode.
static POSTCODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?-u:\b)(?<area>[A-PR-UWYZ][A-HK-Z]?)(?:[0-9]{1,2}|[0-9][A-HJKPSTUVWXY])(?<gap>[ \t\u{A0}\u{2007}\u{2009}\u{202F}-]{0,3})(?<inward>[0-9][ABD-HJLNP-UW-Z]{2})(?-u:\b)|(?-u:\b)(?:GIR ?0AA|ZZ99 ?[0-9][A-Z]{2})(?-u:\b)",
    )
});
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:post ?codes?|address(?:es|ed)?|lives?|living|lived|home|resides?|zip)(?-u:\b)",
    )
});
/// What else a digit and two letters can be: 1st, 2nd, 1 hr, 2 yr, 3 pt …
static A_MEASURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[0-9](?:st|nd|rd|th|hr|yr|wd|bd|td|qd|ft|pt|wt|lb|gb|hz|db|up|pp)$")
});
static A_PLACE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:ward|wards|bed|beds|bay|bays|space|room|level|corridor|zone|block|theatre|floor|and|of|in)\s+$",
    )
});
static A_PLACE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:floor|bed|bay|ward|room|level|door|week|quarter|visit|dose|shift|time|attempt|cycle|obs|observation|round|check|line|half|stage|bin|of)",
    )
});

/// Every postcode in the text.
pub(super) fn find(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(groups) = POSTCODE.captures_at(text, from) {
        let Some(whole) = groups.get(0) else { break };
        from = whole.end();
        let Some((area, gap, inward)) = groups
            .name("area")
            .zip(groups.name("gap"))
            .zip(groups.name("inward"))
            .map(|((a, g), i)| (a.as_str().to_uppercase(), g.as_str(), i.as_str()))
        else {
            found.push(candidate(whole.range(), Confidence::High));
            continue;
        };
        let labelled = LABEL.is_match(&sentence_before(text, whole.start(), 60));
        // "e9f5ee" is a colour: a postcode without a blank has capitals.
        let written = !gap.is_empty() || !whole.as_str().contains(|c: char| c.is_ascii_lowercase());
        let known = written && RULES.postcode_areas.contains(&area);
        if labelled || known && !is_a_measure(text, &whole, inward) {
            let plain = labelled || !gap.is_empty();
            found.push(candidate(
                whole.range(),
                if plain { Confidence::High } else { Confidence::Medium },
            ));
        } else {
            // What looked like the first half may have hidden a real one after it.
            from = whole.start() + whole.as_str().chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

fn candidate(span: std::ops::Range<usize>, confidence: Confidence) -> Candidate {
    let reason = "A full postcode is shared by a few homes only";
    Candidate::new(IdentifierKind::Postcode, span, confidence, reason)
}

/// "W2 2ND floor": a ward and a count.
fn is_a_measure(text: &str, whole: &regex::Match<'_>, inward: &str) -> bool {
    A_MEASURE.is_match(inward)
        && (A_PLACE_AFTER.is_match(after(text, whole.end(), 20))
            || A_PLACE_BEFORE.is_match(&before(text, whole.start(), 20).to_lowercase()))
}
