//! Handing out keys: everybody who may read a channel gets its keys, and a key that somebody has who
//! may not read is never sealed to again.

use super::office::Office;
use crate::ambient::Ambient;
use crate::channel::SharedChannel;
use crate::error::SyncError;
use crate::keys::SealPublic;
use crate::local::Outgoing;
use crate::member::{Act, DeviceEntry, Standing};
use crate::names;
use crate::space::EpochKey;
use cf_domain::PersonId;
use cf_ledger::DevicePublic;
use std::collections::{BTreeMap, BTreeSet};

/// The most devices that one keyring is wrapped for, so that its event stays well within a payload.
const AT_ONCE: usize = 500;

/// Which channels get a new key whatever is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// Only those whose key somebody has who may not read.
    WhereNeeded,
    /// All that a person who leaves could read: before this version nobody noted who has a key.
    All,
}

impl Office {
    /// Hands out what is missing, and draws new keys where they are needed. Administrators do so for
    /// everybody, others for their own devices.
    ///
    /// # Errors
    /// When something cannot be sealed.
    pub fn hand_out(
        &mut self,
        renewal: Renewal,
        ambient: &mut Ambient<'_>,
    ) -> Result<(), SyncError> {
        let own = self.own.sign.public();
        let Some(me) = self.membership.on_duty(&own).cloned() else { return Ok(()) };
        let admin = me.standing.admits();
        for channel in std::iter::once(SharedChannel::MEMBERS).chain(SharedChannel::records()) {
            let mut held = self.held(channel);
            if held.is_empty() {
                continue;
            }
            let fit = held.iter().any(|key| self.membership.is_fit(key));
            if admin && (!fit || renewal == Renewal::All) {
                let epoch = held.iter().map(|key| key.epoch).max().unwrap_or(0).saturating_add(1);
                let key = EpochKey::new(channel, epoch, ambient.draw(), own);
                self.keys.push(key.clone());
                self.saying.keys.push(key.clone());
                held.push(key);
            }
            for key in held {
                let mut missing = self.missing(&key);
                if !admin {
                    missing.retain(|device| me.devices.iter().any(|mine| mine.sign == device.sign));
                }
                self.wrap(&key, &missing, true, ambient)?;
            }
            if admin {
                self.let_write(channel, ambient)?;
            }
        }
        Ok(())
    }

    /// Wraps for a device once more what it may read with: it went back to a backup from before it
    /// was given its keys. If it drew another key to seal to since, that is made known.
    ///
    /// # Errors
    /// When something cannot be sealed.
    pub fn give_again(
        &mut self,
        person: PersonId,
        device: &DeviceEntry,
        ambient: &Ambient<'_>,
    ) -> Result<(), SyncError> {
        let known = self.membership.owner_of(&device.sign).map(|(_, entry)| entry.seal);
        if known != Some(device.seal) {
            self.say(Act::DeviceAdded { person, device: device.clone(), sheet: false })?;
        }
        for channel in std::iter::once(SharedChannel::MEMBERS).chain(SharedChannel::records()) {
            if self.membership.may_read(&device.sign, channel) {
                for key in self.held(channel) {
                    self.wrap(&key, std::slice::from_ref(device), true, ambient)?;
                }
            }
        }
        Ok(())
    }

    /// The keys of a channel that this device can read with and that may be believed, each once.
    fn held(&self, channel: SharedChannel) -> Vec<EpochKey> {
        let own = self.own.sign.public();
        let of_channel = self.keys.iter().filter(|key| key.channel == channel);
        let good =
            of_channel.filter(|key| key.secret().is_some() && self.membership.believes(key, &own));
        let unique: BTreeMap<_, _> = good.map(|key| (key.name(), key.clone())).collect();
        unique.into_values().collect()
    }

    /// The devices that may read with a key and were not given it.
    fn missing(&self, key: &EpochKey) -> Vec<DeviceEntry> {
        let given: BTreeSet<&DevicePublic> = self.membership.given_to(&key.name()).collect();
        let readers = self.membership.readers(key.channel);
        let devices = readers.flat_map(crate::member::Member::devices_now);
        devices.filter(|device| !given.contains(&device.sign)).cloned().collect()
    }

    /// Gives those who only write the public half of the key that is to be sealed to.
    fn let_write(
        &mut self,
        channel: SharedChannel,
        ambient: &mut Ambient<'_>,
    ) -> Result<(), SyncError> {
        let fit = self.held(channel).into_iter().filter(|key| self.membership.is_fit(key));
        let Some(key) = fit.max_by_key(|key| (key.epoch, key.public())) else { return Ok(()) };
        let given: BTreeSet<&DevicePublic> = self.membership.let_write(&key.name()).collect();
        let writers = self.membership.active().filter(|member| {
            member.standing == Standing::Contributor
                && !member.reads(channel)
                && member.writes(channel)
        });
        let devices = writers.flat_map(crate::member::Member::devices_now);
        let missing: Vec<DeviceEntry> =
            devices.filter(|device| !given.contains(&device.sign)).cloned().collect();
        self.wrap(&key.to_write_with(), &missing, false, ambient)
    }

    fn wrap(
        &mut self,
        key: &EpochKey,
        devices: &[DeviceEntry],
        reads: bool,
        ambient: &Ambient<'_>,
    ) -> Result<(), SyncError> {
        let space = self.genesis.genesis.space;
        for some in devices.chunks(AT_ONCE) {
            let to: Vec<SealPublic> = some.iter().map(|device| device.seal).collect();
            let (bytes, hash) = key.wrap(space, &to, &self.own.sign, ambient.now_ms)?;
            let name = names::keyring(key.channel, key.epoch, hash);
            self.send(Outgoing { name, bytes, part: None });
            let to = some.iter().map(|device| device.sign).collect();
            self.say(Act::KeyGiven { key: key.name(), to, reads })?;
        }
        Ok(())
    }
}
