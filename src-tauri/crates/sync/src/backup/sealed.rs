//! One object of a private back-up: a piece or an index, sealed.
//!
//! Body: an `age` file of `keyed hash (32) | varint unpacked length | zstd`. Outside the encryption
//! stands nothing at all: no space, no person, not even which of the two it is.

use crate::keys::{SealPublic, SealSecret};
use crate::object::{self, Header, Kind, ObjectError, ObjectHash};
use crate::segment::{push_packed, take_packed};

/// The largest piece and the largest index, unpacked: 4 MiB.
pub const MAX_PIECE: usize = 4 * 1024 * 1024;

/// What an object of a back-up is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Some of what is kept.
    Piece,
    /// What a version is made of.
    Index,
}

impl Part {
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::Piece => b"piece",
            Self::Index => b"index",
        }
    }
}

/// The hash by which a piece is known. Without the key nobody can tell whether they know its content.
#[must_use]
pub fn piece_id(key: &[u8; 32], piece: &[u8]) -> [u8; 32] {
    id(key, Part::Piece, piece)
}

fn id(key: &[u8; 32], part: Part, content: &[u8]) -> [u8; 32] {
    *blake3::Hasher::new_keyed(key).update(part.mark()).update(content).finalize().as_bytes()
}

/// Seals a part.
pub fn seal(
    part: Part,
    content: &[u8],
    key: &[u8; 32],
    to: &[SealPublic],
) -> Result<(Vec<u8>, ObjectHash), ObjectError> {
    if content.len() > MAX_PIECE {
        return Err(ObjectError::TooLarge);
    }
    let mut plain = id(key, part, content).to_vec();
    push_packed(&mut plain, content)?;
    let body = object::seal_body(&plain, to)?;
    let bytes = object::write(Kind::Backup, &Header::default(), &body)?;
    let hash = object::read(&bytes)?.hash;
    Ok((bytes, hash))
}

/// Opens a part. Its keyed hash holds, so it was made by somebody who knows the recovery code or has
/// the vault, and it is what it is taken for.
pub fn open(
    part: Part,
    bytes: &[u8],
    key: &[u8; 32],
    with: &SealSecret,
) -> Result<([u8; 32], Vec<u8>), ObjectError> {
    let object = object::read(bytes)?;
    if object.kind != Kind::Backup {
        return Err(ObjectError::Mislabelled);
    }
    let plain = object::open_body(object.body, with)?;
    let (claimed, packed) =
        plain.split_first_chunk::<32>().ok_or(ObjectError::Malformed("shorter than it says"))?;
    let content = take_packed(packed, MAX_PIECE)?;
    if id(key, part, &content) == *claimed {
        Ok((*claimed, content))
    } else {
        Err(ObjectError::Signature)
    }
}
