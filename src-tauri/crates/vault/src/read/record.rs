//! One record as it is shown.

use super::Reader;
use crate::error::VaultError;
use crate::model::{self, Row, row_columns};
use cf_domain::record::Fields;
use cf_domain::word::Audience;
use cf_domain::{DeviceId, Meta, PersonId, RecordId};
use cf_ledger::{Applied, EventId, Hlc, Live, RecordState, reduce};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// A record as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Who made it, when, for whom.
    pub meta: Meta,
    /// What is shown: the newest answer for each field.
    pub fields: Fields,
    /// Fields with several answers side by side; [`Reader::answers`] has them.
    pub disputed: Vec<String>,
    /// The provider it belongs to: its own, or that of the visit or concern it is part of.
    pub organisation: Option<RecordId>,
    /// The visit, concern or record it is part of.
    pub parent: Option<RecordId>,
    /// Changed by a newer app: it can be read, not changed.
    pub newer: bool,
}

impl Reader<'_> {
    /// A record, `None` when there is none. Records in the bin are found too.
    ///
    /// # Errors
    /// What the disk says.
    pub fn record(&self, id: RecordId) -> Result<Option<Stored>, VaultError> {
        Row::find(self.connection()?, id)?.map(stored).transpose()
    }

    /// A record that is not here any more, because what made it was undone before it left: as it
    /// was then.
    ///
    /// # Errors
    /// What the disk says.
    pub fn record_taken_back(&self, id: RecordId) -> Result<Option<Stored>, VaultError> {
        let events = model::taken_back(self.connection()?, id)?.events;
        let applied: Vec<Applied> = events.iter().map(|event| event.applied.clone()).collect();
        reduce(&applied).map(|state| stored(Row::of(id, &state, &events))).transpose()
    }

    /// A record with every answer that is live (“also said”, Francis rec. 141). `None` when there is
    /// none.
    ///
    /// # Errors
    /// What the disk says.
    pub fn state(&self, id: RecordId) -> Result<Option<RecordState>, VaultError> {
        Ok(reduce(&self.said(id)?))
    }

    /// Every live answer for a field, newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn answers(&self, id: RecordId, field: &str) -> Result<Vec<Live>, VaultError> {
        Ok(self.state(id)?.and_then(|mut state| state.fields.remove(field)).unwrap_or_default())
    }

    /// The fields as somebody saw them to whom these answers were the newest: each field's newest
    /// among them. `None` when one of them is not here any more, because it was undone.
    ///
    /// # Errors
    /// What the disk says.
    pub fn as_seen(
        &self,
        id: RecordId,
        seen: &BTreeSet<EventId>,
    ) -> Result<Option<Fields>, VaultError> {
        let mut said = self.said(id)?;
        said.retain(|event| seen.contains(&event.id));
        let ids: BTreeSet<EventId> = said.iter().map(|event| event.id).collect();
        if ids != *seen {
            return Ok(None);
        }
        said.sort_by_key(|event| (event.payload.hlc, event.id));
        let fields: Fields = said.into_iter().flat_map(|event| event.payload.body).collect();
        Ok(Some(fields.into_iter().filter(|(_, value)| !value.is_null()).collect()))
    }

    /// Records, of any kind, with a field that has several answers; the newest first, none in the
    /// bin.
    ///
    /// # Errors
    /// What the disk says.
    pub fn disputed(&self, limit: u32) -> Result<Vec<Stored>, VaultError> {
        let mut statement = self.connection()?.prepare_cached(concat!(
            "SELECT ",
            row_columns!(),
            " FROM record WHERE disputed IS NOT NULL AND binned IS NULL ORDER BY n DESC LIMIT ?1"
        ))?;
        let rows = statement.query_map([limit], Row::read)?;
        rows.map(|row| stored(row?)).collect()
    }

    /// Records that were made after a moment, in milliseconds since 1970, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn made_after(&self, ms: u64, limit: u32) -> Result<Vec<Stored>, VaultError> {
        let mut statement = self.connection()?.prepare_cached(concat!(
            "SELECT ",
            row_columns!(),
            " FROM record WHERE n > ?1 ORDER BY n DESC LIMIT ?2"
        ))?;
        let from = Hlc::at_ms(ms).to_bits().cast_signed();
        let rows = statement.query_map((from, limit), Row::read)?;
        rows.map(|row| stored(row?)).collect()
    }

    fn said(&self, id: RecordId) -> Result<Vec<Applied>, VaultError> {
        let events = model::of_record(self.connection()?, id)?;
        Ok(events.into_iter().map(|event| event.applied).collect())
    }
}

pub(super) fn stored(row: Row) -> Result<Stored, VaultError> {
    let meta = Meta {
        id: row.id,
        kind: row.kind,
        author: PersonId(row.author),
        device: DeviceId(row.device),
        created: moment(row.created)?,
        edited: moment(row.edited)?,
        audience: row.audience.parse::<Audience>().map_err(|_| VaultError::Damaged)?,
        binned: row.binned.map(moment).transpose()?,
        shared_as: row.shared_as.map(RecordId),
    };
    Ok(Stored {
        meta,
        fields: row.fields,
        disputed: row.disputed,
        organisation: row.organisation.map(RecordId),
        parent: row.parent.map(RecordId),
        newer: row.newer,
    })
}

/// The calendar time of stored clock bits. One beyond the calendar shows as the epoch: a forged
/// clock must not hide a record.
pub(super) fn moment(bits: i64) -> Result<DateTime<Utc>, VaultError> {
    Ok(DateTime::from_timestamp_millis(model::wall_ms(Hlc::from_bits(bits.cast_unsigned())))
        .unwrap_or_default())
}
