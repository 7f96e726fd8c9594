//! What the engine asks of the vault in memory.

use super::MemoryLocal;
use crate::channel::SharedChannel;
use crate::engine::{Tally, Verdict};
use crate::local::{
    Batch, Cursor, Held, HeldSegment, KeptPack, Local, LocalError, Outgoing, OwnDevice, Saying,
    SealedSegment, SentObject,
};
use crate::segment::Trace;
use crate::space::{EpochKey, SignedGenesis};
use cf_domain::PersonId;
use cf_ledger::{Channel, Envelope, FeedId, Incarnation, Payload};
use std::collections::BTreeMap;

impl Local for MemoryLocal {
    fn own_device(&self) -> Result<OwnDevice, LocalError> {
        Ok(self.own.clone())
    }

    fn space(&self) -> Result<Option<SignedGenesis>, LocalError> {
        Ok(self.space.clone())
    }

    fn enter(
        &mut self,
        genesis: &SignedGenesis,
        keys: &[EpochKey],
        outgoing: &[Outgoing],
    ) -> Result<(), LocalError> {
        self.write()?;
        if self.space.is_some() {
            self.sealed.clear();
        }
        self.space = Some(genesis.clone());
        self.keys.extend(keys.iter().cloned());
        self.keep(outgoing);
        Ok(())
    }

    fn incarnation(&self) -> Result<Incarnation, LocalError> {
        Ok(self.incarnation)
    }

    fn pending(&self, channel: SharedChannel, limit: usize) -> Result<Vec<Envelope>, LocalError> {
        let waiting = self.unsealed(channel).into_iter().take(limit);
        Ok(waiting.filter_map(|at| self.log.get(at)).map(|(_, event)| event.clone()).collect())
    }

    fn pending_count(&self, channel: SharedChannel) -> Result<u64, LocalError> {
        Ok(self.unsealed(channel).len() as u64)
    }

    fn store_sealed(&mut self, sealed: &SealedSegment) -> Result<bool, LocalError> {
        self.write()?;
        let undone = self.take_back_before_seal.take();
        if undone.and_then(|channel| self.take_back(channel)).is_some() {
            return Ok(false);
        }
        self.keep(&sealed.outgoing);
        let object = sealed.outgoing.iter().find_map(|outgoing| outgoing.part);
        let segment =
            HeldSegment { trace: sealed.trace.clone(), object: object.map(|part| part.hash) };
        self.hold(sealed.cursor.feed, &segment)?;
        for (feed, height) in &sealed.stated {
            if let Some(cursor) = self.cursors.get_mut(feed) {
                cursor.stated = *height;
            }
        }
        let departed = self.departed.entry(sealed.cursor.feed).or_default();
        *departed = sealed.cursor.head.count.max(*departed);
        self.cursors.insert(sealed.cursor.feed, sealed.cursor);
        Ok(true)
    }

    fn say(&mut self, saying: &Saying) -> Result<(), LocalError> {
        self.write()?;
        let mut said = Vec::new();
        for draft in &saying.drafts {
            let payload = Payload {
                kind: draft.kind.to_owned(),
                action: draft.action.clone(),
                version: 1,
                record: draft.record,
                hlc: self.clock.tick(0),
                operation: draft.operation.to_owned(),
                part: 0,
                supersedes: draft.supersedes.iter().chain(&said).copied().collect(),
                body: draft.body.clone(),
            };
            said.push(self.append_unchecked(Channel::Members, &payload)?);
        }
        self.keys.extend(saying.keys.iter().cloned());
        self.keep(&saying.outgoing);
        Ok(())
    }

    fn sealed_unpublished(&self) -> Result<Vec<Outgoing>, LocalError> {
        Ok(self
            .sealed
            .iter()
            .filter(|(_, published)| !published)
            .map(|(object, _)| object.clone())
            .collect())
    }

    fn mark_published(&mut self, name: &str) -> Result<(), LocalError> {
        self.write()?;
        for (object, published) in &mut self.sealed {
            *published |= object.name == name;
        }
        Ok(())
    }

    fn cursors(&self) -> Result<Vec<Cursor>, LocalError> {
        Ok(self.cursors.values().copied().collect())
    }

    fn held(&self, feed: FeedId, first: u64) -> Result<BTreeMap<u64, Held>, LocalError> {
        let of_feed = self.held.get(&feed).into_iter().flat_map(|held| held.range(first..));
        let held = of_feed.map(|(seq, kept)| {
            let statement = kept.trace.as_ref().map(|trace| trace.statement);
            (*seq, Held { object: kept.object, statement })
        });
        Ok(held.collect())
    }

