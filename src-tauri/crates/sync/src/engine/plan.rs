//! What to do, worked out from what is known: no store, no vault, no clock.

use crate::names::{SegmentName, ShortHash};
use std::collections::BTreeMap;

/// A file that may be a segment of a feed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub at: SegmentName,
    pub path: String,
    pub bytes: u64,
}

/// What to fetch of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct FeedPlan {
    /// The next segments without a gap, each with every file that may be it, the best name first.
    pub steps: Vec<Vec<Candidate>>,
    /// Files that claim a place already taken by another.
    pub suspects: Vec<Candidate>,
    /// The highest segment that is known to exist.
    pub top: u64,
}

/// Plans the reading of a feed.
///
/// `read` is how many segments were read; `held` are their hashes, `shown` what the store shows.
pub(super) fn feed(read: u64, held: &BTreeMap<u64, ShortHash>, shown: Vec<Candidate>) -> FeedPlan {
    let mut plan = FeedPlan {
        top: shown.iter().map(|candidate| candidate.at.seq).max().unwrap_or(0),
        ..FeedPlan::default()
    };
    let mut new: BTreeMap<u64, Vec<Candidate>> = BTreeMap::new();
    for candidate in shown {
        match held.get(&candidate.at.seq) {
            // Held and not read: an own feed of a former life, which is read again.
            Some(hash) if *hash != candidate.at.hash => plan.suspects.push(candidate),
            _ if candidate.at.seq > read => {
                new.entry(candidate.at.seq).or_default().push(candidate);
            }
            Some(_) => {}
            None => plan.suspects.push(candidate),
        }
    }
    for (expected, (seq, mut files)) in (read.saturating_add(1)..).zip(new) {
        if seq != expected {
            break;
        }
        files.sort_by_cached_key(|file| (file.path.len(), file.path.clone()));
        plan.steps.push(files);
    }
    plan
}

/// The files that claim to be of our own feed and that we did not make.
pub(super) fn strangers(
    sealed: &BTreeMap<u64, ShortHash>,
    shown: Vec<Candidate>,
) -> Vec<Candidate> {
    shown
        .into_iter()
        .filter(|candidate| sealed.get(&candidate.at.seq) != Some(&candidate.at.hash))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn file(seq: u64, hash: u8, path: &str) -> Candidate {
        Candidate {
            at: SegmentName { seq, hash: ShortHash([hash; 10]) },
            path: path.to_owned(),
            bytes: 1,
        }
    }

    #[rstest]
    #[case::nothing_new(2, &[1, 2], &[], 2)]
    #[case::next(1, &[1, 2], &[2], 2)]
    #[case::several(0, &[3, 1, 2], &[1, 2, 3], 3)]
    #[case::gap(0, &[1, 3, 4], &[1], 4)]
    #[case::gap_at_once(1, &[3], &[], 3)]
    #[case::empty(0, &[], &[], 0)]
    fn what_follows_without_a_gap_is_fetched(
        #[case] read: u64,
        #[case] shown: &[u64],
        #[case] fetched: &[u64],
        #[case] top: u64,
    ) {
        let held = (1..=read).map(|seq| (seq, ShortHash([7; 10]))).collect();
        let plan = feed(read, &held, shown.iter().map(|seq| file(*seq, 7, "x")).collect());
        assert_eq!(plan.steps.iter().map(|step| step[0].at.seq).collect::<Vec<_>>(), fetched);
        assert_eq!(plan.top, top);
        assert_eq!(plan.suspects, []);
    }

    #[test]
    fn copies_are_alternatives_and_other_hashes_in_a_taken_place_are_suspects() {
        let held = BTreeMap::from([(1, ShortHash([1; 10]))]);
        let shown = vec![file(2, 1, "b (1)"), file(2, 1, "b"), file(1, 9, "odd"), file(1, 1, "a")];
        let plan = feed(1, &held, shown);
        assert_eq!(
            plan.steps[0].iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
            ["b", "b (1)"]
        );
        assert_eq!(plan.suspects, [file(1, 9, "odd")]);
    }

    #[test]
    fn a_feed_that_is_read_again_is_read_along_the_files_that_are_held() {
        let held = BTreeMap::from([(1, ShortHash([1; 10]))]);
        let plan = feed(0, &held, vec![file(1, 9, "a"), file(1, 1, "b"), file(2, 3, "c")]);
        let steps: Vec<&str> = plan.steps.iter().map(|step| step[0].path.as_str()).collect();
        assert_eq!(steps, ["b", "c"]);
        assert_eq!(plan.suspects, [file(1, 9, "a")]);
    }

    #[test]
    fn own_files_are_known_by_number_and_hash() {
        let sealed = BTreeMap::from([(1, ShortHash([1; 10])), (2, ShortHash([2; 10]))]);
        assert_eq!(strangers(&sealed, vec![file(1, 1, "a"), file(2, 2, "b")]), []);
        assert_eq!(strangers(&sealed, vec![file(2, 9, "b"), file(3, 3, "c")]).len(), 2);
    }
}
