//! No store at all.

use crate::store::{Listing, Store, StoreError};

/// What stands for a store where nothing is sent or fetched.
pub(super) struct Nowhere;

impl Store for Nowhere {
    fn put(&self, _: &str, _: &[u8]) -> Result<(), StoreError> {
        Err(StoreError::Unavailable)
    }

    fn get(&self, _: &str) -> Result<Vec<u8>, StoreError> {
        Err(StoreError::Unavailable)
    }

    fn head(&self, _: &str) -> Result<u64, StoreError> {
        Err(StoreError::Unavailable)
    }

    fn list(&self, _: &str) -> Result<Listing, StoreError> {
        Err(StoreError::Unavailable)
    }

    fn delete(&self, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Unavailable)
    }
}
