//! A bundle in the making: a store that only takes.

use super::{BundleError, BundleWriter};
use crate::names::{self, Ending, PackName, SegmentName};
use crate::object::SpaceId;
use crate::space::SignedGenesis;
use crate::store::{Listing, Store, StoreError};
use cf_ledger::FeedId;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Up to which segment each feed is known to whom.
pub type Heights = BTreeMap<FeedId, u64>;

/// A bundle that is being filled, with everything or with what came after some heights.
pub struct Draft<W> {
    inner: Mutex<Inner<W>>,
    space: SpaceId,
    since: Heights,
}

struct Inner<W> {
    writer: BundleWriter<W>,
    /// The segments that were written from what is held here, and so are known to be right.
    held: BTreeMap<FeedId, BTreeSet<u64>>,
    trouble: Option<BundleError>,
}

impl<W: Write> Draft<W> {
    /// Begins a file that leaves out every feed's segments up to these heights: whoever gets it has
    /// them from an earlier file.
    ///
    /// # Errors
    /// What the disk says.
    pub fn new(to: W, genesis: &SignedGenesis, since: Heights) -> Result<Self, BundleError> {
        let space = genesis.genesis.space;
        let mut writer = BundleWriter::new(to, space)?;
        writer.add(&names::genesis(space), &genesis.bytes)?;
        let inner = Inner { writer, held: BTreeMap::new(), trouble: None };
        Ok(Self { inner: Mutex::new(inner), space, since })
    }

    /// What it goes on from.
    #[must_use]
    pub const fn since(&self) -> &Heights {
        &self.since
    }

    /// How many objects are in it so far.
    #[must_use]
    pub fn objects(&self) -> usize {
        self.inner().writer.objects()
    }

    /// Adds what a place holds beside: feeds for other readers, keys, tips, and what was never read
    /// here. An object that cannot be fetched is left out. `go_on` is asked before each.
    ///
    /// Answers `false` where the place cannot be read, or is of another space.
    ///
    /// # Errors
    /// What `go_on` says, [`BundleError::TooMuch`], or what the disk says.
    pub fn add_from<E: From<BundleError>>(
        &self,
        place: &dyn Store,
        genesis: &SignedGenesis,
        mut go_on: impl FnMut() -> Result<(), E>,
    ) -> Result<bool, E> {
        let ours = place.get(&names::genesis(self.space));
        let (Ok(true), Ok(listing)) = (ours.map(|it| it == genesis.bytes), place.list("")) else {
            return Ok(false);
        };
        for entry in listing.entries {
            go_on()?;
            if self.lacks(&entry.name)
                && let Ok(bytes) = place.get(&entry.name)
            {
                self.inner().writer.add(&entry.name, &bytes)?;
            }
        }
        Ok(true)
    }

    /// Whether an object of this name belongs into the file and brings something.
    fn lacks(&self, name: &str) -> bool {
        let inner = self.inner();
        let feed = names::feed_of(name);
        let since = feed.and_then(|feed| self.since.get(&feed)).copied().unwrap_or(0);
        let held = feed.and_then(|feed| inner.held.get(&feed));
        let new = |first: u64, last: u64| {
            let first = first.max(since.saturating_add(1));
            let Some(span) = last.checked_sub(first) else { return false };
            // What a name claims costs no more than what is held.
            let there = held.map_or(0, |held| held.range(first..=last).count());
            span >= u64::try_from(there).unwrap_or(u64::MAX)
        };
        let brings = match Ending::of(name) {
            // Nobody joins by a file.
            None | Some(Ending::Invite) => false,
            Some(Ending::Segment) if name.starts_with(names::MEMBERS) => true,
            Some(Ending::Segment) => SegmentName::read(name).is_none_or(|at| new(at.seq, at.seq)),
            Some(Ending::Pack) => PackName::read(name).is_none_or(|at| new(at.first, at.last)),
            Some(Ending::Genesis | Ending::Keyring | Ending::Tip) => true,
        };
        brings && !inner.writer.holds(name)
    }

