//! Writing a bundle.

use super::{BundleError, END, MAGIC, MAX_NAME, MAX_OBJECTS, VERSION};
use crate::object::{MAX_OBJECT_BYTES, SpaceId};
use std::collections::BTreeSet;
use std::io::Write;

/// Writes a bundle, object by object, to anything that can be written to.
pub struct BundleWriter<W> {
    to: W,
    hash: blake3::Hasher,
    names: BTreeSet<String>,
    bytes: u64,
}

impl<W: Write> BundleWriter<W> {
    /// Begins a bundle of a space.
    ///
    /// # Errors
    /// What the disk says.
    pub fn new(to: W, space: SpaceId) -> Result<Self, BundleError> {
        let mut writer = Self { to, hash: blake3::Hasher::new(), names: BTreeSet::new(), bytes: 0 };
        writer.push(MAGIC)?;
        writer.push(&[VERSION])?;
        writer.push(&space.0)?;
        Ok(writer)
    }

    /// Whether an object of this name is in it already.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// How many objects are in it.
    #[must_use]
    pub fn objects(&self) -> usize {
        self.names.len()
    }

    /// Adds an object. Answers whether it did: one that is there already, and one that no reader
    /// would take, is passed over.
    ///
    /// # Errors
    /// [`BundleError::TooMuch`], or what the disk says.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<bool, BundleError> {
        let fits = (1..=MAX_NAME).contains(&name.len()) && bytes.len() <= MAX_OBJECT_BYTES;
        let (Ok(length), Ok(size)) = (u16::try_from(name.len()), u32::try_from(bytes.len())) else {
            return Ok(false);
        };
        if !fits || self.holds(name) {
            return Ok(false);
        }
        if self.names.len() >= MAX_OBJECTS {
            return Err(BundleError::TooMuch);
        }
        self.push(&length.to_le_bytes())?;
        self.push(&size.to_le_bytes())?;
        self.push(name.as_bytes())?;
        self.push(bytes)?;
        self.names.insert(name.to_owned());
        Ok(true)
    }

    /// Ends it. Answers what was written to, and how many bytes. A file without its end is none.
    ///
    /// # Errors
    /// What the disk says.
    pub fn finish(mut self) -> Result<(W, u64), BundleError> {
        let count = u32::try_from(self.names.len()).map_err(|_| BundleError::TooMuch)?;
        self.push(&0_u16.to_le_bytes())?;
        self.push(&count.to_le_bytes())?;
        let hash = self.hash.finalize();
        self.push(hash.as_bytes())?;
        self.push(END)?;
        self.to.flush()?;
        Ok((self.to, self.bytes))
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), BundleError> {
        self.hash.update(bytes);
        self.to.write_all(bytes)?;
        self.bytes = self.bytes.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        Ok(())
    }
}
