//! Writing segments again from what is held here: as packs, or as files of their own.

use super::code::Code;
use super::run::{Halt, Run};
use crate::channel::SharedChannel;
use crate::keys::SealSecret;
use crate::local::{Cursor, HeldSegment};
use crate::names;
use crate::object::{ObjectError, ObjectHash, Signed};
use crate::segment::pack::{self, MAX_PACK_EVENTS, MAX_PACK_SEGMENTS, Piece};
use crate::segment::{self, Author, Frame, Trace};
use crate::space::{EpochKey, Half};
use cf_ledger::{Envelope, FeedId};

/// The most bytes of a pack of ours, unpacked. Readers accept somewhat more.
const PACK_UNPACKED: usize = pack::MAX_PACK_UNPACKED / 8 * 7;

/// An object that holds what is held here.
pub(super) struct Rewritten {
    pub name: String,
    pub bytes: Vec<u8>,
    pub first: u64,
    pub last: u64,
}

impl Run<'_, '_> {
    /// Who writes a feed, as far as that is known here.
    pub fn author(&self, cursor: &Cursor) -> Result<Option<Author>, Halt> {
        let (space, channel, device) = (self.space(), cursor.channel, cursor.device);
        let life = self.local.life_of(cursor.feed)?;
        Ok(life.map(|incarnation| Author { space, channel, device, incarnation }))
    }

    /// The traces of consecutive segments from `first` on, at most to `last`; fewer where
    /// something is not known. Those of own segments from before they were kept are taken from the
    /// files, which are kept.
    pub fn traces(&mut self, feed: FeedId, first: u64, last: u64) -> Result<Vec<Trace>, Halt> {
        let most = last.saturating_sub(first).saturating_add(1);
        let limit = usize::try_from(most).unwrap_or(usize::MAX).min(MAX_PACK_SEGMENTS);
        let mut traces = self.local.traces(feed, first, limit)?;
        if (first..).zip(&traces).any(|(seq, trace)| seq != trace.seq) || traces.len() < limit {
            self.recall(feed, first, last)?;
            traces = self.local.traces(feed, first, limit)?;
        }
        let follows = (first..).zip(&traces).take_while(|(seq, trace)| *seq == trace.seq).count();
        traces.truncate(follows);
        traces.retain(|trace| trace.seq <= last);
        Ok(traces)
    }

    /// Finds out from own files what was not kept of them at the time.
    fn recall(&mut self, feed: FeedId, first: u64, last: u64) -> Result<(), Halt> {
        let held = self.local.held(feed, first)?;
        let unknown = |seq: u64| held.get(&seq).is_some_and(|held| held.statement.is_none());
        if !held.range(first..=last).any(|(seq, _)| unknown(*seq)) {
            return Ok(());
        }
        let mut found = Vec::new();
        for object in self.local.sent()? {
            let Some(part) = object.part.filter(|part| part.feed == feed && part.events > 0) else {
                continue;
            };
            if part.seq < first || part.seq > last || !unknown(part.seq) {
                continue;
            }
            let Some(bytes) = self.local.sent_bytes(&object.name)? else { continue };
            let opened = segment::label(&bytes).map_err(Some).and_then(|label| {
                self.open_with_keys(label.channel, label.epoch, |key| label.open(key))
            });
            if let Ok(opened) = opened {
                found.push(HeldSegment { trace: opened.trace, object: Some(opened.hash) });
            }
        }
        if found.is_empty() { Ok(()) } else { Ok(self.local.save_traces(feed, &found)?) }
    }

    /// The events of a segment.
    pub fn frames(&self, feed: FeedId, trace: &Trace) -> Result<Vec<Frame>, Halt> {
        let count = usize::try_from(trace.count).unwrap_or(usize::MAX);
        let first = trace.before.saturating_add(1);
        let events = self.local.events(feed, first, count)?;
        let frame = |event: Envelope| Frame { salt: event.salt, bytes: event.bytes };
        Ok(events.into_iter().map(frame).collect())
    }

