//! The names of objects in a space: lower case, ASCII, at most 120 characters, told from the content.
//!
//! A name is a hint. Readers take any file with a known ending whose bytes verify, because folder
//! services rename files ("conflicted copy", `-LAPTOP7`, `(1)`).

pub mod base32;

use crate::channel::SharedChannel;
use crate::object::{ObjectHash, SpaceId};
use cf_ledger::FeedId;

/// How many segments share one folder.
pub(crate) const PER_FOLDER: u64 = 1000;

/// The first 80 bits of an object's hash, as they stand in its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortHash(pub [u8; 10]);

impl std::fmt::Display for ShortHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&base32::encode(&self.0))
    }
}

/// The kinds of file that are read, by their endings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// `.vspace`: the genesis.
    Genesis,
    /// `.vseg`: a segment.
    Segment,
    /// `.vkey`: a keyring.
    Keyring,
    /// `.vtip`: a tip.
    Tip,
    /// `.vinv`: a note in an invitation's mail-box.
    Invite,
    /// `.vpak`: a pack of segments.
    Pack,
}

impl Ending {
    const ALL: [Self; 6] =
        [Self::Genesis, Self::Segment, Self::Keyring, Self::Tip, Self::Invite, Self::Pack];

    const fn text(self) -> &'static str {
        match self {
            Self::Genesis => ".vspace",
            Self::Segment => ".vseg",
            Self::Keyring => ".vkey",
            Self::Tip => ".vtip",
            Self::Invite => ".vinv",
            Self::Pack => ".vpak",
        }
    }

    /// The kind of a file, whatever else its name says.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        // Some file systems show every name in capitals.
        let has = |ending: &str| {
            let last = name.len().checked_sub(ending.len()).and_then(|at| name.get(at..));
            last.is_some_and(|last| last.eq_ignore_ascii_case(ending))
        };
        Self::ALL.into_iter().find(|ending| has(ending.text()))
    }
}

/// The name of the genesis.
#[must_use]
pub fn genesis(space: SpaceId) -> String {
    let id = base32::encode(&space.0);
    format!("{GENESIS_PREFIX}{}{}", id.get(..8).unwrap_or_default(), Ending::Genesis.text())
}

/// How every genesis begins.
pub const GENESIS_PREFIX: &str = "space-";

/// The folder of what is said of members.
pub(crate) const MEMBERS: &str = "m/";

/// The folder of tips.
pub const TIPS: &str = "t/";

/// The folder of keyrings.
pub const KEYRINGS: &str = "k/";

/// The folder of packs.
pub const PACKS: &str = "p/";

/// The folder of a feed's packs.
#[must_use]
pub fn packs_of(feed: FeedId) -> String {
    format!("{PACKS}{}/", base32::encode(&feed.0))
}

/// The name of a pack.
#[must_use]
pub fn pack(feed: FeedId, first: u64, last: u64, hash: ObjectHash) -> String {
    format!("{}{first:010}-{last:010}-{}{}", packs_of(feed), hash.short(), Ending::Pack.text())
}

/// The folder that holds the feeds of a channel, each in a folder of its own.
#[must_use]
pub fn feeds(channel: SharedChannel) -> &'static str {
    if channel == SharedChannel::MEMBERS { MEMBERS } else { "f/" }
}

/// The folder of a feed.
#[must_use]
pub fn feed(channel: SharedChannel, feed: FeedId) -> String {
    format!("{}{}/", feeds(channel), base32::encode(&feed.0))
}

/// The feed whose folder a file lies in: a hint like its name.
#[must_use]
pub(crate) fn feed_of(path: &str) -> Option<FeedId> {
    path.split('/').nth(1).and_then(base32::decode_fixed).map(FeedId)
}

/// The folder in which a segment of a feed lies.
#[must_use]
pub fn segment_folder(channel: SharedChannel, id: FeedId, seq: u64) -> String {
    let folder = feed(channel, id);
    if channel == SharedChannel::MEMBERS {
        folder
    } else {
        format!("{folder}{}/", seq / PER_FOLDER)
    }
}

