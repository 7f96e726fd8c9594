//! Putting back what others have lost: whoever holds the content can write it again.

use super::code::Code;
use super::run::{Halt, Run, Way};
use super::upload::{self, Sent};
use super::verdict::Finding;
use crate::channel::SharedChannel;
use crate::local::{Cursor, Held};
use crate::names::{self, PackName, SegmentName};
use crate::store::Entry;
use cf_ledger::FeedId;
use std::collections::{BTreeMap, BTreeSet};

/// Longer runs of missing segments are put back as a pack. Shorter ones as files of their own,
/// which an app from before packs reads as well.
const AS_FILES: usize = 32;

impl Run<'_, '_> {
    /// Looks through everything that is held here of others, and puts back what the store has lost.
    /// A listing that is not complete concludes nothing.
    pub fn heal(&mut self) -> Result<(), Halt> {
        let own = self.own_feeds()?;
        let mut shown: BTreeMap<FeedId, Vec<Entry>> = BTreeMap::new();
        let feeds = SharedChannel::records().chain([SharedChannel::MEMBERS]).map(names::feeds);
        for prefix in feeds.chain([names::PACKS]).collect::<BTreeSet<_>>() {
            let Some(entries) = self.list_all(prefix)? else { return Ok(()) };
            for entry in entries {
                if let Some(feed) = names::feed_of(&entry.name) {
                    shown.entry(feed).or_default().push(entry);
                }
            }
        }
        for cursor in self.local.cursors()? {
            if own.contains(&cursor.feed) {
                continue;
            }
            let listed = shown.remove(&cursor.feed).unwrap_or_default();
            let missing = self.missing(&cursor, &listed)?;
            self.put_back(&cursor, &missing)?;
        }
        Ok(())
    }

    /// The segments that are held here and that no file in the store is known to hold. Packs that
    /// nobody here has opened are opened first.
    fn missing(&mut self, cursor: &Cursor, listed: &[Entry]) -> Result<BTreeSet<u64>, Halt> {
        let held = self.local.held(cursor.feed, 1)?;
        let mut missing: BTreeSet<u64> =
            held.range(..=cursor.segments).map(|(seq, _)| *seq).collect();
        for entry in listed {
            if let Some(at) = SegmentName::read(&entry.name)
                && self.is_there(&held, at, entry)
            {
                missing.remove(&at.seq);
            }
        }
        for entry in listed {
            let Some(at) = PackName::read(&entry.name) else { continue };
            let wanted = missing.range(at.first..=at.last).next().is_some();
            if wanted && self.verify_pack(cursor, &entry.name, entry.bytes)? {
                missing.retain(|seq| *seq < at.first || *seq > at.last);
            }
        }
        Ok(missing)
    }

    /// Whether a file is the one that is held, as far as its name and what was found out about it
    /// tell.
    fn is_there(&self, held: &BTreeMap<u64, Held>, at: SegmentName, entry: &Entry) -> bool {
        let Some(held) = held.get(&at.seq) else { return false };
        let verdict = self.verdicts.get(&entry.name).filter(|verdict| verdict.bytes == entry.bytes);
        match verdict.map(|verdict| verdict.finding) {
            Some(Finding::Read) => true,
            Some(Finding::Refused(Code::Object(_))) => false,
            _ => held.object.is_none() || held.is_file(at.hash),
        }
    }

    /// Writes segments again and sends them.
    pub fn put_back(&mut self, cursor: &Cursor, missing: &BTreeSet<u64>) -> Result<(), Halt> {
        let mut next = missing.first().copied();
        while let Some(first) = next {
            let run = (first..).zip(missing.range(first..)).take_while(|(at, seq)| at == *seq);
            let last = run.map(|(at, _)| at).last().unwrap_or(first);
            let reached = self.put_back_run(cursor, first, last)?;
            next = missing.range(reached.saturating_add(1)..).next().copied();
        }
        Ok(())
    }

    /// Puts back some of the segments from `first` on; answers how far it came, or where it gave up.
    fn put_back_run(&mut self, cursor: &Cursor, first: u64, last: u64) -> Result<u64, Halt> {
        let Some(author) = self.author(cursor)? else { return Ok(last) };
        let traces = self.traces(cursor.feed, first, last)?;
        let signed = traces.iter().take_while(|trace| trace.signature.is_some()).count();
        let to_the_end = u64::try_from(signed).ok() == Some(last - first + 1);
        let members = cursor.channel == SharedChannel::MEMBERS;
        if signed > 0 && (members || (to_the_end && signed <= AS_FILES)) {
            for trace in traces.iter().take(signed) {
                if let Some(file) = self.seal_again(cursor, &author, trace)? {
                    self.send_back(&file.name, &file.bytes)?;
                }
            }
            return Ok(first.saturating_add(u64::try_from(signed).unwrap_or(0)).saturating_sub(1));
        }
        // The signature that vouches for the last of them may come later.
        let end = self.next_signature(cursor, last)?;
        match self.pack(cursor, first, end)? {
            Some(made) => {
                self.send_back(&made.name, &made.bytes)?;
                Ok(made.last)
            }
            // Taken in before what this needs was kept. Whoever wrote it can still put it back.
            None => {
                let known = self.local.traces(cursor.feed, first.saturating_add(1), 1)?;
                Ok(known.first().map_or(last, |trace| trace.seq.saturating_sub(1)))
            }
        }
    }

    /// The next segment from here on whose signature is known.
    fn next_signature(&mut self, cursor: &Cursor, from: u64) -> Result<u64, Halt> {
        let traces = self.traces(cursor.feed, from, cursor.segments)?;
        let signed = traces.iter().find(|trace| trace.signature.is_some());
        Ok(signed.map_or(from, |trace| trace.seq))
    }

    fn send_back(&mut self, name: &str, bytes: &[u8]) -> Result<(), Halt> {
        if let Way::File(_) = self.way {
            return self.put_in_file(name, bytes);
        }
        self.breathe()?;
        match upload::send(self.store, name, bytes) {
            Sent::Confirmed => {
                let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                self.judge(name, size, Finding::Read)
            }
            Sent::Unknown(error) if error.stops_all() => Err(error.into()),
            Sent::Unknown(error) => {
                self.report.note(Code::Store(error), Some(name));
                Ok(())
            }
        }
    }
}
