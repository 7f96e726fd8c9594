//! What leaves when a note is handed over or a visit is shared, and settling what stands in the way.

use crate::desk::share::{self, Shareable};
use crate::desk::{Desk, change, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::visit;
use crate::words::unsettled;
use cf_domain::record::{Observation, Settled, Visit};
use cf_domain::word::Audience;
use cf_wire::{NoteRow, NoteSettle};

impl Shareable for Observation {
    fn words(&self) -> Vec<(&'static str, Option<&str>)> {
        vec![("text", Some(&self.text)), ("area", self.area.as_deref())]
    }

    fn settled(&self) -> &[Settled] {
        &self.settled
    }

    fn set_settled(&mut self, settled: Vec<Settled>) {
        self.settled = settled;
    }
}

impl Shareable for Visit {
    fn words(&self) -> Vec<(&'static str, Option<&str>)> {
        let whole = [
            ("title", &self.title),
            ("place", &self.place),
            ("theme", &self.theme),
            ("purpose", &self.purpose),
            ("not_seen", &self.not_seen),
            ("trigger", &self.trigger),
            ("contact", &self.contact),
            ("authority", &self.authority),
        ];
        let whole = whole.into_iter().map(|(field, text)| (field, text.as_deref()));
        let lines = self.lines.iter().map(|line| ("lines", Some(line.as_str())));
        let areas = self.areas.iter().map(|area| ("areas", Some(area.as_str())));
        let papers = self.documents.iter().map(|paper| ("documents", Some(paper.what.as_str())));
        let left_out = self.stages.iter().flat_map(|mark| {
            [("stages", mark.left_out.as_deref()), ("stages", mark.owner.as_deref())]
        });
        whole.chain(lines).chain(areas).chain(papers).chain(left_out).collect()
    }

    fn settled(&self) -> &[Settled] {
        &self.settled
    }

    fn set_settled(&mut self, settled: Vec<Settled>) {
        self.settled = settled;
    }
}

/// Refuses words that could point to a person in what the team of a visit reads already: there is no
/// page in between on which they could be settled.
///
/// # Errors
/// Says what to do; never the words.
pub fn refuse_personal(
    audience: Audience,
    field: &'static str,
    words: &[(&'static str, Option<&str>)],
    settled: &[Settled],
) -> Result<(), AppError> {
    if audience.leaves_device() && !unsettled(words, settled).is_empty() {
        return Err(AppError::invalid(
            field,
            "The team reads this, and something in it could point to a person. Say it in other words, by role and without numbers or names.",
        ));
    }
    Ok(())
}

/// Settles one possible identifier in an own note: other words, or the same words with a reason.
///
/// # Errors
/// When the words are not there any more, or no words or reason are given.
pub fn settle_note(desk: &Desk, asked: &NoteSettle) -> Result<NoteRow, AppError> {
    desk.transact(Operation::SettleDetail, |tx| {
        let note = typed::<Observation>(&tx.reader(), asked.id)?.record;
        let settling = share::Settling {
            field: &asked.field,
            words: &asked.words,
            choice: asked.choice,
            text: &asked.text,
        };
        change(tx, asked.id, &share::settle(note, &settling)?)
    })?;
    visit::view_note(desk, asked.id)
}
