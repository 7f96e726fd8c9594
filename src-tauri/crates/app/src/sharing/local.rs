//! The vault as the exchange sees it.

use super::convert::{
    cursor_in, cursor_out, object_in, object_out, pack_in, pack_out, place_out, segment_in,
    sent_out, trace_out, verdict_in, verdict_out,
};
use super::kept::{self, key, tally};
use crate::desk::{Desk, local};
use crate::error::AppError;
use crate::operation::Operation;
use cf_domain::calendar::long_date;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{Envelope, FeedId, Incarnation};
use cf_sync::SharedChannel;
use cf_sync::engine::{Tally, Verdict};
use cf_sync::keys::SealSecret;
use cf_sync::local::{
    Batch, Cursor, Held, HeldSegment, KeptPack, Local, LocalError, Outgoing, OwnDevice, Saying,
    SealedSegment, SentObject,
};
use cf_sync::member::Draft;
use cf_sync::segment::Trace;
use cf_sync::space::{EpochKey, SignedGenesis};
use cf_vault::{ChangeSet, FeedInfo, Tx, VaultError};
use chrono::DateTime;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The open vault as the sync crate works with it. Each method is one transaction, so nothing waits
/// for the folder while the vault is held.
pub struct VaultLocal<'d> {
    desk: &'d Desk,
    own: OwnDevice,
    incarnation: Incarnation,
    changes: ChangeSet,
    beside: Vec<(String, Option<Vec<u8>>)>,
}

impl<'d> VaultLocal<'d> {
    /// Over the open vault. Nothing is written by this.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn new(desk: &'d Desk) -> Result<Self, AppError> {
        let mut beside = Vec::new();
        let kept = desk.reader()?.space(kept::SEAL)?;
        let seal = match kept.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()) {
            Some(secret) => SealSecret::new(secret),
            None => {
                // Kept when a space is entered: before, nobody can have sealed anything for it.
                let mut secret = [0; 32];
                desk.ambient.fill(&mut secret);
                beside.push((kept::SEAL.to_owned(), Some(secret.to_vec())));
                SealSecret::new(secret)
            }
        };
        let (own, incarnation) = desk.vault.with_identity(|identity| {
            let own = OwnDevice {
                person: identity.person,
                device: identity.device,
                name: name_of(identity.device),
                sign: Arc::clone(&identity.key),
                seal,
            };
            (own, identity.incarnation)
        });
        Ok(Self { desk, own, incarnation, changes: ChangeSet::default(), beside })
    }

    /// Writes this together with the next thing that is said or entered: both are there, or neither.
    pub(super) fn keep_beside(&mut self, entry: (String, Option<Vec<u8>>)) {
        self.beside.push(entry);
    }

    /// Tells the window what was written since it was last told.
    pub(super) fn tell(&mut self) {
        self.desk.tell(&std::mem::take(&mut self.changes));
    }

    /// The own feed of a channel.
    pub(super) fn own_feed(&self, channel: SharedChannel) -> FeedId {
        FeedId::derive(&self.own.sign.public().0, channel.channel(), self.incarnation)
    }

    fn write<T>(
        &mut self,
        operation: Operation,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, VaultError>,
    ) -> Result<T, LocalError> {
        let written = self.desk.transact_untold(operation, |tx| Ok(work(tx)?));
        let (value, changes) = written.map_err(failed)?;
        self.changes.merge(changes);
        Ok(value)
    }

    fn read<T>(
        &self,
        work: impl FnOnce(&cf_vault::Reader<'_>) -> Result<T, VaultError>,
    ) -> Result<T, LocalError> {
        work(&self.desk.reader().map_err(failed)?).map_err(failed)
    }

    /// How many events of an own feed are sealed.
    fn sealed(&self, feed: FeedId) -> Result<u64, LocalError> {
        let cursors = self.read(|reader| reader.cursors())?;
        Ok(cursors.iter().find(|cursor| cursor.feed == feed).map_or(0, |own| own.head.count))
    }
}

fn failed(error: impl Into<AppError>) -> LocalError {
    LocalError(Box::new(error.into()))
}

fn keep_beside(tx: &mut Tx<'_>, beside: &[(String, Option<Vec<u8>>)]) -> Result<(), VaultError> {
    beside.iter().try_for_each(|(key, value)| tx.set_space(key, value.as_deref()))
}

fn keep_objects(tx: &mut Tx<'_>, outgoing: &[Outgoing]) -> Result<(), VaultError> {
    outgoing.iter().try_for_each(|object| tx.keep_object(&object_in(object)))
}