/// The name of a segment.
#[must_use]
pub fn segment(channel: SharedChannel, id: FeedId, seq: u64, hash: ObjectHash) -> String {
    format!(
        "{}{seq:010}-{}{}",
        segment_folder(channel, id, seq),
        hash.short(),
        Ending::Segment.text()
    )
}

/// How the names of a feed's tips begin.
#[must_use]
pub fn tips_of(feed: FeedId) -> String {
    format!("{TIPS}{}-", base32::encode(&feed.0))
}

/// The name of a tip: feed, height, and the hash of the segment at that height, so that it need not
/// be fetched.
#[must_use]
pub fn tip(feed: FeedId, seq: u64, segment: ObjectHash) -> String {
    format!("{}{seq:010}-{}{}", tips_of(feed), segment.short(), Ending::Tip.text())
}

/// The name of a keyring.
#[must_use]
pub fn keyring(channel: SharedChannel, epoch: u32, hash: ObjectHash) -> String {
    format!("{KEYRINGS}{}/{epoch:06}-{}{}", channel.name(), hash.short(), Ending::Keyring.text())
}

/// The folder of an invitation's mail-box.
#[must_use]
pub fn mailbox(invitation: &[u8; 10]) -> String {
    format!("j/{}/", base32::encode(invitation))
}

/// The name of a note in a mail-box.
#[must_use]
pub fn note(invitation: &[u8; 10], hash: ObjectHash) -> String {
    format!("{}{}{}", mailbox(invitation), hash.short(), Ending::Invite.text())
}

/// What the name of a segment tells, read tolerantly: anything may follow the hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SegmentName {
    /// Its number in the feed.
    pub seq: u64,
    /// The hash it claims.
    pub hash: ShortHash,
}

impl SegmentName {
    /// Reads the file name at the end of a path.
    #[must_use]
    pub fn read(path: &str) -> Option<Self> {
        (Ending::of(path)? == Ending::Segment).then_some(())?;
        numbered(&path.rsplit('/').next()?.to_ascii_lowercase())
    }
}

/// What the name of a tip tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TipName {
    /// The feed.
    pub feed: FeedId,
    /// The height.
    pub at: SegmentName,
}

impl TipName {
    /// Reads the file name at the end of a path.
    #[must_use]
    pub fn read(path: &str) -> Option<Self> {
        (Ending::of(path)? == Ending::Tip).then_some(())?;
        let name = path.rsplit('/').next()?.to_ascii_lowercase();
        let (feed, rest) = name.split_once('-')?;
        Some(Self { feed: FeedId(base32::decode_fixed(feed)?), at: numbered(rest)? })
    }
}

/// What the name of a pack tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackName {
    /// The number of its first segment.
    pub first: u64,
    /// The number of its last.
    pub last: u64,
    /// The hash it claims.
    pub hash: ShortHash,
}

impl PackName {
    /// Reads the file name at the end of a path.
    #[must_use]
    pub fn read(path: &str) -> Option<Self> {
        (Ending::of(path)? == Ending::Pack).then_some(())?;
        let (first, rest) = number(path.rsplit('/').next()?)?;
        let SegmentName { seq: last, hash } = numbered(rest)?;
        (first > 0 && first <= last).then_some(Self { first, last, hash })
    }
}

fn number(name: &str) -> Option<(u64, &str)> {
    let (seq, rest) = name.split_once('-')?;
    let digits = seq.len() == 10 && seq.bytes().all(|digit| digit.is_ascii_digit());
    Some((digits.then(|| seq.parse().ok())??, rest))
}

fn numbered(name: &str) -> Option<SegmentName> {
    let (seq, rest) = number(name)?;
    Some(SegmentName { seq, hash: ShortHash(base32::decode_fixed(rest.get(..16)?)?) })
}
