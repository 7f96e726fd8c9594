//! Concerns: raised with their times, followed with a clock, escalated by the contract's ladder,
//! closed with evidence.

mod ladder;
mod rules;
mod save;
mod view;

pub use ladder::{ladders, step};
pub use rules::missing_times;
pub use save::save;
pub use view::{evidence_text, list, view};
