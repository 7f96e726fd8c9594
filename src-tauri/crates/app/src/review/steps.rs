//! The steps from notes to a published summary, with how far each one is.

use super::compose::not_seen;
use super::summary::draft_of;
use crate::desk::{Desk, share};
use crate::error::AppError;
use crate::visit;
use crate::words::unsettled;
use cf_domain::RecordId;
use cf_wire::{ReviewStep, ReviewView, StepState};

/// A visit on its way to a summary.
///
/// # Errors
/// When it is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<ReviewView, AppError> {
    let id = share::current(desk, id)?;
    let visit = visit::view(desk, id)?;
    let reader = desk.reader()?;
    let draft = draft_of(&reader, id)?;
    let immediate = visit::immediate_gaps(&reader, id)?;

    let notes = visit.notes.len();
    let read = visit.notes.iter().filter(|note| note.note.checked).count();
    let found: usize = visit.notes.iter().map(|note| note.findings.len()).sum();
    let written = draft.as_ref().map(|draft| {
        super::summary::parts(&draft.record).iter().filter(|part| part.is_some()).count()
    });
    let to_settle = draft.as_ref().map_or(0, |draft| {
        unsettled(&super::summary::scanned(&draft.record), &draft.record.settled).len()
    });
    let published = visit.published.is_some();

    let notes_state = state(read, notes);
    let details_state = match (to_settle, written) {
        (0, Some(_)) => StepState::Done,
        (0, None) if found == 0 => StepState::Done,
        _ => StepState::Todo,
    };
    let write_state = match written {
        Some(4) => StepState::Done,
        Some(n) if n > 0 => StepState::Part,
        _ => StepState::Todo,
    };
    let publish_state = match (published, written) {
        (true, _) => StepState::Done,
        (false, Some(n)) if n > 0 => StepState::Todo,
        (false, _) => StepState::Blocked,
    };
    let details_words = match (to_settle, found) {
        (0, 0) => "We found none. Our check can miss things".to_owned(),
        (0, n) => format!("{n} in your notes, which stay here"),
        (n, _) => format!("{n} to settle in the summary"),
    };
    let step = |id: &str, title: &str, state, words: String| ReviewStep {
        id: id.to_owned(),
        title: title.to_owned(),
        state,
        words,
    };
    let steps = vec![
        step(
            "notes",
            "Read your notes again",
            notes_state,
            if notes == 0 {
                "You recorded nothing on this visit".to_owned()
            } else {
                format!("{read} of {notes} read")
            },
        ),
        step(
            "write",
            "Write the summary",
            write_state,
            written.map_or("Not begun".to_owned(), |n| format!("{n} of 4 parts")),
        ),
        step("details", "Take out personal details", details_state, details_words),
        step(
            "publish",
            "Check and publish",
            publish_state,
            if published { "Published".to_owned() } else { "Not published yet".to_owned() },
        ),
    ];
    let not_seen = not_seen(&visit.notes);
    Ok(ReviewView {
        summary: draft.map(|draft| draft.stored.meta.id),
        visit,
        steps,
        immediate,
        not_seen,
    })
}

fn state(done: usize, all: usize) -> StepState {
    match (done, all) {
        (done, all) if done >= all => StepState::Done,
        (0, _) => StepState::Todo,
        _ => StepState::Part,
    }
}
