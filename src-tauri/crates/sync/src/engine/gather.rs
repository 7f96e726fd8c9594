//! What was read and checked, until it is kept: events of many feeds go into one transaction,
//! because each costs the vault a write of its own and its indexes an order.

use super::run::{Halt, Run};
use crate::channel::SharedChannel;
use crate::local::{Batch, LocalError};

/// The first transaction of an exchange holds about so many events, so that something can be seen
/// soon; each further one twice as many, up to the most.
const FIRST_EVENTS: usize = 1_000;

/// The most events that wait, about. Typing waits as long as they are being written.
const MOST_EVENTS: usize = 4_000;

/// What waits to be kept.
#[derive(Debug)]
pub(super) struct Gathered {
    batches: Vec<Batch>,
    events: usize,
    enough: usize,
}

impl Default for Gathered {
    fn default() -> Self {
        Self { batches: Vec::new(), events: 0, enough: FIRST_EVENTS }
    }
}

impl Run<'_, '_> {
    /// Takes what was checked; keeps it once there is enough.
    pub fn gather(&mut self, batch: Batch) -> Result<(), Halt> {
        self.gathered.events = self.gathered.events.saturating_add(batch.envelopes.len());
        self.gathered.batches.push(batch);
        if self.gathered.events < self.gathered.enough {
            return Ok(());
        }
        self.gathered.enough = self.gathered.enough.saturating_mul(2).min(MOST_EVENTS);
        Ok(self.keep_gathered()?)
    }

    /// Keeps what waits: events and cursors of all feeds in one transaction. Where the vault will
    /// not have them together, each feed is tried on its own, so that one does not hold up others.
    ///
    /// # Errors
    /// When something was not kept.
    pub fn keep_gathered(&mut self) -> Result<(), LocalError> {
        self.gathered.events = 0;
        let batches = std::mem::take(&mut self.gathered.batches);
        if batches.is_empty() {
            return Ok(());
        }
        let refusal = match self.local.apply(&batches) {
            Ok(()) => {
                batches.iter().for_each(|batch| self.count(batch));
                return Ok(());
            }
            Err(refusal) if batches.len() == 1 => return Err(refusal),
            Err(refusal) => refusal,
        };
        for batch in &batches {
            if self.local.apply(std::slice::from_ref(batch)).is_ok() {
                self.count(batch);
            }
        }
        Err(refusal)
    }

    fn count(&mut self, batch: &Batch) {
        let events = u64::try_from(batch.envelopes.len()).unwrap_or(u64::MAX);
        self.taken = self.taken.saturating_add(events);
        if batch.cursor.channel != SharedChannel::MEMBERS {
            self.report.received = self.report.received.saturating_add(events);
        }
    }
}
