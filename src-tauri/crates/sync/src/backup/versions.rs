//! Reading what lies there: which versions there are, and a version's pieces.

use super::sealed::{self, Part};
use super::shelf::{self, Life};
use super::{BackupError, Index, Label, PieceRef};
use crate::keys::SealSecret;
use crate::store::{Store, StoreError};
use std::cmp::Reverse;

/// Pieces read at once: a few, because each may have 4 MiB.
const AT_ONCE: usize = 8;

/// A version that can be read.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its list.
    pub index: Index,
    life: String,
    there: Life,
}

/// What lies there.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The versions whose list opens, the newest first.
    pub versions: Vec<Version>,
    /// How many lists do not open.
    pub unreadable: usize,
}

/// Looks which versions there are, of this life and others of the same recovery code.
///
/// # Errors
/// When the store cannot list or be reached.
pub fn versions(store: &dyn Store, label: &Label, with: &SealSecret) -> Result<Found, BackupError> {
    let mut found = Found::default();
    for (life, there) in shelf::look(store, label, None)?.lives {
        let names: Vec<&str> = there.indexes.iter().map(|(_, name)| name.as_str()).collect();
        for bytes in store.get_all(&names) {
            match bytes {
                Err(error) if error.is_unreachable() => return Err(error.into()),
                Err(_) => found.unreadable += 1,
                Ok(bytes) => match opened(&bytes, label, with) {
                    Some(index) => found.versions.push(Version {
                        index,
                        life: life.clone(),
                        there: Life { indexes: Vec::new(), pieces: there.pieces.clone() },
                    }),
                    None => found.unreadable += 1,
                },
            }
        }
    }
    found.versions.sort_by_key(|version| Reverse((version.index.made_ms, version.index.number)));
    Ok(found)
}

fn opened(bytes: &[u8], label: &Label, with: &SealSecret) -> Option<Index> {
    let (_, content) = sealed::open(Part::Index, bytes, &label.key, with).ok()?;
    Index::decode(&content).ok()
}

/// Fetches a version's pieces, in order, each checked against the list.
///
/// # Errors
/// [`BackupError::Broken`] when one is missing or was changed; when the store cannot be reached;
/// what `each` returns.
pub fn fetch<E: From<BackupError>>(
    store: &dyn Store,
    label: &Label,
    with: &SealSecret,
    version: &Version,
    mut each: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    for pieces in version.index.pieces.chunks(AT_ONCE) {
        let names: Vec<String> =
            pieces.iter().map(|piece| shelf::piece(label, &version.life, piece)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for (piece, bytes) in pieces.iter().zip(store.get_all(&names)) {
            let content = match bytes {
                Err(error) if error.is_unreachable() => return Err(BackupError::from(error).into()),
                Ok(bytes) => content_of(&bytes, label, with, piece),
                Err(_) => None,
            };
            let content = match content {
                Some(content) => content,
                None => elsewhere(store, label, with, version, piece)?,
            };
            each(&content)?;
        }
    }
    Ok(())
}

/// The same piece under another name: written twice, or renamed by whoever keeps the folder.
fn elsewhere(
    store: &dyn Store,
    label: &Label,
    with: &SealSecret,
    version: &Version,
    piece: &PieceRef,
) -> Result<Vec<u8>, BackupError> {
    for name in version.there.pieces.get(&shelf::short(&piece.id)).into_iter().flatten() {
        match store.get(name) {
            Ok(bytes) => {
                if let Some(content) = content_of(&bytes, label, with, piece) {
                    return Ok(content);
                }
            }
            Err(error) if error.is_unreachable() => return Err(error.into()),
            Err(_) => {}
        }
    }
    Err(BackupError::Broken)
}

fn content_of(bytes: &[u8], label: &Label, with: &SealSecret, piece: &PieceRef) -> Option<Vec<u8>> {
    let (id, content) = sealed::open(Part::Piece, bytes, &label.key, with).ok()?;
    (id == piece.id).then_some(content)
}

/// Takes a whole back-up away, lists first. Answers how many files went.
///
/// # Errors
/// When the store cannot list or delete.
pub fn remove(store: &dyn Store, label: &Label) -> Result<u64, StoreError> {
    let mut listing = store.list(&shelf::folder(label))?;
    // Lists stand above the folder of pieces.
    listing.entries.sort_by_key(|entry| entry.name.matches('/').count());
    let mut gone = 0;
    for entry in listing.entries {
        store.delete(&entry.name)?;
        gone += 1;
    }
    Ok(gone)
}
