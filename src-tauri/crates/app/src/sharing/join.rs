//! The newcomer's side.

use super::exchange::exchange_for;
use super::folder::{introduce, with_ambient};
use super::kept::{self, Asking};
use super::local::VaultLocal;
use super::place::Place;
use crate::core::App;
use crate::error::AppError;
use cf_sync::SyncError;
use cf_wire::{JoinRequest, SpaceJoin};

/// Asks to be let in to the space of a code. Until a colleague has compared the six words and said
/// yes, nothing can be read and nothing goes out but the request.
///
/// # Errors
/// A code with a mistake; an invitation that is closed; a place that does not hold its space.
pub fn join(app: &App, asked: &SpaceJoin) -> Result<JoinRequest, AppError> {
    let place = Place::asked(app, &asked.place)?;
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let mut local = VaultLocal::new(desk)?;
    let store = place.open_tried(&taken, desk)?;
    let (name, role) = introduce(desk)?;
    place.entries()?.into_iter().for_each(|entry| local.keep_beside(entry));
    let joining = with_ambient(desk, |ambient| {
        cf_sync::invite::join(&*store, &mut local, &asked.code, &name, &role, ambient)
    });
    let joining = joining.map_err(|error| match error {
        SyncError::WrongSpace => AppError::invalid(place.field(), error.to_string()),
        other => other.into(),
    })?;
    let asking = Asking::new(&joining);
    kept::write(desk, &[kept::entry(kept::ASKING, &asking)?])?;
    exchange_for(&taken)?;
    Ok(as_request(asking))
}

/// As screens show it.
pub fn as_request(asking: Asking) -> JoinRequest {
    JoinRequest {
        request: asking.request,
        space: asking.space,
        words: asking.words,
        own_computer: asking.own_computer,
        inviter: asking.inviter,
    }
}
