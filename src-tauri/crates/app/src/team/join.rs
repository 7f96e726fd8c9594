//! One visit, written down on several computers before anybody could share it.

use crate::desk::{Desk, share, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::page;
use cf_domain::RecordId;
use cf_domain::record::{Fields, Kind, Visit};
use cf_domain::word::Audience;
use cf_vault::{Query, Tx};
use cf_wire::{TeamView, VisitJoin};
use serde_json::Value;

/// Says that an own visit is the same as one of the team: what was written on it belongs to that one
/// from now on. The own visit's facts stay in its history.
///
/// # Errors
/// A visit that is shared itself or somebody else's; a target that is not the team's.
pub fn join(desk: &Desk, asked: &VisitJoin) -> Result<TeamView, AppError> {
    desk.transact(Operation::JoinVisit, |tx| {
        let own = typed::<Visit>(&tx.reader(), asked.visit)?.stored;
        let team = typed::<Visit>(&tx.reader(), asked.into)?.stored;
        let private = own.meta.audience == Audience::Private && own.meta.shared_as.is_none();
        if !private || own.meta.author != desk.person() {
            return Err(AppError::Refused(
                "This visit is the team's already, or somebody else's.".to_owned(),
            ));
        }
        if team.meta.audience != Audience::VisitTeam || team.meta.binned.is_some() {
            return Err(AppError::invalid("into", "Choose one of the team's visits."));
        }
        follow(desk, tx, asked.visit, asked.into)?;
        share::mark(tx, asked.visit, Value::String(asked.into.to_string()))
    })?;
    super::view(desk, asked.into)
}

/// What this person wrote on one visit belongs to another from now on.
///
/// # Errors
/// What the vault says.
pub fn follow(desk: &Desk, tx: &mut Tx<'_>, from: RecordId, to: RecordId) -> Result<(), AppError> {
    for kind in [Kind::Observation, Kind::Concern, Kind::Summary, Kind::Judgement] {
        let mut own = Vec::new();
        // What is in the bin goes along and stays in the bin: it counts for closing and the level.
        for binned in [false, true] {
            let query = Query { parent: Some(from), binned, ..Query::of(kind, 500) };
            page::each(&tx.reader(), &query, |stored| {
                if stored.meta.author == desk.person() {
                    own.push((stored.meta.id, binned));
                }
                Ok(())
            })?;
        }
        let visit = || Fields::from_iter([("visit".to_owned(), Value::String(to.to_string()))]);
        for (id, binned) in own {
            if binned {
                tx.restore(id)?;
            }
            tx.change(id, visit())?;
            if binned {
                tx.bin(id)?;
            }
        }
    }
    Ok(())
}
