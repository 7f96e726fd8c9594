//! What to do, worked out from what is known: no store, no vault, no clock.

use crate::local::Held;
use crate::names::{PackName, SegmentName, ShortHash};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A file that may be a segment of a feed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub at: SegmentName,
    pub path: String,
    pub bytes: u64,
}

/// A file that may be a pack of a feed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PackFile {
    pub at: PackName,
    pub path: String,
    pub bytes: u64,
}

/// What the store shows of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Files {
    pub loose: Vec<Candidate>,
    pub packs: Vec<PackFile>,
}

/// Where the next segment may come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    Loose(Candidate),
    Pack(PackFile),
}

/// What to fetch of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct FeedPlan {
    /// The files of each place that is still to be read, the best name first.
    loose: BTreeMap<u64, Vec<Candidate>>,
    packs: Vec<PackFile>,
    /// Files that claim a place already taken by another.
    pub suspects: Vec<Candidate>,
    /// The highest segment that is known to exist.
    pub top: u64,
}

/// Plans the reading of a feed.
///
/// `read` is how many segments were read; `held` what is known of them, `shown` what the store
/// shows.
pub(super) fn feed(read: u64, held: &BTreeMap<u64, Held>, shown: Files) -> FeedPlan {
    let loose = shown.loose.iter().map(|file| file.at.seq);
    let packed = shown.packs.iter().map(|file| file.at.last);
    let mut plan = FeedPlan {
        top: loose.chain(packed).max().unwrap_or(0),
        packs: shown.packs,
        ..FeedPlan::default()
    };
    let mut places: BTreeMap<u64, Vec<Candidate>> = BTreeMap::new();
    for file in shown.loose {
        places.entry(file.at.seq).or_default().push(file);
    }
    for (seq, mut files) in places {
        let other =
            |file: &Candidate| !held.get(&seq).is_some_and(|held| held.is_file(file.at.hash));
        let came_in_pack = held.get(&seq).is_some_and(|held| held.object.is_none());
        // What came in a pack has no file name of its own: only two that differ tell something.
        let names: BTreeSet<ShortHash> = files.iter().map(|file| file.at.hash).collect();
        let silent = came_in_pack && names.len() == 1;
        if seq <= read {
            plan.suspects.extend(files.into_iter().filter(|file| other(file) && !silent));
            continue;
        }
        if !files.iter().all(other) {
            // Held and not read: an own feed of a former life, which is read again along them.
            let (ours, others) = files.into_iter().partition(|file| !other(file));
            files = ours;
            let others: Vec<Candidate> = others;
            plan.suspects.extend(others);
        }
        files.sort_by_cached_key(|file| (file.path.len(), file.path.clone()));
        plan.loose.insert(seq, files);
    }
    plan
}

impl FeedPlan {
    /// Where the segment after this one may come from, the best first: a pack where it brings more
    /// for fewer bytes, else the file of its own.
    pub fn next(&self, read: u64) -> Vec<Source> {
        let next = read.saturating_add(1);
        let mut packs: Vec<&PackFile> = self
            .packs
            .iter()
            .filter(|pack| pack.at.first <= next && next <= pack.at.last)
            .collect();
        packs.sort_by_key(|pack| (Reverse(pack.at.last), pack.bytes, &pack.path));
        let (worth, rest): (Vec<_>, Vec<_>) =
            packs.into_iter().partition(|pack| self.is_worth_it(next, pack));
        let own = self.loose.get(&next).into_iter().flatten().cloned().map(Source::Loose);
        let pack = |pack: &PackFile| Source::Pack(pack.clone());
        worth.into_iter().map(pack).chain(own).chain(rest.into_iter().map(pack)).collect()
    }

    /// The files that are read one after the other if each holds, with their sizes in bytes.
    pub fn walk(&self, mut read: u64) -> Vec<(String, u64)> {
        let mut files = Vec::new();
        while let Some(source) = self.next(read).into_iter().next() {
            let (to, path, bytes) = match source {
                Source::Loose(file) => (file.at.seq, file.path, file.bytes),
                Source::Pack(file) => (file.at.last, file.path, file.bytes),
            };
            files.push((path, bytes));
            read = to;
        }
        files
    }

    fn is_worth_it(&self, next: u64, pack: &PackFile) -> bool {
        let mut bytes = 0_u64;
        let mut there = 0_u64;
        for files in self.loose.range(next..=pack.at.last).map(|(_, files)| files) {
            bytes = bytes.saturating_add(files.first().map_or(0, |file| file.bytes));
            there = there.saturating_add(1);
        }
        there < pack.at.last.saturating_sub(next).saturating_add(1) || pack.bytes <= bytes
    }
}

