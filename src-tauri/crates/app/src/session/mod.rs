//! First start, unlock and lock, settings, practice.

mod about;
mod begin;
mod door;
mod own;
mod practice;
mod settings;
mod status;

pub use about::about;
pub use begin::{begin, prove};
pub use door::{
    Door, active, change_passphrase, idle_lock, lock, new_recovery_code, refuse_short, restore,
    unlock,
};
pub use own::change_me;
pub use practice::switch_practice;
pub use settings::{StoredSettings, keep_settings, settings, show_settings};
pub use status::status;

use crate::error::AppError;

/// What was typed, without the spaces around it.
///
/// # Errors
/// With the sentence, when nothing was.
fn said(field: &'static str, typed: &str, missing: &str) -> Result<String, AppError> {
    match typed.trim() {
        "" => Err(AppError::invalid(field, missing)),
        typed => Ok(typed.to_owned()),
    }
}
