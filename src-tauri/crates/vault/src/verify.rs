//! The proof that all is well.

use crate::error::VaultError;
use crate::model;
use crate::open::{Access, Vault, VaultState, Writer, connect, quick_check};
use crate::read::{FeedRow, Reader};
use cf_ledger::Head;
use rusqlite::{Connection, TransactionBehavior};

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A page of the file does not carry its seal.
    Page {
        /// What SQLCipher says; never holds content.
        what: String,
    },
    /// A feed's chain does not hold from this event on.
    Chain {
        /// Which feed, counted from 1 in the order of [`Reader::feeds`].
        feed: usize,
        /// The event's number in it.
        seq: u64,
    },
    /// An event of this device carries no signature of it.
    Signature {
        /// Which feed, counted from 1.
        feed: usize,
        /// The event's number in it.
        seq: u64,
    },
    /// What is shown is not what the events say. [`Vault::rebuild`] puts it right.
    ReadModel,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Page { what } => {
                write!(f, "part of the notebook file is damaged ({what}); restore a backup copy")
            }
            Self::Chain { feed, seq } => {
                write!(f, "entry {seq} of feed {feed} does not follow on from the one before")
            }
            Self::Signature { feed, seq } => {
                write!(f, "entry {seq} of feed {feed} is not signed by this computer")
            }
            Self::ReadModel => {
                f.write_str("what is shown differs from what was recorded; rebuild it")
            }
        }
    }
}

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// How many events were checked.
    pub events: u64,
    /// How many feeds.
    pub feeds: u64,
    /// What is wrong; empty when all is well.
    pub problems: Vec<Problem>,
}

impl VerifyReport {
    /// Whether all is well.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        self.problems.is_empty()
    }
}

impl Vault {
    /// Checks everything: every page's seal, every chain, every signature of this device, and that
    /// what is shown is what a replay gives. Writing waits meanwhile.
    ///
    /// # Errors
    /// When the database cannot be read at all.
    pub fn verify(&self) -> Result<VerifyReport, VaultError> {
        // A connection of its own: one bad page leaves a connection in doubt about all others.
        let own = connect(&self.place.database(), &self.key, Access::Read)?;
        let mut report = VerifyReport { problems: pages(&own)?, ..VerifyReport::default() };
        chains(&Reader::inside(&own), Depth::Signatures, &mut report)?;
        if self.state == VaultState::Writable && !self.shows_what_was_said()? {
            report.problems.push(Problem::ReadModel);
        }
        Ok(report)
    }

    /// Looks through every page of the database, beside other work.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn quick_check(&self) -> Result<(), VaultError> {
        quick_check(&connect(&self.place.database(), &self.key, Access::Read)?)
    }

    /// Drops every read model and replays the log. Answers how many records there are.
    ///
    /// # Errors
    /// What the disk says; nothing has changed then.
    pub fn rebuild(&self) -> Result<u64, VaultError> {
        if self.state != VaultState::Writable {
            return Err(VaultError::NewerVault);
        }
        let mut guard = self.writer();
        let Writer { connection, known_words, .. } = &mut *guard;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let records = model::rebuild(&transaction)?;
        known_words.forget();
        transaction.commit()?;
        Ok(records)
    }

    /// Replays inside a transaction that is taken back, and compares.
    fn shows_what_was_said(&self) -> Result<bool, VaultError> {
        let mut guard = self.writer();
        let Writer { connection, .. } = &mut *guard;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let shown = model::digest(&transaction)?;
        model::rebuild(&transaction)?;
        let replayed = model::digest(&transaction)?;
        transaction.rollback()?;
        Ok(shown == replayed)
    }
}

/// Every page's seal, read from the file.
pub(crate) fn pages(connection: &Connection) -> Result<Vec<Problem>, VaultError> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.map(|what| what.map(|what| Problem::Page { what })).collect::<Result<_, _>>()?)
}

/// Whether to check signatures too, which takes ten times as long as the chains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// The chains: nothing is missing and nothing was changed by accident.
    Chains,
    /// The signatures of this device too.
    Signatures,
}

/// Every feed's chain up to its head, and the signatures of those written here.
pub(crate) fn chains(
    reader: &Reader<'_>,
    depth: Depth,
    report: &mut VerifyReport,
) -> Result<(), VaultError> {
    const AT_ONCE: u32 = 1000;
    for (number, feed) in (1..).zip(reader.feeds()?) {
        let mut head = Head::default();
        loop {
            let events = reader.events(feed.id, head.count.saturating_add(1), AT_ONCE)?;
            if events.is_empty() {
                break;
            }
            for event in &events {
                let envelope = &event.envelope;
                if envelope.seq != head.count.saturating_add(1) || envelope.prev != head.hash {
                    report.problems.push(Problem::Chain { feed: number, seq: envelope.seq });
                    return Ok(());
                }
                if depth == Depth::Signatures && unsigned(&feed, envelope) {
                    report.problems.push(Problem::Signature { feed: number, seq: envelope.seq });
                }
                head = envelope.head();
                report.events += 1;
            }
        }
        if head != feed.head {
            report.problems.push(Problem::Chain { feed: number, seq: feed.head.count });
        }
        report.feeds += 1;
    }
    Ok(())
}

/// Whether a signature that should be there does not hold. What came from elsewhere, even of a
/// former life of this device, is vouched for by the segment that brought it.
fn unsigned(feed: &FeedRow, envelope: &cf_ledger::Envelope) -> bool {
    feed.own && envelope.signature.is_some() && envelope.verify(&feed.info.key).is_err()
}
