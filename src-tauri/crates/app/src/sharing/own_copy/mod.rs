//! The private copy at the shared place: all that is on this computer, readable with the recovery
//! code on paper and by nobody else in the space.
//!
//! `cf_sync::backup` knows the objects, the vault its rows; here they meet. It is made with the
//! ordinary exchange at most once a day, and tried by bringing it back and checking it once a month.

mod bring_back;
mod by_itself;
mod copying;
mod counted;
mod kept;
mod renewed;
mod switch;
mod trying;
mod view;

pub use bring_back::bring_back;
pub use by_itself::after_exchange;
pub use renewed::follow_new_code;
pub use switch::{turn_off, turn_on};
pub use view::{copy_now, try_now, view};
