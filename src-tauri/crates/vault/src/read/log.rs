//! The event log itself: feeds, events and operations.

use super::Reader;
use crate::error::VaultError;
use crate::write::FeedInfo;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{Channel, DevicePublic, Envelope, FeedId, Head, Incarnation, Salt, Signature};
use rusqlite::{OptionalExtension as _, Row};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A feed and how far it goes here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedRow {
    /// Its name.
    pub id: FeedId,
    /// Whose it is and what it carries.
    pub info: FeedInfo,
    /// Its end.
    pub head: Head,
    /// Whether it was written on this device, in this life or a former one.
    pub own: bool,
    /// Events up to this number have left the device.
    pub departed: u64,
}

/// An event with the moment it came to this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// The event.
    pub envelope: Envelope,
    /// When it came here, in milliseconds since 1970.
    pub received_ms: u64,
}

const FEED: &str = "SELECT id, device_key, device, person, channel, incarnation, count, hash, own, departed FROM feed";

const EVENT: &str = "SELECT feed.id, event.seq, event.prev, event.salt, event.bytes, event.signature, event.received_ms
    FROM event JOIN feed ON feed.n = event.feed";

impl Reader<'_> {
    /// Every feed, in the order in which they came to be known.
    ///
    /// # Errors
    /// What the disk says.
    pub fn feeds(&self) -> Result<Vec<FeedRow>, VaultError> {
        let mut statement = self.connection()?.prepare_cached(&format!("{FEED} ORDER BY n"))?;
        let rows = statement.query_map([], read_feed)?;
        rows.map(|row| row?.ok_or(VaultError::Damaged)).collect()
    }

    /// One feed.
    ///
    /// # Errors
    /// What the disk says.
    pub fn feed(&self, id: FeedId) -> Result<Option<FeedRow>, VaultError> {
        let mut statement = self.connection()?.prepare_cached(&format!("{FEED} WHERE id = ?1"))?;
        let row = statement.query_row([id.0], read_feed).optional()?;
        row.map(|feed| feed.ok_or(VaultError::Damaged)).transpose()
    }

    /// Events of a feed, from a number on, at most so many.
    ///
    /// # Errors
    /// What the disk says.
    pub fn events(
        &self,
        feed: FeedId,
        from_seq: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, VaultError> {
        let sql = format!(
            "{EVENT} WHERE event.feed = (SELECT n FROM feed WHERE id = ?1) AND event.seq >= ?2
             ORDER BY event.seq LIMIT ?3"
        );
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let rows = statement.query_map((feed.0, from_seq.cast_signed(), limit), read_event)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every event about members, own and others', in no particular order.
    ///
    /// # Errors
    /// What the disk says.
    pub fn member_events(&self) -> Result<Vec<Envelope>, VaultError> {
        let sql = format!("{EVENT} WHERE feed.channel = ?1 ORDER BY event.n");
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let rows = statement.query_map([Channel::Members.name()], read_event)?;
        Ok(rows.map(|row| row.map(|event| event.envelope)).collect::<Result<_, _>>()?)
    }

    /// When something of each colleague last came in, in milliseconds since 1970.
    ///
    /// # Errors
    /// What the disk says.
    pub fn last_received(&self) -> Result<BTreeMap<PersonId, u64>, VaultError> {
        let sql = "SELECT feed.person, max(event.received_ms) FROM feed
            JOIN event ON event.feed = feed.n AND event.seq = feed.count
            WHERE feed.own = 0 GROUP BY feed.person";
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let at: i64 = row.get(1)?;
            Ok((PersonId(Uuid::from_bytes(row.get(0)?)), at.cast_unsigned()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every event, feed by feed in order, one after the other: a million of them need no memory.
    ///
    /// # Errors
    /// What the disk says, or what `each` returns.
    pub fn all_events<E: From<VaultError>>(
        &self,
        mut each: impl FnMut(StoredEvent) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!("{EVENT} ORDER BY event.feed, event.seq");
        let mut statement = self.connection()?.prepare(&sql).map_err(VaultError::from)?;
        let rows = statement.query_map([], read_event).map_err(VaultError::from)?;
        for row in rows {
            each(row.map_err(VaultError::from)?)?;
        }
        Ok(())
    }
}

/// `None` when the channel is not one this app knows.
fn read_feed(row: &Row<'_>) -> rusqlite::Result<Option<FeedRow>> {
    let Some(channel) = Channel::from_name(row.get_ref(4)?.as_str()?) else { return Ok(None) };
    let info = FeedInfo {
        key: DevicePublic(row.get(1)?),
        device: DeviceId(Uuid::from_bytes(row.get(2)?)),
        person: PersonId(Uuid::from_bytes(row.get(3)?)),
        channel,
        incarnation: Incarnation(row.get(5)?),
    };
    Ok(Some(FeedRow {
        id: FeedId(row.get(0)?),
        info,
        head: Head { count: row.get::<_, i64>(6)?.cast_unsigned(), hash: row.get(7)? },
        own: row.get(8)?,
        departed: row.get::<_, i64>(9)?.cast_unsigned(),
    }))
}

fn read_event(row: &Row<'_>) -> rusqlite::Result<StoredEvent> {
    let signature: Option<[u8; 64]> = row.get(5)?;
    Ok(StoredEvent {
        envelope: Envelope {
            feed: FeedId(row.get(0)?),
            seq: row.get::<_, i64>(1)?.cast_unsigned(),
            prev: row.get(2)?,
            salt: Salt(row.get(3)?),
            bytes: row.get(4)?,
            signature: signature.map(Signature),
        },
        received_ms: row.get::<_, i64>(6)?.cast_unsigned(),
    })
}
