//! Where an event stands in its feed, and the device's signature over it.

use crate::feed::{FeedId, Head};
use crate::payload::{EventId, Payload, PayloadError};
use crate::sign::{DeviceKey, DevicePublic, Signature, SignatureError};

const CONTEXT: &str = "critical-friend/event/v1";

/// Sixteen random bytes, so that an event's id tells nothing about its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

/// An event as it is stored: the payload's exact bytes, never encoded again, so that what a newer
/// app wrote survives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Its feed.
    pub feed: FeedId,
    /// Its place in the feed, from 1.
    pub seq: u64,
    /// The chain's hash before it.
    pub prev: [u8; 32],
    /// Salt of its id.
    pub salt: Salt,
    /// The payload's bytes.
    pub bytes: Vec<u8>,
    /// The device's signature, on the device that wrote it. Elsewhere the signed statement of the
    /// segment that brought it vouches for it.
    pub signature: Option<Signature>,
}

impl Envelope {
    /// Puts a payload at the end of a feed.
    ///
    /// # Errors
    /// When the payload is too large.
    pub fn seal(
        feed: FeedId,
        head: Head,
        salt: Salt,
        payload: &Payload,
        key: &DeviceKey,
    ) -> Result<Self, PayloadError> {
        let bytes = payload.encode()?;
        let id = EventId::of(&salt, &bytes);
        let seq = head.count.saturating_add(1);
        let signature = key.sign(CONTEXT, &signed(feed, seq, &head.hash, id));
        Ok(Self { feed, seq, prev: head.hash, salt, bytes, signature: Some(signature) })
    }

    /// The same event at another place of this device's own: its id, its words and what it replaces
    /// stay, the place and the signature are new. Only what has not left the device may be moved.
    #[must_use]
    pub fn moved(self, feed: FeedId, head: Head, key: &DeviceKey) -> Self {
        let seq = head.count.saturating_add(1);
        let signature = key.sign(CONTEXT, &signed(feed, seq, &head.hash, self.id()));
        Self { feed, seq, prev: head.hash, signature: Some(signature), ..self }
    }

    /// The event's id: the hash of its salt and payload.
    #[must_use]
    pub fn id(&self) -> EventId {
        EventId::of(&self.salt, &self.bytes)
    }

    /// The feed's head once this event is in it.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { count: self.seq.saturating_sub(1), hash: self.prev }.after(self.id())
    }

    /// What it says.
    ///
    /// # Errors
    /// When the bytes are not a payload.
    pub fn payload(&self) -> Result<Payload, PayloadError> {
        Payload::decode(&self.bytes)
    }

    /// Checks the device's own signature, if it carries one.
    ///
    /// # Errors
    /// When the signature is missing or does not hold.
    pub fn verify(&self, device: &DevicePublic) -> Result<(), SignatureError> {
        let signature = self.signature.as_ref().ok_or(SignatureError::Wrong)?;
        device.verify(CONTEXT, &signed(self.feed, self.seq, &self.prev, self.id()), signature)
    }
}

fn signed(feed: FeedId, seq: u64, prev: &[u8; 32], id: EventId) -> Vec<u8> {
    let mut message = Vec::with_capacity(104);
    message.extend_from_slice(&feed.0);
    message.extend_from_slice(&seq.to_be_bytes());
    message.extend_from_slice(prev);
    message.extend_from_slice(&id.0);
    message
}
