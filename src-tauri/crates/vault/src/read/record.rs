//! One record as it is shown.

use super::Reader;
use crate::error::VaultError;
use crate::model::{self, Row};
use cf_domain::record::Fields;
use cf_domain::word::Audience;
use cf_domain::{DeviceId, Meta, PersonId, RecordId};
use cf_ledger::{Applied, Hlc, Live, reduce};
use chrono::{DateTime, Utc};

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

    /// Every live answer for a field, newest first: “also said” (Francis rec. 141).
    ///
    /// # Errors
    /// What the disk says.
    pub fn answers(&self, id: RecordId, field: &str) -> Result<Vec<Live>, VaultError> {
        let events = model::of_record(self.connection()?, id)?;
        let applied: Vec<Applied> = events.into_iter().map(|event| event.applied).collect();
        Ok(reduce(&applied).and_then(|mut state| state.fields.remove(field)).unwrap_or_default())
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
