//! Epoch keys in the vault.

use cf_ledger::DevicePublic;
use cf_sync::SharedChannel;
use cf_sync::keys::{SealPublic, SealSecret};
use cf_sync::space::{EpochKey, Half};

/// How the name of every epoch key begins.
pub const BEGINNING: &str = "sharing.key.";

/// Ends the value of a key that can only be written with.
const TO_WRITE_WITH: u8 = 1;

/// The name of an entry: channel, number, and a hash by which two keys of the same number differ.
pub fn name(key: &EpochKey) -> String {
    let hash = blake3::hash(&value(key)).to_hex();
    format!("{BEGINNING}{}.{:06}.{}", key.channel.name(), key.epoch, hash.get(..16).unwrap_or(""))
}

/// Its value: the secret, then the device that handed it out. Of a key that can only be written
/// with, the public half, the device and a mark.
pub fn value(key: &EpochKey) -> Vec<u8> {
    let signer = key.signer.0;
    match &key.half {
        Half::Secret(secret) => [secret.expose().as_slice(), &signer].concat(),
        Half::Public(public) => [&public.to_bytes(), &signer, &[TO_WRITE_WITH][..]].concat(),
    }
}

/// Reads an entry. Nothing for a channel that this app does not know.
pub fn read(name: &str, value: &[u8]) -> Option<EpochKey> {
    let mut parts = name.strip_prefix(BEGINNING)?.split('.');
    let (channel, epoch) = (parts.next()?, parts.next()?);
    let (first, rest) = value.split_first_chunk::<32>()?;
    let (signer, mark) = rest.split_first_chunk::<32>()?;
    let half = match mark {
        [] => Half::Secret(SealSecret::new(*first)),
        [TO_WRITE_WITH] => Half::Public(SealPublic::new(*first).ok()?),
        _ => return None,
    };
    Some(EpochKey {
        channel: SharedChannel::from_name(channel)?,
        epoch: epoch.parse().ok()?,
        half,
        signer: DevicePublic(*signer),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_as_it_was_kept() {
        let key = EpochKey::new(SharedChannel::QUALITY, 3, [7; 32], DevicePublic([9; 32]));
        assert_eq!(read(&name(&key), &value(&key)).unwrap(), key);
        let to_write_with = key.to_write_with();
        assert_eq!(read(&name(&to_write_with), &value(&to_write_with)).unwrap(), to_write_with);
        let other = EpochKey { signer: DevicePublic([8; 32]), ..key.clone() };
        assert_ne!(name(&other), name(&key), "the same key from two people is kept twice");
        assert_eq!(read("sharing.key.panel-2031.000001.x", &value(&key)), None);
        assert_eq!(read(&name(&key), b"short"), None);
    }
}
