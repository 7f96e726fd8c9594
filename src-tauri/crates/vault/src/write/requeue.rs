//! What has not left this device may still be given another place in an own feed: its id, its
//! words and what it replaces stay, its place and signature are made anew.

use super::Tx;
use super::append::NEXT;
use super::feeds::{self, FeedEnd};
use crate::error::VaultError;
use crate::model;
use crate::open::Identity;
use cf_domain::RecordId;
use cf_domain::word::Audience;
use cf_ledger::{Channel, DeviceKey, Envelope, EventId, FeedId, Head, Hlc, Salt};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A feed of a former life of this installation.
struct Former {
    feed: FeedEnd,
    channel: Channel,
}

/// The head that a feed had after so many events; `None` when it never had so many.
pub fn head_at(connection: &Connection, feed: i64, count: u64) -> Result<Option<Head>, VaultError> {
    let Some(before) = count.checked_sub(1) else { return Ok(Some(Head::default())) };
    let mut statement =
        connection.prepare_cached("SELECT prev, id FROM event WHERE feed = ?1 AND seq = ?2")?;
    let head = statement.query_row((feed, count.cast_signed()), |row| {
        Ok(Head { count: before, hash: row.get(0)? }.after(EventId(row.get(1)?)))
    });
    Ok(head.optional()?)
}

/// Closes the gaps that events leave which were taken out of an own feed: every later one moves
/// up. `first` is the place of the first gap; nothing from there on may have left the device.
pub fn close_up(
    connection: &Connection,
    feed: i64,
    first: u64,
    key: &DeviceKey,
) -> Result<(), VaultError> {
    let head = head_at(connection, feed, first.saturating_sub(1))?.ok_or(VaultError::Damaged)?;
    let id =
        FeedId(connection.query_row("SELECT id FROM feed WHERE n = ?1", [feed], |row| row.get(0))?);
    let later = events_from(connection, feed, first)?;
    let head = place(connection, &later, FeedEnd { n: feed, id, head }, key)?;
    end_at(connection, feed, head)
}

/// Carries over what former lives of this installation, under whatever key, wrote for others and did
/// not send: it goes on in the feeds of the life that `identity` says. Sealed bytes of it that are
/// not known to have arrived are let go: a copy of this folder may have sealed other words for the
/// same place. Such a feed is read again from its beginning, so that what did arrive is found.
pub fn carry_over(connection: &Connection, identity: &Identity) -> Result<(), VaultError> {
    for Former { feed: old, channel } in former(connection, identity)? {
        let kept = arrived(connection, &old)?;
        if kept >= old.head.count {
            continue;
        }
        let stays = head_at(connection, old.n, kept)?.ok_or(VaultError::Damaged)?;
        let goes_on = events_from(connection, old.n, kept.saturating_add(1))?;
        let new = feeds::own(connection, identity, channel)?;
        let head = place(connection, &goes_on, new, &identity.key)?;
        feeds::advance(connection, new.n, head, Hlc::default())?;
        end_at(connection, old.n, stays)?;
    }
    Ok(())
}

/// Says once more in the feeds of the life that `identity` says what a former feed has sent from this
/// segment on: the same events, which are shown and told once. In the former feed they stay; what
/// stands in the new one already is passed over. Answers whose records they are.
pub fn repeat(
    connection: &Connection,
    identity: &Identity,
    feed: FeedId,
    from_segment: u64,
) -> Result<BTreeSet<RecordId>, VaultError> {
    // Packed segments are held without a file of their own; those from before packs have only one.
    let sql = "SELECT feed.n, feed.channel, min(sent.first_event)
        FROM feed JOIN (
            SELECT feed, seq, first_event FROM outgoing WHERE events > 0
            UNION ALL
            SELECT feed, seq, before + 1 FROM held WHERE events > 0
        ) AS sent ON sent.feed = feed.id
        WHERE feed.id = ?1 AND feed.own = 1 AND sent.seq >= ?2
        GROUP BY feed.n";
    let sent: Option<(i64, String, i64)> = connection
        .query_row(sql, (feed.0, from_segment.cast_signed()), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((old, channel, first)) = sent else { return Ok(BTreeSet::new()) };
    let channel = Channel::from_name(&channel).ok_or(VaultError::Damaged)?;
    let mut copy = connection.prepare(&format!(
        "INSERT INTO event (n, feed, seq, id, prev, salt, bytes, hlc, record, received_ms)
         SELECT ({NEXT}), ?2, ?3, id, prev, salt, bytes, hlc, record, received_ms
         FROM event WHERE n = ?1"
    ))?;
    let new = feeds::own(connection, identity, channel)?;
    let mut again = Vec::new();
    let mut stands = connection.prepare_cached(
        "SELECT 1 FROM event AS said JOIN event AS now
            ON now.record = said.record AND now.id = said.id AND now.feed = ?2
         WHERE said.n = ?1",
    )?;
    let mut left = Vec::new();
    for n in events_from(connection, old, first.cast_unsigned())? {
        if !stands.exists((n, new.n))? {
            left.push(n);
        }
    }
    for (seq, n) in (new.head.count.saturating_add(1)..).zip(left) {
        copy.execute((n, new.n, seq.cast_signed()))?;
        again.push(connection.last_insert_rowid());
    }
    let head = place(connection, &again, new, &identity.key)?;
    feeds::advance(connection, new.n, head, Hlc::default())?;
    let mut record = connection.prepare_cached("SELECT record FROM event WHERE n = ?1")?;
    let records = again.iter().map(|n| record.query_row([n], |row| row.get(0)));
    records.map(|id| Ok(RecordId(Uuid::from_bytes(id?)))).collect()
}

impl Tx<'_> {
    /// Says once more, in the feeds of the present life, what a feed of a former life of this device
    /// has sent from this segment on; each event once, however often it is asked.
    ///
    /// # Errors
    /// What the disk says.
    pub fn repeat(&mut self, feed: FeedId, from_segment: u64) -> Result<(), VaultError> {
        for record in repeat(self.connection, self.identity, feed, from_segment)? {
            let events = model::of_record(self.connection, record)?;
            self.models.show(record, &events)?;
        }
        self.changes.space = true;
        Ok(())
    }
}

