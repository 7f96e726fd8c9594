//! First start, unlock and lock, settings, practice.

mod about;
mod begin;
mod door;
mod practice;
mod settings;
mod status;

pub use about::about;
pub use begin::{begin, prove};
pub use door::{
    Door, active, change_passphrase, idle_lock, lock, new_recovery_code, restore, unlock,
};
pub use practice::switch_practice;
pub use settings::{StoredSettings, keep_settings, settings, show_settings};
pub use status::status;
