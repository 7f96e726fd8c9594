//! Letting somebody in: a code, a request, six words that both compare, an approval.
//!
//! The code alone admits nobody. It can be used once and be cancelled.

mod admit;
mod code;
mod join;
mod mailbox;
mod note;
mod replace;
mod words;

pub use admit::{For, Invitation, Knock, approve, approve_device, cancel, invite, requests};
pub use code::InviteSecret;
pub use join::{Joining, join};
pub use note::{Offer, Request};
pub use replace::replace;
pub(crate) use words::choose;
pub use words::words;
