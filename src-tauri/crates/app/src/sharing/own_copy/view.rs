//! The private copy as screens show it, and what is asked for there.

use super::copying::make;
use super::kept;
use super::trying::try_out;
use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use crate::sharing::local::VaultLocal;
use crate::sharing::view::when_ms;
use cf_sync::local::Local as _;
use cf_wire::OwnCopyView;

/// How the private copy stands, from the vault alone.
///
/// # Errors
/// What the vault says.
pub fn view(desk: &Desk) -> Result<OwnCopyView, AppError> {
    let reader = desk.reader()?;
    let on = kept::label(&reader)?.is_some();
    let state = kept::state(&reader)?;
    drop(reader);
    let sentence = match (on, when_ms(desk, state.whole_ms)) {
        (false, _) => "No private copy is kept at the shared place.".to_owned(),
        (true, None) => {
            "No private copy lies at the shared place yet. It follows with the next exchange."
                .to_owned()
        }
        (true, Some(when)) => {
            format!("All on this laptop was copied {when}. It holds {}.", state.holds.words())
        }
    };
    let proven = when_ms(desk, state.proven_ms)
        .map(|when| format!("Tried {when}: it came back whole, with {}.", state.proven.words()));
    Ok(OwnCopyView {
        on,
        possible: VaultLocal::new(desk)?.space()?.is_some(),
        sentence,
        proven,
        problem: state.problem,
    })
}

/// Copies what has changed, now.
///
/// # Errors
/// When it could not be made.
pub fn copy_now(app: &App) -> Result<OwnCopyView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    make(&taken, desk, &|| taken.should_end())?;
    view(desk)
}

/// Brings the copy back and checks it, now.
///
/// # Errors
/// When it does not hold or cannot be reached.
pub fn try_now(app: &App) -> Result<OwnCopyView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    try_out(&taken, desk, &|| taken.should_end())?;
    view(desk)
}
