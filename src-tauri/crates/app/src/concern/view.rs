//! A concern with everything about it, and the list of concerns.

use super::{ladder, rules};
use crate::desk::share::{self, Shareable as _};
use crate::desk::{Desk, Names, Typed, local, of, typed};
use crate::error::AppError;
use crate::narrow::owned_by;
use crate::present::{clock, first_words, whereabouts};
use crate::team::veil;
use crate::{action, page, response, visit};
use cf_domain::RecordId;
use cf_domain::calendar::{DayKind, long_date};
use cf_domain::record::{Concern, Kind, Record as _, Visit};
use cf_domain::word::ConcernStatus;
use cf_vault::{Query, Reader, Stored};
use cf_wire::{ClockState, ClockView, ConcernFilter, ConcernRow, ConcernView, EvidenceRow, Page};
use chrono::{DateTime, Utc};

/// A concern.
///
/// # Errors
/// When it is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<ConcernView, AppError> {
    let id = share::current(desk, id)?;
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let Typed { stored, record } = typed::<Concern>(&reader, id)?;
    let responses = response::of_record(&reader, &names, id)?;
    let (steps, ladder_edition) = ladder::steps(desk, &record, &responses);
    Ok(ConcernView {
        author: names.person(stored.meta.author)?,
        provider: names.organisation(record.organisation)?,
        visit_title: visit_title(&reader, &names, &record)?,
        clock: running(desk, &record, stored.meta.created),
        missing: rules::missing_times(&record),
        evidence: evidence(desk, &reader, &record)?,
        actions: action::of_concern(desk, &reader, &names, id)?,
        responses,
        steps,
        ladder_edition,
        findings: record.findings(),
        mine: stored.meta.author == desk.person(),
        meta: stored.meta,
        concern: record,
    })
}

/// A colleague's visit is named by their concern and stays with them.
fn visit_title(
    reader: &Reader<'_>,
    names: &Names<'_>,
    concern: &Concern,
) -> Result<Option<String>, AppError> {
    let stored = concern.visit.map(|id| reader.record(id)).transpose()?.flatten();
    stored.map(|stored| visit::title_of(reader, names, &of::<Visit>(stored)?.record)).transpose()
}

/// The clock that matters: the ladder's step, else the day an answer is due.
fn running(desk: &Desk, concern: &Concern, created: DateTime<Utc>) -> Option<ClockView> {
    let met = matches!(concern.status, Some(ConcernStatus::Closed));
    let made = local(created).date_naive();
    if let Some(due) = concern.step_due {
        return Some(clock(
            desk,
            concern.step_on.unwrap_or(made),
            due,
            ladder::day_kind(desk, concern),
            met,
        ));
    }
    concern.due.map(|due| clock(desk, made, due, DayKind::Working, met))
}

fn evidence(
    desk: &Desk,
    reader: &Reader<'_>,
    concern: &Concern,
) -> Result<Vec<EvidenceRow>, AppError> {
    let mut rows = Vec::new();
    for id in &concern.evidence_records {
        if let Some(stored) = reader.record(*id)?
            && !veil::hides(desk, reader, &stored)?
        {
            rows.push(EvidenceRow {
                id: *id,
                kind: stored.meta.kind.clone(),
                provenance: provenance(&stored),
                text: first_words(evidence_text(&stored), 200),
            });
        }
    }
    Ok(rows)
}

fn provenance(stored: &Stored) -> String {
    let what = stored.meta.kind.parse::<Kind>().map_or("A record", Kind::label);
    format!("{what}, {}", long_date(local(stored.meta.created).date_naive()))
}

/// The words of a record that serve as evidence.
#[must_use]
pub fn evidence_text(stored: &Stored) -> &str {
    ["text", "title", "name"]
        .iter()
        .find_map(|field| stored.fields.get(*field)?.as_str())
        .unwrap_or_default()
}

/// The concerns, newest first.
///
/// # Errors
/// What the vault says.
pub fn list(desk: &Desk, asked: &ConcernFilter) -> Result<Page<ConcernRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let query = Query { organisation: asked.organisation, ..Query::of(Kind::Concern, 50) };
    let keep = |stored: &Stored| {
        if share::replaced_by(&reader, stored)?.is_some() {
            return Ok(false);
        }
        let concern = Concern::from_fields(&stored.fields)?;
        let status = concern.status.unwrap_or(ConcernStatus::Open);
        let late = || {
            running(desk, &concern, stored.meta.created)
                .is_some_and(|clock| clock.state == ClockState::Late)
        };
        Ok(owned_by(stored, asked.owner.as_deref())
            && asked.status.is_none_or(|wanted| status == wanted)
            && asked.severity.is_none_or(|wanted| concern.severity == Some(wanted))
            && (!asked.open || status != ConcernStatus::Closed)
            && (!asked.late || late()))
    };
    page::page(
        &reader,
        &query,
        &asked.paging,
        keep,
        |stored| row(desk, &reader, &names, of(stored)?),
        true,
    )
}

fn row(
    desk: &Desk,
    reader: &Reader<'_>,
    names: &Names<'_>,
    concern: Typed<Concern>,
) -> Result<ConcernRow, AppError> {
    let Typed { stored, record } = concern;
    let id = stored.meta.id;
    let actions = action::of_concern(desk, reader, names, id)?;
    let open_actions = actions.iter().filter(|action| action.status.is_open()).count();
    let provider = names.organisation(record.organisation)?;
    Ok(ConcernRow {
        id,
        about: whereabouts(provider, record.place.clone()),
        severity: record.severity,
        status: record.status.unwrap_or(ConcernStatus::Open),
        owner: record.owner.clone(),
        clock: running(desk, &record, stored.meta.created),
        step: ladder::step_name(desk, &record),
        audience: stored.meta.audience,
        open_actions: u32::try_from(open_actions).unwrap_or(u32::MAX),
        title: record.title,
    })
}
