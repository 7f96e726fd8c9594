//! The copy of the day and the try of the month, with the ordinary exchange.

use super::copying::make;
use super::kept::{self, State};
use super::trying::try_out;
use crate::error::AppError;
use crate::sharing::turn::Taken;
use cf_wire::ShareReport;

const HOUR_MS: u64 = 60 * 60 * 1000;
const DAY_MS: u64 = 24 * HOUR_MS;

/// The copy is brought back and checked so often.
const TRIED_EVERY_MS: u64 = 30 * DAY_MS;

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Copy,
    Try,
    Nothing,
}

/// After an exchange that reached the place: copies what changed if the last copy is a day old, and
/// tries it if that is a month ago. What goes wrong is kept for the screen and is no reason for an
/// exchange to fail. Gives way to a person who wants to share.
pub fn after_exchange(taken: &Taken<'_>, report: &ShareReport) {
    if !report.reached || taken.should_end() {
        return;
    }
    match what_is_due(taken) {
        Ok(()) | Err(AppError::Cancelled | AppError::Locked) => {}
        Err(why) => tracing::warn!(%why, "the private copy was not made or tried"),
    }
}

fn what_is_due(taken: &Taken<'_>) -> Result<(), AppError> {
    let desk = taken.desk()?;
    if kept::label(&desk.reader()?)?.is_none() {
        return Ok(());
    }
    let stop = || taken.should_end() || taken.is_wanted();
    let now = || Ok::<_, AppError>(due(&kept::state(&desk.reader()?)?, desk.ambient.now_ms()));
    if now()? == Due::Copy {
        make(taken, desk, &stop)?;
    }
    if now()? == Due::Try {
        try_out(taken, desk, &stop)?;
    }
    Ok(())
}

/// What failed is tried again after an hour. What is marked as doubtful is made whole first.
fn due(state: &State, now: u64) -> Due {
    // What happened later than now was noted by a clock that was wrong: it puts nothing off.
    let since = |then: u64| now.checked_sub(then).unwrap_or(u64::MAX);
    if since(state.failed_ms) < HOUR_MS {
        Due::Nothing
    } else if state.doubt || since(state.whole_ms) >= DAY_MS {
        Due::Copy
    } else if since(state.proven_ms) >= TRIED_EVERY_MS {
        Due::Try
    } else {
        Due::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_a_day_once_a_month_and_an_hour_after_a_failure() {
        let now = 1_000 * DAY_MS;
        let fine = State { whole_ms: now - HOUR_MS, proven_ms: now - HOUR_MS, ..State::default() };
        assert_eq!(due(&State::default(), now), Due::Copy);
        assert_eq!(due(&fine, now), Due::Nothing);
        assert_eq!(due(&fine, now + DAY_MS), Due::Copy);
        let copied = State { whole_ms: now + TRIED_EVERY_MS, ..fine.clone() };
        assert_eq!(due(&copied, now + TRIED_EVERY_MS), Due::Try);
        let doubted = State { doubt: true, failed_ms: now - HOUR_MS, ..fine };
        assert_eq!(due(&doubted, now - 1), Due::Nothing, "it failed less than an hour ago");
        assert_eq!(due(&doubted, now), Due::Copy);
    }

    #[test]
    fn a_clock_that_went_ahead_once_does_not_put_it_off_for_years() {
        let (now, ahead) = (1_000 * DAY_MS, 40_000 * DAY_MS);
        let copied = State { whole_ms: ahead, proven_ms: now, ..State::default() };
        assert_eq!(due(&copied, now), Due::Copy);
        let failed = State { failed_ms: ahead, ..State::default() };
        assert_eq!(due(&failed, now), Due::Copy);
        let tried = State { whole_ms: now, proven_ms: ahead, ..State::default() };
        assert_eq!(due(&tried, now), Due::Try);
    }
}
