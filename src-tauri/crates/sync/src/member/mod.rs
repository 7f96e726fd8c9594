//! Who is a member: a pure function of the genesis and the *set* of membership events.

mod act;
mod draft;
mod graph;
mod hear;
mod keys;
mod membership;
mod person;
mod resolve;

pub use act::{Act, Cut, Cuts, MemberEvent, Standing};
pub use draft::Draft;
pub use membership::{Admission, Member, Membership};
pub use person::{Applicant, DeviceEntry};
