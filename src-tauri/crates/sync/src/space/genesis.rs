//! The founding statement of a space.

use crate::cbor::Map;
use crate::member::Applicant;
use crate::object::{self, Header, Kind, ObjectError, ObjectHash, Signed, SpaceId};
use cf_ledger::{DeviceKey, DevicePublic};

/// What the signature is for.
const CONTEXT: &str = "visits/genesis/v1";

/// What a space begins with. It never changes, and every member checks it before reading anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Genesis {
    /// The space.
    pub space: SpaceId,
    /// What people call it.
    pub name: String,
    /// The owner's key: the founder's device, or a key that is kept on paper.
    pub owner: DevicePublic,
    /// Who founded it, with their device.
    pub founder: Applicant,
    /// Milliseconds since 1970, by the founder's clock.
    pub created_ms: u64,
}

/// A genesis as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedGenesis {
    /// What it says.
    pub genesis: Genesis,
    /// The object's bytes.
    pub bytes: Vec<u8>,
    /// The object's hash: what an invitation names.
    pub hash: ObjectHash,
}

impl Genesis {
    /// Signs it with the owner's key.
    ///
    /// # Errors
    /// When the name is too long.
    pub fn sign(&self, owner: &DeviceKey) -> Result<SignedGenesis, ObjectError> {
        let mut map = Map::default();
        map.put("v", 1);
        map.put_bytes("s", &self.space.0);
        map.put("z", self.name.as_str());
        map.put_bytes("o", &self.owner.0);
        map.put("w", self.created_ms);
        self.founder.put(&mut map);
        let mut body = Vec::new();
        Signed::new(CONTEXT, map.encode()?, owner).push(&mut body);
        let header = Header { space: Some(self.space), ..Header::default() };
        SignedGenesis::read(object::write(Kind::Genesis, &header, &body)?)
    }
}

impl SignedGenesis {
    /// Reads a genesis and checks that its owner signed it.
    ///
    /// # Errors
    /// When it is damaged, foreign, or not signed by the owner it names.
    pub fn read(bytes: Vec<u8>) -> Result<Self, ObjectError> {
        let object = object::read(&bytes)?;
        if object.kind != Kind::Genesis {
            return Err(ObjectError::Mislabelled);
        }
        let signed = Signed::read(object.body)?;
        let mut map = Map::decode(&signed.statement)?;
        if map.take_number::<u64>("v")? == 0 {
            return Err(ObjectError::Malformed("versions begin at 1"));
        }
        let genesis = Genesis {
            space: SpaceId(map.take_bytes("s")?),
            name: map.take_text("z")?,
            owner: DevicePublic(map.take_bytes("o")?),
            created_ms: map.take_number("w")?,
            founder: Applicant::take(&mut map)?,
        };
        signed.verify(CONTEXT, &genesis.owner)?;
        if object.header.space != Some(genesis.space) {
            return Err(ObjectError::Mislabelled);
        }
        let hash = object.hash;
        Ok(Self { genesis, bytes, hash })
    }
}
