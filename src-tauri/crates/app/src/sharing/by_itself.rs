//! Sharing by itself, while the vault is open.

use super::exchange::{entries_for_colleagues, exchange_by_itself};
use super::place::Place;
use super::turn::Tried;
use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use crate::session::StoredSettings;
use cf_vault::VaultState;
use cf_wire::{Event, ShareReport};
use std::sync::PoisonError;
use std::time::Duration;

/// With nothing new here, colleagues' news is fetched so often.
const EVERY: Duration = Duration::from_secs(60);

/// Shares if it is time to: when something new for colleagues was saved since the last exchange,
/// and every minute. To be called every few seconds by whatever hosts the app; costs next to
/// nothing when nothing is due. Answers what an exchange did, if there was one.
///
/// It never waits for a person, and no person waits for it: the vault is held for single
/// transactions only.
pub fn share_by_itself(app: &App) -> Option<ShareReport> {
    match try_to(app) {
        Ok(report) => report,
        Err(AppError::Locked) => None,
        Err(why) => {
            tracing::warn!(%why, "sharing by itself did not work");
            None
        }
    }
}

fn try_to(app: &App) -> Result<Option<ShareReport>, AppError> {
    if app.door.lock().unwrap_or_else(PoisonError::into_inner).practice {
        return Ok(None);
    }
    if !is_wanted(&*app.desk()?)? {
        return Ok(None);
    }
    let Some(taken) = app.turn.take_if_free(app)? else { return Ok(None) };
    let desk = taken.desk()?;
    let entries = entries_for_colleagues(desk)?;
    if !app.turn.tried().is_none_or(|tried| is_due(&tried, entries)) {
        return Ok(None);
    }
    let report = exchange_by_itself(&taken)?;
    if (report.sent > 0 || report.received > 0) && !taken.must_stop() {
        desk.host.emit(Event::Shared { sent: report.sent, received: report.received });
    }
    Ok(Some(report))
}

fn is_wanted(desk: &Desk) -> Result<bool, AppError> {
    Ok(desk.vault.state() == VaultState::Writable
        && Place::kept(&desk.reader()?)?.is_some()
        && StoredSettings::load(desk)?.settings.share_by_itself)
}

/// What is new goes out at once, unless the folder could not be reached a moment ago.
fn is_due(tried: &Tried, entries: u64) -> bool {
    tried.at.elapsed() >= EVERY || (tried.reached && tried.entries != entries)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn news_goes_out_at_once_and_a_folder_that_is_away_is_tried_every_minute() {
        let now = Instant::now();
        let tried = |seconds, reached| Tried {
            at: now.checked_sub(Duration::from_secs(seconds)).unwrap(),
            entries: 3,
            reached,
        };
        assert!(is_due(&tried(1, true), 4), "something new");
        assert!(!is_due(&tried(1, true), 3), "nothing new");
        assert!(!is_due(&tried(1, false), 4), "the folder was away a second ago");
        assert!(is_due(&tried(61, false), 4));
        assert!(is_due(&tried(61, true), 3));
    }
}
