//! Past the encryption: an object around made-up bytes, signed, packed and sealed as its writer
//! would have done it.

use crate::golden;
use cf_sync::keys::SealSecret;
use cf_sync::object::{self, Kind, Signed, push_varint};

/// What a kind of object is signed for, and the key that opens it.
pub(crate) fn dress_of(kind: Kind) -> Option<(&'static str, Option<SealSecret>)> {
    match kind {
        Kind::Genesis => Some(("visits/genesis/v1", None)),
        Kind::Tip => Some(("visits/tip/v1", None)),
        Kind::Segment => Some(("visits/segment/v1", Some(golden::epoch()))),
        Kind::Pack => Some(("visits/segment/v1", Some(golden::epoch()))),
        Kind::Keyring => Some(("visits/keyring/v1", Some(golden::device().seal))),
        Kind::Invite => Some(("visits/invite/v1", Some(golden::invitation().key()))),
    }
}

/// Whether something packed follows the signed block.
pub(crate) fn has_packed(kind: Kind) -> bool {
    matches!(kind, Kind::Segment | Kind::Pack)
}

/// An object like the golden file of that number, with this statement and this packed content in
/// it. The label is that of the golden file.
pub fn dress(file: usize, statement: &[u8], content: &[u8]) -> Option<Vec<u8>> {
    let like = object::read(golden::FILES.get(file)?).ok()?;
    let (context, key) = dress_of(like.kind)?;
    let mut body = Vec::new();
    Signed::new(context, statement.to_vec(), &golden::device().sign).push(&mut body);
    if has_packed(like.kind) {
        push_varint(&mut body, content.len());
        body.extend(zstd::bulk::compress(content, 1).ok()?);
    } else {
        body.extend_from_slice(content);
    }
    let body = match key {
        Some(key) => object::seal_body(&body, &[key.public()]).ok()?,
        None => body,
    };
    object::write(like.kind, &like.header, &body).ok()
}
