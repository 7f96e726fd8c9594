//! The container of every object in a space, and its encryption. See `docs/formats.md`.

mod body;
mod error;
mod header;
mod signed;
mod varint;

pub(crate) use body::has_one_recipient;
pub use body::{open_body, seal_body};
pub use error::ObjectError;
pub use header::Header;
pub use signed::Signed;
pub use varint::{push_varint, take_bytes, take_varint};

use crate::names::ShortHash;

const MAGIC: &[u8; 4] = b"VSG1";
const END: &[u8; 4] = b"1GSV";
const PREFIX: usize = 12;
const TRAILER: usize = 36;

/// The version this app writes, and the newest it reads.
pub const VERSION: u8 = 1;

/// The largest object that is read: 8 MiB.
pub const MAX_OBJECT_BYTES: usize = 8 * 1024 * 1024;

/// The largest header that is read: 4 KiB.
const MAX_HEADER_BYTES: usize = 4 * 1024;

/// Flags in the low byte change the meaning: a reader that does not know one leaves the object to a
/// newer app. Flags in the high byte may be passed over. None exists yet.
const MEANINGFUL_FLAGS: u16 = 0x00ff;

/// The id of a space, drawn when it is founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpaceId(pub [u8; 16]);

/// The BLAKE3 hash in an object's trailer: over everything above it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectHash(pub [u8; 32]);

impl ObjectHash {
    /// The part of it that stands in names.
    #[must_use]
    pub fn short(self) -> ShortHash {
        let mut short = [0; 10];
        for (to, from) in short.iter_mut().zip(self.0) {
            *to = from;
        }
        ShortHash(short)
    }
}

impl std::fmt::Debug for ObjectHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ObjectHash({})", self.short())
    }
}

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The founding statement of a space.
    Genesis = 1,
    /// Events of one feed.
    Segment = 2,
    /// How far a feed has come.
    Tip = 3,
    /// An epoch's key, wrapped for devices.
    Keyring = 4,
    /// A note in an invitation's mail-box.
    Invite = 5,
    /// Several segments of one feed, with one signature.
    Pack = 6,
    /// Part of somebody's private back-up.
    Backup = 8,
}

impl Kind {
    const fn from_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            1 => Self::Genesis,
            2 => Self::Segment,
            3 => Self::Tip,
            4 => Self::Keyring,
            5 => Self::Invite,
            6 => Self::Pack,
            8 => Self::Backup,
            _ => return None,
        })
    }
}

/// An object whose trailer holds: complete, and as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Object<'a> {
    /// What it is.
    pub kind: Kind,
    /// What anybody may read.
    pub header: Header,
    /// What only some may read.
    pub body: &'a [u8],
    /// Its hash.
    pub hash: ObjectHash,
}

/// Writes an object.
///
/// # Errors
/// When it would be larger than readers accept.
pub fn write(kind: Kind, header: &Header, body: &[u8]) -> Result<Vec<u8>, ObjectError> {
    let header = header.encode(body.len())?;
    let length = u32::try_from(header.len()).map_err(|_| ObjectError::TooLarge)?;
    let mut bytes = Vec::with_capacity(PREFIX + header.len() + body.len() + TRAILER);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&[VERSION, kind as u8, 0, 0]);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&header);
    bytes.extend_from_slice(body);
    let hash = blake3::hash(&bytes);
    bytes.extend_from_slice(hash.as_bytes());
    bytes.extend_from_slice(END);
    if header.len() > MAX_HEADER_BYTES || bytes.len() > MAX_OBJECT_BYTES {
        return Err(ObjectError::TooLarge);
    }
    Ok(bytes)
}

/// Reads an object: size, trailer, version, header, in this order.
///
/// # Errors
/// [`ObjectError`] says what is wrong; nothing is trusted before the trailer holds.
pub fn read(bytes: &[u8]) -> Result<Object<'_>, ObjectError> {
    if bytes.len() > MAX_OBJECT_BYTES {
        return Err(ObjectError::TooLarge);
    }
    let hash = check_trailer(bytes)?;
    let content = bytes.get(..bytes.len().saturating_sub(TRAILER)).unwrap_or_default();
    let Some((&[_, _, _, _, version, kind, flag_low, flag_high, l0, l1, l2, l3], rest)) =
        content.split_first_chunk::<PREFIX>()
    else {
        return Err(ObjectError::Damaged);
    };
    let flags = u16::from_le_bytes([flag_low, flag_high]);
    if version != VERSION || flags & MEANINGFUL_FLAGS != 0 {
        return Err(ObjectError::Newer);
    }
    let kind = Kind::from_byte(kind).ok_or(ObjectError::Newer)?;
    let length = usize::try_from(u32::from_le_bytes([l0, l1, l2, l3])).unwrap_or(usize::MAX);
    if length > MAX_HEADER_BYTES {
        return Err(ObjectError::TooLarge);
    }
    let (header, body) =
        rest.split_at_checked(length).ok_or(ObjectError::Malformed("header too short"))?;
    Ok(Object { kind, header: Header::decode(header, body.len())?, body, hash })
}

fn check_trailer(bytes: &[u8]) -> Result<ObjectHash, ObjectError> {
    if !bytes.starts_with(MAGIC) {
        return Err(if bytes.iter().all(|byte| *byte == 0) {
            ObjectError::Damaged
        } else {
            ObjectError::Foreign
        });
    }
    let (content, trailer) = bytes.split_last_chunk::<TRAILER>().ok_or(ObjectError::Damaged)?;
    let (hash, end) = trailer.split_first_chunk::<32>().ok_or(ObjectError::Damaged)?;
    if end != END || blake3::hash(content).as_bytes() != hash {
        return Err(ObjectError::Damaged);
    }
    Ok(ObjectHash(*hash))
}
