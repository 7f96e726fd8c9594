//! What members say of members: letting in, changing, removing, and handing out keys.
//!
//! Each act is tried on the members' list first ([`Office::say`]): what would not count there is
//! refused here, so there is one place that knows who may do what (`member/resolve.rs`).

mod afresh;
mod allow;
mod change;
mod device;
mod keys;
mod office;
mod remove;
mod sheet;

pub use afresh::{ShutOut, shut_out};
pub use allow::let_through;
pub use change::change;
pub use device::remove_device;
pub(crate) use keys::Renewal;
pub(crate) use office::Office;
pub use remove::remove;
pub use sheet::{SheetSecret, appoint, make_sheet};
