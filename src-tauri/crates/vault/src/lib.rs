//! The vault: everything this device knows, encrypted in one SQLite file.
//!
//! What is here: the keys ([`keys`]), opening and closing ([`open`]), the one door for writing
//! ([`write`]), reading ([`read`]), the proof that all is well ([`verify`]) and dated copies
//! ([`backup`]). The event log is the only thing that cannot be rebuilt: every other table can be
//! dropped and replayed from it ([`Vault::rebuild`]).
//!
//! What is not: network, screens, clocks, sources of random numbers. Time is passed in as
//! milliseconds since 1970, randomness as [`Randomness`]. This is the only crate that uses SQLite.

pub mod backup;
pub mod error;
pub mod keys;
pub mod model;
pub mod open;
pub mod place;
pub mod read;
pub mod verify;
pub mod write;

pub use backup::{
    Backup, BackupProof, BackupReason, BroughtBack, Contents, Filling, NewKeys, Restored,
};
pub use error::{UndoRefusal, VaultError};
pub use keys::{KdfCost, KeyFile, RecoveryCode, RecoveryCodeError, Unlock};
pub use open::{Identity, NewVault, OpenOptions, Opened, Randomness, Vault, VaultState};
pub use place::VaultPlace;
pub use read::{
    Change, Count, Draft, FeedCursor, FeedRow, HeldPlace, HeldSegment, HeldTrace, HistoryEntry,
    Hit, KeptVerdict, OperationRow, PackRow, Page, PageCursor, Piece, Query, Reader, SealedObject,
    SealedPart, SearchQuery, SentRow, Snippet, Stored, StoredEvent,
};
pub use verify::{Problem, VerifyReport};
pub use write::{ChangeSet, DraftPut, FeedInfo, Received, Tx};