    /// The hash of the statement before a segment, if it is known.
    pub fn before(&self, feed: FeedId, first: u64) -> Result<Option<[u8; 32]>, Halt> {
        let Some(before) = first.checked_sub(1).filter(|before| *before > 0) else {
            return Ok(Some([0; 32]));
        };
        let held = self.local.held(feed, before)?;
        Ok(held.get(&before).and_then(|held| held.statement))
    }

    /// The key that events of an epoch were written for. Of two made at the same time everybody
    /// takes the same.
    pub fn key_of(&self, channel: SharedChannel, epoch: u32) -> Option<&SealSecret> {
        let of_epoch = self.keys.iter().filter(|key| key.channel == channel && key.epoch == epoch);
        of_epoch.filter_map(EpochKey::secret).max_by_key(|secret| secret.public())
    }

    /// Packs segments from `first` on, as many up to `last` as follow each other, are for the same
    /// key and fit. Nothing when not even the first can be written again.
    pub fn pack(
        &mut self,
        cursor: &Cursor,
        first: u64,
        last: u64,
    ) -> Result<Option<Rewritten>, Halt> {
        let feed = cursor.feed;
        let traces = self.traces(feed, first, last)?;
        let author = self.author(cursor)?;
        let (Some(author), Some(prev)) = (author, self.before(feed, first)?) else {
            return Ok(None);
        };
        let mut pieces = self.pieces(feed, traces)?;
        while let Some(end) = pieces.last() {
            let epoch = end.trace.epoch;
            let Some(key) = self.key_of(cursor.channel, epoch) else { return Ok(None) };
            match pack::seal(&author, &prev, &pieces, key) {
                Ok((bytes, hash)) => {
                    let last = end.trace.seq;
                    let name = names::pack(feed, first, last, hash);
                    return Ok(Some(Rewritten { name, bytes, first, last }));
                }
                Err(ObjectError::TooLarge) if pieces.len() > 1 => {
                    pieces.truncate(pieces.len() / 2);
                    end_at_signature(&mut pieces);
                }
                Err(error) => {
                    self.report.note(Code::CannotSeal(error), None);
                    return Ok(None);
                }
            }
        }
        Ok(None)
    }

    /// The segments that fit into one pack, for one key, up to one whose signature is known.
    fn pieces(&self, feed: FeedId, traces: Vec<Trace>) -> Result<Vec<Piece>, Halt> {
        let epoch = traces.first().map(|trace| trace.epoch);
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut bytes, mut events) = (0, 0);
        for trace in traces {
            let frames = self.frames(feed, &trace)?;
            events += frames.len();
            let piece = Piece { trace, frames };
            bytes += piece.size();
            let fits = bytes <= PACK_UNPACKED && events <= MAX_PACK_EVENTS;
            if !fits || Some(piece.trace.epoch) != epoch {
                break;
            }
            pieces.push(piece);
        }
        end_at_signature(&mut pieces);
        Ok(pieces)
    }

    /// One segment as a file of its own again: the same statement in other bytes.
    pub fn seal_again(
        &mut self,
        cursor: &Cursor,
        author: &Author,
        trace: &Trace,
    ) -> Result<Option<Rewritten>, Halt> {
        let frames = self.frames(cursor.feed, trace)?;
        let Some(prev) = self.before(cursor.feed, trace.seq)? else { return Ok(None) };
        let Some(key) = self.key_of(cursor.channel, trace.epoch) else { return Ok(None) };
        let signed: Result<Signed, ObjectError> = trace.signed(author, &prev, &frames);
        match signed
            .and_then(|signed| segment::seal_signed(&signed, &frames, &Half::Secret(key.clone())))
        {
            Ok(sealed) => {
                let (seq, hash): (u64, ObjectHash) = (trace.seq, sealed.hash);
                let name = names::segment(cursor.channel, cursor.feed, seq, hash);
                Ok(Some(Rewritten { name, bytes: sealed.bytes, first: seq, last: seq }))
            }
            Err(error) => {
                self.report.note(Code::CannotSeal(error), None);
                Ok(None)
            }
        }
    }
}

fn end_at_signature(pieces: &mut Vec<Piece>) {
    while pieces.last().is_some_and(|piece| piece.trace.signature.is_none()) {
        pieces.pop();
    }
}
