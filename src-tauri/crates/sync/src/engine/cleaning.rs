//! Clean-up of own files that a pack has made useless. Only the device that writes a feed does it,
//! and never because something is missing.

use super::code::Code;
use super::packing::chain;
use super::run::{Halt, Run};
use super::verdict::Finding;
use crate::local::{Cursor, Held, KeptPack};
use crate::names::{self, Ending, PackName, SegmentName};
use crate::object::ObjectError;
use crate::segment::pack;
use crate::store::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// How long a pack has to lie there before what it replaces may go: 30 days.
const GRACE_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// The most files that one exchange deletes of one feed.
const DELETED_AT_ONCE: usize = 64;

impl Run<'_, '_> {
    /// Deletes own files whose content lies in a pack that was read back 30 days ago and again just
    /// now, and that a colleague has said to have read. Returns whether everything is done.
    ///
    /// `listed` is everything that the store shows of the feed.
    pub fn clean_up(&mut self, own: &Cursor, listed: &[Entry]) -> Result<bool, Halt> {
        let packs = self.local.packs(own.feed)?;
        let now = self.ambient.now_ms;
        let mut left = DELETED_AT_ONCE;
        for pack in chain(&packs) {
            let ripe = now.saturating_sub(pack.since_ms) >= GRACE_MS;
            if !ripe || own.witnessed < pack.last {
                continue;
            }
            let useless = self.useless(own, pack, listed)?;
            if useless.is_empty() {
                continue;
            }
            if !self.still_holds(own, pack)? {
                self.local.forget_pack(&pack.name)?;
                return Ok(false);
            }
            for name in useless {
                if left == 0 {
                    return Ok(false);
                }
                left -= 1;
                self.breathe()?;
                // Where it is not allowed the file stays: it does no harm.
                if self.store.delete(&name).is_err() {
                    return Ok(true);
                }
                self.local.let_go(&name)?;
                self.local.forget_pack(&name)?;
            }
        }
        Ok(true)
    }

    /// The files that hold nothing but what this pack holds.
    fn useless(
        &mut self,
        own: &Cursor,
        pack: &KeptPack,
        listed: &[Entry],
    ) -> Result<Vec<String>, Halt> {
        let sent: BTreeSet<String> =
            self.local.sent()?.into_iter().map(|object| object.name).collect();
        let held = self.local.held(own.feed, pack.first)?;
        let mut useless = Vec::new();
        for entry in listed {
            if let Some(at) = SegmentName::read(&entry.name) {
                let inside = pack.first <= at.seq && at.seq <= pack.last;
                if inside && (sent.contains(&entry.name) || self.is_copy(own, &held, entry)?) {
                    useless.push(entry.name.clone());
                }
            } else if let Some(at) = PackName::read(&entry.name) {
                let inside = pack.first <= at.first && at.last <= pack.last;
                if inside && entry.name != pack.name && self.is_read_pack(own, entry)? {
                    useless.push(entry.name.clone());
                }
            }
            if useless.len() > DELETED_AT_ONCE {
                break;
            }
        }
        Ok(useless)
    }

    /// Whether a file that we did not send holds a segment of ours all the same: a colleague put it
    /// back. Anything else under our name stays; it may be the proof that we were copied.
    fn is_copy(
        &mut self,
        own: &Cursor,
        held: &BTreeMap<u64, Held>,
        entry: &Entry,
    ) -> Result<bool, Halt> {
        if self.was_read(&entry.name, entry.bytes) {
            return Ok(true);
        }
        if !self.is_due(&entry.name, entry.bytes) {
            return Ok(false);
        }
        let Some(bytes) = self.fetch(&entry.name, entry.bytes)? else { return Ok(false) };
        match self.open_own(own, &bytes, held)? {
            Ok((feed, _, true)) if feed == own.feed => {
                self.judge(&entry.name, entry.bytes, Finding::Read)?;
                Ok(true)
            }
            Ok(_) => Ok(false),
            Err(error) => {
                self.judge(&entry.name, entry.bytes, Finding::Refused(Code::Object(error)))?;
                Ok(false)
            }
        }
    }

    /// Whether a smaller pack holds what we hold.
    fn is_read_pack(&mut self, own: &Cursor, entry: &Entry) -> Result<bool, Halt> {
        if self.local.packs(own.feed)?.iter().any(|pack| pack.name == entry.name) {
            return Ok(true);
        }
        self.verify_pack(own, &entry.name, entry.bytes)
    }

    /// Reads a pack once more, just before what it replaces goes.
    fn still_holds(&mut self, own: &Cursor, kept: &KeptPack) -> Result<bool, Halt> {
        let Some(bytes) = self.fetch(&kept.name, kept.bytes)? else { return Ok(false) };
        Ok(self.pack_range(own, &bytes)?.ok() == Some((kept.first, kept.last)))
    }

    /// Whether a pack in the store holds what is held here. It is fetched once.
    pub fn verify_pack(&mut self, cursor: &Cursor, name: &str, size: u64) -> Result<bool, Halt> {
        if self.was_read(name, size) {
            return Ok(true);
        }
        if Ending::of(name) != Some(Ending::Pack) || !self.is_due(name, size) {
            return Ok(false);
        }
        let Some(bytes) = self.fetch(name, size)? else { return Ok(false) };
        let finding = match self.pack_range(cursor, &bytes)? {
            Ok(_) => Finding::Read,
            Err(code) => Finding::Refused(code),
        };
        self.judge(name, size, finding)?;
        Ok(finding == Finding::Read)
    }

    /// The segments of a pack, if each of them is what is held here in its place.
    fn pack_range(&self, cursor: &Cursor, bytes: &[u8]) -> Result<Result<(u64, u64), Code>, Halt> {
        let opened = pack::label(bytes).map_err(Some).and_then(|label| {
            let opened = self.open_with_keys(label.channel, label.epoch, |key| label.open(key))?;
            Ok((label.feed, label.first, label.last, opened))
        });
        let (feed, first, last, opened) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                return Ok(Err(Code::Object(error.unwrap_or(ObjectError::NoKey))));
            }
        };
        if feed != cursor.feed {
            return Ok(Err(Code::Object(ObjectError::OtherFeed)));
        }
        let held = self.local.held(feed, first)?;
        for segment in &opened {
            let same = match held.get(&segment.statement.seq) {
                Some(held) => self.is_held(held, segment)?,
                None => false,
            };
            if !same {
                return Ok(Err(Code::Fork));
            }
        }
        Ok(Ok((first, last)))
    }
}

/// What the store shows of a feed: its segments and its packs.
pub(super) fn folders(cursor: &Cursor) -> [String; 2] {
    [names::feed(cursor.channel, cursor.feed), names::packs_of(cursor.feed)]
}
