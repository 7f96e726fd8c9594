//! What a device signs about a segment.

use crate::cbor::{self, Map};
use crate::channel::SharedChannel;
use crate::object::{ObjectError, SpaceId};
use cf_ledger::{DevicePublic, EventId, FeedId, Incarnation};
use ciborium::Value;

/// The version of the statement this app writes.
pub const VERSION: u64 = 1;

/// What the signature is for.
pub const CONTEXT: &str = "visits/segment/v1";

/// How far the writer had read its colleagues' feeds: what lets one member prove that another saw
/// more than the store now shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deps {
    /// The feeds of the same channel that grew since the writer's last segment, with their heights.
    pub heights: Vec<(FeedId, u64)>,
    /// [`digest`] over all feeds of the channel. Zero when nothing grew.
    pub digest: [u8; 32],
}

/// One hash over how far all feeds of a channel have been read: feed, height and the hash of the
/// last statement of each, in the order of the feeds.
#[must_use]
pub fn digest(heights: impl IntoIterator<Item = (FeedId, u64, [u8; 32])>) -> [u8; 32] {
    let mut sorted: Vec<_> = heights.into_iter().collect();
    sorted.sort_unstable();
    let mut hash = blake3::Hasher::new_derive_key("critical-friend 2026-11 heights digest v1");
    for (feed, height, statement) in sorted {
        hash.update(&feed.0).update(&height.to_le_bytes()).update(&statement);
    }
    *hash.finalize().as_bytes()
}

/// The statement of a segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The version, at least 1.
    pub version: u64,
    /// The space.
    pub space: SpaceId,
    /// The channel.
    pub channel: SharedChannel,
    /// The number of the key it is sealed to.
    pub epoch: u32,
    /// The device that signs. Together with the incarnation and the channel it makes the feed.
    pub device: DevicePublic,
    /// Which life of the installation.
    pub incarnation: Incarnation,
    /// Its number in the feed, from 1.
    pub seq: u64,
    /// The hash of the statement before it; zero for the first.
    pub prev: [u8; 32],
    /// How many events the feed had before it.
    pub before: u64,
    /// How many events it holds.
    pub count: u64,
    /// BLAKE3 of the events' ids, in order.
    pub root: [u8; 32],
    /// The membership events seen that no other seen one comes after.
    pub members: Vec<EventId>,
    /// What was read of others.
    pub deps: Deps,
    /// The app that wrote it, for support.
    pub app: String,
    /// Milliseconds since 1970 by the writer's clock. For display only.
    pub wall_ms: u64,
    /// Members of a newer version.
    pub more: Map,
}

impl Statement {
    /// The feed, worked out from who signs: a segment cannot be moved to another feed.
    #[must_use]
    pub fn feed(&self) -> FeedId {
        FeedId::derive(&self.device.0, self.channel.channel(), self.incarnation)
    }

    /// The bytes that are signed.
    ///
    /// # Errors
    /// Never in practice.
    pub fn encode(&self) -> Result<Vec<u8>, ObjectError> {
        let mut map = self.more.clone();
        map.put("v", self.version);
        map.put_bytes("s", &self.space.0);
        map.put("a", self.channel.name());
        map.put("e", self.epoch);
        map.put_bytes("d", &self.device.0);
        map.put_bytes("i", &self.incarnation.0);
        map.put("q", self.seq);
        map.put_bytes("p", &self.prev);
        map.put("c", self.before);
        map.put("n", self.count);
        map.put_bytes("r", &self.root);
        map.put("g", self.app.as_str());
        map.put("w", self.wall_ms);
        if !self.members.is_empty() {
            map.put("m", Value::Array(self.members.iter().map(|id| cbor::bytes(&id.0)).collect()));
        }
        if !self.deps.heights.is_empty() {
            let height = |(feed, seq): &(FeedId, u64)| {
                Value::Array(vec![cbor::bytes(&feed.0), (*seq).into()])
            };
            map.put("x", Value::Array(self.deps.heights.iter().map(height).collect()));
            map.put_bytes("y", &self.deps.digest);
        }
        Ok(map.encode()?)
    }

    /// Reads signed bytes.
    ///
    /// # Errors
    /// When they are no statement in its one form, or for a channel this app does not know.
    pub fn decode(bytes: &[u8]) -> Result<Self, ObjectError> {
        let mut map = Map::decode(bytes)?;
        let channel = map.take_text("a")?;
        let statement = Self {
            version: map.take_number("v")?,
            space: SpaceId(map.take_bytes("s")?),
            channel: SharedChannel::from_name(&channel).ok_or(ObjectError::Newer)?,
            epoch: map.take_number("e")?,
            device: DevicePublic(map.take_bytes("d")?),
            incarnation: Incarnation(map.take_bytes("i")?),
            seq: map.take_number("q")?,
            prev: map.take_bytes("p")?,
            before: map.take_number("c")?,
            count: map.take_number("n")?,
            root: map.take_bytes("r")?,
            app: map.take_text("g")?,
            wall_ms: map.take_number("w")?,
            members: map.take_list("m")?.iter().map(event_id).collect::<Result<_, _>>()?,
            deps: take_deps(&mut map)?,
            more: map,
        };
        if statement.seq == 0 || statement.version == 0 {
            return Err(ObjectError::Malformed("numbers begin at 1"));
        }
        Ok(statement)
    }
}

fn event_id(value: &Value) -> Result<EventId, ObjectError> {
    cbor::fixed(value).map(EventId).ok_or(ObjectError::Malformed("a bad event id"))
}

fn take_deps(map: &mut Map) -> Result<Deps, ObjectError> {
    if !map.has("x") {
        return Ok(Deps::default());
    }
    let height = |value: &Value| match value.as_array().map(Vec::as_slice) {
        Some([feed, seq]) => {
            let feed = cbor::fixed(feed).map(FeedId);
            feed.zip(seq.as_integer().and_then(|seq| u64::try_from(seq).ok()))
        }
        _ => None,
    };
    let heights = map.take_list("x")?.iter().map(height).collect::<Option<_>>();
    let heights = heights.ok_or(ObjectError::Malformed("a bad height"))?;
    Ok(Deps { heights, digest: map.take_bytes("y")? })
}
