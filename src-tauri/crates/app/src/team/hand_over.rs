//! Handing notes to the team: exactly what was seen, and nothing else.

use super::{count, handed_in, only_here, readers, waiting};
use crate::audience::fingerprint;
use crate::desk::share::{self, Shareable};
use crate::desk::{Desk, Names, Typed, change, make, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::{page, visit};
use cf_domain::RecordId;
use cf_domain::record::{HandIn, Kind, Observation, Visit};
use cf_domain::word::Audience;
use cf_vault::{Query, Reader, Tx};
use cf_wire::{HandOver, HandOverPreview, LeavingNote, TeamView};

/// What this person could hand to the team.
///
/// # Errors
/// When the visit is not here.
pub fn preview(desk: &Desk, id: RecordId) -> Result<HandOverPreview, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let record = typed::<Visit>(&reader, id)?.record;
    let mut notes = Vec::new();
    for note in waiting(desk, &reader, id)? {
        let content = fingerprint(&share::leaving(&note.record))?;
        let findings = note.record.findings();
        let mut row = visit::note_row(desk, &reader, note)?;
        // What its author settled is settled.
        row.findings = findings;
        notes.push(LeavingNote { row, content });
    }
    Ok(HandOverPreview {
        visit: id,
        title: visit::title_of(&reader, &names, &record)?,
        readers: readers(desk)?.unwrap_or_default(),
        notes,
        gone: count(gone(desk, &reader, id)?.len()),
        only_here: only_here(desk, &reader, id)?,
    })
}

/// The own notes that the team has.
fn gone(
    desk: &Desk,
    reader: &Reader<'_>,
    visit: RecordId,
) -> Result<Vec<Typed<Observation>>, AppError> {
    let query = Query {
        parent: Some(visit),
        audience: Some(Audience::VisitTeam),
        ..Query::of(Kind::Observation, 500)
    };
    let mut notes = page::all::<Observation>(reader, &query)?;
    notes.retain(|note| note.stored.meta.author == desk.person());
    Ok(notes)
}

/// Hands over the notes as they were seen, and says that this person is in.
///
/// # Errors
/// A visit that the team cannot see; a note that changed since, is somebody else's, or holds
/// unsettled identifiers. Then nothing is handed over.
pub fn hand_over(desk: &Desk, asked: &HandOver) -> Result<TeamView, AppError> {
    desk.transact(Operation::HandOver, |tx| {
        let audience = typed::<Visit>(&tx.reader(), asked.visit)?.stored.meta.audience;
        if audience != Audience::VisitTeam {
            return Err(AppError::Refused(
                "The team can't see this visit yet. Share the visit first.".to_owned(),
            ));
        }
        let waiting = waiting(desk, &tx.reader(), asked.visit)?;
        for seen in &asked.notes {
            let note = waiting.iter().find(|note| note.stored.meta.id == seen.id);
            let note = &note.ok_or_else(changed)?.record;
            let findings = note.findings();
            if !findings.is_empty() {
                return Err(AppError::Identifiers(findings));
            }
            let leaving = share::leaving(note);
            if fingerprint(&leaving)? != seen.content {
                return Err(changed());
            }
            share::hand_on(desk, tx, seen.id, Audience::VisitTeam, &leaving)?;
        }
        say_in(desk, tx, asked.visit)
    })?;
    super::view(desk, asked.visit)
}

fn changed() -> AppError {
    AppError::Refused("A note has changed since you looked at it. Look again.".to_owned())
}

/// Says that this person has handed in. It is said after the notes, so that what comes later can be
/// told from what came with it.
fn say_in(desk: &Desk, tx: &mut Tx<'_>, visit: RecordId) -> Result<(), AppError> {
    let notes = gone(desk, &tx.reader(), visit)?;
    let answers = notes.iter().filter(|note| note.record.rating.is_some()).count();
    let said = HandIn { visit: Some(visit), notes: count(notes.len()), answers: count(answers) };
    let known = handed_in(&tx.reader(), visit)?;
    match known.iter().find(|known| known.stored.meta.author == desk.person()) {
        Some(known) => change(tx, known.stored.meta.id, &said).map(drop),
        None => make(tx, desk.new_id(), Audience::VisitTeam, &said),
    }
}
