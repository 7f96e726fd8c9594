//! Letting old versions go: only own ones, only once a newer one was read back, and never a piece
//! that a version which stays may need.

use super::sealed::{self, Part};
use super::shelf::Life;
use super::{Index, Label, VERSIONS, shelf};
use crate::keys::SealSecret;
use crate::names::ShortHash;
use crate::store::Store;
use std::collections::BTreeSet;

/// Clears away what is beyond the number of versions that stays, after `newest` was read back.
/// `there` is what a whole listing showed before it was made. Answers how many files went. Where
/// anything is in doubt nothing goes: the next version tries again.
pub fn clean(
    store: &dyn Store,
    label: &Label,
    own: &SealSecret,
    life: &str,
    there: &Life,
    newest: &Index,
) -> u64 {
    // One place is the newest's.
    let (stay, go) = there.indexes.split_at(there.indexes.len().min(VERSIONS - 1));
    if go.is_empty() {
        return 0;
    }
    let Some(read) = indexes(store, label, own, stay) else { return 0 };
    let pieces = read.iter().chain([newest]).flat_map(|index| &index.pieces);
    let needed: BTreeSet<ShortHash> = pieces.map(|piece| shelf::short(&piece.id)).collect();
    let mut gone = Gone { store, files: 0 };
    // Indexes first: none is ever left that names a piece which went.
    if go.iter().rev().all(|(_, name)| gone.delete(name)) {
        let unneeded = there.pieces.iter().filter(|(id, _)| !needed.contains(id));
        unneeded.flat_map(|(_, names)| names).for_each(|name| {
            gone.delete(name);
        });
        let oldest = read.iter().map(|index| index.made_ms).min().unwrap_or(newest.made_ms);
        former_lives(&mut gone, label, own, life, oldest);
    }
    gone.files
}

/// Files being deleted.
struct Gone<'s> {
    store: &'s dyn Store,
    files: u64,
}

impl Gone<'_> {
    fn delete(&mut self, name: &str) -> bool {
        let done = self.store.delete(name).is_ok();
        self.files += u64::from(done);
        done
    }
}

/// Clears away what lives before this one left, once every version of theirs is older than all that
/// stay of this one. A life that goes on elsewhere has newer ones.
fn former_lives(gone: &mut Gone<'_>, label: &Label, own: &SealSecret, life: &str, oldest: u64) {
    let Ok(shelf) = shelf::look(gone.store, label, None) else { return };
    for (_, there) in shelf.lives.iter().filter(|(name, _)| shelf.complete && *name != life) {
        let Some(read) = indexes(gone.store, label, own, &there.indexes) else { continue };
        if read.is_empty() || read.iter().any(|index| index.made_ms >= oldest) {
            continue;
        }
        if there.indexes.iter().rev().all(|(_, name)| gone.delete(name)) {
            there.pieces.values().flatten().for_each(|name| {
                gone.delete(name);
            });
        }
    }
}

/// What these indexes say; nothing when one of them cannot be read.
fn indexes(
    store: &dyn Store,
    label: &Label,
    own: &SealSecret,
    names: &[(u64, String)],
) -> Option<Vec<Index>> {
    let names: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
    let read = store.get_all(&names).into_iter().map(|bytes| {
        let (_, content) = sealed::open(Part::Index, &bytes.ok()?, &label.key, own).ok()?;
        Index::decode(&content).ok()
    });
    read.collect()
}
