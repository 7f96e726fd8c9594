//! A bundle: the sealed objects of a space in one file, for a stick or an e-mail where there is no
//! folder that both can reach. It holds what the store would hold, under the same names, so it is
//! as unreadable to others as the store is, and reading it makes the same checks.
//!
//! ```text
//! "VSB1" | version u8 = 1 | space (16)
//! name length u16, size u32, name, bytes       for each object
//! 0 u16 | number of objects u32
//! hash of everything before (32) | "1BSV"
//! ```
//! Integers are little-endian, the hash is BLAKE3. `docs/formats.md` describes it too.

mod read;
mod write;

pub use read::BundleStore;
pub use write::BundleWriter;

use std::io;

/// What a bundle's file is called at its end.
pub const ENDING: &str = ".vbundle";

const MAGIC: &[u8; 4] = b"VSB1";
const END: &[u8; 4] = b"1BSV";
const VERSION: u8 = 1;
/// Magic, version, space.
const PREFIX: usize = 4 + 1 + 16;
/// Hash and end mark.
const TRAILER: usize = 32 + 4;
/// The longest name (as in `names`).
const MAX_NAME: usize = 120;
/// The most objects that are read. A space with more is exchanged through its store.
const MAX_OBJECTS: usize = 500_000;

/// Why a bundle cannot be read or written. Nothing of it was taken in.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// Not a bundle.
    #[error(
        "This file was not made by Critical Friend for carrying entries. Choose the file that your colleague gave you; its name ends in .vbundle."
    )]
    Foreign,
    /// Of a newer app.
    #[error(
        "This file was made by a newer version of the app. Update the app, then read it again."
    )]
    Newer,
    /// Not whole, or not as it was written.
    #[error(
        "This file is damaged or not whole. Nothing was read from it. Copy it again, or ask your colleague for a new one."
    )]
    Damaged,
    /// More than one file carries.
    #[error("There is too much here for one file. Exchange it through the shared folder instead.")]
    TooMuch,
    /// The disk says no.
    #[error("The file could not be read or written. Check the stick or the disk, then try again.")]
    Disk(#[source] io::Error),
}

impl From<io::Error> for BundleError {
    fn from(error: io::Error) -> Self {
        // The file ends before it should.
        if error.kind() == io::ErrorKind::UnexpectedEof { Self::Damaged } else { Self::Disk(error) }
    }
}
