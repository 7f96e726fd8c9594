//! Has our own feed gone on without us?

use super::code::Code;
use super::plan::{self, Candidate};
use super::report::Twin;
use super::run::{Halt, Run};
use super::verdict::Finding;
use crate::local::Cursor;
use crate::local::Held;
use crate::names::{self, Ending, SegmentName, TipName};
use crate::object::ObjectError;
use crate::segment;
use crate::tip::Tip;
use cf_ledger::FeedId;
use std::collections::{BTreeMap, BTreeSet};

impl Run<'_, '_> {
    /// Looks whether the store shows a height or hash of our feed that we did not make. If it does,
    /// this vault is a copy of another or was put back from an old one, and must not send: it would
    /// give out numbers twice. Somebody else can make up a name but not a signature, so each
    /// strange file is opened before it counts.
    pub fn find_twin(&mut self, own: &Cursor) -> Result<Option<Twin>, Halt> {
        // Only the newest heights need looking at: a twin that is behind has sent nothing new.
        let from = own.segments.saturating_sub(names::PER_FOLDER);
        let held = self.local.held(own.feed, from)?;
        let mut shown = Vec::new();
        for entry in self.list(&names::tips_of(own.feed))? {
            if let Some(tip) = TipName::read(&entry.name) {
                shown.push(Candidate { at: tip.at, path: entry.name, bytes: entry.bytes });
            }
        }
        let seqs = [own.segments, own.segments.saturating_add(1)];
        let folders = seqs.map(|seq| names::segment_folder(own.channel, own.feed, seq));
        for folder in BTreeSet::from(folders) {
            for entry in self.list(&folder)? {
                if let Some(at) = SegmentName::read(&entry.name) {
                    shown.push(Candidate { at, path: entry.name, bytes: entry.bytes });
                }
            }
        }
        shown.retain(|candidate| candidate.at.seq >= from);
        shown.sort();
        shown.dedup();
        for stranger in plan::strangers(&held, shown) {
            if let Some(seq) = self.ours_but_unknown(own, &held, &stranger)? {
                return Ok(Some(Twin { channel: own.channel, feed: own.feed, seq }));
            }
        }
        Ok(None)
    }

    /// Opens a file that claims to be ours. Tells its number if our key signed it and we do not
    /// hold it. One that a colleague sealed again is known by its statement.
    fn ours_but_unknown(
        &mut self,
        own: &Cursor,
        held: &BTreeMap<u64, Held>,
        file: &Candidate,
    ) -> Result<Option<u64>, Halt> {
        if !self.is_due(&file.path, file.bytes) {
            return Ok(None);
        }
        let Some(bytes) = self.fetch(&file.path, file.bytes)? else { return Ok(None) };
        let claim = if Ending::of(&file.path) == Some(Ending::Tip) {
            Tip::open(&bytes, &own.device).map(|tip| {
                let known =
                    held.get(&tip.seq).is_some_and(|held| held.is_file(tip.segment.short()));
                (tip.feed, tip.seq, known)
            })
        } else {
            self.open_own(own, &bytes, held)?
        };
        match claim {
            Ok((feed, seq, false)) if feed == own.feed => Ok(Some(seq)),
            Ok(_) => {
                self.judge(&file.path, file.bytes, Finding::Read)?;
                Ok(None)
            }
            Err(error) => {
                self.judge(&file.path, file.bytes, Finding::Refused(Code::Object(error)))?;
                Ok(None)
            }
        }
    }

    /// Opens a segment: its feed, its number, and whether it is the one that is held there.
    pub fn open_own(
        &self,
        own: &Cursor,
        bytes: &[u8],
        held: &BTreeMap<u64, Held>,
    ) -> Result<Result<(FeedId, u64, bool), ObjectError>, Halt> {
        let opened = segment::label(bytes).and_then(|label| {
            self.open_with_keys(label.channel, label.epoch, |key| label.open(key))
                .map_err(|error| error.unwrap_or(ObjectError::NoKey))
        });
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => return Ok(Err(error)),
        };
        let known = match held.get(&opened.statement.seq) {
            Some(held) if opened.feed == own.feed => self.is_held(held, &opened)?,
            _ => false,
        };
        Ok(Ok((opened.feed, opened.statement.seq, known)))
    }
}
