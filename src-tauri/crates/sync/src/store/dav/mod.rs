//! A folder of a WebDAV server: Nextcloud, ownCloud, Apache, IIS and many storage boxes.
//!
//! Some of these servers show half of a file while it is sent, keep the half when the line breaks,
//! and replace what is there whatever they are asked (decisions/0007). So an object is sent under
//! another name, and given its own without replacing anything once it is whole.

mod answer;
mod wire;

use super::address::is_this_computer;
use super::web::{AT_ONCE, Surroundings, Web, runtime};
use super::{Credentials, Entry, Listing, Store, StoreError};
use crate::names::base32;
use crate::object::MAX_OBJECT_BYTES;
use answer::below;
use futures_util::{StreamExt as _, stream};
use reqwest::StatusCode;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use tokio::runtime::Runtime;
use url::Url;
use wire::Wire;

/// Where objects lie until they are whole. Nothing here is ever read.
const UPLOADS: &str = "u/";

/// No space is deeper; a server that shows more goes in circles.
const DEEPEST: usize = 8;

/// A space in a folder of a WebDAV server.
///
/// Calls block. They must not be made from within an asynchronous task.
pub struct DavStore {
    wire: Wire,
    runtime: Runtime,
    /// Folders that are known to be there.
    made: Mutex<BTreeSet<String>>,
}

/// The names that lie in a folder by what a server answered about it, where it is such an answer.
pub(crate) fn names_in(asked: &str, answered: &[u8]) -> Option<Vec<String>> {
    let members = answer::read(answered)?;
    Some(below(asked, members).into_iter().map(|(name, _)| name).collect())
}

impl DavStore {
    /// Opens a folder; `base` ends in `/`. Nothing is asked of the server yet.
    ///
    /// # Errors
    /// When the system's network settings cannot be read.
    pub(super) fn open(
        base: &Url,
        credentials: Option<&Credentials>,
        around: Surroundings,
    ) -> Result<Self, StoreError> {
        let web = Web::new(around, is_this_computer(base))?;
        Ok(Self {
            wire: Wire::new(web, base, credentials),
            runtime: runtime()?,
            made: Mutex::default(),
        })
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let done = self.send_and_name(name, bytes).await;
        if done.is_err() {
            // Somebody may have taken a folder away.
            self.folders().clear();
        }
        done
    }

    async fn send_and_name(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let part = part_of(name, bytes);
        self.make_folders(&part).await?;
        self.make_folders(name).await?;
        let sent = self.wire.put(&part, bytes, false).await?;
        written(sent.status)?;
        // A proxy on the way may have cut it and not said so.
        let whole = self.size(&part).await? == Some(bytes.len() as u64);
        let done =
            if whole { self.give_name(&part, name, bytes).await } else { Err(StoreError::Other) };
        if done.is_err() {
            // Whether it goes or stays, it is in nobody's way: the next try takes its place.
            let _ = self.wire.delete(&part).await;
        }
        done
    }

    async fn give_name(&self, part: &str, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let moved = self.wire.rename(part, name).await?;
        match moved.status {
            StatusCode::PRECONDITION_FAILED => Err(StoreError::Exists),
            // The answer to an earlier try was lost: the part is gone because it has its name.
            StatusCode::NOT_FOUND if self.size(name).await? == Some(bytes.len() as u64) => Ok(()),
            StatusCode::BAD_GATEWAY
            | StatusCode::BAD_REQUEST
            | StatusCode::METHOD_NOT_ALLOWED
            | StatusCode::NOT_IMPLEMENTED => self.write_in_place(part, name, bytes).await,
            status => written(status),
        }
    }

    /// For a server that cannot rename. Names carry hashes and readers check them, so half a file is
    /// left aside until it is whole.
    async fn write_in_place(&self, part: &str, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let sent = self.wire.put(name, bytes, true).await?;
        let _ = self.wire.delete(part).await;
        match sent.status {
            StatusCode::PRECONDITION_FAILED => Err(StoreError::Exists),
            status => written(status),
        }
    }

    /// Makes the folders in which an object lies, from the outermost.
    async fn make_folders(&self, name: &str) -> Result<(), StoreError> {
        for (at, _) in name.match_indices('/') {
            let folder = name.get(..=at).unwrap_or_default();
            if self.folders().contains(folder) {
                continue;
            }
            match self.wire.make_folder(folder).await.map(|answer| answer.status) {
                // There already.
                Ok(StatusCode::METHOD_NOT_ALLOWED) => {}
                // The folder of the address itself is missing.
                Ok(StatusCode::CONFLICT | StatusCode::NOT_FOUND) => {
                    return Err(StoreError::NoPlace);
                }
                Ok(status) => written(status)?,
                // Who may not make folders may still use one that somebody else made.
                Err(StoreError::Denied) if self.wire.look(folder, false).await?.is_some() => {}
                Err(error) => return Err(error),
            }
            self.folders().insert(folder.to_owned());
        }
        Ok(())
    }

