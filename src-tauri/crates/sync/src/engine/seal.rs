//! Sealing own events into segments.

use super::code::Code;
use super::run::{Halt, Run};
use crate::channel::SharedChannel;
use crate::local::{Cursor, FeedPart, Outgoing, SealedSegment};
use crate::member::{Act, MemberEvent};
use crate::names;
use crate::object;
use crate::segment::{self, Deps, Frame, MAX_UNPACKED, Statement};
use crate::space::{EpochKey, KeyName};
use crate::tip::Tip;
use cf_ledger::{DevicePublic, Envelope, FeedId, Head};
use std::collections::{BTreeMap, BTreeSet};

/// The most events of one segment of ours. Readers accept more.
const SEGMENT_EVENTS: usize = 1024;

/// The most bytes of one segment of ours, unpacked. Readers accept more.
const SEGMENT_BYTES: usize = MAX_UNPACKED / 4;

impl Run<'_, '_> {
    /// Seals what waits in every channel, without looking at a store first. Whether the feeds go on
    /// elsewhere shows with the next exchange; until then a file gives colleagues what is here.
    pub fn seal_all(&mut self) -> Result<(), Halt> {
        self.keep_keys()?;
        let me = self.membership.on_duty(&self.own.sign.public()).cloned();
        let Some(me) = me else { return Ok(()) };
        let channels = std::iter::once(SharedChannel::MEMBERS).chain(SharedChannel::records());
        for channel in channels.filter(|channel| me.writes(*channel)) {
            let own = self.own_cursor(channel)?;
            self.seal_pending(&own)?;
        }
        Ok(())
    }

    /// The own feed of a channel, as far as it was sealed.
    pub fn own_cursor(&self, channel: SharedChannel) -> Result<Cursor, Halt> {
        let device = self.own.sign.public();
        let feed = FeedId::derive(&device.0, channel.channel(), self.local.incarnation()?);
        let known = self.local.cursors()?.into_iter().find(|cursor| cursor.feed == feed);
        Ok(known.unwrap_or_else(|| Cursor::start(feed, channel, device)))
    }

    /// Seals everything that waits in a channel. Each segment's bytes are in the vault before the
    /// next is begun, and before any of it is sent.
    pub fn seal_pending(&mut self, own: &Cursor) -> Result<(), Halt> {
        let channel = own.channel;
        let mut cursor = *own;
        loop {
            let mut events = self.local.pending(channel, SEGMENT_EVENTS)?;
            if events.is_empty() {
                return Ok(());
            }
            let Some(key) = self.key_to_send(channel, &events).cloned() else {
                self.report.note(Code::NoKeyToSend, None);
                return Ok(());
            };
            events.truncate(how_many_fit(&events));
            match self.seal(&cursor, &key, events) {
                Ok(sealed) => {
                    // Else something was taken back meanwhile: what waits is read again.
                    if self.local.store_sealed(&sealed)? {
                        cursor = sealed.cursor;
                    }
                }
                Err(Halt::Refused(code)) => {
                    self.report.note(code, None);
                    return Ok(());
                }
                Err(halt) => return Err(halt),
            }
            self.breathe()?;
        }
    }

    /// The newest key of a channel that was handed out by somebody who may, and that nobody has who
    /// may not read. Of two made at the same time everybody takes the same.
    ///
    /// The news of a new key for the members' list goes out under the one before, and what is said
    /// of members under an older one if need be: so whoever is removed is told, and somebody whose
    /// computer is lost can say so before an administrator has drawn new keys.
    fn key_to_send(&self, channel: SharedChannel, events: &[Envelope]) -> Option<&EpochKey> {
        let newest = |good: &dyn Fn(&EpochKey) -> bool| {
            let ours = self.keys.iter().filter(|key| key.channel == channel && good(key));
            ours.max_by_key(|key| (key.epoch, key.public()))
        };
        if channel != SharedChannel::MEMBERS {
            return newest(&|key| self.membership.is_fit(key));
        }
        let told = self.new_keys(events);
        let known = |key: &EpochKey| self.membership.is_known(key);
        newest(&|key| self.membership.is_fit(key) && !told.contains(&key.name()))
            .or_else(|| newest(&|key| known(key) && !told.contains(&key.name())))
            .or_else(|| newest(&known))
    }

