//! Events one after the other, compressed within limits.

use crate::object::{ObjectError, push_varint, take_bytes, take_varint};
use cf_ledger::{EventId, MAX_PAYLOAD_BYTES, Salt};
use std::io::Read as _;

/// The most events in a segment.
pub const MAX_EVENTS: usize = 4096;

/// The most bytes of a segment's events, unpacked: 4 MiB.
pub const MAX_UNPACKED: usize = 4 * 1024 * 1024;

/// The most that may be unpacked from one packed byte.
const MAX_RATIO: usize = 100;

/// The largest window of the compression: 2^23 = 8 MiB.
const MAX_WINDOW_LOG: u32 = 23;

const LEVEL: i32 = 3;

/// The start of a frame that `zstd` (RFC 8878, 3.1.2) passes over.
const SKIPPABLE: [u8; 4] = [0x50, 0x2a, 0x4d, 0x18];

/// One event as it travels: the rest of its envelope follows from the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Salt of its id.
    pub salt: Salt,
    /// The payload's bytes, untouched.
    pub bytes: Vec<u8>,
}

impl Frame {
    /// The event's id.
    #[must_use]
    pub fn id(&self) -> EventId {
        EventId::of(&self.salt, &self.bytes)
    }
}

/// The hash over the ids of a segment's events, in order.
#[must_use]
pub fn root(frames: &[Frame]) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    for frame in frames {
        hash.update(&frame.id().0);
    }
    *hash.finalize().as_bytes()
}

/// The bytes that frames take, unpacked.
#[must_use]
pub fn size(frame: &Frame) -> usize {
    frame.bytes.len() + 16 + 3
}

/// Writes the unpacked length and the packed frames.
///
/// # Errors
/// When they are more than readers accept.
pub fn push(bytes: &mut Vec<u8>, frames: &[Frame]) -> Result<(), ObjectError> {
    let mut plain = Vec::with_capacity(frames.iter().map(size).sum());
    frames.iter().try_for_each(|frame| push_one(&mut plain, frame))?;
    if plain.len() > MAX_UNPACKED || frames.len() > MAX_EVENTS {
        return Err(ObjectError::TooLarge);
    }
    push_packed(bytes, &plain)
}

/// Writes one frame, unpacked.
pub(super) fn push_one(plain: &mut Vec<u8>, frame: &Frame) -> Result<(), ObjectError> {
    if frame.bytes.len() > MAX_PAYLOAD_BYTES {
        return Err(ObjectError::TooLarge);
    }
    push_varint(plain, frame.bytes.len());
    plain.extend_from_slice(&frame.salt.0);
    plain.extend_from_slice(&frame.bytes);
    Ok(())
}

/// Writes the length of bytes, and the bytes packed.
pub(crate) fn push_packed(bytes: &mut Vec<u8>, plain: &[u8]) -> Result<(), ObjectError> {
    let mut packed = zstd::bulk::compress(plain, LEVEL)
        .map_err(|_| ObjectError::Malformed("cannot be packed"))?;
    pad(&mut packed, plain.len());
    push_varint(bytes, plain.len());
    bytes.extend_from_slice(&packed);
    Ok(())
}

/// Words that repeat without end pack so well that readers would take them for an attack. A frame
/// that is passed over makes up the size: nobody's event may be stuck for being dull.
fn pad(packed: &mut Vec<u8>, plain: usize) {
    let missing = plain.div_ceil(MAX_RATIO).saturating_sub(packed.len());
    if let Ok(length) = u32::try_from(missing)
        && length > 0
    {
        packed.extend_from_slice(&SKIPPABLE);
        packed.extend_from_slice(&length.to_le_bytes());
        packed.resize(packed.len() + missing, 0);
    }
}

/// Reads frames, to the end of the bytes.
///
/// # Errors
/// When they are over a limit or not in the agreed form.
pub fn read(bytes: &[u8]) -> Result<Vec<Frame>, ObjectError> {
    let plain = take_packed(bytes, MAX_UNPACKED)?;
    let mut rest = plain.as_slice();
    let mut frames = Vec::new();
    while !rest.is_empty() {
        if frames.len() == MAX_EVENTS {
            return Err(ObjectError::TooLarge);
        }
        frames.push(take_one(&mut rest)?);
    }
    Ok(frames)
}

/// Takes one frame from the front of unpacked bytes.
pub(super) fn take_one(rest: &mut &[u8]) -> Result<Frame, ObjectError> {
    let length = take_varint(rest)?;
    if length > MAX_PAYLOAD_BYTES {
        return Err(ObjectError::TooLarge);
    }
    let salt = take_bytes(rest, 16)?.try_into().map_err(|_| ObjectError::Malformed("no salt"))?;
    Ok(Frame { salt: Salt(salt), bytes: take_bytes(rest, length)?.to_vec() })
}

/// Unpacks what [`push_packed`] wrote, to the end of the bytes.
pub(crate) fn take_packed(mut bytes: &[u8], most: usize) -> Result<Vec<u8>, ObjectError> {
    let length = take_varint(&mut bytes)?;
    if length > most || length > bytes.len().saturating_mul(MAX_RATIO) {
        return Err(ObjectError::Bomb);
    }
    unpack(bytes, length)
}

fn unpack(packed: &[u8], length: usize) -> Result<Vec<u8>, ObjectError> {
    let cannot = |_| ObjectError::Malformed("cannot be unpacked");
    let mut decoder = zstd::stream::read::Decoder::with_buffer(packed).map_err(cannot)?;
    decoder.window_log_max(MAX_WINDOW_LOG).map_err(cannot)?;
    let mut plain = Vec::with_capacity(length);
    let one_more = u64::try_from(length).unwrap_or(u64::MAX).saturating_add(1);
    decoder.take(one_more).read_to_end(&mut plain).map_err(cannot)?;
    match plain.len().cmp(&length) {
        std::cmp::Ordering::Greater => Err(ObjectError::Bomb),
        std::cmp::Ordering::Less => Err(ObjectError::Malformed("shorter than it says")),
        std::cmp::Ordering::Equal => Ok(plain),
    }
}