    fn folders(&self) -> std::sync::MutexGuard<'_, BTreeSet<String>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn read(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let answer = self.wire.get(name).await?;
        match answer.status {
            StatusCode::OK if answer.body.len() > MAX_OBJECT_BYTES => Err(StoreError::Other),
            StatusCode::OK => Ok(answer.body),
            StatusCode::NOT_FOUND | StatusCode::GONE => Err(StoreError::NotFound),
            _ => Err(StoreError::Other),
        }
    }

    /// The size of an object; nothing when it is not there.
    async fn size(&self, name: &str) -> Result<Option<u64>, StoreError> {
        let told = self.wire.look(name, false).await?;
        let file = told.and_then(|told| told.into_iter().find(|it| !it.folder && !it.refused));
        Ok(file.and_then(|file| file.bytes))
    }

    async fn walk(&self, folder: &str, deep: bool) -> Result<Listing, StoreError> {
        let mut listing = Listing { entries: Vec::new(), complete: true };
        let Some(mut open) = self.look_into(folder, &mut listing).await? else {
            // A folder that is not there is empty; a store that is not there is not.
            return match self.wire.look("", false).await? {
                Some(_) if !folder.is_empty() => Ok(listing),
                _ => Err(StoreError::NoPlace),
            };
        };
        for _ in 0..DEEPEST {
            if !deep || open.is_empty() {
                return Ok(listing);
            }
            let looks = stream::iter(std::mem::take(&mut open)).map(|folder| async move {
                let mut below = Listing::default();
                let found = self.look_into(&folder, &mut below).await;
                (found, below)
            });
            let looked: Vec<_> = looks.buffered(AT_ONCE).collect().await;
            for (found, below) in looked {
                listing.entries.extend(below.entries);
                match found {
                    Ok(folders) => open.extend(folders.unwrap_or_default()),
                    Err(error) if error.is_unreachable() => return Err(error),
                    Err(_) => listing.complete = false,
                }
            }
        }
        Ok(Listing { complete: false, ..listing })
    }

    /// Adds the files of a folder to the listing, and answers the folders in it.
    async fn look_into(
        &self,
        folder: &str,
        listing: &mut Listing,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let Some(members) = self.wire.look(folder, true).await? else { return Ok(None) };
        let mut folders = Vec::new();
        for (own, member) in below(&self.wire.path_of(folder), members) {
            let name = format!("{folder}{own}");
            if member.refused {
                listing.complete = false;
            } else if !member.folder {
                listing.entries.push(Entry { name, bytes: member.bytes.unwrap_or(0) });
            } else if format!("{name}/") != UPLOADS {
                folders.push(format!("{name}/"));
            }
        }
        Ok(Some(folders))
    }
}

impl Store for DavStore {
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.runtime.block_on(self.write(name, bytes))
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.runtime.block_on(self.read(name))
    }

    fn get_all(&self, names: &[&str]) -> Vec<Result<Vec<u8>, StoreError>> {
        let reads = stream::iter(names).map(|name| self.read(name));
        self.runtime.block_on(reads.buffered(AT_ONCE).collect())
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.runtime.block_on(self.size(name))?.ok_or(StoreError::NotFound)
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let at = prefix.rfind('/').map_or(0, |at| at.saturating_add(1));
        let (folder, start) = prefix.split_at_checked(at).unwrap_or(("", prefix));
        let mut listing = self.runtime.block_on(self.walk(folder, start.is_empty()))?;
        listing.entries.retain(|entry| entry.name.starts_with(prefix));
        listing.entries.sort_unstable();
        Ok(listing)
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        let status = self.runtime.block_on(self.wire.delete(name))?.status;
        match status {
            StatusCode::NOT_FOUND | StatusCode::GONE => Ok(()),
            status => written(status),
        }
    }
}

/// The name under which an object is sent. The same object has the same one, so that a try that was
/// broken off leaves nothing behind once the next has ended well.
fn part_of(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::Hasher::new().update(name.as_bytes()).update(bytes).finalize();
    let short = base32::encode(hash.as_bytes().get(..10).unwrap_or_default());
    format!("{UPLOADS}{short}.part")
}

/// What an answer to a change means.
fn written(status: StatusCode) -> Result<(), StoreError> {
    match status {
        status if status.is_success() => Ok(()),
        StatusCode::METHOD_NOT_ALLOWED => Err(StoreError::ReadOnly),
        StatusCode::NOT_FOUND => Err(StoreError::NoPlace),
        _ => Err(StoreError::Other),
    }
}
