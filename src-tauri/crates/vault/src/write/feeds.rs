//! Rows of the `feed` table, as writing needs them.

use crate::error::VaultError;
use crate::open::Identity;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{Channel, DevicePublic, FeedId, Head, Hlc, Incarnation};
use rusqlite::{Connection, OptionalExtension as _, params};

/// A feed's place and end.
#[derive(Debug, Clone, Copy)]
pub struct FeedEnd {
    pub n: i64,
    pub id: FeedId,
    pub head: Head,
}

/// What a new feed begins with.
#[derive(Debug, Clone, Copy)]
pub struct NewFeed {
    pub id: FeedId,
    pub device_key: [u8; 32],
    pub device: DeviceId,
    pub person: PersonId,
    pub channel: Channel,
    pub incarnation: Incarnation,
    pub own: bool,
}

pub fn find(connection: &Connection, id: FeedId) -> Result<Option<FeedEnd>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT n, count, hash FROM feed WHERE id = ?1")?;
    let end = statement.query_row([id.0], |row| {
        let count: i64 = row.get(1)?;
        Ok(FeedEnd {
            n: row.get(0)?,
            id,
            head: Head { count: count.cast_unsigned(), hash: row.get(2)? },
        })
    });
    Ok(end.optional()?)
}

/// The feed of this device for a channel; made when it is first written to.
pub fn own(
    connection: &Connection,
    identity: &Identity,
    channel: Channel,
) -> Result<FeedEnd, VaultError> {
    let device_key = identity.public().0;
    let id = FeedId::derive(&device_key, channel, identity.incarnation);
    if let Some(end) = find(connection, id)? {
        return Ok(end);
    }
    let Identity { person, device, incarnation, .. } = *identity;
    add(connection, &NewFeed { id, device_key, device, person, channel, incarnation, own: true })
}

/// Whether this installation wrote under a key before: each life has a feed of its own at least.
pub fn was_own(connection: &Connection, key: DevicePublic) -> Result<bool, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT 1 FROM feed WHERE own = 1 AND device_key = ?1")?;
    Ok(statement.exists([key.0])?)
}

pub fn add(connection: &Connection, feed: &NewFeed) -> Result<FeedEnd, VaultError> {
    let head = Head::default();
    let sql = "INSERT INTO feed
            (id, device_key, device, person, channel, incarnation, own, count, hash, clock, departed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, 0, 0)";
    connection.prepare_cached(sql)?.execute(params![
        feed.id.0,
        feed.device_key,
        feed.device.0.as_bytes(),
        feed.person.0.as_bytes(),
        feed.channel.name(),
        feed.incarnation.0,
        feed.own,
        head.hash,
    ])?;
    Ok(FeedEnd { n: connection.last_insert_rowid(), id: feed.id, head })
}

pub fn advance(connection: &Connection, n: i64, head: Head, clock: Hlc) -> Result<(), VaultError> {
    let sql = "UPDATE feed SET count = ?2, hash = ?3, clock = max(clock, ?4) WHERE n = ?1";
    let clock = clock.to_bits().cast_signed();
    connection.prepare_cached(sql)?.execute((n, head.count.cast_signed(), head.hash, clock))?;
    Ok(())
}
