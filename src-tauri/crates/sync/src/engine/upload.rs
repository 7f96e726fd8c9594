//! Sending one object until the store gives the same bytes back.

use crate::store::{Store, StoreError};

/// How often one exchange tries one object.
const ATTEMPTS: u32 = 3;

/// What became of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// The store gave the same bytes back.
    Confirmed,
    /// Nobody knows. The same bytes are sent again with the next exchange.
    Unknown(StoreError),
}

/// Writes an object and reads it back. Whatever the store answered to the write, only the bytes
/// that it gives back count: an error may hide a success, and a success a torn file.
pub(crate) fn send(store: &dyn Store, name: &str, bytes: &[u8]) -> Sent {
    let mut target = name.to_owned();
    let mut last = StoreError::Other;
    for attempt in 0..ATTEMPTS {
        let wrote = store.put(&target, bytes);
        match store.get(&target) {
            Ok(found) if found == bytes => return Sent::Confirmed,
            Ok(_) => {
                // Something else has our name: torn, or filled with zeros. It is ours to clear;
                // where it cannot be cleared, any other name with the same ending is read as well.
                last = StoreError::Other;
                if store.delete(&target).is_err() {
                    target = another_name(name, attempt);
                }
            }
            Err(error) => {
                last = wrote.err().filter(|error| *error != StoreError::Exists).unwrap_or(error);
                if last == StoreError::NotFound {
                    last = StoreError::Other;
                }
                if last.stops_all() || last == StoreError::Denied {
                    break;
                }
            }
        }
    }
    Sent::Unknown(last)
}

fn another_name(name: &str, attempt: u32) -> String {
    let number = attempt.saturating_add(2);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
        None => format!("{name}-{number}"),
    }
}
