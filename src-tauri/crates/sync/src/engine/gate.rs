//! Before anything else: is this our space?

use super::code::Code;
use super::run::{Halt, Run};
use super::upload::{self, Sent};
use crate::channel::SharedChannel;
use crate::names::{self, SegmentName};
use crate::object;
use crate::space::geneses;
use crate::store::StoreError;

impl Run<'_, '_> {
    /// Checks that the store holds the genesis that was joined. Without it nothing is read and
    /// nothing sent. A space that was just founded here is begun with it.
    pub fn check_space(&mut self) -> Result<(), Halt> {
        let name = names::genesis(self.space());
        match self.store.get(&name) {
            Ok(bytes) if bytes == self.genesis.bytes => return Ok(()),
            Ok(_) | Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        let found = geneses(self.store)?;
        if found.iter().any(|genesis| genesis.hash == self.genesis.hash) {
            return Ok(());
        }
        if !found.is_empty() {
            return Err(Halt::Refused(Code::OtherSpaceHere));
        }
        let founding =
            self.local.sealed_unpublished()?.into_iter().find(|outgoing| outgoing.name == name);
        if founding.is_none() && !self.is_ours_without_genesis()? {
            return Err(Halt::Refused(Code::MissingSpace));
        }
        match upload::send(self.store, &name, &self.genesis.bytes) {
            Sent::Confirmed if founding.is_some() => Ok(self.local.mark_published(&name)?),
            Sent::Confirmed => Ok(()),
            Sent::Unknown(error) => Err(error.into()),
        }
    }

    /// Whether the store holds a segment that is held here, byte for byte: then only the genesis
    /// was lost. An empty folder is no proof of anything.
    fn is_ours_without_genesis(&mut self) -> Result<bool, Halt> {
        for channel in [SharedChannel::MEMBERS, SharedChannel::QUALITY] {
            for entry in self.list(names::feeds(channel))? {
                let place = names::feed_of(&entry.name).zip(SegmentName::read(&entry.name));
                let Some((feed, at)) = place else { continue };
                let held = self.local.held(feed, at.seq)?;
                let held = held.get(&at.seq).filter(|held| held.is_file(at.hash));
                let Some(object) = held.and_then(|held| held.object) else { continue };
                let bytes = self.fetch(&entry.name, entry.bytes)?;
                let read = bytes.and_then(|bytes| object::read(&bytes).ok().map(|it| it.hash));
                if read == Some(object) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}
