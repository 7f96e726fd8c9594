//! Past the encryption: an object around made-up bytes, signed, packed and sealed as its writer
//! would have done it.

use crate::golden;
use cf_sync::keys::SealSecret;
use cf_sync::object::{self, Kind, Signed, push_varint};

/// The key that opens what is inside a kind of object.
pub(crate) fn key_of(kind: Kind) -> Option<SealSecret> {
    match kind {
        Kind::Genesis | Kind::Tip => None,
        Kind::Segment | Kind::Pack => Some(golden::epoch()),
        Kind::Keyring => Some(golden::device().seal),
        Kind::Invite => Some(golden::invitation().key()),
        Kind::Backup => Some(golden::backup().seal()),
    }
}

/// What a kind of object is signed for. A private back-up has a keyed hash instead.
pub(crate) fn context_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Genesis => Some("visits/genesis/v1"),
        Kind::Tip => Some("visits/tip/v1"),
        Kind::Segment | Kind::Pack => Some("visits/segment/v1"),
        Kind::Keyring => Some("visits/keyring/v1"),
        Kind::Invite => Some("visits/invite/v1"),
        Kind::Backup => None,
    }
}

/// Whether something packed stands at the end.
pub(crate) fn has_packed(kind: Kind) -> bool {
    matches!(kind, Kind::Segment | Kind::Pack | Kind::Backup)
}

/// An object like the golden file of that number, with this statement and this content in it. The
/// label is that of the golden file.
pub fn dress(file: usize, statement: &[u8], content: &[u8]) -> Option<Vec<u8>> {
    let like = object::read(golden::FILES.get(file)?).ok()?;
    let mut body = Vec::new();
    match context_of(like.kind) {
        Some(context) => {
            Signed::new(context, statement.to_vec(), &golden::device().sign).push(&mut body);
        }
        None => body.extend(keyed(content)),
    }
    if has_packed(like.kind) {
        push_varint(&mut body, content.len());
        body.extend(zstd::bulk::compress(content, 1).ok()?);
    } else {
        body.extend_from_slice(content);
    }
    let body = match key_of(like.kind) {
        Some(key) => object::seal_body(&body, &[key.public()]).ok()?,
        None => body,
    };
    object::write(like.kind, &like.header, &body).ok()
}

/// The hash by which the list of a private back-up proves that its author made it.
fn keyed(content: &[u8]) -> [u8; 32] {
    let key = golden::backup().label().key;
    *blake3::Hasher::new_keyed(&key).update(b"index").update(content).finalize().as_bytes()
}
