//! The sites, wards and services of a provider.

use crate::desk::{Desk, Typed, change, make, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::page;
use cf_domain::RecordId;
use cf_domain::record::{Kind, Organisation, Record, Service, Site};
use cf_domain::word::{Audience, PlaceKind};
use cf_vault::{Query, Reader, Tx};
use cf_wire::{PlaceRow, PlaceSave};

/// Adds a site, ward or service, or changes its name and where it is.
///
/// # Errors
/// A missing name; a site that is not one of this provider's; somebody else's entry.
pub fn save_place(desk: &Desk, asked: PlaceSave) -> Result<PlaceRow, AppError> {
    let name = asked.name.trim().to_owned();
    if name.is_empty() {
        return Err(AppError::invalid("name", "Type the name of the ward, service or site."));
    }
    let operation = if asked.id.is_some() { Operation::ChangePlace } else { Operation::AddPlace };
    let id = asked.id.unwrap_or_else(|| desk.new_id());
    desk.transact(operation, |tx| {
        typed::<Organisation>(&tx.reader(), asked.organisation)?;
        let organisation = Some(asked.organisation);
        match asked.kind {
            PlaceKind::Site => {
                let code = known::<Site>(tx, asked.id)?.and_then(|here| here.record.code);
                keep(tx, asked.id, id, &Site { organisation, name: name.clone(), code })
            }
            PlaceKind::Service => {
                refuse_foreign_site(tx, &asked)?;
                let service = Service { organisation, site: asked.site, name: name.clone() };
                keep(tx, asked.id, id, &service)
            }
        }
    })?;
    Ok(PlaceRow { id, kind: asked.kind, name, site: asked.site, mine: true })
}

fn known<R: Record>(tx: &Tx<'_>, id: Option<RecordId>) -> Result<Option<Typed<R>>, AppError> {
    id.map(|id| typed::<R>(&tx.reader(), id)).transpose()
}

fn keep<R: Record>(
    tx: &mut Tx<'_>,
    known: Option<RecordId>,
    id: RecordId,
    place: &R,
) -> Result<(), AppError> {
    match known {
        Some(id) => change(tx, id, place).map(drop),
        None => make(tx, id, Audience::Quality, place),
    }
}

fn refuse_foreign_site(tx: &Tx<'_>, asked: &PlaceSave) -> Result<(), AppError> {
    let Some(site) = known::<Site>(tx, asked.site)? else { return Ok(()) };
    if site.record.organisation != Some(asked.organisation) || site.stored.meta.binned.is_some() {
        return Err(AppError::invalid("site", "Choose one of this provider’s sites."));
    }
    Ok(())
}

/// The sites, wards and services of a provider, by name.
///
/// # Errors
/// What the vault says.
pub fn places(
    desk: &Desk,
    reader: &Reader<'_>,
    organisation: RecordId,
) -> Result<Vec<PlaceRow>, AppError> {
    let of_kind = |kind| Query { organisation: Some(organisation), ..Query::of(kind, 200) };
    let mut rows = Vec::new();
    for Typed { stored, record } in page::all::<Site>(reader, &of_kind(Kind::Site))? {
        rows.push(PlaceRow {
            id: stored.meta.id,
            kind: PlaceKind::Site,
            name: record.name,
            site: None,
            mine: stored.meta.author == desk.person(),
        });
    }
    for Typed { stored, record } in page::all::<Service>(reader, &of_kind(Kind::Service))? {
        rows.push(PlaceRow {
            id: stored.meta.id,
            kind: PlaceKind::Service,
            name: record.name,
            site: record.site,
            mine: stored.meta.author == desk.person(),
        });
    }
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows)
}
