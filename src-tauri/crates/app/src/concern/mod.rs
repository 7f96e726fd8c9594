//! Concerns: raised with their times, followed with a clock, escalated by the contract's ladder,
//! closed with evidence.

mod ladder;
mod rules;
mod save;
mod view;

pub use ladder::{day_kind, ladders, step, step_name};
pub use rules::{check, missing_times};
pub use save::save;
pub use view::{list, view};
