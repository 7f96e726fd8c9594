//! What a version says of itself.

use crate::cbor::{CborError, Map};
use ciborium::Value;
use std::collections::BTreeMap;

/// What is in a version: counted when it was made, and again whenever it is tried.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The form of the vault it came from.
    pub level: u32,
    /// How many events.
    pub events: u64,
    /// A hash over the heads of all feeds, in hexadecimal digits.
    pub heads: String,
    /// How many records of each kind.
    pub records: BTreeMap<String, u64>,
    /// How many drafts.
    pub drafts: u64,
}

impl About {
    pub(super) fn put(&self, map: &mut Map) {
        let mut records = Map::default();
        for (kind, count) in &self.records {
            records.put(kind, *count);
        }
        map.put("l", self.level);
        map.put("e", self.events);
        map.put("h", self.heads.as_str());
        map.put("r", Value::from(records));
        map.put("d", self.drafts);
    }

    pub(super) fn take(map: &mut Map) -> Result<Self, CborError> {
        let mut records = BTreeMap::new();
        if let Some(Value::Map(counted)) = map.take("r") {
            for (kind, count) in counted {
                let (Value::Text(kind), Some(count)) = (kind, count.as_integer()) else {
                    return Err(CborError("a count is missing"));
                };
                let count = u64::try_from(count).map_err(|_| CborError("a count is missing"))?;
                records.insert(kind, count);
            }
        }
        Ok(Self {
            level: map.take_number("l")?,
            events: map.take_number("e")?,
            heads: map.take_text("h")?,
            records,
            drafts: map.take_number("d")?,
        })
    }
}
