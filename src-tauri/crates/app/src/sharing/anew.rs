//! The way out when this installation exists twice.

use super::exchange::exchange_for;
use super::kept;
use super::view;
use crate::core::App;
use crate::error::AppError;
use cf_sync::engine::Code;
use cf_wire::SpaceView;

/// Goes on from here as an installation of its own, after an exchange has found that a copy of this
/// one goes on elsewhere: what waits is sent under a new name, and what the copy sent comes in.
///
/// # Errors
/// When the last exchange found no such thing.
pub fn begin_anew(app: &App) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let last = kept::last(&desk.reader()?)?;
    let is_twin = last
        .is_some_and(|last| last.problems.iter().any(|problem| problem.code == Code::Twin.text()));
    if !is_twin {
        return Err(AppError::Refused(
            "Nothing stands in the way of sharing here. Share now.".to_owned(),
        ));
    }
    desk.vault.begin_new_life()?;
    exchange_for(&taken)?;
    view::view(desk)
}
