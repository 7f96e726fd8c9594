//! Most exchanges find nothing to do. One look at the tips is enough to see that.

use super::report::Depth;
use super::run::{Halt, Run, Way};
use super::verdict::Finding;
use crate::channel::SharedChannel;
use crate::local::Cursor;
use crate::member::Standing;
use crate::names::{self, TipName};
use crate::store::Entry;
use cf_ledger::FeedId;
use std::collections::BTreeMap;

/// The highest tip of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Top {
    /// The height that it tells of.
    pub seq: u64,
    /// The tip.
    pub tip: Entry,
}

impl Run<'_, '_> {
    /// Whether nothing is new here and none of the tips tells of anything new. That a tip of a feed
    /// which is known here lies there says that this is our space: a feed's id belongs to one.
    pub fn is_quiet(&self) -> Result<bool, Halt> {
        if self.depth == Depth::Full || self.way != Way::Both || self.standing().is_none() {
            return Ok(false);
        }
        if self.is_audit_due()? || self.waits_here()? || self.lacks_keys() || self.is_in_doubt() {
            return Ok(false);
        }
        let cursors = self.cursors()?;
        let is_known = |tip: &Entry| {
            TipName::read(&tip.name).is_some_and(|tip| cursors.contains_key(&tip.feed))
        };
        Ok(self.tips.iter().any(is_known) && self.news(&cursors).is_empty())
    }

    /// The feeds of which a tip tells more than was read, but for those that are known to be for
    /// others. They are looked at again when their tip moves, and with another key.
    pub fn news(&self, cursors: &BTreeMap<FeedId, Cursor>) -> BTreeMap<FeedId, Top> {
        let mut tops: BTreeMap<FeedId, Top> = BTreeMap::new();
        for entry in &self.tips {
            let Some(tip) = TipName::read(&entry.name) else { continue };
            if tops.get(&tip.feed).is_none_or(|top| top.seq < tip.at.seq) {
                tops.insert(tip.feed, Top { seq: tip.at.seq, tip: entry.clone() });
            }
        }
        tops.retain(|feed, top| {
            let read = cursors.get(feed).map_or(0, |cursor| cursor.segments);
            let verdict = self.verdicts.get(&top.tip.name);
            read < top.seq && verdict.is_none_or(|known| known.finding != Finding::NotForUs)
        });
        tops
    }

    /// Whether something is to be sent. Of whoever only reads nothing goes out.
    fn waits_here(&self) -> Result<bool, Halt> {
        if !self.local.sealed_unpublished()?.is_empty() {
            return Ok(true);
        }
        if self.standing() == Some(Standing::LayReader) {
            return Ok(false);
        }
        for channel in std::iter::once(SharedChannel::MEMBERS).chain(SharedChannel::records()) {
            if self.local.pending_count(channel)? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the members' list tells of a key for this device that has not come yet.
    fn lacks_keys(&self) -> bool {
        let own = self.own.sign.public();
        self.membership.keys_for(&own).any(|key| !self.keys.iter().any(|held| held.name() == *key))
    }

    /// Whether something that was said of members or a keyring could not be used: it may be whole
    /// by now.
    fn is_in_doubt(&self) -> bool {
        let places = [names::KEYRINGS, names::feeds(SharedChannel::MEMBERS)];
        self.verdicts.values().any(|verdict| match verdict.finding {
            Finding::Refused(code) => {
                !code.is_told_once() && places.iter().any(|place| verdict.name.starts_with(place))
            }
            Finding::Read | Finding::NotForUs => false,
        })
    }
}
