//! Tips: a signed note of how far a feed has come. Only hints: the truth is in the segments.
//!
//! A tip's bytes follow from its segment, so its name can carry the segment's hash and still never
//! stand for two contents.

use crate::cbor::Map;
use crate::channel::SharedChannel;
use crate::object::{self, Header, Kind, ObjectError, ObjectHash, Signed, SpaceId};
use cf_ledger::{DeviceKey, DevicePublic, FeedId};

/// What the signature is for.
const CONTEXT: &str = "visits/tip/v1";

/// How far a feed has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Tip {
    /// The space.
    pub space: SpaceId,
    /// The channel.
    pub channel: SharedChannel,
    /// The feed.
    pub feed: FeedId,
    /// The number of its last segment.
    pub seq: u64,
    /// The hash of that segment.
    pub segment: ObjectHash,
    /// How many events the feed has.
    pub events: u64,
    /// The newest object version the device reads.
    pub reads: u64,
}

impl Tip {
    /// Writes a tip.
    ///
    /// # Errors
    /// Never in practice.
    pub fn seal(&self, device: &DeviceKey) -> Result<Vec<u8>, ObjectError> {
        let mut map = Map::default();
        map.put("v", 1);
        map.put_bytes("s", &self.space.0);
        map.put("a", self.channel.name());
        map.put_bytes("f", &self.feed.0);
        map.put("q", self.seq);
        map.put_bytes("o", &self.segment.0);
        map.put("n", self.events);
        map.put("z", self.reads);
        let mut body = Vec::new();
        Signed::new(CONTEXT, map.encode()?, device).push(&mut body);
        let header = Header {
            space: Some(self.space),
            audience: Some(self.channel.name().to_owned()),
            feed: Some(self.feed),
            first: Some(self.seq),
            last: Some(self.seq),
            ..Header::default()
        };
        object::write(Kind::Tip, &header, &body)
    }

    /// Reads a tip and checks that this device signed it.
    ///
    /// # Errors
    /// When it is damaged, foreign, or signed by another.
    pub fn open(bytes: &[u8], device: &DevicePublic) -> Result<Self, ObjectError> {
        let object = object::read(bytes)?;
        if object.kind != Kind::Tip {
            return Err(ObjectError::Mislabelled);
        }
        let signed = Signed::read(object.body)?;
        signed.verify(CONTEXT, device)?;
        let mut map = Map::decode(&signed.statement)?;
        let audience = map.take_text("a")?;
        if map.take_number::<u64>("v")? == 0 {
            return Err(ObjectError::Malformed("versions begin at 1"));
        }
        let tip = Self {
            space: SpaceId(map.take_bytes("s")?),
            channel: SharedChannel::from_name(&audience).ok_or(ObjectError::Newer)?,
            feed: FeedId(map.take_bytes("f")?),
            seq: map.take_number("q")?,
            segment: ObjectHash(map.take_bytes("o")?),
            events: map.take_number("n")?,
            reads: map.take_number("z")?,
        };
        let header = &object.header;
        let label = (header.space, header.audience.as_deref(), header.feed, header.last);
        if label != (Some(tip.space), Some(tip.channel.name()), Some(tip.feed), Some(tip.seq)) {
            return Err(ObjectError::Mislabelled);
        }
        Ok(tip)
    }
}
