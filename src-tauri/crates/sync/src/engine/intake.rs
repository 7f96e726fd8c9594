//! Taking in what others sent.

use super::feed::Reading;
use super::plan::Candidate;
use super::report::{Code, Depth, Finding};
use super::run::{Halt, Run};
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
    /// Reads the channels of records: what tips tell of, or everything.
    pub fn take_in(&mut self) -> Result<(), Halt> {
        if self.depth == Depth::Full {
            // Whichever records' channel: they share one folder.
            return self.read_channel_fully(SharedChannel::QUALITY);
        }
        let cursors = self.cursors()?;
        let mut tops: BTreeMap<FeedId, u64> = BTreeMap::new();
        for entry in self.list(names::TIPS)? {
            if let Some(tip) = TipName::read(&entry.name) {
                let top = tops.entry(tip.feed).or_default();
                *top = tip.at.seq.max(*top);
            }
        }
        let own = self.own_feeds()?;
        for (feed, top) in tops {
            let read = cursors.get(&feed).map_or(0, |cursor| cursor.segments);
            if read < top && !own.contains(&feed) {
                let entries = self.list_feed(feed, read, top)?;
                let shown = self.identify(entries)?;
                self.read_feeds(shown, &own)?;
            }
        }
        Ok(())
    }

    /// Reads every feed of a channel's folder.
    pub fn read_channel_fully(&mut self, channel: SharedChannel) -> Result<(), Halt> {
        let entries = self.list(names::feeds(channel))?;
        let shown = self.identify(entries)?;
        let own = self.own_feeds()?;
        self.read_feeds(shown, &own)
    }

    fn list_feed(&mut self, feed: FeedId, read: u64, top: u64) -> Result<Vec<Entry>, Halt> {
        let channel = SharedChannel::QUALITY;
        let folder = |seq| names::segment_folder(channel, feed, seq);
        let mut folders: Vec<String> = Vec::new();
        let mut seq = read.saturating_add(1);
        while folders.last() != Some(&folder(top)) {
            folders.push(folder(seq));
            seq = seq.saturating_add(names::PER_FOLDER).min(top);
        }
        let mut entries = Vec::new();
        for folder in folders {
            entries.extend(self.list(&folder)?);
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
                Reading::new(feed, cursors.get(&feed).copied()).read(self, candidates)?;
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
