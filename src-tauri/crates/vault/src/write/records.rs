//! Making, changing, binning and restoring records.

use super::Tx;
use super::append::Say;
use crate::error::VaultError;
use crate::model::{self, Known};
use cf_domain::RecordId;
use cf_domain::record::{Fields, Kind, is_nothing};
use cf_domain::word::Audience;
use cf_ledger::{Action, Applied, Channel, EventId, Hlc, RecordState, reduce};
use serde_json::Value;
use std::collections::BTreeSet;

/// A record as it stands in this transaction.
pub(super) struct Standing {
    pub id: RecordId,
    pub events: Vec<Known>,
    pub state: RecordState,
    pub channel: Channel,
}

impl Tx<'_> {
    /// Makes a record. Empty fields are left out.
    ///
    /// # Errors
    /// [`VaultError::AlreadyThere`], [`VaultError::TooLong`], or what the disk says.
    pub fn make(
        &mut self,
        kind: Kind,
        id: RecordId,
        audience: Audience,
        fields: Fields,
    ) -> Result<(), VaultError> {
        if self.is_there(id)? {
            return Err(VaultError::AlreadyThere(id));
        }
        let mut body = fields;
        body.retain(|_, value| !is_nothing(value));
        let made = self.say(Say {
            kind: kind.code(),
            record: id,
            channel: Channel::Records(audience),
            action: Action::Made,
            supersedes: Vec::new(),
            after: Hlc::default(),
            body,
        })?;
        self.models.show_new(id, &[made])?;
        self.models.settle_counts()
    }

    /// Changes fields of a record: each field of the patch replaces what stands there, `null` or
    /// nothing empties it. Fields that stand so already are passed over. Answers `false` when
    /// nothing was left to change.
    ///
    /// # Errors
    /// [`VaultError::NotFound`], [`VaultError::InBin`], [`VaultError::NotYours`] for a field that
    /// only its author may change, [`VaultError::NewerRecord`], [`VaultError::TooLong`].
    pub fn change(&mut self, id: RecordId, patch: Fields) -> Result<bool, VaultError> {
        self.change_over(id, patch, |_, _| true)
    }

    /// Says the patch over the answers that are `replaced`.
    pub(super) fn change_over(
        &mut self,
        id: RecordId,
        patch: Fields,
        replaced: impl Fn(&Standing, &Applied) -> bool,
    ) -> Result<bool, VaultError> {
        let standing = self.standing(id)?;
        if standing.state.binned.is_some() {
            return Err(VaultError::InBin);
        }
        let body: Fields = patch
            .into_iter()
            .map(|(field, value)| (field, if is_nothing(&value) { Value::Null } else { value }))
            .filter(|(field, value)| !standing.shows(field, value))
            .collect();
        if body.is_empty() {
            return Ok(false);
        }
        self.refuse_foreign(&standing, body.keys().map(String::as_str))?;
        let supersedes = standing.heads_of(|event| {
            body.keys().any(|field| event.payload.body.contains_key(field))
                && replaced(&standing, event)
        });
        self.say_of(&standing, Action::Changed, supersedes, body)?;
        Ok(true)
    }

    /// Puts a record in the bin.
    ///
    /// # Errors
    /// [`VaultError::NotFound`], [`VaultError::InBin`] when it is there already,
    /// [`VaultError::NotYours`], [`VaultError::NewerRecord`].
    pub fn bin(&mut self, id: RecordId) -> Result<(), VaultError> {
        let standing = self.standing(id)?;
        if standing.state.binned.is_some() {
            return Err(VaultError::InBin);
        }
        self.refuse_foreign(&standing, ["bin"])?;
        let supersedes = standing.heads_of(|_| true);
        self.say_of(&standing, Action::Binned, supersedes, Fields::new())
    }

    /// Takes a record out of the bin.
    ///
    /// # Errors
    /// [`VaultError::NotFound`], [`VaultError::NotInBin`], [`VaultError::NotYours`],
    /// [`VaultError::NewerRecord`].
    pub fn restore(&mut self, id: RecordId) -> Result<(), VaultError> {
        let standing = self.standing(id)?;
        if standing.state.binned.is_none() {
            return Err(VaultError::NotInBin);
        }
        self.refuse_foreign(&standing, ["bin"])?;
        let supersedes = standing.heads_of(|event| event.payload.action == Action::Binned);
        self.say_of(&standing, Action::Restored, supersedes, Fields::new())
    }

    /// The record as it stands, if it may be changed here.
    pub(super) fn standing(&self, id: RecordId) -> Result<Standing, VaultError> {
        let events = model::of_record(self.connection, id)?;
        let applied: Vec<Applied> = events.iter().map(|event| event.applied.clone()).collect();
        let state = reduce(&applied).ok_or(VaultError::NotFound(id))?;
        if state.newer {
            return Err(VaultError::NewerRecord);
        }
        let first = model::first_of(&events);
        let channel = first.map_or(Channel::Records(Audience::Private), |event| event.channel);
        Ok(Standing { id, events, state, channel })
    }

    pub(super) fn say_of(
        &mut self,
        standing: &Standing,
        action: Action,
        supersedes: Vec<EventId>,
        body: Fields,
    ) -> Result<(), VaultError> {
        let after = standing.newest(&supersedes);
        let Standing { id, state, channel, .. } = standing;
        let said = self.say(Say {
            kind: &state.kind,
            record: *id,
            channel: *channel,
            action,
            supersedes,
            after,
            body,
        })?;
        let events: Vec<Known> = standing.events.iter().cloned().chain([said]).collect();
        self.models.show(*id, &events)?;
        self.models.settle_counts()
    }

    fn is_there(&self, id: RecordId) -> Result<bool, VaultError> {
        let mut statement =
            self.connection.prepare_cached("SELECT 1 FROM event WHERE record = ?1")?;
        Ok(statement.exists([id.0.as_bytes()])?)
    }

    /// Only those who made a record may change more than its shared fields (DESIGN part 5).
    fn refuse_foreign<'f>(
        &self,
        standing: &Standing,
        fields: impl IntoIterator<Item = &'f str>,
    ) -> Result<(), VaultError> {
        let made_by_me = |event: &Known| {
            event.applied.payload.action == Action::Made
                && event.applied.author == self.identity.person
        };
        if standing.events.iter().any(made_by_me) {
            return Ok(());
        }
        let shared =
            standing.state.kind.parse::<Kind>().map(Kind::shared_fields).unwrap_or_default();
        match fields.into_iter().find(|field| !shared.contains(field)) {
            Some(field) => Err(VaultError::NotYours { field: field.to_owned() }),
            None => Ok(()),
        }
    }
}

impl Standing {
    /// Whether a field shows this value, and no other answer stands beside it.
    fn shows(&self, field: &str, value: &Value) -> bool {
        match self.state.fields.get(field).map(Vec::as_slice) {
            None | Some([]) => value.is_null(),
            Some([only]) => only.value == *value,
            Some(_) => false,
        }
    }

    /// The live events of a sort. Equal answers by several people are several events: all count. One
    /// that stands in two feeds, of this life and a former one, counts once.
    pub fn heads_of(&self, wanted: impl Fn(&Applied) -> bool) -> Vec<EventId> {
        let heads: BTreeSet<EventId> = self
            .events
            .iter()
            .map(|event| &event.applied)
            .filter(|event| self.state.heads.contains(&event.id) && wanted(event))
            .map(|event| event.id)
            .collect();
        heads.into_iter().collect()
    }

    fn newest(&self, ids: &[EventId]) -> Hlc {
        let of = |event: &&Known| ids.contains(&event.applied.id);
        self.events
            .iter()
            .filter(of)
            .map(|event| event.applied.payload.hlc)
            .max()
            .unwrap_or_default()
    }
}
