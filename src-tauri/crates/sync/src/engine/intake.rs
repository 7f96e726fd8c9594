//! Taking in what others sent.

use super::code::Code;
use super::feed::Reading;
use super::plan::{Candidate, Files, PackFile};
use super::quiet::Top;
use super::report::Depth;
use super::run::{Halt, Run};
use super::verdict::Finding;
use crate::channel::SharedChannel;
use crate::local::Cursor;
use crate::names::{self, Ending, PackName, SegmentName};
use crate::segment::{self, pack};
use crate::store::Entry;
use cf_ledger::FeedId;
use std::collections::{BTreeMap, BTreeSet};

/// The files of each feed. Which folder a file lies in is a hint like its name.
pub(super) type Shown = BTreeMap<FeedId, Files>;

/// From so many feeds on that have something new, everything is listed once: the listings of single
/// feeds would cost more.
const LIST_TOGETHER: usize = 32;

/// What so many feeds hold is fetched together.
const READ_TOGETHER: usize = 32;

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
            let mut entries = self.list(names::PACKS)?;
            entries.extend(self.list(names::feeds(SharedChannel::QUALITY))?);
            let shown = self.identify(entries)?;
            self.read_feeds(shown, &BTreeMap::new(), &own)?;
            return Ok(own);
        }
        let cursors = self.cursors()?;
        let read = |feed: &FeedId| cursors.get(feed).map_or(0, |cursor| cursor.segments);
        let mut tops = self.news(&cursors);
        let doubtful = tops.keys().filter(|feed| own.contains(feed)).copied().collect();
        tops.retain(|feed, _| !own.contains(feed));
        if tops.len() >= LIST_TOGETHER {
            let mut entries = self.list(names::PACKS)?;
            entries.extend(self.list(names::feeds(SharedChannel::QUALITY))?);
            let mut shown = self.identify(entries)?;
            shown.retain(|feed, _| tops.contains_key(feed));
            self.read_feeds(shown, &tops, &own)?;
            return Ok(doubtful);
        }
        for (feed, top) in tops {
            let entries = self.list_feed(feed, read(&feed), top.seq)?;
            let mut shown = self.identify(entries)?;
            shown.entry(feed).or_default();
            self.read_feeds(shown, &BTreeMap::from([(feed, top)]), &own)?;
        }
        Ok(doubtful)
    }

    /// Reads every feed of a channel's folder.
    pub fn read_channel_fully(&mut self, channel: SharedChannel) -> Result<(), Halt> {
        let entries = self.list(names::feeds(channel))?;
        let shown = self.identify(entries)?;
        let own = self.own_feeds()?;
        self.read_feeds(shown, &BTreeMap::new(), &own)?;
        Ok(self.keep_gathered()?)
    }

    /// Lists what a tip tells of. Its height is only a claim, so it never costs more than one or two
    /// listings.
    fn list_feed(&mut self, feed: FeedId, read: u64, top: u64) -> Result<Vec<Entry>, Halt> {
        let channel = SharedChannel::QUALITY;
        let next = names::segment_folder(channel, feed, read.saturating_add(1));
        let last = names::segment_folder(channel, feed, top);
        let mut entries = if top.saturating_sub(read) > names::PER_FOLDER {
            self.list(&names::feed(channel, feed))?
        } else {
            self.list(&next)?
        };
        if last != next && top.saturating_sub(read) <= names::PER_FOLDER {
            entries.extend(self.list(&last)?);
        }
        let follows = |entry: &Entry| {
            SegmentName::read(&entry.name).is_some_and(|at| at.seq == read.saturating_add(1))
        };
        // One segment that lies there on its own needs no pack.
        if top.saturating_sub(read) > 1 || !entries.iter().any(follows) {
            entries.extend(self.list(&names::packs_of(feed))?);
        }
        Ok(entries)
    }

    /// Finds out which feed and place each file claims: from its name and folder, or, where those
    /// were changed, from its label.
    pub fn identify(&mut self, entries: Vec<Entry>) -> Result<Shown, Halt> {
        let mut shown = Shown::new();
        for entry in entries {
            let folder = names::feed_of(&entry.name);
            match Ending::of(&entry.name) {
                Some(Ending::Segment) => {
                    let place = match (folder, SegmentName::read(&entry.name)) {
                        (Some(feed), Some(at)) => Some((feed, at)),
                        _ => self.place_by_label(&entry)?,
                    };
                    if let Some((feed, at)) = place {
                        let file = Candidate { at, path: entry.name, bytes: entry.bytes };
                        shown.entry(feed).or_default().loose.push(file);
                    }
                }
                Some(Ending::Pack) => {
                    let place = match (folder, PackName::read(&entry.name)) {
                        (Some(feed), Some(at)) => Some((feed, at)),
                        _ => self.pack_by_label(&entry)?,
                    };
                    if let Some((feed, at)) = place {
                        let file = PackFile { at, path: entry.name, bytes: entry.bytes };
                        shown.entry(feed).or_default().packs.push(file);
                    }
                }
                _ => {}
            }
        }
        Ok(shown)
    }

    fn pack_by_label(&mut self, entry: &Entry) -> Result<Option<(FeedId, PackName)>, Halt> {
        if !self.is_due(&entry.name, entry.bytes) {
            return Ok(None);
        }
        let Some(bytes) = self.fetch(&entry.name, entry.bytes)? else { return Ok(None) };
        match pack::label(&bytes) {
            Ok(label) => {
                let (first, last, hash) = (label.first, label.last, label.hash().short());
                Ok(Some((label.feed, PackName { first, last, hash })))
            }
            Err(error) => {
                self.judge(&entry.name, entry.bytes, Finding::Refused(Code::Object(error)))?;
                Ok(None)
            }
        }
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

    fn read_feeds(
        &mut self,
        shown: Shown,
        tops: &BTreeMap<FeedId, Top>,
        own: &BTreeSet<FeedId>,
    ) -> Result<(), Halt> {
        let cursors = self.cursors()?;
        let mut others = shown.into_iter().filter(|(feed, _)| !own.contains(feed)).peekable();
        while others.peek().is_some() {
            let mut readings = Vec::new();
            for (feed, files) in others.by_ref().take(READ_TOGETHER) {
                readings.push(Reading::begin(self, feed, cursors.get(&feed).copied(), files)?);
            }
            let soon = readings.iter().filter(|reading| !reading.is_paused(self));
            let soon: Vec<_> = soon.flat_map(Reading::wanted).collect();
            self.read_soon(soon.into_iter());
            for reading in readings {
                let top = tops.get(&reading.feed);
                let for_us = reading.read(self, top.map_or(0, |top| top.seq))?;
                if let Some(Top { tip, .. }) = top.filter(|_| !for_us) {
                    self.judge(&tip.name, tip.bytes, Finding::NotForUs)?;
                }
            }
        }
        Ok(())
    }

    pub fn cursors(&self) -> Result<BTreeMap<FeedId, Cursor>, Halt> {
        Ok(self.local.cursors()?.into_iter().map(|cursor| (cursor.feed, cursor)).collect())
    }
}
