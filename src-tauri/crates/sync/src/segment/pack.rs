//! Packs: several segments of one feed and one key that follow each other, with one signature.
//!
//! Of the statements only what cannot be worked out again is in it. A reader rebuilds them one after
//! the other; the last must be what its device signed, and it vouches for all before it.

use super::frames::{self, Frame};
use super::trace::{Author, Place, Trace, restate};
use super::{CONTEXT, MAX_EVENTS, Opened, Statement};
use crate::cbor::Map;
use crate::channel::SharedChannel;
use crate::keys::SealSecret;
use crate::object::{
    self, Header, Kind, Object, ObjectError, ObjectHash, Signed, SpaceId, push_varint, take_bytes,
    take_varint,
};
use cf_ledger::{DevicePublic, FeedId, Incarnation, Signature};

/// The most segments in a pack.
pub const MAX_PACK_SEGMENTS: usize = 8192;

/// The most events in a pack.
pub const MAX_PACK_EVENTS: usize = 131_072;

/// The most bytes of a pack, unpacked: 32 MiB.
pub const MAX_PACK_UNPACKED: usize = 32 * 1024 * 1024;

/// A segment on its way into a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What is kept of it.
    pub trace: Trace,
    /// Its events.
    pub frames: Vec<Frame>,
}

impl Piece {
    /// How many bytes it takes in a pack, unpacked: not less than it will be.
    #[must_use]
    pub fn size(&self) -> usize {
        self.trace.said.len() + 5 + self.frames.iter().map(frames::size).sum::<usize>()
    }
}

/// What the outside of a pack says, before any key is needed.
#[derive(Debug, Clone, PartialEq)]
pub struct PackLabel<'a> {
    /// The space.
    pub space: SpaceId,
    /// The channel.
    pub channel: SharedChannel,
    /// The number of the key.
    pub epoch: u32,
    /// The feed.
    pub feed: FeedId,
    /// The number of its first segment.
    pub first: u64,
    /// The number of its last.
    pub last: u64,
    object: Object<'a>,
}

/// Seals segments that follow each other as a pack, then opens it again and compares: what cannot
/// be read back is not sent. `prev` is the hash of the statement before the first.
///
/// # Errors
/// When they do not follow each other, are for different keys, are over a limit, or the last has no
/// signature that holds.
pub fn seal(
    author: &Author,
    prev: &[u8; 32],
    pieces: &[Piece],
    key: &SealSecret,
) -> Result<(Vec<u8>, ObjectHash), ObjectError> {
    let nothing = ObjectError::Malformed("an empty pack");
    let (first, last) = pieces.first().zip(pieces.last()).ok_or(nothing)?;
    let signature = last.trace.signature.ok_or(ObjectError::Signature)?;
    if pieces.iter().any(|piece| piece.trace.epoch != first.trace.epoch) {
        return Err(ObjectError::OtherAudience);
    }
    let mut plain = head(author, prev, &first.trace, &signature)?;
    push_pieces(&mut plain, pieces)?;
    let header = Header {
        space: Some(author.space),
        audience: Some(author.channel.name().to_owned()),
        epoch: Some(first.trace.epoch),
        feed: Some(author.feed()),
        first: Some(first.trace.seq),
        last: Some(last.trace.seq),
        ..Header::default()
    };
    let body = object::seal_body(&plain, &[key.public()])?;
    let bytes = object::write(Kind::Pack, &header, &body)?;
    let opened = label(&bytes)?.open(key)?;
    let same = opened.len() == pieces.len()
        && opened.iter().zip(pieces).all(|(opened, piece)| {
            opened.statement_hash == piece.trace.statement && opened.frames == piece.frames
        });
    if !same {
        return Err(ObjectError::Malformed("did not come back as it was written"));
    }
    let hash = object::read(&bytes)?.hash;
    Ok((bytes, hash))
}

fn head(
    author: &Author,
    prev: &[u8; 32],
    first: &Trace,
    signature: &Signature,
) -> Result<Vec<u8>, ObjectError> {
    let mut map = Map::default();
    map.put("v", 1);
    map.put_bytes("s", &author.space.0);
    map.put("a", author.channel.name());
    map.put("e", first.epoch);
    map.put_bytes("d", &author.device.0);
    map.put_bytes("i", &author.incarnation.0);
    map.put("q", first.seq);
    map.put_bytes("p", prev);
    map.put("c", first.before);
    let mut plain = Vec::new();
    Signed { statement: map.encode()?, signature: *signature }.push(&mut plain);
    Ok(plain)
}

/// What was said, segment for segment, then the events: like beside like packs better.
fn push_pieces(bytes: &mut Vec<u8>, pieces: &[Piece]) -> Result<(), ObjectError> {
    let events: usize = pieces.iter().map(|piece| piece.frames.len()).sum();
    let mut plain = Vec::with_capacity(pieces.iter().map(Piece::size).sum());
    push_varint(&mut plain, pieces.len());
    for piece in pieces {
        push_varint(&mut plain, piece.trace.said.len());
        plain.extend_from_slice(&piece.trace.said);
    }
    for frame in pieces.iter().flat_map(|piece| &piece.frames) {
        frames::push_one(&mut plain, frame)?;
    }
    if plain.len() > MAX_PACK_UNPACKED
        || pieces.len() > MAX_PACK_SEGMENTS
        || events > MAX_PACK_EVENTS
    {
        return Err(ObjectError::TooLarge);
    }
    frames::push_packed(bytes, &plain)
}

