//! Making a version.

use super::sealed::{self, Part};
use super::shelf::{self, Life, Shelf};
use super::{About, BackupError, Index, Label, PieceRef, clean};
use crate::engine::{Sent, send};
use crate::keys::{SealPublic, SealSecret};
use crate::names::base32;
use crate::store::Store;
use std::collections::BTreeMap;

/// What making a version did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Copied {
    /// The version's number; of the one that lies there, when nothing had changed.
    pub number: u64,
    /// Whether a new version was written.
    pub new: bool,
    /// How many objects were sent.
    pub objects: u64,
    /// How many bytes they have.
    pub bytes: u64,
    /// How many objects of older versions were cleared away.
    pub cleared: u64,
}

/// A version in the making. Dropped at any moment it leaves the versions before it whole, and what
/// was sent is used by the next one.
pub struct Copying<'s> {
    store: &'s dyn Store,
    label: &'s Label,
    own: &'s SealSecret,
    to: [SealPublic; 2],
    life: String,
    there: Life,
    complete: bool,
    newest: Option<Index>,
    known: BTreeMap<[u8; 32], PieceRef>,
    pieces: Vec<PieceRef>,
    done: Copied,
}

impl<'s> Copying<'s> {
    /// Looks at what lies there.
    ///
    /// `own` is this computer's key: what it makes is sealed to it too, so that it can be tried
    /// without the recovery code. With `doubt`, because a try found something missing or changed,
    /// every piece that lies there is read before it is relied upon.
    ///
    /// # Errors
    /// When the store cannot list or read.
    pub fn begin(
        store: &'s dyn Store,
        label: &'s Label,
        own: &'s SealSecret,
        incarnation: &[u8; 16],
        doubt: bool,
    ) -> Result<Self, BackupError> {
        let life = base32::encode(&label.life(incarnation));
        let Shelf { mut lives, complete } = shelf::look(store, label, Some(&life))?;
        let there = lives.remove(&life).unwrap_or_default();
        let mut copying = Self {
            store,
            label,
            own,
            to: [label.to, own.public()],
            life,
            there,
            complete,
            newest: None,
            known: BTreeMap::new(),
            pieces: Vec::new(),
            done: Copied::default(),
        };
        copying.newest = copying.newest_that_opens()?;
        if let Some(newest) = copying.newest.as_ref().filter(|_| !doubt) {
            copying.known = newest.pieces.iter().map(|piece| (piece.id, *piece)).collect();
        }
        Ok(copying)
    }

    /// Adds the next piece: sends it, unless it lies there already.
    ///
    /// # Errors
    /// When it cannot be written, or does not come back as it was written.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), BackupError> {
        let id = sealed::piece_id(&self.label.key, piece);
        let found = match self.known.get(&id) {
            Some(known) if self.shown(known) => Some(*known),
            _ => self.left_over(&id)?,
        };
        let found = match found {
            Some(found) => found,
            None => self.send_piece(id, piece)?,
        };
        self.known.insert(id, found);
        self.pieces.push(found);
        Ok(())
    }

    /// Writes the index, and lets go of versions beyond the number that stays. When every piece is
    /// where it was in the version before, that one stands and nothing is written.
    ///
    /// # Errors
    /// When the index cannot be written. What cannot be cleared away is no error.
    pub fn finish(mut self, about: About, now_ms: u64) -> Result<Copied, BackupError> {
        if let Some(newest) = self.newest.as_ref().filter(|newest| newest.pieces == self.pieces) {
            return Ok(Copied { number: newest.number, ..self.done });
        }
        let last = self.there.indexes.first().map_or(0, |(number, _)| *number);
        let number = last.saturating_add(1);
        let index = Index { number, made_ms: now_ms, about, pieces: self.pieces.clone() };
        let (bytes, hash) = sealed::seal(Part::Index, &index.encode()?, &self.label.key, &self.to)?;
        self.put(&shelf::index(self.label, &self.life, number, hash), &bytes)?;
        self.done.number = number;
        self.done.new = true;
        // What a listing leaves out may be what a version needs: nothing goes on a part of one.
        if self.complete {
            let Self { store, label, own, ref life, ref there, .. } = self;
            self.done.cleared = clean::clean(store, label, own, life, there, &index);
        }
        Ok(self.done)
    }

    fn newest_that_opens(&self) -> Result<Option<Index>, BackupError> {
        for (_, name) in &self.there.indexes {
            let bytes = match self.store.get(name) {
                Ok(bytes) => bytes,
                Err(error) if error.is_unreachable() => return Err(error.into()),
                Err(_) => continue,
            };
            let opened = sealed::open(Part::Index, &bytes, &self.label.key, self.own)
                .and_then(|(_, content)| Index::decode(&content));
            if let Ok(index) = opened {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    /// Whether the listing shows a piece under the name that the index gives it. One that it does
    /// not show is sent again.
    fn shown(&self, piece: &PieceRef) -> bool {
        let name = shelf::piece(self.label, &self.life, piece);
        let names = self.there.pieces.get(&shelf::short(&piece.id));
        // What was sent a moment ago was read back and is not in the listing yet.
        names.is_some_and(|names| names.contains(&name)) || self.pieces.contains(piece)
    }

    /// A piece that lies there though no newest version names it, from a copy that was broken off:
    /// it counts if it is whole.
    fn left_over(&self, id: &[u8; 32]) -> Result<Option<PieceRef>, BackupError> {
        for name in self.there.pieces.get(&shelf::short(id)).into_iter().flatten() {
            let Ok(bytes) = self.store.get(name) else { continue };
            let Ok(object) = crate::object::read(&bytes) else { continue };
            let piece = PieceRef { id: *id, object: object.hash.short() };
            let whole = sealed::open(Part::Piece, &bytes, &self.label.key, self.own)
                .is_ok_and(|(found, _)| found == *id);
            if whole && shelf::piece(self.label, &self.life, &piece) == *name {
                return Ok(Some(piece));
            }
        }
        Ok(None)
    }

    fn send_piece(&mut self, id: [u8; 32], piece: &[u8]) -> Result<PieceRef, BackupError> {
        let (bytes, hash) = sealed::seal(Part::Piece, piece, &self.label.key, &self.to)?;
        let found = PieceRef { id, object: hash.short() };
        self.put(&shelf::piece(self.label, &self.life, &found), &bytes)?;
        Ok(found)
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        match send(self.store, name, bytes) {
            Sent::Confirmed => {
                self.done.objects += 1;
                self.done.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                Ok(())
            }
            Sent::Unknown(crate::store::StoreError::Other) => Err(BackupError::NotBack),
            Sent::Unknown(error) => Err(error.into()),
        }
    }
}
