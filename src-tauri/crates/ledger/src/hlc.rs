//! A hybrid logical clock: wall time where it can be had, never going back, never refusing.
//!
//! It only orders what is displayed. Which value is live is said by `supersedes` (see
//! [`crate::reduce`]), so a wrong clock can mislabel but never lose.

use serde::{Deserialize, Serialize};

/// How far ahead of our own clock a colleague's time may be and still move ours: 24 hours.
const TRUSTED_LEAD_MS: u64 = 24 * 60 * 60 * 1000;

/// A moment: 48 bits of milliseconds since 1970, 16 bits of counter.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Hlc(u64);

impl Hlc {
    /// From its stored form.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The stored form; sorts as the moments do.
    #[must_use]
    pub const fn to_bits(self) -> u64 {
        self.0
    }

    /// The earliest moment of a millisecond.
    #[must_use]
    pub const fn at_ms(ms: u64) -> Self {
        Self(ms << 16)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn ms(self) -> u64 {
        self.0 >> 16
    }
}

/// The clock of one device. Its last value is stored with the events it stamped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HybridClock {
    last: Hlc,
}

impl HybridClock {
    /// Goes on from the last stored moment.
    #[must_use]
    pub const fn resume(last: Hlc) -> Self {
        Self { last }
    }

    /// The last moment given out or seen.
    #[must_use]
    pub const fn last(self) -> Hlc {
        self.last
    }

    /// The next moment: later than every one before, even if the wall clock went back. A full
    /// counter carries into the milliseconds.
    pub fn tick(&mut self, wall_ms: u64) -> Hlc {
        self.last = Hlc((self.last.0.saturating_add(1)).max(Hlc::at_ms(wall_ms).0));
        self.last
    }

    /// Takes note of a colleague's moment. One more than a day ahead of our wall clock is kept with
    /// its event but does not move our clock: one wrong clock must not spoil everybody's.
    pub fn observe(&mut self, remote: Hlc, wall_ms: u64) {
        if remote.ms() <= wall_ms.saturating_add(TRUSTED_LEAD_MS) {
            self.last = self.last.max(remote);
        }
    }
}
