//! Membership events in the order in which their writers saw each other.

use super::act::{Act, MemberEvent};
use cf_ledger::EventId;
use std::collections::{BTreeMap, BTreeSet};

/// The events whose ancestors are all known, each after those it comes after. The order follows
/// from the set alone.
pub(super) struct Graph<'a> {
    pub events: Vec<&'a MemberEvent>,
    /// For each event, one bit for each event before it.
    ancestors: Vec<Vec<u64>>,
    /// Events that no other known event comes after.
    pub heads: Vec<EventId>,
    /// How many events lack an ancestor.
    pub incomplete: usize,
}

impl<'a> Graph<'a> {
    pub fn new(events: &'a [MemberEvent]) -> Self {
        let events: BTreeMap<EventId, &MemberEvent> =
            events.iter().map(|event| (event.id, event)).collect();
        let mut children: BTreeMap<EventId, Vec<EventId>> = BTreeMap::new();
        let mut missing: BTreeMap<EventId, usize> = BTreeMap::new();
        for event in events.values() {
            let parents: BTreeSet<EventId> = event.parents.iter().copied().collect();
            missing.insert(event.id, parents.len());
            for parent in parents {
                children.entry(parent).or_default().push(event.id);
            }
        }
        let mut graph =
            Self { events: Vec::new(), ancestors: Vec::new(), heads: Vec::new(), incomplete: 0 };
        let mut places: BTreeMap<EventId, usize> = BTreeMap::new();
        // One generation after the other, each by id.
        let mut generation: BTreeSet<EventId> =
            missing.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
        while !generation.is_empty() {
            let mut next = BTreeSet::new();
            for id in generation {
                let Some(event) = events.get(&id) else { continue };
                let parents = event.parents.iter().filter_map(|parent| places.get(parent));
                let ancestors = graph.ancestors_through(parents);
                places.insert(id, graph.events.len());
                graph.events.push(event);
                graph.ancestors.push(ancestors);
                for child in children.get(&id).into_iter().flatten() {
                    if let Some(count) = missing.get_mut(child) {
                        *count = count.saturating_sub(1);
                        if *count == 0 {
                            next.insert(*child);
                        }
                    }
                }
            }
            generation = next;
        }
        let followed = |id: &EventId| {
            children.get(id).is_some_and(|after| after.iter().any(|id| places.contains_key(id)))
        };
        graph.heads = places.keys().filter(|id| !followed(id)).copied().collect();
        graph.incomplete = events.len().saturating_sub(places.len());
        graph
    }

    /// What the event in a place says.
    pub fn act(&self, place: usize) -> &'a Act {
        self.events.get(place).map_or(&Act::Unknown, |event| &event.act)
    }

    fn ancestors_through<'p>(&self, parents: impl Iterator<Item = &'p usize>) -> Vec<u64> {
        let mut bits = vec![0_u64; self.events.len().div_ceil(64)];
        for &parent in parents {
            if let Some(word) = bits.get_mut(parent / 64) {
                *word |= 1 << (parent % 64);
            }
            for (word, theirs) in
                bits.iter_mut().zip(self.ancestors.get(parent).into_iter().flatten())
            {
                *word |= theirs;
            }
        }
        bits
    }

    /// Whether the first comes before the second.
    pub fn before(&self, first: usize, second: usize) -> bool {
        let word = self.ancestors.get(second).and_then(|bits| bits.get(first / 64));
        word.is_some_and(|word| word & (1 << (first % 64)) != 0)
    }
}
