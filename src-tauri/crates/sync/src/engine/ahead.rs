//! Objects that will be read soon are fetched several at a time: a server answers many requests in
//! the time of one.

use super::run::Run;
use crate::object::MAX_OBJECT_BYTES;
use crate::store::{Store, StoreError};
use std::collections::{BTreeMap, VecDeque};

/// How many objects are fetched at a time, at most.
const OBJECTS: usize = 32;

/// How many bytes they have together, at most, unless a single one has more. An exchange can be
/// stopped only between two such fetches.
const BYTES: u64 = 4 * 1024 * 1024;

/// What will be read soon, in order, and what of it was fetched already.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    soon: VecDeque<(String, u64)>,
    there: BTreeMap<String, Result<Vec<u8>, StoreError>>,
}

impl Ahead {
    /// Reads an object, and with it those that follow in the order that was told.
    ///
    /// # Errors
    /// What the store says of this object.
    pub fn get(&mut self, store: &dyn Store, name: &str) -> Result<Vec<u8>, StoreError> {
        if let Some(found) = self.there.remove(name) {
            return found;
        }
        let Some(at) = self.soon.iter().position(|(soon, _)| soon == name) else {
            return store.get(name);
        };
        // Those before it were not wanted after all.
        self.soon.drain(..at);
        let mut bytes = 0_u64;
        let fits = |(_, size): &&(String, u64)| {
            bytes = bytes.saturating_add(*size);
            bytes <= BYTES
        };
        let many = self.soon.iter().take(OBJECTS).take_while(fits).count().max(1);
        let names: Vec<String> = self.soon.drain(..many).map(|(name, _)| name).collect();
        let asked: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = store.get_all(&asked);
        self.there = names.into_iter().zip(found).collect();
        self.there.remove(name).unwrap_or_else(|| store.get(name))
    }
}

impl Run<'_, '_> {
    /// Tells which objects will be read soon, in this order, with their sizes in bytes. What was
    /// told before is forgotten.
    pub fn read_soon(&mut self, objects: impl Iterator<Item = (String, u64)>) {
        let fits = |bytes: u64| usize::try_from(bytes).is_ok_and(|bytes| bytes <= MAX_OBJECT_BYTES);
        // What is known already is read one by one, if at all.
        let new = objects
            .filter(|(name, bytes)| fits(*bytes) && !self.verdicts.contains_key(name))
            .collect();
        self.ahead = Ahead { soon: new, there: BTreeMap::new() };
    }
}
