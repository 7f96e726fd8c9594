//! One exchange: what it holds in its hands.

use super::ahead::Ahead;
use super::allowance::Tally;
use super::code::Code;
use super::gather::Gathered;
use super::report::{Depth, Progress, SyncReport};
use super::verdict::{Finding, Verdict};
use crate::ambient::Ambient;
use crate::bundle::Heights;
use crate::error::SyncError;
use crate::local::{Local, LocalError, OwnDevice};
use crate::member::Membership;
use crate::object::{ObjectError, SpaceId};
use crate::space::{EpochKey, SignedGenesis};
use crate::store::{Entry, Store, StoreError};
use cf_domain::PersonId;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

const MINUTE_MS: u64 = 60 * 1000;
const DAY_MS: u64 = 24 * 60 * MINUTE_MS;

/// Why an exchange cannot go on.
#[derive(Debug)]
pub(super) enum Halt {
    Local(LocalError),
    Store(StoreError),
    Refused(Code),
    Stopped,
}

impl From<LocalError> for Halt {
    fn from(error: LocalError) -> Self {
        Self::Local(error)
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Which ways an exchange goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way<'r> {
    /// Takes in, then sends.
    Both,
    /// Takes in only.
    In,
    /// Seals only: there is no store.
    Seal,
    /// Writes what came after these heights into the store, which is a file, and reads nothing.
    File(&'r Heights),
}

pub(super) struct Run<'r, 'a> {
    pub store: &'r dyn Store,
    pub local: &'r mut dyn Local,
    pub ambient: &'r mut Ambient<'a>,
    pub watch: &'r mut dyn FnMut(Progress) -> ControlFlow<()>,
    pub depth: Depth,
    pub way: Way<'r>,
    pub app: &'r str,
    pub genesis: SignedGenesis,
    pub own: OwnDevice,
    pub keys: Vec<EpochKey>,
    pub membership: Membership,
    pub verdicts: BTreeMap<String, Verdict>,
    pub report: SyncReport,
    /// The tips that the store shows.
    pub tips: Vec<Entry>,
    /// What will be read soon, and what of it was fetched already.
    pub ahead: Ahead,
    /// What was fetched of each person, with this exchange.
    pub tallies: BTreeMap<PersonId, Tally>,
    /// What was checked and is not kept yet.
    pub gathered: Gathered,
    /// Events taken in, of whatever channel.
    pub taken: u64,
}

impl Run<'_, '_> {
    pub fn space(&self) -> SpaceId {
        self.genesis.genesis.space
    }

    /// Tells how far it has come; the caller may stop it here, between two objects.
    pub fn breathe(&mut self) -> Result<(), Halt> {
        let progress = Progress { sent: self.report.sent, received: self.report.received };
        if (self.watch)(progress).is_break() { Err(Halt::Stopped) } else { Ok(()) }
    }

    /// Takes note of what stopped a part of the exchange. Only a failing vault stops all of it.
    pub fn absorb(&mut self, result: Result<(), Halt>) -> Result<(), SyncError> {
        match result {
            Ok(()) => {}
            Err(Halt::Local(error)) => return Err(error.into()),
            Err(Halt::Store(error)) => self.report.note(Code::Store(error), None),
            Err(Halt::Refused(code)) => self.report.note(code, None),
            Err(Halt::Stopped) => self.report.stopped = true,
        }
        Ok(())
    }

    /// Whether an object should be fetched now, going by what was found out before. What was left
    /// aside and is not due stays in the report.
    pub fn is_due(&mut self, name: &str, bytes: u64) -> bool {
        let Some(verdict) = self.verdicts.get(name) else { return true };
        match verdict.finding {
            Finding::Read => verdict.bytes != bytes,
            Finding::NotForUs => verdict.bytes != bytes || self.depth == Depth::Full,
            Finding::Refused(code) => {
                let due = verdict.bytes != bytes
                    || verdict.again_ms <= self.ambient.now_ms
                    // Nothing waits longer than a day: the clock was wrong then.
                    || verdict.again_ms > self.ambient.now_ms.saturating_add(DAY_MS)
                    || self.depth == Depth::Full;
                let due = due
                    || matches!(code, Code::UnknownMember | Code::NotTheirs)
                    || (code == Code::AfterRemoval && self.membership.incomplete > 0);
                if !due && !code.is_told_once() {
                    self.report.note(code, Some(name));
                }
                due
            }
        }
    }

    /// Why a file was left aside, if it was.
    pub fn was_refused(&self, name: &str) -> Option<Code> {
        match self.verdicts.get(name)?.finding {
            Finding::Refused(code) => Some(code),
            Finding::Read | Finding::NotForUs => None,
        }
    }

    /// Whether this very file was read before.
    pub fn was_read(&self, name: &str, bytes: u64) -> bool {
        self.verdicts
            .get(name)
            .is_some_and(|verdict| verdict.finding == Finding::Read && verdict.bytes == bytes)
    }

    /// Keeps what was found out about an object, and tells if it was left aside, once where that is
    /// enough. One that was is
    /// looked at again, later each time: after 1, 2, 4 … minutes, at most a day.
    pub fn judge(&mut self, name: &str, bytes: u64, finding: Finding) -> Result<(), Halt> {
        let before = self.verdicts.get(name).map(|verdict| verdict.finding);
        if let Finding::Refused(code) = finding
            && !(code.is_told_once() && before == Some(finding))
        {
            self.report.note(code, Some(name));
        }
        let tries = self.verdicts.get(name).map_or(0, |verdict| verdict.tries).saturating_add(1);
        let wait = MINUTE_MS.saturating_mul(1 << tries.min(11)).min(DAY_MS) / 2;
        let again_ms = self.ambient.now_ms.saturating_add(wait);
        let verdict = Verdict { name: name.to_owned(), bytes, finding, tries, again_ms };
        if self.way == Way::Both {
            self.local.save_verdict(&verdict)?;
        }
        self.verdicts.insert(name.to_owned(), verdict);
        Ok(())
    }

    /// Fetches an object. A store that cannot be reached ends the exchange; any other trouble is
    /// this object's alone.
    pub fn fetch(&mut self, name: &str, bytes: u64) -> Result<Option<Vec<u8>>, Halt> {
        self.breathe()?;
        if usize::try_from(bytes).map_or(true, |bytes| bytes > crate::object::MAX_OBJECT_BYTES) {
            self.judge(name, bytes, Finding::Refused(Code::Object(ObjectError::TooLarge)))?;
            return Ok(None);
        }
        match self.ahead.get(self.store, name) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.is_unreachable() => Err(Halt::Store(error)),
            Err(error) => {
                self.report.note(Code::Store(error), Some(name));
                Ok(None)
            }
        }
    }

    /// Lists part of the store.
    pub fn list(&mut self, prefix: &str) -> Result<Vec<Entry>, Halt> {
        self.breathe()?;
        Ok(self.store.list(prefix)?.entries)
    }

    /// Lists part of the store in order to find out what is missing. Nothing when the store does
    /// not say that this is all: then nothing follows from it.
    pub fn list_all(&mut self, prefix: &str) -> Result<Option<Vec<Entry>>, Halt> {
        self.breathe()?;
        let listing = self.store.list(prefix)?;
        Ok(listing.complete.then_some(listing.entries))
    }
}
