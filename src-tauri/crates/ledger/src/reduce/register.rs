//! The registers of one record: who may answer what, and which answers still live.

use super::{Applied, Live};
use crate::hlc::Hlc;
use crate::payload::{Action, EventId};
use cf_domain::PersonId;
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Registers<'a> {
    makers: &'a BTreeSet<PersonId>,
    shared: &'a [&'a str],
    answers: BTreeMap<&'a str, Vec<&'a Applied>>,
    bin: Vec<&'a Applied>,
    refused: Vec<EventId>,
}

pub(super) struct Settled {
    pub fields: BTreeMap<String, Vec<Live>>,
    pub binned: Option<Hlc>,
    pub heads: BTreeSet<EventId>,
    pub refused: Vec<EventId>,
}

impl<'a> Registers<'a> {
    pub fn new(makers: &'a BTreeSet<PersonId>, shared: &'a [&'a str]) -> Self {
        Self { makers, shared, answers: BTreeMap::new(), bin: Vec::new(), refused: Vec::new() }
    }

    pub fn add(&mut self, event: &'a Applied) {
        match event.payload.action {
            Action::Made | Action::Changed => {
                for field in event.payload.body.keys() {
                    if self.makers.contains(&event.author) || self.shared.contains(&field.as_str())
                    {
                        self.answers.entry(field).or_default().push(event);
                    } else if self.refused.last() != Some(&event.id) {
                        self.refused.push(event.id);
                    }
                }
            }
            Action::Binned | Action::Restored if self.makers.contains(&event.author) => {
                self.bin.push(event)
            }
            Action::Binned | Action::Restored => self.refused.push(event.id),
            Action::Unknown(_) => {}
        }
    }

    pub fn settle(self) -> Settled {
        let mut heads = BTreeSet::new();
        let mut edits = BTreeSet::new();
        let mut fields = BTreeMap::new();
        for (field, answers) in &self.answers {
            let shared = self.shared.contains(field);
            let mut live: Vec<Live> = living(answers, shared)
                .map(|event| {
                    heads.insert(event.id);
                    edits.insert(event.id);
                    let value = event.payload.body.get(*field).cloned().unwrap_or_default();
                    Live { event: event.id, hlc: event.payload.hlc, author: event.author, value }
                })
                .collect();
            live.sort_by_key(|answer| std::cmp::Reverse((answer.hlc, answer.event)));
            let mut seen: Vec<serde_json::Value> = Vec::new();
            live.retain(|answer| {
                let fresh = !seen.contains(&answer.value);
                seen.push(answer.value.clone());
                fresh
            });
            fields.insert((*field).to_owned(), live);
        }
        let mut binned = None;
        for event in living(&self.bin, true) {
            heads.insert(event.id);
            let knew_all = edits.iter().all(|edit| event.payload.supersedes.contains(edit));
            if event.payload.action == Action::Binned && knew_all {
                binned = binned.max(Some(event.payload.hlc));
            }
        }
        Settled { fields, binned, heads, refused: self.refused }
    }
}

/// The answers that no other answer to the same question replaces. Somebody else's answer can be
/// replaced only where the field is shared.
fn living<'e>(answers: &'e [&'e Applied], shared: bool) -> impl Iterator<Item = &'e Applied> + 'e {
    answers.iter().copied().filter(move |answer| {
        !answers.iter().any(|other| {
            other.id != answer.id
                && (shared || other.author == answer.author)
                && other.payload.supersedes.contains(&answer.id)
        })
    })
}
