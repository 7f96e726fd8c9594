//! Blind answers: what others noted on a visit is not shown, found or counted until the person who
//! asks has handed in their own.

use super::{count, handed_in};
use crate::desk::Desk;
use crate::error::AppError;
use crate::page;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_domain::{PersonId, RecordId};
use cf_vault::{Query, Reader, Stored};

/// What is hidden of one visit, asked once for all of its notes.
pub struct Veil {
    me: PersonId,
    down: bool,
}

impl Veil {
    /// Over the notes of a visit: down until this person has handed in.
    ///
    /// # Errors
    /// What the vault says.
    pub fn over(desk: &Desk, reader: &Reader<'_>, visit: RecordId) -> Result<Self, AppError> {
        Ok(Self { me: desk.person(), down: !is_in(desk, reader, visit)? })
    }

    /// Whether this note of the visit must not be shown yet.
    #[must_use]
    pub fn hides(&self, stored: &Stored) -> bool {
        self.down && is_theirs(stored, self.me)
    }
}

/// A note that a colleague handed to the team.
fn is_theirs(stored: &Stored, me: PersonId) -> bool {
    stored.meta.kind == Kind::Observation.code()
        && stored.meta.audience == Audience::VisitTeam
        && stored.meta.author != me
}

/// Whether this record must not be shown yet: a colleague's note for a visit on which this person
/// has not handed in.
///
/// # Errors
/// What the vault says.
pub fn hides(desk: &Desk, reader: &Reader<'_>, stored: &Stored) -> Result<bool, AppError> {
    match stored.parent.filter(|_| is_theirs(stored, desk.person())) {
        Some(visit) => Ok(!is_in(desk, reader, visit)?),
        None => Ok(false),
    }
}

/// Whether this person has handed in on a visit.
///
/// # Errors
/// What the vault says.
pub fn is_in(desk: &Desk, reader: &Reader<'_>, visit: RecordId) -> Result<bool, AppError> {
    let me = desk.person();
    Ok(handed_in(reader, visit)?.iter().any(|said| said.stored.meta.author == me))
}

/// How many notes of others are here and not shown.
///
/// # Errors
/// What the vault says.
pub fn hidden(desk: &Desk, reader: &Reader<'_>, visit: RecordId) -> Result<u32, AppError> {
    if is_in(desk, reader, visit)? {
        return Ok(0);
    }
    let query = Query {
        parent: Some(visit),
        audience: Some(Audience::VisitTeam),
        ..Query::of(Kind::Observation, 500)
    };
    let mut found = 0;
    page::each(reader, &query, |stored| {
        found += usize::from(stored.meta.author != desk.person());
        Ok(())
    })?;
    Ok(count(found))
}
