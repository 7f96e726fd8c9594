//! Letting through what comes in a great amount.

use super::office::Office;
use crate::engine::IN_ALL;
use crate::error::SyncError;
use crate::local::Local;
use crate::member::Act;
use cf_domain::PersonId;

/// Lets through as much again of what a person sends as is fetched without asking, on everybody's
/// computer.
///
/// # Errors
/// When nobody of this id was ever a member; when this person is no administrator.
pub fn let_through(local: &mut dyn Local, person: PersonId) -> Result<(), SyncError> {
    let mut office = Office::open(local)?;
    if !office.membership.everybody().any(|member| member.person == person) {
        return Err(SyncError::NoSuchMember);
    }
    office.say(Act::LetThrough { person, bytes: IN_ALL })?;
    office.keep(local)
}
