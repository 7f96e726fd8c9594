//! What happens in a history: drawn from its seed, before any of it happens, so that a history can
//! be cut short or thinned and the rest of it stays the same.

use cf_sync::testing::{Dice, Fault};
use std::collections::BTreeMap;

/// Whoever came last: the copy that was just made.
pub const LATEST: usize = usize::MAX;

/// Tells the dice of losses from those of everything else.
const LOSSES: u64 = 0x1057_0000_0000_0000;

/// One thing that happens. Devices are named by a number that is taken modulo how many there are.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Somebody writes for colleagues, and privately beside it.
    Note { who: usize, safeguarding: bool, count: u64 },
    /// Somebody undoes the last thing that waits.
    TakeBack { who: usize },
    /// An exchange, in this weather.
    Exchange { who: usize, weather: Weather },
    /// Somebody's computer goes on with its own copy of the store, as folder services do offline.
    Part { who: usize },
    /// That copy and the store are made one again.
    Meet { who: usize },
    /// What was delayed in the store is seen, the last first.
    Settle { how_many: u64 },
    /// A clock is set.
    Clock { who: usize, to: Clock },
    /// An administrator makes an invitation.
    Invite { by: usize },
    /// Somebody answers the latest invitation that is open.
    Join { who: usize },
    /// An administrator lets in whoever knocks.
    Approve { by: usize, admin: bool, safeguarding: bool },
    /// An administrator removes a member.
    Remove { by: usize, whom: usize },
    /// A member's computer is lost, and an administrator lets them in on a new one; or, with
    /// `afresh`, on the same one when it is back, which has begun afresh.
    Lose { who: usize, by: usize, afresh: bool },
    /// The app's folder is copied to another computer, and both are used.
    Copy { who: usize },
    /// A backup is made.
    BackUp { who: usize },
    /// The latest backup is restored by the app.
    Restore { who: usize },
    /// The latest backup is put in place by hand, so that the app cannot know.
    PutBack { who: usize },
    /// Whoever was told of a twin chooses to go on from here.
    GoOn { who: usize },
}

/// The circumstances of one exchange.
#[derive(Debug, Clone, PartialEq)]
pub struct Weather {
    /// Whether every folder is looked through.
    pub full: bool,
    /// What goes wrong with which call of the store.
    pub faults: BTreeMap<u64, Fault>,
    /// After how many writes the vault stops.
    pub dies_after: Option<u64>,
    /// Whether something is undone just before a segment is kept.
    pub undone_meanwhile: bool,
}

/// Where a clock is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    Right,
    Epoch,
    FarFuture,
    DaysBack(u64),
    HoursOn(u64),
}

/// A history.
#[derive(Debug, Clone)]
pub struct History {
    /// How many people there are at first, the founder among them.
    pub people: usize,
    /// How many of them are members before the first step.
    pub members: usize,
    pub steps: Vec<Step>,
}

/// Draws the history of a seed.
pub fn history(seed: u64) -> History {
    let mut lots = Lots::new(seed);
    let people = match lots.below(200) {
        0 => 5 + lots.below(26),
        _ => 2 + lots.below(3),
    } as usize;
    let outside = lots.below(3) as usize;
    let mut drawn = Drawing { copies: lots.one_in(2), fair: lots.one_in(4), people, lots };
    let mut steps = Vec::new();
    for _ in 0..2 + drawn.lots.below(3) {
        steps.extend(drawn.episode());
    }
    // Not everything comes to pass, and some of it in another order.
    steps.retain(|_| !drawn.lots.one_in(7));
    for _ in 0..drawn.lots.below(6) {
        let at = drawn.lots.below(steps.len() as u64) as usize;
        let step = steps.remove(at);
        let to = drawn.lots.below(steps.len() as u64 + 1) as usize;
        steps.insert(to, step);
    }
    // Drawn apart, so that what failed once stays the history that it was.
    let mut lots = Lots::new(seed ^ LOSSES);
    if lots.one_in(4) {
        let who = 1 + lots.below(people as u64 - 1) as usize;
        let by = if lots.one_in(3) { lots.below(people as u64) as usize } else { 0 };
        let at = lots.below(steps.len() as u64 + 1) as usize;
        steps.insert(at, Step::Lose { who, by, afresh: lots.one_in(2) });
    }
    History { people, members: people.saturating_sub(outside).max(1), steps }
}

struct Drawing {
    lots: Lots,
    people: usize,
    copies: bool,
    fair: bool,
}

