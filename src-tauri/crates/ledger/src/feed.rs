//! Feeds: one device's chain of events for one audience.

use crate::payload::EventId;
use cf_domain::word::Audience;

/// What a feed carries: records for an audience, or the membership of the space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Records for this audience.
    Records(Audience),
    /// Who is a member.
    Members,
}

impl Channel {
    /// The stored name. Frozen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Records(audience) => audience.code(),
            Self::Members => "members",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "members" { Some(Self::Members) } else { name.parse().ok().map(Self::Records) }
    }
}

/// A random number that tells one life of an installation from the next (a restored or copied
/// folder begins a new one).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Incarnation(pub [u8; 16]);

/// The name of a feed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeedId(pub [u8; 32]);

impl FeedId {
    /// The feed of a device (by its public key) in a channel.
    #[must_use]
    pub fn derive(device: &[u8; 32], channel: Channel, incarnation: Incarnation) -> Self {
        let mut hash = blake3::Hasher::new_derive_key("critical-friend 2026-11 feed id v1");
        hash.update(device).update(&incarnation.0).update(channel.name().as_bytes());
        Self(*hash.finalize().as_bytes())
    }
}

impl std::fmt::Debug for FeedId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FeedId({})", blake3::Hash::from_bytes(self.0).to_hex().get(..8).unwrap_or(""))
    }
}

/// The end of a feed: how many events it has, and the hash that vouches for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// Number of events; the next one is `count + 1`.
    pub count: u64,
    /// The chain's hash, zero for an empty feed.
    pub hash: [u8; 32],
}

impl Head {
    /// The head after one more event.
    #[must_use]
    pub fn after(self, event: EventId) -> Self {
        let mut hash = blake3::Hasher::new_derive_key("critical-friend 2026-11 feed chain v1");
        hash.update(&self.hash).update(&event.0);
        Self { count: self.count.saturating_add(1), hash: *hash.finalize().as_bytes() }
    }
}
