//! What the fuzz targets share: the golden files with their keys, and a way past the encryption.

pub mod golden;
mod inside;
mod seeds;

pub use inside::dress;
pub use seeds::{taken_apart, write as write_seeds};

use cf_sync::invite::{Invitation, requests};
use cf_sync::object::{self, ObjectHash, SpaceId};
use cf_sync::segment::{self, pack};
use cf_sync::space::{EpochKey, SignedGenesis};
use cf_sync::testing::MemoryStore;
use cf_sync::tip::Tip;
use cf_sync::{Store as _, names};

/// Reads an object with every reader there is. What opens must say the same when it is read again.
pub fn read_object(bytes: &[u8]) {
    let (device, epoch) = (golden::device(), golden::epoch());
    let _ = object::read(bytes);
    if let Ok(label) = segment::label(bytes)
        && let Ok(opened) = label.open(&epoch)
    {
        let again = label.open(&epoch).map(|again| again == opened);
        assert!(again == Ok(true));
        assert_eq!(opened.trace.seq, label.seq);
    }
    if let Ok(label) = pack::label(bytes)
        && let Ok(opened) = label.open(&epoch)
    {
        let told = label.last - label.first + 1;
        assert_eq!(u64::try_from(opened.len()), Ok(told));
    }
    let _ = Tip::open(bytes, &device.sign.public());
    let _ = SignedGenesis::read(bytes.to_vec());
    let _ = EpochKey::unwrap(bytes, SpaceId([1; 16]), &device.seal);
    let secret = golden::invitation();
    let name = format!("{}0000000000000000.vinv", names::mailbox(&secret.mailbox()));
    let store = MemoryStore::default();
    if store.put(&name, bytes).is_ok() {
        let _ = requests(&store, &Invitation { secret, offer: ObjectHash([0; 32]) });
    }
}
