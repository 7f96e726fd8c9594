//! The folder: making a space in one, and naming it anew after it was moved.

use super::exchange::exchange_for;
use super::kept::{self, Entry};
use super::local::VaultLocal;
use super::view;
use crate::core::{App, me};
use crate::desk::{Desk, typed};
use crate::error::AppError;
use cf_domain::record::Person;
use cf_sync::local::Local as _;
use cf_sync::space::{Founding, Place, found, look};
use cf_sync::{Ambient, FolderStore, SharedChannel, Store as _, StoreError};
use cf_wire::SpaceView;
use std::path::Path;

/// Makes a space in an empty folder. What was raised for the team so far goes out with it.
///
/// # Errors
/// A folder that holds other files or a space, or cannot be written to; a space that this device is
/// in already.
pub fn create(app: &App, name: &str, folder: &Path) -> Result<SpaceView, AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(AppError::invalid(
            "name",
            "Type a name for what you share, such as “Quality team”.",
        ));
    }
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let mut local = VaultLocal::new(desk)?;
    let store = open_to_write(app, desk, folder)?;
    match look(&store)? {
        Place::Empty => {}
        Place::Space(there) => {
            let name = &there.genesis.name;
            return Err(AppError::invalid(
                "folder",
                format!(
                    "This folder holds the shared space “{name}” already. Ask a colleague there for a code, or choose an empty folder."
                ),
            ));
        }
        Place::Occupied => {
            return Err(AppError::invalid(
                "folder",
                "This folder holds other files. Make an empty folder inside it and choose that.",
            ));
        }
    }
    let (person_name, role) = introduce(desk)?;
    let founding = Founding { name: name.to_owned(), person_name, role };
    local.keep_beside(folder_entry(folder)?);
    local.keep_beside(kept::no(kept::ASKING));
    // The founder has a key for every audience, so that nothing of theirs waits for ever. Who else
    // gets which is decided when they are let in.
    let channels: Vec<SharedChannel> = SharedChannel::records().collect();
    with_ambient(desk, |ambient| found(&mut local, &founding, &channels, ambient))?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// Names the folder anew, when the space was moved or has another drive letter. It must hold the
/// very space that this device is in.
///
/// # Errors
/// When it holds another one or none.
pub fn move_to(app: &App, folder: &Path) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let genesis = VaultLocal::new(desk)?.space()?.ok_or(cf_sync::SyncError::NoSpace)?;
    let same = |there: &Place| matches!(there, Place::Space(other) if other.hash == genesis.hash);
    if !same(&look(&FolderStore::open(folder)?)?) {
        return Err(cf_sync::SyncError::WrongSpace.into());
    }
    kept::write(desk, &[folder_entry(folder)?])?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// The entry that keeps where the folder is.
///
/// # Errors
/// A path that is not text.
pub fn folder_entry(folder: &Path) -> Result<Entry, AppError> {
    let text = folder.to_str().ok_or_else(|| {
        AppError::invalid(
            "folder",
            "The folder's name has signs that can't be kept. Choose another.",
        )
    })?;
    kept::entry(kept::FOLDER, &text)
}

/// Opens a folder and makes sure that it can be written to, before anything depends on it.
///
/// # Errors
/// In words, when it cannot; a folder inside the app's own.
pub fn open_to_write(app: &App, desk: &Desk, folder: &Path) -> Result<FolderStore, AppError> {
    if folder.starts_with(&app.config.data_dir) {
        return Err(AppError::invalid(
            "folder",
            "This is the app's own folder. Choose one that your colleagues can reach.",
        ));
    }
    let store = FolderStore::open(folder)?;
    let probe = format!("{}.tmp", desk.ambient.new_id());
    store.put(&probe, b"Can this folder be written to?")?;
    match store.delete(&probe) {
        // Where nothing may be deleted, one small file stays. Nobody reads it.
        Ok(()) | Err(StoreError::Denied | StoreError::Other) => Ok(store),
        Err(error) => Err(error.into()),
    }
}

/// Name and role code of whoever uses the app.
///
/// # Errors
/// What the vault says.
pub fn introduce(desk: &Desk) -> Result<(String, String), AppError> {
    let person = typed::<Person>(&desk.reader()?, me(desk))?.record;
    Ok((person.name, person.role.map(|role| role.code().to_owned()).unwrap_or_default()))
}

/// The time and chance of the desk, as the sync crate takes them.
pub fn with_ambient<T>(desk: &Desk, work: impl FnOnce(&mut Ambient<'_>) -> T) -> T {
    let mut random = |bytes: &mut [u8]| desk.ambient.fill(bytes);
    work(&mut Ambient { now_ms: desk.ambient.now_ms(), random: &mut random })
}
