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

mod draft;
mod read;
mod write;

pub use draft::{Draft, Heights};
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::object::SpaceId;
    use crate::store::{Store as _, StoreError};
    use std::io::Cursor;

    fn small() -> Vec<u8> {
        let mut writer = BundleWriter::new(Vec::new(), SpaceId([7; 16])).unwrap();
        assert!(writer.add("t/a-0000000001-x.vtip", b"tip").unwrap());
        assert!(writer.add("f/a/0/0000000001-x.vseg", b"segment").unwrap());
        assert!(!writer.add("f/a/0/0000000001-x.vseg", b"again").unwrap(), "once");
        assert!(!writer.add(&"x".repeat(121), b"").unwrap(), "no such name is read");
        writer.finish().unwrap().0
    }

    #[test]
    fn it_is_a_store_that_gives_what_was_put_in() {
        let store = BundleStore::open(Cursor::new(small())).unwrap();
        assert_eq!((store.space(), store.objects()), (SpaceId([7; 16]), 2));
        assert_eq!(store.get("t/a-0000000001-x.vtip").unwrap(), b"tip");
        assert_eq!(store.head("f/a/0/0000000001-x.vseg"), Ok(7));
        assert_eq!(store.get("f/a"), Err(StoreError::NotFound));
        let names = |prefix| {
            let listing = store.list(prefix).unwrap();
            listing.entries.into_iter().map(|entry| entry.name).collect::<Vec<_>>()
        };
        assert_eq!(names("").len(), 2);
        assert_eq!(names("f/a/"), ["f/a/0/0000000001-x.vseg"]);
        assert_eq!(names("t/a-"), ["t/a-0000000001-x.vtip"]);
        assert_eq!(names("f/a"), Vec::<String>::new(), "only what lies in that same folder");
        assert_eq!(store.put("x", b""), Err(StoreError::ReadOnly));
        assert_eq!(store.delete("t/a-0000000001-x.vtip"), Err(StoreError::ReadOnly));
    }

    /// Frozen: a file that was written once is read for ever.
    #[test]
    fn its_bytes_are_those_of_the_format() {
        let expected = [
            b"VSB1\x01".as_slice(),
            &[7; 16],
            &[21, 0, 3, 0, 0, 0],
            b"t/a-0000000001-x.vtiptip",
            &[23, 0, 7, 0, 0, 0],
            b"f/a/0/0000000001-x.vsegsegment",
            &[0, 0, 2, 0, 0, 0],
        ]
        .concat();
        let hash = blake3::hash(&expected);
        assert_eq!(small(), [expected.as_slice(), hash.as_bytes(), b"1BSV"].concat());
    }

    #[test]
    fn every_cut_and_every_flipped_bit_is_noticed() {
        let whole = small();
        for cut in 0..whole.len() {
            assert!(BundleStore::open(Cursor::new(whole[..cut].to_vec())).is_err(), "cut at {cut}");
        }
        for at in 0..whole.len() * 8 {
            let mut flipped = whole.clone();
            flipped[at / 8] ^= 1 << (at % 8);
            assert!(BundleStore::open(Cursor::new(flipped)).is_err(), "bit {at}");
        }
    }

    #[test]
    fn a_well_hashed_file_with_a_lying_table_is_refused() {
        let start = [b"VSB1\x01".as_slice(), &[7; 16]].concat();
        let lies: [&[u8]; 6] = [
            &[1, 0, 255, 255, 255, 255, b'a'],
            &[255, 255, 1, 0, 0, 0],
            &[0, 0, 1, 0, 0, 0],
            &[1, 0, 0, 0, 0, 0, b'a', 1, 0, 0, 0, 0, 0, b'a', 0, 0, 2, 0, 0, 0],
            &[1, 0, 0, 0, 0, 0, 0xff, 0, 0, 1, 0, 0, 0],
            &[0, 0, 0, 0, 0, 0, 0],
        ];
        for lie in lies {
            let content = [start.as_slice(), lie].concat();
            let hash = blake3::hash(&content);
            let file = [content.as_slice(), hash.as_bytes(), END.as_slice()].concat();
            let refused = BundleStore::open(Cursor::new(file));
            assert!(matches!(refused, Err(BundleError::Damaged)), "{lie:?}");
        }
    }
}
