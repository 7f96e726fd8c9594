//! Taking in what others sent.

use super::code::Code;
use super::feed::Reading;
use super::plan::Candidate;
use super::report::Depth;
use super::run::{Halt, Run};
use super::verdict::Finding;
use crate::channel::SharedChannel;
use crate::local::Cursor;
use crate::names::{self, Ending, SegmentName, TipName, base32};
use crate::segment;
use crate::store::Entry;
use cf_ledger::FeedId;
use std::collections::{BTreeMap, BTreeSet};

/// The files of each feed. Which folder a file lies in is a hint like its name.
type Shown = BTreeMap<FeedId, Vec<Candidate>>;

impl Run<'_, '_> {
    /// Reads the channels of records: what tips tell of, or everything. Returns own feeds of which
    /// the store shows more than was made here.
    pub fn take_in(&mut self) -> Result<BTreeSet<FeedId>, Halt> {
        let own = self.own_feeds()?;
        if !self.keys.iter().any(|key| key.channel != SharedChannel::MEMBERS) {
            return Ok(BTreeSet::new());
        }
        if self.depth == Depth::Full {
            // Whichever records' channel: they share one folder.
            self.read_channel_fully(SharedChannel::QUALITY)?;
            return Ok(own);
        }
        let cursors = self.cursors()?;
        let read = |feed: &FeedId| cursors.get(feed).map_or(0, |cursor| cursor.segments);
        let mut tops = self.tops()?;
        tops.retain(|feed, top| read(feed) < *top);
        let doubtful = tops.keys().filter(|feed| own.contains(feed)).copied().collect();
        for (feed, top) in tops {
            if !own.contains(&feed) {
                let entries = self.list_feed(feed, read(&feed), top)?;
                let mut shown = self.identify(entries)?;
                let of_feed = shown.remove(&feed).unwrap_or_default();
                Reading::new(feed, cursors.get(&feed).copied()).read(self, of_feed, top)?;
                self.read_feeds(shown, &own)?;
            }
        }
        Ok(doubtful)
    }

    /// The height that tips tell of, for each feed.
    fn tops(&mut self) -> Result<BTreeMap<FeedId, u64>, Halt> {
        let mut tops: BTreeMap<FeedId, u64> = BTreeMap::new();
        for entry in self.list(names::TIPS)? {
            if let Some(tip) = TipName::read(&entry.name) {
                let top = tops.entry(tip.feed).or_default();
                *top = tip.at.seq.max(*top);
            }
        }
        Ok(tops)
    }

    /// Reads every feed of a channel's folder.
    pub fn read_channel_fully(&mut self, channel: SharedChannel) -> Result<(), Halt> {
        let entries = self.list(names::feeds(channel))?;
        let shown = self.identify(entries)?;
        let own = self.own_feeds()?;
        self.read_feeds(shown, &own)
    }

    /// Lists what a tip tells of. Its height is only a claim, so it never costs more than one or two
    /// listings.
    fn list_feed(&mut self, feed: FeedId, read: u64, top: u64) -> Result<Vec<Entry>, Halt> {
        let channel = SharedChannel::QUALITY;
        let next = names::segment_folder(channel, feed, read.saturating_add(1));
        let last = names::segment_folder(channel, feed, top);
        if top.saturating_sub(read) > names::PER_FOLDER {
            return self.list(&names::feed(channel, feed));
        }
        let mut entries = self.list(&next)?;
        if last != next {
            entries.extend(self.list(&last)?);
        }
        Ok(entries)
    }

    /// Finds out which feed and place each file claims: from its name and folder, or, where those
    /// were changed, from its label.
    fn identify(&mut self, entries: Vec<Entry>) -> Result<Shown, Halt> {
        let mut shown = Shown::new();
        for entry in entries {
            if Ending::of(&entry.name) != Some(Ending::Segment) {
                continue;
            }
            let folder = entry.name.split('/').nth(1).and_then(base32::decode_fixed).map(FeedId);
            let place = match (folder, SegmentName::read(&entry.name)) {
                (Some(feed), Some(at)) => Some((feed, at)),
                _ => self.place_by_label(&entry)?,
            };
            if let Some((feed, at)) = place {
                let candidate = Candidate { at, path: entry.name, bytes: entry.bytes };
                shown.entry(feed).or_default().push(candidate);
            }
        }
        Ok(shown)
    }

    fn place_by_label(&mut self, entry: &Entry) -> Result<Option<(FeedId, SegmentName)>, Halt> {
        if !self.is_due(&entry.name, entry.bytes) {
            return Ok(None);
        }
        let Some(bytes) = self.fetch(&entry.name, entry.bytes)? else { return Ok(None) };
        match segment::label(&bytes) {
            Ok(label) => {
                let at = SegmentName { seq: label.seq, hash: label.hash().short() };
                Ok(Some((label.feed, at)))
            }
            Err(error) => {
                self.judge(&entry.name, entry.bytes, Finding::Refused(Code::Object(error)))?;
                Ok(None)
            }
        }
    }

    fn read_feeds(&mut self, shown: Shown, own: &BTreeSet<FeedId>) -> Result<(), Halt> {
        let cursors = self.cursors()?;
        for (feed, candidates) in shown {
            if !own.contains(&feed) {
                Reading::new(feed, cursors.get(&feed).copied()).read(self, candidates, 0)?;
            }
        }
        Ok(())
    }

    fn cursors(&self) -> Result<BTreeMap<FeedId, Cursor>, Halt> {
        Ok(self.local.cursors()?.into_iter().map(|cursor| (cursor.feed, cursor)).collect())
    }

    /// The feeds of this installation's current life.
    fn own_feeds(&self) -> Result<BTreeSet<FeedId>, Halt> {
        let incarnation = self.local.incarnation()?;
        let device = self.own.sign.public();
        let channels = SharedChannel::records().chain([SharedChannel::MEMBERS]);
        Ok(channels
            .map(|channel| FeedId::derive(&device.0, channel.channel(), incarnation))
            .collect())
    }
}
