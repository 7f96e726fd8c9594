//! A vault in memory: that of a recovery sheet while it is used, and of everybody in tests.

mod door;
mod life;

use crate::ambient::Dice;
use crate::channel::SharedChannel;
use crate::engine::{Tally, Verdict};
use crate::local::{Batch, Cursor, HeldSegment, KeptPack, LocalError, Outgoing, OwnDevice};
use crate::object::ObjectHash;
use crate::segment::Trace;
use crate::space::{EpochKey, SignedGenesis};
use cf_domain::PersonId;
use cf_ledger::{
    Channel, DevicePublic, Envelope, EventId, FeedId, Head, HybridClock, Incarnation, Payload, Salt,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is kept of a segment. One from before packs has no trace.
#[derive(Debug, Clone)]
struct Kept {
    object: Option<ObjectHash>,
    trace: Option<Trace>,
}

/// A vault in memory. [`MemoryLocal::copied`] is what a copied folder or an old backup is.
#[derive(Debug, Clone)]
pub struct MemoryLocal {
    own: OwnDevice,
    incarnation: Incarnation,
    /// Former lives of this installation, as far as they were lived here, each under its key.
    former: Vec<(DevicePublic, Incarnation)>,
    dice: Dice,
    clock: HybridClock,
    space: Option<SignedGenesis>,
    log: Vec<(Channel, Envelope)>,
    /// The end of every feed, own and others'.
    heads: BTreeMap<FeedId, Head>,
    /// How many events of an own feed were ever sealed.
    departed: BTreeMap<FeedId, u64>,
    cursors: BTreeMap<FeedId, Cursor>,
    sealed: Vec<(Outgoing, bool)>,
    held: BTreeMap<FeedId, BTreeMap<u64, Kept>>,
    packs: BTreeMap<String, KeptPack>,
    lives: BTreeMap<FeedId, Incarnation>,
    audited_ms: u64,
    keys: Vec<EpochKey>,
    verdicts: BTreeMap<String, Verdict>,
    /// What was fetched of each person's entries.
    pub tallies: BTreeMap<PersonId, Tally>,
    /// The last event of this channel is taken back just before the next segment is kept.
    pub take_back_before_seal: Option<Channel>,
    /// How many more writes succeed. `None`: all.
    pub writes_left: Option<u64>,
    /// A feed that it will not take in, for tests of a vault that refuses one.
    pub refused: Option<FeedId>,
}

impl MemoryLocal {
    /// A new vault of a device.
    #[must_use]
    pub fn new(own: OwnDevice, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        Self {
            own,
            incarnation: Incarnation(dice.draw()),
            former: Vec::new(),
            dice,
            clock: HybridClock::default(),
            space: None,
            log: Vec::new(),
            heads: BTreeMap::new(),
            departed: BTreeMap::new(),
            cursors: BTreeMap::new(),
            sealed: Vec::new(),
            held: BTreeMap::new(),
            packs: BTreeMap::new(),
            lives: BTreeMap::new(),
            audited_ms: 0,
            keys: Vec::new(),
            verdicts: BTreeMap::new(),
            tallies: BTreeMap::new(),
            take_back_before_seal: None,
            writes_left: None,
            refused: None,
        }
    }

    /// Writes an own event. Salt, place and signature are added.
    ///
    /// # Errors
    /// When the vault is set to fail, or the payload is too large.
    pub fn append(&mut self, channel: Channel, payload: &Payload) -> Result<EventId, LocalError> {
        self.write()?;
        self.append_unchecked(channel, payload)
    }

    fn append_unchecked(
        &mut self,
        channel: Channel,
        payload: &Payload,
    ) -> Result<EventId, LocalError> {
        let feed = self.own_feed(channel);
        let head = self.heads.get(&feed).copied().unwrap_or_default();
        let salt = Salt(self.dice.draw());
        let event = Envelope::seal(feed, head, salt, payload, &self.own.sign)
            .map_err(|error| LocalError(Box::new(error)))?;
        self.heads.insert(feed, event.head());
        let id = event.id();
        self.log.push((channel, event));
        Ok(id)
    }

    /// The ids of every event of a channel, own and others'.
    #[must_use]
    pub fn events(&self, channel: Channel) -> BTreeSet<EventId> {
        self.log.iter().filter(|(of, _)| *of == channel).map(|(_, event)| event.id()).collect()
    }

    /// Every event of a channel.
    #[must_use]
    pub fn envelopes(&self, channel: Channel) -> Vec<Envelope> {
        self.log.iter().filter(|(of, _)| *of == channel).map(|(_, event)| event.clone()).collect()
    }

    /// Takes the last own event of a channel back, if it waits and was not sent in a former life.
    /// Answers which it was.
    pub fn take_back(&mut self, channel: Channel) -> Option<EventId> {
        let feed = self.own_feed(channel);
        let done = self.cursors.get(&feed).map_or(0, |cursor| cursor.head.count);
        let last = self.positions(feed, done + 1).pop()?;
        let id = self.log.get(last)?.1.id();
        if self.log.iter().filter(|(_, event)| event.id() == id).count() > 1 {
            return None;
        }
        let (_, event) = self.log.remove(last);
        let head = Head { count: event.seq.saturating_sub(1), hash: event.prev };
        self.heads.insert(feed, head);
        Some(id)
    }

    /// Forgets what an app from before packs did not keep.
    pub fn as_before_packs(&mut self) {
        self.held.values_mut().flat_map(BTreeMap::values_mut).for_each(|kept| kept.trace = None);
    }

    /// Takes in what one feed brought. A refusal leaves what came before it.
    fn take(&mut self, batch: &Batch) -> Result<(), LocalError> {
        let feed = batch.cursor.feed;
        if self.refused == Some(feed) {
            return Err(LocalError("this feed is refused".into()));
        }
        let channel = batch.cursor.channel.channel();
        let mut head = self.heads.get(&feed).copied().unwrap_or_default();
        let mut new = Vec::new();
        for event in &batch.envelopes {
            if event.seq <= head.count {
                // A former own feed is read again: what is here already must be the same.
                let here = self.positions(feed, event.seq).first().and_then(|at| self.log.get(*at));
                if here.is_none_or(|(_, here)| here.id() != event.id()) {
                    return Err(LocalError("an event contradicts what is here".into()));
                }
            } else if feed == self.own_feed(channel) {
                return Err(LocalError("somebody else writes under this name".into()));
            } else if event.prev != head.hash || event.seq != head.count + 1 {
                return Err(LocalError("the events do not follow".into()));
            } else {
                head = event.head();
                new.push((channel, event.clone()));
            }
        }
        self.log.extend(new);
        self.heads.insert(feed, head);
        batch.segments.iter().try_for_each(|segment| self.hold(feed, segment))?;
        self.lives.insert(feed, batch.incarnation);
        if let Some(tally) = batch.tally {
            self.tallies.insert(batch.author, tally);
        }
        self.cursors.insert(batch.cursor.feed, batch.cursor);
        for (feed, height) in &batch.witnessed {
            if let Some(own) = self.cursors.get_mut(feed) {
                own.witnessed = own.witnessed.max(*height);
            }
        }
        Ok(())
    }

    /// Notes a segment. A place is given once.
    fn hold(&mut self, feed: FeedId, segment: &HeldSegment) -> Result<(), LocalError> {
        let held = self.held.entry(feed).or_default().entry(segment.trace.seq);
        let kept = held.or_insert(Kept { object: segment.object, trace: None });
        let other = match &kept.trace {
            Some(trace) => trace.statement != segment.trace.statement,
            None => false,
        };
        if other {
            return Err(LocalError("another segment has this place".into()));
        }
        let signature = kept.trace.as_ref().and_then(|trace| trace.signature);
        let mut trace = segment.trace.clone();
        trace.signature = trace.signature.or(signature);
        kept.trace = Some(trace);
        Ok(())
    }

    fn write(&mut self) -> Result<(), LocalError> {
        match &mut self.writes_left {
            None => Ok(()),
            Some(0) => Err(LocalError("the vault was stopped".into())),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
        }
    }

    fn own_feed(&self, channel: Channel) -> FeedId {
        FeedId::derive(&self.own.sign.public().0, channel, self.incarnation)
    }

    fn unsealed(&self, channel: SharedChannel) -> Vec<usize> {
        let feed = self.own_feed(channel.channel());
        let done = self.cursors.get(&feed).map_or(0, |cursor| cursor.head.count);
        self.positions(feed, done + 1)
    }

    fn keep(&mut self, outgoing: &[Outgoing]) {
        self.sealed.extend(outgoing.iter().map(|object| (object.clone(), false)));
    }
}
