//! Whole objects, as they lie in the place: container, header, label, encryption, tips, geneses.
#![no_main]

use cf_sync_fuzz::{golden, read_object, write_seeds};
use libfuzzer_sys::fuzz_target;

const END: &[u8] = b"1GSV";

fuzz_target!(
    init: write_seeds(|| golden::FILES.map(<[u8]>::to_vec).to_vec()),
    |bytes: &[u8]| {
        read_object(bytes);
        // A trailer that holds lets what was changed through to the readers behind it.
        let content = match bytes.strip_suffix(END) {
            Some(rest) => &rest[..rest.len().saturating_sub(32)],
            None => bytes,
        };
        let mut mended = content.to_vec();
        mended.extend_from_slice(blake3::hash(content).as_bytes());
        mended.extend_from_slice(END);
        read_object(&mended);
    }
);