    /// The keys of which these events are the first news: nobody had them before. One that is given
    /// to one more device is not new, so that somebody whose lost computer is replaced tells it so.
    fn new_keys(&self, events: &[Envelope]) -> BTreeSet<KeyName> {
        let mut given: BTreeMap<KeyName, BTreeSet<DevicePublic>> = BTreeMap::new();
        for event in events {
            let act = MemberEvent::read(self.own.sign.public(), event).act;
            if let Act::KeyGiven { key, to, .. } = act {
                given.entry(key).or_default().extend(to);
            }
        }
        given.retain(|key, to| self.membership.given_to(key).all(|device| to.contains(device)));
        given.into_keys().collect()
    }

    fn seal(
        &self,
        cursor: &Cursor,
        key: &EpochKey,
        events: Vec<Envelope>,
    ) -> Result<SealedSegment, Halt> {
        let refused = |error| Halt::Refused(Code::CannotSeal(error));
        let head = events.last().map_or(cursor.head, Envelope::head);
        let frames: Vec<Frame> = events
            .into_iter()
            .map(|event| Frame { salt: event.salt, bytes: event.bytes })
            .collect();
        let (deps, stated) = self.deps(cursor)?;
        let statement = Statement {
            version: segment::VERSION,
            space: self.space(),
            channel: cursor.channel,
            epoch: key.epoch,
            device: cursor.device,
            incarnation: self.local.incarnation()?,
            seq: cursor.segments.saturating_add(1),
            prev: cursor.statement,
            before: cursor.head.count,
            count: 0,
            root: [0; 32],
            members: self.membership.heads.clone(),
            deps,
            app: self.app.to_owned(),
            wall_ms: self.ambient.now_ms,
            more: Default::default(),
        };
        let seq = statement.seq;
        let sealed =
            segment::seal_with(statement, &frames, &self.own.sign, &key.half).map_err(refused)?;
        let part = FeedPart {
            channel: cursor.channel,
            feed: cursor.feed,
            seq,
            hash: sealed.hash,
            first_event: cursor.head.count.saturating_add(1),
            events: u64::try_from(frames.len()).unwrap_or(u64::MAX),
        };
        let tip = self.tip(cursor, head, part).map_err(refused)?;
        let segment = Outgoing {
            name: names::segment(cursor.channel, cursor.feed, seq, sealed.hash),
            bytes: sealed.bytes,
            part: Some(part),
        };
        let cursor = Cursor { segments: seq, statement: sealed.trace.statement, head, ..*cursor };
        Ok(SealedSegment { outgoing: vec![segment, tip], trace: sealed.trace, cursor, stated })
    }

    fn tip(
        &self,
        cursor: &Cursor,
        head: Head,
        part: FeedPart,
    ) -> Result<Outgoing, object::ObjectError> {
        let tip = Tip {
            space: self.space(),
            channel: cursor.channel,
            feed: part.feed,
            seq: part.seq,
            segment: part.hash,
            events: head.count,
            reads: u64::from(object::VERSION),
        };
        let name = names::tip(part.feed, part.seq, part.hash);
        Ok(Outgoing {
            name,
            bytes: tip.seal(&self.own.sign)?,
            part: Some(FeedPart { events: 0, ..part }),
        })
    }

    /// How far the other feeds of the channel were read, as far as it was not stated before.
    fn deps(&self, own: &Cursor) -> Result<(Deps, Vec<(FeedId, u64)>), Halt> {
        let mut others = self.local.cursors()?;
        others.retain(|other| other.channel == own.channel && other.feed != own.feed);
        let mut heights: Vec<(FeedId, u64)> = others
            .iter()
            .filter(|other| other.stated < other.segments)
            .map(|other| (other.feed, other.segments))
            .collect();
        heights.sort_unstable();
        if heights.is_empty() {
            return Ok((Deps::default(), heights));
        }
        let digest = segment::digest(
            others.iter().map(|other| (other.feed, other.segments, other.statement)),
        );
        Ok((Deps { heights: heights.clone(), digest }, heights))
    }
}

/// How many of the first events make a segment of reasonable size: at least one.
fn how_many_fit(events: &[Envelope]) -> usize {
    let mut bytes = 0;
    let fits = |event: &&Envelope| {
        bytes += event.bytes.len();
        bytes <= SEGMENT_BYTES
    };
    events.iter().take_while(fits).count().max(1)
}
