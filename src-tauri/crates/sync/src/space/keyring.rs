//! Keyrings: the key of one epoch of one audience, signed, and wrapped for devices.

use crate::cbor::Map;
use crate::channel::SharedChannel;
use crate::keys::{SealPublic, SealSecret};
use crate::object::{self, Header, Kind, ObjectError, ObjectHash, Signed, SpaceId};
use cf_ledger::{DeviceKey, DevicePublic};

/// What the signature is for.
const CONTEXT: &str = "visits/keyring/v1";

/// The key of one epoch of one channel, as it is spoken of: everybody may know this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName {
    /// The channel.
    pub channel: SharedChannel,
    /// The number of the key, from 1. Two that were made at the same time share one.
    pub epoch: u32,
    /// The public half, to which segments are sealed.
    pub public: SealPublic,
}

/// What a device holds of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Half {
    /// All of it: it can read.
    Secret(SealSecret),
    /// What is needed to write, and no more.
    Public(SealPublic),
}

/// The key of one epoch of one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpochKey {
    /// The channel.
    pub channel: SharedChannel,
    /// The number of the key, from 1.
    pub epoch: u32,
    /// What this device holds of it.
    pub half: Half,
    /// The device that handed it out.
    pub signer: DevicePublic,
}

impl EpochKey {
    /// A new key.
    #[must_use]
    pub fn new(channel: SharedChannel, epoch: u32, secret: [u8; 32], signer: DevicePublic) -> Self {
        Self { channel, epoch, half: Half::Secret(SealSecret::new(secret)), signer }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> KeyName {
        KeyName { channel: self.channel, epoch: self.epoch, public: self.public() }
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> SealPublic {
        match &self.half {
            Half::Secret(secret) => secret.public(),
            Half::Public(public) => *public,
        }
    }

    /// The secret half, where it is held.
    #[must_use]
    pub const fn secret(&self) -> Option<&SealSecret> {
        match &self.half {
            Half::Secret(secret) => Some(secret),
            Half::Public(_) => None,
        }
    }

    /// The same key, good for writing only.
    #[must_use]
    pub fn to_write_with(&self) -> Self {
        Self { half: Half::Public(self.public()), ..self.clone() }
    }

    /// Wraps it for devices.
    ///
    /// # Errors
    /// When there is no device, or too many.
    pub fn wrap(
        &self,
        space: SpaceId,
        to: &[SealPublic],
        signer: &DeviceKey,
        now_ms: u64,
    ) -> Result<(Vec<u8>, ObjectHash), ObjectError> {
        let mut map = Map::default();
        map.put("v", 1);
        map.put_bytes("s", &space.0);
        map.put("a", self.channel.name());
        map.put("e", self.epoch);
        map.put_bytes("p", &self.public().to_bytes());
        if let Some(secret) = self.secret() {
            map.put_bytes("k", secret.expose());
        }
        map.put_bytes("d", &signer.public().0);
        map.put("w", now_ms);
        let mut plain = Vec::new();
        Signed::new(CONTEXT, map.encode()?, signer).push(&mut plain);
        let header = Header {
            space: Some(space),
            audience: Some(self.channel.name().to_owned()),
            epoch: Some(self.epoch),
            ..Header::default()
        };
        let bytes = object::write(Kind::Keyring, &header, &object::seal_body(&plain, to)?)?;
        let hash = object::read(&bytes)?.hash;
        Ok((bytes, hash))
    }

    /// Opens a keyring. The signature holds; whether the signer may hand out keys is for the
    /// members' list to decide.
    ///
    /// # Errors
    /// [`ObjectError::NoKey`] when it is wrapped for others.
    pub fn unwrap(bytes: &[u8], space: SpaceId, device: &SealSecret) -> Result<Self, ObjectError> {
        let object = object::read(bytes)?;
        if object.kind != Kind::Keyring || object.header.space != Some(space) {
            return Err(ObjectError::Mislabelled);
        }
        let plain = object::open_body(object.body, device)?;
        let signed = Signed::read(&plain)?;
        let mut map = Map::decode(&signed.statement)?;
        let audience = map.take_text("a")?;
        if map.take_number::<u64>("v")? == 0 || map.take_bytes("s").map(SpaceId)? != space {
            return Err(ObjectError::Mislabelled);
        }
        let public = map.take_bytes("p")?;
        let half = match map.take_bytes("k") {
            Ok(secret) => Half::Secret(SealSecret::new(secret)),
            Err(_) => Half::Public(
                SealPublic::new(public)
                    .map_err(|_| ObjectError::Malformed("a key that cannot be used"))?,
            ),
        };
        let key = Self {
            channel: SharedChannel::from_name(&audience).ok_or(ObjectError::Newer)?,
            epoch: map.take_number("e")?,
            half,
            signer: DevicePublic(map.take_bytes("d")?),
        };
        signed.verify(CONTEXT, &key.signer)?;
        let header = (object.header.audience.as_deref(), object.header.epoch);
        let same = key.public().to_bytes() == public;
        if header != (Some(key.channel.name()), Some(key.epoch)) || !same {
            return Err(ObjectError::Mislabelled);
        }
        Ok(key)
    }
}
