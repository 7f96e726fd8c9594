//! The place of a space: making a space in one, and naming it anew after it was moved.

use super::exchange::exchange_for;
use super::kept;
use super::local::VaultLocal;
use super::place::Place;
use super::view;
use crate::core::{App, me};
use crate::desk::{Desk, typed};
use crate::error::AppError;
use cf_domain::record::Person;
use cf_sync::local::Local as _;
use cf_sync::space::{Founding, Place as Found, found, look};
use cf_sync::{Ambient, SharedChannel, SyncError};
use cf_wire::{SpaceCreate, SpacePlace, SpaceView};

/// Makes a space in an empty place. What was raised for the team so far goes out with it.
///
/// # Errors
/// A place that holds other files or a space, or cannot be written to; a space that this device is
/// in already.
pub fn create(app: &App, asked: &SpaceCreate) -> Result<SpaceView, AppError> {
    let place = Place::asked(app, &asked.place)?;
    let name = asked.name.trim();
    if name.is_empty() {
        return Err(AppError::invalid(
            "name",
            "Type a name for what you share, such as “Quality team”.",
        ));
    }
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let mut local = VaultLocal::new(desk)?;
    let store = place.open_tried(&taken, desk)?;
    match look(&*store)? {
        Found::Empty => {}
        Found::Space(there) => {
            let name = &there.genesis.name;
            return Err(AppError::invalid(
                place.field(),
                format!(
                    "There is the shared space “{name}” already. Ask a colleague there for a code, or choose an empty place."
                ),
            ));
        }
        Found::Occupied => {
            return Err(AppError::invalid(
                place.field(),
                "There are other files here. Make an empty folder inside and choose that.",
            ));
        }
    }
    let (person_name, role) = introduce(desk)?;
    let founding = Founding { name: name.to_owned(), person_name, role };
    place.entries()?.into_iter().for_each(|entry| local.keep_beside(entry));
    local.keep_beside(kept::no(kept::ASKING));
    // The founder has a key for every audience, so that nothing of theirs waits for ever. Who else
    // gets which is decided when they are let in.
    let channels: Vec<SharedChannel> = SharedChannel::records().collect();
    with_ambient(desk, |ambient| found(&mut local, &founding, &channels, ambient))?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// Names the place anew, when the space was moved, has another drive letter or a new key. It must
/// hold the very space that this device is in.
///
/// # Errors
/// When it holds another one or none.
pub fn move_to(app: &App, asked: &SpacePlace) -> Result<SpaceView, AppError> {
    let place = Place::asked(app, &asked.place)?;
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let genesis = VaultLocal::new(desk)?.space()?.ok_or(SyncError::NoSpace)?;
    let found = place.open(&taken, desk).and_then(|store| look(&*store));
    match found.map_err(|error| place.told(error))? {
        Found::Space(other) if other.hash == genesis.hash => {}
        _ => return Err(AppError::invalid(place.field(), SyncError::WrongSpace.to_string())),
    }
    kept::write(desk, &place.entries()?)?;
    exchange_for(&taken)?;
    view::view(desk)
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