impl Local for VaultLocal<'_> {
    fn own_device(&self) -> Result<OwnDevice, LocalError> {
        Ok(self.own.clone())
    }

    fn space(&self) -> Result<Option<SignedGenesis>, LocalError> {
        let bytes = self.read(|reader| reader.space(kept::GENESIS))?;
        bytes
            .map(SignedGenesis::read)
            .transpose()
            .map_err(|_| failed(AppError::Internal("a space that cannot be read")))
    }

    fn enter(
        &mut self,
        genesis: &SignedGenesis,
        keys: &[EpochKey],
        outgoing: &[Outgoing],
    ) -> Result<(), LocalError> {
        let beside = std::mem::take(&mut self.beside);
        self.write(Operation::Join, |tx| {
            tx.forget_space()?;
            tx.set_space(kept::GENESIS, Some(&genesis.bytes))?;
            for own in keys {
                tx.set_space(&key::name(own), Some(&key::value(own)))?;
            }
            keep_beside(tx, &beside)?;
            keep_objects(tx, outgoing)
        })
    }

    fn incarnation(&self) -> Result<Incarnation, LocalError> {
        Ok(self.incarnation)
    }

    fn pending(&self, channel: SharedChannel, limit: usize) -> Result<Vec<Envelope>, LocalError> {
        let feed = self.own_feed(channel);
        let from = self.sealed(feed)?.saturating_add(1);
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        let events = self.read(|reader| reader.events(feed, from, limit))?;
        Ok(events.into_iter().map(|event| event.envelope).collect())
    }

    fn pending_count(&self, channel: SharedChannel) -> Result<u64, LocalError> {
        let feed = self.own_feed(channel);
        let there = self.read(|reader| reader.feed(feed))?.map_or(0, |feed| feed.head.count);
        Ok(there.saturating_sub(self.sealed(feed)?))
    }

    fn store_sealed(&mut self, sealed: &SealedSegment) -> Result<bool, LocalError> {
        self.write(Operation::Share, |tx| {
            // Sealed bytes never change, so what is in them can no longer be undone. What was
            // undone since they were read must not be in them.
            if !tx.mark_departed(sealed.cursor.feed, sealed.cursor.head)? {
                return Ok(false);
            }
            keep_objects(tx, &sealed.outgoing)?;
            let object = sealed.outgoing.iter().find_map(|outgoing| outgoing.part);
            let segment =
                HeldSegment { trace: sealed.trace.clone(), object: object.map(|part| part.hash) };
            tx.hold(sealed.cursor.feed, &segment_in(&segment))?;
            tx.set_cursor(&cursor_in(&sealed.cursor))?;
            sealed.stated.iter().try_for_each(|(feed, height)| tx.set_stated(*feed, *height))?;
            Ok(true)
        })
    }

    fn say(&mut self, saying: &Saying) -> Result<(), LocalError> {
        let first = saying.drafts.first();
        let operation =
            first.and_then(|draft| Operation::of(draft.operation)).unwrap_or(Operation::Invite);
        let beside = std::mem::take(&mut self.beside);
        self.write(operation, |tx| {
            let mut said = Vec::new();
            for Draft { kind, action, record, supersedes, body, .. } in &saying.drafts {
                let after = supersedes.iter().chain(&said).copied().collect();
                said.push(tx.say_member(kind, action.clone(), *record, after, body.clone())?);
            }
            for key in &saying.keys {
                tx.set_space(&key::name(key), Some(&key::value(key)))?;
            }
            keep_beside(tx, &beside)?;
            keep_objects(tx, &saying.outgoing)
        })
    }

    fn sealed_unpublished(&self) -> Result<Vec<Outgoing>, LocalError> {
        let kept = self.read(|reader| reader.unsent_objects())?;
        Ok(kept.into_iter().map(object_out).collect())
    }

    fn mark_published(&mut self, name: &str) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| tx.mark_sent(name))
    }

    fn cursors(&self) -> Result<Vec<Cursor>, LocalError> {
        Ok(self.read(|reader| reader.cursors())?.into_iter().filter_map(cursor_out).collect())
    }

    fn held(&self, feed: FeedId, first: u64) -> Result<BTreeMap<u64, Held>, LocalError> {
        let held = self.read(|reader| reader.held(feed, first))?;
        Ok(held.into_iter().map(place_out).collect())
    }

    fn traces(&self, feed: FeedId, first: u64, limit: usize) -> Result<Vec<Trace>, LocalError> {
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        let held = self.read(|reader| reader.held_segments(feed, first, limit))?;
        Ok(held.into_iter().filter_map(trace_out).collect())
    }

    fn save_traces(&mut self, feed: FeedId, segments: &[HeldSegment]) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| {
            segments.iter().try_for_each(|segment| tx.hold(feed, &segment_in(segment)))
        })
    }

    fn events(&self, feed: FeedId, first: u64, limit: usize) -> Result<Vec<Envelope>, LocalError> {
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        let events = self.read(|reader| reader.events(feed, first, limit))?;
        Ok(events.into_iter().map(|event| event.envelope).collect())
    }

    fn sent(&self) -> Result<Vec<SentObject>, LocalError> {
        Ok(self.read(|reader| reader.sent_objects())?.into_iter().map(sent_out).collect())
    }

    fn sent_bytes(&self, name: &str) -> Result<Option<Vec<u8>>, LocalError> {
        self.read(|reader| reader.object_bytes(name))
    }

    fn let_go(&mut self, name: &str) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| tx.let_go(name))
    }

    fn packs(&self, feed: FeedId) -> Result<Vec<KeptPack>, LocalError> {
        Ok(self.read(|reader| reader.packs(feed))?.into_iter().map(pack_out).collect())
    }

    fn save_pack(&mut self, pack: &KeptPack) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| tx.keep_pack(&pack_in(pack)))
    }

    fn forget_pack(&mut self, name: &str) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| tx.forget_pack(name))
    }

    fn life_of(&self, feed: FeedId) -> Result<Option<Incarnation>, LocalError> {
        let row = self.read(|reader| reader.feed(feed))?;
        Ok(row.map(|row| row.info.incarnation))
    }

    fn audited_ms(&self) -> Result<u64, LocalError> {
        let bytes = self.read(|reader| reader.space(kept::AUDITED))?;
        let kept = bytes.and_then(|bytes| <[u8; 8]>::try_from(bytes).ok());
        Ok(kept.map_or(0, u64::from_le_bytes))
    }

    fn set_audited(&mut self, now_ms: u64) -> Result<(), LocalError> {
        let bytes = now_ms.to_le_bytes();
        self.write(Operation::Share, |tx| tx.set_space(kept::AUDITED, Some(&bytes)))
    }

    fn tallies(&self) -> Result<BTreeMap<PersonId, Tally>, LocalError> {
        let kept = self.read(|reader| reader.space_entries(tally::BEGINNING))?;
        Ok(kept.iter().filter_map(|(name, value)| tally::read(name, value)).collect())
    }

    fn apply(&mut self, batches: &[Batch]) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| batches.iter().try_for_each(|batch| take(tx, batch)))
    }

    fn say_again(&mut self, feed: FeedId, from_segment: u64) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| tx.repeat(feed, from_segment))
    }

    fn member_events(&self) -> Result<Vec<Envelope>, LocalError> {
        self.read(|reader| reader.member_events())
    }

    fn keys(&self) -> Result<Vec<EpochKey>, LocalError> {
        let kept = self.read(|reader| reader.space_entries(key::BEGINNING))?;
        Ok(kept.iter().filter_map(|(name, value)| key::read(name, value)).collect())
    }

    fn save_key(&mut self, own: &EpochKey) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| tx.set_space(&key::name(own), Some(&key::value(own))))
    }

    fn verdicts(&self) -> Result<Vec<Verdict>, LocalError> {
        Ok(self.read(|reader| reader.verdicts())?.into_iter().map(verdict_out).collect())
    }

    fn save_verdict(&mut self, verdict: &Verdict) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| tx.put_verdict(&verdict_in(verdict)))
    }

    fn forget_verdicts(&mut self, names: &[String]) -> Result<(), LocalError> {
        self.write(Operation::Share, |tx| names.iter().try_for_each(|name| tx.forget_verdict(name)))
    }
}

