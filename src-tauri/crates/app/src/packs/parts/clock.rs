//! A concern's clock, as paper shows it.

use crate::concern::{day_kind, step_name};
use crate::desk::{Desk, Typed, local};
use crate::present::{self, first_words};
use cf_domain::calendar::{DayKind, short_date};
use cf_domain::record::Concern;
use cf_domain::word::ConcernStatus;
use cf_pack::document::{Clock, ClockState};
use cf_wire::{ClockState as Running, ClockView};

/// The clock of a concern, as paper shows it.
pub fn clock_of(desk: &Desk, found: &Typed<Concern>) -> Option<Clock> {
    let concern = &found.record;
    let closed = concern.status == Some(ConcernStatus::Closed);
    let made = local(found.stored.meta.created).date_naive();
    let (from, due, kind) = match concern.step_due {
        Some(due) => (concern.step_on.unwrap_or(made), due, day_kind(desk, concern)),
        None => (made, concern.due?, DayKind::Working),
    };
    let what = step_name(desk, concern).unwrap_or_else(|| first_words(&concern.title, 60));
    Some(paper_clock(
        &present::clock(desk, from, due, kind, closed),
        &format!("{what}, by {}", short_date(due)),
    ))
}

fn paper_clock(clock: &ClockView, by: &str) -> Clock {
    let state = match clock.state {
        Running::Running => ClockState::Running,
        Running::Soon => ClockState::Soon,
        Running::Late => ClockState::Late,
        Running::Met => ClockState::Met,
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to 0..=100
    let used_percent = (clock.used * 100.0).clamp(0.0, 100.0) as u8;
    Clock { words: clock.words.clone(), by: by.to_owned(), used_percent, state }
}
