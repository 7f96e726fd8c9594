//! What colleagues' apps can read, from the newest tip of each of their feeds.

use super::report::Depth;
use super::run::{Halt, Run};
use super::verdict::Finding;
use crate::local::Cursor;
use crate::names::TipName;
use crate::store::Entry;
use crate::tip::Tip;
use cf_ledger::FeedId;
use std::collections::BTreeMap;

impl Run<'_, '_> {
    /// Reads the tips that were not read before, in a thorough look only: they are for information.
    /// One that does not hold is passed over, because nothing depends on it.
    pub fn read_tips(&mut self) -> Result<(), Halt> {
        if self.depth != Depth::Full {
            return Ok(());
        }
        let mut newest: BTreeMap<FeedId, (u64, Entry)> = BTreeMap::new();
        for entry in &self.tips {
            let Some(name) = TipName::read(&entry.name) else { continue };
            let known = newest.get(&name.feed).map_or(0, |(seq, _)| *seq);
            if name.at.seq > known {
                newest.insert(name.feed, (name.at.seq, entry.clone()));
            }
        }
        let own = self.own.sign.public();
        let cursors = self.local.cursors()?;
        for cursor in cursors.iter().filter(|cursor| cursor.device != own) {
            if let Some((_, entry)) = newest.remove(&cursor.feed) {
                self.read_tip(cursor, &entry)?;
            }
        }
        Ok(())
    }

    fn read_tip(&mut self, cursor: &Cursor, entry: &Entry) -> Result<(), Halt> {
        if !self.is_due(&entry.name, entry.bytes) {
            return Ok(());
        }
        let Some(bytes) = self.fetch(&entry.name, entry.bytes)? else { return Ok(()) };
        if let Ok(tip) = Tip::open(&bytes, &cursor.device)
            && (tip.feed, tip.space) == (cursor.feed, self.space())
        {
            self.report.reads.push((tip.feed, tip.reads));
            self.judge(&entry.name, entry.bytes, Finding::Read)?;
        }
        Ok(())
    }
}