/// The files that claim to be of our own feed and that we did not make.
pub(super) fn strangers(held: &BTreeMap<u64, Held>, shown: Vec<Candidate>) -> Vec<Candidate> {
    let is_ours =
        |file: &Candidate| held.get(&file.at.seq).is_some_and(|held| held.is_file(file.at.hash));
    shown.into_iter().filter(|file| !is_ours(file)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::object::ObjectHash;
    use rstest::rstest;

    fn file(seq: u64, hash: u8, path: &str) -> Candidate {
        Candidate {
            at: SegmentName { seq, hash: ShortHash([hash; 10]) },
            path: path.to_owned(),
            bytes: 10,
        }
    }

    fn pack(first: u64, last: u64, bytes: u64, path: &str) -> PackFile {
        let hash = ShortHash([7; 10]);
        PackFile { at: PackName { first, last, hash }, path: path.to_owned(), bytes }
    }

    fn held(hash: u8) -> Held {
        Held { object: Some(ObjectHash([hash; 32])), statement: None }
    }

    fn loose(loose: Vec<Candidate>) -> Files {
        Files { loose, packs: Vec::new() }
    }

    /// The places that are read one after the other, and from where.
    fn walk(plan: &FeedPlan, mut read: u64) -> Vec<(u64, String)> {
        let mut steps = Vec::new();
        while let Some(source) = plan.next(read).first() {
            let (to, path) = match source {
                Source::Loose(file) => (file.at.seq, &file.path),
                Source::Pack(file) => (file.at.last, &file.path),
            };
            steps.push((to, path.clone()));
            read = to;
        }
        steps
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
        let held = (1..=read).map(|seq| (seq, held(7))).collect();
        let plan = feed(read, &held, loose(shown.iter().map(|seq| file(*seq, 7, "x")).collect()));
        let steps: Vec<u64> = walk(&plan, read).into_iter().map(|(seq, _)| seq).collect();
        assert_eq!(steps, fetched);
        assert_eq!(plan.top, top);
        assert_eq!(plan.suspects, []);
    }

    #[test]
    fn copies_are_alternatives_and_other_hashes_in_a_taken_place_are_suspects() {
        let held = BTreeMap::from([(1, held(1))]);
        let shown = vec![file(2, 1, "b (1)"), file(2, 1, "b"), file(1, 9, "odd"), file(1, 1, "a")];
        let plan = feed(1, &held, loose(shown));
        assert_eq!(
            plan.next(1),
            [Source::Loose(file(2, 1, "b")), Source::Loose(file(2, 1, "b (1)"))]
        );
        assert_eq!(plan.suspects, [file(1, 9, "odd")]);
    }

    #[test]
    fn a_feed_that_is_read_again_is_read_along_the_files_that_are_held() {
        let held = BTreeMap::from([(1, held(1))]);
        let plan = feed(0, &held, loose(vec![file(1, 9, "a"), file(1, 1, "b"), file(2, 3, "c")]));
        assert_eq!(walk(&plan, 0), [(1, "b".to_owned()), (2, "c".to_owned())]);
        assert_eq!(plan.suspects, [file(1, 9, "a")]);
    }

    #[test]
    fn a_pack_is_taken_where_it_brings_more_for_less_and_what_is_loose_fills_the_rest() {
        let shown = Files {
            loose: (1..=12).map(|seq| file(seq, 7, &format!("loose {seq}"))).collect(),
            packs: vec![pack(1, 4, 39, "small"), pack(1, 8, 79, "large"), pack(9, 11, 31, "dear")],
        };
        let steps = walk(&feed(0, &BTreeMap::new(), shown.clone()), 0);
        let paths: Vec<&str> = steps.iter().map(|(_, path)| path.as_str()).collect();
        assert_eq!(paths, ["large", "loose 9", "loose 10", "loose 11", "loose 12"]);
        // For its last two segments the pack is not worth it; where they are missing it is.
        let held: BTreeMap<_, _> = (1..=6).map(|seq| (seq, held(7))).collect();
        assert_eq!(walk(&feed(6, &held, shown.clone()), 6)[0].1, "loose 7");
        let cleaned = Files { loose: shown.loose[8..].to_vec(), packs: shown.packs };
        assert_eq!(walk(&feed(6, &held, cleaned), 6)[0].1, "large");
    }

    #[test]
    fn the_files_of_what_came_in_a_pack_are_looked_at_only_when_two_differ() {
        let came = Held { object: None, statement: Some([1; 32]) };
        let held = BTreeMap::from([(1, came), (2, came)]);
        let plan = feed(2, &held, loose(vec![file(1, 1, "a"), file(2, 1, "b"), file(2, 9, "c")]));
        assert_eq!(plan.suspects, [file(2, 1, "b"), file(2, 9, "c")]);
    }

    #[test]
    fn own_files_are_known_by_number_and_hash() {
        let held = BTreeMap::from([(1, held(1)), (2, held(2))]);
        assert_eq!(strangers(&held, vec![file(1, 1, "a"), file(2, 2, "b")]), []);
        assert_eq!(strangers(&held, vec![file(2, 9, "b"), file(3, 3, "c")]).len(), 2);
    }
}
