//! Taking what was said out of the feeds before it leaves the device, and putting it there again.

use super::feeds;
use super::records::Standing;
use super::requeue;
use super::undo::Span;
use super::{Tx, append};
use crate::error::{UndoRefusal, VaultError};
use crate::model::{self, Known, KnownFeed, id_in};
use crate::open::Identity;
use cf_domain::RecordId;
use cf_ledger::{Action, Channel, Envelope, EventId, Payload, Salt};
use std::collections::BTreeMap;

/// Where own feeds have gaps: the first in each.
pub(super) type Gaps = BTreeMap<i64, u64>;

/// An event that was taken back.
struct Taken {
    channel: Channel,
    salt: Salt,
    bytes: Vec<u8>,
    payload: Payload,
}

impl Tx<'_> {
    /// Takes events of one record out of their feeds. Nothing of them will be sent; they stay in
    /// the record's history. The gaps are for the caller to close.
    ///
    /// # Errors
    /// [`UndoRefusal::BuiltUpon`]; [`UndoRefusal::AlreadyShared`] for what came back from the space.
    pub(super) fn take_out(
        &mut self,
        span: &Span,
        standing: &Standing,
        undone: &[&Known],
        gaps: &mut Gaps,
    ) -> Result<(), VaultError> {
        let stays = |event: &&Known| undone.iter().all(|taken| taken.n != event.n);
        let left: Vec<Known> = standing.events.iter().filter(stays).cloned().collect();
        let is_undone = |event: &Known| undone.iter().any(|one| one.applied.id == event.applied.id);
        if left.iter().any(is_undone) {
            return Err(UndoRefusal::AlreadyShared.into());
        }
        if left.is_empty() && self.is_built_upon(span, standing)? {
            return Err(UndoRefusal::BuiltUpon.into());
        }
        let mut place =
            self.connection.prepare_cached("SELECT feed, seq FROM event WHERE n = ?1")?;
        let mut keep = self.connection.prepare_cached(
            "INSERT INTO taken_back (n, operation, feed, id, salt, bytes, record)
             SELECT n, ?2, feed, id, salt, bytes, record FROM event WHERE n = ?1",
        )?;
        let mut go = self.connection.prepare_cached("DELETE FROM event WHERE n = ?1")?;
        for event in undone {
            let (feed, seq): (i64, i64) =
                place.query_row([event.n], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let gap = gaps.entry(feed).or_insert(u64::MAX);
            *gap = seq.cast_unsigned().min(*gap);
            keep.execute((event.n, span.operation))?;
            go.execute([event.n])?;
        }
        self.changes.note(standing.id, &standing.state.kind);
        self.models.show(standing.id, &left)?;
        self.models.settle_counts()
    }

    pub(super) fn close_gaps(&self, gaps: &Gaps) -> Result<(), VaultError> {
        gaps.iter().try_for_each(|(feed, first)| {
            requeue::close_up(self.connection, *feed, *first, &self.identity.key)
        })
    }

    /// Whether something that stands belongs to a record which is about to go, or names it as its
    /// provider or as the place of a visit.
    fn is_built_upon(&self, span: &Span, going: &Standing) -> Result<bool, VaultError> {
        let sql = "SELECT 1 FROM record WHERE (parent = ?1 OR organisation = ?1
                OR (organisation = ?2 AND kind = 'visit' AND ?3 IN (fields ->> 'site', fields ->> 'service')))
            AND binned IS NULL AND EXISTS (
                SELECT 1 FROM event WHERE event.record = record.id AND event.n NOT BETWEEN ?4 AND ?5)";
        let provider = id_in(&going.state.shown(), "organisation").map(|id| id.0.into_bytes());
        let (id, name) = (going.id.0.as_bytes(), going.id.to_string());
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.exists((id, provider, name, span.first, span.last))?)
    }

    /// Puts back what an undo had taken out, at the end of the feeds as they are now.
    ///
    /// # Errors
    /// [`UndoRefusal::ChangedSince`] and the like, when something else stands there by now.
    pub(super) fn bring_back(&mut self, span: &Span) -> Result<(), VaultError> {
        let mut records: Vec<RecordId> = Vec::new();
        let mut taken: BTreeMap<RecordId, Vec<Taken>> = BTreeMap::new();
        for event in self.taken_by(span.operation)? {
            let record = event.payload.record;
            if !records.contains(&record) {
                records.push(record);
            }
            taken.entry(record).or_default().push(event);
        }
        for record in records {
            let mut known = model::of_record(self.connection, record)?;
            let taken = taken.remove(&record).unwrap_or_default();
            self.refuse_crossed(span, &known, &taken)?;
            for event in taken {
                known.push(self.say_again(event)?);
            }
            self.models.show(record, &known)?;
        }
        self.models.settle_counts()
    }

    fn taken_by(&self, undo: i64) -> Result<Vec<Taken>, VaultError> {
        let sql = "SELECT feed.channel, taken_back.salt, taken_back.bytes FROM taken_back
            JOIN operation ON operation.id = taken_back.operation
            JOIN feed ON feed.n = taken_back.feed
            WHERE operation.undone_by = ?1 ORDER BY taken_back.n";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([undo])?;
        let mut taken = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes: Vec<u8> = row.get(2)?;
            let channel = row.get_ref(0)?.as_str().ok().and_then(Channel::from_name);
            taken.push(Taken {
                channel: channel.ok_or(VaultError::Damaged)?,
                salt: Salt(row.get(1)?),
                payload: Payload::decode(&bytes)?,
                bytes,
            });
        }
        Ok(taken)
    }

    /// What was said since must not speak of the same, and what it rests on must still be there.
    fn refuse_crossed(
        &self,
        span: &Span,
        known: &[Known],
        taken: &[Taken],
    ) -> Result<(), VaultError> {
        let made = taken.iter().any(|event| event.payload.action == Action::Made);
        let ids = |event: &Taken| EventId::of(&event.salt, &event.bytes);
        let there: Vec<EventId> =
            known.iter().map(|event| event.applied.id).chain(taken.iter().map(ids)).collect();
        let rests = taken.iter().flat_map(|event| &event.payload.supersedes);
        if (!made && known.is_empty()) || rests.into_iter().any(|id| !there.contains(id)) {
            return Err(UndoRefusal::ChangedSince.into());
        }
        for later in known.iter().filter(|event| event.n > span.last) {
            let said = &later.applied.payload;
            let crosses = |event: &Taken| {
                event.payload.body.keys().any(|field| said.body.contains_key(field))
            };
            let bins = matches!(said.action, Action::Binned | Action::Restored);
            if made || bins || taken.iter().any(crosses) {
                return Err(self.changed_by(later).into());
            }
        }
        Ok(())
    }

    /// The same event in a new place.
    fn say_again(&mut self, event: Taken) -> Result<Known, VaultError> {
        let Taken { channel, salt, bytes, payload } = event;
        let feed = feeds::own(self.connection, self.identity, channel)?;
        let still = Envelope { feed: feed.id, seq: 0, prev: [0; 32], salt, bytes, signature: None };
        let envelope = still.moved(feed.id, feed.head, &self.identity.key);
        let n = self.next_event()?;
        self.store(n, feed.n, &envelope, Some(&payload))?;
        feeds::advance(self.connection, feed.n, envelope.head(), payload.hlc)?;
        self.note_own(n);
        self.changes.note(payload.record, &payload.kind);
        let Identity { person, device, .. } = *self.identity;
        Ok(Known::new(n, KnownFeed { person, device, channel }, envelope.id(), payload))
    }

    /// The number that the next event gets.
    pub(super) fn next_event(&self) -> Result<i64, VaultError> {
        Ok(self.connection.prepare_cached(append::NEXT)?.query_row([], |row| row.get(0))?)
    }
}
