//! Keyrings: the key of one epoch of one audience, signed, and wrapped for devices.

use crate::cbor::Map;
use crate::channel::SharedChannel;
use crate::keys::{SealPublic, SealSecret};
use crate::object::{self, Header, Kind, ObjectError, ObjectHash, Signed, SpaceId};
use cf_ledger::{DeviceKey, DevicePublic};

/// What the signature is for.
const CONTEXT: &str = "visits/keyring/v1";

/// The key of one epoch of one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpochKey {
    /// The channel.
    pub channel: SharedChannel,
    /// The number of the key, from 1.
    pub epoch: u32,
    /// The secret half: who has it can read.
    pub secret: SealSecret,
    /// The device that handed it out.
    pub signer: DevicePublic,
}

impl EpochKey {
    /// Draws the first key of a channel.
    #[must_use]
    pub fn first(channel: SharedChannel, secret: [u8; 32], signer: DevicePublic) -> Self {
        Self { channel, epoch: 1, secret: SealSecret::new(secret), signer }
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
        map.put_bytes("p", &self.secret.public().to_bytes());
        map.put_bytes("k", self.secret.expose());
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
        let key = Self {
            channel: SharedChannel::from_name(&audience).ok_or(ObjectError::Newer)?,
            epoch: map.take_number("e")?,
            secret: SealSecret::new(map.take_bytes("k").map_err(|_| ObjectError::NoKey)?),
            signer: DevicePublic(map.take_bytes("d")?),
        };
        signed.verify(CONTEXT, &key.signer)?;
        let header = (object.header.audience.as_deref(), object.header.epoch);
        let same = key.secret.public().to_bytes() == map.take_bytes("p")?;
        if header != (Some(key.channel.name()), Some(key.epoch)) || !same {
            return Err(ObjectError::Mislabelled);
        }
        Ok(key)
    }
}
