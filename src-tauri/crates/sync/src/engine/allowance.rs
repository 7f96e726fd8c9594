//! How much of one person is fetched before an administrator is asked: a computer that floods the
//! space must not fill everybody's disk. It is counted by person, because whoever writes can begin
//! as many feeds as they like.
//!
//! What is over waits where it lies: it is not judged, and nothing of it is lost. What is said of
//! members is always read, or nobody could shut out whoever floods. A file that somebody reads by
//! hand is read whole.

use super::code::Code;
use super::run::{Run, Way};
use crate::channel::SharedChannel;
use crate::local::Cursor;
use cf_domain::PersonId;

/// So many bytes of one person are fetched on one day: 50 MB. Not on the first day of somebody who
/// was never read here: then all that they ever wrote comes.
pub const A_DAY: u64 = 50_000_000;

/// And so many in all: 500 MB.
pub const IN_ALL: u64 = 500_000_000;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// What was fetched of one person's entries by this computer, in bytes; days are counted since 1970
/// by its own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// The first day.
    pub first_day: u64,
    /// The last day.
    pub day: u64,
    /// How much on the last day.
    pub today: u64,
    /// How much ever.
    pub in_all: u64,
    /// How much of it was more than is fetched without asking.
    pub beyond: u64,
}

/// Why nothing more is fetched of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pause {
    /// Enough for one day: the next day it goes on by itself.
    ForToday,
    /// Enough in all: until an administrator lets through more.
    UntilLetThrough,
}

impl Tally {
    /// The tally of somebody who was never read.
    #[must_use]
    pub fn new(now_ms: u64) -> Self {
        let day = now_ms / DAY_MS;
        Self { first_day: day, day, ..Self::default() }
    }

    /// Counts what was fetched now, in milliseconds since 1970.
    pub fn add(&mut self, now_ms: u64, bytes: u64) {
        let day = now_ms / DAY_MS;
        if self.limit(day).is_some() {
            self.beyond = self.beyond.saturating_add(bytes);
        }
        if day != self.day {
            (self.day, self.today) = (day, 0);
        }
        self.today = self.today.saturating_add(bytes);
        self.in_all = self.in_all.saturating_add(bytes);
    }

    /// Why nothing more is to be fetched now, where administrators let through so many bytes more.
    #[must_use]
    pub fn pause(&self, now_ms: u64, let_through: u64) -> Option<Pause> {
        self.limit(now_ms / DAY_MS).filter(|_| self.beyond >= let_through)
    }

    fn limit(&self, day: u64) -> Option<Pause> {
        if self.in_all >= IN_ALL {
            return Some(Pause::UntilLetThrough);
        }
        let much = day == self.day && day != self.first_day && self.today >= A_DAY;
        much.then_some(Pause::ForToday)
    }
}

impl Run<'_, '_> {
    /// Why nothing more is to be fetched of a person now.
    fn pause(&self, person: PersonId) -> Option<Pause> {
        if self.way != Way::Both || person == self.own.person {
            return None;
        }
        let tally = self.tallies.get(&person)?;
        tally.pause(self.ambient.now_ms, self.membership.let_through(person))
    }

    /// Of whom nothing more is to be fetched, if it is the writer of this feed.
    fn paused_writer(&self, feed: Option<&Cursor>) -> Option<PersonId> {
        let feed = feed.filter(|feed| feed.channel != SharedChannel::MEMBERS)?;
        let (member, _) = self.membership.owner_of(&feed.device)?;
        self.pause(member.person).map(|_| member.person)
    }

    /// Whether nothing more is to be fetched of a feed now, as far as it is known whose it is.
    pub fn is_paused(&self, feed: Option<&Cursor>) -> bool {
        self.paused_writer(feed).is_some()
    }

    /// The same, and tells it in the report.
    pub fn pauses(&mut self, feed: Option<&Cursor>) -> bool {
        let writer = self.paused_writer(feed);
        writer.is_some_and(|person| self.tell_pause(person))
    }

    /// Tells in the report if nothing more is to be fetched of a person now.
    pub fn tell_pause(&mut self, person: PersonId) -> bool {
        let Some(pause) = self.pause(person) else { return false };
        self.report.paused.insert(person, pause);
        self.report.note(Code::Paused, None);
        true
    }

    /// Counts what was fetched of a feed.
    pub fn tally(&mut self, feed: Option<&Cursor>, author: PersonId, bytes: usize) {
        if feed.is_some_and(|feed| feed.channel != SharedChannel::MEMBERS) {
            let now_ms = self.ambient.now_ms;
            let tally = self.tallies.entry(author).or_insert_with(|| Tally::new(now_ms));
            tally.add(now_ms, u64::try_from(bytes).unwrap_or(u64::MAX));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_takes_all_and_every_other_its_share() {
        let mut tally = Tally::new(100 * DAY_MS);
        tally.add(100 * DAY_MS, A_DAY * 3);
        assert_eq!(tally.pause(100 * DAY_MS, 0), None);
        tally.add(101 * DAY_MS, A_DAY - 1);
        assert_eq!(tally.pause(101 * DAY_MS, 0), None);
        tally.add(101 * DAY_MS, 1);
        assert_eq!(tally.pause(101 * DAY_MS, 0), Some(Pause::ForToday));
        assert_eq!(tally.pause(102 * DAY_MS, 0), None, "another day");
        assert_eq!(tally.pause(99 * DAY_MS, 0), None, "also where the clock was put back");
    }

    #[test]
    fn what_was_let_through_is_used_up_by_what_goes_beyond() {
        let mut tally = Tally::new(100 * DAY_MS);
        tally.add(100 * DAY_MS, IN_ALL);
        assert_eq!(tally.pause(100 * DAY_MS, 0), Some(Pause::UntilLetThrough));
        assert_eq!(
            tally.pause(500 * DAY_MS, 0),
            Some(Pause::UntilLetThrough),
            "a day changes nothing"
        );
        assert_eq!(tally.pause(500 * DAY_MS, IN_ALL), None);
        tally.add(500 * DAY_MS, IN_ALL - 1);
        assert_eq!(tally.pause(500 * DAY_MS, IN_ALL), None);
        tally.add(500 * DAY_MS, 1);
        assert_eq!(tally.pause(500 * DAY_MS, IN_ALL), Some(Pause::UntilLetThrough));
        assert_eq!(tally.pause(500 * DAY_MS, IN_ALL * 2), None, "and once more");
    }
}
