//! A store in memory.

use crate::store::{Entry, Listing, Store, StoreError};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A store in memory. Clones share it, as devices share a folder.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Arc<Mutex<Shelf>>);

#[derive(Debug, Clone, Default)]
struct Shelf {
    objects: BTreeMap<String, Stored>,
    /// How many objects ever came.
    arrived: u64,
}

#[derive(Debug, Clone)]
struct Stored {
    arrival: u64,
    bytes: Vec<u8>,
}

impl MemoryStore {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything in it.
    #[must_use]
    pub fn all(&self) -> BTreeMap<String, Vec<u8>> {
        let shelf = self.shelf();
        shelf.objects.iter().map(|(name, stored)| (name.clone(), stored.bytes.clone())).collect()
    }

    /// Puts bytes in place, whatever is there.
    pub fn overwrite(&self, name: &str, bytes: Vec<u8>) {
        let mut shelf = self.shelf();
        shelf.arrived += 1;
        let arrival = shelf.objects.get(name).map_or(shelf.arrived, |stored| stored.arrival);
        shelf.objects.insert(name.to_owned(), Stored { arrival, bytes });
    }

    /// Takes an object away, as a storage administrator can.
    pub fn lose(&self, name: &str) -> Option<Vec<u8>> {
        self.shelf().objects.remove(name).map(|stored| stored.bytes)
    }

    /// A store of its own that holds the same: what a copy of the whole folder is.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self(Arc::new(Mutex::new(self.shelf().clone())))
    }

    /// Makes it what it was when `before` was copied, as a provider does that goes back to a
    /// backup.
    pub fn roll_back(&self, before: &Self) {
        let before = before.shelf().clone();
        *self.shelf() = before;
    }

    /// When an object came: the later, the higher.
    pub(super) fn arrival(&self, name: &str) -> Option<u64> {
        self.shelf().objects.get(name).map(|stored| stored.arrival)
    }
}

impl Store for MemoryStore {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        if self.shelf().objects.contains_key(name) {
            return Err(StoreError::Exists);
        }
        self.overwrite(name, bytes.to_vec());
        Ok(())
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let shelf = self.shelf();
        shelf.objects.get(name).map(|stored| stored.bytes.clone()).ok_or(StoreError::NotFound)
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        let shelf = self.shelf();
        shelf.objects.get(name).map(|stored| stored.bytes.len() as u64).ok_or(StoreError::NotFound)
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let whole = prefix.is_empty() || prefix.ends_with('/');
        let matches =
            |name: &str| name.strip_prefix(prefix).is_some_and(|rest| whole || !rest.contains('/'));
        let shelf = self.shelf();
        let found = shelf.objects.iter().filter(|(name, _)| matches(name));
        let entries = found
            .map(|(name, stored)| Entry { name: name.clone(), bytes: stored.bytes.len() as u64 })
            .collect();
        Ok(Listing { entries, complete: true })
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        self.lose(name);
        Ok(())
    }
}
