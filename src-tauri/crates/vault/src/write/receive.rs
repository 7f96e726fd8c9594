//! Events that were written elsewhere.

use super::Tx;
use super::feeds::{self, FeedEnd, NewFeed};
use super::requeue;
use crate::error::VaultError;
use crate::model::{self, Known, KnownFeed};
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_ledger::{Channel, DevicePublic, Envelope, FeedId, Head, Hlc, HybridClock, Incarnation};
use std::collections::BTreeMap;

/// What the membership says about a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedInfo {
    /// The device's public key.
    pub key: DevicePublic,
    /// The device.
    pub device: DeviceId,
    /// The member who writes on it.
    pub person: PersonId,
    /// What the feed carries.
    pub channel: Channel,
    /// Which life of the installation wrote it.
    pub incarnation: Incarnation,
}

impl FeedInfo {
    /// The feed's name, which follows from the rest.
    #[must_use]
    pub fn id(&self) -> FeedId {
        FeedId::derive(&self.key.0, self.channel, self.incarnation)
    }
}

/// What came of receiving.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Received {
    /// Events that were new.
    pub added: u64,
    /// Events that were here already.
    pub known: u64,
}

impl Tx<'_> {
    /// Takes in events of one feed, in order. What is here already is compared and passed over, so
    /// the same batch may come twice. Each event must follow on from the one before.
    ///
    /// # Errors
    /// [`VaultError::Gap`] when some are missing before these, [`VaultError::BrokenChain`] when they
    /// contradict what is here, [`VaultError::WrongFeed`], [`VaultError::Twin`] when somebody else
    /// writes under this device's name. Nothing of the batch is kept then, if the caller lets the
    /// error leave the transaction.
    pub fn receive(
        &mut self,
        info: &FeedInfo,
        envelopes: &[Envelope],
    ) -> Result<Received, VaultError> {
        let mut end = self.feed_of(info)?;
        let current = self.is_current(info);
        let mut received = Received::default();
        let mut observed = HybridClock::resume(self.clock.last());
        let mut seen = Hlc::default();
        let mut next = self.next_event()?;
        let known_feed =
            KnownFeed { person: info.person, device: info.device, channel: info.channel };
        let mut fresh: BTreeMap<RecordId, Vec<Known>> = BTreeMap::new();
        for envelope in envelopes {
            if envelope.feed != end.id {
                return Err(VaultError::WrongFeed);
            }
            if envelope.seq <= end.head.count {
                self.compare(&end, envelope)?;
                received.known += 1;
                continue;
            }
            if current {
                return Err(VaultError::Twin);
            }
            follows(&end, envelope)?;
            let payload = envelope.payload().ok();
            let n = next;
            self.store(n, end.n, envelope, payload.as_ref())?;
            next = next.saturating_add(1);
            end.head = envelope.head();
            received.added += 1;
            // What a newer app wrote in a form that cannot be read is kept byte for byte, and
            // shown once it can.
            let Some(payload) = payload else { continue };
            observed.observe(payload.hlc, self.now_ms);
            seen = seen.max(if payload.hlc <= observed.last() { payload.hlc } else { seen });
            self.gather(&mut fresh, Known::new(n, known_feed, envelope.id(), payload));
        }
        if received.added > 0 {
            self.clock = observed;
            feeds::advance(self.connection, end.n, end.head, seen)?;
            self.changes.space = true;
        }
        self.show(fresh)?;
        Ok(received)
    }

    /// Notes that events up to this head have left the device (or are sealed to do so): from now
    /// on they cannot be undone, only answered. Answers `false`, and notes nothing, when the feed
    /// holds other events there by now: something was undone since they were read.
    ///
    /// # Errors
    /// When the feed is not known.
    pub fn mark_departed(&mut self, feed: FeedId, head: Head) -> Result<bool, VaultError> {
        let end = feeds::find(self.connection, feed)?.ok_or(VaultError::WrongFeed)?;
        if requeue::head_at(self.connection, end.n, head.count)? != Some(head) {
            return Ok(false);
        }
        let sql = "UPDATE feed SET departed = max(departed, ?2) WHERE n = ?1";
        self.connection.prepare_cached(sql)?.execute((end.n, head.count.cast_signed()))?;
        self.changes.space = true;
        Ok(true)
    }

    fn feed_of(&self, info: &FeedInfo) -> Result<FeedEnd, VaultError> {
        let id = info.id();
        match feeds::find(self.connection, id)? {
            Some(end) => Ok(end),
            None => {
                let FeedInfo { key, device, person, channel, incarnation } = *info;
                let own = key == self.identity.public() || feeds::was_own(self.connection, key)?;
                feeds::add(
                    self.connection,
                    &NewFeed { id, device_key: key.0, device, person, channel, incarnation, own },
                )
            }
        }
    }

    fn is_current(&self, info: &FeedInfo) -> bool {
        info.key == self.identity.public() && info.incarnation == self.identity.incarnation
    }

    fn compare(&self, end: &FeedEnd, envelope: &Envelope) -> Result<(), VaultError> {
        let mut here =
            self.connection.prepare_cached("SELECT id FROM event WHERE feed = ?1 AND seq = ?2")?;
        let id: [u8; 32] = here.query_row((end.n, envelope.seq.cast_signed()), |row| row.get(0))?;
        if id == envelope.id().0 {
            Ok(())
        } else {
            Err(VaultError::BrokenChain { seq: envelope.seq })
        }
    }

    fn gather(&mut self, fresh: &mut BTreeMap<RecordId, Vec<Known>>, event: Known) {
        if event.audience().is_none() {
            return;
        }
        let record = event.applied.payload.record;
        self.changes.note(record, &event.applied.payload.kind);
        fresh.entry(record).or_default().push(event);
    }

    /// Refreshes each record once. One that is new here is reduced from what is at hand.
    fn show(&self, fresh: BTreeMap<RecordId, Vec<Known>>) -> Result<(), VaultError> {
        let mut earlier =
            self.connection.prepare_cached("SELECT 1 FROM event WHERE record = ?1 AND n < ?2")?;
        for (record, events) in fresh {
            let first = events.first().map_or(0, |event| event.n);
            if earlier.exists((record.0.as_bytes(), first))? {
                let all = model::of_record(self.connection, record)?;
                self.models.show(record, &all)?;
            } else {
                self.models.show_new(record, &events)?;
            }
        }
        Ok(())
    }
}

fn follows(end: &FeedEnd, envelope: &Envelope) -> Result<(), VaultError> {
    let expected = end.head.count.saturating_add(1);
    if envelope.seq != expected {
        return Err(VaultError::Gap { expected, given: envelope.seq });
    }
    if envelope.prev != end.head.hash {
        return Err(VaultError::BrokenChain { seq: envelope.seq });
    }
    Ok(())
}
