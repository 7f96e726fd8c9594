//! What passes between the engine and the vault.

use crate::channel::SharedChannel;
use crate::engine::Tally;
use crate::keys::SealSecret;
use crate::member::{Applicant, DeviceEntry, Draft};
use crate::names::ShortHash;
use crate::object::ObjectHash;
use crate::segment::Trace;
use crate::space::EpochKey;
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{DeviceKey, DevicePublic, Envelope, FeedId, Head, Incarnation};
use std::sync::Arc;

/// This installation's identity and secret keys.
#[derive(Debug, Clone)]
pub struct OwnDevice {
    /// Who uses it.
    pub person: PersonId,
    /// Its id in events.
    pub device: DeviceId,
    /// What its owner calls it.
    pub name: String,
    /// The key with which it signs.
    pub sign: Arc<DeviceKey>,
    /// The key to which others seal for it.
    pub seal: SealSecret,
}

impl OwnDevice {
    /// How its user presents themselves to others.
    #[must_use]
    pub fn applicant(&self, name: &str, role: &str) -> Applicant {
        let device = DeviceEntry {
            id: self.device,
            name: self.name.clone(),
            sign: self.sign.public(),
            seal: self.seal.public(),
        };
        Applicant { person: self.person, name: name.to_owned(), role: role.to_owned(), device }
    }
}

/// How far a feed has been read, or, for an own feed, sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The feed.
    pub feed: FeedId,
    /// Its channel.
    pub channel: SharedChannel,
    /// The device that signs it.
    pub device: DevicePublic,
    /// How many segments.
    pub segments: u64,
    /// The hash of the last segment's statement; zero before the first.
    pub statement: [u8; 32],
    /// The head of the events.
    pub head: Head,
    /// How many segments were named in the `deps` of one of our own. Zero for own feeds.
    pub stated: u64,
    /// How many segments of an own feed another member's `deps` have named: so many are known to
    /// lie in somebody else's vault. Zero for feeds of others.
    pub witnessed: u64,
}

impl Cursor {
    /// The beginning of a feed.
    #[must_use]
    pub fn start(feed: FeedId, channel: SharedChannel, device: DevicePublic) -> Self {
        Self {
            feed,
            channel,
            device,
            segments: 0,
            statement: [0; 32],
            head: Head::default(),
            stated: 0,
            witnessed: 0,
        }
    }
}

/// An object that is to be sent. Its bytes are fixed: sending again means sending the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its name in the store.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// For a segment or its tip: which.
    pub part: Option<FeedPart>,
}

/// What is said of members at one time, with what goes with it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Saying {
    /// The events, in order.
    pub drafts: Vec<Draft>,
    /// Keys that were drawn for it.
    pub keys: Vec<EpochKey>,
    /// Objects to be sent.
    pub outgoing: Vec<Outgoing>,
}

impl Saying {
    /// Nothing said, only something to be sent.
    #[must_use]
    pub fn only(outgoing: Outgoing) -> Self {
        Self { outgoing: vec![outgoing], ..Self::default() }
    }
}

/// The piece of an own feed that an object stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedPart {
    /// The channel.
    pub channel: SharedChannel,
    /// The feed.
    pub feed: FeedId,
    /// The segment's number.
    pub seq: u64,
    /// The segment's hash.
    pub hash: ObjectHash,
    /// The number of its first event.
    pub first_event: u64,
    /// How many events this object carries: none for a tip.
    pub events: u64,
}

impl FeedPart {
    /// How many events about records this object carries: what people count as sent.
    #[must_use]
    pub fn records(self) -> u64 {
        if self.channel == SharedChannel::MEMBERS { 0 } else { self.events }
    }
}

/// A segment of ours, with its tip, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedSegment {
    /// The segment, then its tip.
    pub outgoing: Vec<Outgoing>,
    /// What is kept of it.
    pub trace: Trace,
    /// The own feed after it.
    pub cursor: Cursor,
    /// Feeds of others that its `deps` name, with the heights they name.
    pub stated: Vec<(FeedId, u64)>,
}

/// Events of a colleague, checked and in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Who wrote them.
    pub author: PersonId,
    /// On which device.
    pub device: DeviceId,
    /// In which life of the installation.
    pub incarnation: Incarnation,
    /// The events. They follow the feed's head in [`Local::cursors`] without a gap.
    pub envelopes: Vec<Envelope>,
    /// The feed after them.
    pub cursor: Cursor,
    /// The segments that brought them.
    pub segments: Vec<HeldSegment>,
    /// What was fetched of the author so far, with this. Nothing where nothing is counted.
    pub tally: Option<Tally>,
    /// How far they say their author has read own feeds of this device, if it is another member.
    pub witnessed: Vec<(FeedId, u64)>,
}

/// A segment that is held, as it is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSegment {
    /// What is kept of it beside its events.
    pub trace: Trace,
    /// The hash of the object that it came in. Nothing for one that came in a pack.
    pub object: Option<ObjectHash>,
}

/// What is known of a place in a feed that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// The hash of the object that brought it. A segment that is sealed again has another.
    pub object: Option<ObjectHash>,
    /// The hash of its statement, which stays the same. Nothing for what was taken in before this
    /// was kept.
    pub statement: Option<[u8; 32]>,
}

impl Held {
    /// Whether a file of this name is the one that is held.
    #[must_use]
    pub fn is_file(&self, name: ShortHash) -> bool {
        self.object.is_some_and(|object| object.short() == name)
    }
}

/// A pack of an own feed that was read back from the store and compared with what is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPack {
    /// Its name in the store.
    pub name: String,
    /// The feed.
    pub feed: FeedId,
    /// The number of its first segment.
    pub first: u64,
    /// The number of its last.
    pub last: u64,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was first read back, in milliseconds since 1970.
    pub since_ms: u64,
}

/// An object of ours that the store once gave back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentObject {
    /// Its name in the store.
    pub name: String,
    /// Its size in bytes: zero once its bytes were let go, because a pack holds the same.
    pub bytes: u64,
    /// For a segment or its tip: which.
    pub part: Option<FeedPart>,
}
