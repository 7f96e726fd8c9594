//! One exchange, with what it asked of the store.

use crate::chain::NOW;
use crate::desk::unlocked;
use cf_app::{Ambient as _, SystemAmbient, VaultLocal};
use cf_sync::engine::Options;
use cf_sync::store::Listing;
use cf_sync::{Ambient, Depth, Store, StoreError, sync};
use cf_wire::{Commands as _, Empty};
use serde_json::{Value, json};
use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

/// Servers list so many names at a time.
const PAGE: usize = 1000;

/// Counts the requests that a server would get.
struct Counted<'s> {
    store: &'s dyn Store,
    requests: Cell<usize>,
}

impl Counted<'_> {
    fn note(&self, requests: usize) {
        self.requests.set(self.requests.get() + requests);
    }
}

impl Store for Counted<'_> {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.note(1);
        self.store.put(name, bytes)
    }
    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.note(1);
        self.store.get(name)
    }
    fn get_all(&self, names: &[&str]) -> Vec<Result<Vec<u8>, StoreError>> {
        self.note(names.len());
        self.store.get_all(names)
    }
    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.note(1);
        self.store.head(name)
    }
    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let listing = self.store.list(prefix)?;
        self.note(listing.entries.len().div_ceil(PAGE).max(1));
        Ok(listing)
    }
    fn delete(&self, name: &str) -> Result<(), StoreError> {
        self.note(1);
        self.store.delete(name)
    }
}

/// One exchange of the new device, with the most memory it ever had.
pub fn read(vault: &Path, store: &dyn Store) -> Value {
    let app = unlocked(vault);
    let desk = app.desk().unwrap();
    let store = Counted { store, requests: Cell::new(0) };
    let mut local = VaultLocal::new(&desk).unwrap();
    let mut random = |bytes: &mut [u8]| SystemAmbient.fill(bytes);
    let mut ambient = Ambient { now_ms: NOW, random: &mut random };
    let options = Options { depth: Depth::Quick, app: "bench" };
    let began = Instant::now();
    let mut first_s = None;
    let mut watch = |progress: cf_sync::Progress| {
        if progress.received > 0 {
            first_s.get_or_insert_with(|| began.elapsed().as_secs_f64());
        }
        ControlFlow::Continue(())
    };
    let report = sync(&store, &mut local, &mut ambient, options, &mut watch).unwrap();
    let seconds = began.elapsed().as_secs_f64();
    assert_eq!(report.problems, []);
    drop(local);
    let _ = app.session_lock(Empty::default());
    json!({"seconds": seconds, "received": report.received, "first_entries_s": first_s,
        "requests": store.requests.get(), "resident_mb": peak_mb()})
}

fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}