    /// Ends it. Answers what was written to, how many bytes, and up to where whoever reads it will
    /// know each feed, if they know what it goes on from. A file without its end is none.
    ///
    /// # Errors
    /// What stopped it earlier, or what the disk says.
    pub fn finish(self) -> Result<(W, u64, Heights), BundleError> {
        let inner = self.inner.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(trouble) = inner.trouble {
            return Err(trouble);
        }
        let mut heights = self.since;
        for (feed, held) in inner.held {
            let height = heights.entry(feed).or_default();
            let next = height.saturating_add(1);
            let follow = (next..).zip(held.range(next..)).take_while(|(at, seq)| at == *seq);
            *height = follow.map(|(at, _)| at).last().unwrap_or(*height);
        }
        let (to, bytes) = inner.writer.finish()?;
        Ok((to, bytes, heights))
    }

    fn inner(&self) -> MutexGuard<'_, Inner<W>> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W: Write> Store for Draft<W> {
    /// Takes what was written from what is held here. What went wrong is told by
    /// [`Draft::finish`].
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let mut inner = self.inner();
        match inner.writer.add(name, bytes) {
            Ok(true) => {}
            Ok(false) => return Err(StoreError::Exists),
            Err(error) => {
                inner.trouble = Some(error);
                return Err(StoreError::Full);
            }
        }
        if let Some(feed) = names::feed_of(name) {
            let one = SegmentName::read(name).map(|at| (at.seq, at.seq));
            let pack = PackName::read(name).map(|at| (at.first, at.last));
            if let Some((first, last)) = one.or(pack) {
                inner.held.entry(feed).or_default().extend(first..=last);
            }
        }
        Ok(())
    }

    fn get(&self, _: &str) -> Result<Vec<u8>, StoreError> {
        Err(StoreError::Unavailable)
    }

    fn head(&self, _: &str) -> Result<u64, StoreError> {
        Err(StoreError::Unavailable)
    }

    fn list(&self, _: &str) -> Result<Listing, StoreError> {
        Err(StoreError::Unavailable)
    }

    fn delete(&self, _: &str) -> Result<(), StoreError> {
        Err(StoreError::ReadOnly)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::channel::SharedChannel;
    use crate::object::ObjectHash;

    const CHANNEL: SharedChannel = SharedChannel::QUALITY;
    const FEED: FeedId = FeedId([3; 32]);
    const OTHER: FeedId = FeedId([4; 32]);

    fn draft(since: u64) -> Draft<Vec<u8>> {
        let space = SpaceId([7; 16]);
        let writer = BundleWriter::new(Vec::new(), space).unwrap();
        let inner = Inner { writer, held: BTreeMap::new(), trouble: None };
        Draft { inner: Mutex::new(inner), space, since: Heights::from([(FEED, since)]) }
    }

    fn segment(feed: FeedId, seq: u64) -> String {
        names::segment(CHANNEL, feed, seq, ObjectHash([1; 32]))
    }

    fn pack(first: u64, last: u64) -> String {
        names::pack(FEED, first, last, ObjectHash([2; 32]))
    }

    #[test]
    fn it_lacks_what_is_new_and_not_there_and_nothing_else() {
        let file = draft(10);
        file.put(&pack(11, 20), b"pack").unwrap();
        file.put(&segment(FEED, 22), b"segment").unwrap();
        for held in
            [segment(FEED, 3), segment(FEED, 11), segment(FEED, 22), pack(1, 10), pack(5, 20)]
        {
            assert!(!file.lacks(&held), "{held}");
        }
        for new in [segment(FEED, 21), segment(OTHER, 3), pack(5, 21), pack(20, 9_999_999_999)] {
            assert!(file.lacks(&new), "{new}");
        }
        for other in ["j/abc/x.vinv", "x/abc/x.vbak", "t/notes.txt"] {
            assert!(!file.lacks(other), "{other}");
        }
        assert!(file.lacks("m/abc/whatever it is called.vseg") && file.lacks("k/quality/1.vkey"));
    }

    #[test]
    fn what_it_promises_ends_at_the_first_gap() {
        let file = draft(10);
        file.put(&pack(11, 20), b"pack").unwrap();
        file.put(&segment(FEED, 22), b"segment").unwrap();
        file.put(&segment(OTHER, 2), b"segment").unwrap();
        let (_, _, heights) = file.finish().unwrap();
        assert_eq!(heights, Heights::from([(FEED, 20), (OTHER, 0)]));
    }
}