impl Drawing {
    /// A few steps that make something of each other.
    fn episode(&mut self) -> Vec<Step> {
        let (who, other) = (self.somebody(), self.somebody());
        // Mostly the founder invites: there are few other administrators.
        let by = if self.lots.one_in(3) { who } else { 0 };
        match self.lots.below(if self.copies { 12 } else { 7 }) {
            0..=2 => {
                let clock = Step::Clock { who: other, to: clock(&mut self.lots) };
                vec![self.note(who), self.exchange(who), clock, self.exchange(other), self.odd()]
            }
            3 => vec![self.note(who), Step::TakeBack { who }, self.note(other), self.odd()],
            4..=6 => {
                let newcomer =
                    self.people - 1 - usize::from(self.people > 1 && self.lots.one_in(2));
                let approve = Step::Approve {
                    by,
                    admin: self.lots.one_in(3),
                    safeguarding: !self.lots.one_in(3),
                };
                vec![
                    Step::Invite { by },
                    self.exchange(by),
                    Step::Join { who: newcomer },
                    self.exchange(newcomer),
                    approve,
                    self.exchange(by),
                    self.note(newcomer),
                    self.exchange(newcomer),
                ]
            }
            7..=9 => {
                let (first, second) =
                    if self.lots.one_in(2) { (who, LATEST) } else { (LATEST, who) };
                let mut steps = vec![self.note(who), self.exchange(who), Step::Copy { who }];
                if self.lots.one_in(2) {
                    steps.push(Step::Part { who: first });
                }
                for twin in [first, second, first, second] {
                    steps.extend([self.note(twin), self.exchange(twin)]);
                }
                steps.extend([Step::Meet { who: first }, self.odd(), self.exchange(first)]);
                steps.extend([Step::GoOn { who: first }, self.exchange(second), self.odd()]);
                steps
            }
            _ => {
                let by_hand = self.lots.one_in(2);
                let back = if by_hand { Step::PutBack { who } } else { Step::Restore { who } };
                vec![
                    self.note(who),
                    Step::BackUp { who },
                    self.note(who),
                    self.exchange(who),
                    self.odd(),
                    back,
                    self.note(who),
                    self.exchange(who),
                    Step::GoOn { who },
                    self.exchange(who),
                ]
            }
        }
    }

    /// Anything at all.
    fn odd(&mut self) -> Step {
        let (who, by) = (self.somebody(), self.somebody());
        match self.lots.below(14) {
            0 => self.note(who),
            12 => Step::Remove { by: if self.lots.one_in(3) { by } else { 0 }, whom: who },
            1 => Step::TakeBack { who },
            2 => Step::Settle { how_many: 1 + self.lots.below(4) },
            3 => Step::Clock { who, to: clock(&mut self.lots) },
            4 => Step::Part { who },
            5 => Step::Meet { who },
            6 => Step::Invite { by },
            7 => Step::Join { who },
            8 => Step::Approve { by, admin: true, safeguarding: true },
            9 if self.copies => Step::GoOn { who },
            _ => self.exchange(who),
        }
    }

    fn somebody(&mut self) -> usize {
        self.lots.below(self.people as u64) as usize
    }

    fn note(&mut self, who: usize) -> Step {
        Step::Note { who, safeguarding: self.lots.one_in(3), count: 1 + self.lots.below(2) }
    }

    fn exchange(&mut self, who: usize) -> Step {
        Step::Exchange { who, weather: weather(&mut self.lots, self.fair) }
    }
}

fn clock(lots: &mut Lots) -> Clock {
    match lots.below(5) {
        0 => Clock::Right,
        1 => Clock::Epoch,
        2 => Clock::FarFuture,
        3 => Clock::DaysBack(1 + lots.below(400)),
        _ => Clock::HoursOn(1 + lots.below(2000)),
    }
}

fn weather(lots: &mut Lots, fair: bool) -> Weather {
    let mut faults = BTreeMap::new();
    match lots.below(6) {
        _ if fair => {}
        0..=2 => {}
        // Offline from the first call on.
        3 => faults.extend([(0, Fault::Unavailable)]),
        _ => {
            for _ in 0..=lots.below(8) {
                let which = lots.below(Fault::ALL.len() as u64) as usize;
                faults.insert(lots.below(40), Fault::ALL[which]);
            }
        }
    }
    Weather {
        full: lots.one_in(4),
        faults,
        dies_after: (!fair && lots.one_in(6)).then(|| lots.below(12)),
        undone_meanwhile: lots.one_in(10),
    }
}

/// Numbers drawn from a seed.
pub struct Lots(Dice);

impl Lots {
    pub const fn new(seed: u64) -> Self {
        Self(Dice::new(seed))
    }

    /// A number below another.
    pub fn below(&mut self, limit: u64) -> u64 {
        u64::from_le_bytes(self.0.draw()) % limit
    }

    /// Once in so many times.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}
