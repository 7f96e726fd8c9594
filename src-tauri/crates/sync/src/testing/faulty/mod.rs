//! A store that does what real ones do wrong.

mod fault;

pub use fault::Fault;

use super::store::MemoryStore;
use crate::store::{Listing, Store, StoreError};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a web server says with a 200 when it means a 404.
const ERROR_PAGE: &[u8] = b"<!DOCTYPE html><title>The specified file doesn't exist.</title>";

/// A store in which chosen calls go wrong. All calls are counted together, from 0.
pub struct FaultyStore {
    inner: MemoryStore,
    delayed: MemoryStore,
    faults: BTreeMap<u64, Fault>,
    calls: AtomicU64,
    by_arrival: bool,
}

impl FaultyStore {
    /// A store over another, with faults at these calls.
    #[must_use]
    pub fn new(inner: MemoryStore, faults: BTreeMap<u64, Fault>) -> Self {
        let delayed = MemoryStore::default();
        Self { inner, delayed, faults, calls: AtomicU64::new(0), by_arrival: false }
    }

    /// Lists in the order in which objects came, as many stores do. Names carry hashes that are new
    /// in every run; this way a run is the same twice.
    #[must_use]
    pub fn by_arrival(self) -> Self {
        Self { by_arrival: true, ..self }
    }

    /// Shows what was delayed.
    pub fn settle(&self) {
        while self.settle_last() {}
    }

    /// Shows the one of the delayed objects that was written last. Answers whether there was one.
    pub fn settle_last(&self) -> bool {
        let delayed = self.delayed.all();
        let last = delayed.into_iter().max_by_key(|(name, _)| self.delayed.arrival(name));
        let Some((name, bytes)) = last else { return false };
        self.delayed.lose(&name);
        self.inner.overwrite(&name, bytes);
        true
    }

    /// The fault of the next call, unless it is one with which any call fails.
    fn next(&self) -> Result<Option<Fault>, StoreError> {
        let fault = self.faults.get(&self.calls.fetch_add(1, Ordering::SeqCst)).copied();
        fault.and_then(Fault::refusal).map_or(Ok(fault), Err)
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
        match self.next()? {
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
            _ => self.inner.put(name, bytes),
        }
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let fault = self.next()?;
        let mut bytes = self.inner.get(name)?;
        match fault {
            Some(Fault::ErrorPage) => return Ok(ERROR_PAGE.to_vec()),
            Some(Fault::Stale) => return Err(StoreError::NotFound),
            Some(Fault::BitFlip) => {
                let middle = bytes.len() / 2;
                if let Some(byte) = bytes.get_mut(middle) {
                    *byte ^= 0x10;
                }
            }
            _ => {}
        }
        Ok(bytes)
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.next()?;
        self.inner.head(name)
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let fault = self.next()?;
        let Listing { mut entries, mut complete } = self.inner.list(prefix)?;
        if self.by_arrival {
            entries.sort_by_key(|entry| self.inner.arrival(&entry.name));
        }
        match fault {
            Some(Fault::NoListing) => return Err(StoreError::Unavailable),
            Some(Fault::ShortListing) => {
                let mut keep = false;
                entries.retain(|_| {
                    keep = !keep;
                    keep
                });
                complete = false;
            }
            Some(Fault::CutListing | Fault::Stale) => entries.truncate(entries.len() / 2),
            Some(Fault::RepeatedListing) => {
                entries.extend(entries.clone());
                entries.reverse();
            }
            _ => {}
        }
        Ok(Listing { entries, complete })
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        match self.next()? {
            Some(Fault::ReadOnly) => Err(StoreError::ReadOnly),
            _ => self.inner.delete(name),
        }
    }
}
