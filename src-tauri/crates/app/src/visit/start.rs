//! Starting a visit, its facts, and the list of visits.

use super::note::notes_of;
use super::{life, plan, template_view};
use crate::desk::share::Shareable as _;
use crate::desk::{Desk, Names, Typed, change, make, of, share, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::page;
use crate::team::refuse_personal;
use crate::team::veil::{self, Veil};
use crate::words::trimmed;
use cf_domain::RecordId;
use cf_domain::record::{Kind, Observation, Service, Site, Summary, Visit};
use cf_domain::word::{Audience, Sort};
use cf_vault::{Query, Reader, Stored};
use cf_wire::{Page, VisitFilter, VisitRow, VisitSave, VisitStart, VisitView};

/// Starts a visit. The place is enough: by id, or in words.
///
/// # Errors
/// When there is no place at all.
pub fn start(desk: &Desk, asked: VisitStart) -> Result<VisitView, AppError> {
    let place = trimmed(asked.place);
    if asked.organisation.is_none() && asked.service.is_none() && place.is_none() {
        return Err(AppError::invalid("place", "Say where you are. A few words are enough."));
    }
    let id = desk.new_id();
    let planned = asked.plan;
    if planned && asked.date.is_none() {
        return Err(AppError::invalid("date", "Say which day the visit is planned for."));
    }
    let date = asked.date.unwrap_or_else(|| desk.today());
    let template = asked.template.as_deref().and_then(|id| desk.shipped.edition_for(id, date));
    let visit = Visit {
        organisation: asked.organisation,
        place,
        site: asked.site,
        service: asked.service,
        date: Some(date),
        title: trimmed(asked.title),
        r#type: asked.kind,
        theme: trimmed(asked.theme),
        announced: asked.announced,
        team: asked
            .team
            .into_iter()
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect(),
        purpose: trimmed(asked.purpose),
        template: template.map(|template| template.id.clone()),
        template_version: template.map(|template| template.version.to_string()),
        trigger: trimmed(asked.trigger),
        revisit_of: asked.revisit_of,
        started: (!planned).then(|| desk.now()),
        ..Visit::default()
    };
    let operation = if planned { Operation::PlanVisit } else { Operation::StartVisit };
    desk.transact(operation, |tx| make(tx, id, Audience::Private, &visit))?;
    view(desk, id)
}

/// Changes a visit's facts.
///
/// # Errors
/// When the visit is a colleague's, or is not here.
pub fn save(desk: &Desk, asked: VisitSave) -> Result<VisitView, AppError> {
    desk.transact(Operation::SaveVisit, |tx| {
        let Typed { stored, record: here } = typed::<Visit>(&tx.reader(), asked.id)?;
        let noted = tx
            .reader()
            .count(&Query { parent: Some(asked.id), ..Query::of(Kind::Observation, 1) })?;
        let visit = plan::tidied(desk, asked.visit, &here, noted > 0)?;
        refuse_personal(stored.meta.audience, "visit", &visit.words(), &here.settled)?;
        change(tx, asked.id, &visit)
    })?;
    view(desk, asked.id)
}

/// The visits of this device, newest first.
///
/// # Errors
/// What the vault says.
pub fn list(desk: &Desk, asked: &VisitFilter) -> Result<Page<VisitRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let query = Query { organisation: asked.organisation, ..Query::of(Kind::Visit, 50) };
    let keep = |stored: &Stored| {
        Ok(share::replaced_by(&reader, stored)?.is_none()
            && (!asked.unfinished || published(&reader, stored.meta.id)?.is_none()))
    };
    page::page(
        &reader,
        &query,
        &asked.paging,
        keep,
        |stored| visit_row(desk, &reader, &names, of(stored)?),
        asked.unfinished,
    )
}

/// A visit in a list.
///
/// # Errors
/// What the vault says.
pub fn visit_row(
    desk: &Desk,
    reader: &Reader<'_>,
    names: &Names<'_>,
    visit: Typed<Visit>,
) -> Result<VisitRow, AppError> {
    let id = visit.stored.meta.id;
    let veil = Veil::over(desk, reader, id)?;
    let mut notes = 0;
    let mut concerns = 0;
    page::each(
        reader,
        &Query { parent: Some(id), ..Query::of(Kind::Observation, 500) },
        |stored| {
            if share::replaced_by(reader, &stored)?.is_some() || veil.hides(&stored) {
                return Ok(());
            }
            notes += 1;
            concerns += u32::from(of::<Observation>(stored)?.record.sort == Some(Sort::Concern));
            Ok(())
        },
    )?;
    Ok(VisitRow {
        next: life::next(desk, reader, id, &visit.record)?,
        planned: visit.record.started.is_none() && notes == 0,
        id,
        title: title_of(reader, names, &visit.record)?,
        provider: names.organisation(visit.record.organisation)?,
        date: visit.record.date,
        announced: visit.record.announced,
        theme: visit.record.theme,
        notes,
        concerns,
        published: published(reader, id)?,
    })
}

/// A visit with its notes.
///
/// # Errors
/// When it is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<VisitView, AppError> {
    let id = share::current(desk, id)?;
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let Typed { stored, record: visit } = typed::<Visit>(&reader, id)?;
    let title = title_of(&reader, &names, &visit)?;
    let notes = notes_of(desk, &reader, id)?;
    let mut areas: Vec<String> = Vec::new();
    for area in notes.iter().filter_map(|note| note.note.area.clone()) {
        if !areas.contains(&area) {
            areas.push(area);
        }
    }
    let day = desk.today();
    let sets: Vec<_> =
        desk.shipped.sets_of(&visit).into_iter().map(|set| template_view(set, day)).collect();
    let template = sets.iter().find(|set| Some(&set.id) == visit.template.as_ref()).cloned();
    let provider = names.organisation(visit.organisation)?;
    Ok(VisitView {
        next: life::next(desk, &reader, id, &visit)?,
        mine: stored.meta.author == desk.person(),
        shared: stored.meta.audience == Audience::VisitTeam,
        hidden: veil::hidden(desk, &reader, id)?,
        sets,
        meta: stored.meta,
        visit,
        title,
        provider,
        notes,
        template,
        areas,
        published: published(&reader, id)?,
    })
}

/// What a visit is called: its title, its ward, its place in words, its provider.
///
/// # Errors
/// What the vault says.
pub fn title_of(reader: &Reader<'_>, names: &Names<'_>, visit: &Visit) -> Result<String, AppError> {
    if let Some(title) = &visit.title {
        return Ok(title.clone());
    }
    if let Some(service) = visit.service.map(|id| typed::<Service>(reader, id)).transpose()? {
        return Ok(service.record.name);
    }
    if let Some(place) = &visit.place {
        return Ok(place.clone());
    }
    if let Some(site) = visit.site.map(|id| typed::<Site>(reader, id)).transpose()? {
        return Ok(site.record.name);
    }
    Ok(names.organisation(visit.organisation)?.unwrap_or_else(|| "Visit".to_owned()))
}

/// The published summary of a visit: what its draft became, or one that came shared from elsewhere.
fn published(reader: &Reader<'_>, visit: RecordId) -> Result<Option<RecordId>, AppError> {
    let drafts = Query { parent: Some(visit), ..Query::of(Kind::Summary, 10) };
    for stored in reader.list(&drafts)?.records {
        let draft = of::<Summary>(stored)?;
        let meta = &draft.stored.meta;
        let shared = (meta.audience != Audience::Private).then_some(meta.id);
        if let Some(published) = meta.shared_as.or(shared) {
            return Ok(Some(published));
        }
    }
    Ok(None)
}
