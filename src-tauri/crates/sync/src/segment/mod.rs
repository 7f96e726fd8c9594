//! Segments: some events of one feed, signed by their device and sealed to one audience's key.

mod frames;
pub mod pack;
mod statement;
mod trace;

pub use frames::{Frame, MAX_EVENTS, MAX_UNPACKED, root, size};
pub(crate) use frames::{push_packed, take_packed};
pub use statement::{CONTEXT, Deps, Statement, VERSION, digest};
pub use trace::{Author, Trace};

use crate::channel::SharedChannel;
use crate::keys::SealSecret;
use crate::object::{self, Header, Kind, Object, ObjectError, ObjectHash, Signed, SpaceId};
use crate::space::Half;
use cf_ledger::{DeviceKey, Envelope, FeedId, Head};

/// A segment made on this device, ready to be stored and then sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its bytes. They never change.
    pub bytes: Vec<u8>,
    /// Its hash.
    pub hash: ObjectHash,
    /// What is kept of it beside its events.
    pub trace: Trace,
}

/// A segment that was opened: its signature holds, and its events are what the signature vouches
/// for. Whether the device may say so is for the members' list to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The hash of the object that it came in.
    pub hash: ObjectHash,
    /// What was signed.
    pub statement: Statement,
    /// The hash of what was signed.
    pub statement_hash: [u8; 32],
    /// The feed.
    pub feed: FeedId,
    /// The events.
    pub frames: Vec<Frame>,
    /// What is kept of it beside them.
    pub trace: Trace,
}

impl Opened {
    /// The events with their place in the feed, and the feed's head after them.
    ///
    /// `head` must be the head before them.
    #[must_use]
    pub fn envelopes(self, head: Head) -> (Vec<Envelope>, Head) {
        let mut head = head;
        let feed = self.feed;
        let placed = self.frames.into_iter().map(|frame| {
            let seq = head.count.saturating_add(1);
            let envelope = Envelope {
                feed,
                seq,
                prev: head.hash,
                salt: frame.salt,
                bytes: frame.bytes,
                signature: None,
            };
            head = envelope.head();
            envelope
        });
        (placed.collect(), head)
    }
}

/// What the outside of a segment says, before any key is needed.
#[derive(Debug, Clone, PartialEq)]
pub struct Label<'a> {
    /// The space.
    pub space: SpaceId,
    /// The channel.
    pub channel: SharedChannel,
    /// The number of the key.
    pub epoch: u32,
    /// The feed.
    pub feed: FeedId,
    /// Its number in the feed.
    pub seq: u64,
    object: Object<'a>,
}

/// Seals a segment with a key that is held whole.
///
/// # Errors
/// As [`seal_with`].
pub fn seal(
    statement: Statement,
    frames: &[Frame],
    device: &DeviceKey,
    epoch: &SealSecret,
) -> Result<Sealed, ObjectError> {
    seal_with(statement, frames, device, &Half::Secret(epoch.clone()))
}

/// Seals a segment, then opens it again and compares: what cannot be read back is not sent. With the
/// public half of a key alone, all but the encryption is compared.
///
/// The statement's count and root are set from the frames.
///
/// # Errors
/// When it is over a limit.
pub fn seal_with(
    mut statement: Statement,
    frames: &[Frame],
    device: &DeviceKey,
    epoch: &Half,
) -> Result<Sealed, ObjectError> {
    statement.count = u64::try_from(frames.len()).map_err(|_| ObjectError::TooLarge)?;
    statement.root = root(frames);
    seal_signed(&Signed::new(CONTEXT, statement.encode()?, device), frames, epoch)
}

