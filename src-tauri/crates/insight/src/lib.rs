//! What the numbers and the published lists say, and the content that comes with the app.
//!
//! What is here: prompt sets ([`template`]), escalation ladders ([`ladder`]), themes ([`themes`]),
//! practice content ([`practice`]) and the reading of public files ([`import`]). What is not:
//! screens, storage, network, clocks.

mod asset;
pub mod import;
pub mod ladder;
pub mod practice;
pub mod template;
pub mod themes;

pub use asset::AssetError;
