//! Which membership acts count.
//!
//! Rules: the owner stands above admins, admins stand in the order of their appointment, everybody
//! else below. Only somebody who stands above another may remove them, so of two who remove each
//! other the senior stays. A removal ends everything the removed said that the remover had not yet
//! seen. Who is admitted again must be admitted after the removal, and who is a member already only
//! by somebody who stands above them: or an admin could speak in the owner's name. Only the owner
//! appoints admins.
//!
//! A *tenure* is one admission that counts: the founder's, or that of a `member.added` event. They
//! are worked out from the highest down. Each rests only on those above it, so one pass is enough,
//! and the result follows from the set of events alone.

use super::act::{Act, Standing};
use super::graph::Graph;
use super::person::{Applicant, DeviceEntry};
use crate::channel::SharedChannel;
use crate::space::Genesis;
use cf_domain::PersonId;
use cf_ledger::DevicePublic;
use std::collections::{BTreeMap, BTreeSet};

/// One admission that counts. Events are named by their place in the graph.
pub(super) struct Tenure<'a> {
    pub who: &'a Applicant,
    pub standing: Standing,
    /// The event that gave it; none for the founder's.
    pub given: Option<usize>,
    /// Whose records it opens; see [`Act::MemberAdded`].
    pub channels: Option<&'a BTreeSet<SharedChannel>>,
    /// Devices that were added.
    pub added: Vec<Addition<'a>>,
    /// Devices that do not belong to it any more, with the removals that say so.
    pub lost: BTreeMap<DevicePublic, usize>,
    /// The removals that count against it, the most senior remover's first.
    pub ended_by: Vec<usize>,
    /// What was said under it.
    pub said: BTreeSet<usize>,
}

/// A device that somebody says a person has, by the place of the event that says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Addition<'a> {
    pub place: usize,
    pub device: &'a DeviceEntry,
    pub sheet: bool,
}

pub(super) struct Resolver<'a> {
    pub genesis: &'a Genesis,
    pub graph: &'a Graph<'a>,
    pub by_author: BTreeMap<DevicePublic, Vec<usize>>,
    removals: BTreeMap<PersonId, Vec<usize>>,
    pub additions: BTreeMap<PersonId, Vec<Addition<'a>>>,
    pub losses: BTreeMap<PersonId, Vec<(usize, DevicePublic)>>,
    /// Highest first.
    tenures: Vec<Tenure<'a>>,
    /// Which tenures may admit and remove.
    powers: Vec<usize>,
    of_person: BTreeMap<PersonId, Vec<usize>>,
}

/// Works out the tenures, highest first.
pub(super) fn resolve<'a>(genesis: &'a Genesis, graph: &'a Graph<'a>) -> Vec<Tenure<'a>> {
    let mut resolver = Resolver {
        genesis,
        graph,
        by_author: BTreeMap::new(),
        removals: BTreeMap::new(),
        additions: BTreeMap::new(),
        losses: BTreeMap::new(),
        tenures: Vec::new(),
        powers: Vec::new(),
        of_person: BTreeMap::new(),
    };
    let mut claims = Vec::new();
    for (place, event) in graph.events.iter().enumerate() {
        resolver.by_author.entry(event.device).or_default().push(place);
        match &event.act {
            Act::MemberAdded { who, standing, channels } => {
                claims.push((*standing, place, who, channels.as_ref()));
            }
            Act::DeviceAdded { person, device, sheet } => {
                let addition = Addition { place, device, sheet: *sheet };
                resolver.additions.entry(*person).or_default().push(addition);
            }
            Act::DeviceRemoved { person, device, .. } => {
                resolver.losses.entry(*person).or_default().push((place, *device));
            }
            Act::MemberRemoved { person, .. } => {
                resolver.removals.entry(*person).or_default().push(place)
            }
            Act::KeyGiven { .. } | Act::LetThrough { .. } | Act::Unknown => {}
        }
    }
    claims.sort_by_key(|(standing, place, ..)| (!standing.admits(), *place));
    resolver.take(Standing::Owner, None, &genesis.founder, None);
    for (standing, place, who, channels) in claims {
        if resolver.was_given(standing, place, who.person) {
            resolver.take(standing, Some(place), who, channels);
        }
    }
    resolver.tenures
}

impl<'a> Resolver<'a> {
    /// The tenures so far that may admit and remove and under which an event was said.
    pub fn sayers(&self, place: usize) -> impl Iterator<Item = usize> {
        let said = move |index: &usize| {
            self.tenures.get(*index).is_some_and(|tenure| tenure.said.contains(&place))
        };
        self.powers.iter().copied().filter(said)
    }

    /// Whether an admission was said by somebody who may say it.
    fn was_given(&self, standing: Standing, place: usize, person: PersonId) -> bool {
        let ended = |tenure: &Tenure<'_>| {
            tenure.ended_by.iter().any(|&removal| self.graph.before(removal, place))
        };
        let others = self.of_person.get(&person).into_iter().flatten().copied();
        let top = others
            .filter(|other| self.tenures.get(*other).is_some_and(|tenure| !ended(tenure)))
            .min();
        self.sayers(place).any(|giver| {
            let may =
                self.tenures.get(giver).is_some_and(|giver| giver.standing.may_give(standing));
            may && top.is_none_or(|top| giver < top)
        })
    }

    fn take(
        &mut self,
        standing: Standing,
        given: Option<usize>,
        who: &'a Applicant,
        channels: Option<&'a BTreeSet<SharedChannel>>,
    ) {
        let mut tenure = Tenure {
            who,
            standing,
            given,
            channels,
            added: Vec::new(),
            lost: BTreeMap::new(),
            ended_by: Vec::new(),
            said: BTreeSet::new(),
        };
        tenure.ended_by = self.endings(&tenure);
        self.hear(&mut tenure);
        let index = self.tenures.len();
        if standing.admits() {
            self.powers.push(index);
        }
        self.of_person.entry(who.person).or_default().push(index);
        self.tenures.push(tenure);
    }

    /// The removals that count against a tenure: said from above, and not before it was given.
    fn endings(&self, tenure: &Tenure<'_>) -> Vec<usize> {
        let removals = self.removals.get(&tenure.who.person).into_iter().flatten().copied();
        let not_again =
            |removal: &usize| tenure.given.is_none_or(|given| !self.graph.before(*removal, given));
        let mut endings: Vec<(usize, usize)> = removals
            .filter(not_again)
            .filter_map(|removal| Some((self.sayers(removal).next()?, removal)))
            .collect();
        endings.sort_unstable();
        endings.into_iter().map(|(_, removal)| removal).collect()
    }
}
