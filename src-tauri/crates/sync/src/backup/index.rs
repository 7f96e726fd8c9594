//! A version: which pieces it is made of, in order, and what was in them.

use super::About;
use crate::cbor::Map;
use crate::names::ShortHash;
use crate::object::ObjectError;

/// The bytes that one piece takes in an index.
const REF: usize = 42;

/// A piece as an index names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PieceRef {
    /// The keyed hash of its content.
    pub id: [u8; 32],
    /// The hash in its file's name.
    pub object: ShortHash,
}

/// The list of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Its number in its life, from 1.
    pub number: u64,
    /// When it was made, in milliseconds since 1970, by the computer's clock.
    pub made_ms: u64,
    /// What is in it.
    pub about: About,
    /// Its pieces, in order.
    pub pieces: Vec<PieceRef>,
}

impl Index {
    /// The bytes: one CBOR map.
    ///
    /// # Errors
    /// Never in practice.
    pub fn encode(&self) -> Result<Vec<u8>, ObjectError> {
        let mut pieces = Vec::with_capacity(self.pieces.len() * REF);
        for piece in &self.pieces {
            pieces.extend_from_slice(&piece.id);
            pieces.extend_from_slice(&piece.object.0);
        }
        let mut map = Map::default();
        map.put("v", 1);
        map.put("n", self.number);
        map.put("w", self.made_ms);
        self.about.put(&mut map);
        map.put_bytes("p", &pieces);
        Ok(map.encode()?)
    }

    /// Reads what [`Self::encode`] wrote. Members of a newer version are passed over.
    ///
    /// # Errors
    /// When it is something else.
    pub fn decode(bytes: &[u8]) -> Result<Self, ObjectError> {
        let broken = ObjectError::Malformed("a list of pieces is missing");
        let mut map = Map::decode(bytes)?;
        if map.take_number::<u64>("v")? == 0 {
            return Err(ObjectError::Malformed("no version"));
        }
        let listed = map.take("p").and_then(|value| value.into_bytes().ok()).ok_or(broken)?;
        let mut pieces = Vec::with_capacity(listed.len() / REF);
        for piece in listed.chunks(REF) {
            let (id, object) = piece.split_first_chunk::<32>().ok_or(broken)?;
            let object = ShortHash(object.try_into().map_err(|_| broken)?);
            pieces.push(PieceRef { id: *id, object });
        }
        Ok(Self {
            number: map.take_number("n")?,
            made_ms: map.take_number("w")?,
            about: About::take(&mut map)?,
            pieces,
        })
    }
}
