//! What the engine needs from the vault.

use crate::channel::SharedChannel;
use crate::engine::Verdict;
use crate::keys::SealSecret;
use crate::member::Draft;
use crate::object::ObjectHash;
use crate::space::{EpochKey, SignedGenesis};
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{DeviceKey, DevicePublic, Envelope, FeedId, Head, Incarnation};
use std::sync::Arc;

/// The vault did not do what was asked. Nothing is lost: every method is one transaction.
#[derive(Debug, thiserror::Error)]
#[error("The vault could not be read or written. Restart the app and try again.")]
pub struct LocalError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

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

/// The piece of an own feed that an object stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedPart {
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

/// A segment of ours, with its tip, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedSegment {
    /// The segment, then its tip.
    pub outgoing: Vec<Outgoing>,
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
    /// The events. They follow the feed's head in [`Local::cursors`] without a gap.
    pub envelopes: Vec<Envelope>,
    /// The feed after them.
    pub cursor: Cursor,
    /// The segments that brought them: number and hash.
    pub segments: Vec<(u64, ObjectHash)>,
}

/// What the engine needs from the vault. Every method is one transaction, durable
/// (`synchronous=FULL`) before it returns.
pub trait Local {
    /// This installation.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn own_device(&self) -> Result<OwnDevice, LocalError>;

    /// The space that was entered, if any.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn space(&self) -> Result<Option<SignedGenesis>, LocalError>;

    /// Enters a space: keeps its genesis, the keys that are known already, and what is to be sent.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn enter(
        &mut self,
        genesis: &SignedGenesis,
        keys: &[EpochKey],
        outgoing: &[Outgoing],
    ) -> Result<(), LocalError>;

    /// The current life of this installation, which is part of the names of its own feeds.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn incarnation(&self) -> Result<Incarnation, LocalError>;

    /// Own events of a channel that are in no segment yet, oldest first, at most `limit`.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn pending(&self, channel: SharedChannel, limit: usize) -> Result<Vec<Envelope>, LocalError>;

    /// How many own events of a channel are in no segment yet.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn pending_count(&self, channel: SharedChannel) -> Result<u64, LocalError>;

    /// Keeps a sealed segment: its bytes for sending, the own feed's new cursor, what it states of
    /// others. From now on its events are no longer pending.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn store_sealed(&mut self, sealed: &SealedSegment) -> Result<(), LocalError>;

    /// Keeps other objects for sending, and says a membership event if there is one, together.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn say(&mut self, draft: Option<&Draft>, outgoing: &[Outgoing]) -> Result<(), LocalError>;

    /// Everything that is sealed and not yet confirmed in the store, in the order it was kept.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn sealed_unpublished(&self) -> Result<Vec<Outgoing>, LocalError>;

    /// Notes that the store holds these bytes. They are kept all the same, to heal a loss.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn mark_published(&mut self, name: &str) -> Result<(), LocalError>;

    /// How far every feed has been read, and every own feed sealed.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn cursors(&self) -> Result<Vec<Cursor>, LocalError>;

    /// The segments of a feed that are held, read or own: number and hash, from `first` on.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn held(&self, feed: FeedId, first: u64) -> Result<Vec<(u64, ObjectHash)>, LocalError>;

    /// Takes in a colleague's events and the feed's cursor in one transaction.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn apply(&mut self, batch: &Batch) -> Result<(), LocalError>;

    /// Every event of the members' channel, own and others', in any order.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn member_events(&self) -> Result<Vec<Envelope>, LocalError>;

    /// The keys of audiences.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn keys(&self) -> Result<Vec<EpochKey>, LocalError>;

    /// Keeps a key. Having it already is no error.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn save_key(&mut self, key: &EpochKey) -> Result<(), LocalError>;

    /// What was found out about objects that are not part of a feed or could not be used.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn verdicts(&self) -> Result<Vec<Verdict>, LocalError>;

    /// Keeps a verdict; it replaces an earlier one on the same name.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn save_verdict(&mut self, verdict: &Verdict) -> Result<(), LocalError>;
}
