//! The summary: its author's draft, and what was published.

use super::compose;
use crate::desk::share::Shareable;
use crate::desk::{Desk, Names, Typed, change, make, of, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::words::{refuse_too_long, unsettled};
use crate::{action, level, page, response, visit};
use cf_domain::RecordId;
use cf_domain::record::{Kind, Section, Settled, Summary};
use cf_domain::word::{Audience, Sort};
use cf_vault::{Query, Reader, Stored};
use cf_wire::{
    Done, Material, NoteRow, Page, SummaryFilter, SummaryRow, SummarySave, SummaryView, Withdraw,
};

/// The draft of a visit's summary.
///
/// # Errors
/// What the vault says.
pub fn draft_of(reader: &Reader<'_>, visit: RecordId) -> Result<Option<Typed<Summary>>, AppError> {
    let query = Query {
        parent: Some(visit),
        audience: Some(Audience::Private),
        ..Query::of(Kind::Summary, 1)
    };
    reader.list(&query)?.records.into_iter().next().map(of).transpose()
}

/// The four parts; a part ticked "nothing to report" counts as written.
#[must_use]
pub fn parts(summary: &Summary) -> [Option<&str>; 4] {
    [
        part(summary, Section::WentWell, summary.went_well.as_deref()),
        part(summary, Section::ToldUs, summary.told_us.as_deref()),
        part(summary, Section::Concerns, summary.concerns.as_deref()),
        part(summary, Section::Agreed, summary.agreed.as_deref()),
    ]
}

fn part<'s>(summary: &Summary, section: Section, text: Option<&'s str>) -> Option<&'s str> {
    let nothing = summary.nothing.contains(&section).then_some("Nothing to report.");
    nothing.or(text.filter(|text| !text.trim().is_empty()))
}

/// Every field with words that would leave.
#[must_use]
pub fn scanned(summary: &Summary) -> Vec<(&'static str, Option<&str>)> {
    vec![
        ("title", summary.title.as_deref()),
        ("place", summary.place.as_deref()),
        ("theme", summary.theme.as_deref()),
        ("went_well", summary.went_well.as_deref()),
        ("told_us", summary.told_us.as_deref()),
        ("concerns", summary.concerns.as_deref()),
        ("agreed", summary.agreed.as_deref()),
        ("not_seen", summary.not_seen.as_deref()),
        ("level_reason", summary.level_reason.as_deref()),
    ]
}

impl Shareable for Summary {
    fn words(&self) -> Vec<(&'static str, Option<&str>)> {
        scanned(self)
    }

    fn settled(&self) -> &[Settled] {
        &self.settled
    }

    fn set_settled(&mut self, settled: Vec<Settled>) {
        self.settled = settled;
    }
}

/// The summary as plain text, for `cfriend summary draft`.
#[must_use]
pub fn summary_text(summary: &Summary) -> String {
    let headings = Section::ALL.iter().map(|section| section.label());
    let parts = parts(summary);
    let mut text: Vec<String> = headings
        .zip(parts)
        .filter_map(|(heading, part)| Some(format!("{heading}\n{}", part?)))
        .collect();
    text.extend(summary.not_seen.as_ref().map(|unseen| format!("What we did not see\n{unseen}")));
    text.join("\n\n")
}

/// Opens the summary of a visit; the first time it is made, from counts and answers.
///
/// # Errors
/// When the visit is not here.
pub fn open_summary(desk: &Desk, id: RecordId) -> Result<SummaryView, AppError> {
    let existing = draft_of(&desk.reader()?, id)?.map(|draft| draft.stored.meta.id);
    let summary = match existing {
        Some(summary) => summary,
        None => start_summary(desk, id)?,
    };
    view_summary(desk, summary)
}

fn start_summary(desk: &Desk, visit_id: RecordId) -> Result<RecordId, AppError> {
    let view = visit::view(desk, visit_id)?;
    let actions = action::of_visit(desk, visit_id)?;
    let facts = Summary {
        visit: Some(visit_id),
        organisation: view.visit.organisation,
        place: Some(view.title.clone()),
        date: view.visit.date,
        title: view.visit.title.clone().or_else(|| Some(view.title.clone())),
        theme: view.visit.theme.clone(),
        announced: view.visit.announced,
        team: view.visit.team.clone(),
        ..Summary::default()
    };
    let summary = compose(&view.notes, &actions, facts);
    let id = desk.new_id();
    desk.transact(Operation::StartSummary, |tx| make(tx, id, Audience::Private, &summary))?;
    Ok(id)
}

