//! Bundles. The hash at the end is mended, so that what was changed reaches the reader behind it.
#![no_main]

use cf_sync::Store as _;
use cf_sync::bundle::{BundleStore, BundleWriter};
use cf_sync::object::SpaceId;
use cf_sync_fuzz::{golden, read_object, write_seeds};
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

const END: &[u8] = b"1BSV";

fn seeds() -> Vec<Vec<u8>> {
    let mut writer = BundleWriter::new(Vec::new(), SpaceId([1; 16])).expect("memory");
    for (number, file) in golden::FILES.iter().enumerate() {
        writer.add(&format!("t/{number}.vtip"), file).expect("memory");
    }
    vec![writer.finish().expect("memory").0]
}

fuzz_target!(init: write_seeds(seeds), |bytes: &[u8]| {
    let content = match bytes.strip_suffix(END) {
        Some(rest) => &rest[..rest.len().saturating_sub(32)],
        None => bytes,
    };
    let mended = [content, blake3::hash(content).as_bytes(), END].concat();
    for file in [bytes.to_vec(), mended] {
        let Ok(store) = BundleStore::open(Cursor::new(file)) else { continue };
        let listing = store.list("").expect("a bundle that opens can be listed");
        assert_eq!(listing.entries.len(), store.objects());
        for entry in listing.entries {
            let object = store.get(&entry.name).expect("what is listed is there");
            assert_eq!(object.len() as u64, entry.bytes);
            read_object(&object);
        }
    }
});
