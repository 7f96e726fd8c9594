//! Devices and people as members of a space see them.

use crate::cbor::Map;
use crate::keys::SealPublic;
use crate::names::base32;
use crate::object::ObjectError;
use cf_domain::record::Fields;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::DevicePublic;
use serde_json::Value as Json;
use uuid::Uuid;

/// The longest name of a person or device that is kept.
const MAX_NAME: usize = 200;

/// A device of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceEntry {
    /// Its id in events.
    pub id: DeviceId,
    /// What its owner calls it.
    pub name: String,
    /// The key with which it signs.
    pub sign: DevicePublic,
    /// The key to which others seal for it.
    pub seal: SealPublic,
}

/// Who somebody is, on one device: what a founder and a joiner say of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The code of their role (`cf_domain::word::Role`, or a newer one). Not a permission.
    pub role: String,
    /// Their device.
    pub device: DeviceEntry,
}

impl Applicant {
    /// Writes it into a statement, under the names `u`, `n`, `t` (person) and `k`, `l`, `d`, `x`
    /// (device).
    pub(crate) fn put(&self, map: &mut Map) {
        map.put_bytes("u", self.person.0.as_bytes());
        map.put("n", self.name.as_str());
        map.put("t", self.role.as_str());
        map.put_bytes("k", self.device.id.0.as_bytes());
        map.put("l", self.device.name.as_str());
        map.put_bytes("d", &self.device.sign.0);
        map.put_bytes("x", &self.device.seal.to_bytes());
    }

    pub(crate) fn take(map: &mut Map) -> Result<Self, ObjectError> {
        Ok(Self {
            person: PersonId(Uuid::from_bytes(map.take_bytes("u")?)),
            name: short(map.take_text("n")?),
            role: short(map.take_text("t")?),
            device: DeviceEntry {
                id: DeviceId(Uuid::from_bytes(map.take_bytes("k")?)),
                name: short(map.take_text("l")?),
                sign: DevicePublic(map.take_bytes("d")?),
                seal: SealPublic::new(map.take_bytes("x")?)
                    .map_err(|_| ObjectError::Malformed("a key that cannot be used"))?,
            },
        })
    }
}

impl DeviceEntry {
    pub(super) fn to_json(&self) -> Json {
        serde_json::json!({
            "id": self.id.to_string(),
            "name": self.name,
            "sign": base32::encode(&self.sign.0),
            "seal": base32::encode(&self.seal.to_bytes()),
        })
    }

    pub(super) fn from_json(value: &Json) -> Option<Self> {
        Some(Self {
            id: text(value, "id")?.parse().ok()?,
            name: short(text(value, "name")?.to_owned()),
            sign: DevicePublic(base32::decode_fixed(text(value, "sign")?)?),
            seal: SealPublic::new(base32::decode_fixed(text(value, "seal")?)?).ok()?,
        })
    }
}

pub(super) fn text<'a>(value: &'a Json, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

pub(super) fn field<'a>(body: &'a Fields, name: &str) -> Option<&'a str> {
    body.get(name)?.as_str()
}

pub(super) fn short(text: String) -> String {
    if text.len() <= MAX_NAME { text } else { text.chars().take(MAX_NAME / 4).collect() }
}
