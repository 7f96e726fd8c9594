//! Which membership acts count.
//!
//! Rules: the owner stands above admins, admins stand in the order of their appointment, everybody
//! else below. Only somebody who stands above another may remove them, so of two who remove each
//! other the senior stays. A removal ends everything the removed said that the remover had not yet
//! seen. Who is admitted again must be admitted after the removal. Only the owner appoints admins.
//!
//! A *term* is one admission: the founder's, or that of a `member.added` event. Every question is
//! answered through terms that stand above, or events that come before, so the answers end, and
//! follow from the set of events alone.

use super::act::{Act, Standing};
use super::graph::Graph;
use super::person::DeviceEntry;
use crate::space::Genesis;
use cf_domain::PersonId;
use cf_ledger::DevicePublic;
use std::cell::RefCell;
use std::collections::HashMap;

/// An admission: the founder's is first, then events by their place in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Term {
    Founder,
    Event(usize),
}

pub(super) struct Resolver<'a> {
    genesis: &'a Genesis,
    graph: &'a Graph<'a>,
    known: RefCell<HashMap<(Term, usize), bool>>,
}

impl<'a> Resolver<'a> {
    pub fn new(genesis: &'a Genesis, graph: &'a Graph<'a>) -> Self {
        Self { genesis, graph, known: RefCell::default() }
    }

    fn act(&self, place: usize) -> &'a Act {
        self.graph.events.get(place).map_or(&Act::Unknown, |event| &event.act)
    }

    fn places(&self) -> std::ops::Range<usize> {
        0..self.graph.events.len()
    }

    /// The terms that would stand, if all that was said counted.
    pub fn terms(&self) -> impl Iterator<Item = Term> {
        let added =
            self.places().filter(|place| matches!(self.act(*place), Act::MemberAdded { .. }));
        std::iter::once(Term::Founder).chain(added.map(Term::Event))
    }

    pub fn person(&self, term: Term) -> Option<PersonId> {
        match term {
            Term::Founder => Some(self.genesis.founder.person),
            Term::Event(place) => match self.act(place) {
                Act::MemberAdded { who, .. } => Some(who.person),
                _ => None,
            },
        }
    }

    pub fn standing(&self, term: Term) -> Option<Standing> {
        match term {
            Term::Founder => Some(Standing::Owner),
            Term::Event(place) => match self.act(place) {
                Act::MemberAdded { standing, .. } => Some(*standing),
                _ => None,
            },
        }
    }

    /// Where a term stands: smaller is higher.
    pub fn rank(&self, term: Term) -> (u8, Term) {
        let class = match self.standing(term) {
            Some(Standing::Owner) => 0,
            Some(Standing::Admin) => 1,
            _ => 2,
        };
        (class, term)
    }

    /// Whether a term was given by somebody who may.
    pub fn holds(&self, term: Term) -> bool {
        let Term::Event(place) = term else { return true };
        self.standing(term)
            .is_some_and(|given| self.spoken_from_above(place, term, |giver| giver.may_give(given)))
    }

    /// Whether an event was said under some term above this one with the power to say it.
    fn spoken_from_above(
        &self,
        place: usize,
        below: Term,
        power: impl Fn(Standing) -> bool,
    ) -> bool {
        self.terms().any(|term| {
            self.rank(term) < self.rank(below)
                && self.standing(term).is_some_and(&power)
                && self.covers(term, place)
        })
    }

    /// Whether a removal counts against a term: it was given before or beside the removal, and the
    /// remover stands above it.
    pub fn ends(&self, removal: usize, term: Term) -> bool {
        let Act::MemberRemoved { person, .. } = self.act(removal) else { return false };
        let again = matches!(term, Term::Event(place) if self.graph.before(removal, place));
        self.person(term) == Some(*person)
            && !again
            && self.spoken_from_above(removal, term, Standing::admits)
    }

    /// Whether an event was said under this term: by one of its devices, after it was given, and
    /// not beside or after a removal.
    pub fn covers(&self, term: Term, place: usize) -> bool {
        if let Some(known) = self.known.borrow().get(&(term, place)) {
            return *known;
        }
        let after = match term {
            Term::Founder => true,
            Term::Event(given) => self.graph.before(given, place),
        };
        let answer = after
            && self.speaks(term, place)
            && self.holds(term)
            && self
                .places()
                .all(|removal| self.graph.before(place, removal) || !self.ends(removal, term));
        self.known.borrow_mut().insert((term, place), answer);
        answer
    }

    /// Whether the device that signed an event belonged to this term by then.
    fn speaks(&self, term: Term, place: usize) -> bool {
        let Some(event) = self.graph.events.get(place) else { return false };
        self.first_devices(term).any(|device| device == event.device)
            || self.places().any(|added| {
                self.graph.before(added, place)
                    && self
                        .added_device(added, term)
                        .is_some_and(|device| device.sign == event.device)
            })
    }

    fn first_devices(&self, term: Term) -> impl Iterator<Item = DevicePublic> {
        let (own, key) = match term {
            Term::Founder => (Some(self.genesis.founder.device.sign), Some(self.genesis.owner)),
            Term::Event(place) => match self.act(place) {
                Act::MemberAdded { who, .. } => (Some(who.device.sign), None),
                _ => (None, None),
            },
        };
        own.into_iter().chain(key)
    }

    /// The device that an event adds to a term, if the member or somebody above said so.
    pub fn added_device(&self, place: usize, term: Term) -> Option<&'a DeviceEntry> {
        let Act::DeviceAdded { person, device } = self.act(place) else { return None };
        let by_right = self.person(term) == Some(*person)
            && (self.covers(term, place) || self.spoken_from_above(place, term, Standing::admits));
        by_right.then_some(device)
    }
}
