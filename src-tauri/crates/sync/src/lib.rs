//! Shared spaces without a server: immutable, signed, sealed objects in a folder.
//!
//! A *space* is an organisation's shared store. Each device writes, for each audience, a *feed* of
//! *segments*: signed events sealed to the audience's key. [`engine::sync`] sends what is new here
//! and takes in what is new there. `docs/formats.md` describes the objects.
//!
//! Rules: nothing is deleted because it is missing; one bad object never stops the others; bytes
//! are fixed in the vault before they are sent; nothing private can be encoded
//! ([`channel::SharedChannel`]).
//!
//! What is not here: the vault ([`local::Local`] says what is needed of it), clocks, screens.

pub mod admin;
pub mod ambient;
pub mod backup;
pub mod bundle;
mod cbor;
pub mod channel;
pub mod digest;
pub mod engine;
pub mod error;
pub mod invite;
pub mod keys;
pub mod local;
pub mod member;
pub mod names;
pub mod object;
pub mod segment;
pub mod space;
pub mod store;
pub mod testing;
pub mod tip;
mod typed;

pub use ambient::Ambient;
pub use channel::SharedChannel;
pub use engine::{Code, Depth, Problem, Progress, SyncReport, sync};
pub use error::SyncError;
pub use local::{Local, LocalError};
pub use store::{FolderStore, Store, StoreError};
