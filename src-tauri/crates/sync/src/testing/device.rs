//! Made-up devices, the same each time.

use crate::keys::SealSecret;
use crate::local::OwnDevice;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::DeviceKey;
use std::sync::Arc;
use uuid::Uuid;

/// Random bytes that are the same for the same seed. For tests only.
#[derive(Debug, Clone)]
pub struct Dice {
    seed: u64,
    drawn: u64,
}

impl Dice {
    /// Dice with this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, drawn: 0 }
    }

    /// Fills a buffer.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.seed.to_le_bytes()).update(&self.drawn.to_le_bytes());
        hash.finalize_xof().fill(bytes);
        self.drawn = self.drawn.saturating_add(1);
    }

    /// Draws bytes.
    #[must_use]
    pub fn draw<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}

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
