//! Sending what is sealed.

use super::report::Code;
use super::run::{Halt, Run};
use super::upload::{self, Sent};
use crate::channel::SharedChannel;
use crate::local::Cursor;
use crate::names::{self, TipName};
use cf_ledger::FeedId;
use std::collections::BTreeSet;

/// How many of an own feed's tips stay.
const TIPS_KEPT: u64 = 2;

impl Run<'_, '_> {
    /// Checks every own feed for a twin, seals what waits, and sends: segments before their tips.
    pub fn send(&mut self) -> Result<(), Halt> {
        let mut frozen = BTreeSet::new();
        let mut grown = Vec::new();
        for channel in std::iter::once(SharedChannel::MEMBERS).chain(SharedChannel::records()) {
            let own = self.own_cursor(channel)?;
            if own.segments == 0 && self.local.pending_count(channel)? == 0 {
                continue;
            }
            if let Some(twin) = self.find_twin(&own)? {
                self.report.note(Code::Twin, None);
                self.report.twin = Some(twin);
                frozen.insert(own.feed);
            } else {
                self.seal_pending(&own)?;
                grown.push(self.own_cursor(channel)?);
            }
        }
        self.send_sealed(frozen)?;
        for own in grown {
            self.tidy_tips(&own)?;
        }
        Ok(())
    }

    /// Sends in the order of sealing. A feed whose segment did not get through waits with the rest
    /// of it; others go on, unless the store itself is the trouble.
    fn send_sealed(&mut self, mut frozen: BTreeSet<FeedId>) -> Result<(), Halt> {
        for outgoing in self.local.sealed_unpublished()? {
            if outgoing.part.is_some_and(|part| frozen.contains(&part.feed)) {
                continue;
            }
            self.breathe()?;
            match upload::send(self.store, &outgoing.name, &outgoing.bytes) {
                Sent::Confirmed => {
                    self.local.mark_published(&outgoing.name)?;
                    self.report.sent += outgoing.part.map_or(0, |part| part.events);
                }
                Sent::Unknown(error) if error.stops_all() => return Err(error.into()),
                Sent::Unknown(error) => {
                    self.report.note(Code::Store(error), Some(&outgoing.name));
                    frozen.extend(outgoing.part.map(|part| part.feed));
                }
            }
        }
        Ok(())
    }

    /// Removes own tips that newer ones have made useless. Where that is not allowed they stay.
    fn tidy_tips(&mut self, own: &Cursor) -> Result<(), Halt> {
        let sealed: BTreeSet<String> =
            self.local.sealed_unpublished()?.into_iter().map(|outgoing| outgoing.name).collect();
        for entry in self.list(&names::tips_of(own.feed))? {
            let Some(tip) = TipName::read(&entry.name) else { continue };
            let old = tip.at.seq.saturating_add(TIPS_KEPT) <= own.segments;
            if tip.feed == own.feed
                && old
                && sealed.is_empty()
                && self.store.delete(&entry.name).is_err()
            {
                break;
            }
        }
        Ok(())
    }
}
