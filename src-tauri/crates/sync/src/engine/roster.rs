//! Learning who is a member, and getting keys.

use super::code::Code;
use super::run::{Halt, Run};
use super::verdict::{Finding, Verdict};
use crate::admin::{Office, Renewal};
use crate::channel::SharedChannel;
use crate::error::SyncError;
use crate::names::{self, Ending};
use crate::object::ObjectError;
use crate::space::EpochKey;

/// A keyring that was opened and whose signer is still to be checked.
struct Offered {
    name: String,
    bytes: u64,
    key: EpochKey,
}

impl Run<'_, '_> {
    /// Reads keyrings and the members' channel. A newcomer needs a key to read who may hand out
    /// keys: so keys are tried first, and kept only when their signer turns out to be entitled.
    pub fn learn_members(&mut self) -> Result<(), Halt> {
        let offered = self.open_keyrings()?;
        self.keys.extend(offered.iter().map(|offer| offer.key.clone()));
        self.read_members()?;
        self.keys = self.local.keys()?;
        let reader = self.own.sign.public();
        for offer in offered {
            if self.membership.believes(&offer.key, &reader) {
                self.look_again()?;
                self.local.save_key(&offer.key)?;
                self.judge(&offer.name, offer.bytes, Finding::Read)?;
            } else {
                self.judge(&offer.name, offer.bytes, Finding::Refused(Code::KeyFromOutside))?;
            }
        }
        self.keys = self.local.keys()?;
        Ok(())
    }

    /// With another key, what was for others may be for us.
    fn look_again(&mut self) -> Result<(), Halt> {
        let others = |verdict: &Verdict| {
            verdict.finding == Finding::NotForUs
                && Ending::of(&verdict.name) != Some(Ending::Keyring)
        };
        let mut known = self.local.verdicts()?;
        known.retain(others);
        let names: Vec<String> = known.into_iter().map(|verdict| verdict.name).collect();
        if !names.is_empty() {
            self.local.forget_verdicts(&names)?;
            self.verdicts.retain(|_, verdict| !others(verdict));
        }
        Ok(())
    }

    /// Hands out keys that are missing, and draws new ones where somebody has them who may not read.
    /// Usually there is nothing to do: whoever lets in or removes somebody does it at once.
    pub fn keep_keys(&mut self) -> Result<(), Halt> {
        let mut office = match Office::open(self.local) {
            Ok(office) => office,
            Err(SyncError::Local(error)) => return Err(error.into()),
            Err(_) => return Ok(()),
        };
        if office.hand_out(Renewal::WhereNeeded, self.ambient).is_err() || office.is_idle() {
            return Ok(());
        }
        if let Err(SyncError::Local(error)) = office.keep(self.local) {
            return Err(error.into());
        }
        self.keys = self.local.keys()?;
        self.membership = super::fold_members(self.local, &self.genesis.genesis)?;
        Ok(())
    }

    fn open_keyrings(&mut self) -> Result<Vec<Offered>, Halt> {
        let mut offered = Vec::new();
        let entries = self.list(names::KEYRINGS)?;
        self.read_soon(entries.iter().map(|entry| (entry.name.clone(), entry.bytes)));
        for entry in entries {
            if Ending::of(&entry.name) != Some(Ending::Keyring)
                || !self.is_due(&entry.name, entry.bytes)
            {
                continue;
            }
            let Some(bytes) = self.fetch(&entry.name, entry.bytes)? else { continue };
            match EpochKey::unwrap(&bytes, self.space(), &self.own.seal) {
                Ok(key) => offered.push(Offered { name: entry.name, bytes: entry.bytes, key }),
                Err(ObjectError::NoKey) => {
                    self.judge(&entry.name, entry.bytes, Finding::NotForUs)?
                }
                Err(error) => {
                    self.judge(&entry.name, entry.bytes, Finding::Refused(Code::Object(error)))?
                }
            }
        }
        Ok(offered)
    }

    /// Reads the members' channel until it tells of nobody new: an admin's feed counts only once
    /// the owner's feed has told of the admin.
    fn read_members(&mut self) -> Result<(), Halt> {
        loop {
            let before = self.taken;
            let problems = self.report.problems.clone();
            self.read_channel_fully(SharedChannel::MEMBERS)?;
            self.membership = super::fold_members(self.local, &self.genesis.genesis)?;
            if self.taken == before {
                return Ok(());
            }
            self.report.problems = problems;
        }
    }
}
