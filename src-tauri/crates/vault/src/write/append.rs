//! Puts an event of this device at the end of the right feed.

use super::{Tx, feeds};
use crate::error::VaultError;
use crate::model::{Known, KnownFeed};
use crate::open::Identity;
use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_ledger::{Action, Channel, Envelope, EventId, Hlc, Payload, Salt, payload};
use rusqlite::params;
use uuid::Uuid;

/// The number that the next event gets: one that no event ever had, also none that was taken back.
pub(super) const NEXT: &str = "SELECT 1 + max(
    coalesce((SELECT max(n) FROM event), 0), coalesce((SELECT max(n) FROM taken_back), 0))";

/// What an event is to say.
pub(super) struct Say<'s> {
    pub kind: &'s str,
    pub record: RecordId,
    pub channel: Channel,
    pub action: Action,
    pub supersedes: Vec<EventId>,
    /// The newest moment among the events it replaces.
    pub after: Hlc,
    pub body: Fields,
}

impl Tx<'_> {
    /// Numbers, stamps, signs and stores the event. What is shown is refreshed by the caller.
    pub(super) fn say(&mut self, say: Say<'_>) -> Result<Known, VaultError> {
        let Say { kind, record, channel, action, supersedes, after, body } = say;
        let feed = feeds::own(self.connection, self.identity, channel)?;
        // Later than what it replaces, even where a wrong clock elsewhere runs days ahead.
        let hlc =
            self.clock.tick(self.now_ms).max(Hlc::from_bits(after.to_bits().saturating_add(1)));
        let payload = Payload {
            kind: kind.to_owned(),
            action,
            version: payload::VERSION,
            record,
            hlc,
            operation: self.operation.to_owned(),
            part: self.part,
            supersedes,
            body,
        };
        let mut salt = Salt([0; 16]);
        self.random.fill(&mut salt.0);
        let envelope = Envelope::seal(feed.id, feed.head, salt, &payload, &self.identity.key)?;
        let n = self.next_event()?;
        self.store(n, feed.n, &envelope, Some(&payload))?;
        feeds::advance(self.connection, feed.n, envelope.head(), self.clock.last())?;
        self.part = self.part.saturating_add(1);
        self.note_own(n);
        match channel {
            Channel::Members => self.changes.space = true,
            Channel::Records(_) => self.changes.note(record, kind),
        }
        let Identity { person, device, .. } = *self.identity;
        Ok(Known::new(n, KnownFeed { person, device, channel }, envelope.id(), payload))
    }

    /// Counts an event to this operation.
    pub(super) fn note_own(&mut self, n: i64) {
        let first = self.own_events.map_or(n, |(first, _)| first);
        self.own_events = Some((first, n));
    }

    /// Stores an event's bytes under the next number. Its number in the feed is unique: a second
    /// event in the same place is an error, never passed over. One that cannot be read belongs to no record.
    pub(super) fn store(
        &self,
        n: i64,
        feed: i64,
        envelope: &Envelope,
        payload: Option<&Payload>,
    ) -> Result<(), VaultError> {
        let hlc = payload.map(|payload| payload.hlc).unwrap_or_default();
        let record = payload.map_or(RecordId(Uuid::nil()), |payload| payload.record);
        let sql = "INSERT INTO event (n, feed, seq, id, prev, salt, bytes, signature, hlc, record, received_ms)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.connection.prepare_cached(sql)?.execute(params![
            n,
            feed,
            envelope.seq.cast_signed(),
            envelope.id().0,
            envelope.prev,
            envelope.salt.0,
            envelope.bytes,
            envelope.signature.map(|signature| signature.0),
            hlc.to_bits().cast_signed(),
            record.0.as_bytes(),
            self.now_ms.cast_signed(),
        ])?;
        Ok(())
    }

    /// Says something about the space's members. The sync crate knows what it means.
    ///
    /// # Errors
    /// When it is too long or the disk refuses.
    pub fn say_member(
        &mut self,
        kind: &str,
        action: Action,
        subject: RecordId,
        supersedes: Vec<EventId>,
        body: Fields,
    ) -> Result<EventId, VaultError> {
        let channel = Channel::Members;
        let said = self.say(Say {
            kind,
            record: subject,
            channel,
            action,
            supersedes,
            after: Hlc::default(),
            body,
        })?;
        Ok(said.applied.id)
    }
}
