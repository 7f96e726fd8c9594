//! What lies in the folder of a back-up, by its names. Names are hints: what counts is what opens.

use super::{BackupError, Label, PieceRef};
use crate::names::{ShortHash, base32};
use crate::object::ObjectHash;
use crate::store::Store;
use std::collections::BTreeMap;

const ENDING: &str = ".vbak";

/// The folder of private back-ups.
const ALL: &str = "x/";

/// The folder in a life's folder that holds pieces.
const PIECES: &str = "c/";

/// The names of one life's files.
#[derive(Debug, Default, Clone)]
pub struct Life {
    /// The indexes, by number. Of two of one number both are looked at.
    pub indexes: Vec<(u64, String)>,
    /// The pieces, by the beginning of their keyed hash.
    pub pieces: BTreeMap<ShortHash, Vec<String>>,
}

/// What a listing shows.
#[derive(Debug, Default, Clone)]
pub struct Shelf {
    /// By life.
    pub lives: BTreeMap<String, Life>,
    /// Whether the store says that this is all.
    pub complete: bool,
}

/// The folder of a back-up.
pub fn folder(label: &Label) -> String {
    format!("{ALL}{}/", base32::encode(&label.folder))
}

/// The folder of one life.
pub fn life(label: &Label, life: &str) -> String {
    format!("{}{life}/", folder(label))
}

/// The name of an index.
pub fn index(label: &Label, of: &str, number: u64, hash: ObjectHash) -> String {
    format!("{}{number:010}-{}{ENDING}", life(label, of), hash.short())
}

/// The name of a piece.
pub fn piece(label: &Label, of: &str, piece: &PieceRef) -> String {
    format!("{}{PIECES}{}-{}{ENDING}", life(label, of), short(&piece.id), piece.object)
}

/// The part of a piece's hash that stands in its name.
pub fn short(id: &[u8; 32]) -> ShortHash {
    ObjectHash(*id).short()
}

/// Looks into the folder, or into that of one life.
///
/// # Errors
/// When the store cannot list.
pub fn look(store: &dyn Store, label: &Label, only: Option<&str>) -> Result<Shelf, BackupError> {
    let root = folder(label);
    let below = only.map_or_else(|| root.clone(), |only| life(label, only));
    let listing = store.list(&below)?;
    let mut shelf = Shelf { lives: BTreeMap::new(), complete: listing.complete };
    for entry in listing.entries {
        if let Some((life, read)) = entry.name.strip_prefix(&root).and_then(read) {
            let life = shelf.lives.entry(life.to_owned()).or_default();
            match read {
                Read::Index(number) => life.indexes.push((number, entry.name)),
                Read::Piece(id) => life.pieces.entry(id).or_default().push(entry.name),
            }
        }
    }
    for life in shelf.lives.values_mut() {
        life.indexes.sort_unstable_by(|a, b| b.cmp(a));
        life.indexes.dedup();
    }
    Ok(shelf)
}

enum Read {
    Index(u64),
    Piece(ShortHash),
}

/// Reads a name below the folder: the life, and what it is. Anything may follow the first hash.
fn read(name: &str) -> Option<(&str, Read)> {
    name.ends_with(ENDING).then_some(())?;
    let (life, name) = name.split_once('/')?;
    if let Some(name) = name.strip_prefix(PIECES) {
        let (id, _) = name.split_once('-')?;
        return Some((life, Read::Piece(ShortHash(base32::decode_fixed(id)?))));
    }
    let (number, _) = name.split_once('-')?;
    Some((life, Read::Index(number.parse().ok()?)))
}
