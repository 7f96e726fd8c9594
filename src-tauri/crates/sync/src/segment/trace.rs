//! What remains of a segment when its events are taken out: with them, anybody can write it again.

use super::frames::{Frame, root};
use super::{CONTEXT, Statement};
use crate::cbor::Map;
use crate::channel::SharedChannel;
use crate::object::{ObjectError, Signed, SpaceId};
use cf_ledger::{DevicePublic, FeedId, Incarnation, Signature};

/// The members of a statement that follow from the feed, from the statement before it and from the
/// events.
const FOLLOWING: [&str; 9] = ["s", "a", "e", "d", "i", "q", "p", "c", "r"];

/// Who says what stands in a feed, and where: the same for all its segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author {
    /// The space.
    pub space: SpaceId,
    /// The channel.
    pub channel: SharedChannel,
    /// The device that signs.
    pub device: DevicePublic,
    /// Which life of the installation.
    pub incarnation: Incarnation,
}

impl Author {
    /// The author of a statement.
    #[must_use]
    pub const fn of(statement: &Statement) -> Self {
        Self {
            space: statement.space,
            channel: statement.channel,
            device: statement.device,
            incarnation: statement.incarnation,
        }
    }

    /// The feed.
    #[must_use]
    pub fn feed(&self) -> FeedId {
        FeedId::derive(&self.device.0, self.channel.channel(), self.incarnation)
    }
}

/// What is kept of a segment beside its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Its number in the feed.
    pub seq: u64,
    /// The number of the key it was written for.
    pub epoch: u32,
    /// How many events the feed had before it.
    pub before: u64,
    /// How many events it holds.
    pub count: u64,
    /// The hash of its statement: what a segment is known by, however often it is sealed again.
    pub statement: [u8; 32],
    /// The members of the statement that follow from nothing else, byte for byte.
    pub said: Vec<u8>,
    /// The signature. A segment that came in a pack has none of its own, unless it is the last: the
    /// next signature of the chain vouches for it.
    pub signature: Option<Signature>,
}

impl Trace {
    /// The trace of a statement that was signed.
    ///
    /// # Errors
    /// When the bytes are no statement.
    pub fn of(signed: &Signed, statement: &Statement) -> Result<Self, ObjectError> {
        Ok(Self {
            seq: statement.seq,
            epoch: statement.epoch,
            before: statement.before,
            count: statement.count,
            statement: signed.hash(),
            said: said(&signed.statement)?,
            signature: Some(signed.signature),
        })
    }

    /// The statement's bytes again, from the hash of the one before it and the events.
    ///
    /// # Errors
    /// When they are not what was signed.
    pub fn statement(
        &self,
        author: &Author,
        prev: &[u8; 32],
        frames: &[Frame],
    ) -> Result<Vec<u8>, ObjectError> {
        let place = Place { epoch: self.epoch, seq: self.seq, prev: *prev, before: self.before };
        let bytes = restate(author, &place, &self.said, frames)?;
        if *blake3::hash(&bytes).as_bytes() == self.statement {
            Ok(bytes)
        } else {
            Err(ObjectError::Signature)
        }
    }

    /// The statement as it was signed, if the signature is known and holds.
    ///
    /// # Errors
    /// When there is none, or something here is not what was signed.
    pub fn signed(
        &self,
        author: &Author,
        prev: &[u8; 32],
        frames: &[Frame],
    ) -> Result<Signed, ObjectError> {
        let signature = self.signature.ok_or(ObjectError::Signature)?;
        let signed = Signed { statement: self.statement(author, prev, frames)?, signature };
        signed.verify(CONTEXT, &author.device)?;
        Ok(signed)
    }
}

/// Where a statement stands in its chain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub epoch: u32,
    pub seq: u64,
    pub prev: [u8; 32],
    pub before: u64,
}

/// The members of a signed statement that follow from nothing else.
fn said(statement: &[u8]) -> Result<Vec<u8>, ObjectError> {
    let mut map = Map::decode(statement)?;
    for name in FOLLOWING {
        map.take(name);
    }
    Ok(map.encode()?)
}

/// A statement's bytes, from what was said and what follows.
pub(super) fn restate(
    author: &Author,
    place: &Place,
    said: &[u8],
    frames: &[Frame],
) -> Result<Vec<u8>, ObjectError> {
    let mut map = Map::decode(said)?;
    if FOLLOWING.iter().any(|name| map.has(name)) {
        return Err(ObjectError::Malformed("says what follows from something else"));
    }
    map.put_bytes("s", &author.space.0);
    map.put("a", author.channel.name());
    map.put("e", place.epoch);
    map.put_bytes("d", &author.device.0);
    map.put_bytes("i", &author.incarnation.0);
    map.put("q", place.seq);
    map.put_bytes("p", &place.prev);
    map.put("c", place.before);
    map.put_bytes("r", &root(frames));
    Ok(map.encode()?)
}
