//! What S3 and Azure have in common: whole objects by name, seen through `object_store`.

use super::web::{AT_ONCE, Carrier, Surroundings, Web, runtime};
use super::{Entry, Listing, Store, StoreError};
use crate::object::MAX_OBJECT_BYTES;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use object_store::path::Path as ObjectPath;
use object_store::{
    ObjectMeta, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, PutPayload, RetryConfig,
};
use tokio::runtime::Runtime;

/// A space in a bucket or container, or in a folder of one.
///
/// Calls block. They must not be made from within an asynchronous task.
pub struct BucketStore {
    objects: Box<dyn ObjectStore>,
    prefix: String,
    runtime: Runtime,
}

impl BucketStore {
    /// `build` makes the driver over the way given to it. Nothing is asked of the server yet.
    pub(super) fn new<Driver: ObjectStore>(
        prefix: &str,
        around: Surroundings,
        on_this_computer: bool,
        build: impl FnOnce(Carrier) -> object_store::Result<Driver>,
    ) -> Result<Self, StoreError> {
        let web = Web::new(around, on_this_computer)?;
        // What cannot even be put together is a key that is none.
        let objects = build(Carrier(web)).map_err(|_| StoreError::Credentials)?;
        Ok(Self { objects: Box::new(objects), prefix: prefix.to_owned(), runtime: runtime()? })
    }

    fn place(&self, name: &str) -> Result<ObjectPath, StoreError> {
        let full = if self.prefix.is_empty() {
            name.to_owned()
        } else {
            format!("{}/{name}", self.prefix)
        };
        ObjectPath::parse(full).map_err(|_| StoreError::NotFound)
    }

    /// The object's name within the space.
    fn entry(&self, meta: &ObjectMeta) -> Option<Entry> {
        let full = meta.location.as_ref();
        let name = match self.prefix.as_str() {
            "" => full,
            prefix => full.strip_prefix(prefix)?.strip_prefix('/')?,
        };
        (!name.is_empty()).then(|| Entry { name: name.to_owned(), bytes: meta.size })
    }

    async fn read(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let found = self.objects.get(&self.place(name)?).await.map_err(|error| told(&error))?;
        if usize::try_from(found.meta.size).map_or(true, |size| size > MAX_OBJECT_BYTES) {
            return Err(StoreError::Other);
        }
        Ok(found.bytes().await.map_err(|error| told(&error))?.to_vec())
    }

    async fn write(&self, name: &str, bytes: &[u8], mode: PutMode) -> Result<(), StoreError> {
        let payload = PutPayload::from(bytes.to_vec());
        let place = self.place(name)?;
        let written = self.objects.put_opts(&place, payload, PutOptions::from(mode)).await;
        written.map(|_| ()).map_err(|error| told(&error))
    }

    async fn look(&self, name: &str) -> Result<u64, StoreError> {
        let meta = self.objects.head(&self.place(name)?).await.map_err(|error| told(&error))?;
        Ok(meta.size)
    }

    async fn listed(&self, prefix: &str) -> Result<Vec<ObjectMeta>, StoreError> {
        let (folder, start) = prefix.rsplit_once('/').unwrap_or(("", prefix));
        let folder =
            if folder.is_empty() { self.prefix.clone() } else { self.place(folder)?.into() };
        let folder = ObjectPath::parse(folder).map_err(|_| StoreError::NotFound)?;
        let found = if start.is_empty() {
            self.objects.list(Some(&folder)).try_collect().await
        } else {
            self.objects.list_with_delimiter(Some(&folder)).await.map(|found| found.objects)
        };
        found.map_err(|error| told(&error))
    }
}

impl Store for BucketStore {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.runtime.block_on(async {
            match self.write(name, bytes, PutMode::Create).await {
                // Some servers cannot create only. Names carry hashes, so replacing is safe too.
                Err(StoreError::Other) if self.look(name).await == Err(StoreError::NotFound) => {
                    self.write(name, bytes, PutMode::Overwrite).await
                }
                done => done,
            }
        })
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.runtime.block_on(self.read(name))
    }

    fn get_all(&self, names: &[&str]) -> Vec<Result<Vec<u8>, StoreError>> {
        let reads = stream::iter(names).map(|name| self.read(name));
        self.runtime.block_on(reads.buffered(AT_ONCE).collect())
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.runtime.block_on(self.look(name))
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let found = self.runtime.block_on(self.listed(prefix))?;
        let mut entries: Vec<Entry> = found.iter().filter_map(|meta| self.entry(meta)).collect();
        entries.retain(|entry| entry.name.starts_with(prefix));
        entries.sort_unstable();
        Ok(Listing { entries, complete: true })
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        let place = self.place(name)?;
        match self.runtime.block_on(self.objects.delete(&place)).map_err(|error| told(&error)) {
            Err(StoreError::NotFound) => Ok(()),
            done => done,
        }
    }
}

/// The tries are made by [`Web`].
pub(super) fn once() -> RetryConfig {
    RetryConfig { max_retries: 0, ..RetryConfig::default() }
}

fn told(error: &object_store::Error) -> StoreError {
    use object_store::Error;
    // What the way to the server said, wherever it is wrapped.
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = next {
        if let Some(said) = error.downcast_ref::<StoreError>() {
            return *said;
        }
        next = error.source();
    }
    match error {
        Error::AlreadyExists { .. } | Error::Precondition { .. } => StoreError::Exists,
        Error::NotFound { .. } => StoreError::NotFound,
        Error::PermissionDenied { .. } => StoreError::Denied,
        Error::Unauthenticated { .. } => StoreError::Credentials,
        _ => StoreError::Other,
    }
}
