//! Several visitors, each on a computer of their own and without a signal: what each hands to the
//! team, and one visit out of it. There is nothing to lock and nothing to merge by hand: every note
//! is its author's own record, and the visit is all of them together.
//!
//! Nobody sees what the others answered until their own answers are in ([`veil`]), so that no view
//! is bent by another. What differs then stands side by side until whoever leads the visit says
//! which answer stands, or that the difference does (`crate::level`).

mod hand_over;
mod join;
mod leaving;
pub mod veil;

pub use hand_over::{hand_over, preview};
pub use join::{follow, join};
pub use leaving::{refuse_personal, settle_note};

use crate::desk::{Desk, Names, Typed, of, share, typed};
use crate::error::AppError;
use crate::{page, sharing, visit};
use cf_domain::record::{Concern, HandIn, Kind, Observation, Visit};
use cf_domain::word::Audience;
use cf_domain::{PersonId, RecordId};
use cf_vault::{Query, Reader, Stored};
use cf_wire::{TeamMember, TeamView, VisitRow};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// A visit and its team.
///
/// # Errors
/// When it is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<TeamView, AppError> {
    let id = share::current(desk, id)?;
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let Typed { stored, record: visit } = typed::<Visit>(&reader, id)?;
    let me = desk.person();
    let shared = stored.meta.audience == Audience::VisitTeam;
    let readers = readers(desk)?;
    let mut members = Vec::new();
    for Typed { stored, record } in handed_in(&reader, id)? {
        members.push(TeamMember {
            name: names.person(stored.meta.author)?,
            me: stored.meta.author == me,
            handed_in: stored.meta.created,
            notes: record.notes,
            answers: record.answers,
        });
    }
    members.sort_by_key(|member| (member.handed_in, member.name.clone()));
    Ok(TeamView {
        visit: id,
        title: visit::title_of(&reader, &names, &visit)?,
        mine: stored.meta.author == me,
        can_share: !shared && readers.is_some(),
        readers: readers.unwrap_or_default(),
        lead: names.person(stored.meta.author)?,
        expected: visit.team.clone(),
        own_in: members.iter().any(|member| member.me),
        waiting: count(waiting(desk, &reader, id)?.len()),
        hidden: veil::hidden(desk, &reader, id)?,
        only_here: only_here(desk, &reader, id)?,
        same_as: if shared { Vec::new() } else { alike(desk, &reader, &names, &visit)? },
        members,
        shared,
    })
}

/// Who else can read what is handed to a visit team, by name; nothing where visits cannot be shared
/// from here.
fn readers(desk: &Desk) -> Result<Option<Vec<String>>, AppError> {
    let open = sharing::audiences_to_share_with(desk)?;
    Ok(open.into_iter().find(|(audience, _)| *audience == Audience::VisitTeam).map(|(_, who)| who))
}

/// What visitors said of handing in.
fn handed_in(reader: &Reader<'_>, visit: RecordId) -> Result<Vec<Typed<HandIn>>, AppError> {
    page::all::<HandIn>(reader, &Query { parent: Some(visit), ..Query::of(Kind::HandIn, 200) })
}

/// Since when each visitor sees what the others answered.
///
/// # Errors
/// What the vault says.
pub fn seen_others_since(
    reader: &Reader<'_>,
    visit: RecordId,
) -> Result<BTreeMap<PersonId, DateTime<Utc>>, AppError> {
    let said = handed_in(reader, visit)?;
    Ok(said.into_iter().map(|said| (said.stored.meta.author, said.stored.meta.created)).collect())
}

/// The own notes of a visit that were not handed over, oldest first.
fn waiting(
    desk: &Desk,
    reader: &Reader<'_>,
    visit: RecordId,
) -> Result<Vec<Typed<Observation>>, AppError> {
    let query = Query {
        parent: Some(visit),
        audience: Some(Audience::Private),
        ..Query::of(Kind::Observation, 500)
    };
    let mut notes = page::all::<Observation>(reader, &query)?;
    let mine =
        |stored: &Stored| stored.meta.author == desk.person() && stored.meta.shared_as.is_none();
    notes.retain(|note| mine(&note.stored));
    notes.sort_by_key(|note| {
        (note.record.at.unwrap_or(note.stored.meta.created), note.stored.meta.id)
    });
    Ok(notes)
}

/// Concerns of a visit that only this computer knows, by title: handing over notes does not share
/// them, and a team that does not know of them would close the visit over them.
fn only_here(desk: &Desk, reader: &Reader<'_>, visit: RecordId) -> Result<Vec<String>, AppError> {
    let query = Query {
        parent: Some(visit),
        audience: Some(Audience::Private),
        ..Query::of(Kind::Concern, 200)
    };
    let mut titles = Vec::new();
    page::each(reader, &query, |stored| {
        if share::replaced_by(reader, &stored)?.is_none() && stored.meta.author == desk.person() {
            titles.push(of::<Concern>(stored)?.record.title);
        }
        Ok(())
    })?;
    Ok(titles)
}

/// Visits of the team to the same place within a day of this one.
fn alike(
    desk: &Desk,
    reader: &Reader<'_>,
    names: &Names<'_>,
    own: &Visit,
) -> Result<Vec<VisitRow>, AppError> {
    let query = Query {
        organisation: own.organisation,
        audience: Some(Audience::VisitTeam),
        ..Query::of(Kind::Visit, 50)
    };
    let mut rows = Vec::new();
    for stored in reader.list(&query)?.records {
        let team = of::<Visit>(stored)?;
        let near = match (own.date, team.record.date) {
            (Some(own), Some(team)) => (own - team).num_days().abs() <= 1,
            _ => false,
        };
        if near && team.record.organisation == own.organisation {
            rows.push(visit::visit_row(desk, reader, names, team)?);
        }
    }
    Ok(rows)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
