//! Packing own feeds: many small files become few larger ones. The small ones stay until
//! [`super::cleaning`] finds that they may go.

use super::again::Rewritten;
use super::code::Code;
use super::run::{Halt, Run};
use super::upload::{self, Sent};
use crate::channel::SharedChannel;
use crate::local::{Cursor, KeptPack};
use crate::object::MAX_OBJECT_BYTES;
use cf_ledger::FeedId;

/// So many segments of an own feed that are in no pack make one.
const PACK_SEGMENTS: u64 = 32;

/// And so many bytes of them: 1 MiB.
const PACK_BYTES: u64 = 1024 * 1024;

/// So many packs of one level make one of the next.
const PACKS_PER_LEVEL: usize = 8;

/// Larger packs are not made of smaller ones, in bytes: what comes out must fit an object.
const LARGEST: u64 = MAX_OBJECT_BYTES as u64 / 8 * 7;

/// The most packs that one exchange makes of one feed.
const PACKS_AT_ONCE: usize = 4;

impl Run<'_, '_> {
    /// Packs what has come together in an own feed. Returns whether everything is done.
    pub fn pack_own(&mut self, own: &Cursor) -> Result<bool, Halt> {
        if own.channel == SharedChannel::MEMBERS {
            return Ok(true);
        }
        let published = self.published(own)?;
        for _ in 0..PACKS_AT_ONCE {
            let packs = self.local.packs(own.feed)?;
            let chain = chain(&packs);
            let packed = chain.last().map_or(0, |pack| pack.last);
            let range = if self.is_enough(own.feed, packed, published)? {
                Some((packed.saturating_add(1), published))
            } else {
                self.level_to_merge(&chain)?
            };
            let Some((first, last)) = range else { return Ok(true) };
            self.breathe()?;
            let Some(made) = self.pack(own, first, last)? else { return Ok(true) };
            if !self.send_pack(own.feed, &made)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// How many segments of an own feed are in the store, without a gap.
    fn published(&self, own: &Cursor) -> Result<u64, Halt> {
        let unsent = self.local.sealed_unpublished()?;
        let parts = unsent.iter().filter_map(|outgoing| outgoing.part);
        let waiting = parts.filter(|part| part.feed == own.feed && part.events > 0);
        let first = waiting.map(|part| part.seq).min();
        Ok(first.map_or(own.segments, |seq| seq.saturating_sub(1)))
    }

    fn is_enough(&self, feed: FeedId, packed: u64, published: u64) -> Result<bool, Halt> {
        let loose = published.saturating_sub(packed);
        if !(2..PACK_SEGMENTS).contains(&loose) {
            return Ok(loose >= PACK_SEGMENTS);
        }
        let of_feed = self.local.sent()?.into_iter().filter(|object| {
            object
                .part
                .is_some_and(|part| part.feed == feed && part.events > 0 && part.seq > packed)
        });
        Ok(of_feed.map(|object| object.bytes).sum::<u64>() >= PACK_BYTES)
    }

    /// The last packs, when there are enough of one level to make a larger one.
    fn level_to_merge(&self, chain: &[&KeptPack]) -> Result<Option<(u64, u64)>, Halt> {
        let Some(last) = chain.last() else { return Ok(None) };
        let same = |pack: &&&KeptPack| level(pack) == level(last);
        let run: Vec<&&KeptPack> =
            chain.iter().rev().take_while(same).take(PACKS_PER_LEVEL).collect();
        let (true, Some(first)) = (run.len() == PACKS_PER_LEVEL, run.last()) else {
            return Ok(None);
        };
        if run.iter().map(|pack| pack.bytes).sum::<u64>() > LARGEST {
            return Ok(None);
        }
        // A pack never mixes keys.
        let epoch = |seq| -> Result<Option<u32>, Halt> {
            let trace = self.local.traces(last.feed, seq, 1)?.into_iter().next();
            Ok(trace.map(|trace| trace.epoch))
        };
        let one_key = epoch(first.first)? == epoch(last.last)?;
        Ok(one_key.then_some((first.first, last.last)))
    }

    /// Sends a pack. It counts once the store gave the same bytes back.
    fn send_pack(&mut self, feed: FeedId, made: &Rewritten) -> Result<bool, Halt> {
        match upload::send(self.store, &made.name, &made.bytes) {
            Sent::Confirmed => {
                self.local.save_pack(&KeptPack {
                    name: made.name.clone(),
                    feed,
                    first: made.first,
                    last: made.last,
                    bytes: u64::try_from(made.bytes.len()).unwrap_or(u64::MAX),
                    since_ms: self.ambient.now_ms,
                })?;
                Ok(true)
            }
            Sent::Unknown(error) if error.stops_all() => Err(error.into()),
            Sent::Unknown(error) => {
                self.report.note(Code::Store(error), Some(&made.name));
                Ok(false)
            }
        }
    }
}

fn level(pack: &KeptPack) -> u32 {
    let segments = pack.last.saturating_sub(pack.first).saturating_add(1);
    let steps = u64::try_from(PACKS_PER_LEVEL).unwrap_or(8);
    (segments / PACK_SEGMENTS).max(1).ilog(steps)
}

/// The packs that hold a feed from its beginning without a gap, the largest first where several hold
/// the same.
pub(super) fn chain(packs: &[KeptPack]) -> Vec<&KeptPack> {
    let mut chain: Vec<&KeptPack> = Vec::new();
    let mut reached = 0_u64;
    loop {
        let next = reached.saturating_add(1);
        let here = packs.iter().filter(|pack| pack.first <= next && pack.last >= next);
        let Some(pack) = here.max_by_key(|pack| (pack.last, &pack.name)) else { return chain };
        reached = pack.last;
        chain.push(pack);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn pack(first: u64, last: u64) -> KeptPack {
        let name = format!("{first}-{last}");
        KeptPack { name, feed: FeedId([1; 32]), first, last, bytes: 1, since_ms: 0 }
    }

    #[test]
    fn the_chain_takes_the_larger_pack_and_ends_at_a_gap() {
        let packs = [pack(1, 32), pack(33, 64), pack(1, 64), pack(65, 96), pack(98, 130)];
        let names: Vec<&str> = chain(&packs).iter().map(|pack| pack.name.as_str()).collect();
        assert_eq!(names, ["1-64", "65-96"]);
        assert!(chain(&packs[1..2]).is_empty());
    }

    #[test]
    fn eight_of_a_level_are_one_of_the_next() {
        let levels = [(1, 2), (1, 32), (1, 255), (1, 256), (257, 512), (1, 2048)];
        let levels = levels.map(|(first, last)| level(&pack(first, last)));
        assert_eq!(levels, [0, 0, 0, 1, 1, 2]);
    }
}
