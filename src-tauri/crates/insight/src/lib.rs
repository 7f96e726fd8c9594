//! What the numbers and the published lists say, and the content that comes with the app.
//!
//! What is here: prompt sets ([`template`]), the life of a visit ([`process`]), cards to read on it
//! ([`card`]) and numbers to ring ([`contacts`]), escalation ladders ([`ladder`]), themes
//! ([`themes`]), practice content ([`practice`]) and the reading of public files ([`import`]). What is
//! not: screens, storage, network, clocks.

mod asset;
pub mod card;
pub mod contacts;
pub mod import;
pub mod ladder;
pub mod practice;
pub mod process;
pub mod template;
pub mod themes;

pub use asset::AssetError;