/// Reads the outside of a pack.
///
/// # Errors
/// When it is damaged, foreign or of another kind.
pub fn label(bytes: &[u8]) -> Result<PackLabel<'_>, ObjectError> {
    let object = object::read(bytes)?;
    if object.kind != Kind::Pack {
        return Err(ObjectError::Mislabelled);
    }
    let missing = ObjectError::Malformed("the label is not complete");
    let header = &object.header;
    let audience = header.audience.as_deref().ok_or(missing)?;
    let (first, last) = header.first.zip(header.last).ok_or(missing)?;
    if first == 0 || first > last {
        return Err(ObjectError::Mislabelled);
    }
    Ok(PackLabel {
        space: header.space.ok_or(missing)?,
        channel: SharedChannel::from_name(audience).ok_or(ObjectError::Newer)?,
        epoch: header.epoch.ok_or(missing)?,
        feed: header.feed.ok_or(missing)?,
        first,
        last,
        object,
    })
}

/// What stands before the packed part.
struct Start {
    author: Author,
    place: Place,
    signature: Signature,
}

impl PackLabel<'_> {
    /// The object's hash.
    #[must_use]
    pub const fn hash(&self) -> ObjectHash {
        self.object.hash
    }

    /// Opens it: decrypts, compares with the label, unpacks within limits, rebuilds every statement
    /// and checks that the last is what its device signed.
    ///
    /// # Errors
    /// The first of these that does not hold.
    pub fn open(&self, key: &SealSecret) -> Result<Vec<Opened>, ObjectError> {
        if !object::has_one_recipient(self.object.body) {
            return Err(ObjectError::Malformed("not sealed to one key"));
        }
        let sealed = object::open_body(self.object.body, key)?;
        let mut rest = sealed.as_slice();
        let Start { author, mut place, signature } = self.start(&mut rest)?;
        let plain = frames::take_packed(rest, MAX_PACK_UNPACKED)?;
        drop(sealed);
        let mut rest = plain.as_slice();
        let said = self.take_said(&mut rest)?;
        let mut opened: Vec<Opened> = Vec::with_capacity(said.len());
        let mut last = Vec::new();
        let mut events = 0;
        for said in said {
            let count = count(said)?;
            events += count;
            if count > MAX_EVENTS || events > MAX_PACK_EVENTS {
                return Err(ObjectError::TooLarge);
            }
            let frames =
                (0..count).map(|_| frames::take_one(&mut rest)).collect::<Result<Vec<_>, _>>()?;
            last = restate(&author, &place, said, &frames)?;
            let next = self.opened(&last, said, frames)?;
            place.prev = next.statement_hash;
            place.seq = place.seq.saturating_add(1);
            place.before = place.before.saturating_add(next.statement.count);
            opened.push(next);
        }
        let signed = Signed { statement: last, signature };
        signed.verify(CONTEXT, &author.device)?;
        if !rest.is_empty() {
            return Err(ObjectError::Malformed("bytes after its end"));
        }
        if let Some(last) = opened.last_mut() {
            last.trace.signature = Some(signature);
        }
        Ok(opened)
    }

    fn start(&self, rest: &mut &[u8]) -> Result<Start, ObjectError> {
        let Signed { statement, signature } = Signed::take(rest)?;
        let mut map = Map::decode(&statement)?;
        let channel = map.take_text("a")?;
        if map.take_number::<u64>("v")? == 0 {
            return Err(ObjectError::Malformed("versions begin at 1"));
        }
        let author = Author {
            space: SpaceId(map.take_bytes("s")?),
            channel: SharedChannel::from_name(&channel).ok_or(ObjectError::Newer)?,
            device: DevicePublic(map.take_bytes("d")?),
            incarnation: Incarnation(map.take_bytes("i")?),
        };
        let place = Place {
            epoch: map.take_number("e")?,
            seq: map.take_number("q")?,
            prev: map.take_bytes("p")?,
            before: map.take_number("c")?,
        };
        if author.space != self.space {
            return Err(ObjectError::OtherSpace);
        }
        if (author.channel, place.epoch) != (self.channel, self.epoch) {
            return Err(ObjectError::OtherAudience);
        }
        if (author.feed(), place.seq) != (self.feed, self.first) {
            return Err(ObjectError::OtherFeed);
        }
        Ok(Start { author, place, signature })
    }

    fn take_said<'p>(&self, rest: &mut &'p [u8]) -> Result<Vec<&'p [u8]>, ObjectError> {
        let segments = take_varint(rest)?;
        if segments > MAX_PACK_SEGMENTS {
            return Err(ObjectError::TooLarge);
        }
        let told = self.last.saturating_sub(self.first).saturating_add(1);
        if u64::try_from(segments).ok() != Some(told) {
            return Err(ObjectError::Mislabelled);
        }
        let mut said = Vec::with_capacity(segments);
        for _ in 0..segments {
            let length = take_varint(rest)?;
            said.push(take_bytes(rest, length)?);
        }
        Ok(said)
    }

    fn opened(
        &self,
        statement: &[u8],
        said: &[u8],
        frames: Vec<Frame>,
    ) -> Result<Opened, ObjectError> {
        let statement_hash = *blake3::hash(statement).as_bytes();
        let statement = Statement::decode(statement)?;
        let trace = Trace {
            seq: statement.seq,
            epoch: statement.epoch,
            before: statement.before,
            count: statement.count,
            statement: statement_hash,
            said: said.to_vec(),
            signature: None,
        };
        let (hash, feed) = (self.object.hash, self.feed);
        Ok(Opened { hash, statement, statement_hash, feed, frames, trace })
    }
}

/// How many events a segment says it has.
fn count(said: &[u8]) -> Result<usize, ObjectError> {
    Ok(Map::decode(said)?.take_number("n")?)
}
