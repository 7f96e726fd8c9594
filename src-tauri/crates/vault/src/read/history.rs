//! Who changed what, and when: the audit trail of one record.

use super::Reader;
use super::record::moment;
use crate::error::VaultError;
use crate::model;
use cf_domain::record::Fields;
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_ledger::{Action, Applied, EventId, Hlc, reduce};
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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

/// One event of a record, or the undoing of some that had not left the device.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    /// Who.
    pub author: PersonId,
    /// On which device.
    pub device: DeviceId,
    /// When, by the writer's clock.
    pub at: DateTime<Utc>,
    /// The operation's name, such as `visit.start`.
    pub operation: String,
    /// What it did; nothing for an undoing.
    pub action: Option<Action>,
    /// The fields it set.
    pub changes: Vec<Change>,
    /// Kept, but without effect: its author may not do this.
    pub refused: bool,
}

/// What happened to a record.
enum Step {
    Said(Applied),
    /// These events were taken back, or brought back by undoing that.
    Turned(model::Turn),
}

impl Reader<'_> {
    /// The history of a record, oldest first. What was undone before it left is part of it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn history(&self, id: RecordId) -> Result<Vec<HistoryEntry>, VaultError> {
        let events = model::of_record(self.connection()?, id)?;
        let mut said: BTreeMap<EventId, Applied> =
            events.into_iter().map(|event| (event.applied.id, event.applied)).collect();
        let standing: Vec<Applied> = said.values().cloned().collect();
        let refused: BTreeSet<EventId> =
            reduce(&standing).map(|s| s.refused).unwrap_or_default().into_iter().collect();
        let taken = model::taken_back(self.connection()?, id)?;
        said.extend(taken.events.into_iter().map(|event| (event.applied.id, event.applied)));
        let mut steps: Vec<(u64, Step)> = Vec::new();
        // Wherever the clock was put to between, a turn comes after what it is about, and turns
        // come in the order in which they were done.
        let mut latest = 0;
        for turn in taken.turns {
            let about = turn.events.iter().filter_map(|id| said.get(id));
            let last = about.map(|event| event.payload.hlc.to_bits()).max().unwrap_or_default();
            latest = end_of(turn.at_ms).max(last).max(latest);
            steps.push((latest, Step::Turned(turn)));
        }
        let of_event = |event: Applied| (event.payload.hlc.to_bits(), Step::Said(event));
        steps.extend(said.into_values().map(of_event));
        steps.sort_by_key(|(at, step)| match step {
            Step::Said(event) => (*at, 0, event.id),
            Step::Turned(turn) => (*at, turn.operation, EventId([0; 32])),
        });
        let mut told = Told::default();
        steps.into_iter().map(|(_, step)| told.tell(step, &refused)).collect()
    }
}

/// After everything that was said in this millisecond.
fn end_of(at_ms: i64) -> u64 {
    let next = u64::try_from(at_ms.saturating_add(1)).unwrap_or_default();
    Hlc::at_ms(next).to_bits().saturating_sub(1)
}

/// What the record said, step by step.
#[derive(Default)]
struct Told {
    fields: Fields,
    changes: BTreeMap<EventId, Vec<Change>>,
}

impl Told {
    fn tell(
        &mut self,
        step: Step,
        refused: &BTreeSet<EventId>,
    ) -> Result<HistoryEntry, VaultError> {
        match step {
            Step::Said(event) => self.said(event, refused),
            Step::Turned(turn) => self.turned(turn),
        }
    }

    fn said(
        &mut self,
        event: Applied,
        refused: &BTreeSet<EventId>,
    ) -> Result<HistoryEntry, VaultError> {
        let refused = refused.contains(&event.id);
        let changes: Vec<Change> = event
            .payload
            .body
            .into_iter()
            .map(|(field, new)| self.set(field, new, !refused))
            .collect();
        self.changes.insert(event.id, changes.clone());
        Ok(HistoryEntry {
            author: event.author,
            device: event.device,
            at: moment(event.payload.hlc.to_bits().cast_signed())?,
            operation: event.payload.operation,
            action: Some(event.payload.action),
            changes,
            refused,
        })
    }

    fn turned(&mut self, turn: model::Turn) -> Result<HistoryEntry, VaultError> {
        let mut wanted: BTreeMap<String, Value> = BTreeMap::new();
        let events = turn.events.iter().filter_map(|id| self.changes.get(id));
        for change in events.flatten() {
            if turn.away {
                // The first of several changes knows what stood there before all of them.
                wanted.entry(change.field.clone()).or_insert_with(|| change.old.clone());
            } else {
                wanted.insert(change.field.clone(), change.new.clone());
            }
        }
        let changes =
            wanted.into_iter().map(|(field, value)| self.set(field, value, true)).collect();
        Ok(HistoryEntry {
            author: turn.author,
            device: turn.device,
            at: DateTime::from_timestamp_millis(turn.at_ms).unwrap_or_default(),
            operation: turn.name,
            action: None,
            changes,
            refused: false,
        })
    }

    fn set(&mut self, field: String, new: Value, counts: bool) -> Change {
        let old = self.fields.get(&field).cloned().unwrap_or(Value::Null);
        if counts {
            self.fields.insert(field.clone(), new.clone());
        }
        Change { field, old, new }
    }
}
