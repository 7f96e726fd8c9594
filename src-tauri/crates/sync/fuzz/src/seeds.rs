//! What the targets begin with: the golden files, taken apart where the target puts them together.

use crate::golden;
use crate::inside::{dress_of, has_packed};
use cf_sync::object::{self, Signed, take_varint};
use std::path::Path;

/// Writes the first inputs of a target into the folder that `CF_FUZZ_SEEDS` names, if it does.
pub fn write(make: impl Fn() -> Vec<Vec<u8>>) {
    let Some(folder) = std::env::var_os("CF_FUZZ_SEEDS") else { return };
    for (number, bytes) in make().into_iter().enumerate() {
        std::fs::write(Path::new(&folder).join(format!("seed-{number}")), bytes)
            .expect("the folder can be written to");
    }
}

/// Statement and content of every golden file, as [`crate::dress`] takes them.
pub fn taken_apart() -> Vec<Vec<u8>> {
    golden::FILES.iter().enumerate().filter_map(|(number, file)| apart(number, file)).collect()
}

fn apart(number: usize, file: &[u8]) -> Option<Vec<u8>> {
    let object = object::read(file).ok()?;
    let (_, key) = dress_of(object.kind)?;
    let body = match key {
        Some(key) => object::open_body(object.body, &key).ok()?,
        None => object.body.to_vec(),
    };
    let mut rest = body.as_slice();
    let signed = Signed::take(&mut rest).ok()?;
    let content = if has_packed(object.kind) {
        let length = take_varint(&mut rest).ok()?;
        zstd::bulk::decompress(rest, length).ok()?
    } else {
        rest.to_vec()
    };
    let length = u16::try_from(signed.statement.len()).ok()?;
    let mut bytes = vec![u8::try_from(number).ok()?];
    bytes.extend(length.to_le_bytes());
    bytes.extend(signed.statement);
    bytes.extend(content);
    Some(bytes)
}
