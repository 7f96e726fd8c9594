//! What the engine needs from the vault.

mod memory;
mod types;

pub use memory::MemoryLocal;

pub use types::{
    Batch, Cursor, FeedPart, Held, HeldSegment, KeptPack, Outgoing, OwnDevice, Saying,
    SealedSegment, SentObject,
};

use crate::channel::SharedChannel;
use crate::engine::{Tally, Verdict};
use crate::segment::Trace;
use crate::space::{EpochKey, SignedGenesis};
use cf_domain::PersonId;
use cf_ledger::{Envelope, FeedId, Incarnation};
use std::collections::BTreeMap;

/// The vault did not do what was asked. Nothing is lost: every method is one transaction.
#[derive(Debug, thiserror::Error)]
#[error("The vault could not be read or written. Restart the app and try again.")]
pub struct LocalError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

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
    /// It replaces a space that one was never let into, with what was to be sent there.
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
    /// others. From now on its events are no longer pending, and can never be taken back.
    ///
    /// Answers `false`, and keeps nothing, when the own feed no longer holds these events: some
    /// were taken back since [`Local::pending`] gave them.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn store_sealed(&mut self, sealed: &SealedSegment) -> Result<bool, LocalError>;

    /// Says membership events, keeps the keys and objects that go with them, all together. Each
    /// event also comes after those before it.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn say(&mut self, saying: &Saying) -> Result<(), LocalError>;

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

    /// Every object of ours that the store once gave back, in the order it was kept.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn sent(&self) -> Result<Vec<SentObject>, LocalError>;

    /// The bytes of an object of ours. Nothing when they were let go.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn sent_bytes(&self, name: &str) -> Result<Option<Vec<u8>>, LocalError>;

    /// Lets go of the bytes of a segment that a pack holds as well. That it was sent stays known.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn let_go(&mut self, name: &str) -> Result<(), LocalError>;

    /// The packs of an own feed that were read back.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn packs(&self, feed: FeedId) -> Result<Vec<KeptPack>, LocalError>;

    /// Keeps that a pack was read back. Having it already is no error and changes nothing.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn save_pack(&mut self, pack: &KeptPack) -> Result<(), LocalError>;

    /// Forgets a pack that was not there as it had been, or that a larger one made useless.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn forget_pack(&mut self, name: &str) -> Result<(), LocalError>;

    /// Which life of its device wrote a feed, if it is known here.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn life_of(&self, feed: FeedId) -> Result<Option<Incarnation>, LocalError>;

    /// When it was last checked that everything of ours is in the store, in milliseconds since
    /// 1970; zero for never.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn audited_ms(&self) -> Result<u64, LocalError>;

    /// Notes that this was checked now.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn set_audited(&mut self, now_ms: u64) -> Result<(), LocalError>;

    /// How far every feed has been read, and every own feed sealed.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn cursors(&self) -> Result<Vec<Cursor>, LocalError>;

    /// The segments of a feed that are held, read or own, from number `first` on.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn held(&self, feed: FeedId, first: u64) -> Result<BTreeMap<u64, Held>, LocalError>;

    /// What is kept of the segments of a feed, from number `first` on, at most `limit`. Those of
    /// which nothing was kept are left out.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn traces(&self, feed: FeedId, first: u64, limit: usize) -> Result<Vec<Trace>, LocalError>;

    /// Keeps what was found out later about segments that are held already.
    ///
    /// # Errors
    /// When another segment has the place of one; when the vault cannot be written.
    fn save_traces(&mut self, feed: FeedId, segments: &[HeldSegment]) -> Result<(), LocalError>;

    /// The events of a feed that are in segments or will be, from number `first` on, at most
    /// `limit`.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn events(&self, feed: FeedId, first: u64, limit: usize) -> Result<Vec<Envelope>, LocalError>;

    /// What was fetched of each person's entries.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn tallies(&self) -> Result<BTreeMap<PersonId, Tally>, LocalError>;

    /// Takes in colleagues' events, their feeds' cursors and tallies, all in one transaction. It must take
    /// any payload: bytes it cannot understand are kept as they are, or the feed would never go on.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn apply(&mut self, batches: &[Batch]) -> Result<(), LocalError>;

    /// Says once more, in the feeds of the present life, what a feed of a former life of this device
    /// has sent from this segment on: the same events, each once, however often it is asked.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn say_again(&mut self, feed: FeedId, from_segment: u64) -> Result<(), LocalError>;

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

    /// Forgets what was found out about these objects: they are looked at again.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn forget_verdicts(&mut self, names: &[String]) -> Result<(), LocalError>;
}
