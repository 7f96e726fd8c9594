//! Packs as documents: one [`PackDocument`](document::PackDocument), already filtered and confirmed,
//! becomes PDF, Word, Excel and page previews that say the same.
//!
//! What is deliberately not here: records, the rules of an edition being applied (the app does that
//! before it fills the document), the clock, the file system, and the network.

pub mod document;
mod error;

pub use error::PackError;
