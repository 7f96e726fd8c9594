//! Where objects lie: five verbs, and no trust.

mod error;
mod folder;
mod walk;

pub use error::StoreError;
pub use folder::FolderStore;

/// An object in a listing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its name, from the root of the space, with `/`.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What a listing shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// What was seen, by name.
    pub entries: Vec<Entry>,
    /// Whether the store says that this is all. Nothing is ever concluded from what is missing,
    /// complete or not.
    pub complete: bool,
}

/// A place for objects. A later read may give these bytes, older ones, damaged ones or an error:
/// callers check everything by hash.
pub trait Store {
    /// Writes a new object, durably where the store can.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where the store can tell. After any error the caller must look
    /// before it concludes anything: the write may have happened.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// Reads an object. Larger ones than the format allows are refused before they are read.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not there, [`StoreError::Other`] when it is too large.
    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError>;

    /// The size of an object in bytes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not there.
    fn head(&self, name: &str) -> Result<u64, StoreError>;

    /// Lists objects whose names begin with a prefix. One that is empty or ends in `/` means
    /// everything below; any other, only what lies in that same folder.
    ///
    /// # Errors
    /// When the store cannot be reached. A folder that is not there is empty; a store that is not
    /// there is [`StoreError::Unavailable`].
    fn list(&self, prefix: &str) -> Result<Listing, StoreError>;

    /// Deletes an object that this device wrote.
    ///
    /// # Errors
    /// When the store does not allow it. One that is not there is no error.
    fn delete(&self, name: &str) -> Result<(), StoreError>;
}
