//! Who uses the app, as they say themselves: their own record, which the quality team reads.

use super::said;
use crate::core::me;
use crate::desk::{self, Desk};
use crate::error::AppError;
use crate::operation::Operation;
use cf_domain::record::Person;
use cf_wire::{ChangeMe, Done};

/// The name as it is kept.
///
/// # Errors
/// When there is none.
pub(super) fn named(typed: &str) -> Result<String, AppError> {
    said("name", typed, "Type your name, as your colleagues know it.")
}

/// Puts the name and role of whoever uses the app right. What a member of a space may read and do
/// stays: a role is not a permission.
///
/// # Errors
/// A missing name; what the vault says.
pub fn change_me(desk: &Desk, asked: &ChangeMe) -> Result<Done, AppError> {
    let record = Person { name: named(&asked.name)?, role: Some(asked.role) };
    desk.transact(Operation::ChangeMe, |tx| desk::change(tx, me(desk), &record))?;
    Ok(Done {})
}
