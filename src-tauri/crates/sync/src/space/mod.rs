//! A space: an organisation's shared store, its founding statement and its keys.

mod found;
mod genesis;
mod keyring;

pub(crate) use found::geneses;
pub use found::{Founding, Place, found, look};
pub use genesis::{Genesis, SignedGenesis};
pub use keyring::{EpochKey, Half, KeyName};
