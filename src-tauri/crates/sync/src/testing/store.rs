//! A store in memory.

use crate::store::{Entry, Listing, Store, StoreError};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A store in memory. Clones share it, as devices share a folder.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl MemoryStore {
    fn objects(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything in it.
    #[must_use]
    pub fn all(&self) -> BTreeMap<String, Vec<u8>> {
        self.objects().clone()
    }

    /// Puts bytes in place, whatever is there.
    pub fn overwrite(&self, name: &str, bytes: Vec<u8>) {
        self.objects().insert(name.to_owned(), bytes);
    }

    /// Takes an object away, as a storage administrator can.
    pub fn lose(&self, name: &str) -> Option<Vec<u8>> {
        self.objects().remove(name)
    }
}

impl Store for MemoryStore {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let mut objects = self.objects();
        if objects.contains_key(name) {
            return Err(StoreError::Exists);
        }
        objects.insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.objects().get(name).cloned().ok_or(StoreError::NotFound)
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.objects().get(name).map(|bytes| bytes.len() as u64).ok_or(StoreError::NotFound)
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let whole = prefix.is_empty() || prefix.ends_with('/');
        let matches =
            |name: &str| name.strip_prefix(prefix).is_some_and(|rest| whole || !rest.contains('/'));
        let objects = self.objects();
        let found = objects.iter().filter(|(name, _)| matches(name));
        let entries = found
            .map(|(name, bytes)| Entry { name: name.clone(), bytes: bytes.len() as u64 })
            .collect();
        Ok(Listing { entries, complete: true })
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        self.objects().remove(name);
        Ok(())
    }
}
