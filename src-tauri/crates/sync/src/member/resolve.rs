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
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An admission: the founder's is first, then events by their place in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Term {
    Founder,
    Event(usize),
}

pub(super) struct Resolver<'a> {
    genesis: &'a Genesis,
    graph: &'a Graph<'a>,
    removals: Vec<usize>,
    additions: Vec<usize>,
    known: RefCell<HashMap<(Term, usize), bool>>,
}

impl<'a> Resolver<'a> {
    pub fn new(genesis: &'a Genesis, graph: &'a Graph<'a>) -> Self {
        let places = |wanted: fn(&Act) -> bool| {
            let events = graph.events.iter().enumerate();
            events.filter(|(_, event)| wanted(&event.act)).map(|(place, _)| place).collect()
        };
        let this = Self {
            genesis,
            graph,
            removals: places(|act| matches!(act, Act::MemberRemoved { .. })),
            additions: places(|act| matches!(act, Act::DeviceAdded { .. })),
            known: RefCell::default(),
        };
        this.answer_in_order();
        this
    }

    /// Answers the questions on which others rest first: highest terms, earliest events. So no
    /// answer needs a long chain of others, however the events were made up.
    fn answer_in_order(&self) {
        let mut said: BTreeMap<DevicePublic, Vec<usize>> = BTreeMap::new();
        for (place, event) in self.graph.events.iter().enumerate() {
            said.entry(event.device).or_default().push(place);
        }
        let mut terms: Vec<Term> = self.terms().collect();
        terms.sort_by_key(|term| self.rank(*term));
        for term in terms {
            let person = self.person(term);
            let added = self.additions.iter().filter_map(|added| match self.graph.act(*added) {
                Act::DeviceAdded { person: whose, device } if Some(*whose) == person => {
                    Some(device.sign)
                }
                _ => None,
            });
            let devices: BTreeSet<DevicePublic> = self.first_devices(term).chain(added).collect();
            let places: BTreeSet<usize> =
                devices.iter().filter_map(|device| said.get(device)).flatten().copied().collect();
            for place in places {
                self.covers(term, place);
            }
        }
    }

    /// The terms that would stand, if all that was said counted.
    pub fn terms(&self) -> impl Iterator<Item = Term> {
        let added = (0..self.graph.events.len())
            .filter(|place| matches!(self.graph.act(*place), Act::MemberAdded { .. }));
        std::iter::once(Term::Founder).chain(added.map(Term::Event))
    }

    pub fn person(&self, term: Term) -> Option<PersonId> {
        match term {
            Term::Founder => Some(self.genesis.founder.person),
            Term::Event(place) => match self.graph.act(place) {
                Act::MemberAdded { who, .. } => Some(who.person),
                _ => None,
            },
        }
    }

    pub fn standing(&self, term: Term) -> Option<Standing> {
        match term {
            Term::Founder => Some(Standing::Owner),
            Term::Event(place) => match self.graph.act(place) {
                Act::MemberAdded { standing, .. } => Some(*standing),
                _ => None,
            },
        }
    }

    /// Where a term stands: smaller is higher.
    fn rank(&self, term: Term) -> (u8, Term) {
        let class = match self.standing(term) {
            Some(Standing::Owner) => 0,
            Some(Standing::Admin) => 1,
            _ => 2,
        };
        (class, term)
    }

    /// Whether a term was given by somebody who may. Who is a member already can only be admitted
    /// again by somebody who stands above them: or an admin could speak in the owner's name.
    pub fn holds(&self, term: Term) -> bool {
        let (Term::Event(place), Some(given)) = (term, self.standing(term)) else {
            return term == Term::Founder;
        };
        let top = self.running_beside(term, place).map(|other| self.rank(other)).min();
        self.terms().any(|giver| {
            self.rank(giver) < self.rank(term)
                && top.is_none_or(|top| self.rank(giver) < top)
                && self.standing(giver).is_some_and(|standing| standing.may_give(given))
                && self.covers(giver, place)
        })
    }

    /// The higher terms of the same person that had not ended when this one was given.
    fn running_beside(&self, term: Term, place: usize) -> impl Iterator<Item = Term> {
        let person = self.person(term);
        self.terms().filter(move |other| {
            self.person(*other) == person
                && self.rank(*other) < self.rank(term)
                && self.holds(*other)
                && !self
                    .removals
                    .iter()
                    .any(|&removal| self.graph.before(removal, place) && self.ends(removal, *other))
        })
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
    fn ends(&self, removal: usize, term: Term) -> bool {
        let Act::MemberRemoved { person, .. } = self.graph.act(removal) else { return false };
        let again = matches!(term, Term::Event(place) if self.graph.before(removal, place));
        self.person(term) == Some(*person)
            && !again
            && self.spoken_from_above(removal, term, Standing::admits)
    }

    /// The removals that count against a term, with the rank of who said them.
    pub fn removals_of(&self, term: Term) -> impl Iterator<Item = (usize, (u8, Term))> {
        let counting =
            self.removals.iter().copied().filter(move |removal| self.ends(*removal, term));
        counting.filter_map(|removal| {
            let sayers =
                self.terms().filter(|by| self.covers(*by, removal)).map(|by| self.rank(by));
            Some((removal, sayers.min()?))
        })
    }

    /// The devices that were added to a term, with the events that say so.
    pub fn additions_to(&self, term: Term) -> impl Iterator<Item = (usize, &'a DeviceEntry)> {
        self.additions
            .iter()
            .filter_map(move |added| Some((*added, self.added_device(*added, term)?)))
    }

    /// Whether an event was said under this term: by one of its devices, after it was given, and
    /// not beside or after a removal.
    fn covers(&self, term: Term, place: usize) -> bool {
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
                .removals
                .iter()
                .all(|&removal| self.graph.before(place, removal) || !self.ends(removal, term));
        self.known.borrow_mut().insert((term, place), answer);
        answer
    }

    /// Whether the device that signed an event belonged to this term by then.
    fn speaks(&self, term: Term, place: usize) -> bool {
        let Some(event) = self.graph.events.get(place) else { return false };
        self.first_devices(term).any(|device| device == event.device)
            || self.additions.iter().any(|&added| {
                let is_it = matches!(self.graph.act(added), Act::DeviceAdded { device, .. } if device.sign == event.device);
                is_it && self.graph.before(added, place) && self.added_device(added, term).is_some()
            })
    }

    fn first_devices(&self, term: Term) -> impl Iterator<Item = DevicePublic> {
        let (own, key) = match term {
            Term::Founder => (Some(self.genesis.founder.device.sign), Some(self.genesis.owner)),
            Term::Event(place) => match self.graph.act(place) {
                Act::MemberAdded { who, .. } => (Some(who.device.sign), None),
                _ => (None, None),
            },
        };
        own.into_iter().chain(key)
    }

    /// The device that an event adds to a term, if the member or somebody above said so.
    fn added_device(&self, place: usize, term: Term) -> Option<&'a DeviceEntry> {
        let Act::DeviceAdded { person, device } = self.graph.act(place) else { return None };
        let by_right = self.person(term) == Some(*person)
            && (self.covers(term, place) || self.spoken_from_above(place, term, Standing::admits));
        by_right.then_some(device)
    }
}
