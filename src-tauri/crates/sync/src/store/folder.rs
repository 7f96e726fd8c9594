//! A folder: on this computer, on a share, or one that OneDrive and its like keep in step.

use super::walk::walk;
use super::{Listing, Store, StoreError};
use crate::object::MAX_OBJECT_BYTES;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore as _, PutMode, PutOptions, PutPayload};
use std::io;
use std::path::{Component, Path, PathBuf};
use tokio::runtime::{Builder, Runtime};

/// A space in a folder. New objects are written beside their place, forced to disk, and then given
/// their name without replacing anything (by `object_store`). Reading and listing go to the file
/// system itself: people and folder services put files of any name in such a folder, and a single
/// name that `object_store` does not accept would hide all the others.
///
/// Calls block. They must not be made from within an asynchronous task.
pub struct FolderStore {
    root: PathBuf,
    writer: LocalFileSystem,
    runtime: Runtime,
}

impl FolderStore {
    /// Opens a folder that is there.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it is not: a folder that cannot be seen is never taken for
    /// an empty one.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, StoreError> {
        let root = root.into();
        let writer = LocalFileSystem::new_with_prefix(&root)
            .map_err(|_| StoreError::Unavailable)?
            .with_fsync(true);
        let runtime = Builder::new_current_thread().build().map_err(|_| StoreError::Other)?;
        let store = Self { root, writer, runtime };
        store.check_root()?;
        Ok(store)
    }

    /// A drive that is not connected must not look like a folder without files, nor be written to
    /// as if it were one.
    fn check_root(&self) -> Result<(), StoreError> {
        if self.root.is_dir() { Ok(()) } else { Err(StoreError::Unavailable) }
    }

    /// Where an object lies. A name that leads out of the folder is no object's.
    fn place(&self, name: &str) -> Result<PathBuf, StoreError> {
        self.check_root()?;
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if inside && !name.is_empty() {
            Ok(self.root.join(name))
        } else {
            Err(StoreError::NotFound)
        }
    }

    fn write(&self, name: &str, bytes: &[u8], mode: PutMode) -> Result<(), StoreError> {
        let path = ObjectPath::parse(name).map_err(|_| StoreError::Other)?;
        let payload = PutPayload::from(bytes.to_vec());
        let written =
            self.runtime.block_on(self.writer.put_opts(&path, payload, PutOptions::from(mode)));
        written.map(|_| ()).map_err(|error| told(&error))
    }
}

impl Store for FolderStore {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.place(name)?;
        match self.write(name, bytes, PutMode::Create) {
            // Some file systems know no hard links. Names carry hashes, so replacing is safe too.
            Err(StoreError::Other) if self.head(name) == Err(StoreError::NotFound) => {
                self.write(name, bytes, PutMode::Overwrite)
            }
            done => done,
        }
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        if usize::try_from(self.head(name)?).map_or(true, |size| size > MAX_OBJECT_BYTES) {
            return Err(StoreError::Other);
        }
        std::fs::read(self.place(name)?).map_err(|error| from_io(&error))
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        let meta = std::fs::metadata(self.place(name)?).map_err(|error| from_io(&error))?;
        if meta.is_file() { Ok(meta.len()) } else { Err(StoreError::NotFound) }
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        self.check_root()?;
        let (folder, start) = prefix.rsplit_once('/').unwrap_or(("", prefix));
        let below = if folder.is_empty() { self.root.clone() } else { self.place(folder)? };
        let mut listing = match walk(&below, folder, start.is_empty()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Listing { complete: true, ..Listing::default() }
            }
            listing => listing.map_err(|error| from_io(&error))?,
        };
        // The folder may have gone while it was read.
        self.check_root()?;
        listing.entries.retain(|entry| entry.name.starts_with(prefix));
        listing.entries.sort_unstable();
        Ok(listing)
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        match std::fs::remove_file(self.place(name)?).map_err(|error| from_io(&error)) {
            Err(StoreError::NotFound) => Ok(()),
            done => done,
        }
    }
}

fn told(error: &object_store::Error) -> StoreError {
    use object_store::Error;
    match error {
        Error::AlreadyExists { .. } => StoreError::Exists,
        Error::PermissionDenied { .. } => StoreError::Denied,
        other => cause(other).map_or(StoreError::Other, from_io),
    }
}

/// The operating system's word, wherever it is wrapped.
fn cause<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a io::Error> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(io) = error.downcast_ref::<io::Error>() {
            return Some(io);
        }
        next = error.source();
    }
    None
}

fn from_io(error: &io::Error) -> StoreError {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            StoreError::Full
        }
        ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        ErrorKind::PermissionDenied => StoreError::Denied,
        ErrorKind::NotFound | ErrorKind::NotADirectory => StoreError::NotFound,
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::StaleNetworkFileHandle
        | ErrorKind::Interrupted => StoreError::Unavailable,
        _ => StoreError::Other,
    }
}