fn former(connection: &Connection, identity: &Identity) -> Result<Vec<Former>, VaultError> {
    let sql = "SELECT n, id, count, hash, channel FROM feed
        WHERE own = 1 AND incarnation <> ?1 AND channel <> ?2 ORDER BY n";
    let mut statement = connection.prepare(sql)?;
    let wanted = (identity.incarnation.0, Audience::Private.code());
    let rows = statement.query_map(wanted, |row| {
        let count: i64 = row.get(2)?;
        let head = Head { count: count.cast_unsigned(), hash: row.get(3)? };
        let channel = Channel::from_name(row.get_ref(4)?.as_str()?);
        let feed = FeedEnd { n: row.get(0)?, id: FeedId(row.get(1)?), head };
        Ok(channel.map(|channel| Former { feed, channel }))
    })?;
    rows.map(|row| row?.ok_or(VaultError::Damaged)).collect()
}

/// How many of a former life's events stay in its feed: what has arrived, and whatever came back
/// from elsewhere, which carries no signature of its own. Lets go of sealed bytes after that.
fn arrived(connection: &Connection, old: &FeedEnd) -> Result<u64, VaultError> {
    let sql = "SELECT max(departed, coalesce(
            (SELECT max(seq) FROM event WHERE feed = feed_row.n AND signature IS NULL), 0))
        FROM feed AS feed_row WHERE n = ?1";
    let left: i64 = connection.query_row(sql, [old.n], |row| row.get(0))?;
    let sql = "SELECT seq, first_event FROM outgoing
        WHERE feed = ?1 AND sent_ms IS NULL AND events > 0 ORDER BY seq LIMIT 1";
    let unsent: Option<(i64, i64)> =
        connection.query_row(sql, [old.id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((segment, first_event)) = unsent else { return Ok(left.cast_unsigned()) };
    connection.execute(
        "DELETE FROM outgoing WHERE feed = ?1 AND sent_ms IS NULL AND seq >= ?2",
        (old.id.0, segment),
    )?;
    // What is held before that stays held: read again, the feed is read along the same files.
    connection.execute("DELETE FROM held WHERE feed = ?1 AND seq >= ?2", (old.id.0, segment))?;
    connection.execute("DELETE FROM cursor WHERE feed = ?1", [old.id.0])?;
    Ok(left.min(first_event - 1).max(0).cast_unsigned())
}

fn events_from(connection: &Connection, feed: i64, first: u64) -> Result<Vec<i64>, VaultError> {
    let mut statement =
        connection.prepare("SELECT n FROM event WHERE feed = ?1 AND seq >= ?2 ORDER BY seq")?;
    let rows = statement.query_map((feed, first.cast_signed()), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts these events at the end of a feed, one after the other. Answers its new end.
fn place(
    connection: &Connection,
    events: &[i64],
    feed: FeedEnd,
    key: &DeviceKey,
) -> Result<Head, VaultError> {
    let mut read = connection.prepare_cached("SELECT salt, bytes FROM event WHERE n = ?1")?;
    let mut write = connection.prepare_cached(
        "UPDATE event SET feed = ?2, seq = ?3, prev = ?4, signature = ?5 WHERE n = ?1",
    )?;
    let mut head = feed.head;
    for n in events {
        let (salt, bytes) = read.query_row([n], |row| Ok((Salt(row.get(0)?), row.get(1)?)))?;
        let still = Envelope { feed: feed.id, seq: 0, prev: [0; 32], salt, bytes, signature: None };
        let moved = still.moved(feed.id, head, key);
        head = moved.head();
        write.execute(params![
            n,
            feed.n,
            moved.seq.cast_signed(),
            moved.prev,
            moved.signature.map(|signature| signature.0),
        ])?;
    }
    Ok(head)
}

fn end_at(connection: &Connection, feed: i64, head: Head) -> Result<(), VaultError> {
    let sql = "UPDATE feed SET count = ?2, hash = ?3, departed = min(departed, ?2) WHERE n = ?1";
    connection.prepare_cached(sql)?.execute((feed, head.count.cast_signed(), head.hash))?;
    Ok(())
}
