//! Writing what is held here into a file for colleagues. No place is needed for it: what was let go
//! of, and what came from others, is made again.

use super::run::{Halt, Run};
use crate::bundle::Heights;
use crate::channel::SharedChannel;
use crate::local::FeedPart;
use crate::names::Ending;
use crate::store::StoreError;
use cf_ledger::FeedId;
use std::collections::{BTreeMap, BTreeSet};

impl Run<'_, '_> {
    /// Puts everything that came after these heights into the store, which is the file. What is
    /// said of members always goes in whole: it is little, and without it nothing is read.
    pub fn carry(&mut self, since: &Heights) -> Result<(), Halt> {
        let kept = self.carry_own(since)?;
        for cursor in self.local.cursors()? {
            let from = known(since, cursor.channel, cursor.feed).saturating_add(1);
            let held = self.local.held(cursor.feed, from)?;
            let there = kept.get(&cursor.feed);
            let lacks = |seq: &u64| there.is_none_or(|there| !there.contains(seq));
            let missing: BTreeSet<u64> =
                held.into_keys().filter(|seq| *seq <= cursor.segments).filter(lacks).collect();
            self.put_back(&cursor, &missing)?;
        }
        Ok(())
    }

    /// The bytes that were sealed here and are still kept. Answers the segments among them.
    fn carry_own(&mut self, since: &Heights) -> Result<BTreeMap<FeedId, BTreeSet<u64>>, Halt> {
        let mut there: BTreeMap<FeedId, BTreeSet<u64>> = BTreeMap::new();
        let is_new = |part: FeedPart| part.seq > known(since, part.channel, part.feed);
        let wanted = |name: &str, part: Option<FeedPart>| {
            let carried = !matches!(Ending::of(name), None | Some(Ending::Invite));
            carried && part.is_none_or(is_new)
        };
        let waiting = self.local.sealed_unpublished()?;
        let sent = self.local.sent()?.into_iter().filter(|object| object.bytes > 0);
        let mut objects: Vec<(String, Option<FeedPart>, Option<Vec<u8>>)> =
            sent.map(|object| (object.name, object.part, None)).collect();
        objects.extend(waiting.into_iter().map(|it| (it.name, it.part, Some(it.bytes))));
        objects.retain(|(name, part, _)| wanted(name, *part));
        for (name, part, bytes) in objects {
            let bytes = if bytes.is_some() { bytes } else { self.local.sent_bytes(&name)? };
            let Some(bytes) = bytes else { continue };
            self.put_in_file(&name, &bytes)?;
            if let Some(part) = part.filter(|part| part.events > 0) {
                there.entry(part.feed).or_default().insert(part.seq);
            }
        }
        Ok(there)
    }

    /// Puts an object into the file.
    pub fn put_in_file(&mut self, name: &str, bytes: &[u8]) -> Result<(), Halt> {
        self.breathe()?;
        match self.store.put(name, bytes) {
            Ok(()) | Err(StoreError::Exists) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn known(since: &Heights, channel: SharedChannel, feed: FeedId) -> u64 {
    if channel == SharedChannel::MEMBERS { 0 } else { since.get(&feed).copied().unwrap_or(0) }
}
