//! Does a file go on from something that is not here?

use super::plan::{Candidate, Files, PackFile};
use super::run::{Halt, Run};
use crate::channel::SharedChannel;
use crate::names;
use crate::segment::{self, pack};
use crate::store::Entry;
use std::cmp::min_by_key;

impl Run<'_, '_> {
    /// How many feeds the store goes on with after a gap, as far as they are for us. Asked of a
    /// file only: a place may show later what is missing.
    pub fn gaps(&mut self) -> Result<u64, Halt> {
        let mut entries = self.list(names::PACKS)?;
        entries.extend(self.list(names::feeds(SharedChannel::QUALITY))?);
        let (own, cursors) = (self.own_feeds()?, self.cursors()?);
        let mut gaps = 0;
        for (feed, files) in self.identify(entries)? {
            if own.contains(&feed) {
                continue;
            }
            let cursor = cursors.get(&feed);
            let read = cursor.map_or(0, |cursor| cursor.segments);
            let Some((first, file)) = next_file(files, read) else { continue };
            if first > read.saturating_add(1) && (cursor.is_some() || self.has_key_for(&file)?) {
                gaps += 1;
            }
        }
        Ok(gaps)
    }

    /// Whether an object is sealed for readers that we are among.
    fn has_key_for(&mut self, file: &Entry) -> Result<bool, Halt> {
        let Some(bytes) = self.fetch(&file.name, file.bytes)? else { return Ok(false) };
        let label = segment::label(&bytes).map(|label| (label.channel, label.epoch));
        let label = label.or_else(|_| pack::label(&bytes).map(|it| (it.channel, it.epoch)));
        let fits = |(channel, epoch)| {
            let mut keys = self.keys.iter().filter(|key| key.channel == channel);
            keys.any(|key| key.epoch == epoch && key.secret().is_some())
        };
        Ok(label.is_ok_and(fits))
    }
}

/// The file with the first segment that was not read, and the number of that segment.
fn next_file(files: Files, read: u64) -> Option<(u64, Entry)> {
    let loose = files.loose.into_iter().filter(|file| file.at.seq > read);
    let loose = loose.map(|Candidate { at, path, bytes }| (at.seq, Entry { name: path, bytes }));
    let packs = files.packs.into_iter().filter(|file| file.at.last > read);
    let packs = packs.map(|PackFile { at, path, bytes }| (at.first, Entry { name: path, bytes }));
    loose.chain(packs).reduce(|one, other| min_by_key(one, other, |(first, _)| *first))
}
