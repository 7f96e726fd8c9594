//! From events to what is shown: a pure function of the *set* of a record's events. Order, repeats
//! and clocks do not matter for what is live; clocks only choose what is shown first.
//!
//! Each field is a register of several values: an answer lives until an event that sets the same
//! field names it in `supersedes`. Only its own author may replace an answer, except in the shared
//! fields (DESIGN part 5). Nothing is dropped: what may not be applied is listed.

mod register;

use crate::hlc::Hlc;
use crate::payload::{Action, EventId, Payload};
use cf_domain::record::{Fields, Kind};
use cf_domain::{DeviceId, PersonId};
use register::Registers;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// An event with its author, who is known from the feed.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// Its id.
    pub id: EventId,
    /// The member who wrote it.
    pub author: PersonId,
    /// The device it was written on.
    pub device: DeviceId,
    /// What it says.
    pub payload: Payload,
}

/// One live answer for a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// The event that gave it.
    pub event: EventId,
    /// When, by its author's clock.
    pub hlc: Hlc,
    /// Whose answer it is.
    pub author: PersonId,
    /// The value.
    pub value: Value,
}

/// A record as its events say it.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordState {
    /// The kind's code.
    pub kind: String,
    /// Who made it first.
    pub author: PersonId,
    /// On which device.
    pub device: DeviceId,
    /// When it was made.
    pub created: Hlc,
    /// When it was last changed.
    pub edited: Hlc,
    /// Each field's live answers, newest first; equal answers are one.
    pub fields: BTreeMap<String, Vec<Live>>,
    /// Since when it is in the bin. A change made elsewhere at the same time brings it back.
    pub binned: Option<Hlc>,
    /// The events that a change to everything would have to replace.
    pub heads: BTreeSet<EventId>,
    /// Events of a newer app: the record can be read but not changed here.
    pub newer: bool,
    /// Events that were not allowed to do what they try.
    pub refused: Vec<EventId>,
}

impl RecordState {
    /// The fields as shown: the newest live answer of each.
    #[must_use]
    pub fn shown(&self) -> Fields {
        self.fields
            .iter()
            .filter_map(|(name, live)| Some((name.clone(), live.first()?.value.clone())))
            .filter(|(_, value)| !value.is_null())
            .collect()
    }

    /// The events whose answer to a field is live.
    #[must_use]
    pub fn live_events(&self, field: &str) -> Vec<EventId> {
        self.fields
            .get(field)
            .map(|live| live.iter().map(|l| l.event).collect())
            .unwrap_or_default()
    }

    /// The fields with more than one answer.
    pub fn disputed(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|(_, live)| live.len() > 1).map(|(name, _)| name.as_str())
    }
}

/// Turns a record's events into its state. `None` when none of them makes or changes it.
#[must_use]
pub fn reduce(events: &[Applied]) -> Option<RecordState> {
    let unique: BTreeMap<EventId, &Applied> =
        events.iter().map(|event| (event.id, event)).collect();
    let mut ordered: Vec<&Applied> = unique.into_values().collect();
    ordered.sort_by_key(|event| (event.payload.hlc, event.id));

    let made = |event: &&&Applied| event.payload.action == Action::Made;
    let first = ordered.iter().find(made).or_else(|| ordered.first())?;
    let makers: BTreeSet<PersonId> =
        ordered.iter().filter(made).map(|event| event.author).collect();
    let shared = first.payload.kind.parse::<Kind>().map(Kind::shared_fields).unwrap_or_default();

    let mut registers = Registers::new(&makers, shared);
    let mut newer = false;
    for event in &ordered {
        if event.payload.is_understood() {
            registers.add(event);
        } else {
            newer = true;
        }
    }
    let settled = registers.settle();
    let edited = ordered.iter().map(|event| event.payload.hlc).max().unwrap_or_default();
    Some(RecordState {
        kind: first.payload.kind.clone(),
        author: first.author,
        device: first.device,
        created: first.payload.hlc,
        edited,
        fields: settled.fields,
        binned: settled.binned,
        heads: settled.heads,
        newer,
        refused: settled.refused,
    })
}
