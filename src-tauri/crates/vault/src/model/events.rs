//! A record's events with what their feeds say about them.

use crate::error::VaultError;
use cf_domain::word::Audience;
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_ledger::{Applied, Channel, EventId, Payload};
use rusqlite::Connection;
use uuid::Uuid;

/// What a feed says about its events.
#[derive(Debug, Clone, Copy)]
pub struct KnownFeed {
    pub person: PersonId,
    pub device: DeviceId,
    pub channel: Channel,
}

/// An event, ready to be reduced.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its number here; 0 for one that is not stored.
    pub n: i64,
    pub channel: Channel,
    pub applied: Applied,
}

impl Known {
    pub fn new(n: i64, feed: KnownFeed, id: EventId, payload: Payload) -> Self {
        let applied = Applied { id, author: feed.person, device: feed.device, payload };
        Self { n, channel: feed.channel, applied }
    }

    /// Whether it is in a feed that leaves the device.
    pub fn is_for_others(&self) -> bool {
        self.audience().is_none_or(Audience::leaves_device)
    }

    pub const fn audience(&self) -> Option<Audience> {
        match self.channel {
            Channel::Records(audience) => Some(audience),
            Channel::Members => None,
        }
    }
}

const OF_RECORD: &str = "SELECT event.n, event.id, event.bytes, feed.person, feed.device, feed.channel
    FROM event JOIN feed ON feed.n = event.feed WHERE event.record = ?1 ORDER BY feed.id, event.seq";

/// The events of a record, in an order that is the same on every device. Membership events are no
/// record's.
pub fn of_record(connection: &Connection, record: RecordId) -> Result<Vec<Known>, VaultError> {
    let mut statement = connection.prepare_cached(OF_RECORD)?;
    let mut rows = statement.query([record.0.as_bytes()])?;
    let mut known = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(event) = read(row)? {
            known.push(event);
        }
    }
    Ok(known)
}

/// Reads one row: n, id, bytes, person, device, channel. `None` for what belongs to no record.
pub fn read(row: &rusqlite::Row<'_>) -> Result<Option<Known>, VaultError> {
    let bytes = row.get_ref(2)?.as_blob().map_err(|_| VaultError::Damaged)?;
    let channel = row.get_ref(5)?.as_str().map_err(|_| VaultError::Damaged)?;
    let (Ok(payload), Some(channel @ Channel::Records(_))) =
        (Payload::decode(bytes), Channel::from_name(channel))
    else {
        return Ok(None);
    };
    let person = PersonId(Uuid::from_bytes(row.get(3)?));
    let device = DeviceId(Uuid::from_bytes(row.get(4)?));
    Ok(Some(Known::new(
        row.get(0)?,
        KnownFeed { person, device, channel },
        EventId(row.get(1)?),
        payload,
    )))
}
