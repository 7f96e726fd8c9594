//! What an event says.

mod cbor;

use crate::envelope::Salt;
use crate::hlc::Hlc;
use cf_domain::RecordId;
use cf_domain::record::Fields;

/// The largest payload, 64 KiB: the limit every reader of a space applies (`docs/formats.md`).
pub const MAX_PAYLOAD_BYTES: usize = 64 * 1024;

/// The newest payload version this app writes and understands.
pub const VERSION: u16 = 1;

/// An event's id: BLAKE3 over a zero byte, its salt and its payload's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub [u8; 32]);

impl EventId {
    /// The id of a payload's bytes under a salt. The zero byte marks a leaf (as against an inner
    /// node) where ids are hashed into a segment's root.
    #[must_use]
    pub fn of(salt: &Salt, bytes: &[u8]) -> Self {
        let mut hash = blake3::Hasher::new();
        hash.update(&[0]).update(&salt.0).update(bytes);
        Self(*hash.finalize().as_bytes())
    }
}

impl std::fmt::Debug for EventId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EventId({})", blake3::Hash::from_bytes(self.0).to_hex().get(..8).unwrap_or(""))
    }
}

/// What an event does to its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The record is made, with these fields.
    Made,
    /// These fields change; `null` empties one.
    Changed,
    /// The record goes to the bin.
    Binned,
    /// The record comes back from the bin.
    Restored,
    /// Something a newer app does. Kept, passed on, and applied after an upgrade.
    Unknown(String),
}

impl Action {
    fn word(&self) -> &str {
        match self {
            Self::Made => "made",
            Self::Changed => "changed",
            Self::Binned => "binned",
            Self::Restored => "restored",
            Self::Unknown(word) => word,
        }
    }

    fn from_word(word: &str) -> Self {
        match word {
            "made" => Self::Made,
            "changed" => Self::Changed,
            "binned" => Self::Binned,
            "restored" => Self::Restored,
            other => Self::Unknown(other.to_owned()),
        }
    }
}

/// What an event says.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// The kind of record, a code of `cf_domain::Kind` or a newer one.
    pub kind: String,
    /// What happens to it.
    pub action: Action,
    /// The version of the body's meaning.
    pub version: u16,
    /// The record.
    pub record: RecordId,
    /// When, by the writer's clock.
    pub hlc: Hlc,
    /// The name of the operation it belongs to, such as `visit.start`: the audit trail.
    pub operation: String,
    /// Its place in that operation, from 0: a zero begins a new one.
    pub part: u16,
    /// The events whose values it replaces.
    pub supersedes: Vec<EventId>,
    /// The fields.
    pub body: Fields,
}

/// A payload that cannot be written or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PayloadError {
    /// Larger than [`MAX_PAYLOAD_BYTES`].
    #[error("too long to keep as one entry: {bytes} bytes of at most {MAX_PAYLOAD_BYTES}")]
    TooLarge {
        /// The size in bytes.
        bytes: usize,
    },
    /// Not an event.
    #[error("not an event: {0}")]
    Malformed(&'static str),
}

impl Payload {
    /// The bytes that are hashed, signed and stored: deterministic CBOR.
    ///
    /// # Errors
    /// When it is too large.
    pub fn encode(&self) -> Result<Vec<u8>, PayloadError> {
        let bytes = cbor::encode(self)?;
        if bytes.len() > MAX_PAYLOAD_BYTES {
            return Err(PayloadError::TooLarge { bytes: bytes.len() });
        }
        Ok(bytes)
    }

    /// Reads bytes. Members this app does not know are passed over: the bytes keep them.
    ///
    /// # Errors
    /// When the bytes are no event or too large.
    pub fn decode(bytes: &[u8]) -> Result<Self, PayloadError> {
        if bytes.len() > MAX_PAYLOAD_BYTES {
            return Err(PayloadError::TooLarge { bytes: bytes.len() });
        }
        cbor::decode(bytes)
    }

    /// Whether this app knows what it means.
    #[must_use]
    pub const fn is_understood(&self) -> bool {
        self.version <= VERSION && !matches!(self.action, Action::Unknown(_))
    }
}
