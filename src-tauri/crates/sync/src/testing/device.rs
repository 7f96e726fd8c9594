//! Made-up devices, the same each time.

use crate::ambient::Dice;
use crate::keys::SealSecret;
use crate::local::OwnDevice;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::DeviceKey;
use std::sync::Arc;
use uuid::Uuid;

/// A device whose keys and ids follow from a number.
#[must_use]
pub fn device(number: u64, name: &str) -> OwnDevice {
    let mut dice = Dice::new(number);
    OwnDevice {
        person: PersonId(Uuid::from_bytes(dice.draw())),
        device: DeviceId(Uuid::from_bytes(dice.draw())),
        name: name.to_owned(),
        sign: Arc::new(DeviceKey::from_secret(&dice.draw())),
        seal: SealSecret::new(dice.draw()),
    }
}
