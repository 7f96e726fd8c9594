//! Two searches can claim the same words: one finding is kept.

use std::collections::BTreeMap;

use super::finding::Candidate;

/// Keeps the more certain kind where candidates overlap, and the longer one within a kind; sorted
/// by place.
pub(super) fn without_overlaps(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (c.kind, c.span.start, usize::MAX - c.span.end));
    let mut kept: BTreeMap<usize, Candidate> = BTreeMap::new();
    for candidate in candidates {
        let before = kept.range(..candidate.span.end).next_back();
        if before.is_none_or(|(_, other)| other.span.end <= candidate.span.start) {
            kept.insert(candidate.span.start, candidate);
        }
    }
    kept.into_values().collect()
}
