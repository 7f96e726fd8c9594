//! Notes: what was seen and heard, in the visitor's words.

use crate::desk::share::{self, Shareable as _};
use crate::desk::{Desk, Names, Typed, change, make, of, typed};
use crate::draft;
use crate::error::AppError;
use crate::operation::Operation;
use crate::page;
use crate::team::veil::{self, Veil};
use crate::words::{field_finding, refuse_too_long, trimmed};
use cf_domain::RecordId;
use cf_domain::identifiers::scan;
use cf_domain::record::{Kind, Observation, Visit};
use cf_domain::word::{Audience, Sort, Source, Strength};
use cf_vault::{Query, Reader, Stored, Tx};
use cf_wire::{NoteFilter, NoteRow, NoteSave, Page};

/// Keeps a note and ends its draft, in one step. A note needs nothing but words, or an answer to a
/// prompt. It may be put to another visit later, or to none.
///
/// # Errors
/// Nothing to keep; words too long for one entry; a visit that is not
/// here or in the bin. Then the draft stays.
pub fn save_note(desk: &Desk, asked: NoteSave) -> Result<NoteRow, AppError> {
    let mut note = asked.note;
    note.area = trimmed(note.area);
    // A page that was open before the visit was shared or joined still names the old one.
    note.visit = note.visit.map(|visit| share::current(desk, visit)).transpose()?;
    if note.text.trim().is_empty() && note.rating.is_none() {
        return Err(AppError::invalid(
            "text",
            "Write what you saw or heard, or answer the prompt.",
        ));
    }
    refuse_too_long(&[Some(&note.text), note.area.as_deref()])?;
    let ends = asked.draft.as_deref().map(draft::parse).transpose()?;
    let operation = if asked.id.is_some() { Operation::ChangeNote } else { Operation::SaveNote };
    let id = match asked.id {
        // What the team has is changed there.
        Some(id) => share::current(desk, id)?,
        None => desk.new_id(),
    };
    desk.transact(operation, |tx| {
        if asked.id.is_some() {
            let Typed { stored, record: here } = typed::<Observation>(&tx.reader(), id)?;
            note.at = note.at.or(here.at);
            if note.settled.is_empty() {
                note.settled = here.settled;
            }
            if stored.meta.audience.leaves_device() {
                if note.visit != here.visit {
                    return Err(AppError::invalid(
                        "visit",
                        "The team has this note, so it stays with its visit.",
                    ));
                }
                let findings = note.findings();
                if !findings.is_empty() {
                    return Err(AppError::Identifiers(findings));
                }
                note = share::leaving(&note);
            } else if note.visit != here.visit {
                refuse_thrown_away(tx, note.visit)?;
            }
            change(tx, id, &note)?;
        } else {
            if let Some(visit) = note.visit {
                typed::<Visit>(&tx.reader(), visit)?;
            }
            note.at = note.at.or_else(|| Some(desk.now()));
            make(tx, id, Audience::Private, &note)?;
        }
        if let Some(draft) = ends {
            tx.discard_draft(draft)?;
        }
        Ok(())
    })?;
    view_note(desk, id)
}

/// A note is put to a visit that is here, and not to one that was thrown away.
fn refuse_thrown_away(tx: &Tx<'_>, visit: Option<RecordId>) -> Result<(), AppError> {
    let visit = visit.map(|id| typed::<Visit>(&tx.reader(), id)).transpose()?;
    match visit {
        Some(visit) if visit.stored.meta.binned.is_some() => Err(AppError::invalid(
            "visit",
            "This visit is in the bin. Take it out of the bin, or choose another.",
        )),
        _ => Ok(()),
    }
}

/// One note.
///
/// # Errors
/// When it is not here.
pub fn view_note(desk: &Desk, id: RecordId) -> Result<NoteRow, AppError> {
    let reader = desk.reader()?;
    let note = typed::<Observation>(&reader, id)?;
    if veil::hides(desk, &reader, &note.stored)? {
        return Err(AppError::Refused(
            "You see your colleagues' notes once you have handed in yours.".to_owned(),
        ));
    }
    note_row(desk, &reader, note)
}

/// Notes, newest first.
///
/// # Errors
/// What the vault says.
pub fn list_notes(desk: &Desk, asked: &NoteFilter) -> Result<Page<NoteRow>, AppError> {
    let reader = desk.reader()?;
    let query = Query { parent: asked.visit, ..Query::of(Kind::Observation, 50) };
    let filtered = asked.sort.is_some() || asked.source.is_some();
    let keep = |stored: &Stored| {
        if share::replaced_by(&reader, stored)?.is_some() || veil::hides(desk, &reader, stored)? {
            return Ok(false);
        }
        let note = of::<Observation>(stored.clone())?.record;
        Ok(asked.sort.is_none_or(|sort| note.sort == Some(sort))
            && asked.source.is_none_or(|source| note.source == Some(source)))
    };
    page::page(
        &reader,
        &query,
        &asked.paging,
        keep,
        |stored| note_row(desk, &reader, of(stored)?),
        filtered,
    )
}

/// All notes of a visit, newest first.
///
/// # Errors
/// What the vault says.
pub fn notes_of(
    desk: &Desk,
    reader: &Reader<'_>,
    visit: RecordId,
) -> Result<Vec<NoteRow>, AppError> {
    let query = Query { parent: Some(visit), ..Query::of(Kind::Observation, 500) };
    let mut rows = Vec::new();
    let veil = Veil::over(desk, reader, visit)?;
    page::each(reader, &query, |stored| {
        if share::replaced_by(reader, &stored)?.is_some() || veil.hides(&stored) {
            return Ok(());
        }
        rows.push(note_row(desk, reader, of(stored)?)?);
        Ok(())
    })?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.meta.id)));
    Ok(rows)
}

/// How strong the evidence of a note is: what its author said, else what its source or sort says.
#[must_use]
pub fn strength_of(note: &Observation) -> Strength {
    note.strength.or_else(|| note.source.map(Source::strength)).unwrap_or(match note.sort {
        Some(Sort::Saw) => Strength::Seen,
        Some(Sort::Heard) => Strength::Told,
        Some(Sort::Concern | Sort::Good) | None => Strength::Asserted,
    })
}

/// A note with what a screen needs beside it.
///
/// # Errors
/// What the vault says.
pub fn note_row(
    desk: &Desk,
    reader: &Reader<'_>,
    note: Typed<Observation>,
) -> Result<NoteRow, AppError> {
    let Typed { stored, record } = note;
    let visit_title = match record.visit {
        Some(visit) => match reader.record(visit)? {
            Some(visit) => {
                Some(super::title_of(reader, &Names::new(reader), &of::<Visit>(visit)?.record)?)
            }
            None => None,
        },
        None => None,
    };
    let findings =
        scan(&record.text).iter().map(|finding| field_finding("text", finding)).collect();
    Ok(NoteRow {
        at: record.at.unwrap_or(stored.meta.created),
        visit_title,
        prompt_text: record
            .prompt
            .as_deref()
            .and_then(|id| desk.shipped.prompt(id))
            .map(|prompt| prompt.text.clone()),
        strength: strength_of(&record),
        author: match stored.meta.author {
            author if author == desk.person() => None,
            author => Some(Names::new(reader).person(author)?),
        },
        handed_over: stored.meta.audience.leaves_device(),
        findings,
        note: record,
        meta: stored.meta,
    })
}
