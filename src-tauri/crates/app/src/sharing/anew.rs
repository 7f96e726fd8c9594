//! The way out when this installation exists twice.

use super::exchange::exchange_for;
use super::kept;
use super::view;
use crate::core::App;
use crate::error::AppError;
use cf_ledger::FeedId;
use cf_wire::SpaceView;

/// Goes on from here as an installation of its own, after an exchange has found that a copy of this
/// one goes on elsewhere: what waits is sent under a new name, and so is once more what both have
/// sent for the same place; what the copy sent comes in.
///
/// # Errors
/// When the last exchange found no such thing.
pub fn begin_anew(app: &App) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let twins: Vec<([u8; 32], u64)> = kept::read(&desk.reader()?, kept::TWINS)?.unwrap_or_default();
    if twins.is_empty() {
        return Err(AppError::Refused(
            "Nothing stands in the way of sharing here. Share now.".to_owned(),
        ));
    }
    let contested: Vec<_> = twins.into_iter().map(|(feed, from)| (FeedId(feed), from)).collect();
    // First, so that nothing can be sent anew twice: if this ends here, the next exchange finds it
    // once more.
    kept::write(desk, &[kept::no(kept::TWINS)])?;
    desk.vault.begin_new_life(&contested)?;
    exchange_for(&taken)?;
    view::view(desk)
}
