//! Stores and devices for tests: in memory, and faulty on purpose. Nothing in the product uses them.

mod device;
mod faulty;
mod reading;
mod store;

pub use crate::ambient::Dice;
pub use crate::local::MemoryLocal;
pub use device::device;
pub use faulty::{Fault, FaultyStore};
pub use reading::names_in_dav_folder;
pub use store::MemoryStore;
