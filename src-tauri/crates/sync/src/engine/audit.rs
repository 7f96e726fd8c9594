//! The daily check that what we sent is still there. A store may lose things or be put back to an
//! earlier state: then the same bytes are sent again.

use super::cleaning::folders;
use super::code::Code;
use super::packing::chain;
use super::run::{Halt, Run};
use super::upload::{self, Sent};
use crate::channel::SharedChannel;
use crate::local::{Cursor, SentObject};
use crate::names::{self, Ending};
use crate::store::Entry;
use cf_ledger::FeedId;
use std::collections::{BTreeMap, BTreeSet};

/// How often: once a day.
const AUDIT_EVERY_MS: u64 = 24 * 60 * 60 * 1000;

impl Run<'_, '_> {
    /// Whether a day has passed since the last check.
    pub fn is_audit_due(&self) -> Result<bool, Halt> {
        let last = self.local.audited_ms()?;
        // A clock that went back must not put it off for years.
        let now = self.ambient.now_ms;
        Ok(last > now || now.saturating_sub(last) >= AUDIT_EVERY_MS)
    }

    /// Checks everything of ours, sends again what is missing, then packs and cleans up. `own` are
    /// the own feeds that are not frozen. A listing that is not complete concludes nothing, and
    /// what was not finished is gone on with at the next exchange.
    pub fn audit(&mut self, own: &[Cursor]) -> Result<(), Halt> {
        let mut done = self.audit_others()?;
        for cursor in own {
            let Some(listed) = self.show(cursor)? else {
                done = false;
                continue;
            };
            done &= self.audit_feed(cursor, &listed)?;
            done &= self.pack_own(cursor)?;
            if cursor.channel != SharedChannel::MEMBERS {
                done &= self.clean_up(cursor, &listed)?;
            }
        }
        if done {
            self.local.set_audited(self.ambient.now_ms)?;
        }
        Ok(())
    }

    /// Everything that the store shows of a feed, if it says that this is all.
    fn show(&mut self, cursor: &Cursor) -> Result<Option<Vec<Entry>>, Halt> {
        let mut listed = Vec::new();
        for folder in folders(cursor) {
            let Some(entries) = self.list_all(&folder)? else { return Ok(None) };
            listed.extend(entries);
        }
        let Some(tips) = self.list_all(&names::tips_of(cursor.feed))? else { return Ok(None) };
        listed.extend(tips);
        Ok(Some(listed))
    }

    fn audit_feed(&mut self, own: &Cursor, listed: &[Entry]) -> Result<bool, Halt> {
        let shown: BTreeMap<&str, u64> =
            listed.iter().map(|entry| (entry.name.as_str(), entry.bytes)).collect();
        for pack in self.local.packs(own.feed)? {
            if shown.get(pack.name.as_str()) != Some(&pack.bytes) {
                self.local.forget_pack(&pack.name)?;
            }
        }
        let packs = self.local.packs(own.feed)?;
        let packed = chain(&packs).last().map_or(0, |pack| pack.last);
        let sent = self.local.sent()?;
        let of_feed = sent.into_iter().filter_map(|object| {
            let part = object.part.filter(|part| part.feed == own.feed)?;
            Some((object, part))
        });
        let (tips, segments): (Vec<_>, Vec<_>) = of_feed.partition(|(_, part)| part.events == 0);
        let mut done = true;
        let mut gone = BTreeSet::new();
        for (object, part) in segments {
            let there = shown.get(object.name.as_str());
            // Bytes that were let go are in a pack. If that pack is gone, they are written anew.
            if object.bytes == 0 {
                if part.seq > packed && there.is_none() {
                    gone.insert(part.seq);
                }
            } else if there != Some(&object.bytes) {
                done &= self.send_again(&object)?;
            }
        }
        self.put_back(own, &gone)?;
        let newest = tips.into_iter().max_by_key(|(_, part)| part.seq).map(|(object, _)| object);
        if let Some(tip) = newest
            && shown.get(tip.name.as_str()) != Some(&tip.bytes)
        {
            done &= self.send_again(&tip)?;
        }
        Ok(done)
    }

    /// Keyrings and notes in mail-boxes.
    fn audit_others(&mut self) -> Result<bool, Halt> {
        let sent = self.local.sent()?.into_iter().filter(|object| object.part.is_none());
        let others: Vec<SentObject> =
            sent.filter(|object| Ending::of(&object.name) != Some(Ending::Genesis)).collect();
        let folders: BTreeSet<String> =
            others.iter().filter_map(|object| folder_of(&object.name)).collect();
        let mut done = true;
        for folder in folders {
            let Some(listed) = self.list_all(&folder)? else {
                done = false;
                continue;
            };
            let shown: BTreeMap<String, u64> =
                listed.into_iter().map(|entry| (entry.name, entry.bytes)).collect();
            for object in &others {
                let here = folder_of(&object.name).as_ref() == Some(&folder);
                if here && shown.get(&object.name) != Some(&object.bytes) {
                    done &= self.send_again(object)?;
                }
            }
        }
        Ok(done)
    }

    /// Sends the same bytes once more.
    fn send_again(&mut self, object: &SentObject) -> Result<bool, Halt> {
        self.breathe()?;
        let Some(bytes) = self.local.sent_bytes(&object.name)? else { return Ok(true) };
        match upload::send(self.store, &object.name, &bytes) {
            Sent::Confirmed => Ok(true),
            Sent::Unknown(error) if error.stops_all() => Err(error.into()),
            Sent::Unknown(error) => {
                self.report.note(Code::Store(error), Some(&object.name));
                Ok(false)
            }
        }
    }

    /// The own feeds of channels, without those that must not be written to.
    pub fn own_cursors(&self, frozen: &BTreeSet<FeedId>) -> Result<Vec<Cursor>, Halt> {
        let mut cursors = Vec::new();
        for channel in std::iter::once(SharedChannel::MEMBERS).chain(SharedChannel::records()) {
            let own = self.own_cursor(channel)?;
            if !frozen.contains(&own.feed) && own.segments > 0 {
                cursors.push(own);
            }
        }
        Ok(cursors)
    }
}

fn folder_of(name: &str) -> Option<String> {
    name.rsplit_once('/').map(|(folder, _)| format!("{folder}/"))
}
