//! Membership events in the order in which their writers saw each other.

use super::act::MemberEvent;
use cf_ledger::EventId;
use std::collections::{BTreeMap, BTreeSet};

/// The events whose ancestors are all known, each after those it comes after. The order follows
/// from the set alone.
pub(super) struct Graph<'a> {
    pub events: Vec<&'a MemberEvent>,
    ancestors: Vec<BTreeSet<usize>>,
    /// Events that no other known event comes after.
    pub heads: Vec<EventId>,
    /// How many events lack an ancestor.
    pub incomplete: usize,
}

impl<'a> Graph<'a> {
    pub fn new(events: &'a [MemberEvent]) -> Self {
        let mut left: BTreeMap<EventId, &MemberEvent> =
            events.iter().map(|event| (event.id, event)).collect();
        let mut place: BTreeMap<EventId, usize> = BTreeMap::new();
        let mut graph =
            Self { events: Vec::new(), ancestors: Vec::new(), heads: Vec::new(), incomplete: 0 };
        // Each round takes one generation: every event whose parents are all placed, by id.
        loop {
            let known = |event: &&MemberEvent| {
                event.parents.iter().all(|parent| place.contains_key(parent))
            };
            let generation: Vec<&MemberEvent> = left.values().copied().filter(known).collect();
            if generation.is_empty() {
                break;
            }
            for event in generation {
                left.remove(&event.id);
                place.insert(event.id, graph.events.len());
                let parents = event.parents.iter().filter_map(|parent| place.get(parent));
                let mut ancestors = BTreeSet::new();
                for &parent in parents {
                    ancestors.insert(parent);
                    ancestors.extend(graph.ancestors.get(parent).into_iter().flatten());
                }
                graph.events.push(event);
                graph.ancestors.push(ancestors);
            }
        }
        let named: BTreeSet<EventId> =
            graph.events.iter().flat_map(|event| event.parents.iter().copied()).collect();
        graph.heads = place.into_keys().filter(|id| !named.contains(id)).collect();
        graph.incomplete = left.len();
        graph
    }

    /// Whether the first comes before the second.
    pub fn before(&self, first: usize, second: usize) -> bool {
        self.ancestors.get(second).is_some_and(|ancestors| ancestors.contains(&first))
    }
}
