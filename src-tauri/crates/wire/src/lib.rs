//! The contract between the window and the core: every request, reply, event and error code.
//! TypeScript is generated from it (`cargo run -p cf-wire --example generate`), so a screen that
//! asks for something that does not exist does not compile.
//!
//! A leaf: no rules, no storage. Records are shown in the form of `cf_domain::record`.

mod command;
mod error;
mod event;
mod feature;
pub mod typescript;

pub use command::{Commands, NAMES, dispatch};
pub use error::{Code, Error, FieldFinding};
pub use event::{Changes, Event, Progress};
pub use feature::*;