/// Keeps the summary's words. One that was published is answered, not changed.
///
/// # Errors
/// A level higher than the rules allow; words too long.
pub fn save_summary(desk: &Desk, asked: SummarySave) -> Result<SummaryView, AppError> {
    let texts: Vec<Option<&str>> =
        scanned(&asked.summary).into_iter().map(|(_, text)| text).collect();
    refuse_too_long(&texts)?;
    let here = typed::<Summary>(&desk.reader()?, asked.id)?;
    if here.stored.meta.audience.leaves_device() {
        return Err(AppError::Refused(
            "This summary is published. Withdraw it with a reason, or add a response.".to_owned(),
        ));
    }
    let visit = here.record.visit;
    if let (Some(visit), Some(chosen)) = (visit, asked.summary.level) {
        level::check(desk, &desk.reader()?, visit, chosen)?;
    }
    let wanted = Summary {
        visit,
        settled: here.record.settled,
        organisation: here.record.organisation,
        ..asked.summary
    };
    desk.transact(Operation::SaveSummary, |tx| change(tx, asked.id, &wanted))?;
    view_summary(desk, asked.id)
}

/// A summary: a draft with its material, or a published one with its answers.
///
/// # Errors
/// When it is not here.
pub fn view_summary(desk: &Desk, id: RecordId) -> Result<SummaryView, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let Typed { stored, record: summary } = typed::<Summary>(&reader, id)?;
    let draft = stored.meta.audience == Audience::Private;
    let notes = match summary.visit.filter(|_| draft) {
        Some(visit) => visit::notes_of(desk, &reader, visit)?,
        None => Vec::new(),
    };
    let level_cap = match summary.visit.filter(|_| draft) {
        Some(visit) => level::cap(desk, &reader, visit)?,
        None => None,
    };
    Ok(SummaryView {
        author: names.person(stored.meta.author)?,
        provider: names.organisation(summary.organisation)?,
        level_cap,
        material: notes.into_iter().rev().map(material).collect(),
        findings: if draft { unsettled(&scanned(&summary), &summary.settled) } else { Vec::new() },
        responses: response::of_record(&reader, &names, id)?,
        meta: stored.meta,
        summary,
    })
}

fn material(note: NoteRow) -> Material {
    let section = match note.note.sort {
        Some(Sort::Good) => Section::WentWell,
        Some(Sort::Concern) => Section::Concerns,
        Some(Sort::Heard) => Section::ToldUs,
        Some(Sort::Saw) | None
            if note
                .note
                .rating
                .is_some_and(|rating| rating.was_seen() && !rating.counts_as_met()) =>
        {
            Section::Concerns
        }
        Some(Sort::Saw) | None => Section::WentWell,
    };
    Material { section, note }
}

/// The published summaries, newest first.
///
/// # Errors
/// What the vault says.
pub fn list_summaries(desk: &Desk, asked: &SummaryFilter) -> Result<Page<SummaryRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let query = Query {
        organisation: asked.organisation,
        audience: Some(Audience::Quality),
        ..Query::of(Kind::Summary, 50)
    };
    page::page(
        &reader,
        &query,
        &asked.paging,
        |_| Ok(true),
        |stored| summary_row(&names, stored),
        false,
    )
}

fn summary_row(names: &Names<'_>, stored: Stored) -> Result<SummaryRow, AppError> {
    let Typed { stored, record } = of::<Summary>(stored)?;
    Ok(SummaryRow {
        id: stored.meta.id,
        title: record.title.or(record.place).unwrap_or_else(|| "Visit".to_owned()),
        provider: names.organisation(record.organisation)?,
        date: record.date,
        announced: record.announced,
        author: names.person(stored.meta.author)?,
        level: record.level,
        audience: stored.meta.audience,
        withdrawn: record.withdrawn.is_some(),
    })
}

/// Takes a published summary back, with a reason. Its words are emptied; colleagues see that it was
/// taken back and why. What they have read or printed cannot be called back.
///
/// # Errors
/// A missing reason; somebody else's summary.
pub fn withdraw(desk: &Desk, asked: &Withdraw) -> Result<Done, AppError> {
    if asked.reason.trim().is_empty() {
        return Err(AppError::invalid(
            "reason",
            "Say why it is taken back. Your colleagues will see it.",
        ));
    }
    desk.transact(Operation::Withdraw, |tx| {
        let here = typed::<Summary>(&tx.reader(), asked.id)?.record;
        let tomb = Summary {
            visit: here.visit,
            organisation: here.organisation,
            place: here.place,
            date: here.date,
            title: here.title,
            withdrawn: Some(asked.reason.trim().to_owned()),
            ..Summary::default()
        };
        change(tx, asked.id, &tomb)
    })?;
    Ok(Done {})
}