    fn traces(&self, feed: FeedId, first: u64, limit: usize) -> Result<Vec<Trace>, LocalError> {
        let of_feed = self.held.get(&feed).into_iter().flat_map(|held| held.range(first..));
        Ok(of_feed.filter_map(|(_, kept)| kept.trace.clone()).take(limit).collect())
    }

    fn save_traces(&mut self, feed: FeedId, segments: &[HeldSegment]) -> Result<(), LocalError> {
        self.write()?;
        segments.iter().try_for_each(|segment| self.hold(feed, segment))
    }

    fn events(&self, feed: FeedId, first: u64, limit: usize) -> Result<Vec<Envelope>, LocalError> {
        let of_feed = self.log.iter().map(|(_, event)| event).filter(|event| event.feed == feed);
        Ok(of_feed.filter(|event| event.seq >= first).take(limit).cloned().collect())
    }

    fn sent(&self) -> Result<Vec<SentObject>, LocalError> {
        let published = self.sealed.iter().filter(|(_, published)| *published);
        Ok(published
            .map(|(object, _)| SentObject {
                name: object.name.clone(),
                bytes: object.bytes.len() as u64,
                part: object.part,
            })
            .collect())
    }

    fn sent_bytes(&self, name: &str) -> Result<Option<Vec<u8>>, LocalError> {
        let named = self.sealed.iter().find(|(object, _)| object.name == name);
        Ok(named.map(|(object, _)| object.bytes.clone()).filter(|bytes| !bytes.is_empty()))
    }

    fn let_go(&mut self, name: &str) -> Result<(), LocalError> {
        self.write()?;
        let named = self.sealed.iter_mut().filter(|(object, _)| object.name == name);
        named.for_each(|(object, _)| object.bytes.clear());
        Ok(())
    }

    fn packs(&self, feed: FeedId) -> Result<Vec<KeptPack>, LocalError> {
        Ok(self.packs.values().filter(|pack| pack.feed == feed).cloned().collect())
    }

    fn save_pack(&mut self, pack: &KeptPack) -> Result<(), LocalError> {
        self.write()?;
        self.packs.entry(pack.name.clone()).or_insert_with(|| pack.clone());
        Ok(())
    }

    fn forget_pack(&mut self, name: &str) -> Result<(), LocalError> {
        self.write()?;
        self.packs.remove(name);
        Ok(())
    }

    fn life_of(&self, feed: FeedId) -> Result<Option<Incarnation>, LocalError> {
        let device = self.own.sign.public().0;
        let own = SharedChannel::records()
            .chain([SharedChannel::MEMBERS])
            .any(|channel| FeedId::derive(&device, channel.channel(), self.incarnation) == feed);
        Ok(if own { Some(self.incarnation) } else { self.lives.get(&feed).copied() })
    }

    fn audited_ms(&self) -> Result<u64, LocalError> {
        Ok(self.audited_ms)
    }

    fn set_audited(&mut self, now_ms: u64) -> Result<(), LocalError> {
        self.write()?;
        self.audited_ms = now_ms;
        Ok(())
    }

    fn tallies(&self) -> Result<BTreeMap<PersonId, Tally>, LocalError> {
        Ok(self.tallies.clone())
    }

    fn apply(&mut self, batches: &[Batch]) -> Result<(), LocalError> {
        self.write()?;
        let before = (batches.len() > 1).then(|| self.clone());
        let done = batches.iter().try_for_each(|batch| self.take(batch));
        if let (Err(_), Some(before)) = (&done, before) {
            *self = before;
        }
        done
    }

    fn say_again(&mut self, feed: FeedId, from_segment: u64) -> Result<(), LocalError> {
        self.write()?;
        self.repeat(feed, from_segment);
        Ok(())
    }

    fn member_events(&self) -> Result<Vec<Envelope>, LocalError> {
        Ok(self.envelopes(Channel::Members))
    }

    fn keys(&self) -> Result<Vec<EpochKey>, LocalError> {
        Ok(self.keys.clone())
    }

    fn save_key(&mut self, key: &EpochKey) -> Result<(), LocalError> {
        self.write()?;
        if !self.keys.contains(key) {
            self.keys.push(key.clone());
        }
        Ok(())
    }

    fn verdicts(&self) -> Result<Vec<Verdict>, LocalError> {
        Ok(self.verdicts.values().cloned().collect())
    }

    fn save_verdict(&mut self, verdict: &Verdict) -> Result<(), LocalError> {
        self.write()?;
        self.verdicts.insert(verdict.name.clone(), verdict.clone());
        Ok(())
    }

    fn forget_verdicts(&mut self, names: &[String]) -> Result<(), LocalError> {
        self.write()?;
        self.verdicts.retain(|name, _| !names.contains(name));
        Ok(())
    }
}
