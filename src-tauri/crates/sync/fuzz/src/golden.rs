//! The golden files of the format, and the keys that were written out for them.

use cf_domain::{DeviceId, PersonId};
use cf_ledger::DeviceKey;
use cf_sync::invite::InviteSecret;
use cf_sync::keys::SealSecret;
use cf_sync::local::OwnDevice;
use std::sync::Arc;
use uuid::Uuid;

/// Genesis, segment, tip, keyring, offer, request, pack.
pub const FILES: [&[u8]; 7] = [
    include_bytes!("../../tests/golden/v1/genesis.vspace"),
    include_bytes!("../../tests/golden/v1/segment.vseg"),
    include_bytes!("../../tests/golden/v1/tip.vtip"),
    include_bytes!("../../tests/golden/v1/keyring.vkey"),
    include_bytes!("../../tests/golden/v1/offer.vinv"),
    include_bytes!("../../tests/golden/v1/request.vinv"),
    include_bytes!("../../tests/golden/v1/pack.vpak"),
];

/// The device that made them.
pub fn device() -> OwnDevice {
    OwnDevice {
        person: PersonId(Uuid::from_bytes([0x11; 16])),
        device: DeviceId(Uuid::from_bytes([0x22; 16])),
        name: "ward laptop".into(),
        sign: Arc::new(DeviceKey::from_secret(&[0x33; 32])),
        seal: SealSecret::new([0x44; 32]),
    }
}

/// The key of the audience.
pub fn epoch() -> SealSecret {
    SealSecret::new([0x55; 32])
}

/// The secret of the invitation.
pub fn invitation() -> InviteSecret {
    InviteSecret::new([0xdd; 16])
}