/// Seals a segment that was signed before, so that it can be put back where it was lost: the same
/// statement and events in other bytes.
///
/// # Errors
/// When it is over a limit, or the events are not those that were signed.
pub fn seal_signed(signed: &Signed, frames: &[Frame], epoch: &Half) -> Result<Sealed, ObjectError> {
    let statement = Statement::decode(&signed.statement)?;
    let mut plain = Vec::new();
    signed.push(&mut plain);
    frames::push(&mut plain, frames)?;
    let to = match epoch {
        Half::Secret(secret) => secret.public(),
        Half::Public(public) => *public,
    };
    let body = object::seal_body(&plain, &[to])?;
    let header = Header {
        space: Some(statement.space),
        audience: Some(statement.channel.name().to_owned()),
        epoch: Some(statement.epoch),
        feed: Some(statement.feed()),
        first: Some(statement.seq),
        last: Some(statement.seq),
        ..Header::default()
    };
    let bytes = object::write(Kind::Segment, &header, &body)?;
    let opened = match epoch {
        Half::Secret(secret) => label(&bytes)?.open(secret)?,
        Half::Public(_) => label(&bytes)?.check(&plain)?,
    };
    if opened.frames != frames || opened.statement_hash != signed.hash() {
        return Err(ObjectError::Malformed("did not come back as it was written"));
    }
    Ok(Sealed { hash: opened.hash, trace: opened.trace, bytes })
}

/// Reads the outside of a segment.
///
/// # Errors
/// When it is damaged, foreign or of another kind.
pub fn label(bytes: &[u8]) -> Result<Label<'_>, ObjectError> {
    let object = object::read(bytes)?;
    if object.kind != Kind::Segment {
        return Err(ObjectError::Mislabelled);
    }
    let missing = ObjectError::Malformed("the label is not complete");
    let header = &object.header;
    let audience = header.audience.as_deref().ok_or(missing)?;
    if header.first != header.last {
        return Err(ObjectError::Mislabelled);
    }
    Ok(Label {
        space: header.space.ok_or(missing)?,
        channel: SharedChannel::from_name(audience).ok_or(ObjectError::Newer)?,
        epoch: header.epoch.ok_or(missing)?,
        feed: header.feed.ok_or(missing)?,
        seq: header.first.ok_or(missing)?,
        object,
    })
}

impl Label<'_> {
    /// The object's hash.
    #[must_use]
    pub const fn hash(&self) -> ObjectHash {
        self.object.hash
    }

    /// Opens it: decrypts, checks the signature, compares with the label, unpacks within limits,
    /// and checks that the events are those that were signed.
    ///
    /// # Errors
    /// The first of these that does not hold.
    pub fn open(&self, epoch: &SealSecret) -> Result<Opened, ObjectError> {
        if !object::has_one_recipient(self.object.body) {
            return Err(ObjectError::Malformed("not sealed to one key"));
        }
        self.check(&object::open_body(self.object.body, epoch)?)
    }

    fn check(&self, plain: &[u8]) -> Result<Opened, ObjectError> {
        let mut rest = plain;
        let signed = Signed::take(&mut rest)?;
        let statement = Statement::decode(&signed.statement)?;
        signed.verify(CONTEXT, &statement.device)?;
        let feed = statement.feed();
        self.compare(&statement, feed)?;
        let frames = frames::read(rest)?;
        if u64::try_from(frames.len()).ok() != Some(statement.count)
            || root(&frames) != statement.root
        {
            return Err(ObjectError::Mislabelled);
        }
        let trace = Trace::of(&signed, &statement)?;
        let (hash, statement_hash) = (self.hash(), trace.statement);
        Ok(Opened { hash, statement, statement_hash, feed, frames, trace })
    }

    fn compare(&self, statement: &Statement, feed: FeedId) -> Result<(), ObjectError> {
        if statement.space != self.space {
            return Err(ObjectError::OtherSpace);
        }
        if (statement.channel, statement.epoch) != (self.channel, self.epoch) {
            return Err(ObjectError::OtherAudience);
        }
        if (feed, statement.seq) != (self.feed, self.seq) {
            return Err(ObjectError::OtherFeed);
        }
        Ok(())
    }
}
