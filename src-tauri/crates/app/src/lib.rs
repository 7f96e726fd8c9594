//! Use cases: what a person does, from a click to the vault and back. No window, no SQL, no
//! network of its own.
//!
//! [`App`] answers every command of `cf_wire`. While the vault is open it has a [`Desk`]: the
//! vault, the clock, the lists that come with the app. Features are folders; they never call each
//! other's handlers, only what lies below them. Every change goes through [`Desk::transact`].

mod action;
mod also_said;
pub mod archive;
mod audience;
mod backup;
mod concern;
mod core;
mod desk;
mod draft;
mod error;
mod history;
mod home;
mod host;
mod intelligence;
mod level;
mod narrow;
mod operation;
mod packs;
mod page;
mod present;
mod provider;
mod response;
mod review;
mod search;
mod session;
mod sharing;
mod stop;
mod team;
mod verify;
mod visit;
mod words;

pub use crate::core::{App, AppConfig, default_data};
pub use cf_sync::store::{Address, Credentials};
pub use cf_vault::KdfCost;
pub use desk::Desk;
pub use error::AppError;
pub use host::{Ambient, Host, Silent, SystemAmbient};
pub use operation::Operation;
pub use review::summary_text;
pub use session::idle_lock;
pub use sharing::{VaultLocal, share_by_itself};
pub use verify::{Verified, verify};