/// What colleagues call this computer, so that of several of one person the lost one can be told
/// apart: by the day on which the app was set up on it, which its id holds.
fn name_of(device: DeviceId) -> String {
    let (seconds, _) = device.0.get_timestamp().map(|made| made.to_unix()).unwrap_or_default();
    match i64::try_from(seconds).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0)) {
        Some(made) if seconds > 0 => {
            format!("laptop, set up {}", long_date(local(made).date_naive()))
        }
        _ => "laptop".to_owned(),
    }
}

fn take(tx: &mut Tx<'_>, batch: &Batch) -> Result<(), VaultError> {
    let Batch { author, device, incarnation, envelopes, cursor, segments, witnessed, .. } = batch;
    let info = FeedInfo {
        key: cursor.device,
        device: *device,
        person: *author,
        channel: cursor.channel.channel(),
        incarnation: *incarnation,
    };
    tx.receive(&info, envelopes)?;
    tx.set_cursor(&cursor_in(cursor))?;
    if let Some(tally) = &batch.tally {
        tx.set_space(&tally::name(*author), Some(&tally::value(tally)))?;
    }
    witnessed.iter().try_for_each(|(feed, height)| tx.set_witnessed(*feed, *height))?;
    segments.iter().try_for_each(|segment| tx.hold(cursor.feed, &segment_in(segment)))
}
