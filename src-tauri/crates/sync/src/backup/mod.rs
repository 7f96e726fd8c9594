//! A private back-up in the place of a space: readable by whoever holds the author's recovery code,
//! and by the computer that makes it. Nobody else can tell even whose it is.
//!
//! What is kept arrives in *pieces*, in order; this room knows nothing of what is in them. A piece
//! is known by a keyed hash, so that one that lies there already is not sent again. A *version* is
//! one index that names its pieces; it is written last, and counts only once it was read back. What
//! lies there is the only record of it: nothing about it is believed that was not just looked at.

mod about;
mod clean;
mod copying;
mod error;
mod index;
mod sealed;
mod secret;
mod shelf;
mod versions;

pub use about::About;
pub use copying::{Copied, Copying};
pub use error::BackupError;
pub use index::{Index, PieceRef};
pub use sealed::MAX_PIECE;
pub use secret::{BackupSecret, Label};
pub use versions::{Found, Version, fetch, remove, versions};

/// How many versions stay.
pub const VERSIONS: usize = 30;
