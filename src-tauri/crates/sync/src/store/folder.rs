//! A folder: on this computer, on a share, or one that OneDrive and its like keep in step.

use super::{Entry, Listing, Store, StoreError};
use crate::object::MAX_OBJECT_BYTES;
use futures_util::TryStreamExt as _;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore as _, ObjectStoreExt as _, PutMode, PutOptions, PutPayload};
use std::future::Future;
use std::io;
use std::path::PathBuf;
use tokio::runtime::{Builder, Runtime};

/// A space in a folder. New objects are written beside their place, forced to disk, and then given
/// their name without replacing anything.
///
/// Calls block. They must not be made from within an asynchronous task.
pub struct FolderStore {
    root: PathBuf,
    files: LocalFileSystem,
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
        let files = LocalFileSystem::new_with_prefix(&root)
            .map_err(|_| StoreError::Unavailable)?
            .with_fsync(true);
        let runtime = Builder::new_current_thread().build().map_err(|_| StoreError::Other)?;
        let store = Self { root, files, runtime };
        store.check_root()?;
        Ok(store)
    }

    /// A drive that is not connected must not look like a folder without files, nor be written to
    /// as if it were one.
    fn check_root(&self) -> Result<(), StoreError> {
        if self.root.is_dir() { Ok(()) } else { Err(StoreError::Unavailable) }
    }

    fn run<T>(&self, work: impl Future<Output = object_store::Result<T>>) -> Result<T, StoreError> {
        self.check_root()?;
        self.runtime.block_on(work).map_err(|error| told(&error))
    }

    fn write(&self, path: &Path, bytes: &[u8], mode: PutMode) -> Result<(), StoreError> {
        let payload = PutPayload::from(bytes.to_vec());
        self.run(self.files.put_opts(path, payload, PutOptions::from(mode))).map(|_| ())
    }
}

impl Store for FolderStore {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = path(name)?;
        match self.write(&path, bytes, PutMode::Create) {
            // Some file systems know no hard links. Names carry hashes, so replacing is safe too.
            Err(StoreError::Other) if self.head(name) == Err(StoreError::NotFound) => {
                self.write(&path, bytes, PutMode::Overwrite)
            }
            done => done,
        }
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        if usize::try_from(self.head(name)?).map_or(true, |size| size > MAX_OBJECT_BYTES) {
            return Err(StoreError::Other);
        }
        let path = path(name)?;
        self.run(async { self.files.get(&path).await?.bytes().await }).map(|bytes| bytes.to_vec())
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        let path = path(name)?;
        self.run(self.files.head(&path)).map(|meta| meta.size)
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let whole = prefix.is_empty() || prefix.ends_with('/');
        let folder =
            prefix.rfind('/').and_then(|end| prefix.get(..end)).filter(|folder| !folder.is_empty());
        let folder = folder.map(path).transpose()?;
        let found = self.run(async {
            if whole {
                self.files.list(folder.as_ref()).try_collect::<Vec<_>>().await
            } else {
                self.files.list_with_delimiter(folder.as_ref()).await.map(|listing| listing.objects)
            }
        })?;
        // The folder may have gone while it was read.
        self.check_root()?;
        let mut entries: Vec<Entry> = found
            .into_iter()
            .map(|meta| Entry { name: meta.location.to_string(), bytes: meta.size })
            .collect();
        entries.retain(|entry| entry.name.starts_with(prefix));
        entries.sort_unstable();
        Ok(Listing { entries, complete: true })
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        let path = path(name)?;
        match self.run(self.files.delete(&path)) {
            Err(StoreError::NotFound) => Ok(()),
            done => done,
        }
    }
}

fn path(name: &str) -> Result<Path, StoreError> {
    Path::parse(name).map_err(|_| StoreError::NotFound)
}

fn told(error: &object_store::Error) -> StoreError {
    use object_store::Error;
    match error {
        Error::NotFound { .. } => StoreError::NotFound,
        Error::AlreadyExists { .. } => StoreError::Exists,
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => StoreError::Denied,
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
