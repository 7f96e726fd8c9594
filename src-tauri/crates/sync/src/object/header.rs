//! The part of an object that anybody may read, the store included.

use super::{ObjectError, SpaceId};
use crate::cbor::Map;
use cf_ledger::FeedId;

/// What stands outside the encryption: enough to find the key and the place, nothing more. It is
/// not trusted: the signed statement inside must say the same.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Header {
    /// The space.
    pub space: Option<SpaceId>,
    /// The audience: a channel's name, kept as text so that a newer one can be passed over.
    pub audience: Option<String>,
    /// The number of the key.
    pub epoch: Option<u32>,
    /// The feed.
    pub feed: Option<FeedId>,
    /// The first segment it holds.
    pub first: Option<u64>,
    /// The last segment it holds.
    pub last: Option<u64>,
    /// Members of a newer version.
    pub more: Map,
}

impl Header {
    pub(super) fn encode(&self, body_bytes: usize) -> Result<Vec<u8>, ObjectError> {
        let mut map = self.more.clone();
        if let Some(space) = self.space {
            map.put_bytes("s", &space.0);
        }
        if let Some(audience) = &self.audience {
            map.put("a", audience.as_str());
        }
        if let Some(feed) = self.feed {
            map.put_bytes("f", &feed.0);
        }
        let numbers = [("e", self.epoch.map(u64::from)), ("i", self.first), ("l", self.last)];
        for (name, number) in numbers {
            if let Some(number) = number {
                map.put(name, number);
            }
        }
        map.put("b", u64::try_from(body_bytes).map_err(|_| ObjectError::TooLarge)?);
        Ok(map.encode()?)
    }

    pub(super) fn decode(bytes: &[u8], body_bytes: usize) -> Result<Self, ObjectError> {
        let mut map = Map::decode(bytes)?;
        if map.take_number::<usize>("b")? != body_bytes {
            return Err(ObjectError::Mislabelled);
        }
        Ok(Self {
            space: if_there(&mut map, "s", |map, name| map.take_bytes(name).map(SpaceId))?,
            audience: if_there(&mut map, "a", Map::take_text)?,
            epoch: if_there(&mut map, "e", Map::take_number)?,
            feed: if_there(&mut map, "f", |map, name| map.take_bytes(name).map(FeedId))?,
            first: if_there(&mut map, "i", Map::take_number)?,
            last: if_there(&mut map, "l", Map::take_number)?,
            more: map,
        })
    }
}

fn if_there<T, E>(
    map: &mut Map,
    name: &str,
    take: impl FnOnce(&mut Map, &str) -> Result<T, E>,
) -> Result<Option<T>, E> {
    if map.has(name) { take(map, name).map(Some) } else { Ok(None) }
}
