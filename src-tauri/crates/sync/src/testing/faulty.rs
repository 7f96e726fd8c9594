//! A store that does what real ones do wrong.

use super::store::MemoryStore;
use crate::store::{Listing, Store, StoreError};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What goes wrong with one write or listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The first half of the bytes stands under the final name, and the write fails.
    Torn,
    /// As many zeros as there should be bytes stand under the final name, and the write succeeds.
    Zeros,
    /// The bytes and some more stand under the final name, and the write succeeds.
    Enlarged,
    /// The object is written, and the write fails all the same.
    AckLost,
    /// The object is not written, and the write succeeds all the same.
    AckFalse,
    /// Nothing is written, and the write fails.
    Unavailable,
    /// Nothing is written: no room.
    Full,
    /// Nothing is written: not allowed.
    ReadOnly,
    /// The object is written under the name a folder service gives to a conflicting copy.
    ConflictedCopy,
    /// The object is written, and a damaged copy beside it.
    DamagedTwin,
    /// The object is written and cannot be seen yet; [`FaultyStore::settle`] shows it.
    Delayed,
    /// Every second entry of the next listing is missing.
    ShortListing,
    /// The next listing fails.
    NoListing,
}

impl Fault {
    /// Every fault, for tests that draw them.
    pub const ALL: [Self; 13] = [
        Self::Torn,
        Self::Zeros,
        Self::Enlarged,
        Self::AckLost,
        Self::AckFalse,
        Self::Unavailable,
        Self::Full,
        Self::ReadOnly,
        Self::ConflictedCopy,
        Self::DamagedTwin,
        Self::Delayed,
        Self::ShortListing,
        Self::NoListing,
    ];
}

/// A store in which chosen calls go wrong. Calls that write and calls that list are counted
/// together, from 0.
pub struct FaultyStore {
    inner: MemoryStore,
    delayed: MemoryStore,
    faults: BTreeMap<u64, Fault>,
    calls: AtomicU64,
    offline: AtomicBool,
}

impl FaultyStore {
    /// A store over another, with faults at these calls.
    #[must_use]
    pub fn new(inner: MemoryStore, faults: BTreeMap<u64, Fault>) -> Self {
        let delayed = MemoryStore::default();
        Self { inner, delayed, faults, calls: AtomicU64::new(0), offline: AtomicBool::new(false) }
    }

    /// Makes everything fail, or work again.
    pub fn set_offline(&self, offline: bool) {
        self.offline.store(offline, Ordering::SeqCst);
    }

    /// Shows what was delayed.
    pub fn settle(&self) {
        for (name, bytes) in self.delayed.all() {
            self.delayed.lose(&name);
            self.inner.overwrite(&name, bytes);
        }
    }

    /// How many calls there were.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::SeqCst)
    }

    fn next(&self) -> Option<Fault> {
        self.faults.get(&self.calls.fetch_add(1, Ordering::SeqCst)).copied()
    }

    fn reach(&self) -> Result<(), StoreError> {
        if self.offline.load(Ordering::SeqCst) { Err(StoreError::Unavailable) } else { Ok(()) }
    }

    fn damaged(&self, name: &str, bytes: &[u8]) {
        let mut damaged = bytes.to_vec();
        if let Some(byte) = damaged.last_mut() {
            *byte ^= 1;
        }
        self.inner.overwrite(&copy_name(name, "-LAPTOP7"), damaged);
    }
}

/// The name a folder service gives to a copy.
fn copy_name(name: &str, mark: &str) -> String {
    name.rsplit_once('.')
        .map_or_else(|| format!("{name}{mark}"), |(stem, end)| format!("{stem}{mark}.{end}"))
}

impl Store for FaultyStore {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.reach()?;
        match self.next() {
            Some(Fault::Torn) => {
                let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
                self.inner.overwrite(name, half.to_vec());
                Err(StoreError::Other)
            }
            Some(Fault::Zeros) => {
                self.inner.overwrite(name, vec![0; bytes.len()]);
                Ok(())
            }
            Some(Fault::Enlarged) => {
                self.inner.overwrite(name, [bytes, b"<html>".as_slice()].concat());
                Ok(())
            }
            Some(Fault::AckLost) => {
                self.inner.put(name, bytes)?;
                Err(StoreError::Other)
            }
            Some(Fault::AckFalse) => Ok(()),
            Some(Fault::Unavailable) => Err(StoreError::Unavailable),
            Some(Fault::Full) => Err(StoreError::Full),
            Some(Fault::ReadOnly) => Err(StoreError::ReadOnly),
            Some(Fault::ConflictedCopy) => {
                self.inner.overwrite(&copy_name(name, " (conflicted copy)"), bytes.to_vec());
                Ok(())
            }
            Some(Fault::DamagedTwin) => {
                self.damaged(name, bytes);
                self.inner.put(name, bytes)
            }
            Some(Fault::Delayed) => {
                self.delayed.overwrite(name, bytes.to_vec());
                Ok(())
            }
            Some(Fault::ShortListing | Fault::NoListing) | None => self.inner.put(name, bytes),
        }
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.reach()?;
        self.inner.get(name)
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.reach()?;
        self.inner.head(name)
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        self.reach()?;
        let fault = self.next();
        if fault == Some(Fault::NoListing) {
            return Err(StoreError::Unavailable);
        }
        let mut listing = self.inner.list(prefix)?;
        if fault == Some(Fault::ShortListing) {
            let mut keep = false;
            listing.entries.retain(|_| {
                keep = !keep;
                keep
            });
            listing.complete = false;
        }
        Ok(listing)
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        self.reach()?;
        self.inner.delete(name)
    }
}
