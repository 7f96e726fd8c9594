//! Who changed what, and when: the audit trail of one record.

use super::Reader;
use super::record::moment;
use crate::error::VaultError;
use crate::model;
use cf_domain::record::Fields;
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_ledger::{Action, Applied, EventId, reduce};
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::collections::BTreeSet;

/// One field's change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The field.
    pub field: String,
    /// What was said before; `null` for nothing.
    pub old: Value,
    /// What was said then; `null` for nothing.
    pub new: Value,
}

/// One event of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    /// The event.
    pub event: EventId,
    /// Who.
    pub author: PersonId,
    /// On which device.
    pub device: DeviceId,
    /// When, by the writer's clock.
    pub at: DateTime<Utc>,
    /// The operation's name, such as `visit.start`.
    pub operation: String,
    /// What it did.
    pub action: Action,
    /// The fields it set.
    pub changes: Vec<Change>,
    /// Kept, but without effect: its author may not do this.
    pub refused: bool,
}

impl Reader<'_> {
    /// The history of a record, oldest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn history(&self, id: RecordId) -> Result<Vec<HistoryEntry>, VaultError> {
        let events = model::of_record(self.connection()?, id)?;
        let mut applied: Vec<Applied> = events.into_iter().map(|event| event.applied).collect();
        let refused: BTreeSet<EventId> =
            reduce(&applied).map(|s| s.refused).unwrap_or_default().into_iter().collect();
        applied.sort_by_key(|event| (event.payload.hlc, event.id));
        let mut said = Fields::new();
        applied.into_iter().map(|event| entry(event, &mut said, &refused)).collect()
    }
}

fn entry(
    event: Applied,
    said: &mut Fields,
    refused: &BTreeSet<EventId>,
) -> Result<HistoryEntry, VaultError> {
    let refused = refused.contains(&event.id);
    let changes = event
        .payload
        .body
        .into_iter()
        .map(|(field, new)| {
            let old = said.get(&field).cloned().unwrap_or(Value::Null);
            if !refused {
                said.insert(field.clone(), new.clone());
            }
            Change { field, old, new }
        })
        .collect();
    Ok(HistoryEntry {
        event: event.id,
        author: event.author,
        device: event.device,
        at: moment(event.payload.hlc.to_bits().cast_signed())?,
        operation: event.payload.operation,
        action: event.payload.action,
        changes,
        refused,
    })
}
