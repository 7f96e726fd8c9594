//! Where objects lie: five verbs, and no trust.

mod address;
mod azure;
mod bucket;
mod credentials;
mod dav;
mod error;
mod folder;
mod s3;
mod self_test;
mod walk;
mod web;

pub use address::{Address, AddressError, AzureAddress, S3Address};
pub use bucket::BucketStore;
pub use credentials::Credentials;
pub use dav::DavStore;
pub(crate) use dav::names_in;
pub use error::StoreError;
pub use folder::FolderStore;
pub use self_test::{Check, Outcome, SelfTest, Step, self_test};
pub use web::{Patience, Surroundings};

/// Opens a place. A folder is looked for at once; a server is first asked when it is needed.
///
/// # Errors
/// [`StoreError::Unavailable`] for a folder that is not there, [`StoreError::Credentials`] when a
/// key is missing.
pub fn open(
    address: &Address,
    credentials: Option<&Credentials>,
    around: Surroundings,
) -> Result<Box<dyn Store>, StoreError> {
    Ok(match address {
        Address::Folder(path) => Box::new(FolderStore::open(path)?),
        Address::S3(at) => Box::new(s3::open(at, credentials, around)?),
        Address::Azure(at) => Box::new(azure::open(at, credentials, around)?),
        Address::Dav(base) => Box::new(DavStore::open(base, credentials, around)?),
    })
}

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

    /// Reads several objects, each with its own outcome, in the order of the names. A store behind
    /// a network reads many at once; the caller chooses how many fit in memory.
    fn get_all(&self, names: &[&str]) -> Vec<Result<Vec<u8>, StoreError>> {
        names.iter().map(|name| self.get(name)).collect()
    }

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
