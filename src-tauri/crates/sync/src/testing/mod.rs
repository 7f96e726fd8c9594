//! Stores and vaults for tests: in memory, and faulty on purpose. Nothing in the product uses them.

mod device;
mod faulty;
mod local;
mod store;

pub use device::{Dice, device};
pub use faulty::{Fault, FaultyStore};
pub use local::MemoryLocal;
pub use store::MemoryStore;
