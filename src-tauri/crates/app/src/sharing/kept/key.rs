//! Epoch keys in the vault.

use cf_ledger::DevicePublic;
use cf_sync::SharedChannel;
use cf_sync::keys::SealSecret;
use cf_sync::space::EpochKey;

/// How the name of every epoch key begins.
pub const BEGINNING: &str = "sharing.key.";

/// The name of an entry: channel, number, and a hash by which two keys of the same number differ.
pub fn name(key: &EpochKey) -> String {
    let hash = blake3::hash(&value(key)).to_hex();
    format!("{BEGINNING}{}.{:06}.{}", key.channel.name(), key.epoch, hash.get(..16).unwrap_or(""))
}

/// Its value: the secret, then the device that handed it out.
pub fn value(key: &EpochKey) -> [u8; 64] {
    let mut bytes = key.secret.expose().iter().chain(&key.signer.0).copied();
    std::array::from_fn(|_| bytes.next().unwrap_or_default())
}

/// Reads an entry. Nothing for a channel that this app does not know.
pub fn read(name: &str, value: &[u8]) -> Option<EpochKey> {
    let mut parts = name.strip_prefix(BEGINNING)?.split('.');
    let (channel, epoch) = (parts.next()?, parts.next()?);
    let (secret, signer) = value.split_first_chunk::<32>()?;
    Some(EpochKey {
        channel: SharedChannel::from_name(channel)?,
        epoch: epoch.parse().ok()?,
        secret: SealSecret::new(*secret),
        signer: DevicePublic(<[u8; 32]>::try_from(signer).ok()?),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_as_it_was_kept() {
        let key = EpochKey {
            channel: SharedChannel::QUALITY,
            epoch: 3,
            secret: SealSecret::new([7; 32]),
            signer: DevicePublic([9; 32]),
        };
        assert_eq!(read(&name(&key), &value(&key)).unwrap(), key);
        let other = EpochKey { signer: DevicePublic([8; 32]), ..key.clone() };
        assert_ne!(name(&other), name(&key), "the same key from two people is kept twice");
        assert_eq!(read("sharing.key.panel-2031.000001.x", &value(&key)), None);
        assert_eq!(read(&name(&key), b"short"), None);
    }
}
