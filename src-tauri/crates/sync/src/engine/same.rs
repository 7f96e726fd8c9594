//! Is it ours, and is it the same? What a segment is known by.

use super::run::{Halt, Run};
use crate::channel::SharedChannel;
use crate::keys::SealSecret;
use crate::local::Held;
use crate::object::ObjectError;
use crate::segment::Opened;
use cf_ledger::FeedId;
use std::collections::BTreeSet;

impl Run<'_, '_> {
    /// Opens an object with whichever key fits. `None` when no key of its channel is ours.
    pub fn open_with_keys<T>(
        &self,
        channel: SharedChannel,
        epoch: u32,
        open: impl Fn(&SealSecret) -> Result<T, ObjectError>,
    ) -> Result<T, Option<ObjectError>> {
        let mut last = None;
        for key in self.keys.iter().filter(|key| key.channel == channel) {
            last = Some(ObjectError::NoKey);
            if key.epoch != epoch {
                continue;
            }
            let Some(secret) = key.secret() else { continue };
            match open(secret) {
                Err(ObjectError::NoKey) => {}
                Err(error) => return Err(Some(error)),
                Ok(opened) => return Ok(opened),
            }
        }
        Err(last)
    }

    /// Whether a segment is the one that is held in its place. It is known by its statement: sealed
    /// again, it has other bytes. Of what was taken in before statements were kept, the file or the
    /// events must be the same.
    pub fn is_held(&self, held: &Held, opened: &Opened) -> Result<bool, Halt> {
        if let Some(statement) = held.statement {
            return Ok(statement == opened.statement_hash);
        }
        if held.object == Some(opened.hash) {
            return Ok(true);
        }
        let first = opened.statement.before.saturating_add(1);
        let events = self.local.events(opened.feed, first, opened.frames.len())?;
        Ok(!events.is_empty()
            && events.len() == opened.frames.len()
            && events.iter().zip(&opened.frames).all(|(event, frame)| event.id() == frame.id()))
    }

    /// The feeds of this installation's current life.
    pub fn own_feeds(&self) -> Result<BTreeSet<FeedId>, Halt> {
        let incarnation = self.local.incarnation()?;
        let device = self.own.sign.public();
        let channels = SharedChannel::records().chain([SharedChannel::MEMBERS]);
        Ok(channels
            .map(|channel| FeedId::derive(&device.0, channel.channel(), incarnation))
            .collect())
    }
}
