//! Sending what is sealed.

use super::code::Code;
use super::report::Depth;
use super::run::{Halt, Run};
use super::upload::{self, Sent};
use crate::channel::SharedChannel;
use crate::local::{Cursor, FeedPart};
use crate::member::Standing;
use crate::names::{self, TipName};
use cf_ledger::FeedId;
use std::collections::{BTreeMap, BTreeSet};

/// How many of an own feed's tips stay.
const TIPS_KEPT: u64 = 2;

impl Run<'_, '_> {
    /// Checks own feeds for a twin, seals what waits, and sends: segments before their tips.
    ///
    /// `doubtful` are own feeds of which the store shows more than was made here.
    pub fn send(&mut self, doubtful: BTreeSet<FeedId>) -> Result<(), Halt> {
        let admitted = self.standing().is_some();
        let audit = admitted && (self.depth == Depth::Full || self.is_audit_due()?);
        let frozen = self.check_and_seal(doubtful, audit)?;
        let reached = self.send_sealed(frozen.clone())?;
        for (feed, top) in &reached {
            self.tidy_tips(*feed, *top)?;
        }
        let own = self.own_cursors(&frozen)?;
        if audit {
            return self.audit(&own);
        }
        for cursor in own.iter().filter(|own| reached.contains_key(&own.feed)) {
            self.pack_own(cursor)?;
        }
        Ok(())
    }

    /// Returns the own feeds that must not be sent: all of them while there is a twin, and those of
    /// channels in which this person may not write.
    fn check_and_seal(
        &mut self,
        doubtful: BTreeSet<FeedId>,
        audit: bool,
    ) -> Result<BTreeSet<FeedId>, Halt> {
        let me = self.membership.on_duty(&self.own.sign.public()).cloned();
        let unsent = self.local.sealed_unpublished()?;
        let unsent: BTreeSet<FeedId> =
            unsent.iter().filter_map(|outgoing| outgoing.part).map(|part| part.feed).collect();
        let (mut in_use, mut idle, mut closed) = (Vec::new(), Vec::new(), BTreeSet::new());
        for channel in std::iter::once(SharedChannel::MEMBERS).chain(SharedChannel::records()) {
            let own = self.own_cursor(channel)?;
            let news = unsent.contains(&own.feed) || self.local.pending_count(channel)? > 0;
            if me.as_ref().is_none_or(|me| !me.writes(channel)) {
                // Whoever only reads knows that nothing of theirs goes out.
                let writes = me.as_ref().is_some_and(|me| me.standing != Standing::LayReader);
                if writes && self.local.pending_count(channel)? > 0 {
                    self.report.note(Code::NoKeyToSend, None);
                }
                closed.insert(own.feed);
            } else if news || audit || doubtful.contains(&own.feed) {
                in_use.push(own);
            } else {
                idle.push(own);
            }
        }
        if self.find_twins(&in_use)? {
            // Whoever goes on from here says once more what both have sent, of every channel. Until
            // then nothing more goes out under this name.
            self.find_twins(&idle)?;
            closed.extend(in_use.iter().chain(&idle).map(|own| own.feed));
            return Ok(closed);
        }
        in_use.iter().try_for_each(|own| self.seal_pending(own))?;
        Ok(closed)
    }

    /// Looks for twins of these feeds, and tells of each. Answers whether there is one.
    fn find_twins(&mut self, feeds: &[Cursor]) -> Result<bool, Halt> {
        let mut any = false;
        for own in feeds {
            if let Some(twin) = self.find_twin(own)? {
                self.report.note(Code::Twin, None);
                self.report.twins.push(twin);
                any = true;
            }
        }
        Ok(any)
    }

    /// Sends in the order of sealing. A feed whose segment did not get through waits with the rest
    /// of it; others go on, unless the store itself is the trouble. Returns how far own feeds got.
    fn send_sealed(&mut self, mut frozen: BTreeSet<FeedId>) -> Result<BTreeMap<FeedId, u64>, Halt> {
        let mut reached = BTreeMap::new();
        for outgoing in self.local.sealed_unpublished()? {
            if outgoing.part.is_some_and(|part| frozen.contains(&part.feed)) {
                continue;
            }
            self.breathe()?;
            match upload::send(self.store, &outgoing.name, &outgoing.bytes) {
                Sent::Confirmed => {
                    self.local.mark_published(&outgoing.name)?;
                    self.report.sent += outgoing.part.map_or(0, FeedPart::records);
                    reached.extend(outgoing.part.map(|part| (part.feed, part.seq)));
                }
                Sent::Unknown(error) if error.stops_all() => return Err(error.into()),
                Sent::Unknown(error) => {
                    self.report.note(Code::Store(error), Some(&outgoing.name));
                    frozen.extend(outgoing.part.map(|part| part.feed));
                }
            }
        }
        Ok(reached)
    }

    /// Removes own tips that newer ones have made useless. Where that is not allowed they stay.
    fn tidy_tips(&mut self, feed: FeedId, top: u64) -> Result<(), Halt> {
        for entry in self.list(&names::tips_of(feed))? {
            let Some(tip) = TipName::read(&entry.name) else { continue };
            let old = tip.at.seq.saturating_add(TIPS_KEPT) <= top;
            if tip.feed == feed && old && self.store.delete(&entry.name).is_err() {
                break;
            }
        }
        Ok(())
    }
}
