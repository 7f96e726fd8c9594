//! What the engine asks of the vault in memory.

use super::MemoryLocal;
use crate::channel::SharedChannel;
use crate::engine::Verdict;
use crate::local::{Batch, Cursor, Local, LocalError, Outgoing, OwnDevice, Saying, SealedSegment};
use crate::object::ObjectHash;
use crate::space::{EpochKey, SignedGenesis};
use cf_ledger::{Channel, Envelope, FeedId, Head, Incarnation, Payload};

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
        Ok(self.unsealed(channel).take(limit).cloned().collect())
    }

    fn pending_count(&self, channel: SharedChannel) -> Result<u64, LocalError> {
        Ok(self.unsealed(channel).count() as u64)
    }

    fn store_sealed(&mut self, sealed: &SealedSegment) -> Result<bool, LocalError> {
        self.write()?;
        if self.take_back_before_seal.take().is_some_and(|channel| self.take_back(channel)) {
            return Ok(false);
        }
        self.keep(&sealed.outgoing);
        for part in sealed.outgoing.iter().filter_map(|outgoing| outgoing.part) {
            self.held.entry(part.feed).or_default().insert(part.seq, part.hash);
        }
        for (feed, height) in &sealed.stated {
            if let Some(cursor) = self.cursors.get_mut(feed) {
                cursor.stated = *height;
            }
        }
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

    fn held(&self, feed: FeedId, first: u64) -> Result<Vec<(u64, ObjectHash)>, LocalError> {
        let of_feed = self.held.get(&feed).into_iter().flatten();
        Ok(of_feed.filter(|(seq, _)| **seq >= first).map(|(seq, hash)| (*seq, *hash)).collect())
    }

    fn apply(&mut self, batch: &Batch) -> Result<(), LocalError> {
        self.write()?;
        let before =
            self.cursors.get(&batch.cursor.feed).map_or(Head::default(), |cursor| cursor.head);
        let after = batch.envelopes.iter().try_fold(before, |head, event| {
            (event.prev == head.hash && event.seq == head.count + 1).then(|| event.head())
        });
        if after != Some(batch.cursor.head) {
            return Err(LocalError("the events do not follow".into()));
        }
        let channel = batch.cursor.channel.channel();
        self.log.extend(batch.envelopes.iter().map(|event| (channel, event.clone())));
        self.held.entry(batch.cursor.feed).or_default().extend(batch.segments.iter().copied());
        self.cursors.insert(batch.cursor.feed, batch.cursor);
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
}
