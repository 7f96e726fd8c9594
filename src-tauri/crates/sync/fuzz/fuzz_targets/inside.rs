//! What is inside encryption and signature: statements, packed events, packs, keyrings, notes.
//! Input: number of the golden file it is like, length of the statement, statement, content.
#![no_main]

use cf_sync::segment::Statement;
use cf_sync_fuzz::{dress, read_object, taken_apart, write_seeds};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: write_seeds(taken_apart), |bytes: &[u8]| {
    let Some((head, rest)) = bytes.split_first_chunk::<3>() else { return };
    let length = usize::from(u16::from_le_bytes([head[1], head[2]])).min(rest.len());
    let (statement, content) = rest.split_at(length);
    if let Ok(read) = Statement::decode(statement) {
        assert!(read.encode().is_ok_and(|again| again == statement), "a statement has one form");
    }
    if let Some(object) = dress(usize::from(head[0] % 7), statement, content) {
        read_object(&object);
    }
});
